"""The driver for WSGI servers (PEP 3333): requests come in threads, and handlers run on an event loop in another."""

from __future__ import annotations

import asyncio
import atexit
import os
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from files_style_sdk.events.asgi import Application
from files_style_sdk.events.decision import Refused, too_large
from files_style_sdk.events.http import Answer, Head, body_length, refusal

__all__ = ["WsgiApp"]

_BLOCK = 64 * 1024
_SECONDS_TO_END = 5.0

A = TypeVar("A")
T = TypeVar("T")


class WsgiApp:
    """An application for WSGI servers.

    Its event loop begins with the first request, so that servers may fork before, and ends with :meth:`close`, which
    waits for handlers. Call that where your server lets a worker end; what is open when the interpreter ends is closed
    then.

    Args:
        application: What is served.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._lock = Lock()
        self._process: int | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._executor: ThreadPoolExecutor | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        answer = self._answer(environ)
        fields = [(name.title(), value) for name, value in answer.fields()]
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", fields)
        return [answer.body]

    def _answer(self, environ: dict[str, Any]) -> Answer:
        self._started()
        receiver = self._application.receiver
        head = head_of(environ)
        admitted = self._run(_on_loop(receiver.admit, head))
        if isinstance(admitted, Answer):
            return admitted
        body: bytes | Refused = _body(environ, receiver.limits.max_body) if admitted.takes_body else b""
        if isinstance(body, Refused):
            return self._run(_on_loop(receiver.refused, body))
        return self._run(receiver.respond(head, admitted, body))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._started()).result()

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._is_left_behind():
            raise RuntimeError(
                "the process has forked after the first request, and the event loop stayed in the other one; "
                "fork before, or make the App in each process"
            )
        with self._lock:
            if self._loop is None:
                self._process = os.getpid()
                self._loop = asyncio.new_event_loop()
                self._executor = ThreadPoolExecutor(thread_name_prefix="files-events-lookup")
                self._loop.set_default_executor(self._executor)
                self._thread = Thread(target=self._loop.run_forever, name="files-events-loop", daemon=True)
                self._thread.start()
                asyncio.run_coroutine_threadsafe(self._application.open(), self._loop).result()
                atexit.register(self.close)
            return self._loop

    def close(self) -> None:
        """Wait for handlers, within the bound of the application, and end the loop.

        A further request begins a new one.
        """
        if self._is_left_behind():
            return
        with self._lock:
            loop, thread, executor = self._loop, self._thread, self._executor
            self._loop = self._thread = self._executor = None
        if loop is None or thread is None or executor is None:
            return
        atexit.unregister(self.close)
        asyncio.run_coroutine_threadsafe(self._wind_up(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_SECONDS_TO_END)
        if not thread.is_alive():
            loop.close()
        # A lookup of a secret that hangs in a thread is not waited for any longer than the others.
        ending = Thread(target=executor.shutdown, name="files-events-ending", daemon=True)
        ending.start()
        ending.join(_SECONDS_TO_END)

    def _is_left_behind(self) -> bool:
        """Whether the loop runs in a process that this one was forked from: nothing would ever come of waiting."""
        return self._loop is not None and self._process != os.getpid()

    async def _wind_up(self) -> None:
        await self._application.aclose()
        await asyncio.get_running_loop().shutdown_asyncgens()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


async def _on_loop(function: Callable[[A], T], argument: A) -> T:
    """Call a function on the loop, though it waits for nothing: what it counts is counted there."""
    return function(argument)


def head_of(environ: dict[str, Any]) -> Head:
    """The request of an environment."""
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") and isinstance(value, str)
    }
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environ.get(name):
            headers[name.replace("_", "-").lower()] = environ[name]
    path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
    query = environ.get("QUERY_STRING", "").encode("latin-1")
    return Head(environ["REQUEST_METHOD"].upper(), path or "/", query, headers)


def _body(environ: dict[str, Any], most: int) -> bytes | Refused:
    length = environ.get("CONTENT_LENGTH")
    if not length and "HTTP_TRANSFER_ENCODING" in environ and not environ.get("wsgi.input_terminated"):
        # Where the body ends, this server does not tell.
        return Refused(refusal(411, "send a Content-Length"), "body without length")
    left = body_length(length) if length else (most + 1 if environ.get("wsgi.input_terminated") else 0)
    parts = bytearray()
    while left > 0:
        block = environ["wsgi.input"].read(min(left, _BLOCK))
        if not block:
            break
        parts += block
        left -= len(block)
    if length and left > 0:
        return Refused(refusal(400, "the body broke off"), "body broke off")
    return too_large() if len(parts) > most else bytes(parts)
