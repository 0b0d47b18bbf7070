"""The four manners of pages: every record comes once, cursors are opaque, and a foreign one is refused."""

from __future__ import annotations

import re

import pytest
from files_mock_server.testing import DescriptionError
from spec_client import Api

SHELVES = """
openapi: 3.1.0
info: {title: Shelves, version: "1"}
servers: [{url: "https://shelves.example/api"}]
x-pages: PAGES
x-mock: {page_size: 4, seed: {Book: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}}
paths:
  /books:
    get:
      operationId: book.list
      x-paged: true
      parameters: [{name: limit, in: query, schema: {type: integer}}, {name: kind, in: query, schema: {type: string}}]
      responses: {"200": {description: all, content: {application/json: {schema: ANSWER}}}}
  /newest:
    get:
      operationId: book.newest
      x-paged: true
      responses: {"200": {description: all, content: {application/json: {schema: ANSWER}}}}
      x-mock: {descending: true}
  /every:
    get:
      operationId: book.every
      responses: {"200": {description: all, content: {application/json: {schema: ANSWER}}}}
components: {schemas: {Book: {type: object, properties: {id: {type: integer}, kind: {type: string}}}}}
"""
LIST = '{type: array, items: {$ref: "#/components/schemas/Book"}}'
HELD = (
    '{type: object, properties: {books: {type: array, items: {$ref: "#/components/schemas/Book"}},'
    " meta: {type: object}, links: {type: object}, next_cursor: {type: string}}}"
)
HEADER = ("{style: header_cursor, headers: [X-Next, X-Cursor], parameter: after}", LIST)
BODY = ("{style: body_cursor, at: meta.next, parameter: cursor, total: meta.total}", HELD)
NUMBER = ("{style: page_number, parameter: page, first: 1, more: meta.has_more}", HELD)
LINK = ("{style: next_link, at: links.next}", HELD)


def described(pages: str, answer: str) -> str:
    return SHELVES.replace("PAGES", pages).replace("ANSWER", answer)


def walk(api: Api, path: str, step) -> list[list[int]]:
    """The ids of each page, as a client goes from one to the next."""
    pages, answer = [], api.get(path)
    for _ in range(20):
        body = api.ok(answer)
        pages.append([one["id"] for one in (body if isinstance(body, list) else body["books"])])
        following = step(answer, body)
        if following is None:
            return pages
        answer = api.get(following) if isinstance(following, str) else api.get(path, **following)
    raise AssertionError("the walk does not end")


def by_header(answer, body):
    assert answer.headers.get("X-Next") == answer.headers.get("X-Cursor")
    return {"after": answer.headers["X-Next"]} if "X-Next" in answer.headers else None


def by_body(answer, body):
    assert body["meta"]["total"] == 10
    return {"cursor": body["meta"]["next"]} if body["meta"]["next"] else None


def by_link(answer, body):
    return body["links"]["next"]


@pytest.mark.parametrize(("manner", "step"), [(HEADER, by_header), (BODY, by_body), (LINK, by_link)])
def test_walks(serve, manner, step):
    """Pages have the size that is asked for or the document's, and together hold every record once, in order."""
    api = serve(described(*manner))
    assert walk(api, "/books", step) == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]
    assert walk(api, "/newest", step) == [[10, 9, 8, 7], [6, 5, 4, 3], [2, 1]]
    assert walk(api, "/books?limit=5", step)[0] == [1, 2, 3, 4, 5]


def test_page_numbers(serve):
    """Pages by number tell whether there are more; one behind the last is empty, one before the first is refused."""
    api = serve(described(*NUMBER))
    pages = [api.ok(api.get("/books", page=number)) for number in (1, 2, 3, 4)]
    assert [len(page["books"]) for page in pages] == [4, 4, 2, 0]
    assert [page["meta"]["has_more"] for page in pages] == [True, True, False, False]
    assert [one["id"] for one in api.ok(api.get("/books", limit=3, page=2))["books"]] == [4, 5, 6]
    assert [one["id"] for one in api.ok(api.get("/newest"))["books"]] == [10, 9, 8, 7]
    api.refused(api.get("/books", page=0), 400, "page must be at least 1")
    api.refused(api.get("/books", page="two"), 400, "page must be an integer")


@pytest.mark.parametrize(("manner", "step"), [(HEADER, by_header), (BODY, by_body)])
def test_foreign_cursors_are_refused(serve, manner, step):
    """A cursor that was made up, altered, or made for another list or filter is refused."""
    api = serve(described(*manner))
    answer = api.get("/books", limit=2)
    ((name, cursor),) = step(answer, answer.json()).items()
    assert api.ok(api.get("/books", **{name: cursor}))
    for path, query in (
        ("/books", {name: "1"}),
        ("/books", {name: cursor[:-1] + ("A" if cursor[-1] != "A" else "B")}),
        ("/newest", {name: cursor}),
        ("/books", {name: cursor, "kind": "x"}),
    ):
        assert api.refused(api.get(path, **query), 400)["type"] == "bad-request/invalid-cursor"


def test_a_cursor_holds_while_records_come_and_go(serve):
    """What is removed or added between two pages makes no other record come twice or be left out."""
    api = serve(described(*HEADER))
    first = api.get("/books", limit=3)
    api.server.records.remove("Book", 3)
    api.server.records.remove("Book", 1)
    api.server.records.add("Book", {})
    rest = api.ok(api.get("/books", limit=50, after=first.headers["X-Next"]))
    assert [one["id"] for one in rest] == [4, 5, 6, 7, 8, 9, 10, 11]


def test_sizes(serve):
    """A page has at least one record and at most a thousand, whatever is asked for."""
    api = serve(described(*HEADER))
    api.refused(api.get("/books", limit=0), 400, "limit must be a positive integer")
    api.refused(api.get("/books", limit="many"), 400, "limit")
    assert len(api.ok(api.get("/books", limit=99_999))) == 10


def test_a_list_that_is_not_paged_is_whole(serve):
    """An operation that does not say x-paged answers all."""
    api = serve(described(*HEADER))
    answer = api.get("/every")
    assert len(api.ok(answer)) == 10
    assert "X-Next" not in answer.headers


def test_links_keep_the_query_and_can_be_relative(serve):
    """The link to the next page carries the filter and size on; without an origin if the document says so."""
    api = serve(described("{style: next_link, at: links.next, absolute: false, parameter: after}", HELD))
    link = api.ok(api.get("/books", limit=3))["links"]["next"]
    assert link.startswith("/api/books?limit=3&after=")
    assert [one["id"] for one in api.ok(api.get(api.server.url + link))["books"]] == [4, 5, 6]


@pytest.mark.parametrize(
    ("pages", "answer", "message"),
    [
        ("{style: pages}", LIST, "x-pages.style must be one of header_cursor, body_cursor, page_number, next_link"),
        ("{style: header_cursor}", LIST, "x-pages.headers is required"),
        ("{style: body_cursor}", HELD, "x-pages.at is required"),
        ("{style: next_link, at: links.next}", LIST, "x-pages.at names a place in the answer, which must be an object"),
    ],
)
def test_what_cannot_be_is_told(serve, pages, answer, message):
    """A manner that is unknown or lacks something is refused at the start, by its place."""
    with pytest.raises(DescriptionError, match=re.escape(f"paths./books.get: {message}")):
        serve(described(pages, answer))
