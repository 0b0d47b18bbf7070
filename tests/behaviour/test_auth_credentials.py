"""Credentials as values: what they send, which one holds, and that none of them is ever shown."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import auth
from files_style_sdk.error import AuthenticationError, InvalidParameterError, NotAuthenticatedError

from .conftest import http, json_answer
from .identity import IdentityServer
from .looped import looped

SECRET = "S3CRETVALUE"
FIXED: list[tuple[auth.Credential, dict[str, str]]] = [
    (auth.ApiKey(SECRET), {"x-filesapi-key": SECRET}),
    (auth.Session(SECRET), {"x-filesapi-auth": SECRET}),
    (auth.Bearer(SECRET), {"authorization": f"Bearer {SECRET}"}),
    (auth.Bearer(lambda: SECRET), {"authorization": f"Bearer {SECRET}"}),
    (auth.ServiceToken(SECRET), {"x-service-token": SECRET}),
    (auth.Cookies({"a": SECRET, "b": "2"}), {"cookie": f"a={SECRET}; b=2"}),
    (auth.Cookies({"a": "1"}, SECRET), {"cookie": "a=1", "x-csrf-token": SECRET}),
    (auth.Cookies({"a": "1"}, SECRET, "X-Other"), {"cookie": "a=1", "x-other": SECRET}),
]
NAMES = ("x-filesapi-key", "x-filesapi-auth", "authorization", "x-service-token", "cookie", "x-csrf-token", "x-other")


def of_credentials(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name in NAMES}


@pytest.fixture
def identity() -> Iterator[IdentityServer]:
    """An identity server with an API behind it."""
    server = IdentityServer()
    yield server
    server.stop()


@pytest.mark.parametrize(("credential", "expected"), FIXED, ids=lambda part: type(part).__name__)
def test_what_is_sent(credential: auth.Credential, expected: Any, raw_server: Any, client_of: Any) -> None:
    """A credential sends its own headers and no others, for a client and for one call, waited for or awaited."""
    server = raw_server(lambda _request: json_answer([]))
    client_of(server.url, auth=credential).user.list()
    client_of(server.url, api_key="OTHER").user.list({}, {"auth": credential})

    @looped
    async def awaited() -> None:
        async with files_sdk.AsyncClient(base_url=server.url, auth=credential) as client:
            await client.user.list()
        async with files_sdk.AsyncClient(base_url=server.url, session_id="OTHER") as client:
            await client.user.list({}, {"auth": credential})

    awaited()
    assert [of_credentials(request.headers) for request in server.received] == [expected] * 4


PRECEDENCE: list[tuple[dict[str, Any], dict[str, Any], dict[str, str]]] = [
    ({"api_key": "K1", "session_id": "S1"}, {}, {"x-filesapi-key": "K1"}),
    ({"api_key": "K1", "session_id": "S1", "auth": auth.Bearer("B1")}, {}, {"authorization": "Bearer B1"}),
    ({"api_key": "K1"}, {"session_id": "S2"}, {"x-filesapi-auth": "S2"}),
    ({"api_key": "K1"}, {"session": files_sdk.session.Session({"id": "S2"})}, {"x-filesapi-auth": "S2"}),
    ({"auth": auth.Bearer("B1")}, {"api_key": "K2"}, {"x-filesapi-key": "K2"}),
    ({"auth": auth.Bearer("B1")}, {"session_id": "S2"}, {"x-filesapi-auth": "S2"}),
    ({"session_id": "S1"}, {"auth": auth.ServiceToken("T2")}, {"x-service-token": "T2"}),
    ({"session_id": "S1"}, {"api_key": None, "read_timeout": 3}, {"x-filesapi-auth": "S1"}),
]


@pytest.mark.parametrize(("wider", "narrower", "expected"), PRECEDENCE)
def test_which_credential_holds(
    wider: Any, narrower: Any, expected: Any, raw_server: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest credential holds, whatever its kind; side by side auth comes before a key, a key before a session."""
    monkeypatch.setenv("FILES_API_KEY", "ENVKEY")
    server = raw_server(lambda _request: json_answer({"id": 1}))
    client = client_of(server.url, **{"api_key": None, **wider})
    client.user.find(1, {}, narrower)
    client.with_options(**narrower).user.find(1)
    user = client.user.find(1, {}, wider)
    user.unlock({}, narrower)
    files_sdk.base_url = server.url
    with files_sdk.using(**wider), files_sdk.using(**narrower):
        files_sdk.user.find(1)
    files_sdk.close()
    sent = [of_credentials(request.headers) for request in server.received]
    wide = of_credentials(server.received[2].headers)
    assert sent == [expected, expected, wide, expected, expected]


