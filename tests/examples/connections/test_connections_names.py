"""Every call has a flat and a fluent name, and both send the same request, which is the right one."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from functools import reduce
from typing import Any, NamedTuple

import pytest
from connections_site import TOKEN, OtherSystem

from facilio_connections_sdk import ConnectionsClient

CRM, ACTION = "crm-prod", "fetch-deal"
OF_CRM = f"/api/v1/connections/{CRM}"
OF_ACTION = f"{OF_CRM}/actions/{ACTION}"
BODY = {"input": {"id": 7}, "options": {"depth": 1}, "timeout_ms": "a key of the body", "slug": "so is this"}
PARAMETERS = {"path": "/deals/7", "query": {"q": "ä"}}
WRAPPED = {"parameters": PARAMETERS}


class Row(NamedTuple):
    """A call: its flat name and arguments, its fluent path and arguments, and what must be sent."""

    flat: str
    given: tuple[Any, ...]
    fluent: tuple[str, ...]
    more: tuple[Any, ...]
    verb: str
    target: str
    body: Any = None
    keywords: dict[str, Any] = {}


READS = [
    Row("get_job_result", ("j-1",), ("jobs", "result"), ("j-1",), "GET", "/api/v1/jobs/j-1"),
    Row("list_connections", (), ("connections", "list"), (), "GET", "/api/v1/connections"),
    Row("list_connections", ("r-1",), ("connections", "list"), ("r-1",), "GET", "/api/v1/connections?relay_id=r-1"),
    Row(
        "list_connections",
        (),
        ("connections", "list"),
        (),
        "GET",
        "/api/v1/connections?authorized=true&relay_id=r-1",
        keywords={"relay_id": "r-1", "authorized": True},
    ),
    Row("list_connections", (None,), ("connections", "list"), (None,), "GET", "/api/v1/connections"),
    Row("get_connection", (CRM,), ("connection", "get"), (), "GET", OF_CRM),
    Row("list_all_actions", (), ("actions_catalog", "list"), (), "GET", "/api/v1/actions"),
    Row("list_actions", (CRM,), ("connection", "actions", "list"), (), "GET", f"{OF_CRM}/actions"),
    Row("get_action", (CRM, ACTION), ("connection", "actions", "get"), (ACTION,), "GET", OF_ACTION),
    Row(
        "list_action_inputs",
        (CRM, ACTION),
        ("connection", "actions", "list_inputs"),
        (ACTION,),
        "GET",
        f"{OF_ACTION}/inputs",
    ),
]
CHANGES = [
    Row("authorize_connection", (CRM,), ("connection", "authorize"), (), "POST", f"{OF_CRM}/authorize", {}),
    Row("unauthorize_connection", (CRM,), ("connection", "unauthorize"), (), "POST", f"{OF_CRM}/unauthorize", {}),
    Row(
        "toggle_connection_active",
        (CRM, True),
        ("connection", "set_active"),
        (True,),
        "POST",
        f"{OF_CRM}/toggle-active",
        {"active": True},
    ),
    Row(
        "toggle_connection_active",
        (CRM, False),
        ("connection", "set_active"),
        (False,),
        "POST",
        f"{OF_CRM}/toggle-active",
        {"active": False},
    ),
]
EXECUTORS = {
    "execute_http_get": ("http", "get", "get"),
    "execute_http_post": ("http", "post", "post"),
    "execute_http_patch": ("http", "patch", "patch"),
    "execute_http_put": ("http", "put", "put"),
    "execute_http_delete": ("http", "delete", "delete"),
    "execute_file_read_file": ("file", "read", "readFile"),
    "execute_file_upload_file": ("file", "upload", "uploadFile"),
    "execute_file_append_file": ("file", "append", "appendFile"),
    "execute_file_list_files": ("file", "list_files", "listFiles"),
    "execute_file_rename_file": ("file", "rename", "renameFile"),
    "execute_file_move_file": ("file", "move", "moveFile"),
    "execute_file_delete_file": ("file", "delete", "deleteFile"),
    "execute_sql_query": ("sql", "query", "query"),
    "execute_sql_select": ("sql", "select", "select"),
    "execute_sql_insert": ("sql", "insert", "insert"),
    "execute_sql_update": ("sql", "update", "update"),
    "execute_sql_delete": ("sql", "delete", "delete"),
    "execute_sql_execute": ("sql", "execute", "execute"),
}
COMBINATIONS: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"async_": False, "timeout_ms": None}, ""),
    ({"async_": True}, "?async=true"),
    ({"timeout_ms": 5000}, "?timeout_ms=5000"),
    ({"async_": False, "timeout_ms": 5000}, "?timeout_ms=5000"),
    ({"async_": True, "timeout_ms": 5000}, "?async=true&timeout_ms=5000"),
]


def executed() -> Iterator[Row]:
    """The calls that run something, each with and without parameters, in each combination of query parameters."""
    of_action = ("connection", "actions", "execute")
    for keywords, query in COMBINATIONS:
        for given, body in ((BODY, BODY), (None, {})):
            target = f"{OF_ACTION}/execute{query}"
            yield Row(
                "execute_action", (CRM, ACTION, given), of_action, (ACTION, given), "POST", target, body, keywords
            )
        for flat, (executor, verb, word) in EXECUTORS.items():
            target = f"{OF_CRM}/{executor}/{word}{query}"
            fluent = ("connection", executor, verb)
            yield Row(flat, (CRM, PARAMETERS), fluent, (PARAMETERS,), "POST", target, WRAPPED, keywords)
            yield Row(flat, (CRM,), fluent, (), "POST", target, {"parameters": {}}, keywords)


def fluent(client: ConnectionsClient, path: tuple[str, ...]) -> Any:
    """The method at the end of a fluent path, every part of which is called on the way."""

    def step(here: Any, name: str) -> Any:
        return getattr(here, name)(*([CRM] if name == "connection" else []))

    return getattr(reduce(step, path[:-1], client), path[-1])


def check(client: ConnectionsClient, other: OtherSystem, row: Row) -> None:
    """Make a call by both of its names, and compare what arrived."""
    other.sent.clear()
    assert getattr(client, row.flat)(*row.given, **row.keywords) == {}
    assert fluent(client, row.fluent)(*row.more, **row.keywords) == {}
    flat, same = other.sent
    assert flat == same, row
    assert flat.line == f"{row.verb} {row.target} HTTP/1.1"
    if row.body is None:
        assert flat.body == b""
    else:
        assert json.loads(flat.body) == row.body
        assert flat.header("Content-Type") == ["application/json"]
    assert flat.header("X-Service-Token") == [TOKEN]


@pytest.fixture
def named(other: OtherSystem) -> Iterator[ConnectionsClient]:
    """A client that sends to the other system, which answers everything with an empty object."""
    with ConnectionsClient(other.url, TOKEN) as client:
        yield client


@pytest.mark.parametrize("row", [*READS, *CHANGES], ids=lambda row: row.target.removeprefix("/api/v1/"))
def test_reads_and_changes(named: ConnectionsClient, other: OtherSystem, row: Row) -> None:
    """Flat and fluent names of connections, actions and jobs send the same bytes to the documented path."""
    check(named, other, row)


def test_whatever_runs_something(named: ConnectionsClient, other: OtherSystem) -> None:
    """Saved actions and all 18 executors, flat and fluent: one request, in each combination of `async_` and
    `timeout_ms`; `async_=False` sends nothing, no parameters are sent as an empty object, and the body of an action is
    sent key by key.
    """
    rows = list(executed())
    assert len(rows) == len(COMBINATIONS) * 2 * 19
    for row in rows:
        check(named, other, row)


def test_the_tables_are_complete(named: ConnectionsClient) -> None:
    """Each flat method of the client is in the tables above, and each fluent one, too."""
    rows = [*READS, *CHANGES, *executed()]
    roots = {"jobs", "connections", "connection", "actions_catalog", "from_config"}
    flat = {name for name in vars(ConnectionsClient) if not name.startswith("_")} - roots
    assert {row.flat for row in rows} == flat
    assert len(flat) == 29
    connection = named.connection(CRM)
    parts = {name: getattr(connection, name)() for name in ("actions", "http", "file", "sql")}
    offered = {("connection", name) for name in vars(type(connection)) if not name.startswith("_")}
    offered -= {("connection", name) for name in parts}
    for name, part in parts.items():
        offered |= {("connection", name, verb) for verb in vars(type(part)) if not verb.startswith("_")}
    assert {row.fluent for row in rows if row.fluent[0] == "connection"} == offered


def test_names_are_percent_encoded(named: ConnectionsClient, other: OtherSystem) -> None:
    """A slug is one segment of the path, whatever is in it."""
    named.get_connection("a/b ä?")
    named.connection("a/b ä?").http().get()
    assert [sent.line.split()[1] for sent in other.sent] == [
        "/api/v1/connections/a%2Fb%20%C3%A4%3F",
        "/api/v1/connections/a%2Fb%20%C3%A4%3F/http/get",
    ]


def test_methods_know_what_they_are() -> None:
    """Help and tracebacks show each method under its own name, with a sentence and its parameters."""
    flat = ConnectionsClient.execute_http_get
    assert (flat.__name__, flat.__qualname__) == ("execute_http_get", "ConnectionsClient.execute_http_get")
    names = list(inspect.signature(flat).parameters)
    assert names == ["self", "connection_slug", "parameters", "params", "options", "async_", "timeout_ms"]
    kinds = {name: part.kind.name for name, part in inspect.signature(flat).parameters.items()}
    assert kinds["async_"] == kinds["timeout_ms"] == "KEYWORD_ONLY"
    assert "connection_slug" in (flat.__doc__ or "")
    part = ConnectionsClient("http://localhost", "t").connection(CRM).file()
    assert next(iter(inspect.signature(part.read).parameters)) == "parameters"
    assert (part.read.__doc__ or "").startswith("Read a file (POST /connections/{connection_slug}/file/readFile).")
    assert "connection_slug:" not in (part.read.__doc__ or "")
    assert repr(part) == f"File('{CRM}')"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda client: client.get_connection(""), "slug must name something"),
        (lambda client: client.get_connection(7), "slug must be a string, not int"),
        (lambda client: client.execute_http_get(CRM, "GET /"), "parameters must be a dict, not str"),
        (lambda client: client.execute_http_get(CRM, async_="yes"), "async_ must be True or False, not str"),
        (lambda client: client.execute_http_get(CRM, timeout_ms="5"), "timeout_ms must be a whole number, not str"),
        (lambda client: client.execute_action(CRM, ACTION, ["x"]), "body must be a dict, not list"),
        (lambda client: client.connection(CRM).set_active("on"), "active must be True or False, not str"),
        (lambda client: client.connections().list(authorized="yes"), "authorized must be True or False, not str"),
    ],
)
def test_what_is_wrong_is_not_sent(named: ConnectionsClient, other: OtherSystem, call: Any, words: str) -> None:
    """A value of the wrong kind is refused with words that name it, before anything is sent."""
    from facilio_connections_sdk import InvalidParameterError

    with pytest.raises(InvalidParameterError, match=words):
        call(named)
    assert not other.sent
