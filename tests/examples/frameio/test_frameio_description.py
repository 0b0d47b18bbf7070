"""The description of the frameio example, and that the code beside it is what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "frameio"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def test_the_description_is_valid() -> None:
    """It is OpenAPI 3.1, so that other tools can read it, too."""
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(yaml.safe_load((EXAMPLE / "api.yaml").read_text("utf-8")))


def test_the_package_is_what_the_description_says() -> None:
    """Nothing was changed in the generated package, and nothing in the description without generating it anew."""
    from codegen.__main__ import main

    assert main(["--check", "--spec", str(EXAMPLE / "api.yaml"), "--package", "frameio", "--out", str(EXAMPLE)]) == 0
