# Generated from the API description by "python -m codegen"; change the description, not this file.
"""The client of Wootiv."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from files_style_sdk.aio.service_client import AsyncServiceClient
from files_style_sdk.raw import RawCalls
from wootiv.async_transports import OnAsyncTransport
from wootiv.service import SERVICE
from wootiv.transports import WootivSettings

if TYPE_CHECKING:
    from wootiv.models.awaited import AwaitedResources
else:
    # The same classes; it is their caller that makes the results awaited.
    from wootiv.models.bound import BoundResources as AwaitedResources


class AsyncWootiv(OnAsyncTransport, AsyncServiceClient, AwaitedResources, RawCalls):
    """Wootiv with settings, credentials and connections of its own.

    Calls are awaited. The settings are those of :class:`wootiv.transports.WootivSettings`.

    Args:
        api_key: A credential, sent as `Authorization`; `WOOTIV_API_KEY` by default.
        settings: Settings by name.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _service = SERVICE

    def __init__(self, *, api_key: str | None = None, **settings: Unpack[WootivSettings]) -> None:
        super().__init__(api_key=api_key, **settings)
