"""Faults meet real clients: what the SDK makes of them, waiting in threads and on an event loop."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from behaviour.looped import looped
from faces.conftest import Face
from files_mock_server.testing import MockServer

import files_style_sdk as files_sdk
from files_style_sdk.error import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    Error,
    IntegrityError,
    ServiceUnavailableError,
)

PART = 1 << 16
DATA = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(10_000))
"""Five parts, in which no two places look alike."""

Case = Callable[[Face], Any]


@pytest.fixture(scope="module")
def shared() -> Iterator[MockServer]:
    """One server for all tests of this file."""
    with MockServer(api_keys=["k1"], part_size=PART) as server:
        yield server


@pytest.fixture
def server(shared: MockServer) -> MockServer:
    """The server as it was at the start: no file, no rule, no request in its journal."""
    shared.reset()
    return shared


@pytest.fixture(autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where transfers of this test keep what lets them resume."""
    monkeypatch.setenv("FILES_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(params=["client", "async"])
def on(request: pytest.FixtureRequest, server: MockServer) -> Callable[..., None]:
    """Runs a case on a client of each kind in turn."""

    def run(case: Case, **settings: Any) -> None:
        async def whole() -> None:
            options: dict[str, Any] = {
                "base_url": server.url,
                "api_key": "k1",
                "initial_network_retry_delay": 0,
                "max_network_retry_delay": 0.001,
                **settings,
            }
            async with AsyncExitStack() as stack:
                if request.param == "client":
                    api: Any = stack.enter_context(files_sdk.Client(**options))
                else:
                    api = await stack.enter_async_context(files_sdk.AsyncClient(**options))
                await case(Face(request.param, api))

        looped(whole)()

    return run


@pytest.fixture
def file(server: MockServer) -> str:
    """A file that is there."""
    with files_sdk.Client(base_url=server.url, api_key="k1") as client:
        client.file.upload_stream(io.BytesIO(DATA), "big.bin")
    server.journal.clear()
    return "big.bin"


def stored(server: MockServer, path: str) -> bytes:
    """The bytes of a remote file."""
    stream = io.BytesIO()
    with files_sdk.Client(base_url=server.url, api_key="k1") as client:
        client.file.download_stream(path, stream)
    return stream.getvalue()


def test_refused_for_now_is_tried_again(server: MockServer, on: Any) -> None:
    """503 with Retry-After is sent again, a call that changes something too, since it was not applied."""
    rule = server.faults.add("status", status=503, retry_after=0, times=2)

    async def case(face: Face) -> None:
        assert (await face(face.api.folder.create("a"))).path == "a"

    on(case)
    assert rule.hits == 2
    assert [entry.status for entry in server.journal.entries("POST", "/folders/a")] == [503, 503, 201]


def test_refused_for_good(server: MockServer, on: Any) -> None:
    """A service that stays away raises the error of its type after bounded tries."""
    rule = server.faults.add("status", status=503, retry_after=0, times=None)

    async def case(face: Face) -> None:
        await face.refused(ServiceUnavailableError, lambda: face.api.folder.create("a"))

    on(case, max_network_retries=1)
    assert rule.hits == 2


def test_reset_before_a_read_is_tried_again(server: MockServer, on: Any) -> None:
    """A read whose connection breaks is sent again."""
    rule = server.faults.add("reset", times=2)

    async def case(face: Face) -> None:
        assert (await face(face.api.file.find(""))).path == ""

    on(case)
    assert rule.hits == 2


def test_lost_answer_of_a_change(server: MockServer, on: Any) -> None:
    """A change whose answer is lost is not made twice: the error says that the outcome is not known."""
    server.faults.add("reset", when="after", method="POST")

    async def case(face: Face) -> None:
        error = await face.refused(APIConnectionError, lambda: face.api.folder.create("a"))
        assert error.outcome == "unknown"

    on(case)
    assert server.journal.count("POST", "/folders/a") == 1


def test_lost_answer_of_a_completion_is_looked_up(server: MockServer, on: Any) -> None:
    """An upload whose completion was applied but not answered succeeds, by looking, with one completion."""
    rule = server.faults.add("reset", when="after", method="POST", path="/files/*")

    async def case(face: Face) -> None:
        assert (await face(face.api.file.upload_stream(io.BytesIO(DATA), "a.bin"))).size == len(DATA)

    on(case)
    assert (rule.hits, server.journal.count("POST", "/files/*")) == (1, 1)
    assert stored(server, "a.bin") == DATA


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("expired", {}),
        ("reset", {"when": "before"}),
        ("reset", {"when": "during", "after": 1000}),
        ("reset", {"when": "after"}),
        ("status", {"status": 503}),
        ("html", {}),
        ("stall", {"when": "request", "after": 100}),
    ],
)
def test_parts_in_trouble(server: MockServer, on: Any, kind: str, options: dict[str, Any]) -> None:
    """Passing trouble with parts is overcome: URLs are renewed, parts sent again, and the file is right."""
    rule = server.faults.add(kind, on="upload", skip=1, times=2, **options)

    async def case(face: Face) -> None:
        assert (await face(face.api.file.upload_stream(io.BytesIO(DATA), "a.bin"))).size == len(DATA)

    on(case, read_timeout=0.5 if kind == "stall" else 10)
    assert rule.hits == 2
    assert stored(server, "a.bin") == DATA


