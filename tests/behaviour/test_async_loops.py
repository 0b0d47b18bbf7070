"""AsyncClient and event loops: many of them, many tasks, and nothing that blocks or is left behind."""

from __future__ import annotations

import asyncio
import gc
import io
import subprocess
import sys
import textwrap
import threading
import time
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import auth

from .conftest import json_answer
from .looped import looped

KEY = "TESTKEY1"


def client_of_mock(mock_server: Any, **more: Any) -> files_sdk.AsyncClient:
    return files_sdk.AsyncClient(base_url=mock_server.url, api_key=KEY, **more)


def isolated(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter in which every warning is an error and the loop checks what is done to it."""
    command = [sys.executable, "-W", "error", "-X", "dev", "-c", textwrap.dedent(code), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("closes", [True, False])
def test_asyncio_run_twice(mock_server: Any, closes: bool) -> None:
    """One client serves a loop after another, closed in between or not."""

    async def calls(client: files_sdk.AsyncClient) -> int:
        count = len(await client.user.list()) + len(await client.user.list())
        if closes:
            await client.close()
        return count

    client = client_of_mock(mock_server)
    assert asyncio.run(calls(client)) == asyncio.run(calls(client)) >= 2
    del client
    gc.collect()


def test_loops_side_by_side(mock_server: Any) -> None:
    """Two loops in two threads use one client at once, each with connections of its own."""
    client = client_of_mock(mock_server)
    gate = threading.Barrier(2, timeout=30)
    done: list[int] = []

    def work() -> None:
        @looped
        async def calls() -> None:
            await client.user.list()
            gate.wait()
            done.append(sum(map(len, await asyncio.gather(*(client.user.list() for _ in range(20))))))
            gate.wait()
            await client.close()

        calls()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(done) == 2
    assert done[0] == done[1] >= 20


def test_ended_loops_are_forgotten(mock_server: Any) -> None:
    """A client that has served many loops does not keep the sessions of those that have ended."""

    async def calls(client: files_sdk.AsyncClient) -> None:
        await client.user.list()

    def often() -> int:
        client = client_of_mock(mock_server)
        for _ in range(5):
            asyncio.run(calls(client))
        (transport,) = client._caller._connections._transports.values()
        kept = len(transport._sessions)
        asyncio.run(client.close())
        return kept

    assert often() <= 1
    gc.collect()


def test_loops_that_end_first(mock_server: Any) -> None:
    """A client that nobody closed leaves no open connection behind the loops that it served."""
    code = """
        import asyncio, gc, sys
        import files_style_sdk as files_sdk

        async def main():
            await asyncio.gather(*(client.user.list() for _ in range(5)))

        client = files_sdk.AsyncClient(base_url=sys.argv[1], api_key=sys.argv[2])
        asyncio.run(main())
        asyncio.run(main())
        del client
        gc.collect()
    """
    done = isolated(code, mock_server.url, KEY)
    assert done.returncode == 0, done.stderr
    assert "unclosed" not in done.stderr.lower()


def test_graceful_end(mock_server: Any) -> None:
    """A closed client leaves no socket, no session and no task: nothing complains where every warning is an error."""
    code = """
        import asyncio, io, sys
        import files_style_sdk as files_sdk

        async def main():
            async with files_sdk.AsyncClient(base_url=sys.argv[1], api_key=sys.argv[2]) as client:
                await asyncio.gather(*(client.user.list() for _ in range(20)))
                await client.upload_stream(io.BytesIO(b"x" * 20000), "graceful.bin")
                back = io.BytesIO()
                await client.download_stream("graceful.bin", back)
                async for _ in client.user.list(per_page=1):
                    break
                call = asyncio.create_task(client.download_stream("graceful.bin", io.BytesIO()))
                await asyncio.sleep(0)
                call.cancel()
                await asyncio.wait({call})
                async with client.open("graceful.bin", "rb") as file:
                    assert len(await file.read(10)) == 10
                await client.file.delete("graceful.bin")
            unused = files_sdk.AsyncClient(api_key="K")

        asyncio.run(main(), debug=True)
        asyncio.run(main(), debug=True)
        print("done")
    """
    ended = isolated(code, mock_server.url, KEY)
    noise = [line for line in ended.stderr.splitlines() if "asyncio" not in line and "took" not in line]
    assert (ended.returncode, ended.stdout, noise) == (0, "done\n", [])


@looped
async def test_many_at_once(mock_server: Any) -> None:
    """More calls than a host gets connections are in flight at once, and each gets its own answer."""
    async with client_of_mock(mock_server) as client:
        users = [user.id async for user in client.user.list()]
        found = await asyncio.gather(*(client.user.find(users[n % len(users)]) for n in range(200)))
        assert [user.id for user in found] == [users[n % len(users)] for n in range(200)]


@looped
async def test_many_transfers_at_once(mock_server: Any, folder: str) -> None:
    """Dozens of uploads and downloads run side by side, each with its own bytes."""
    async with client_of_mock(mock_server) as client:

        async def there_and_back(number: int) -> bool:
            data, back = bytes([number]) * (5000 + number), io.BytesIO()
            await client.upload_stream(io.BytesIO(data), f"{folder}/{number}")
            await client.download_stream(f"{folder}/{number}", back)
            return back.getvalue() == data

        assert all(await asyncio.gather(*map(there_and_back, range(64))))


class Ticking:
    """Counts the turns of the loop while something else is going on."""

    def __init__(self) -> None:
        self.ticks = 0

    async def __aenter__(self) -> Ticking:
        self._task = asyncio.create_task(self._tick())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.wait({self._task})

    async def _tick(self) -> None:
        while True:
            self.ticks += 1
            await asyncio.sleep(0)


class Gate:
    """Blocks a thread until the loop has gone on turning meanwhile; a blocked loop would never let it through."""

    def __init__(self, ticking: Ticking) -> None:
        self._ticking = ticking
        self.passed = 0

    def __call__(self) -> None:
        begun = self._ticking.ticks
        for _ in range(2000):
            if self._ticking.ticks > begun + 5:
                self.passed += 1
                return
            time.sleep(0.005)
        raise AssertionError("the loop stood still")


@looped
async def test_slow_sources_and_sinks_do_not_block(mock_server: Any, folder: str) -> None:
    """While a caller's stream is slow to read or to write, the loop goes on."""
    async with client_of_mock(mock_server) as client, Ticking() as ticking:
        gate = Gate(ticking)

        class Slow(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                gate()
                return super().read(size)

            def write(self, data: Any) -> int:
                gate()
                return super().write(data)

        class SlowOneWay(Slow):
            def seekable(self) -> bool:
                return False

        await client.upload_stream(Slow(b"x" * 9000), f"{folder}/slow")
        await client.upload_stream(SlowOneWay(b"x" * 9000), f"{folder}/slow2")
        sink = Slow()
        await client.download_stream(f"{folder}/slow", sink)
        assert sink.getvalue() == b"x" * 9000
        assert gate.passed >= 4


@looped
async def test_slow_logins_and_callbacks_do_not_block(mock_server: Any, folder: str) -> None:
    """While a login, a token function or a progress callback takes its time, the loop goes on."""
    async with client_of_mock(mock_server) as client, Ticking() as ticking:
        gate = Gate(ticking)
        session = await client.session.create({"username": "motor", "password": "vroom"})

        def login() -> str:
            gate()
            return str(session.id)

        slow = client.with_options(auth=auth.Session(login=login))
        assert (await asyncio.gather(*(slow.user.list() for _ in range(5))))[0].data
        assert gate.passed == 1
        await client.file.upload_stream(io.BytesIO(b"x"), f"{folder}/p", progress=lambda _told: gate())
        assert gate.passed >= 2


@looped
async def test_proxies(raw_server: Any) -> None:
    """Requests go to the proxy that the client names, with the whole URL; the environment's only if it is trusted."""
    proxy = raw_server(lambda _request: json_answer([]))
    through = {"http": proxy.url.replace("//", "//user:pass@")}
    async with files_sdk.AsyncClient(base_url="http://service.test", api_key="K", proxies=through) as client:
        await client.user.list()
    (request,) = proxy.received
    assert request.target == "http://service.test/api/rest/v1/users"
    assert request.headers["proxy-authorization"].startswith("Basic ")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("http_proxy", proxy.url)
        async with files_sdk.AsyncClient(base_url="http://service.test", api_key="K") as client:
            await client.user.list()
        assert len(proxy.received) == 2
        server = raw_server(lambda _request: json_answer([]))
        async with files_sdk.AsyncClient(base_url=server.url, api_key="K", trust_env=False) as client:
            await client.user.list()
        patch.setenv("no_proxy", "127.0.0.1")
        async with files_sdk.AsyncClient(base_url=server.url, api_key="K") as client:
            await client.user.list()
    assert (len(proxy.received), len(server.received)) == (2, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127.0.0.0/8")
@looped
async def test_source_ip(raw_server: Any) -> None:
    """`source_ip` binds the outgoing socket, for a client and for a call; a foreign address is named."""
    server = raw_server(lambda _request: json_answer([]))
    async with files_sdk.AsyncClient(base_url=server.url, api_key="K", source_ip="127.0.0.2") as client:
        await client.user.list()
        await client.user.list({}, {"source_ip": "127.0.0.3"})
        with pytest.raises(files_sdk.APIConnectionError, match=r"192\.0\.2\.1") as caught:
            await client.user.list({}, {"source_ip": "192.0.2.1"})
    assert (caught.value.outcome, caught.value.is_retryable) == ("not_sent", False)
    assert [request.peer for request in server.received] == ["127.0.0.2", "127.0.0.3"]


@looped
async def test_a_session_of_the_callers_own(mock_server: Any) -> None:
    """A caller's aiohttp session is used and left open; a session of another kind is refused by name."""
    import aiohttp
    import requests

    async with aiohttp.ClientSession() as session:
        async with client_of_mock(mock_server, http_session=session) as client:
            assert (await client.user.list()).data
        assert not session.closed
    with requests.Session() as other, pytest.raises(files_sdk.error.InvalidParameterError, match="aiohttp"):
        await client_of_mock(mock_server, http_session=other).user.list()


@looped
async def test_options_share_connections(mock_server: Any) -> None:
    """with_options gives another client on the same connections."""
    async with client_of_mock(mock_server) as client:
        other = client.with_options(max_retries=0, language="de")
        await client.user.list()
        await other.user.list()
        assert other._caller._connections is client._caller._connections
        assert len(client._caller._connections._transports) == 1
