"""Pages on every face."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from behaviour.conftest import Received, http

from files_style_sdk.error import Error, ServiceUnavailableError

from .conftest import Face

PAGES = 5
A_PAGE = 3
NAMES = [f"user{number}" for number in range(PAGES * A_PAGE)]


class Paged:
    """Answers lists: a few pages, then none; the page numbered `fails` is refused."""

    def __init__(self, fails: int | None = None, repeats: bool = False) -> None:
        self.asked: list[int] = []
        self._fails = fails
        self._repeats = repeats

    def __call__(self, request: Received) -> bytes:
        query = parse_qs(urlsplit(request.target).query)
        page = int(query.get("cursor", ["p0"])[0][1:])
        self.asked.append(page)
        if page == self._fails:
            return http(503, b"{}")
        names = NAMES[page * A_PAGE : (page + 1) * A_PAGE]
        following = page if self._repeats and page else page + 1
        cursor = {"X_Files_Cursor_Next": f"p{following}"} if page + 1 < PAGES else {}
        return http(200, json.dumps([{"id": 1, "username": name} for name in names]).encode(), **cursor)


Start = Callable[..., Paged]


@pytest.fixture
def paged(raw_server: Any, on: Any) -> Callable[..., Paged]:
    """Runs a case against a server of pages."""

    def run(case: Any, **how: Any) -> Paged:
        pages = Paged(**how)
        on(case, raw_server(pages).url)
        return pages

    return run


def names(records: Any) -> list[str]:
    return [record.username for record in records]


@pytest.mark.parametrize("prefetch", [0, 1])
def test_all_pages_in_order(paged: Start, prefetch: int) -> None:
    """auto_paging_iter gives every record once and in order, and asks for each page once, ahead or not."""

    async def case(face: Face) -> None:
        page = await face(face.api.user.list())
        assert names(await face.each(page.auto_paging_iter(prefetch=prefetch))) == NAMES

    assert paged(case).asked == list(range(PAGES))


def test_one_page(paged: Start) -> None:
    """A page is its own records: data, len, index, iteration; nothing more is asked for."""

    async def case(face: Face) -> None:
        page = await face(face.api.user.list({"per_page": A_PAGE}))
        assert names(page.data) == names(iter(page)) == NAMES[:A_PAGE]
        assert (len(page), page[-1].username) == (A_PAGE, NAMES[A_PAGE - 1])
        assert page.has_next_page is True
        assert page.next_page_info() == {"per_page": A_PAGE, "cursor": "p1"}
        assert "3 records, more to come" in repr(page)

    assert paged(case).asked == [0]


def test_walking_by_hand(paged: Start) -> None:
    """load_next_page goes on in place until the last page, where it does nothing any more."""

    async def case(face: Face) -> None:
        page = await face(face.api.user.list())
        seen = names(page.data)
        for _ in range(PAGES - 1):
            await face(page.load_next_page())
            seen += names(page.data)
        assert seen == NAMES
        assert (page.has_next_page, page.next_page_info()) == (False, None)
        await face(page.load_next_page())
        assert names(page.data) == NAMES[-A_PAGE:]
        assert await face(page.get_next_page()) is None

    assert paged(case).asked == list(range(PAGES))


def test_the_next_page_as_an_object(paged: Start) -> None:
    """get_next_page leaves the page alone that it was asked of, so it may be asked twice."""

    async def case(face: Face) -> None:
        first = await face(face.api.user.list())
        second = await face(first.get_next_page())
        assert type(second) is type(first)
        assert second is not first
        assert names(first.data) == NAMES[:A_PAGE]
        assert names(second.data) == names((await face(first.get_next_page())).data) == NAMES[A_PAGE : 2 * A_PAGE]
        assert names(await face.each(second.auto_paging_iter())) == NAMES[A_PAGE:]
        assert names(await face(first.to_list())) == NAMES

    paged(case)


@pytest.mark.parametrize(("limit", "asked"), [(None, PAGES), (0, 1), (2, 1), (3, 1), (4, 2), (1000, PAGES)])
def test_to_list_takes_no_more_than_it_needs(paged: Start, limit: int | None, asked: int) -> None:
    """to_list(limit) gives that many records at most and asks for no page beyond the last of them."""

    async def case(face: Face) -> None:
        page = await face(face.api.user.list())
        assert names(await face(page.to_list(limit=limit))) == NAMES[:limit]

    assert paged(case).asked == list(range(asked))


@pytest.mark.parametrize("prefetch", [0, 1])
def test_a_page_that_fails(paged: Start, prefetch: int) -> None:
    """What came before a page that cannot be had is given; then comes the error."""
    seen: list[str] = []

    async def case(face: Face) -> None:
        page = await face(face.api.user.list({}, {"max_retries": 0}))
        walk = page.auto_paging_iter(prefetch=prefetch)
        for _ in range(2 * A_PAGE):
            record = await anext(walk) if face.name == "async" else next(walk)
            seen.append(record.username)
        with pytest.raises(ServiceUnavailableError):
            await anext(walk) if face.name == "async" else next(walk)

    paged(case, fails=2)
    assert seen == NAMES[: 2 * A_PAGE]


@pytest.mark.parametrize("fails", [None, 1])
def test_leaving_early(paged: Start, fails: int | None) -> None:
    """Whoever leaves a walk in its midst has no trouble from the page that was asked for ahead, even if it failed."""

    async def case(face: Face) -> None:
        page = await face(face.api.user.list({}, {"max_retries": 0}))
        walk = page.auto_paging_iter(prefetch=1)
        if face.name == "async":
            assert (await anext(walk)).username == NAMES[0]
            # Let the page that is asked for ahead come, or fail, before the walk is left.
            others = asyncio.all_tasks() - {asyncio.current_task()}
            await asyncio.wait([task for task in others if "_fetch" in repr(task)], timeout=10)
            await walk.aclose()
        else:
            assert next(walk).username == NAMES[0]
            walk.close()
        del walk, page
        gc.collect()

    paged(case, fails=fails)


def test_a_repeated_cursor_ends_the_walk(paged: Start) -> None:
    """A service that hands out a cursor twice is an error, not an endless loop."""

    async def case(face: Face) -> None:
        page = await face(face.api.user.list())
        with pytest.raises(Error, match="repeated a cursor"):
            await face.each(page.auto_paging_iter())

    assert paged(case, repeats=True).asked == [0, 1]


def test_pages_of_a_folder(on: Any, folder: str, client: Any) -> None:
    """A path given by position stays with the walk."""
    for number in range(5):
        client.folder.create(f"{folder}/{number}")

    async def case(face: Face) -> None:
        page = await face(face.api.folder.list_for(folder, per_page=2))
        assert [entry.path for entry in await face.each(page.auto_paging_iter(prefetch=1))] == [
            f"{folder}/{number}" for number in range(5)
        ]
        again = await face(face.api.folder.list_for(folder, {"per_page": 2}))
        second = await face(face.api.folder.list_for(folder, again.next_page_info()))
        assert [entry.path for entry in second] == [f"{folder}/2", f"{folder}/3"]

    on(case)
