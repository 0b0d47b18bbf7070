"""Lists, a page at a time."""

from typing import Any, TypedDict

import pytest

from files_style_sdk.api_client import Reply
from files_style_sdk.error import APIConnectionError, APIError, Error
from files_style_sdk.operation import Operation
from files_style_sdk.pages import ListObj
from files_style_sdk.settings import Settings


class Params(TypedDict, total=False):
    """What the list accepts."""

    cursor: str
    per_page: int


LIST = Operation("GET", "/things", Params)
SETTINGS = Settings(api_key="K", base_url="http://service.test")


def page(values: list[Any], cursor: str | None = None, name: str = "x-files-cursor-next") -> Reply:
    return Reply([{"v": value} for value in values], {} if cursor is None else {name: cursor})


class FakeCaller:
    """Plays replies and failures in order."""

    def __init__(self, *replies: Any) -> None:
        self.replies = list(replies)
        self.urls: list[str] = []

    def call(self, request: Any, settings: Settings) -> Reply:
        assert settings is SETTINGS
        self.urls.append(request.url)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        assert isinstance(reply, Reply)
        return reply


def listed(first: Reply, *rest: Any, **arguments: Any) -> tuple[ListObj[Any], FakeCaller]:
    caller = FakeCaller(*rest)
    return ListObj(caller, LIST, arguments, SETTINGS, lambda record: record["v"], first), caller


def test_auto_paging_iter_fetches_each_page_when_reached() -> None:
    """All records in order; nothing is asked for before it is needed; parameters stay, the cursor moves."""
    pages, caller = listed(page([1, 2], "c1"), page([3], "c2"), page([]), per_page=2)
    found = pages.auto_paging_iter()
    assert [next(found), next(found)] == [1, 2]
    assert caller.urls == []
    assert list(found) == [3]
    assert caller.urls == [
        "http://service.test/api/rest/v1/things?per_page=2&cursor=c1",
        "http://service.test/api/rest/v1/things?per_page=2&cursor=c2",
    ]


def test_manual_loop() -> None:
    """The loop that users know: iterate, and load while there is a next page."""
    pages, _ = listed(page([1], "c1"), page([2], "c2"), page([3]))
    found = list(pages)
    while pages.has_next_page:
        pages.load_next_page()
        found.extend(pages)
    assert found == [1, 2, 3]


def test_load_next_page_on_the_last_page_does_nothing() -> None:
    """Loading past the end asks for nothing and keeps the page."""
    pages, caller = listed(page([1]))
    pages.load_next_page()
    assert (pages.data, caller.urls) == ([1], [])


def test_an_empty_page_in_the_middle_does_not_end_the_walk() -> None:
    """Only a missing cursor ends the walk, not a page without records."""
    pages, _ = listed(page([], "c1"), page([], "c2"), page([1]))
    assert list(pages.auto_paging_iter()) == [1]


@pytest.mark.parametrize("cursor", [None, ""])
def test_no_or_empty_cursor_is_the_last_page(cursor: str | None) -> None:
    """The last page has no cursor, or an empty one."""
    pages, _ = listed(page([1], cursor))
    assert (pages.has_next_page, pages.cursor, pages.next_page_info()) == (False, None, None)


def test_older_cursor_header_is_understood() -> None:
    """`X-Files-Cursor` counts where `X-Files-Cursor-Next` is missing."""
    pages, _ = listed(page([1], "old", "x-files-cursor"), per_page=1)
    assert pages.next_page_info() == {"per_page": 1, "cursor": "old"}


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (page([1], "same"), [page([2], "same")]),
        (page([1], "a"), [page([2], "b"), page([3], "a")]),
        (page([1], "a"), [page([2], "b"), page([3], "b")]),
    ],
)
def test_repeated_cursor_raises(first: Reply, rest: list[Reply]) -> None:
    """A service that hands out a cursor twice raises instead of making a loop that never ends."""
    pages, _ = listed(first, *rest)
    with pytest.raises(Error, match="repeated a cursor"):
        list(pages.auto_paging_iter())


def test_cursor_that_the_caller_began_with_counts_as_followed() -> None:
    """A first page that points at itself raises."""
    with pytest.raises(Error, match="repeated a cursor"):
        listed(page([1], "here"), cursor="here")


@pytest.mark.parametrize("trouble", [APIConnectionError("broke"), APIError("refused"), Reply({"not": "a list"}, {})])
def test_failing_page_leaves_the_page_intact(trouble: Any) -> None:
    """After a page that could not be loaded the current one is still there, and loading can be tried again."""
    pages, _ = listed(page([1], "c1"), trouble, page([2]))
    with pytest.raises(Error):
        pages.load_next_page()
    assert (pages.data, pages.cursor) == ([1], "c1")
    pages.load_next_page()
    assert (pages.data, pages.has_next_page) == ([2], False)


@pytest.mark.parametrize("data", [{"a": 1}, [1, 2], "text", [None]])
def test_what_is_no_list_of_records_is_an_error(data: Any) -> None:
    """An answer of another shape raises and names the operation."""
    with pytest.raises(APIError, match="GET /things"):
        listed(Reply(data, {}))


def test_no_content_is_an_empty_list() -> None:
    """An answer that says that it has no content lists no records."""
    assert len(listed(Reply(None, {}, 204))[0]) == 0


def test_lost_content_is_no_empty_list() -> None:
    """An empty body where the status promises a list is an error: a folder must not look empty because of it."""
    with pytest.raises(APIError, match="empty body"):
        listed(Reply(None, {}, 200))


def test_a_page_is_a_sequence() -> None:
    """len, indexing, slicing of data and repr tell of the current page."""
    pages, _ = listed(page([1, 2], "c1"))
    assert (len(pages), pages[0], pages[-1], bool(pages)) == (2, 1, 2, True)
    assert repr(pages) == "<ListObj: 2 records, more to come>"
