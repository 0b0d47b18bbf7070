"""Clients: what they are made of, what they share, and what they keep to themselves."""

from __future__ import annotations

import asyncio
import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests

import files_style_sdk as files_sdk
from files_style_sdk import Timeout
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import ENVIRONMENTS

from .conftest import json_answer
from .looped import looped

KINDS = pytest.mark.parametrize("kind", [files_sdk.Client, files_sdk.AsyncClient])
SECRET = "S3CRETVALUE"


@KINDS
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"api_key": "K"}, {"api_key": "K"}),
        ({"session_id": "S"}, {"session_id": "S"}),
        ({"session": "S"}, {"session_id": "S"}),
        ({"session": files_sdk.session.Session({"id": "S"})}, {"session_id": "S"}),
        ({"base_url": "http://a.test/"}, {"base_url": "http://a.test"}),
        ({"base_path": "/v2"}, {"base_path": "/v2"}),
        ({"environment": "mock"}, {"base_url": ENVIRONMENTS["mock"]}),
        ({"environment": "production"}, {"base_url": "https://app.files.com"}),
        ({"open_timeout": 3, "read_timeout": 4}, {"open_timeout": 3, "read_timeout": 4}),
        ({"timeout": 5}, {"open_timeout": 5, "read_timeout": 5, "request_timeout": None}),
        ({"timeout": Timeout(1, 2, total=3)}, {"open_timeout": 1, "read_timeout": 2, "request_timeout": 3}),
        ({"timeout": Timeout(read=2)}, {"open_timeout": 30, "read_timeout": 2, "request_timeout": None}),
        ({"request_timeout": 9}, {"request_timeout": 9}),
        ({"max_network_retries": 0}, {"max_network_retries": 0}),
        ({"max_retries": 7}, {"max_network_retries": 7}),
        ({"initial_network_retry_delay": 0}, {"initial_network_retry_delay": 0}),
        ({"max_network_retry_delay": 9}, {"max_network_retry_delay": 9}),
        ({"source_ip": "127.0.0.2"}, {"source_ip": "127.0.0.2"}),
        ({"workspace_id": 7}, {"workspace_id": 7}),
        ({"language": "de"}, {"language": "de"}),
        ({"headers": {"X-A": "1"}}, {"headers": {"X-A": "1"}}),
        ({"proxies": {"https": "http://p:1"}}, {"proxies": {"https": "http://p:1"}}),
        ({"verify": False}, {"verify": False}),
        ({"cert": ("a", "b")}, {"cert": ("a", "b")}),
        ({"trust_env": False}, {"trust_env": False}),
    ],
)
def test_every_argument(kind: Any, given: Any, expected: Any) -> None:
    """An argument sets its setting, short forms theirs, and with_options and one call take the same."""
    for settings in (
        kind(**given)._settings,
        kind().with_options(**given)._settings,
        kind()._caller.settings_with(given),
    ):
        assert {name: getattr(settings, name) for name in expected} == expected


@KINDS
@pytest.mark.parametrize(
    "given",
    [
        {"timeout": 0},
        {"timeout": "5"},
        {"timeout": Timeout(read=-1)},
        {"environment": "nowhere"},
        {"base_url": "ftp://x"},
        {"max_retries": -1},
        {"max_retries": 1.5},
        {"headers": {"X": "a\r\nB: c"}},
        {"proxies": 3128},
        {"verify": 1},
        {"cert": 7},
        {"trust_env": "no"},
        {"source_ip": "here"},
        {"session": object()},
        {"auth": "K"},
        {"http_session": object()},
        {"api_key": "a\nb"},
    ],
)
def test_arguments_of_the_wrong_kind(kind: Any, given: Any) -> None:
    """A value of the wrong kind is refused when the client is made, and a key is not shown."""
    for make in (kind, kind().with_options):
        with pytest.raises(InvalidParameterError) as caught:
            make(**given)
        assert "a\nb" not in str(caught.value)
    with pytest.raises(TypeError):
        kind(no_such_argument=1)


