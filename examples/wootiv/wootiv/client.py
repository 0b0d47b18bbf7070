# Generated from the API description by "python -m codegen"; change the description, not this file.
"""The client of Wootiv."""

from __future__ import annotations

from typing import Unpack

from files_style_sdk.raw import RawCalls
from files_style_sdk.service_client import SyncClient
from wootiv.models.bound import BoundResources
from wootiv.service import SERVICE
from wootiv.transports import OnTransport, WootivSettings


class Wootiv(OnTransport, SyncClient, BoundResources, RawCalls):
    """Wootiv with settings, credentials and connections of its own.

    The settings are those of :class:`wootiv.transports.WootivSettings`.

    Args:
        api_key: A credential, sent as `Authorization`; `WOOTIV_API_KEY` by default.
        settings: Settings by name.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _service = SERVICE

    def __init__(self, *, api_key: str | None = None, **settings: Unpack[WootivSettings]) -> None:
        super().__init__(api_key=api_key, **settings)
