"""Makes the repository's own `benchmarks` importable; a folder without `__init__.py` does not hide it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