def test_no_credential_at_all(client_of: Any, closed_port: str) -> None:
    """Without a credential nothing is sent, and the error says what to set."""
    with pytest.raises(AuthenticationError, match="set_api_key") as caught:
        client_of(closed_port, api_key=None).user.list()
    assert caught.value.outcome == "not_sent"


def test_bearer_function_is_asked_again_when_refused(identity: IdentityServer, client_of: Any) -> None:
    """A function's token is kept until it is refused, and asked for once more then; a fixed token is not."""
    asked: list[str] = []
    identity.valid = {"NEW"}

    def token() -> str:
        asked.append("OLD" if not asked else "NEW")
        return asked[-1]

    client = client_of(identity.url, api_key=None, auth=auth.Bearer(token))
    client.user.list()
    client.user.list()
    assert (asked, identity.tokens_used()) == (["OLD", "NEW"], ["OLD", "NEW", "NEW"])
    with pytest.raises(NotAuthenticatedError):
        client_of(identity.url, api_key=None, auth=auth.Bearer("OLD")).user.list()
    assert identity.tokens_used()[3:] == ["OLD"]


@looped
async def test_bearer_coroutine(identity: IdentityServer) -> None:
    """For an async client the function may be a coroutine function; it is asked again when its token is refused."""
    asked: list[str] = []
    identity.valid = {"NEW"}

    async def token() -> str:
        asked.append("OLD" if not asked else "NEW")
        return asked[-1]

    async with files_sdk.AsyncClient(base_url=identity.url, auth=auth.Bearer(token)) as client:
        await client.user.list()
        await client.user.list()
    assert (asked, identity.tokens_used()) == (["OLD", "NEW"], ["OLD", "NEW", "NEW"])


def test_a_coroutine_function_needs_a_loop(identity: IdentityServer, client_of: Any) -> None:
    """A client that waits says that it cannot await; the next caller is not locked out."""

    async def token() -> str:
        return "T"

    client = client_of(identity.url, api_key=None, auth=auth.Bearer(token))
    for _ in range(2):
        with pytest.raises(InvalidParameterError, match="AsyncClient"):
            client.user.list()


@pytest.mark.parametrize("token", ["", None, 7, "é", "a\nb"])
def test_functions_that_give_no_token(identity: IdentityServer, client_of: Any, token: Any) -> None:
    """What is no token is refused without being shown, and never sent."""
    with pytest.raises(InvalidParameterError, match="token must be") as caught:
        client_of(identity.url, api_key=None, auth=auth.Bearer(lambda: token)).user.list()
    assert identity.seen == []
    assert not token or str(token) not in str(caught.value)


def test_a_session_logs_in_again(mock_server: Any) -> None:
    """A session that has ended is replaced by logging in, once, and the call goes on; so does one that never was."""
    logins: list[str] = []
    with files_sdk.Client(base_url=mock_server.url, max_retries=0) as anonymous:

        def login() -> Any:
            session = anonymous.session.create({"username": "motor", "password": "vroom"})
            logins.append(session.id)
            return session

        with anonymous.with_options(auth=auth.Session("ENDED", login)) as client:
            assert client.user.list().data
            assert client.user.list().data
            assert len(logins) == 1
            client.session.delete({}, {"session_id": logins[0]})
            assert client.user.list().data
            assert len(logins) == 2
        with anonymous.with_options(auth=auth.Session(login=login)) as client:
            assert client.user.list().data
            assert len(logins) == 3


