"""TokenExchange: one exchange for everybody, renewed before it is too late, and once when it is refused."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import auth
from files_style_sdk.auth import tokens
from files_style_sdk.error import APIConnectionError, AuthenticationError, InvalidParameterError, NotAuthenticatedError

from .identity import IdentityServer
from .looped import looped

CROWD = 200


@pytest.fixture
def identity() -> Iterator[IdentityServer]:
    """An identity server with an API behind it."""
    server = IdentityServer()
    yield server
    server.stop()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clock that tokens are compared with; `clock.ahead` seconds before the real one."""

    class Clock:
        ahead = 0.0
        real = tokens.time.time

        def time(self) -> float:
            return float(Clock.real()) + self.ahead

    monkeypatch.setattr(tokens, "time", made := Clock())
    return made


def exchange(identity: IdentityServer, **more: Any) -> auth.TokenExchange:
    return auth.TokenExchange(f"{identity.url}/token", "ID", "CLIENTSECRET", "PAT", **more)


def client_with(identity: IdentityServer, credential: auth.Credential, **more: Any) -> files_sdk.Client:
    return files_sdk.Client(base_url=identity.url, auth=credential, initial_network_retry_delay=0, **more)


def test_the_form(identity: IdentityServer) -> None:
    """The exchange posts what RFC 6749 asks for, and calls carry the token that came back."""
    with client_with(identity, exchange(identity, scope="files", grant_type="urn:x")) as client:
        client.user.list()
    assert identity.forms == [
        {"grant_type": "urn:x", "client_id": "ID", "client_secret": "CLIENTSECRET", "token": "PAT", "scope": "files"}
    ]
    assert identity.tokens_used() == ["ACCESSTOKEN1"]


