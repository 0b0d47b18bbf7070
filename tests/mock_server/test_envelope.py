"""The envelope of every answer: statuses, errors, routes, bodies."""

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest


def raw(server, data: bytes) -> bytes:
    """Send bytes as they are and return the whole answer."""
    host = urlsplit(server.url)
    with socket.create_connection((host.hostname, host.port), timeout=10) as connection:
        connection.sendall(data)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    return received


def test_unknown_route(api, check_problem):
    """A path that is no route answers 404 with the plain group type."""
    assert check_problem(api.get("/nonsense/1")) == (404, "not-found")
    assert check_problem(api.http.get(api.server.url + "/", timeout=10)) == (404, "not-found")


def test_wrong_method(api, check_problem):
    """A known path with a wrong method answers 405 and says which are allowed."""
    answer = api.call("PUT", "/users/1")
    assert check_problem(answer) == (405, "bad-request/method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "PATCH", "DELETE"}


@pytest.mark.parametrize("body", [b"{", b"[1]", b'"x"', b"\xff\xfe", b'{"a": \xff}'])
def test_broken_json(api, check_problem, body):
    """A body that is no JSON object is a typed error, not a crash."""
    answer = api.call("POST", "/groups", data=body, headers={"Content-Type": "application/json"})
    assert check_problem(answer) == (400, "bad-request/invalid-body")


def test_missing_parameter_is_named(api, check_problem):
    """A missing required parameter is named in message and data."""
    answer = api.post("/users")
    assert check_problem(answer) == (400, "bad-request/request-params-required")
    assert answer.json()["data"] == {"param": "username"}
    assert "username" in answer.json()["error"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"username": "x", "site_admin": "perhaps"}, "site_admin"),
        ({"username": "x", "notification_daily_send_time": "noon"}, "notification_daily_send_time"),
        ({"username": "x", "notification_daily_send_time": 2**63}, "notification_daily_send_time"),
        ({"username": ["x"]}, "username"),
        ({"username": "x", "grant_permission": "everything"}, "grant_permission"),
    ],
)
def test_wrongly_typed_parameter_is_named(api, check_problem, body, name):
    """A parameter of a wrong type or value is refused by name."""
    answer = api.post("/users", **body)
    assert check_problem(answer) == (400, "bad-request/request-params-invalid")
    assert answer.json()["data"]["param"] == name


def test_numbers_and_booleans_as_text(api):
    """Clients that send numbers and booleans as text are understood."""
    answer = api.post("/users", username="x", site_admin="True", notification_daily_send_time="7")
    assert answer.status_code == 201
    assert (answer.json()["site_admin"], answer.json()["notification_daily_send_time"]) == (True, 7)


def test_delete_parameters_in_body(api):
    """DELETE takes its parameters from a JSON body as well as from the query."""
    api.upload("d/one.txt")
    assert api.call("DELETE", "/files/d", {"recursive": True}).status_code == 204
    assert api.get("/file_actions/metadata/d").status_code == 404


def test_chunked_json(api):
    """A JSON body may come with chunked transfer encoding."""
    body = iter([b'{"mkdir_pa', b'rents": true}'])
    answer = api.call("POST", "/folders/x/y", data=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 201


def test_form_body(api):
    """Form-encoded and multipart bodies carry the same parameters as JSON."""
    assert api.call("POST", "/groups", data={"name": "a"}).json()["name"] == "a"
    files = {"avatar_file": ("me.png", b"png", "image/png")}
    answer = api.call("POST", "/users", data={"username": "pictured"}, files=files)
    assert (answer.status_code, answer.json()["username"]) == (201, "pictured")


def test_body_is_bounded(connect, check_problem):
    """A body beyond the limit is refused before it is kept."""
    from files_mock_server.testing import MockServer

    with MockServer(max_body=1000) as server:
        answer = connect(server).post("/groups", name="x" * 2000)
        assert check_problem(answer) == (413, "bad-request/request-body-too-large")


def test_no_http_is_answered(server):
    """What is no HTTP gets an error with the envelope, and the server lives on."""
    answer = raw(server, b"nonsense\r\n\r\n")
    assert answer.startswith(b"HTTP/1.")
    assert b" 400 " in answer.split(b"\r\n")[0]
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["type"] == "bad-request/invalid-body"


def test_head(api, server):
    """HEAD answers like GET, without a body."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    connection.request("HEAD", "/api/rest/v1/users", headers={"X-FilesAPI-Key": "k1"})
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    connection.close()


def test_undecodable_path(server):
    """A path that is not UTF-8 is a typed error."""
    head = b"GET /api/rest/v1/files/%FF HTTP/1.1\r\nHost: x\r\nX-FilesAPI-Key: k1\r\nConnection: close\r\n\r\n"
    assert b"bad-request/invalid-input-encoding" in raw(server, head)


def test_expect_continue(server):
    """A client that waits for "100 Continue" gets it."""
    body = b'{"name": "waited"}'
    head = (
        b"POST /api/rest/v1/groups HTTP/1.1\r\nHost: x\r\nX-FilesAPI-Key: k1\r\nExpect: 100-continue\r\n"
        b"Content-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    )
    answer = raw(server, head + body)
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 ")
