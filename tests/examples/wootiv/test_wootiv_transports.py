"""What the calls of the wootiv example are sent through: transports of httpx, proxies, local addresses."""

from __future__ import annotations

import asyncio
import gc
import pickle
import socket
import sys
import weakref
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from files_mock_server.testing import SpecServer

import wootiv
from wootiv import AsyncWootiv, Wootiv

ELSEWHERE = "http://my.test.server.example.com:8083"
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127.0.0.0/8")


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> weakref.WeakSet[socket.socket]:
    """The sockets that connect from now on, for as long as they are there."""
    found: weakref.WeakSet[socket.socket] = weakref.WeakSet()
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, noting(found, getattr(socket.socket, name)))
    return found


def noting(found: weakref.WeakSet[socket.socket], connect: Callable[..., Any]) -> Callable[..., Any]:
    """`connect`, but each socket is written down first."""

    def noted(self: socket.socket, address: Any) -> Any:
        found.add(self)
        return connect(self, address)

    return noted


def own_addresses(sockets: weakref.WeakSet[socket.socket]) -> set[str]:
    """Where the sockets that are open are connected from."""
    return {each.getsockname()[0] for each in sockets if each.fileno() != -1}


@only_linux
@pytest.mark.parametrize("by", ["transport", "source_ip"])
def test_local_address(service: SpecServer, sockets: weakref.WeakSet[socket.socket], by: str) -> None:
    """Calls come from the local address of the transport, or from the one that is given by itself."""
    options: dict[str, Any] = {
        "transport": {"transport": httpx.HTTPTransport(local_address="127.0.0.2")},
        "source_ip": {"source_ip": "127.0.0.2"},
    }[by]
    with Wootiv(**options) as client:
        assert client.root.retrieve().name == "Wootiv"
        assert own_addresses(sockets) == {"127.0.0.2"}
    assert own_addresses(sockets) == set()


@only_linux
@pytest.mark.parametrize("by", ["transport", "source_ip"])
def test_local_address_of_the_async_client(
    service: SpecServer, sockets: weakref.WeakSet[socket.socket], by: str
) -> None:
    """The same for the client that is awaited."""

    async def call() -> None:
        transport: Any = httpx.AsyncHTTPTransport(local_address="127.0.0.2") if by == "transport" else None
        async with AsyncWootiv(transport=transport, source_ip=None if transport else "127.0.0.2") as client:
            assert (await client.root.retrieve()).name == "Wootiv"
            assert own_addresses(sockets) == {"127.0.0.2"}

    asyncio.run(call())
    assert own_addresses(sockets) == set()


def via(proxy: SpecServer) -> Any:
    """The server stands for a proxy: whatever it is asked for, it answers like the service behind it would."""
    return proxy.fault("status", status=200, body={"name": "by proxy"}, times=None)


@pytest.mark.parametrize("with_transport", [False, True])
@pytest.mark.parametrize("form", ["one", "by scheme"])
def test_proxies(service: SpecServer, form: str, with_transport: bool) -> None:
    """One proxy for all, or one a scheme, with a transport or without: the proxy is asked for the whole address."""
    proxies: Any = service.url if form == "one" else {"http": service.url}
    options: dict[str, Any] = {"transport": httpx.HTTPTransport(local_address="0.0.0.0")} if with_transport else {}
    with via(service), Wootiv(base_url=ELSEWHERE, proxies=proxies, **options) as client:
        assert client.root.retrieve().name == "by proxy"
    assert [entry.path for entry in service.journal.entries()] == [f"{ELSEWHERE}/"]


@pytest.mark.parametrize("with_transport", [False, True])
def test_proxies_of_the_async_client(service: SpecServer, with_transport: bool) -> None:
    """The same for the client that is awaited."""

    async def call() -> None:
        options: dict[str, Any] = {"transport": httpx.AsyncHTTPTransport()} if with_transport else {}
        async with AsyncWootiv(base_url=ELSEWHERE, proxies=service.url, **options) as client:
            assert (await client.root.retrieve()).name == "by proxy"

    with via(service):
        asyncio.run(call())
    assert [entry.path for entry in service.journal.entries()] == [f"{ELSEWHERE}/"]


@only_linux
def test_a_local_address_and_a_proxy(service: SpecServer, sockets: weakref.WeakSet[socket.socket]) -> None:
    """`source_ip` holds for the way to the proxy, too."""
    with via(service), Wootiv(base_url=ELSEWHERE, proxies=service.url, source_ip="127.0.0.2") as client:
        assert client.root.retrieve().name == "by proxy"
        assert own_addresses(sockets) == {"127.0.0.2"}


def test_what_no_proxy_is_for_passes_through_the_transport(service: SpecServer) -> None:
    """Proxies for other schemes and hosts leave the rest to the transport."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json={"name": "by transport"})

    proxies = {"https": service.url, "http://other.example.com": service.url}
    with Wootiv(base_url=ELSEWHERE, transport=httpx.MockTransport(answer), proxies=proxies) as client:
        assert client.root.retrieve().name == "by transport"
    assert (seen, service.journal.entries()) == ([f"{ELSEWHERE}/"], [])


def test_a_base_url_may_have_a_path() -> None:
    """What is below an address of one's own is called, as it is given."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json={"url": None})

    with Wootiv(api_key="k", base_url=f"{ELSEWHERE}/api/", transport=httpx.MockTransport(answer)) as client:
        client.aws.create_signed_put_url(filename="sunshine.png")
    assert seen == [f"{ELSEWHERE}/api/aws/signed-put-url"]


class Closable(httpx.BaseTransport):
    """A transport that tells whether it was closed."""

    closed = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"name": "by hand"})

    def close(self) -> None:
        self.closed += 1


