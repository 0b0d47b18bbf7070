# Generated from the API description by "python -m codegen"; change the description, not this file.
"""The client of Frame.io API."""

from __future__ import annotations

from typing import Unpack

from files_style_sdk.raw import RawCalls
from files_style_sdk.service_client import SyncClient
from files_style_sdk.settings import ClientSettings
from frameio.models.bound import BoundResources
from frameio.service import SERVICE


class Frameio(SyncClient, BoundResources, RawCalls):
    """Frame.io API with settings, credentials and connections of its own.

    The settings are those of :class:`files_style_sdk.settings.ClientSettings`.

    Args:
        token: A credential, sent as `Authorization`; `FRAMEIO_TOKEN` by default.
        settings: Settings by name.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _service = SERVICE

    def __init__(self, *, token: str | None = None, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(token=token, **settings)
