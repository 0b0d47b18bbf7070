"""Assignments that mypy refuses; pyright does not check what is assigned to a module's names. Checked, never run."""

from __future__ import annotations

import files_style_sdk as files_sdk


def settings() -> None:
    files_sdk.read_timeout = "90"  # type: ignore[assignment]
    files_sdk.max_network_retries = 1.5  # type: ignore[assignment]
    files_sdk.base_url = None  # type: ignore[assignment]
