"""`files-style doctor`: what it finds, and what it keeps to itself."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest


def levels(told: Any) -> dict[str, str]:
    """The level of each thing that was looked at."""
    return {finding["check"]: finding["level"] for finding in told.json}


def test_all_is_well(run: Any, logged_in: Any) -> None:
    """Where nothing is wrong it says so of each thing, and the key, the user and addresses are not in it."""
    told = run("doctor", "--json")
    assert told.status == 0
    assert levels(told) == {
        "versions": "ok",
        "service": "ok",
        "proxy": "ok",
        "DNS": "ok",
        "connection": "ok",
        "TLS": "note",
        "credential": "ok",
        "clock": "ok",
    }
    assert "permission set full" in told.out
    assert logged_in.api_key not in told.out
    assert run("doctor").lines[0].startswith("ok      versions: files_style_sdk")


def test_throughput(run: Any, logged_in: Any) -> None:
    """With --throughput bytes go up and down, and nothing of them stays."""
    told = run("doctor", "--json", "--throughput", "/", "--mib", "1")
    assert told.status == 0
    assert [levels(told)[name] for name in ("upload", "download", "cleaning up")] == ["ok"] * 3
    assert run("ls", "/").out == ""
    missing = run("doctor", "--throughput", "/missing/folder", "--mib", "1")
    assert missing.status == 1
    assert missing.lines[-1].startswith("failed  upload: DestinationParentDoesNotExistError")
    assert "/missing" not in missing.out


def test_refused_key(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that the service refuses is found, with the status for that; it is not told."""
    monkeypatch.setenv("FILES_API_KEY", "WRONGKEY")
    told = run("doctor", "--json")
    assert told.status == 4
    assert levels(told)["credential"] == "failed"
    assert "WRONGKEY" not in told.out + told.err


def test_no_credential(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a credential the way to the service is looked at all the same."""
    monkeypatch.delenv("FILES_API_KEY")
    told = run("doctor", "--json")
    assert told.status == 1
    assert (levels(told)["connection"], levels(told)["credential"]) == ("ok", "failed")


def test_nobody_listens(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A port that nobody listens on is found where it shows, and what comes after it is not asked."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("FILES_BASE_URL", f"http://127.0.0.1:{unused.getsockname()[1]}")
        told = run("doctor", "--json")
    assert told.status == 5
    assert levels(told)["connection"] == "failed"
    assert "credential" not in levels(told)


def test_proxy_login_is_left_out(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy is told without its login, and what it stands before is left to it."""
    monkeypatch.setenv("http_proxy", "http://user:hunter2@127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    told = run("doctor", "--json", "--retries", "0")
    assert told.status == 5
    assert levels(told)["proxy"] == "note"
    assert "with a login" in told.out
    assert "hunter2" not in told.out + told.err
    assert "DNS" not in levels(told)


def test_clock(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is an hour ahead is warned of."""
    from files_style_sdk.cli import diagnosis

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return super().now(tz) + timedelta(hours=1)

    monkeypatch.setattr(diagnosis, "datetime", Ahead)
    told = run("doctor", "--json")
    assert levels(told)["clock"] == "warning"
    assert "ahead of the service's" in told.out


def test_source_address(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source address that this machine does not have shows as the connection that fails."""
    monkeypatch.setenv("FILES_SOURCE_IP", "192.0.2.1")
    told = run("doctor", "--json")
    assert told.status == 5
    assert levels(told)["connection"] == "failed"


def test_tls(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over TLS it tells the version and how long the certificate lasts; one that does not verify is found."""
    from files_mock_server.testing import MockServer

    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent.parent))
    from benchmarks.certificate import make_certificate

    certificate = make_certificate(tmp_path)
    with MockServer(api_keys=["KEY"], certificate=certificate.server) as server:
        monkeypatch.setenv("FILES_BASE_URL", server.url)
        monkeypatch.setenv("FILES_API_KEY", "KEY")
        told = run("doctor", "--json", "--ca-bundle", str(certificate.bundle))
        assert levels(told)["TLS"] in ("ok", "warning")
        assert "TLSv1" in told.out
        assert "a bundle of your own" in told.out
        refused = run("doctor", "--json")
    assert refused.status == 5
    assert levels(refused)["TLS"] == "failed"