class AsyncClosable(httpx.AsyncBaseTransport):
    """The same for event loops."""

    closed = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"name": "by hand"})

    async def aclose(self) -> None:
        self.closed += 1


def test_closing_closes_the_transport(service: SpecServer) -> None:
    """A client closes the transport that it was given; one with other options leaves it to the first."""
    transport = Closable()
    client = Wootiv(transport=transport)
    with client.with_options(timeout=5) as other:
        assert other.root.retrieve().name == "by hand"
    assert (transport.closed, client.root.retrieve().name) == (0, "by hand")
    client.close()
    assert transport.closed
    with pytest.raises(wootiv.APIConnectionError, match="closed"):
        client.root.retrieve()


def test_closing_the_async_client_closes_the_transport(service: SpecServer) -> None:
    """The same for the client that is awaited."""
    transport = AsyncClosable()

    async def call() -> None:
        async with AsyncWootiv(transport=transport) as client:
            async with client.with_options(timeout=5) as other:
                assert (await other.root.retrieve()).name == "by hand"
            assert transport.closed == 0
        assert transport.closed == 1

    asyncio.run(call())


def test_a_client_of_the_callers_own_stays_open(service: SpecServer) -> None:
    """What is given as `http_client` is its owner's to close."""
    with httpx.Client() as own:
        with Wootiv(http_client=own) as client:
            assert client.root.retrieve().name == "Wootiv"
        assert not own.is_closed


@pytest.mark.parametrize("with_transport", [False, True])
def test_a_forgotten_client_closes_its_connections(
    service: SpecServer, sockets: weakref.WeakSet[socket.socket], with_transport: bool
) -> None:
    """Connections are closed when a client is garbage, without a warning; not while another shares them."""
    client = Wootiv(transport=httpx.HTTPTransport() if with_transport else None)
    other = client.with_options(timeout=5)
    assert client.root.retrieve().name == "Wootiv"
    del client
    gc.collect()
    assert len(own_addresses(sockets)) == 1
    assert other.root.retrieve().name == "Wootiv"
    del other
    gc.collect()
    assert own_addresses(sockets) == set()


def test_a_forgotten_async_client_closes_its_connections(
    service: SpecServer, sockets: weakref.WeakSet[socket.socket]
) -> None:
    """The same for the client that is awaited, while its loop goes on."""

    async def call() -> None:
        client = AsyncWootiv()
        assert (await client.root.retrieve()).name == "Wootiv"
        assert len(own_addresses(sockets)) == 1
        del client
        gc.collect()
        for _ in range(100):
            await asyncio.sleep(0)
        assert own_addresses(sockets) == set()

    asyncio.run(call())


def test_a_closed_client_connects_anew(service: SpecServer) -> None:
    """Closing a client without a transport drops what is idle; the next call connects again."""
    client = Wootiv()
    client.root.retrieve()
    client.close()
    with client:
        assert client.root.retrieve().name == "Wootiv"


def test_a_transport_stays_where_it_is(service: SpecServer) -> None:
    """A pickled client has none of this process's connections: its copy makes its own."""
    with Wootiv(transport=Closable()) as client:
        copied = pickle.loads(pickle.dumps(client))
    with copied:
        assert copied.root.retrieve().name == "Wootiv"


@pytest.mark.parametrize(
    ("kind", "transport", "message"),
    [
        (Wootiv, "http://proxy", r"must be an httpx.BaseTransport here, such as httpx.HTTPTransport\(\), not str"),
        (Wootiv, httpx.HTTPTransport, "not type"),
        (Wootiv, httpx.AsyncHTTPTransport(), "BaseTransport here, .*, not AsyncHTTPTransport"),
        (AsyncWootiv, httpx.HTTPTransport(), r"AsyncBaseTransport here, .*AsyncHTTPTransport\(\), not HTTPTransport"),
        (AsyncWootiv, 7, "not int"),
    ],
)
def test_other_things_than_transports_are_refused(kind: Any, transport: Any, message: str) -> None:
    """The error says what it must be for this client, and what it is."""
    with pytest.raises(wootiv.InvalidParameterError, match=message):
        kind(transport=transport)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"source_ip": "127.0.0.1"}, "source_ip cannot be combined with transport"),
        ({"http_client": httpx.Client()}, "http_client cannot be combined"),
        ({"http_session": httpx.Client()}, "http_session cannot be combined"),
        ({"verify": False}, "verify cannot be combined"),
        ({"cert": "a.pem"}, "cert cannot be combined"),
        ({"proxies": "nowhere"}, "proxies must be URLs of proxies"),
        ({"proxies": 7}, "proxies must be a dict of schemes to proxy URLs, not 7"),
    ],
)
def test_what_a_transport_cannot_be_combined_with(more: Any, message: str) -> None:
    """What the transport decides itself is refused beside it, before anything is sent."""
    with pytest.raises(wootiv.InvalidParameterError, match=message):
        Wootiv(transport=Closable(), **more)


def test_proxies_after_a_transport_are_refused(service: SpecServer) -> None:
    """A proxy that a call would go past is not taken in silence: it must be given beside the transport."""
    with Wootiv(transport=Closable()) as client:
        with pytest.raises(wootiv.InvalidParameterError, match="proxies cannot be combined with http_session"):
            client.with_options(proxies=service.url).root.retrieve()
        with pytest.raises(wootiv.InvalidParameterError, match="unknown option 'transport'"):
            client.with_options(transport=Closable())


def test_a_proxys_password_is_in_no_error() -> None:
    """A proxy that cannot be used is told without its credentials."""
    with pytest.raises(wootiv.InvalidParameterError) as refused:
        Wootiv(transport=Closable(), proxies="ftp://user:HIDDEN@proxy.example.com")
    assert "HIDDEN" not in str(refused.value)
