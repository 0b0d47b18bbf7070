"""What `files-style doctor` looks at. Nothing that it finds is a secret: it is made to be pasted into a report."""

from __future__ import annotations

import os
import platform
import secrets
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from files_style_sdk._version import __version__
from files_style_sdk.cli.exits import FAILED, NETWORK, OK, exit_status
from files_style_sdk.error import APIError, Error
from files_style_sdk.settings import Settings

__all__ = ["Finding", "Site", "examine", "throughput"]

_PACKAGES = ("requests", "urllib3", "orjson", "aiohttp", "click", "rich")
_CLOCK_TOLERANCE = 60
_DAYS_OF_WARNING = 14
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look gave.

    Attributes:
        name: What was looked at.
        level: `ok`, `note`, `warning` or `failed`.
        text: What was found, without a secret.
        status: The exit status that it leads to.
    """

    name: str
    level: str
    text: str
    status: int = OK


class Site:
    """The service that settings lead to.

    Args:
        settings: The settings, with or without a credential.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        parts = urlsplit(settings.base_url)
        self.host = parts.hostname or ""
        self.is_https = parts.scheme == "https"
        self.port = parts.port or (443 if self.is_https else 80)

    @property
    def proxy(self) -> str | None:
        """The proxy on the way to it, None if there is none."""
        scheme = "https" if self.is_https else "http"
        if self.settings.proxies is not None:
            return self.settings.proxies.get(scheme) or self.settings.proxies.get("all")
        if not self.settings.trust_env or proxy_bypass(self.host):
            return None
        found = getproxies()
        return found.get(scheme) or found.get("all")


def examine(site: Site, client: Any | None) -> Iterator[Finding]:
    """Look at everything between here and the service, nearest first.

    Args:
        site: The service.
        client: Makes the calls; None if there is no credential.
    """
    yield _versions()
    yield Finding("service", "ok", f"{site.settings.base_url}, source_ip {site.settings.source_ip or 'not set'}")
    yield _proxy(site)
    if site.proxy is None:
        for name, look in (("DNS", _dns), ("connection", _connection), ("TLS", _tls)):
            finding = _tried(name, lambda look=look: look(site))  # type: ignore[misc]
            yield finding
            if finding.status:
                return
    yield from _credential(client)


def throughput(client: Any, folder: str, mebibytes: int) -> Iterator[Finding]:
    """Move a file of random bytes up and down, and delete it.

    Args:
        client: Makes the calls.
        folder: The remote folder for it.
        mebibytes: Its size in MiB.
    """
    path = f"{folder}/.files-style-doctor-{secrets.token_hex(6)}".lstrip("/")
    content = os.urandom(mebibytes * _MIB)
    sent = _tried("upload", lambda: _rate(lambda: client.upload_stream(BytesIO(content), path, len(content)), content))
    yield sent
    if sent.status:
        return  # what is not whole is not there
    try:
        yield _tried("download", lambda: _rate(lambda: client.download_stream(path, BytesIO()), content))
    finally:
        removal = _tried("cleaning up", lambda: f"removed what was sent{client.file.delete(path) or ''}")
    yield removal


def _rate(move: Callable[[], Any], content: bytes) -> str:
    begun = time.monotonic()
    move()
    seconds = max(time.monotonic() - begun, 1e-9)
    return f"{len(content) / _MIB / seconds:.1f} MiB/s ({len(content) // _MIB} MiB in {seconds:.2f} s)"


def _tried(name: str, look: Callable[[], str | Finding]) -> Finding:
    try:
        found = look()
    except (Error, OSError) as error:
        if isinstance(error, Error):
            return Finding(name, "failed", _words(error), exit_status(error))
        return Finding(name, "failed", error.strerror or str(error), NETWORK)
    return found if isinstance(found, Finding) else Finding(name, "ok", found)


def _words(error: Error) -> str:
    kind = type(error).__name__
    if not isinstance(error, APIError):
        return f"{kind}: {error}"
    # What the service says may name users and files.
    request = f", request {error.request_id}" if error.request_id else ""
    return f"{kind}, status {error.http_status}{request}"


def _versions() -> Finding:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return Finding(
        "versions", "ok", f"files_style_sdk {__version__}, {python}, {ssl.OPENSSL_VERSION}, {', '.join(found)}"
    )


