# Generated from the API description by "python -m codegen"; change the description, not this file.
"""The client of Frame.io API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from files_style_sdk.aio.service_client import AsyncServiceClient
from files_style_sdk.raw import RawCalls
from files_style_sdk.settings import ClientSettings
from frameio.service import SERVICE

if TYPE_CHECKING:
    from frameio.models.awaited import AwaitedResources
else:
    # The same classes; it is their caller that makes the results awaited.
    from frameio.models.bound import BoundResources as AwaitedResources


class AsyncFrameio(AsyncServiceClient, AwaitedResources, RawCalls):
    """Frame.io API with settings, credentials and connections of its own.

    Calls are awaited. The settings are those of :class:`files_style_sdk.settings.ClientSettings`.

    Args:
        token: A credential, sent as `Authorization`; `FRAMEIO_TOKEN` by default.
        settings: Settings by name.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _service = SERVICE

    def __init__(self, *, token: str | None = None, **settings: Unpack[ClientSettings]) -> None:
        super().__init__(token=token, **settings)
