"""Pages whose iteration goes on to the pages after them, in each of the styles that services have."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypedDict
from urllib.parse import parse_qsl, urlsplit

import pytest

from files_style_sdk.aio.pages import AsyncWalkingListObj
from files_style_sdk.error import APIError, Error, NotFoundError
from files_style_sdk.exchange import Reply
from files_style_sdk.manners import BodyCursor, NextLink, PageNumber, Pager
from files_style_sdk.operation import Operation
from files_style_sdk.pages import WalkingListObj
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings


class Params(TypedDict, total=False):
    """What the list accepts."""

    cursor: str
    page_number: int
    per_page: int


LIST = Operation("GET", "/things", Params, records="found.things", names={"page_number": "pageNumber"})

Answer = Callable[[dict[str, str]], dict[str, Any]]


def cursors(query: dict[str, str]) -> dict[str, Any]:
    """Three pages, the next of which a cursor in the body tells."""
    at = int(query.get("cursor") or 0)
    return {"next": str(at + 1) if at < 2 else None, **things(at)}


def numbers(query: dict[str, str]) -> dict[str, Any]:
    """Three pages with numbers; the answer tells whether there are more."""
    at = int(query.get("pageNumber", 1)) - 1
    return {"meta": {"more": at < 2}, **things(at)}


def numbers_until_empty(query: dict[str, str]) -> dict[str, Any]:
    """Three pages with numbers, and nothing after them."""
    at = int(query.get("pageNumber", 1)) - 1
    return things(at) if at < 3 else {"found": {"things": []}}


def links(query: dict[str, str]) -> dict[str, Any]:
    """Three pages, each with a link to the next at another origin, whose query alone counts."""
    at = int(query.get("cursor") or 0)
    link = f"http://elsewhere.test/x?per_page={query['per_page']}&cursor={at + 1}"
    return {"links": {"next": link if at < 2 else None}, **things(at)}


def things(at: int) -> dict[str, Any]:
    """The two records of a page."""
    return {"found": {"things": [{"v": at * 2}, {"v": at * 2 + 1}]}}


STYLES: list[tuple[Pager, Answer]] = [
    (BodyCursor("next"), cursors),
    (PageNumber("pageNumber", 1, "meta.more"), numbers),
    (PageNumber("pageNumber"), numbers_until_empty),
    (NextLink("links.next"), links),
]
styles = pytest.mark.parametrize(("pager", "answer"), STYLES, ids=["body_cursor", "more", "until_empty", "next_link"])


class Caller:
    """Answers with what a function makes of the query, waiting or awaited."""

    def __init__(self, pager: Pager, answer: Answer, awaited: bool = False) -> None:
        self.settings = Settings(
            api_key="K", base_url="http://service.test", service=replace(SERVICE, pages=pager, walks=True)
        )
        self.answer, self.awaited = answer, awaited
        self.queries: list[dict[str, str]] = []

    def call(self, request: Any, settings: Settings) -> Any:
        assert settings is self.settings
        assert request.url.startswith("http://service.test/api/rest/v1/things?")
        self.queries.append(dict(parse_qsl(urlsplit(request.url).query)))
        return self._later(self._reply()) if self.awaited else self._reply()

    def _reply(self) -> Reply:
        return Reply(self.answer(self.queries[-1]), {})

    async def _later(self, reply: Reply) -> Reply:
        return reply

    def first(self, **arguments: Any) -> Any:
        """The first page, for which nothing is asked of this caller."""
        kind: Any = AsyncWalkingListObj if self.awaited else WalkingListObj
        reply = Reply(self.answer({"per_page": "2"}), {})
        return kind(self, LIST, {"per_page": 2, **arguments}, self.settings, lambda record: record["v"], reply)


@styles
def test_walking_twice_gives_the_same(pager: Pager, answer: Answer) -> None:
    """Iterating gives the records of all pages, each asked for when it is reached; it leaves the page as it is."""
    caller = Caller(pager, answer)
    page = caller.first()
    found = iter(page)
    assert [next(found), next(found), len(caller.queries)] == [0, 1, 0]
    assert [next(found), len(caller.queries)] == [2, 1]
    assert list(page) == list(page) == page.to_list() == list(page.auto_paging_iter(prefetch=1)) == [0, 1, 2, 3, 4, 5]
    assert (page.data, len(page), page[1], page.has_next_page()) == ([0, 1], 2, 1, True)
    assert all(query["per_page"] == "2" for query in caller.queries)


@styles
def test_page_by_page(pager: Pager, answer: Answer) -> None:
    """Each page is an object of its own; what asks for the next goes by Python's names; the last has no next."""
    first = Caller(pager, answer).first()
    second = first.get_next_page()
    third = second.get_next_page()
    assert [first.data, second.data, third.data] == [[0, 1], [2, 3], [4, 5]]
    assert list(second) == [2, 3, 4, 5]
    asked = {"page_number": 2} if isinstance(pager, PageNumber) else {"cursor": "1"}
    assert {**first.next_page_info(), "per_page": 2} == {"per_page": 2, **asked}
    last = third if not isinstance(pager, PageNumber) or pager.more else third.get_next_page()
    assert (last.has_next_page(), last.next_page_info(), last.get_next_page()) == (False, None, None)