def test_corrupt_upload_is_noticed(server: MockServer, on: Any) -> None:
    """A part that is stored wrong is an error, and never a silent success."""
    server.faults.add("corrupt", on="upload", skip=1)

    async def case(face: Face) -> None:
        await face.refused(IntegrityError, lambda: face.api.file.upload_stream(io.BytesIO(DATA), "a.bin"))

    on(case)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("truncate", {}),
        ("truncate", {"after": 0}),
        ("content_length", {"by": 100}),
        ("reset", {"when": "response", "after": 1000}),
        ("reset", {"when": "after"}),
        ("status", {"status": 503}),
        ("expired", {}),
        ("stall", {"after": 1000}),
        ("stall", {"after": 1000, "seconds": 0.01}),
        ("drip", {"rate": 10_000_000}),
    ],
)
def test_downloads_in_trouble(
    server: MockServer, on: Any, file: str, tmp_path: Path, kind: str, options: dict[str, Any]
) -> None:
    """Passing trouble with a download is overcome: it goes on where it stopped, and the file is right."""
    rule = server.faults.add(kind, on="download", times=2, **options)

    async def case(face: Face) -> None:
        await face(face.api.file.download_file(file, tmp_path / "x"))

    on(case, read_timeout=0.5 if kind == "stall" else 10)
    assert rule.hits >= 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == DATA


@pytest.mark.parametrize("offset", [0, 100_000, 10**9])
def test_corrupt_download_is_noticed(server: MockServer, on: Any, file: str, tmp_path: Path, offset: int) -> None:
    """A wrong bit anywhere is an error, and leaves no file."""
    server.faults.add("corrupt", on="download", offset=offset, times=None)

    async def case(face: Face) -> None:
        await face.refused(IntegrityError, lambda: face.api.file.download_file(file, tmp_path / "x"))

    on(case)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kind", "options"), [("ignore_range", {}), ("etag", {"change": "changed"})])
def test_downloads_whose_ranges_do_not_fit(
    server: MockServer, on: Any, file: str, tmp_path: Path, kind: str, options: dict[str, Any]
) -> None:
    """Ranges that are ignored, or of another version each: the right file or an error, and never a wrong file."""
    server.faults.add(kind, on="download", times=None, **options)
    server.faults.add("truncate", after=1000, on="download")

    async def case(face: Face) -> None:
        try:
            await face(face.api.file.download_file(file, tmp_path / "x"))
        except Error:
            assert list(tmp_path.iterdir()) == []
        else:
            assert (tmp_path / "x").read_bytes() == DATA

    on(case)


def test_repeated_cursor_raises(server: MockServer, on: Any) -> None:
    """A list whose cursor comes again is an error, not an endless walk."""
    with files_sdk.Client(base_url=server.url, api_key="k1") as client:
        for name in "abcdef":
            client.folder.create(name)
    server.faults.add("repeat_cursor", times=None)

    async def case(face: Face) -> None:
        async def walk() -> None:
            pages = await face(face.api.folder.list_for("", {"per_page": 2}))
            await face.each(pages.auto_paging_iter())

        with pytest.raises(Error, match="cursor"):
            await walk()

    on(case)
    assert server.journal.count("GET", "/folders*") <= 4


@pytest.mark.parametrize(
    ("kind", "options"), [("malformed_json", {}), ("empty", {}), ("html", {}), ("html", {"status": 200})]
)
def test_answers_that_are_no_json(server: MockServer, on: Any, kind: str, options: dict[str, Any]) -> None:
    """A broken answer or a page of a proxy is an error of the SDK, which says the status."""
    server.faults.add(kind, times=None, path="/folders/a", **options)

    async def case(face: Face) -> None:
        error = await face.refused(APIError, lambda: face.api.folder.create("a"))
        assert error.http_status == (options.get("status", 502) if kind == "html" else 201)

    on(case)


def test_redirect_carries_no_credential(server: MockServer, on: Any) -> None:
    """A redirection to another origin is not followed with the key, although the key would be good there."""
    with MockServer(api_keys=["k1"]) as other:
        rule = server.faults.add("redirect", location=other.url, times=None)
        carried = other.faults.add("status", status=418, times=None, request_headers={"X-FilesAPI-Key": "?*"})

        async def case(face: Face) -> None:
            await face.refused(Error, lambda: face.api.file.find("a"))

        on(case)
        assert rule.hits >= 1
        assert carried.hits == 0


def test_stall_ends_by_the_read_timeout(server: MockServer, on: Any) -> None:
    """An answer that never ends is given up after the read timeout, with the error that says so."""
    rule = server.faults.add("stall", after=10, times=None)

    async def case(face: Face) -> None:
        await face.refused(APITimeoutError, lambda: face.api.folder.create("a"))

    on(case, read_timeout=0.2)
    assert rule.hits == 1


def test_drip_is_bounded_by_a_deadline(server: MockServer, on: Any) -> None:
    """An answer that comes byte by byte, too slowly for any read timeout, is given up at the deadline."""
    server.faults.add("drip", rate=20, times=None)

    async def case(face: Face) -> None:
        await face.refused(APIConnectionError, lambda: face.api.folder.create("a"))

    on(case, request_timeout=0.3)
