"""Sending one request over one connection: the only synchronous file that knows requests and urllib3.

Requests go through :meth:`requests.adapters.HTTPAdapter.send`, so whatever intercepts that method intercepts us. What
the adapter would work out anew for each request (proxies, certificates, the connection pool) is worked out once an
origin here.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar, get_cookie_header
from requests.structures import CaseInsensitiveDict
from requests.utils import get_environ_proxies, select_proxy
from urllib3 import HTTPResponse, exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import Settings
from files_style_sdk.tls import tls_context
from files_style_sdk.transport_failure import failure_of, root_cause, words
from files_style_sdk.wire import Body, Failure, Interrupted, Request, Response

__all__ = ["PacedSession", "Transport"]

_BLOCK_SIZE = 1024 * 1024
_POOL_SIZE = 32

Guard = Callable[[Callable[[], None] | None], None]


class PacedSession(requests.Session):
    """A session whose requests wait for their turn; for the setting `http_session`.

    Args:
        wait: Called before each request; returns when it may be sent.
    """

    def __init__(self, wait: Callable[[], object]) -> None:
        super().__init__()
        self.trust_env = False
        self._wait = wait

    def send(self, request: PreparedRequest, **options: Any) -> requests.Response:
        """Wait, then send."""
        self._wait()
        return super().send(request, **options)


class Transport:
    """Connections made in one way, or those of a caller's own `requests.Session`. Safe for use by many threads.

    Args:
        settings: Say which local address, proxies and certificates connections are made with.

    Raises:
        InvalidParameterError: The settings hold a session of another kind, or settings that a session cannot obey.
    """

    def __init__(self, settings: Settings) -> None:
        self._session: requests.Session | None = settings.http_session
        self._adapter = _Adapter(settings)
        if self._session is None:
            return
        if not isinstance(self._session, requests.Session) and not hasattr(self._session, "merge_environment_settings"):
            raise InvalidParameterError(
                f"http_session must be a requests.Session or an httpx.Client here, not {type(self._session).__name__}"
            )
        if settings.source_ip is not None:
            raise InvalidParameterError(
                "source_ip cannot be combined with http_session: bind the session's own adapter"
            )

    def send(self, request: Request, settings: Settings, guard: Guard | None = None) -> Response | Failure:
        """Send one request, once.

        Args:
            request: What to send.
            settings: The timeouts.
            guard: Told what makes the wait for the answer fail from another thread.

        Returns:
            The answer (whole, unless `request.streamed`), or how it failed to come.
        """
        timeout = (settings.open_timeout, settings.read_timeout)
        _thread.is_sending, _thread.guard = True, guard
        _thread.write_timeout = settings.write_timeout or settings.read_timeout
        try:
            prepared = _prepare(request)
            if self._session is None:
                answer = self._adapter.send(prepared, stream=True, timeout=timeout)
            else:
                answer = _send_through(self._session, prepared, timeout)
            return _response(request, answer)
        except (requests.RequestException, exceptions.HTTPError, OSError) as error:
            return failure_of(error, request, settings)
        except ValueError as error:
            # An address that is no URL, or a header or method that HTTP cannot carry.
            return Failure(f"the request cannot be sent: {error}", error, "not_sent", lasting=True)
        finally:
            _thread.is_sending, _thread.guard = False, None

    def close(self) -> None:
        """Close the connections that are ours and idle."""
        self._adapter.close()


class _Prepared(PreparedRequest):
    """A request that was put together here, with its URL already taken apart."""

    origin: str
    target: str


def _prepare(request: Request) -> _Prepared:
    parts = urlsplit(request.url)
    prepared = _Prepared()
    prepared.method = request.method
    prepared.url = request.url
    prepared.origin = f"{parts.scheme}://{parts.netloc}"
    prepared.target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers: dict[str, str] = {**request.headers, **request.credentials}
    body = request.body
    if isinstance(body, bytes):
        headers["Content-Length"] = str(len(body))
        prepared.body = body
    elif body is not None:
        headers["Content-Length"] = str(body.size)
        prepared.body = body.content if body.content is not None else _blocks(body)  # type: ignore[assignment]
    elif request.method not in ("GET", "HEAD", "DELETE"):
        headers["Content-Length"] = "0"
    prepared.headers = headers  # type: ignore[assignment]
    return prepared


def _blocks(body: Body) -> Iterator[memoryview]:
    """The body a block at a time, each in the place of the one before: it has been sent when the next is wanted."""
    reader = body.open()
    buffer = memoryview(bytearray(min(_BLOCK_SIZE, max(1, body.size))))
    while count := reader.readinto(buffer):
        yield buffer[:count]


def _send_through(session: requests.Session, prepared: _Prepared, timeout: tuple[float, float]) -> requests.Response:
    merged: dict[str, Any] = {**session.headers, **prepared.headers}
    prepared.headers = CaseInsensitiveDict({name: value for name, value in merged.items() if value is not None})
    prepared._cookies = RequestsCookieJar()  # type: ignore[attr-defined]  # the session looks into it when an answer redirects
    cookies = get_cookie_header(session.cookies, prepared)  # type: ignore[no-untyped-call]
    if cookies:
        prepared.headers["Cookie"] = cookies
    settings = session.merge_environment_settings(prepared.url, {}, True, None, None)
    return session.send(prepared, timeout=timeout, allow_redirects=False, **settings)


class _Route(NamedTuple):
    """How requests to one origin travel."""

    pool: HTTPConnectionPool
    proxy_headers: dict[str, str] | None
    """For plain HTTP through a proxy, which is told the whole URL and its own credentials; None otherwise."""


class _Answer(NamedTuple):
    """As much of a `requests.Response` as is read here and by what intercepts `send`."""

    status_code: int
    headers: Any
    raw: HTTPResponse
    request: PreparedRequest
    url: str


class _Interruptible(HTTPConnection):
    """A connection that can be woken while a thread waits for it."""

    _socket: socket.socket | None = None

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            self._guard()
        self._bound_writes()
        super().request(*args, **kwargs)

    def connect(self) -> None:
        super().connect()
        # Kept beside `sock`, which is None as soon as an answer says that it is the connection's last.
        self._socket = self.sock
        self._guard()
        self._bound_writes()

    def _bound_writes(self) -> None:
        """Set the timeout of the sends that follow; that of the answer is set when it is waited for."""
        seconds = getattr(_thread, "write_timeout", None)
        if self.sock is not None and seconds is not None:
            self.sock.settimeout(seconds)

    def _guard(self) -> None:
        guard = getattr(_thread, "guard", None)
        if guard is not None:
            guard(self.interrupt)

    def interrupt(self) -> None:
        """Make a send or a read that waits in another thread fail."""
        if self._socket is not None:
            # The plain socket's way, for a TLS socket too: saying goodbye politely would wait as well.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _InterruptibleTls(_Interruptible, HTTPSConnection):
    pass


class _Adapter(HTTPAdapter):
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._source_address = (settings.source_ip, 0) if settings.source_ip else None
        self._routes: dict[str, _Route] = {}
        super().__init__(pool_connections=_POOL_SIZE, pool_maxsize=_POOL_SIZE, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **self._pool_settings(), **pool_kwargs)

    def _pool_settings(self) -> dict[str, Any]:
        bound = {"source_address": self._source_address} if self._source_address else {}
        return {"blocksize": _BLOCK_SIZE, **bound}

    def _route(self, request: PreparedRequest) -> _Route:
        assert isinstance(request, _Prepared)
        route = self._routes.get(request.origin)
        if route is None:
            route = self._routes[request.origin] = self._find_route(request.origin)
        return route

    def _find_route(self, origin: str) -> _Route:
        secure = origin.startswith("https:")
        pool_kwargs = self._tls_settings() if secure else {}
        proxy = select_proxy(origin, self._proxies(origin))
        if not proxy:
            pool = self.poolmanager.connection_from_url(origin, pool_kwargs)
            pool.ConnectionCls = _InterruptibleTls if secure else _Interruptible
            return _Route(pool, None)
        proxy = proxy if "://" in proxy else f"http://{proxy}"
        manager = self.proxy_manager_for(proxy, **self._pool_settings())
        pool = manager.connection_from_host(*_host_and_port(origin), pool_kwargs=pool_kwargs)
        absolute = not secure and not proxy.lower().startswith("socks")
        return _Route(pool, dict(self.proxy_headers(proxy)) if absolute else None)

    def _proxies(self, origin: str) -> dict[str, str]:
        if self._settings.proxies is not None:
            return dict(self._settings.proxies)
        return get_environ_proxies(origin) if self._settings.trust_env else {}

    def _tls_settings(self) -> dict[str, Any]:
        context = tls_context(self._settings)
        return {"ssl_context": context} if context.verify_mode else {"ssl_context": context, "cert_reqs": "CERT_NONE"}

    def get_connection_with_tls_context(
        self, request: PreparedRequest, *_args: Any, **_kwargs: Any
    ) -> HTTPConnectionPool:
        return self._route(request).pool

    def cert_verify(self, *_args: Any, **_kwargs: Any) -> None:
        """Nothing to do: the pool was made with the TLS context."""

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:
        assert isinstance(request, _Prepared)
        assert request.url is not None
        return request.target if self._route(request).proxy_headers is None else request.url

    def add_headers(self, request: PreparedRequest, **_kwargs: Any) -> None:
        request.headers.update(self._route(request).proxy_headers or {})

    def build_response(self, req: PreparedRequest, resp: Any) -> Any:
        return _Answer(resp.status, resp.headers, resp, req, req.url or "")


def _host_and_port(origin: str) -> tuple[str | None, int | None, str]:
    parts = urlsplit(origin)
    return parts.hostname, parts.port, parts.scheme


def _response(request: Request, answer: Any) -> Response:
    raw: HTTPResponse = answer.raw
    headers = {name.lower(): value for name, value in answer.headers.items()}
    # An error's body is wanted whole even where a body was to be streamed.
    if request.streamed and answer.status_code < 300:
        return Response(answer.status_code, headers, content=_RawContent(raw))
    try:
        body = raw.read(decode_content=True)
    finally:
        raw.release_conn()
    if not body and _broke_off(answer.status_code, raw, headers):
        raise exceptions.ProtocolError("the answer ended within its headers")
    return Response(answer.status_code, headers, body)


def _broke_off(status: int, raw: HTTPResponse, headers: dict[str, str]) -> bool:
    """Whether an answer without a body says nowhere that it has none, as one that was cut off in its headers does."""
    says_so = ("content-length", "transfer-encoding", "connection")
    return status == 200 and raw.version == 11 and not any(name in headers for name in says_so)


class _RawContent:
    """The unread body of an answer, as :class:`files_style_sdk.wire.Content`."""

    def __init__(self, raw: HTTPResponse) -> None:
        self._raw = raw
        # Past urllib3, which would copy every block; what is chunked it must take apart itself.
        direct = None if raw.chunked else getattr(raw, "_fp", None)
        self._fill: Callable[[memoryview], int] = getattr(direct, "readinto", self._fill_by_copying)
        self._left: int | None = raw.length_remaining

    def read(self, size: int) -> bytes:
        buffer = bytearray(size)
        return bytes(memoryview(buffer)[: self.readinto(memoryview(buffer))])

    def block_size(self, most: int) -> int:
        return most if self._left is None else max(1, min(most, self._left))

    def readinto(self, buffer: memoryview) -> int:
        try:
            count = self._fill(buffer)
        except (exceptions.HTTPError, HTTPException, OSError) as error:
            cause = root_cause(error)
            raise Interrupted(words(cause)) from cause
        if self._left is not None:
            self._left -= count
            if count == 0 and len(buffer) and self._left > 0:
                raise Interrupted(f"it ended {self._left} bytes early")
        return count

    def _fill_by_copying(self, buffer: memoryview) -> int:
        block = self._raw.read(len(buffer), decode_content=False)
        buffer[: len(block)] = block
        return len(block)

    def interrupt(self) -> None:
        connection = self._raw.connection
        if isinstance(connection, _Interruptible):
            connection.interrupt()

    def close(self) -> None:
        if self._left != 0:
            self._raw.close()
        self._raw.release_conn()


class _HideQueries(logging.Filter):
    """Leaves the query out of what urllib3 logs of our requests: a signed URL's secret is in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(_thread, "is_sending", False) and isinstance(record.args, tuple):
            record.args = tuple(part.partition("?")[0] if isinstance(part, str) else part for part in record.args)
        return True


_thread = threading.local()
logging.getLogger("urllib3.connectionpool").addFilter(_HideQueries())