@styles
def test_awaited_pages_walk_alike(pager: Pager, answer: Answer) -> None:
    """What waits and what is awaited give the same, also a second time, and prefetched."""

    async def walk() -> None:
        page = Caller(pager, answer, awaited=True).first()
        for _ in range(2):
            assert [record async for record in page] == [0, 1, 2, 3, 4, 5]
        assert [record async for record in page.auto_paging_iter(prefetch=1)] == [0, 1, 2, 3, 4, 5]
        assert await page.to_list(3) == [0, 1, 2]
        assert (page.data, page.has_next_page()) == ([0, 1], True)
        second = await page.get_next_page()
        assert ([record async for record in second], list(second), page.data) == ([2, 3, 4, 5], [2, 3], [0, 1])

    asyncio.run(walk())


@pytest.mark.parametrize("pager", [BodyCursor("next"), NextLink("links.next")], ids=["body_cursor", "next_link"])
def test_a_repeated_cursor_raises(pager: Pager) -> None:
    """A service that sends its caller round in circles raises, and does so each time; it makes no endless loop."""

    def circle(query: dict[str, str]) -> dict[str, Any]:
        onward = {"1": "2", "2": "3", "3": "2"}.get(query.get("cursor", ""), "1")
        return {"next": onward, "links": {"next": f"/x?cursor={onward}"}, **things(0)}

    caller = Caller(pager, circle)
    page = caller.first()
    for _ in range(2):
        with pytest.raises(Error, match="repeated a cursor"):
            list(page)
    assert len(caller.queries) == 6

    async def walk() -> None:
        async for _ in Caller(pager, circle, awaited=True).first():
            pass

    with pytest.raises(Error, match="repeated a cursor"):
        asyncio.run(walk())


def test_a_page_that_fails_can_be_asked_for_again() -> None:
    """An error in the middle reaches who iterates; going through the page again begins anew."""
    troubles: list[Exception] = [NotFoundError("gone")]

    def answer(query: dict[str, str]) -> dict[str, Any]:
        if troubles and query.get("cursor") == "2":
            raise troubles.pop()
        return cursors(query)

    page = Caller(BodyCursor("next"), answer).first()
    seen: list[int] = []
    with pytest.raises(NotFoundError):
        seen.extend(page)
    assert list(page) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("data", [{"found": {}}, {"found": {"things": [1]}}, [], {"found": {"things": {"v": 1}}}])
def test_answers_without_records_where_they_are_said_to_be(data: Any) -> None:
    """An answer that has no list of records at the described place is an error, and not an empty page."""
    caller = Caller(BodyCursor("next"), lambda _query: data)
    with pytest.raises(APIError, match="not a list of records"):
        caller.first()


@pytest.mark.parametrize("nothing", [{}, {"next": None}, {"next": ""}, {"next": False}])
def test_no_cursor_is_the_last_page(nothing: dict[str, Any]) -> None:
    """The last page has no cursor, or an empty one."""
    page = Caller(BodyCursor("next"), lambda _query: {**things(0), **nothing}).first()
    assert (page.has_next_page(), page.cursor, list(page)) == (False, None, [0, 1])


@pytest.mark.parametrize("link", [None, "", 7, "http://elsewhere.test/x", "/x?"])
def test_no_link_with_a_query_is_the_last_page(link: Any) -> None:
    """A link that says nothing of a next page is none."""
    page = Caller(NextLink("links.next"), lambda _query: {**things(0), "links": {"next": link}}).first()
    assert not page.has_next_page()


def test_page_number_begins_where_the_caller_does() -> None:
    """Who asks for page 2 first gets page 3 next."""
    page = Caller(PageNumber("pageNumber"), numbers_until_empty).first(page_number=2)
    assert page.next_page_info() == {"per_page": 2, "page_number": 3}


def test_a_cursor_that_was_given_as_a_number_is_the_same_as_its_text() -> None:
    """A service that sends the first page's own cursor back is noticed at once, however the cursor was written."""
    caller = Caller(BodyCursor("next"), lambda _query: {"next": "5", **things(0)})
    with pytest.raises(Error, match="repeated a cursor"):
        caller.first(cursor=5)
