"""Credentials that many callers share: failures that are heard by all who waited, facts about the caller, sign-in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import auth
from files_style_sdk.error import APIConnectionError, APIError, AuthenticationError, InvalidParameterError

from .identity import IdentityServer
from .looped import looped

CROWD = 50


class Recording(IdentityServer):
    """Notes how it is asked about callers, and may answer that with something else."""

    def __init__(self) -> None:
        self.methods: list[str] = []
        self.about: Callable[[], tuple[int, Any]] | None = None
        super().__init__()

    def respond(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, Any]:
        found = super().respond(method, path, headers, body)
        if path != "/me":
            return found
        self.methods.append(method)
        return self.about() if self.about is not None and found[0] == 200 else found


@pytest.fixture
def identity() -> Iterator[Recording]:
    """An identity server with an API behind it."""
    server = Recording()
    yield server
    server.stop()


def exchange(identity: IdentityServer, **more: Any) -> auth.TokenExchange:
    facts = {"user_url": f"{identity.url}/me", "identity_headers": {"X-User": "user.id", "X-Org": "orgs.0.id"}}
    return auth.TokenExchange(f"{identity.url}/token", "ID", "CLIENTSECRET", "PAT", **{**facts, **more})


def client_with(identity: IdentityServer, credential: auth.Credential, **more: Any) -> files_sdk.Client:
    options: dict[str, Any] = {"initial_network_retry_delay": 0, "max_network_retry_delay": 0, **more}
    return files_sdk.Client(base_url=identity.url, auth=credential, **options)


def outcome_of(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except Exception as error:
        return error


def refused_once_all_wait(identity: Recording, everybody: threading.Event) -> None:
    """Have the identity server refuse, but not before everybody is there."""

    def refuse(_form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        everybody.wait(20)
        return 400, {"error": "invalid_grant"}

    identity.answer = refuse


def test_a_failure_is_heard_by_all_who_waited(identity: Recording) -> None:
    """Many threads that wait for an exchange which is refused get its error; the server is asked once."""
    everybody, arrived = threading.Event(), threading.Semaphore(0)
    refused_once_all_wait(identity, everybody)

    class Counted(auth.TokenExchange):
        def is_fresh(self) -> bool:
            arrived.release()
            return super().is_fresh()

        def authenticate(self, settings: Any) -> Any:
            arrived.release()
            return super().authenticate(settings)

    shared = Counted(f"{identity.url}/token", "ID", "CLIENTSECRET", "PAT")
    with client_with(identity, shared) as client, ThreadPoolExecutor(CROWD) as pool:
        calls = [pool.submit(outcome_of, client.user.list) for _ in range(CROWD)]
        for _ in range(CROWD):
            assert arrived.acquire(timeout=20)
        everybody.set()
        errors = [call.result(20) for call in calls]
        assert {type(error) for error in errors} == {AuthenticationError}
        assert len(identity.forms) <= 2  # a thread that had not come to the lock yet may ask once more
        identity.answer = identity.hand_out
        assert client.user.list().data == []


@looped
async def test_a_failure_is_heard_by_all_tasks(identity: Recording) -> None:
    """Tasks that wait for an exchange which is refused get its error, each an object of its own; the next may try."""
    identity.answer = lambda _form: (400, {"error": "invalid_grant", "error_description": "revoked"})
    async with files_sdk.AsyncClient(base_url=identity.url, auth=exchange(identity)) as client:
        calls = (client.user.list() for _ in range(CROWD))
        errors: list[Any] = await asyncio.gather(*calls, return_exceptions=True)
        assert {type(error) for error in errors} == {AuthenticationError}
        assert len({id(error) for error in errors}) == CROWD
        assert {(error.status_code, error.outcome, "revoked" in str(error)) for error in errors} == {
            (400, "rejected", True)
        }
        assert len(identity.forms) == 1
        identity.answer = identity.hand_out
        assert (await client.user.list()).data == []


@looped
async def test_other_settings_try_for_themselves(identity: Recording, closed_port: str) -> None:
    """Who waited with other settings, such as another proxy, does not get the error of an attempt without."""
    async with files_sdk.AsyncClient(
        base_url=identity.url, auth=exchange(identity), initial_network_retry_delay=0, max_retries=0
    ) as client:
        lost: Any = {"proxies": {"http": closed_port}}
        found: Any = await asyncio.gather(
            client.user.list({}, lost), client.user.list({}, lost), client.user.list(), return_exceptions=True
        )
    assert [type(one) for one in found[:2]] == [APIConnectionError] * 2
    assert found[2].data == []


def test_a_deadline_is_nobody_elses(identity: Recording) -> None:
    """When the time of the one who exchanges runs out, those who waited exchange for themselves."""
    identity.pause = 0.5
    with client_with(identity, exchange(identity)) as client, ThreadPoolExecutor(2) as pool:
        first = pool.submit(outcome_of, lambda: client.user.list({}, {"request_timeout": 0.2}))
        while not identity.forms and not first.done():
            threading.Event().wait(0.001)
        second = pool.submit(outcome_of, client.user.list)
        assert type(first.result(20)).__name__ == "DeadlineExceededError"
        assert second.result(20).data == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_calls_is_asked_by_a_method(identity: Recording, method: str) -> None:
    """The facts about the caller are asked for as the service wants, again after trouble, and sent as text."""
    answers = iter([(503, {}), (200, {"user": {"id": 7}, "orgs": [{"id": "o-1"}]})])
    identity.about = lambda: next(answers)
    credential = exchange(identity, user_method=method)
    with client_with(identity, credential) as client:
        client.user.list()
    assert identity.methods == [method] * 2
    assert credential.identity == {"X-User": 7, "X-Org": "o-1"}
    assert (identity.seen[0][2]["x-user"], identity.seen[0][2]["x-org"]) == ("7", "o-1")


def test_a_method_that_changes_something() -> None:
    """Only methods that may be repeated ask for the facts."""
    with pytest.raises(InvalidParameterError, match="user_method must be GET or POST, not 'DELETE'"):
        auth.TokenExchange("https://x.test", "I", "S", "P", user_method="DELETE")


@pytest.mark.parametrize("value", [True, 1.5, [], {}, "", "a\r\nX-Evil: 1", "ü"])
def test_facts_that_fit_no_header(identity: Recording, value: Any) -> None:
    """A fact that no header can carry is named by its place; nothing is called with it."""
    identity.about = lambda: (200, {"user": {"id": value}, "orgs": [{"id": 1}]})
    with client_with(identity, exchange(identity)) as client, pytest.raises(APIError, match=r"user\.id"):
        client.user.list()
    assert identity.seen == []


def test_a_token_is_kept_when_the_facts_fail(identity: Recording) -> None:
    """When the facts cannot be had, the next attempt asks for them alone, with the token that is there."""
    identity.about = lambda: (404, {})
    credential = exchange(identity)
    with client_with(identity, credential) as client:
        with pytest.raises(APIError):
            client.user.list()
        assert (credential.identity, credential.tokens is None) == ({}, False)
        identity.about = None
        client.user.list()
    assert (len(identity.forms), len(identity.methods)) == (1, 2)


def test_a_kept_token_that_is_refused(identity: Recording) -> None:
    """A kept token that was revoked meanwhile is exchanged anew, once; a new one that is refused ends the call."""
    credential = exchange(identity)
    with client_with(identity, credential) as client:
        identity.about = lambda: (404, {})
        with pytest.raises(APIError):
            client.user.list()
        identity.about = None
        identity.valid.clear()
        client.user.list()
        assert len(identity.forms) == 2
        identity.valid.clear()
        identity.answer = lambda _form: (200, {"access_token": "BAD"})
        with pytest.raises(APIError) as caught:
            client._caller.carry_out(credential.identify)
        assert (caught.value.status_code, len(identity.forms), credential.tokens) == (401, 3, None)


def test_the_facts_can_be_asked_again(identity: Recording) -> None:
    """`identify` asks anew, and calls carry what it found."""
    credential = exchange(identity)
    with client_with(identity, credential) as client:
        client.user.list()
        identity.about = lambda: (200, {"user": {"id": 8}, "orgs": [{"id": "o-2"}]})
        client.user.list()
        client._caller.carry_out(credential.identify)
        client.user.list()
    assert [headers["x-user"] for _, _, headers in identity.seen] == ["7", "7", "8"]
    assert len(identity.forms) == 1


def test_signing_in_ahead(identity: Recording) -> None:
    """`authenticate` comes to the credential before the first call, does nothing twice, and renews when asked to."""
    credential = exchange(identity)
    with client_with(identity, credential) as client:
        client.authenticate()
        client.authenticate()
        assert (len(identity.forms), identity.seen) == (1, [])
        client.user.list()
        client.authenticate(renew=True)
        client.user.list()
    assert identity.tokens_used() == ["ACCESSTOKEN1", "ACCESSTOKEN2"]
    assert len(identity.methods) == 1


@looped
async def test_signing_in_ahead_awaited(identity: Recording) -> None:
    """An async client does the same; tasks that renew at once share one renewal."""
    async with files_sdk.AsyncClient(base_url=identity.url, auth=exchange(identity)) as client:
        await asyncio.gather(*(client.authenticate() for _ in range(CROWD)))
        assert len(identity.forms) == 1
        await asyncio.gather(*(client.authenticate(renew=True) for _ in range(CROWD)))
        assert (len(identity.forms), identity.seen) == (2, [])


def test_signing_in_with_what_cannot_change(identity: Recording) -> None:
    """For a fixed key there is nothing to fetch and nothing to renew; without any credential it is an error."""
    with files_sdk.Client(base_url=identity.url, api_key="K") as client:
        client.authenticate()
        client.authenticate(renew=True)
    with files_sdk.Client(base_url=identity.url) as client, pytest.raises(AuthenticationError, match="no credential"):
        client.authenticate()
    assert (identity.forms, identity.seen) == ([], [])


def test_what_the_server_echoes_is_left_out(identity: Recording) -> None:
    """A refusal that repeats what was sent is told without the secrets in it."""
    said = "client ID may not use PAT with CLIENTSECRET"
    identity.answer = lambda _form: (400, {"error": "invalid_grant", "error_description": said})
    with client_with(identity, exchange(identity)) as client, pytest.raises(AuthenticationError) as caught:
        client.user.list()
    assert "client ID may not use … with …" in str(caught.value)
