"""One call as pure decisions, driven by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from files_style_sdk.api_client import Caller
from files_style_sdk.delivery import deliver
from files_style_sdk.error import APIConnectionError, APIError, FileNotFoundError, ServiceUnavailableError
from files_style_sdk.exchange import Reply, exchange
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Request, Response, Sleep

BASE = "http://service.test/api/rest/v1"
SETTINGS = Settings(base_url="http://service.test", initial_network_retry_delay=0.25, max_network_retry_delay=0.5)
KEY = {"X-FilesAPI-Key": "SECRETKEY"}
GET = Request("GET", f"{BASE}/users", {"Accept": "application/json"}, KEY, repeatable=True)
POST = Request(
    "POST", f"{BASE}/users", {"Content-Type": "application/json", "Accept": "*/*"}, KEY, body=b'{"password":"p"}'
)
OK = Response(200, {"x": "y"}, b'{"id": 1}')


class Played:
    """Plays outcomes to a flow and records what the flow asked for."""

    def __init__(self, flow: Any, outcomes: list[Any]) -> None:
        self.sent: list[Request] = []
        self.slept: list[float] = []
        self.result: Any = None
        waiting = list(outcomes)
        outcome = None
        try:
            while True:
                step = flow.send(outcome)
                if isinstance(step, Sleep):
                    self.slept.append(step.seconds)
                    outcome = None
                else:
                    self.sent.append(step)
                    outcome = waiting.pop(0)
        except StopIteration as done:
            self.result = done.value
        assert waiting == [], "the flow ended before it had used all outcomes"


def redirect(to: str, status: int = 302) -> Response:
    return Response(status, {"location": to})


def fails(flow: Any, outcomes: list[Any], kind: type[Exception]) -> Any:
    with pytest.raises(kind) as caught:
        Played(flow, outcomes)
    return caught.value


def test_a_call_that_goes_well_is_one_request() -> None:
    """One request, no pause, the decoded body and the headers."""
    played = Played(exchange(GET, SETTINGS), [OK])
    assert played.sent == [GET]
    assert played.slept == []
    assert played.result == Reply({"id": 1}, {"x": "y"}, 200, b'{"id": 1}')


@pytest.mark.parametrize("status", [200, 201, 204])
def test_empty_body_is_none(status: int) -> None:
    """An empty body is no error: there is just nothing."""
    assert Played(exchange(GET, SETTINGS), [Response(status, {})]).result.data is None


@pytest.mark.parametrize("body", [b"<html>login</html>", b"{", b"\xff\xfe", b'{"a": 1} trailing', b" "])
def test_a_success_that_is_not_json_is_an_error(body: bytes) -> None:
    """A page that is not JSON is never taken for data; the message points at base_url."""
    err = fails(exchange(GET, SETTINGS), [Response(200, {"content-type": "text/html"}, body)], APIError)
    assert type(err) is APIError
    assert "text/html" in str(err)
    assert "http://service.test" in str(err)
    assert (err.http_status, err.outcome) == (200, "unknown")


def test_an_error_answer_is_raised_as_its_class() -> None:
    """The answer's type chooses the exception."""
    body = b'{"type": "not-found/file-not-found", "error": "gone"}'
    err = fails(exchange(GET, SETTINGS), [Response(404, {}, body)], FileNotFoundError)
    assert str(err) == "gone"


def test_an_html_error_page_is_raised_by_status() -> None:
    """A gateway's page gives the error of its status after the retries."""
    page = Response(503, {"content-type": "text/html"}, b"<h1>down</h1>")
    err = fails(exchange(GET, SETTINGS), [page] * 4, ServiceUnavailableError)
    assert "503" in str(err)


def test_retries_pause_and_resend_the_same_request() -> None:
    """Passing trouble is waited out, with pauses between the two delays."""
    refused = Failure("could not connect", OSError("no"), "not_sent")
    played = Played(exchange(POST, SETTINGS), [refused, refused, OK])
    assert played.sent == [POST] * 3
    assert len(played.slept) == 2
    assert all(0.25 <= seconds <= 0.5 for seconds in played.slept)