def _proxy(site: Site) -> Finding:
    if site.proxy is None:
        return Finding("proxy", "ok", "none")
    parts = urlsplit(site.proxy if "://" in site.proxy else f"http://{site.proxy}")
    where = f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    login = ", with a login" if parts.username else ""
    return Finding("proxy", "note", f"{where}{login}; DNS, connection and TLS are up to it")


def _dns(site: Site) -> str:
    begun = time.monotonic()
    found = socket.getaddrinfo(site.host, site.port, type=socket.SOCK_STREAM)
    elapsed = (time.monotonic() - begun) * 1000
    families = [family for family, *_ in found]
    counted = [f"{families.count(family)} {name}" for family, name in _FAMILIES.items() if family in families]
    return f"{site.host} has {' and '.join(counted)} addresses, {elapsed:.0f} ms"


_FAMILIES = {socket.AF_INET: "IPv4", socket.AF_INET6: "IPv6"}


def _connected(site: Site) -> socket.socket:
    source = (site.settings.source_ip, 0) if site.settings.source_ip else None
    return socket.create_connection((site.host, site.port), site.settings.open_timeout, source)


def _connection(site: Site) -> str:
    begun = time.monotonic()
    _connected(site).close()
    return f"port {site.port} accepts, {(time.monotonic() - begun) * 1000:.0f} ms"


def _tls(site: Site) -> Finding:
    if not site.is_https:
        is_local = site.host in ("localhost", "127.0.0.1", "::1")
        return Finding("TLS", "note" if is_local else "warning", "not used: the address begins with http:")
    from files_style_sdk.tls import tls_context

    with _connected(site) as plain, tls_context(site.settings).wrap_socket(plain, server_hostname=site.host) as secure:
        certificate = secure.getpeercert() or {}
        words = f"{secure.version()}, trusted by {_authorities(site.settings)}"
    if not certificate:
        return Finding("TLS", "warning", "the certificate is not verified: verify is False")
    days = (ssl.cert_time_to_seconds(str(certificate["notAfter"])) - time.time()) / 86400
    level = "ok" if days > _DAYS_OF_WARNING else "warning"
    return Finding("TLS", level, f"{words}, certificate valid for {days:.0f} days more")


def _authorities(settings: Settings) -> str:
    if isinstance(settings.verify, str):
        return "a bundle of your own"
    named = [name for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE") if os.environ.get(name)]
    return f"the bundle that {named[0]} names" if named and settings.trust_env else "the bundle of certifi"


def _credential(client: Any | None) -> Iterator[Finding]:
    if client is None:
        yield Finding("credential", "failed", "there is none: files-style login, or FILES_API_KEY", FAILED)
        return
    answers: list[Any] = []
    yield _tried("credential", lambda: _scope(client, answers))
    for headers in answers:
        if headers and headers.get("date"):
            yield _clock(headers["date"])


def _scope(client: Any, answers: list[Any]) -> Finding:
    settings = client._settings
    raw = client.with_raw_response
    try:
        if not settings.api_key:
            answer = raw.folder.list_for("", per_page=1)
            answers.append(answer.headers)
            return Finding("credential", "ok", "a session; the root can be listed")
        answer = raw.api_key.find_current()
    except APIError as error:
        answers.append(error.headers)
        raise
    answers.append(answer.headers)
    return _key_scope(answer.parsed)


def _key_scope(key: Any) -> Finding:
    told = [f"an API key, permission set {key.permission_set or 'unknown'}"]
    told.append("of a user" if key.user_id else "of the whole site")
    if key.path:
        told.append("confined to a folder")
    if not key.expires_at:
        return Finding("credential", "ok", ", ".join(told))
    left = (datetime.fromisoformat(key.expires_at) - datetime.now(UTC)).total_seconds() / 86400
    level = "ok" if left > _DAYS_OF_WARNING else "warning"
    return Finding("credential", level, ", ".join([*told, f"expires in {left:.0f} days"]))


def _clock(date: str) -> Finding:
    try:
        ahead = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
    except (ValueError, TypeError):
        return Finding("clock", "note", "the service does not tell its time")
    if abs(ahead) <= _CLOCK_TOLERANCE:
        return Finding("clock", "ok", f"within {_CLOCK_TOLERANCE} s of the service's")
    side = "ahead of" if ahead > 0 else "behind"
    return Finding("clock", "warning", f"{abs(ahead):.0f} s {side} the service's: set it, or signed URLs will fail")
