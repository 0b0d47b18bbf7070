"""A filesystem of the mock server, and nothing of what another test left in fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.fs import FilesFileSystem

RETRIES: dict[str, Any] = {"initial_network_retry_delay": 0, "max_network_retry_delay": 0.001}


@pytest.fixture(autouse=True)
def own_profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the profiles of whoever runs it."""
    folder = tmp_path / "profiles"
    monkeypatch.setenv("FILES_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_shared_filesystems() -> Iterator[None]:
    """Each test makes its own filesystems."""
    FilesFileSystem.clear_instance_cache()
    yield
    FilesFileSystem.clear_instance_cache()


@pytest.fixture
def options(mock_server: Any) -> dict[str, Any]:
    """Storage options that lead to the mock server."""
    return {"base_url": mock_server.url, "api_key": mock_server.api_key, **RETRIES}


@pytest.fixture
def fs(options: dict[str, Any]) -> FilesFileSystem:
    """A filesystem of the mock server."""
    made: FilesFileSystem = FilesFileSystem(**options)
    return made
