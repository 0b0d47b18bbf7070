"""An async client: the same resources, awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from files_style_sdk.aio.service_client import AsyncServiceClient
from files_style_sdk.client import BaseClient, FileShortcuts
from files_style_sdk.raw import RawCalls

if TYPE_CHECKING:
    from files_style_sdk.models.awaited import AwaitedResources
else:
    # The same classes; it is their caller that makes the results awaited.
    from files_style_sdk.models.bound import BoundResources as AwaitedResources

__all__ = ["AsyncClient"]


class AsyncClient(BaseClient, AsyncServiceClient, AwaitedResources, FileShortcuts, RawCalls):
    """The service for event loops. One client may serve many tasks, and several loops, one after the other or at once.

    The arguments are those of :class:`~files_style_sdk.client.BaseClient`. Every call is made as on a
    :class:`~files_style_sdk.client.Client`, and awaited.

    Example:
        >>> async def names():  # doctest: +SKIP
        ...     async with AsyncClient(api_key="KEY") as client:
        ...         return [user.username async for user in client.user.list()]
    """