def test_failure_after_retries_says_how_often() -> None:
    """The error names the trouble, how often it was tried, the outcome and the cause."""
    cause = OSError("no route")
    err = fails(exchange(GET, SETTINGS), [Failure("could not connect to X", cause, "not_sent")] * 4, APIConnectionError)
    assert str(err) == "could not connect to X (tried 4 times)"
    assert err.__cause__ is cause
    assert (err.outcome, err.is_retryable) == ("not_sent", True)


def test_a_change_that_may_have_happened_is_not_repeated() -> None:
    """A POST whose answer was lost is sent once, and the error says that the outcome is unknown."""
    err = fails(exchange(POST, SETTINGS), [Failure("broke", OSError(), "unknown")], APIConnectionError)
    assert (str(err), err.outcome) == ("broke", "unknown")


def test_lasting_trouble_is_not_retried() -> None:
    """What will fail the same way again is reported at once."""
    lasting = Failure("bad certificate", OSError(), "not_sent", lasting=True)
    assert fails(exchange(GET, SETTINGS), [lasting], APIConnectionError).is_retryable is False


def test_zero_retries_sends_once() -> None:
    """max_network_retries=0 means one attempt."""
    settings = SETTINGS.with_options({"max_network_retries": 0})
    fails(exchange(GET, settings), [Response(503, {"retry-after": "1"}, b"{}")], ServiceUnavailableError)


def test_retry_after_is_the_pause() -> None:
    """A server that names a pause gets it, for a change too."""
    busy = Response(429, {"retry-after": "7"}, b"{}")
    assert Played(exchange(POST, SETTINGS), [busy, OK]).slept == [7.0]


def test_redirect_on_one_origin_keeps_the_credential() -> None:
    """Within the origin a redirect is the same call at another path."""
    played = Played(exchange(GET, SETTINGS), [redirect("/api/rest/v2/users?x=1"), OK])
    assert played.sent[1].url == "http://service.test/api/rest/v2/users?x=1"
    assert played.sent[1].credentials == KEY


@pytest.mark.parametrize(
    "to",
    [
        "http://elsewhere.test/users",
        "https://service.test/users",
        "http://service.test:8080/users",
        "//elsewhere.test/users",
        "http://service.test@elsewhere.test/users",
        "http://service.test.elsewhere.test/",
    ],
)
def test_redirect_to_another_origin_drops_the_credential(to: str) -> None:
    """Scheme, host and port must all agree for a credential to travel; coming back does not bring it back."""
    played = Played(deliver(GET, SETTINGS), [redirect(to), redirect("http://service.test/users"), OK])
    assert [dict(request.credentials) for request in played.sent] == [KEY, {}, {}]
    assert all("SECRETKEY" not in str(request.headers) for request in played.sent)


@pytest.mark.parametrize("status", [307, 308])
def test_body_is_not_sent_to_another_origin(status: int) -> None:
    """A body that may hold a password is never carried to another origin; the error names both."""
    err = fails(deliver(POST, SETTINGS), [redirect("http://elsewhere.test/x", status)], APIConnectionError)
    assert "http://service.test" in str(err)
    assert "http://elsewhere.test" in str(err)
    assert err.is_retryable is False


