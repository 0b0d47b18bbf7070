"""`python -m files_style_sdk`: the same as `files-style`."""

from __future__ import annotations

import sys

from files_style_sdk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
