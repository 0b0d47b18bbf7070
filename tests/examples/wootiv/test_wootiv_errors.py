"""Errors, retries and timeouts of the wootiv example."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from files_mock_server.testing import SpecServer

import wootiv
from wootiv import AsyncWootiv, Wootiv

TABLE = {
    400: wootiv.BadRequestError,
    401: wootiv.AuthenticationError,
    403: wootiv.PermissionDeniedError,
    404: wootiv.NotFoundError,
    409: wootiv.ConflictError,
    422: wootiv.UnprocessableEntityError,
    429: wootiv.RateLimitError,
    418: wootiv.APIStatusError,
    500: wootiv.InternalServerError,
    503: wootiv.InternalServerError,
    599: wootiv.InternalServerError,
}

Call = Callable[..., Any]


def waiting(**options: Any) -> Any:
    """A URL asked for by the client that waits."""
    with Wootiv(**options) as client:
        return client.aws.create_signed_put_url(filename="sunshine.png")


def awaited(**options: Any) -> Any:
    """A URL asked for by the client that is awaited."""

    async def call() -> Any:
        async with AsyncWootiv(**options) as client:
            return await client.aws.create_signed_put_url(filename="sunshine.png")

    return asyncio.run(call())


either = pytest.mark.parametrize("call", [waiting, awaited])


@pytest.mark.parametrize(("status", "kind"), TABLE.items())
@either
def test_each_status_has_its_error(service: SpecServer, call: Call, status: int, kind: type[Exception]) -> None:
    """The class is that of the table; status and answer are on the error."""
    with service.fault("status", status=status), pytest.raises(wootiv.APIStatusError) as raised:
        call(max_retries=0)
    assert type(raised.value) is kind
    assert issubclass(kind, wootiv.APIStatusError)
    assert raised.value.status_code == status
    response = raised.value.response
    assert response
    assert (response.status_code, response.data["status"]) == (status, status)
    assert response.headers["content-type"] == "application/json"


def test_all_errors_have_one_base() -> None:
    """`wootiv.APIError` catches whatever a call raises; connection errors are no status errors."""
    names = [name for name in dir(wootiv) if name.endswith("Error")]
    assert len(names) > 12
    assert all(issubclass(getattr(wootiv, name), wootiv.APIError) for name in names)
    assert issubclass(wootiv.APITimeoutError, wootiv.APIConnectionError)
    assert not issubclass(wootiv.APIConnectionError, wootiv.APIStatusError)


@either
def test_no_connection(call: Call) -> None:
    """Where nobody listens, the cause of the error is what went wrong underneath."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with pytest.raises(wootiv.APIConnectionError) as raised:
            call(api_key="k", base_url=f"http://127.0.0.1:{taken.getsockname()[1]}", max_retries=0)
    assert isinstance(raised.value.__cause__, Exception)
    assert not isinstance(raised.value, wootiv.APITimeoutError)


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 599])
@either
def test_passing_trouble_is_retried_twice(service: SpecServer, call: Call, status: int) -> None:
    """A call that changes something, too, is sent again after such answers: twice unless told otherwise."""
    with service.fault("status", status=status, times=2):
        assert call().url
    assert service.journal.count("POST", "/aws/signed-put-url") == 3
    with service.fault("status", status=status, times=3), pytest.raises(wootiv.APIStatusError):
        call()
    assert service.journal.count("POST", "/aws/signed-put-url") == 6


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 422])
def test_other_answers_stand(service: SpecServer, status: int) -> None:
    """What another attempt cannot better is not sent again."""
    with service.fault("status", status=status), pytest.raises(wootiv.APIStatusError):
        waiting()
    assert service.journal.count("POST", "/aws/signed-put-url") == 1


@either
def test_broken_connections_are_retried(service: SpecServer, call: Call) -> None:
    """A connection that breaks before or after the call was carried out is another reason."""
    for when in ("before", "after"):
        with service.fault("reset", when=when, times=2):
            assert call().url
    assert service.journal.count("POST", "/aws/signed-put-url") == 6


@either
def test_retries_are_configured(service: SpecServer, call: Call) -> None:
    """`max_retries` of the client counts: 0 sends a call once."""
    for retries in (0, 4):
        service.journal.clear()
        with service.fault("status", status=500, times=5), pytest.raises(wootiv.InternalServerError):
            call(max_retries=retries)
        assert service.journal.count("POST") == retries + 1


def test_retries_of_one_call(service: SpecServer) -> None:
    """`with_options` changes one call and leaves the client as it is."""
    with Wootiv(max_retries=0) as client:
        with service.fault("status", status=500, times=5):
            assert client.with_options(max_retries=5).root.retrieve().name == "Wootiv"
        with service.fault("status", status=500), pytest.raises(wootiv.InternalServerError):
            client.root.retrieve()


@either
def test_timeouts_are_retried_and_raised(service: SpecServer, call: Call) -> None:
    """What does not come in time is asked for again, twice; then the error is one of timeouts."""
    with service.fault("stall", times=3), pytest.raises(wootiv.APITimeoutError) as raised:
        call(timeout=0.2)
    assert service.journal.count("POST", "/aws/signed-put-url") == 3
    assert isinstance(raised.value.__cause__, Exception)
    with service.fault("stall", times=1):
        assert call(timeout=httpx.Timeout(60, read=0.2)).url


def seconds(client: Wootiv) -> dict[str, float]:
    """The timeouts with which a call is sent."""
    seen: dict[str, float] = {}

    def answer(request: httpx.Request) -> httpx.Response:
        seen.update(request.extensions["timeout"])
        return httpx.Response(200, json={})

    with httpx.Client(transport=httpx.MockTransport(answer)) as sending:
        client.with_options(api_key="k", http_client=sending).root.retrieve()
    return {name: seen[name] for name in ("connect", "read", "write")}


def test_timeouts_are_configured() -> None:
    """A minute unless told otherwise; a number bounds every wait, a value of httpx each of its own."""
    fine = httpx.Timeout(60.0, read=5.0, write=10.0, connect=2.0)
    assert seconds(Wootiv()) == {"connect": 60, "read": 60, "write": 60}
    assert seconds(Wootiv(timeout=20.0)) == {"connect": 20, "read": 20, "write": 20}
    assert seconds(Wootiv(timeout=fine)) == {"connect": 2, "read": 5, "write": 10}
    assert seconds(Wootiv().with_options(timeout=5 * 1000)) == {"connect": 5000, "read": 5000, "write": 5000}
    assert seconds(Wootiv(timeout=fine).with_options(timeout=20.0)) == {"connect": 20, "read": 20, "write": 20}
    with pytest.raises(wootiv.InvalidParameterError, match="timeout must be a number of seconds"):
        Wootiv(timeout="20")