@pytest.mark.parametrize(("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
def test_method_after_a_redirect(status: int, method: str) -> None:
    """301, 302 and 303 turn a POST into a GET without body; 307 and 308 repeat it (RFC 9110 §15.4)."""
    second = Played(deliver(POST, SETTINGS), [redirect("/other", status), OK]).sent[1]
    assert second.method == method
    assert (second.body is None) is (method == "GET")
    assert ("Content-Type" in second.headers) is (method == "POST")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_delete_stays_delete(status: int) -> None:
    """A redirected DELETE is not turned into a read."""
    request = Request("DELETE", f"{BASE}/users/1", {}, KEY)
    assert Played(deliver(request, SETTINGS), [redirect("/other", status), OK]).sent[1].method == "DELETE"


def test_redirects_end() -> None:
    """A loop of redirects is given up, with a message that says so."""
    err = fails(deliver(GET, SETTINGS), [redirect("/again")] * 6, APIConnectionError)
    assert "redirects" in str(err)
    assert err.is_retryable is False


@pytest.mark.parametrize("to", ["ftp://service.test/x", "file:///etc/passwd", "javascript:alert(1)"])
def test_redirect_to_another_protocol_is_refused(to: str) -> None:
    """Only HTTP is followed."""
    assert "redirect" in str(fails(deliver(GET, SETTINGS), [redirect(to)], APIConnectionError))


@pytest.mark.parametrize("to", ["http://[half/x", "//[::1"])
def test_malformed_redirect_is_an_error_of_ours(to: str) -> None:
    """A Location that is no URL is reported as trouble with the service, not as a ValueError from within."""
    assert "redirect" in str(fails(deliver(GET, SETTINGS), [redirect(to)], APIConnectionError))


def test_redirect_status_without_location_is_left_to_the_caller() -> None:
    """304 and a redirect that leads nowhere are plain answers to deliver()."""
    for response in (Response(304, {}), Response(302, {})):
        assert Played(deliver(GET, SETTINGS), [response]).result is response


@pytest.mark.parametrize("status", [302, 304])
def test_redirect_that_leads_nowhere_is_no_success(status: int) -> None:
    """A call answered with 3xx and no Location did not do what was asked: it is an error."""
    fails(exchange(GET, SETTINGS), [Response(status, {})], APIError)


class _Steps:
    """A transport that plays outcomes."""

    def __init__(self, outcomes: list[Any]) -> None:
        self.outcomes = outcomes
        self.settings: list[Settings] = []

    def send(self, _request: Request, settings: Settings, _guard: Any = None) -> Any:
        self.settings.append(settings)
        return self.outcomes.pop(0)

    def close(self) -> None: ...


@pytest.fixture
def played_caller(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Any]], tuple[Caller, _Steps]]:
    def make(outcomes: list[Any]) -> tuple[Caller, _Steps]:
        steps = _Steps(outcomes)
        caller = Caller(lambda: SETTINGS)
        monkeypatch.setattr(caller._connections, "transport", lambda _settings: steps)
        return caller, steps

    return make


def test_driver_sleeps_what_the_flow_says(played_caller: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The synchronous driver carries out pauses and returns the flow's result."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    caller, steps = played_caller([Response(503, {"retry-after": "9"}, b"{}"), OK])
    assert caller.call(POST, SETTINGS).data == {"id": 1}
    assert slept == [9.0]
    assert steps.outcomes == []


def test_driver_closes_the_flow_when_it_fails(played_caller: Any) -> None:
    """A flow's own clean-up runs when a step of it raises."""
    ended: list[str] = []

    def flow() -> Any:
        try:
            yield GET
        finally:
            ended.append("cleaned")

    caller, _ = played_caller([])
    with pytest.raises(IndexError):
        caller.run(flow(), SETTINGS)
    assert ended == ["cleaned"]


def test_log_lines_hold_no_secret(
    played_caller: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At DEBUG neither key nor body nor query is logged, in success and in failure."""
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    request = Request(
        "PUT", "http://storage.test/blob?signature=SECRETSIG", {}, KEY, body=b"SECRETBODY", repeatable=True
    )
    caller, _ = played_caller([Failure("broke", OSError(), "unknown"), OK])
    with caplog.at_level("DEBUG"):
        caller.call(request, SETTINGS)
    assert "http://storage.test/blob" in caplog.text
    assert "SECRET" not in caplog.text
