"""The executors really execute: requests to another system, files in a folder, rows in a database."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from connections_site import OtherSystem
from files_mock_server.testing import SpecServer

from facilio_connections_sdk import ConnectionsApiError, ConnectionsClient

CRM, SHARE, LEDGER = "crm", "share-connection", "ledger-connection"


@pytest.fixture
def crm(service: SpecServer, other: OtherSystem) -> OtherSystem:
    """Another system, with a connection to it."""
    record = {"slug": CRM, "display_name": "CRM", "kind": "http", "authorized": True, "active": True}
    service.records.add("Connection", {**record, "base_url": other.url, "headers": {"Authorization": "Bearer theirs"}})
    return other


@pytest.mark.parametrize("verb", ["get", "post", "patch", "put", "delete"])
def test_http(client: ConnectionsClient, crm: OtherSystem, verb: str) -> None:
    """Each verb reaches the other system with path, query, headers, body and the connection's own credential; its
    answer comes back whole. The caller's credential stays with the service.
    """
    crm.will_answer({"deal": 7}, status=203)
    parameters: dict[str, Any] = {"path": "/deals/7", "query": {"q": "a b"}, "headers": {"X-Trace": "t-1"}}
    if verb in ("post", "patch", "put"):
        parameters["body"] = {"name": "Deal ä"}
    answer = getattr(client.connection(CRM).http(), verb)(parameters)
    assert (answer["status"], answer["body"]) == (203, {"deal": 7})
    (sent,) = crm.sent
    assert sent.line in (f"{verb.upper()} /deals/7?q=a+b HTTP/1.1", f"{verb.upper()} /deals/7?q=a%20b HTTP/1.1")
    assert sent.header("X-Trace") == ["t-1"]
    assert sent.header("Authorization") == ["Bearer theirs"]
    assert not sent.header("X-Service-Token")
    assert (json.loads(sent.body) if sent.body else None) == parameters.get("body")


def test_an_answer_of_the_other_system_is_data(client: ConnectionsClient, crm: OtherSystem) -> None:
    """An error of the other system is what the executor brought, and no error of the service."""
    crm.will_answer({"message": "no such deal"}, status=404)
    answer = client.execute_http_get(CRM, {"path": "/deals/8"})
    assert (answer["status"], answer["body"]) == (404, {"message": "no such deal"})


def test_files(client: ConnectionsClient, service: SpecServer) -> None:
    """Each verb acts on the folder of the connection; bytes go as base64; what is there shows in the folder itself."""
    share, folder = client.connection(SHARE).file(), service.sandbox(SHARE)
    assert share.read({"path": "readme.txt"})["content"] == "Hello from the share.\n"
    share.upload({"path": "in/a.txt", "content": "one\n"})
    client.execute_file_append_file(SHARE, {"path": "in/a.txt", "content": "two\n"})
    assert (folder / "in" / "a.txt").read_text() == "one\ntwo\n"
    raw = base64.b64encode(b"\x00\xff").decode()
    share.upload({"path": "in/b.bin", "content": raw, "encoding": "base64"})
    assert (folder / "in" / "b.bin").read_bytes() == b"\x00\xff"
    assert share.read({"path": "in/b.bin", "encoding": "base64"})["content"] == raw
    share.rename({"path": "in/a.txt", "new_name": "c.txt"})
    client.execute_file_move_file(SHARE, {"path": "in/c.txt", "destination": "out/c.txt"})
    share.delete({"path": "in/b.bin"})
    listed = share.list_files({"path": "", "recursive": True})["files"]
    files = {each["path"] for each in listed if each["type"] == "file"}
    assert files == {"readme.txt", "reports/2026.csv", "out/c.txt"}
    assert files == {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("path", "status"), [("../outside.txt", 400), ("/etc/hostname", 400), ("nothing.txt", 404)])
def test_files_stay_in_their_folder(client: ConnectionsClient, path: str, status: int) -> None:
    """A path that leads out of the folder is refused, and a file that is not there is not found."""
    with pytest.raises(ConnectionsApiError) as caught:
        client.connection(SHARE).file().read({"path": path})
    assert caught.value.status_code == status


def test_rows(client: ConnectionsClient) -> None:
    """Each verb acts on the database of the connection; values go apart from the statement."""
    ledger = client.connection(LEDGER).sql()
    added = ledger.insert({"table": "invoices", "values": {"customer": "O'Dell", "total": 5}})
    assert added["rows_affected"] == 1
    assert added["last_insert_id"] == 4
    client.execute_sql_update(LEDGER, {"table": "invoices", "values": {"paid": 1}, "where": {"customer": "O'Dell"}})
    rows = ledger.select({"table": "invoices", "columns": ["customer"], "where": {"paid": 1}, "order_by": "customer"})
    assert rows["rows"] == [{"customer": "Acme"}, {"customer": "O'Dell"}]
    statement = {"sql": "SELECT sum(total) AS due FROM invoices WHERE paid = :paid", "params": {"paid": 0}}
    assert client.execute_sql_query(LEDGER, statement)["rows"] == [{"due": 95.0}]
    ledger.execute({"sql": "UPDATE invoices SET total = total + ? WHERE paid = ?", "params": [1, 0]})
    assert ledger.query(statement)["rows"] == [{"due": 97.0}]
    assert ledger.delete({"table": "invoices", "where": {"total": {"<": 50}}})["rows_affected"] == 2
    assert ledger.select({"table": "invoices"})["row_count"] == 2


def test_a_query_only_reads(client: ConnectionsClient) -> None:
    """`query` refuses a statement that would change something; nothing is changed."""
    with pytest.raises(ConnectionsApiError) as caught:
        client.execute_sql_query(LEDGER, {"sql": "DELETE FROM invoices"})
    assert caught.value.status_code in (400, 403)
    assert client.execute_sql_select(LEDGER, {"table": "invoices"})["row_count"] == 3


def test_saved_action(client: ConnectionsClient, service: SpecServer, crm: OtherSystem) -> None:
    """A saved action puts its input in its places and runs its executor: here a request to the other system."""
    service.records.change("Connection", "servicenow-connection", {"base_url": crm.url})
    crm.will_answer({"comment": 1})
    given = {"input": {"parentId": "12/34", "body": "a test comment"}}
    answer = client.execute_action("servicenow-connection", "add-comment-in-servicenow-task", given)
    assert answer["body"] == {"comment": 1}
    (sent,) = crm.sent
    assert sent.line == "POST /tasks/12%2F34/comments HTTP/1.1"
    assert json.loads(sent.body) == {"text": "a test comment"}


def test_saved_action_on_a_database(client: ConnectionsClient) -> None:
    """An input that is not given has its default, and one that is given is used as it is."""
    actions = client.connection(LEDGER).actions()
    assert [row["customer"] for row in actions.execute("unpaid-invoices")["rows"]] == ["Birch", "Cedar"]
    assert actions.execute("unpaid-invoices", {"input": {"least": 50}})["row_count"] == 1


def test_saved_action_needs_its_input(client: ConnectionsClient) -> None:
    """What `list_action_inputs` says is required must be given: the service says which input is missing."""
    inputs = client.list_action_inputs("servicenow-connection", "add-comment-in-servicenow-task")["inputs"]
    assert [(each["name"], each["required"]) for each in inputs] == [("parentId", True), ("body", True)]
    with pytest.raises(ConnectionsApiError, match="body") as caught:
        client.execute_action("servicenow-connection", "add-comment-in-servicenow-task", {"input": {"parentId": "1"}})
    assert caught.value.status_code == 400


@pytest.mark.parametrize(("change", "back"), [("unauthorize", "authorize"), ("off", "on")])
def test_a_connection_must_be_usable(client: ConnectionsClient, change: str, back: str) -> None:
    """Executors of a connection that is not authorized, or turned off, are refused until that is changed back."""
    share = client.connection(SHARE)
    steps = {
        "unauthorize": share.unauthorize,
        "authorize": share.authorize,
        "off": lambda: share.set_active(False),
        "on": lambda: share.set_active(True),
    }
    changed = steps[change]()["connection"]
    assert not (changed["authorized"] and changed["active"])
    with pytest.raises(ConnectionsApiError) as caught:
        share.file().list_files()
    assert caught.value.status_code == 409
    steps[back]()
    assert share.file().list_files()["files"]


def test_lists(client: ConnectionsClient) -> None:
    """Connections are listed by relay and by whether they are authorized; actions of one connection or of all."""

    def slugs(answer: dict[str, Any], what: str = "connections") -> list[str]:
        return [each["slug"] for each in answer[what]]

    assert slugs(client.connections().list()) == ["servicenow-connection", SHARE, LEDGER, "crm-prod"]
    assert slugs(client.connections().list("relay-1")) == [SHARE, LEDGER]
    assert slugs(client.list_connections(authorized=False)) == ["crm-prod"]
    assert slugs(client.list_connections("relay-2", authorized=True)) == []
    assert len(slugs(client.actions_catalog().list(), "actions")) == 4
    assert slugs(client.connection(LEDGER).actions().list(), "actions") == ["unpaid-invoices"]
    assert client.get_action(LEDGER, "unpaid-invoices")["action"]["display_name"] == "Unpaid invoices above a total"


def test_secrets_of_connections_stay_with_the_service(client: ConnectionsClient) -> None:
    """Addresses and credentials of other systems are in no answer."""
    answers = json.dumps([client.list_connections(), client.get_connection("servicenow-connection")])
    assert "of-the-other-system" not in answers
    assert "base_url" not in answers
