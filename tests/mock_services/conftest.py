"""Servers of invented services, described in a few lines of YAML, and a small client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from files_mock_server.testing import SpecServer
from spec_client import Api


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Any]:
    """Serves a description in YAML and answers a client of it; all servers stop at the end."""
    with ExitStack() as stack:
        count = 0

        def start(text: str, **options: Any) -> Api:
            nonlocal count
            count += 1
            path = tmp_path / f"api{count}.yaml"
            path.write_text(text, encoding="utf-8")
            server = stack.enter_context(SpecServer(path, **options))
            api = Api(server)
            stack.callback(api.http.close)
            return api

        yield start