@looped
async def test_an_async_session_logs_in_again(mock_server: Any) -> None:
    """The login may be a coroutine function that uses the same service."""
    logins: list[str] = []
    async with files_sdk.AsyncClient(base_url=mock_server.url) as anonymous:

        async def login() -> Any:
            session = await anonymous.session.create({"username": "motor", "password": "vroom"})
            logins.append(session.id)
            return session

        client = anonymous.with_options(auth=auth.Session(login=login))
        assert (await client.user.list()).data
        await client.session.delete({}, {"session_id": logins[0]})
        assert (await client.user.list()).data
    assert len(logins) == 2


def test_a_login_that_fails(identity: IdentityServer, client_of: Any) -> None:
    """What the login raises comes out, and the next call tries to log in again."""
    tries: list[int] = []

    def login() -> str:
        tries.append(1)
        raise PermissionError("no")

    client = client_of(identity.url, api_key=None, auth=auth.Session(login=login))
    for _ in range(2):
        with pytest.raises(PermissionError):
            client.user.list()
    assert len(tries) == 2


@pytest.mark.parametrize(
    "make",
    [
        lambda: auth.ApiKey(""),
        lambda: auth.ApiKey("a b\n"),
        lambda: auth.Bearer(""),
        lambda: auth.ServiceToken(None),  # type: ignore[arg-type]
        lambda: auth.Session(),
        lambda: auth.Session(7),
        lambda: auth.Cookies({"a": "b\r\nX: y"}),
        lambda: auth.Cookies({"a\r\nX": "y"}),
        lambda: auth.Cookies({"a": "1; admin=1"}),
    ],
)
def test_values_that_are_none(make: Callable[[], Any]) -> None:
    """What no header can carry is refused when the credential is made, not when it is used."""
    with pytest.raises(InvalidParameterError):
        make()


@pytest.mark.parametrize("value", ["a key", 7, auth.ApiKey, object()])
def test_what_is_no_credential(value: Any) -> None:
    """`auth` takes a credential; a text or a class is refused."""
    with pytest.raises(InvalidParameterError, match="auth"):
        files_sdk.Client(auth=value)


SECRETIVE: list[auth.Credential] = [
    *(credential for credential, _ in FIXED),
    auth.TokenExchange("http://id.test/token", "ID", SECRET, SECRET),
    auth.OAuth2("ID", "http://id.test/token", client_secret=SECRET),
]


@pytest.mark.parametrize("credential", SECRETIVE, ids=lambda credential: type(credential).__name__)
def test_secrets_are_not_shown(
    credential: auth.Credential, raw_server: Any, client_of: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """No repr, pickle, log line, error or traceback tells a secret."""
    caplog.set_level(logging.DEBUG)
    server = raw_server(
        lambda request: json_answer({"access_token": SECRET}) if request.target == "/token" else http(401, b"{}")
    )
    if hasattr(credential, "_url"):
        credential._url = f"{server.url}/token"
    client = client_of(server.url, api_key=None, auth=credential)
    assert SECRET not in repr(credential) + repr(client) + repr(client._settings) + str(client)
    with pytest.raises(TypeError, match="secret"):
        pickle.dumps(credential)
    with pytest.raises(TypeError, match="secret"):
        copy.deepcopy(credential)
    assert SECRET.encode() not in pickle.dumps(client)
    with pytest.raises(files_sdk.error.Error) as caught:
        client.user.list()
    error = caught.value
    assert SECRET not in "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error)) + caplog.text
    assert SECRET.encode() not in pickle.dumps(error)
