"""Lists, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from itertools import islice
from typing import Any, Generic, Protocol, Self, TypeVar

from files_style_sdk.error import Error
from files_style_sdk.exchange import Reply
from files_style_sdk.manners import place_in
from files_style_sdk.operation import Operation
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

__all__ = ["ListObj", "Page", "WalkingListObj", "records_of"]

T = TypeVar("T")


def records_of(operation: Operation, reply: Reply) -> list[dict[str, Any]]:
    """The records that a reply lists; one without content (204) lists none.

    Raises:
        APIError: The reply is something else.
    """
    content = reply.content
    records = [] if content is None else place_in(content, operation.records) if operation.records else content
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise reply.unusable(f"{operation.verb} {operation.path} answered with something that is not a list of records")
    return records


class _Calls(Protocol):
    def call(self, request: Request, settings: Settings) -> Reply: ...


class Page(Generic[T]):
    """One page of records and what is needed to ask for the next: all of a list that needs no I/O."""

    def __init__(
        self,
        caller: Any,
        operation: Operation,
        arguments: Mapping[str, Any],
        settings: Settings,
        build: Callable[[dict[str, Any]], T],
        reply: Reply,
    ) -> None:
        self._caller = caller
        self._operation = operation
        self._arguments = arguments
        # The whole walk is one operation: it goes on with the settings it began with.
        self._settings = settings
        self._build = build
        self._followed: set[str] = set()
        self._next: Mapping[str, Any] | None = None
        self._receive(reply)

    @property
    def data(self) -> list[T]:
        """The records of the current page."""
        return self._data

    @property
    def cursor(self) -> str | None:
        """The cursor of the next page, None on the last; where a service has none, what stands for it."""
        return None if self._next is None else next(iter(self._next.values()))

    def next_page_info(self) -> dict[str, Any] | None:
        """The parameters that ask for the next page, None on the last page."""
        return None if self._next is None else {**self._arguments, **self._next}

    def __iter__(self) -> Iterator[T]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, index: int) -> T:
        return self._data[index]

    def __repr__(self) -> str:
        more = "last page" if self._next is None else "more to come"
        return f"<{type(self).__name__}: {len(self._data)} records, {more}>"

    def _repr_html_(self) -> str:
        from files_style_sdk.html_table import table_of_records

        # Records are Models, of which this module, above theirs, knows nothing.
        tables = [getattr(record, "_cells", None) for record in self._data]
        rows = [
            cells() if cells is not None else {"": repr(record)}
            for record, cells in zip(self._data, tables, strict=True)
        ]
        return table_of_records(repr(self).strip("<>"), rows)

    def _copy(self) -> Self:
        """This page as an object of its own, which can go on to others."""
        page = copy(self)
        page._followed = set(self._followed)
        return page

    def _following(self, reply: Reply) -> Self:
        """The page that a reply holds, as an object of its own that knows the pages before it."""
        page = self._copy()
        page._receive(reply)
        return page

    def _next_request(self) -> Request:
        return self._operation.request({**self._arguments, **(self._next or {})}, self._settings)

    def _receive(self, reply: Reply) -> None:
        """Take a page over, the first one or the one that `_next` asked for."""
        records = records_of(self._operation, reply)
        asked = {**self._arguments, **self._next} if self._next else self._arguments
        sent = self._operation.on_the_wire(asked)
        following = self._settings.service.pages.following(reply.data, reply.headers, sent, len(records))
        data = [self._build(record) for record in records]
        if following is not None:
            mark = str(following)
            if mark in self._followed or _is_asked(following, sent):
                raise Error("the service repeated a cursor; following it would never end", outcome="unknown")
            self._followed.add(mark)
        self._data = data
        self._next = None if following is None else self._operation.in_python(following)


def _is_asked(following: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
    """Whether what asks for the next page is what asked for this one, be it as a number or as its text."""
    for name, value in following.items():  # noqa: SIM110 - on the way of every call, a generator costs too much
        if name not in sent or str(sent[name]) != str(value):
            return False
    return True


class ListObj(Page[T]):
    """A page of records, and the way to the pages after it.

    Iterating gives the records of the current page; :meth:`auto_paging_iter` gives those of all pages.

    Example:
        >>> for user in files_sdk.user.list().auto_paging_iter():  # doctest: +SKIP
        ...     print(user.username)
    """

    _caller: _Calls

    @property
    def has_next_page(self) -> bool:
        """Whether the service has more records after this page."""
        return self._next is not None

    def auto_paging_iter(self, prefetch: int = 0) -> Iterator[T]:
        """The records of this page and of every page after it.

        Args:
            prefetch: 1 asks for the next page, in a thread, while the current one is consumed; 0 when it is reached.

        Raises:
            APIError: The service refuses a page.
            APIConnectionError: A page could not be fetched.
        """
        if prefetch:
            yield from self._prefetching()
            return
        yield from self._data
        while self._next is not None:
            self.load_next_page()
            yield from self._data

    def _prefetching(self) -> Iterator[T]:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(1, thread_name_prefix="files-pages") as pool:
            while True:
                ahead = pool.submit(self._fetch) if self._next is not None else None
                yield from self._data
                if ahead is None:
                    return
                self._receive(ahead.result())

    def load_next_page(self) -> None:
        """Replace the records of this page by those of the next. Does nothing on the last page.

        Raises:
            APIError: The service refuses the page.
            APIConnectionError: The page could not be fetched. This page stays as it is.
        """
        if self._next is not None:
            self._receive(self._fetch())

    def get_next_page(self) -> Self | None:
        """The next page as an object of its own, None on the last page; this page stays as it is.

        Raises:
            APIError: The service refuses the page.
            APIConnectionError: The page could not be fetched.
        """
        return None if self._next is None else self._following(self._fetch())

    def to_list(self, limit: int | None = None) -> list[T]:
        """The records of this page and of every page after it.

        Args:
            limit: How many at the most; None takes all.

        Raises:
            APIError: The service refuses a page.
            APIConnectionError: A page could not be fetched.
        """
        return list(islice(self.auto_paging_iter(), limit))

    def _fetch(self) -> Reply:
        return self._caller.call(self._next_request(), self._settings)


class WalkingListObj(ListObj[T]):
    """A page of records whose iteration goes on to the pages after it; for services whose users expect that.

    `data` has the records of the current page alone.

    Example:
        >>> for member in client.space.members.list("7"):  # doctest: +SKIP
        ...     print(member.name)
    """

    def __iter__(self) -> Iterator[T]:
        return self.auto_paging_iter()

    def auto_paging_iter(self, prefetch: int = 0) -> Iterator[T]:
        """See :meth:`ListObj.auto_paging_iter`. This page stays as it is, so that it can be gone through again."""
        return super(WalkingListObj, self._copy()).auto_paging_iter(prefetch)

    def has_next_page(self) -> bool:  # type: ignore[override]  # where it is a method, it is expected to be one
        """Whether the service has more records after this page."""
        return self._next is not None