def test_settings_reach_the_wire(raw_server: Any, client_of: Any) -> None:
    """Workspace, language and headers go out; headers of a call are added to those of the client."""
    server = raw_server(lambda _request: json_answer([]))
    client = client_of(server.url, workspace_id=7, language="de", headers={"X-A": "1", "X-B": "1"}, base_path="/v2")
    client.user.list({}, {"headers": {"X-B": "2"}})
    (request,) = server.received
    names = ("x-files-workspace-id", "accept-language", "x-a", "x-b")
    assert [request.headers[name] for name in names] == ["7", "de", "1", "2"]
    assert request.target == "/v2/users"


def test_own_names_for_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of environments can be extended, and an environment wins over the variable."""
    monkeypatch.setitem(ENVIRONMENTS, "staging", "https://staging.test")
    monkeypatch.setenv("FILES_BASE_URL", "http://elsewhere.test")
    assert files_sdk.Client(environment="staging").base_url == "https://staging.test"
    assert files_sdk.Client().base_url == "http://elsewhere.test"


@KINDS
def test_module_settings_are_the_modules(kind: Any) -> None:
    """A client knows nothing of what is assigned on the package, whether before or after, nor of using()."""
    files_sdk.set_api_key("MODULEKEY")
    files_sdk.base_url = "http://module.test"
    files_sdk.read_timeout = 1
    with files_sdk.using(language="de"):
        client = kind()
        current = client._caller.settings_with(None)
    assert (current.api_key, current.base_url, current.read_timeout, current.language) == (
        None,
        "https://app.files.com",
        80,
        None,
    )


@KINDS
def test_no_secret_is_shown_or_pickled(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """repr and pickles of a client tell no secret; its copy takes credentials from its own environment."""
    client = kind(
        api_key=SECRET,
        session_id=SECRET,
        auth=files_sdk.auth.Bearer(SECRET),
        base_url="http://a.test",
        proxies={"http": f"http://u:{SECRET}@p:1"},
        headers={"Authorization": SECRET, "X-Harmless": "h"},
        read_timeout=7,
    )
    client.user  # noqa: B018  # a resource in use is no part of it either
    assert SECRET not in repr(client) + str(client) + repr(client._settings)
    dumped = pickle.dumps(client)
    assert SECRET.encode() not in dumped
    monkeypatch.setenv("FILES_API_KEY", "ENVKEY")
    again = pickle.loads(dumped)
    assert type(again) is kind
    assert (again._settings.api_key, again._settings.session_id, again._settings.auth) == ("ENVKEY", None, None)
    assert (again.base_url, again._settings.read_timeout) == ("http://a.test", 7)
    assert again._settings.headers == {"X-Harmless": "h"}


def test_a_copy_works(mock_server: Any, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that came out of a pickle calls the service."""
    monkeypatch.setenv("FILES_API_KEY", "TESTKEY1")
    with pickle.loads(pickle.dumps(client)) as again:
        assert again.user.list().data


def test_options_share_connections(client: Any) -> None:
    """with_options gives another client on the same connections and leaves this one as it was."""
    other = client.with_options(timeout=5, max_retries=5)
    assert client.user.list().data
    assert other.user.list().data
    assert other._caller._connections is client._caller._connections
    assert len(client._caller._connections._transports) == 1
    assert (client._settings.max_network_retries, other._settings.max_network_retries) == (3, 5)
    with pytest.raises(InvalidParameterError, match="no_such"):
        client.with_options(no_such=1)


def test_sixteen_threads_share_a_new_client(mock_server: Any) -> None:
    """The first calls on a new client may come from many threads at once."""
    gate = threading.Barrier(16, timeout=30)
    with files_sdk.Client(base_url=mock_server.url, api_key="TESTKEY1") as client, ThreadPoolExecutor(16) as pool:

        def call(number: int) -> int:
            gate.wait()
            return len((client.user if number % 2 else client.group).list().to_list(limit=1))

        assert set(pool.map(call, range(16))) <= {0, 1}
        assert len(client._caller._connections._transports) == 1