def test_from_the_environment(identity: IdentityServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not given comes from FILES_CLIENT_ID, FILES_CLIENT_SECRET and FILES_PAT; what is nowhere is named."""
    for name in ("CLIENT_ID", "CLIENT_SECRET", "PAT"):
        with pytest.raises(InvalidParameterError, match=f"FILES_{name}"):
            auth.TokenExchange(f"{identity.url}/token")
        monkeypatch.setenv(f"FILES_{name}", f"ENV{name}")
    with client_with(identity, auth.TokenExchange(f"{identity.url}/token")) as client:
        client.user.list()
    assert (identity.forms[0]["client_id"], identity.forms[0]["token"]) == ("ENVCLIENT_ID", "ENVPAT")


def test_one_exchange_for_many_threads(identity: IdentityServer) -> None:
    """However many threads begin at once, one of them exchanges and the others wait for it."""
    identity.pause = 0.05
    with client_with(identity, exchange(identity)) as client, ThreadPoolExecutor(CROWD) as pool:
        gate = threading.Barrier(CROWD, timeout=30)

        def call(_number: int) -> int:
            gate.wait()
            return len(client.user.list())

        assert list(pool.map(call, range(CROWD))) == [0] * CROWD
    assert len(identity.forms) == 1
    assert identity.tokens_used() == ["ACCESSTOKEN1"] * CROWD


@looped
async def test_one_exchange_for_many_tasks(identity: IdentityServer) -> None:
    """However many tasks begin at once, one of them exchanges and the others wait for it."""
    identity.pause = 0.05
    async with files_sdk.AsyncClient(base_url=identity.url, auth=exchange(identity)) as client:
        pages = await asyncio.gather(*(client.user.list() for _ in range(CROWD)))
    assert [len(page) for page in pages] == [0] * CROWD
    assert len(identity.forms) == 1
    assert identity.tokens_used() == ["ACCESSTOKEN1"] * CROWD


def test_one_exchange_for_threads_and_tasks(identity: IdentityServer) -> None:
    """A credential may be shared by clients of both kinds, in threads and in loops: still one exchange."""
    identity.pause = 0.05
    shared = exchange(identity)
    gate = threading.Barrier(8, timeout=30)

    def awaited(_number: int) -> None:
        @looped
        async def calls() -> None:
            async with files_sdk.AsyncClient(base_url=identity.url, auth=shared) as client:
                gate.wait()
                await asyncio.gather(*(client.user.list() for _ in range(10)))

        calls()

    def waited(_number: int) -> None:
        with client_with(identity, shared) as client:
            gate.wait()
            client.user.list()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: (awaited if number % 2 else waited)(number), range(8)))
    assert len(identity.forms) == 1
    assert len(identity.seen) == 44


def test_one_renewal_for_many_refusals(identity: IdentityServer) -> None:
    """Many threads that are refused with the same token renew it once."""
    with client_with(identity, exchange(identity)) as client, ThreadPoolExecutor(32) as pool:
        client.user.list()
        identity.valid.clear()
        assert list(pool.map(lambda _: len(client.user.list()), range(64))) == [0] * 64
    assert len(identity.forms) == 2


def test_renewed_before_it_expires(identity: IdentityServer, clock: Any) -> None:
    """A token is used until a minute before its end, and from then on a new one: no call is refused meanwhile."""
    with client_with(identity, exchange(identity)) as client:
        client.user.list()
        clock.ahead = 3600 - 61 - 5
        client.user.list()
        clock.ahead = 3600 - 59
        client.user.list()
        client.user.list()
    assert identity.tokens_used() == ["ACCESSTOKEN1", "ACCESSTOKEN1", "ACCESSTOKEN2", "ACCESSTOKEN2"]


@pytest.mark.parametrize("lifetime", [None, "3600", 3600.5, 86400])
def test_lifetimes(identity: IdentityServer, lifetime: Any) -> None:
    """A lifetime may be missing, a text or a fraction: the token is used until it is refused."""
    identity.lifetime = lifetime
    with client_with(identity, exchange(identity)) as client:
        client.user.list()
        client.user.list()
    assert len(identity.forms) == 1


@pytest.mark.parametrize("lifetime", ["soon", "", [], True, "nan"])
def test_lifetimes_that_are_none(identity: IdentityServer, lifetime: Any) -> None:
    """A lifetime that is no number does not break the call: the token came, and is used."""
    identity.lifetime = lifetime
    with client_with(identity, exchange(identity)) as client:
        assert client.user.list().data == []


def test_a_token_that_lasts_less_than_a_minute(identity: IdentityServer) -> None:
    """Short-lived tokens are used too: not every call exchanges anew."""
    identity.lifetime = 45
    with client_with(identity, exchange(identity)) as client:
        for _ in range(5):
            client.user.list()
    assert len(identity.forms) == 1


def test_refused_once_is_renewed_once(identity: IdentityServer) -> None:
    """A call that is refused goes again with a new token; a change too, since it had no effect."""
    with client_with(identity, exchange(identity)) as client:
        client.user.list()
        identity.valid.clear()
        client.post("/users", {"username": "u"})
    assert len(identity.forms) == 2
    assert [(method, path) for method, path, _ in identity.seen[1:]] == [("POST", "/api/rest/v1/users")] * 2


def test_refused_twice_is_an_error(identity: IdentityServer) -> None:
    """A new token that is refused as well ends the call; the next call may try again."""
    identity.answer = lambda _form: (200, {"access_token": f"BAD{len(identity.forms)}", "expires_in": 3600})
    with client_with(identity, exchange(identity)) as client:
        with pytest.raises(NotAuthenticatedError) as caught:
            client.user.list()
        assert (caught.value.status_code, len(identity.forms), len(identity.seen)) == (401, 2, 2)
        with pytest.raises(NotAuthenticatedError):
            client.user.list()
        assert len(identity.forms) == 3


@looped
async def test_refused_while_awaited(identity: IdentityServer) -> None:
    """An async client renews once too, and reports a second refusal."""
    async with files_sdk.AsyncClient(base_url=identity.url, auth=exchange(identity)) as client:
        await client.user.list()
        identity.valid.clear()
        await asyncio.gather(*(client.user.list() for _ in range(20)))
        assert len(identity.forms) == 2
        identity.answer = lambda _form: (200, {"access_token": "BAD"})
        identity.valid.clear()
        with pytest.raises(NotAuthenticatedError):
            await client.user.list()


@pytest.mark.parametrize(
    ("status", "data"),
    [
        (400, {"error": "invalid_grant", "error_description": "the token was revoked"}),
        (401, {"error": "invalid_client"}),
        (200, {"error": "no"}),
        (200, {"access_token": ""}),
        (200, {"access_token": 7}),
        (200, {"access_token": "a\nb"}),
        (200, {}),
        (500, {}),
    ],
)
def test_an_identity_server_that_refuses(identity: IdentityServer, status: int, data: Any) -> None:
    """No token is an error that names the server and what it said, without a secret; the next call asks again."""
    identity.answer = lambda _form: (status, data)
    with client_with(identity, exchange(identity), max_retries=0) as client:
        for _ in range(2):
            with pytest.raises(AuthenticationError) as caught:
                client.user.list()
        said = data.get("error_description") or data.get("error") or ""
        assert said in str(caught.value)
        assert f"{identity.url}/token" in str(caught.value)
        assert "PAT" not in str(caught.value)
        assert "CLIENTSECRET" not in repr(vars(caught.value))
        assert (len(identity.forms), identity.seen) == (2, [])
        identity.answer = identity.hand_out
        assert client.user.list().data == []


def test_an_identity_server_that_is_away(identity: IdentityServer, closed_port: str) -> None:
    """Trouble on the way to the identity server is trouble with a connection, and says which."""
    with client_with(identity, auth.TokenExchange(f"{closed_port}/token", "ID", "S", "P"), max_retries=0) as client:
        with pytest.raises(APIConnectionError, match=closed_port) as caught:
            client.user.list()
        assert caught.value.outcome == "not_sent"


def test_who_calls_is_asked_once(identity: IdentityServer) -> None:
    """Facts about the caller are fetched once, with the first token, and sent with every call after that."""
    credential = exchange(
        identity, user_url=f"{identity.url}/me", identity_headers={"X-User-Id": "user.id", "X-Org-Id": "orgs.0.id"}
    )
    with client_with(identity, credential) as client:
        client.user.list()
        identity.valid.clear()
        client.user.list()
    assert (identity.me_asked, len(identity.forms)) == (1, 2)
    assert {(headers["x-user-id"], headers["x-org-id"]) for _, _, headers in identity.seen} == {("7", "o-1")}


@pytest.mark.parametrize("place", ["user.name", "orgs.1.id", "orgs.x", "user.id.more"])
def test_facts_that_are_missing(identity: IdentityServer, place: str) -> None:
    """A fact that the answer does not have is named; nothing is called without it."""
    credential = exchange(identity, user_url=f"{identity.url}/me", identity_headers={"X-It": place})
    with client_with(identity, credential) as client:
        for _ in range(2):
            with pytest.raises(files_sdk.APIError, match=place):
                client.user.list()
    assert identity.seen == []


@pytest.mark.parametrize("more", [{"user_url": "http://x.test"}, {"identity_headers": {"X-A": "a"}}])
def test_facts_need_a_place(identity: IdentityServer, more: Any) -> None:
    """Headers and the place of their values go together."""
    with pytest.raises(InvalidParameterError, match="go together"):
        exchange(identity, **more)


def test_a_deadline_holds_while_others_renew(identity: IdentityServer) -> None:
    """Who waits for somebody else's exchange waits no longer than its own time, and the exchange goes on."""
    identity.pause = 0.7
    shared = exchange(identity)
    with client_with(identity, shared) as client, ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: len(client.user.list()))
        while not identity.forms and not first.done():
            time.sleep(0.001)
        with pytest.raises(files_sdk.error.DeadlineExceededError) as caught:
            client.user.list({}, {"request_timeout": 0.1})
        assert caught.value.outcome == "not_sent"
        assert first.result(30) == 0
        assert client.user.list().data == []
    assert len(identity.forms) == 1
