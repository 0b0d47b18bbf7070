"""The calls of the Filevine client: plain dicts, records, pages, calls of one's own, and trouble on the way."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from files_mock_server.testing import SpecServer
from filevine_setup import ITEM, ITEM_PATH, NOTES, PROJECT

BEGUN = {"title": "Filing fee", "amount": 350.5, "payee": "County Clerk", "status": "Open"}


def add_notes(service: SpecServer, count: int) -> None:
    """Make the project have so many notes."""
    service.records.clear("Note")
    for number in range(1, count + 1):
        service.records.add("Note", {"noteId": number, "projectId": PROJECT, "subject": f"Note {number}"})


def test_plain_dicts(with_client: Callable[..., Any]) -> None:
    """Projects, items and notes come as plain dicts, by the names that the service has for their parts."""

    async def visit(client: Any) -> None:
        project = await client.get_project_details(PROJECT)
        assert (type(project), project["clientName"], project["number"]) == (dict, "Ada Lovelace", "2024-001")
        item = await client.get_expense_item(*ITEM)
        assert (type(item), item["itemId"]["native"], item["dataObject"]) == (dict, ITEM[2], BEGUN)
        notes = await client.get_project_notes(PROJECT)
        assert (type(notes), notes["hasMore"], [one["noteId"] for one in notes["items"]]) == (dict, False, [1, 2])

    with_client(visit)


def test_an_update(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """An update sends the fields that it names, by the service's names, and answers with the item as it is then."""

    async def visit(client: Any) -> None:
        changed = await client.update_expense_item(*ITEM, status="Paid", check_number="12345")
        assert type(changed) is dict
        assert changed["dataObject"] == {**BEGUN, "status": "Paid", "checknumber": "12345"}
        assert await client.get_expense_item(*ITEM) == changed

    with_client(visit)
    stored = service.records.get("ExpenseItem", ITEM[2])
    assert stored is not None
    assert (stored["dataObject"]["status"], stored["dataObject"]["checknumber"]) == ("Paid", "12345")


