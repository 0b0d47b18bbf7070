"""Makes the repository's own `codegen` importable and offers its documents to the tests."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def library() -> Path:
    """A small document of a service that does not exist: what the generator takes, besides ours."""
    return Path(__file__).with_name("library.yaml")
