"""The module face's caller: calls made with the settings that are names on the package."""

from __future__ import annotations

import files_style_sdk
from files_style_sdk.api_client import Caller

__all__ = ["caller"]

caller = Caller(lambda: files_style_sdk._package._settings.current())
"""Makes the calls of `files_style_sdk.user.list()` and of records that belong to no client."""