def test_an_update_of_nothing(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """An update without fields is refused before anything is sent."""
    from filevine_client import InvalidParameterError

    async def visit(client: Any) -> None:
        with pytest.raises(InvalidParameterError, match="status='Paid'"):
            await client.update_expense_item(*ITEM)

    with_client(visit)
    assert service.journal.count() == 0


def test_pages_of_notes(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """`page` and `limit` choose a page of notes, of which the answer says whether others follow."""
    add_notes(service, 120)

    async def visit(client: Any) -> None:
        first = await client.get_project_notes(PROJECT)
        assert ([one["noteId"] for one in first["items"]], first["hasMore"]) == (list(range(1, 51)), True)
        last = await client.get_project_notes(PROJECT, page=3)
        assert ([one["noteId"] for one in last["items"]], last["hasMore"]) == (list(range(101, 121)), False)
        second = await client.get_project_notes(PROJECT, page=2, limit=7)
        assert [one["noteId"] for one in second["items"]] == list(range(8, 15))

    with_client(visit)
    queries = [entry.query for entry in service.journal.entries(path=NOTES)]
    assert queries == ["page=1&limit=50", "page=3&limit=50", "page=2&limit=7"]


def test_resources(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """The same is there as records, and lists of notes go from page to page by their number."""
    from filevine_client import ExpenseItem, Note, Project

    add_notes(service, 25)

    async def visit(client: Any) -> None:
        project = await client.project.find(PROJECT)
        assert (type(project), project.client_name, project.project_id) == (Project, "Ada Lovelace", PROJECT)
        item = await client.expense_item.find(*ITEM)
        assert (type(item), item.data_object) == (ExpenseItem, BEGUN)
        changed = await client.expense_item.update(*ITEM, data_object={"a_b": 1})
        assert changed.data_object["a_b"] == 1
        notes = await client.note.list(PROJECT, limit=10)
        assert (len(notes), notes.has_next_page, type(notes[0])) == (10, True, Note)
        assert [note.note_id async for note in notes] == list(range(1, 26))

    with_client(visit)
    queries = [entry.query for entry in service.journal.entries(path=NOTES)]
    assert queries == ["limit=10", "limit=10&page=2", "limit=10&page=3"]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("get_project_details", (1,)),
        ("get_project_notes", (1,)),
        ("get_expense_item", (PROJECT, ITEM[1], "no-such-item")),
        ("get_expense_item", (PROJECT, "expenses1", ITEM[2])),
    ],
)
def test_what_is_not_there(with_client: Callable[..., Any], name: str, arguments: tuple[Any, ...]) -> None:
    """What does not exist is an error of its own, with the service's message."""
    from filevine_client import NotFoundError

    async def visit(client: Any) -> None:
        with pytest.raises(NotFoundError) as caught:
            await getattr(client, name)(*arguments)
        assert (caught.value.status_code, caught.value.outcome) == (404, "rejected")

    with_client(visit)


def test_bad_arguments(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """A value of a wrong type, and one that would lead to another address, are refused before anything is sent."""
    from filevine_client import InvalidParameterError

    async def visit(client: Any) -> None:
        for arguments in (("x", *ITEM[1:]), (PROJECT, "", ITEM[2]), (PROJECT, ITEM[1], "..")):
            with pytest.raises(InvalidParameterError):
                await client.get_expense_item(*arguments)

    with_client(visit)
    assert service.journal.count() == 0


TROUBLE: Mapping[str, dict[str, Any]] = {
    "too many calls": {"kind": "status", "status": 429, "retry_after": 0},
    "unavailable": {"kind": "status", "status": 503},
    "server error": {"kind": "status", "status": 500},
    "bad gateway": {"kind": "html", "status": 502},
    "reset": {"kind": "reset"},
    "answer lost": {"kind": "reset", "when": "after"},
    "answer cut off": {"kind": "truncate"},
}


@pytest.mark.parametrize("method", ["GET", "PATCH"])
@pytest.mark.parametrize("fault", TROUBLE.values(), ids=TROUBLE)
def test_passing_trouble(
    service: SpecServer, with_client: Callable[..., Any], fault: dict[str, Any], method: str
) -> None:
    """Calls survive a few failures of each passing kind; an update too, since twice the same leaves the same."""

    async def visit(client: Any) -> Any:
        with service.fault(**fault, method=method, path="/core/*", times=3) as rule:
            if method == "GET":
                found = await client.get_expense_item(*ITEM)
            else:
                found = await client.update_expense_item(*ITEM, status="Paid")
        assert rule.hits == 3
        return found["dataObject"]["status"]

    assert with_client(visit) == ("Open" if method == "GET" else "Paid")
    assert service.journal.count(method, ITEM_PATH) == 4


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_timeouts(service: SpecServer, with_client: Callable[..., Any], method: str) -> None:
    """A call whose answer does not come in time is made again."""

    async def visit(client: Any) -> Any:
        await client.ensure_auth_state()
        with service.fault("stall", method=method, path="/core/*", times=1) as rule:
            patient = client.with_options(read_timeout=1)
            found = await (
                patient.get_expense_item(*ITEM)
                if method == "GET"
                else patient.update_expense_item(*ITEM, status="Paid")
            )
        assert rule.hits == 1
        return found["itemId"]["native"]

    assert with_client(visit) == ITEM[2]


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_attempts_end(service: SpecServer, with_client: Callable[..., Any], method: str) -> None:
    """Trouble that lasts is an error after five attempts; how many is a setting."""
    from filevine_client import APIConnectionError, InternalServerError

    async def call(client: Any) -> None:
        await (client.get_expense_item(*ITEM) if method == "GET" else client.update_expense_item(*ITEM, status="Paid"))

    async def visit(client: Any) -> None:
        await client.ensure_auth_state()
        for attempts, options in ((5, {}), (2, {"max_retries": 1}), (1, {"max_retries": 0})):
            service.journal.clear()
            with service.fault("status", status=503, path="/core/*", times=None), pytest.raises(InternalServerError):
                await call(client.with_options(**options))
            assert service.journal.count(method, ITEM_PATH) == attempts
        with service.fault("reset", path="/core/*", times=None), pytest.raises(APIConnectionError, match="5 times"):
            await call(client)

    with_client(visit)


def test_refusals_are_not_repeated(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """What the service refuses for good is asked once."""
    from filevine_client import APIError

    async def visit(client: Any) -> None:
        for status in (400, 403, 404, 409):
            service.journal.clear()
            with service.fault("status", status=status, path="/core/*", times=None), pytest.raises(APIError) as caught:
                await client.update_expense_item(*ITEM, status="Paid")
            assert caught.value.status_code == status
            assert service.journal.count("PATCH") == 1

    with_client(visit)


def test_calls_of_ones_own(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """`_make_api_call` and `_make_api_patch` take URLs below `api_base_url`, with credential, renewal and retries."""

    async def visit(client: Any) -> None:
        url = f"{client.api_base_url}{ITEM_PATH}"
        with service.fault("reset", when="after", path="/core/*", times=2) as rule:
            changed = await client._make_api_patch(url, {"dataObject": {"payee": "Court"}})
        assert (changed["dataObject"]["payee"], rule.hits) == ("Court", 2)
        service.revoke_tokens()
        with service.fault("status", status=503, path="/core/*", times=2):
            assert await client._make_api_call(url) == changed
        notes = f"{client.api_base_url}{NOTES}"
        first = await client._make_api_call(notes, params={"page": 1, "limit": 1})
        assert await client._make_api_call(f"{notes}?page=2", params={"limit": 1}) != first
        assert service.journal.entries(path=NOTES)[-1].query == "page=2&limit=1"

    with_client(visit)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/core/projects/1",
        "https://api.filevine.io.example.com/core/projects/1",
        "{base}.example.com/core/projects/1",
        "{base}@example.com/core/projects/1",
        "{base}0/core/projects/1",
        "//example.com/core/projects/1",
        "/core/projects/1",
        "ftp://example.com/?{base}/",
    ],
)
def test_credentials_go_nowhere_else(service: SpecServer, with_client: Callable[..., Any], url: str) -> None:
    """A URL that is not below `api_base_url` is refused with a message that names both; nothing is sent."""
    from filevine_client import InvalidParameterError

    async def visit(client: Any) -> None:
        place = url.format(base=client.api_base_url)
        for call in (client._make_api_call, client._make_api_patch):
            with pytest.raises(InvalidParameterError) as caught:
                await call(place, {"token": "t"})
            assert client.api_base_url in str(caught.value)
            assert place.partition("?")[0] in str(caught.value)

    with_client(visit)
    assert service.journal.count() == 0


def test_redirects_take_no_credential_along(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """A redirect to another origin is followed without the headers that identify the caller."""

    async def visit(client: Any) -> None:
        with SpecServer(
            {
                "openapi": "3.1.0",
                "info": {"title": "Elsewhere", "version": "1"},
                "paths": {"/else": {"get": {"responses": {"200": {"description": "ok"}}, "security": []}}},
            }
        ) as other:
            seen = other.journal
            with service.fault("redirect", location=f"{other.url}/else", path="/core/*", times=1):
                await client._make_api_call(f"{client.api_base_url}/core/projects/{PROJECT}")
            (entry,) = seen.entries()
            assert (entry.path, entry.credential) == ("/else", "")

    with_client(visit)


def test_closing(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """`close()` and `async with` close the connections; a closed client opens new ones and keeps its token."""

    async def visit(client: Any) -> None:
        await client.get_project_details(PROJECT)
        await client.close()
        await client.close()
        await client.get_project_details(PROJECT)
        async with client as same:
            assert same is client

    with_client(visit)
    assert service.journal.count("POST", "/connect/token") == 1


def test_everything_is_documented() -> None:
    """Every public name of the client says what it is."""
    from filevine_client import FilevineClient

    for name, member in inspect.getmembers(FilevineClient):
        if not name.startswith("_"):
            assert inspect.getdoc(member), name
