"""The transport under the stubs and sessions that users bring."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import requests
import responses
from requests.adapters import HTTPAdapter

import files_style_sdk as files_sdk
from files_style_sdk.error import (
    APIConnectionError,
    InvalidParameterError,
    NotAuthenticatedError,
    RateLimitedError,
)
from files_style_sdk.settings import Settings
from files_style_sdk.transport import Transport
from files_style_sdk.wire import Failure, Request, Response

BASE = "http://service.test/api/rest/v1"
USERS = f"{BASE}/users"


@pytest.fixture
def stubs() -> Any:
    with responses.RequestsMock() as mocked:
        yield mocked


@pytest.fixture
def client() -> files_sdk.Client:
    """A client of a service that only stubs answer for."""
    return files_sdk.Client(
        base_url="http://service.test", api_key="KEY1", initial_network_retry_delay=0, max_network_retry_delay=0
    )


def test_stubs_of_users_intercept(stubs: Any, client: files_sdk.Client) -> None:
    """A `responses` stub sees our request as it would be sent, and its answer is ours."""
    stubs.get(USERS, json=[{"id": 1, "username": "motor"}], headers={"X-Files-Cursor-Next": "c1"})
    pages = client.user.list(per_page=1)
    assert [user.username for user in pages] == ["motor"]
    assert pages.has_next_page
    sent = stubs.calls[0].request
    assert sent.headers["X-FilesAPI-Key"] == "KEY1"
    assert sent.url == f"{USERS}?per_page=1"


def test_stub_of_a_post_sees_the_body(stubs: Any, client: files_sdk.Client) -> None:
    """The JSON body and its headers can be inspected and matched."""
    stubs.post(
        USERS,
        status=201,
        json={"id": 2},
        match=[responses.matchers.json_params_matcher({"username": "new", "site_admin": False})],
    )
    assert client.user.create({"username": "new"}, site_admin=False).id == 2
    sent = stubs.calls[0].request
    assert sent.headers["Content-Length"] == str(len(sent.body))
    assert sent.headers["Content-Type"] == "application/json"


def test_stub_of_a_delete(stubs: Any, client: files_sdk.Client) -> None:
    """204 without a body is None."""
    stubs.delete(f"{USERS}/5", status=204)
    assert client.user.delete(5) is None


def test_stubs_drive_retries(stubs: Any, client: files_sdk.Client) -> None:
    """Our retries are ours: each attempt passes through the stub."""
    stubs.get(USERS, status=503, json={})
    stubs.get(USERS, body=requests.ConnectionError("reset"))
    stubs.get(USERS, json=[])
    assert list(client.user.list()) == []
    assert len(stubs.calls) == 3


def test_stub_without_retries_of_the_adapter(stubs: Any, client: files_sdk.Client) -> None:
    """max_network_retries=0 sends once, whatever the adapter would do."""
    stubs.get(USERS, status=429, json={"type": "rate-limited"}, headers={"Retry-After": "0"})
    with pytest.raises(RateLimitedError):
        client.user.list(None, {"max_network_retries": 0})
    assert len(stubs.calls) == 1


def test_unstubbed_request_is_a_connection_error_that_names_the_origin(stubs: Any, client: files_sdk.Client) -> None:
    """A host that is not there is named; the path with its parameters is not needed to see it."""
    with pytest.raises(APIConnectionError, match=r"http://service\.test"):
        client.user.list()


def test_per_call_credentials(stubs: Any, client: files_sdk.Client) -> None:
    """A session per call replaces the client's key on the wire."""
    stubs.get(USERS, json=[])
    client.user.list({}, {"session_id": "abc"})
    headers = stubs.calls[0].request.headers
    assert headers["X-FilesAPI-Auth"] == "abc"
    assert "X-FilesAPI-Key" not in headers


def test_session_create_needs_no_credential_and_sends_none(stubs: Any, client: files_sdk.Client) -> None:
    """Logging in does not send the key that is set."""
    stubs.post(f"{BASE}/sessions", status=201, json={"id": "new"})
    assert client.session.create({"username": "motor", "password": "vroom"}).id == "new"
    assert "X-FilesAPI-Key" not in stubs.calls[0].request.headers


