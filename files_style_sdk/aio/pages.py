"""Lists of an async client, a page at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Self, TypeVar

from files_style_sdk.exchange import Reply
from files_style_sdk.pages import Page

__all__ = ["AsyncListObj", "AsyncWalkingListObj"]

T = TypeVar("T")


class AsyncListObj(Page[T]):
    """A page of records, and the way to the pages after it.

    `for` gives the records of the current page, `async for` those of all pages.
    """

    @property
    def has_next_page(self) -> bool:
        """Whether the service has more records after this page."""
        return self._next is not None

    async def __aiter__(self) -> AsyncIterator[T]:
        async for record in self.auto_paging_iter():
            yield record

    async def auto_paging_iter(self, prefetch: int = 0) -> AsyncIterator[T]:
        """The records of this page and of every page after it.

        Args:
            prefetch: 1 asks for the next page while the current one is consumed, 0 when it is reached.

        Raises:
            APIError: The service refuses a page.
            APIConnectionError: A page could not be fetched.
        """
        while True:
            ahead = asyncio.ensure_future(self._fetch()) if prefetch and self._next is not None else None
            try:
                for record in self.data:
                    yield record
                if self._next is None:
                    return
                self._receive(await (self._fetch() if ahead is None else ahead))
            finally:
                if ahead is not None:
                    await _put_away(ahead)

    async def load_next_page(self) -> None:
        """Replace the records of this page by those of the next. Does nothing on the last page."""
        if self._next is not None:
            self._receive(await self._fetch())

    async def get_next_page(self) -> Self | None:
        """The next page as an object of its own, None on the last page; this page stays as it is."""
        return None if self._next is None else self._following(await self._fetch())

    async def to_list(self, limit: int | None = None) -> list[T]:
        """The records of this page and of every page after it, at most `limit`."""
        records: list[T] = []
        if limit is not None and limit <= 0:
            return records
        async for record in self.auto_paging_iter():
            records.append(record)
            if len(records) == limit:
                break
        return records

    async def _fetch(self) -> Reply:
        reply: Reply = await self._caller.call(self._next_request(), self._settings)
        return reply


class AsyncWalkingListObj(AsyncListObj[T]):
    """A page of records, for services whose users expect methods; `async for` gives the records of all pages."""

    def auto_paging_iter(self, prefetch: int = 0) -> AsyncIterator[T]:
        """See :meth:`AsyncListObj.auto_paging_iter`. This page stays as it is, so that it can be gone through again."""
        return super(AsyncWalkingListObj, self._copy()).auto_paging_iter(prefetch)

    def has_next_page(self) -> bool:  # type: ignore[override]
        """Whether the service has more records after this page."""
        return self._next is not None


async def _put_away(ahead: asyncio.Future[Reply]) -> None:
    """End what nobody waits for any more, without a word about how it ended."""
    if not ahead.done():
        ahead.cancel()
        await asyncio.wait({ahead})
    if not ahead.cancelled():
        ahead.exception()  # it has been seen
