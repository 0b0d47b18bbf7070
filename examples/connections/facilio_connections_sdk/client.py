# Generated from the API description by "python -m codegen"; change the description, not this file.
"""The client of Facilio Connections."""

from __future__ import annotations

from typing import Unpack

from facilio_connections_sdk.models.bound import BoundResources
from facilio_connections_sdk.service import SERVICE
from files_style_sdk.raw import RawCalls
from files_style_sdk.service_client import SyncClient
from files_style_sdk.settings import ClientSettings


class Client(SyncClient, BoundResources, RawCalls):
    """Facilio Connections with settings, credentials and connections of its own.

    The settings are those of :class:`files_style_sdk.settings.ClientSettings`.

    Args:
        service_token: A credential, sent as `X-Service-Token`.
        settings: Settings by name.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _service = SERVICE

    def __init__(self, *, service_token: str | None = None, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(service_token=service_token, **settings)