def test_object_options_and_session_destroy(stubs: Any, client: files_sdk.Client) -> None:
    """destroy() ends the session of the object, although the client has a key."""
    stubs.post(f"{BASE}/sessions", status=201, json={"id": "new"})
    stubs.delete(f"{BASE}/sessions", status=204)
    client.session.create({"username": "motor", "password": "vroom"}).destroy()
    headers = stubs.calls[1].request.headers
    assert headers["X-FilesAPI-Auth"] == "new"
    assert "X-FilesAPI-Key" not in headers


def test_credentials_stay_out_of_logs(stubs: Any, client: files_sdk.Client, caplog: pytest.LogCaptureFixture) -> None:
    """At DEBUG, of every logger, neither key nor password is shown; the call is."""
    stubs.post(f"{BASE}/sessions", status=401, json={"type": "not-authenticated/invalid-username-or-password"})
    with caplog.at_level("DEBUG"), pytest.raises(NotAuthenticatedError) as caught:
        client.session.create({"username": "motor", "password": "PASSWORD1"}, {"api_key": "KEY1"})
    assert "/sessions" in caplog.text
    for text in (caplog.text, str(caught.value), repr(caught.value), repr(vars(caught.value))):
        assert "KEY1" not in text
        assert "PASSWORD1" not in text


