"""The same trouble brings the same error, whether a call is waited for or awaited."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    Error,
    InternalServerError,
    NotAuthorizedError,
)

from .conftest import Received, http

QUICK: dict[str, Any] = {"api_key": "K", "initial_network_retry_delay": 0, "max_network_retry_delay": 0.001}


def both(url: str, method: str, **settings: Any) -> list[Error]:
    """The errors of one call on a client that waits and on one that is awaited."""
    options = {**QUICK, "base_url": url, **settings}

    def call(client: Any) -> Any:
        return client.user.find(1) if method == "GET" else client.user.create({"username": "u"})

    async def awaited() -> None:
        async with files_sdk.AsyncClient(**options) as client:
            await call(client)

    errors = []
    with pytest.raises(Error) as caught, files_sdk.Client(**options) as client:
        call(client)
    errors.append(caught.value)
    with pytest.raises(Error) as caught:
        asyncio.run(awaited())
    errors.append(caught.value)
    return errors


def facts(error: Error) -> tuple[Any, ...]:
    return type(error), error.outcome, error.is_retryable, error.status_code


def reset(_request: Received) -> bytes:
    raise ConnectionResetError


ANSWERS: list[tuple[str, Any, type[Error]]] = [
    ("truncated", lambda _r: http(200, b'{"id"', length=500), APIConnectionError),
    ("closed without a word", lambda _r: b"", APIConnectionError),
    ("reset", reset, APIConnectionError),
    ("not HTTP", lambda _r: b"SSH-2.0-OpenSSH_9.6\r\n", APIConnectionError),
    ("HTML, well", lambda _r: http(200, b"<html>hello</html>", Content_Type="text/html"), APIError),
    ("HTML, badly", lambda _r: http(502, b"<html>bad</html>", Content_Type="text/html"), InternalServerError),
    ("HTML, forbidden", lambda _r: http(403, b"<html>no</html>", Content_Type="text/html"), NotAuthorizedError),
    ("bad gzip", lambda _r: http(200, b"nonsense", Content_Encoding="gzip"), APIConnectionError),
]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("_name", "answer", "kind"), ANSWERS, ids=[name for name, _, _ in ANSWERS])
def test_bad_answers(raw_server: Any, _name: str, answer: Any, kind: type[Error], method: str) -> None:
    """What is wrong with an answer decides the error, its outcome and how often the request is sent."""
    server = raw_server(answer)
    waited, awaited = both(server.url, method, max_retries=1)
    assert facts(waited) == facts(awaited)
    assert isinstance(waited, kind)
    if kind is APIConnectionError:
        assert waited.outcome == "unknown"
        assert waited.__cause__ is not None
        assert awaited.__cause__ is not None
        assert len(server.received) == (4 if method == "GET" else 2)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_there(closed_port: str, method: str) -> None:
    """A refused connection is tried again, a change too: nothing was sent."""
    waited, awaited = both(closed_port, method, max_retries=1)
    assert facts(waited) == facts(awaited) == (APIConnectionError, "not_sent", True, None)
    assert str(waited) == str(awaited)
    assert closed_port in str(waited)
    assert "tried 2 times" in str(waited)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_answer_in_time(raw_server: Any, method: str) -> None:
    """An answer that does not come in time is a timeout that names how long was waited."""
    server = raw_server(lambda _request: None)
    waited, awaited = both(server.url, method, max_retries=0, read_timeout=0.1)
    assert facts(waited) == facts(awaited) == (APITimeoutError, "unknown", True, None)
    assert str(waited) == str(awaited)
    assert "0.1 s" in str(waited)


@pytest.mark.skipif(sys.platform != "linux", reason="a full backlog drops connections on Linux")
def test_no_connection_in_time() -> None:
    """A connection that is not made in time is a timeout too, and nothing was sent."""
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for filler in (first, second):
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        waited, awaited = both(url, "POST", max_retries=0, open_timeout=0.2)
    assert facts(waited) == facts(awaited) == (APITimeoutError, "not_sent", True, None)
    assert str(waited) == str(awaited)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody vouches for, with its key."""
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", f"{path}.crt"]
    try:
        subprocess.run([*command, *names], check=True, capture_output=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
def test_certificates(raw_server: Any, certificate: Path) -> None:
    """A certificate that does not verify is not tried again; one that the caller vouches for is fine."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = raw_server(lambda _request: http(200, b'{"id": 1}'))
    serve = server._serve

    def secured(connection: Any, peer: str) -> None:
        try:
            serve(context.wrap_socket(connection, server_side=True), peer)
        except OSError:
            connection.close()

    server._serve = secured
    url = server.url.replace("http:", "https:")
    waited, awaited = both(url, "POST", max_retries=3)
    assert facts(waited) == facts(awaited) == (APIConnectionError, "not_sent", False, None)
    assert "certificate" in str(waited)
    assert "certificate" in str(awaited)
    for verify in (f"{certificate}.crt", False):
        options = {**QUICK, "base_url": url, "verify": verify}
        with files_sdk.Client(**options) as client:
            assert client.user.find(1).id == 1

        async def found(options: Any = options) -> Any:
            async with files_sdk.AsyncClient(**options) as client:
                return (await client.user.find(1)).id

        assert asyncio.run(found()) == 1
    waited, awaited = both(url, "GET", verify="/no/such/bundle.pem")
    assert facts(waited) == facts(awaited)
    assert "/no/such/bundle.pem" in str(waited)
    assert "/no/such/bundle.pem" in str(awaited)


@pytest.mark.parametrize("url", ["http://nowhere.invalid", "http://127.0.0.1:1"])
def test_addresses_that_lead_nowhere(url: str) -> None:
    """A name that does not resolve or a closed port: the error names the address and nothing was sent."""
    waited, awaited = both(url, "POST", max_retries=0)
    assert facts(waited) == facts(awaited) == (APIConnectionError, "not_sent", True, None)
    assert url in str(waited)
    assert url in str(awaited)


def test_redirects_without_end(raw_server: Any) -> None:
    """A loop of redirects ends for both, with the same words."""
    server = raw_server(lambda _request: http(302, Location="/again"))
    waited, awaited = both(server.url, "GET")
    assert str(waited) == str(awaited)
    assert facts(waited) == facts(awaited)