def test_a_session_of_the_callers_own(raw_server: Any, client_of: Any) -> None:
    """A caller's requests.Session is used, with its headers and cookies, and left open when the client is closed."""
    server = raw_server(lambda _request: json_answer([]))
    with requests.Session() as session:
        session.headers["X-Mine"] = "1"
        session.cookies.set("mine", "2")
        with client_of(server.url, http_session=session) as client:
            assert client.user.list().data == []
        assert session.get(server.url).status_code == 200
    assert [(request.headers["x-mine"], request.headers["cookie"]) for request in server.received] == [
        ("1", "mine=2"),
        ("1", "mine=2"),
    ]
    assert server.received[0].headers["x-filesapi-key"] == "KEY1"


def test_using_in_threads(pointed: Any) -> None:
    """using() holds in its own thread alone, nests, and ends with its block, by an exception too."""
    seen: list[Any] = []
    with files_sdk.using(api_key="ONE"):
        thread = threading.Thread(target=lambda: seen.append(files_sdk.get_api_key()))
        thread.start()
        thread.join()
        with files_sdk.using(language="de"), suppress(ZeroDivisionError), files_sdk.using(api_key="TWO"):
            assert (files_sdk.get_api_key(), files_sdk.get_language()) == ("TWO", "de")
            raise ZeroDivisionError
        assert (files_sdk.get_api_key(), files_sdk.get_language()) == ("ONE", None)
        with pytest.raises(files_sdk.error.NotAuthenticatedError):
            files_sdk.user.list()
    assert seen == [pointed.api_key] == [files_sdk.get_api_key()]
    assert files_sdk.user.list().data
    with pytest.raises(InvalidParameterError), files_sdk.using(no_such=1):
        pytest.fail("the block must not begin")


@looped
async def test_using_in_tasks() -> None:
    """Tasks that run by turns each keep their own settings, and hand them on to the tasks they begin."""

    async def inner(key: str) -> bool:
        await asyncio.sleep(0)
        return files_sdk.get_api_key() == key

    async def outer(key: str) -> bool:
        with files_sdk.using(api_key=key):
            await asyncio.sleep(0)
            return await asyncio.create_task(inner(key)) and files_sdk.get_api_key() == key

    assert all(await asyncio.gather(*(outer(f"K{number}") for number in range(20))))
    assert files_sdk.get_api_key() is None


@KINDS
def test_dotenv(kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """load_dotenv reads `.env` of the current folder; what the environment already says stands."""
    pytest.importorskip("dotenv")
    (tmp_path / ".env").write_text("FILES_API_KEY=DOTKEY\nFILES_LANGUAGE=fr\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FILES_LANGUAGE", "de")
    assert kind()._settings.api_key is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FILES_API_KEY", "put back afterwards")
        os.environ.pop("FILES_API_KEY")
        settings = kind(load_dotenv=True)._settings
    assert (settings.api_key, settings.language) == ("DOTKEY", "de")


@KINDS
def test_dotenv_without_its_package(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without python-dotenv the error says what to install."""
    monkeypatch.setitem(sys.modules, "dotenv", None)
    with pytest.raises(InvalidParameterError, match=r"files-style-sdk\[dotenv\]"):
        kind(load_dotenv=True)


@pytest.mark.parametrize(
    "way", ["from files_style_sdk import AsyncClient", "import files_style_sdk as s; s.AsyncClient"]
)
def test_async_without_its_package(way: str) -> None:
    """Without aiohttp everything else works, and AsyncClient says what to install."""
    code = f"""
import sys
sys.modules["aiohttp"] = None
import files_style_sdk
files_style_sdk.Client(api_key="K").close()
try:
    {way}
except ImportError as error:
    print(error)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "pip install 'files-style-sdk[async]'" in ended.stdout