def test_netrc_is_not_read(
    stubs: Any, client: files_sdk.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .netrc of the user adds no credential to our requests, with our connections or the caller's session."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine service.test login someone password HIDDEN\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    stubs.get(USERS, json=[])
    client.user.list()
    client.user.list({}, {"http_session": requests.Session()})
    assert [call.request.headers.get("Authorization") for call in stubs.calls] == [None, None]


class _Recording(HTTPAdapter):
    """An adapter of the caller's own, which answers by itself."""

    def __init__(self, status: int = 200, body: Any = (), headers: dict[str, str] | None = None) -> None:
        super().__init__()
        self.answer = (status, json.dumps(body).encode(), headers or {})
        self.sent: list[tuple[requests.PreparedRequest, dict[str, Any]]] = []

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:  # type: ignore[override]
        self.sent.append((request, kwargs))
        import io

        from urllib3 import HTTPResponse

        status, body, headers = self.answer
        raw = HTTPResponse(io.BytesIO(body), status=status, headers=headers, preload_content=False)
        return self.build_response(request, raw)


def own_session(adapter: _Recording) -> requests.Session:
    session = requests.Session()
    session.mount("http://service.test", adapter)
    return session


def test_own_session_is_used_with_its_adapter_headers_and_cookies(client: files_sdk.Client) -> None:
    """A caller's session carries our request: its mounted adapter, headers, cookies, verify and proxies apply."""
    adapter = _Recording()
    session = own_session(adapter)
    session.headers["X-Corporate"] = "yes"
    session.cookies.set("tasty", "1", domain="service.test", path="/")
    session.verify = "/some/bundle.pem"
    session.proxies["http"] = "http://127.0.0.1:3128"
    client.user.list({}, {"http_session": session, "open_timeout": 3, "read_timeout": 4})
    request, kwargs = adapter.sent[0]
    assert request.headers["X-Corporate"] == "yes"
    assert request.headers["Cookie"] == "tasty=1"
    assert request.headers["X-FilesAPI-Key"] == "KEY1"
    assert kwargs["timeout"] == (3, 4)
    assert kwargs["verify"] == "/some/bundle.pem"
    assert kwargs["proxies"]["http"] == "http://127.0.0.1:3128"


def test_own_session_keeps_cookies_of_answers(client: files_sdk.Client) -> None:
    """Headers of the session survive a call, and our credential is not added to them."""
    session = own_session(_Recording())
    before = dict(session.headers)
    client.user.list({}, {"http_session": session})
    assert dict(session.headers) == before


def test_own_session_without_a_header(client: files_sdk.Client) -> None:
    """A header that the session sets to None is left out, as requests does."""
    adapter = _Recording()
    session = own_session(adapter)
    session.headers["Connection"] = None  # type: ignore[assignment]
    client.user.list({}, {"http_session": session})
    assert "Connection" not in adapter.sent[0][0].headers


def test_redirect_through_an_own_session(client: files_sdk.Client) -> None:
    """A redirect is followed by us, with the same rules, when the caller's session carries the request."""
    first = _Recording(302, "", {"Location": "http://other.test/x"})
    second = _Recording(200, [{"id": 1}])
    session = own_session(first)
    session.mount("http://other.test", second)
    assert [user.id for user in client.user.list({}, {"http_session": session})] == [1]
    assert "X-FilesAPI-Key" in first.sent[0][0].headers
    assert "X-FilesAPI-Key" not in second.sent[0][0].headers


def test_own_session_is_left_open(client: files_sdk.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the client does not close what the caller owns."""
    session = own_session(_Recording())
    closed: list[bool] = []
    monkeypatch.setattr(session, "close", lambda: closed.append(True))
    client.user.list({}, {"http_session": session})
    client.close()
    assert closed == []


def test_source_ip_with_an_own_session_is_refused(client: files_sdk.Client) -> None:
    """Two ways to choose the connection do not go together; the error names both."""
    with pytest.raises(InvalidParameterError, match=r"source_ip.*http_session"):
        client.user.list({}, {"source_ip": "127.0.0.1", "http_session": requests.Session()})


def test_proxies_of_the_environment_are_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment is asked for a proxy once an origin, not once a call."""
    asked: list[str] = []

    def proxies(url: str, **_kwargs: Any) -> dict[str, str]:
        asked.append(url)
        return {"http": "http://127.0.0.1:1"}

    monkeypatch.setattr("files_style_sdk.transport.get_environ_proxies", proxies)
    transport = Transport(Settings())
    outcomes = [transport.send(Request("GET", f"{USERS}?n={n}"), Settings(open_timeout=5)) for n in range(3)]
    assert asked == ["http://service.test"]
    assert all(isinstance(outcome, Failure) and outcome.outcome == "not_sent" for outcome in outcomes)
    transport.close()


def test_no_proxy_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """`no_proxy` exempts an origin from the proxy of the environment."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "exempt.test")
    adapter = Transport(Settings())._adapter
    assert adapter._find_route("http://exempt.test").pool.host == "exempt.test"
    assert adapter._find_route("http://other.test").pool.proxy is not None  # type: ignore[attr-defined]


def test_urllib3_does_not_retry() -> None:
    """The adapter's own retries are off: only retry.py decides."""
    retries = Transport(Settings())._adapter.max_retries
    assert (retries.total, retries.read, retries.connect) in ((0, False, None), (0, 0, 0))


def test_streamed_error_has_its_body() -> None:
    """An error where a stream was expected comes whole, so that it can be shown."""
    with responses.RequestsMock() as mocked:
        mocked.get("http://storage.test/blob", status=403, body=b"<Error/>")
        mocked.get("http://storage.test/blob", status=200, body=b"content")
        refused = Transport(Settings()).send(Request("GET", "http://storage.test/blob", streamed=True), Settings())
        streamed = Transport(Settings()).send(Request("GET", "http://storage.test/blob", streamed=True), Settings())
    assert isinstance(refused, Response)
    assert (refused.body, refused.content) == (b"<Error/>", None)
    assert isinstance(streamed, Response)
    assert streamed.content is not None
    assert streamed.content.read(100) == b"content"
    streamed.content.close()


@pytest.mark.parametrize("url", ["http://[half/x", "http://host:port/x", "http:///x", "http://ex ample/"])
def test_malformed_url_of_a_server_is_a_failure_not_a_crash(url: str) -> None:
    """A URL that a server sends and that is none gives a failure that can be reported."""
    assert isinstance(Transport(Settings()).send(Request("GET", url), Settings(open_timeout=1)), Failure)


def test_ca_bundle_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """REQUESTS_CA_BUNDLE is honoured; TLS verifies by default; a missing bundle is named."""
    import ssl

    route = Transport(Settings())._adapter._find_route("https://service.test")
    context = route.pool.conn_kw["ssl_context"]
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    again = Transport(Settings())._adapter._find_route("https://other.test").pool.conn_kw["ssl_context"]
    assert again is context
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "missing.pem"))
    outcome: Any = None
    try:
        outcome = Transport(Settings()).send(Request("GET", "https://service.test/"), Settings(open_timeout=1))
    except Exception as error:
        outcome = error
    assert "missing.pem" in (outcome.reason if isinstance(outcome, Failure) else str(outcome))


def test_environment_of_this_suite_has_no_proxy() -> None:
    """Tests would be worth nothing if a proxy stood between them and their servers."""
    assert not [name for name in os.environ if name.lower().endswith("_proxy")]
