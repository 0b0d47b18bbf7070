"""What a call on an async client gives."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from typing import Any, Generic, TypeVar
from warnings import warn

from files_style_sdk.aio.pages import AsyncListObj, AsyncWalkingListObj

__all__ = ["Pending", "PendingPage", "PendingWalk"]

T = TypeVar("T")


class Pending(Coroutine[Any, Any, T]):
    """A call that begins when it is awaited: a coroutine like any other, for `await`, `gather` and `create_task`.

    One for a list can also be iterated over with `async for`, which gives the records of all its pages.

    Args:
        start: Begins the call.
    """

    def __init__(self, start: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._start = start
        self._begun: Coroutine[Any, Any, T] | None = None
        self._is_wanted = True

    def __await__(self) -> Generator[Any, None, T]:
        return self._coroutine().__await__()

    def send(self, value: Any) -> Any:
        """Resume the call; for event loops."""
        return self._coroutine().send(value)

    def throw(self, *error: Any) -> Any:
        """Raise an error where the call waits; for event loops."""
        return self._coroutine().throw(*error)

    def close(self) -> None:
        """End the call."""
        self._is_wanted = False
        if self._begun is not None:
            self._begun.close()

    def __del__(self) -> None:
        if self._begun is None and self._is_wanted:
            warn("a call of an async client was never awaited, so it was never made", RuntimeWarning, stacklevel=2)

    async def __aiter__(self) -> AsyncIterator[Any]:
        page: Any = await self
        async for record in page:
            yield record

    def _coroutine(self) -> Coroutine[Any, Any, T]:
        if self._begun is None:
            self._begun = self._start()
        return self._begun


R = TypeVar("R")


class PendingPage(Pending[AsyncListObj[R]], Generic[R]):
    """A call for a list; see :class:`Pending`."""

    async def __aiter__(self) -> AsyncIterator[R]:
        async for record in await self:
            yield record


class PendingWalk(Pending[AsyncWalkingListObj[R]], Generic[R]):
    """A call for a list of a service whose pages are walked; see :class:`Pending`."""

    async def __aiter__(self) -> AsyncIterator[R]:
        async for record in await self:
            yield record
