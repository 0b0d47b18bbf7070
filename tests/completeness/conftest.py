"""Makes the repository's own `codegen` importable, and stands in for the service."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import files_style_sdk as files_sdk

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from recorder import ORIGIN, Recorder  # it needs codegen's path


@pytest.fixture
def service() -> Iterator[Recorder]:
    """A service that remembers what it is sent; the package's own settings lead to it."""
    files_sdk.base_url = ORIGIN
    files_sdk.set_api_key("MODULEKEY")
    with Recorder() as recorder:
        yield recorder
    files_sdk.close()
