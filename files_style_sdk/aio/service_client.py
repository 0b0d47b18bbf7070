"""What the async clients of all services share."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from files_style_sdk.aio.caller import AsyncCaller
from files_style_sdk.auth import ensured
from files_style_sdk.service_client import ServiceClient

__all__ = ["AsyncServiceClient"]


class AsyncServiceClient(ServiceClient):
    """A client whose calls are awaited. It may serve many tasks, and several loops, one after the other or at once."""

    _caller_type = AsyncCaller
    _caller: AsyncCaller

    async def authenticate(self, *, renew: bool = False) -> None:
        """Come to a credential now, instead of with the first call: what is exchanged for or refreshed is fetched.

        Does nothing while there is one that is good.

        Args:
            renew: Whether one that seems to be good is replaced, too. Of several tasks at once, one does it for all.

        Raises:
            AuthenticationError: There is no credential, or it was not accepted.
            APIConnectionError: Whoever hands it out cannot be reached.
        """
        settings = self._caller.settings_with(None)
        await self._caller.run(ensured(settings, renew=renew), settings)

    async def close(self) -> None:
        """Close the connections of the running loop. The next call opens new ones."""
        await self._caller.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
