"""The mock server over https, for clients that speak nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from client_setup import API_KEY
from files_mock_server.testing import MockServer

from benchmarks.certificate import make_certificate

MIB = 1 << 20


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory):
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def server(certificate) -> Iterator[MockServer]:
    with MockServer(api_keys=[API_KEY], certificate=certificate.server) as running:
        yield running


@pytest.fixture
def http(certificate) -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.verify = str(certificate.bundle)
        session.headers["X-FilesAPI-Key"] = API_KEY
        yield session


def test_bytes_over_https(server: MockServer, http: requests.Session) -> None:
    """Parts that are received and files that are sent by the fast ways of http arrive whole over https."""
    api, data = f"{server.url}/api/rest/v1", bytes(range(256)) * (6 * MIB // 256)
    ref, etags = None, []
    for number in (1, 2):
        body = {"part": number, **({"ref": ref} if ref else {})}
        [grant] = http.post(f"{api}/file_actions/begin_upload/f", json=body, timeout=20).json()
        piece = data[: grant["partsize"]] if number == 1 else data[5 * MIB :]
        sent = http.put(grant["upload_uri"], data=piece, timeout=20)
        assert sent.status_code == 200, sent.text
        ref = grant["ref"]
        etags.append({"part": number, "etag": sent.headers["ETag"]})
    end = {"action": "end", "ref": ref, "etags": etags, "size": len(data)}
    assert http.post(f"{api}/files/f", json=end, timeout=20).status_code == 201
    uri = http.get(f"{api}/files/f", timeout=20).json()["download_uri"]
    assert uri.startswith(server.url + "/")
    assert http.get(uri, timeout=20).content == data
    part = http.get(uri, headers={"Range": "bytes=1000000-2999999"}, timeout=20)
    assert (part.status_code, part.content) == (206, data[1_000_000:3_000_000])


def test_stops_with_a_connection_open(certificate, http: requests.Session) -> None:
    """The server stops at once although a client keeps its connection."""
    with MockServer(api_keys=[API_KEY], certificate=certificate.server) as server:
        assert server.url.startswith("https://")
        assert http.get(f"{server.url}/api/rest/v1/folders", timeout=20).status_code == 200
    with pytest.raises(requests.ConnectionError):
        http.get(f"{server.url}/api/rest/v1/folders", timeout=20)


def test_a_certificate_that_is_none(tmp_path: Path) -> None:
    """What is no certificate is refused when the server starts."""
    (tmp_path / "none.pem").write_text("nothing")
    with pytest.raises(OSError, match="PEM"):
        MockServer(certificate=tmp_path / "none.pem")
