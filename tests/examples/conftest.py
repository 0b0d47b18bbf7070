"""The FastAPI example, in front of stand-ins for the services it talks to."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

FOLDER = Path(__file__).parent.parent.parent / "examples" / "fastapi"


class Example(NamedTuple):
    """The example and what stands around it."""

    app: Any
    files: Any
    identity: Any


def load(name: str) -> ModuleType:
    """A module of the example, under a name that nothing else has."""
    full = f"fastapi_example_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, FOLDER / f"{name}.py")
        assert spec
        assert spec.loader
        module = sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[full]


@pytest.fixture
def example(mock_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Example]:
    """The example with its environment set, and an identity server that has exchanged nothing yet."""
    stand_in, app = load("stand_in"), load("app")
    mock_server.journal.clear()
    with stand_in.IdentityServer(mock_server.api_key) as identity:
        for name, value in stand_in.environment(mock_server.url, identity.url).items():
            monkeypatch.setenv(name, value)
        yield Example(app.app, mock_server, identity)
