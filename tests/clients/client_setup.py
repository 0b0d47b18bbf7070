"""What the tests of clients share: credentials of the server, and what becomes of a client that cannot be had."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import environments
import pytest

API_KEY = "clientskey1"
USER = ("motor", "vroom")


def required(find: Callable[..., Any], *arguments: Any) -> Any:
    """What `find` finds; where the client cannot be had the test is skipped, but fails in CI, which must have it."""
    try:
        return find(*arguments)
    except environments.UnavailableError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def chosen(client: str) -> None:
    """Skip the test of a client that is not installed, unless ``run.py`` asks for it."""
    if client not in os.environ.get("FILES_CLIENTS", "").split() and not environments.is_installed(client):
        pytest.skip(f"not installed; python tests/clients/run.py {client} does so")


def clean_environment(**added: str) -> dict[str, str]:
    """The process's environment without what configures clients, and with what is added."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("FILES_", "RCLONE_"))}
    return {**inherited, **added}
