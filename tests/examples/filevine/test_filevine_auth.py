"""From a personal access token to the headers of every call, and from one bearer token to the next."""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from files_mock_server.testing import SpecServer
from filevine_setup import PROJECT

from files_style_sdk.auth import tokens

CROWD = 100
TOKEN, USER, CALL = ("POST", "/connect/token"), ("POST", "/user"), ("GET", f"/core/projects/{PROJECT}")


def requests_to(service: SpecServer) -> list[tuple[str, str]]:
    """Methods and paths of the requests so far."""
    return [(entry.method, entry.path) for entry in service.journal.entries()]


async def crowd(client: Any) -> list[Any]:
    """What comes of many calls at once, errors included."""
    calls = (client.get_project_details(PROJECT) for _ in range(CROWD))
    return await asyncio.gather(*calls, return_exceptions=True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The client's clock; `clock.ahead` seconds before the real one."""

    class Clock:
        ahead = 0.0

        def time(self) -> float:
            return time.time() + self.ahead

    monkeypatch.setattr(tokens, "time", made := Clock())
    return made


def test_the_whole_way(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """The first call exchanges the token, asks for the ids and goes out with both; the next ones only go out.

    The server takes only this client, this secret, this personal token and these scopes, and only calls with both ids.
    """

    async def visit(client: Any) -> None:
        assert (client.bearer_token, client.token_expires_at, client.user_id, client.org_id) == (None,) * 4
        assert (await client.get_project_details(PROJECT))["number"] == "2024-001"
        assert requests_to(service) == [TOKEN, USER, CALL]
        await client.get_project_details(PROJECT)
        assert requests_to(service) == [TOKEN, USER, CALL, CALL]
        assert (client.user_id, client.org_id, client.api_base_url) == (1001, 77, service.url)
        assert len(client.bearer_token) > 20
        assert 1000 < client.token_expires_at - time.time() <= 1200

    with_client(visit)


def test_the_state_can_be_made_sure_of(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """`ensure_auth_state` fetches what is missing and no more; the two parts can be fetched anew one by one."""

    async def visit(client: Any) -> None:
        await client.ensure_auth_state()
        await client.ensure_auth_state()
        assert requests_to(service) == [TOKEN, USER]
        first = client.bearer_token
        await client.fetch_bearer_token()
        assert requests_to(service) == [TOKEN, USER, TOKEN]
        assert client.bearer_token not in (None, first)
        await client.fetch_user_org_ids()
        assert requests_to(service) == [TOKEN, USER, TOKEN, USER]
        await client.get_project_details(PROJECT)
        assert requests_to(service)[4:] == [CALL]

    with_client(visit)


@pytest.mark.parametrize("name", ["ensure_auth_state", "fetch_bearer_token"])
def test_many_tasks_make_sure_together(service: SpecServer, with_client: Callable[..., Any], name: str) -> None:
    """Tasks that want the token at the same time get it from one exchange."""

    async def visit(client: Any) -> None:
        await asyncio.gather(*(getattr(client, name)() for _ in range(CROWD)))

    with_client(visit)
    assert requests_to(service) == [TOKEN, USER]


def test_ids_alone(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """The ids can be asked for first; the token that this needs comes along, also if the one at hand was revoked."""

    async def visit(client: Any) -> None:
        await client.fetch_user_org_ids()
        assert requests_to(service) == [TOKEN, USER]
        service.revoke_tokens()
        await client.fetch_user_org_ids()
        assert requests_to(service)[2:] == [USER, TOKEN, USER]

    with_client(visit)


def test_a_crowd_at_the_beginning(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """A hundred first calls at once share one exchange and one question for the ids."""
    found = with_client(crowd)
    assert [one["projectId"] for one in found] == [PROJECT] * CROWD
    assert (service.journal.count(*TOKEN), service.journal.count(*USER), service.journal.count(*CALL)) == (1, 1, CROWD)


@pytest.mark.parametrize("ending", ["revoked", "expired at the server", "expired by the client's clock"])
def test_a_crowd_renews_once(service: SpecServer, with_client: Callable[..., Any], clock: Any, ending: str) -> None:
    """A hundred calls that find the token revoked or expired renew it exactly once, and all succeed."""

    async def visit(client: Any) -> None:
        await client.ensure_auth_state()
        service.journal.clear()
        if ending == "revoked":
            service.revoke_tokens()
        elif ending == "expired at the server":
            service.clock.advance(1201)
        else:
            clock.ahead = 1200 - 59
        found = await crowd(client)
        assert [one["projectId"] for one in found] == [PROJECT] * CROWD

    with_client(visit)
    assert (service.journal.count(*TOKEN), service.journal.count(*USER)) == (1, 0)
    if ending == "expired by the client's clock":
        assert service.journal.count(status=401) == 0


def test_a_token_is_kept_until_its_last_minute(
    service: SpecServer, with_client: Callable[..., Any], clock: Any
) -> None:
    """A token that is good for more than a minute is not renewed."""

    async def visit(client: Any) -> None:
        await client.ensure_auth_state()
        clock.ahead = 1200 - 61 - 10
        await client.get_project_details(PROJECT)

    with_client(visit)
    assert service.journal.count(*TOKEN) == 1


def test_refused_twice(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """A call that is refused with a new token as well is an error, after two attempts; the next one tries again."""
    from filevine_client import AuthenticationError

    async def visit(client: Any) -> None:
        await client.ensure_auth_state()
        service.journal.clear()
        with service.fault("status", status=401, path="/core/*", times=None):
            with pytest.raises(AuthenticationError) as caught:
                await client.get_project_details(PROJECT)
            assert caught.value.status_code == 401
            assert (service.journal.count(*TOKEN), service.journal.count(*CALL)) == (1, 2)
        assert (await client.get_project_details(PROJECT))["projectId"] == PROJECT

    with_client(visit)


def test_a_crowd_refused_twice(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """A hundred calls that nothing helps renew once, and each ends after its second attempt."""
    from filevine_client import AuthenticationError

    async def visit(client: Any) -> list[Any]:
        await client.ensure_auth_state()
        service.journal.clear()
        with service.fault("status", status=401, path="/core/*", times=None):
            return await crowd(client)

    assert {type(one) for one in with_client(visit)} == {AuthenticationError}
    assert (service.journal.count(*TOKEN), service.journal.count(*CALL)) == (1, 2 * CROWD)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"personal_access_token": "pat-revoked"}, "personal"), ({"client_secret": "wrong-secret"}, "secret")],
)
def test_a_credential_that_is_not_accepted(
    service: SpecServer, with_client: Callable[..., Any], wrong: dict[str, str], said: str
) -> None:
    """A refused personal token or client secret is an authentication error that says so, after one question for all."""
    from filevine_client import AuthenticationError

    found = with_client(crowd, **wrong)
    assert {type(one) for one in found} == {AuthenticationError}
    assert said in str(found[0])
    assert next(iter(wrong.values())) not in "".join(map(str, found))
    assert requests_to(service) == [TOKEN]


def test_an_identity_service_that_is_down(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """However many calls wait, an identity service that fails is asked no more often than one call may ask."""
    from filevine_client import InternalServerError

    with service.fault("status", status=503, path="/connect/token", times=None):
        found = with_client(crowd, max_retries=2)
    assert {type(one) for one in found} == {InternalServerError}
    assert requests_to(service) == [TOKEN] * 3
    assert all(one.is_retryable for one in found)


def test_ids_that_cannot_be_had(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """When the ids fail, the token that is there already is kept for the next attempt."""
    from filevine_client import InternalServerError

    async def visit(client: Any) -> None:
        with service.fault("status", status=500, path="/user", times=None), pytest.raises(InternalServerError):
            await client.get_project_details(PROJECT)
        assert client.user_id is None
        await client.get_project_details(PROJECT)

    with_client(visit, max_retries=0)
    assert requests_to(service) == [TOKEN, USER, USER, CALL]


def test_the_exchange_survives_passing_trouble(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """The exchange and the question for the ids are retried like every call, though they are POSTs."""

    async def visit(client: Any) -> Any:
        with (
            service.fault("status", status=429, retry_after=0, path="/connect/token", times=2),
            service.fault("reset", when="after", path="/user", times=1),
        ):
            return await client.get_project_details(PROJECT)

    assert with_client(visit)["projectId"] == PROJECT
    assert requests_to(service) == [TOKEN] * 3 + [USER] * 2 + [CALL]


def test_a_cancelled_exchange_holds_nobody_up(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """When the task that exchanges is cancelled, one of those that waited for it exchanges instead."""

    async def visit(client: Any) -> None:
        with service.fault("stall", path="/connect/token", times=1) as rule:
            first = asyncio.create_task(client.get_project_details(PROJECT))
            while not rule.hits:
                await asyncio.sleep(0.001)
            others = [asyncio.create_task(client.get_project_details(PROJECT)) for _ in range(10)]
            first.cancel()
            found = await asyncio.gather(first, *others, return_exceptions=True)
        assert isinstance(found[0], asyncio.CancelledError)
        assert [one["projectId"] for one in found[1:] if isinstance(one, dict)] == [PROJECT] * 10

    with_client(visit)
    assert service.journal.count(*TOKEN) == 2


def test_secrets_stay_secret(
    service: SpecServer, with_client: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """No log at any level, no repr, no error and no traceback has the personal token, the secret or a bearer token."""
    from filevine_client import AuthenticationError

    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    used: set[str] = {"pat-0123456789abcdef", "demo-secret"}

    async def visit(client: Any) -> None:
        for fault in ({"status": 401}, {"status": 500}, {"status": 404}):
            with service.fault("status", path="/core/*", times=None, **fault):
                try:
                    await client.get_project_details(PROJECT)
                except Exception as error:
                    told.append("".join(traceback.format_exception(error)))
                    told.append(f"{error!r} {vars(error)!r}")
                    logging.getLogger("app").error("it failed: %s", error, exc_info=True)
            used.add(client.bearer_token)
        refusal = service.fault("status", status=400, path="/connect/token", times=None)
        with refusal, pytest.raises(AuthenticationError) as caught:
            await client.fetch_bearer_token()
        told.append("".join(traceback.format_exception(caught.value)))
        told.append(f"{client!r} {client!s} {client._settings!r} {vars(client)!r} {client._exchange!r}")
        told.append(repr(client._exchange.tokens))

    with_client(visit, max_retries=0)
    assert len(used) == 3
    everything = caplog.text + "".join(told)
    assert "answered 401" in caplog.text
    assert [secret for secret in used if secret in everything] == []


def test_another_credential(service: SpecServer, with_client: Callable[..., Any]) -> None:
    """A client that is given headers of its own uses those, and says clearly that it knows no bearer token."""
    from files_style_sdk.auth import Headers
    from filevine_client import InvalidParameterError

    given = {"Authorization": f"Bearer {service.issue_token()}", "x-fv-userid": "1001", "x-fv-orgid": "77"}

    async def visit(client: Any) -> None:
        assert (await client.get_project_details(PROJECT))["projectId"] == PROJECT
        await client.ensure_auth_state()
        with pytest.raises(InvalidParameterError, match="another credential"):
            _ = client.bearer_token

    with_client(visit, auth=Headers(given))
    assert requests_to(service) == [CALL]
