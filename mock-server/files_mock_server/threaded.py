"""A server in a thread of its own, inside another program."""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

_LONGEST_CALL = 120.0  # seconds


class Startable(Protocol):
    """A server that a :class:`Threaded` can run."""

    @property
    def url(self) -> str:
        """Where it listens."""
        ...

    async def start(self) -> None:
        """Begin to listen."""

    async def stop(self) -> None:
        """Stop listening."""


S = TypeVar("S", bound=Startable)


class Threaded(Generic[S]):
    """A server on a loopback port, in its own thread; ready when the constructor returns.

    Args:
        make: Makes the server, in that thread, on its running loop. What it raises is raised here.

    Attributes:
        url: Where it listens, such as ``http://127.0.0.1:40123``.
    """

    def __init__(self, make: Callable[[], S]) -> None:
        self._make = make
        self._service: S | None = None
        self._failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: Callable[[], Any] = lambda: None
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="files-mock-server", daemon=True)
        self._thread.start()
        ready.wait()
        if self._failure is not None or self._service is None:
            self._thread.join()
            raise self._failure or RuntimeError("the mock server did not start")
        self.url: str = self._service.url

    def _run(self, ready: threading.Event) -> None:
        try:
            asyncio.run(self._serve(ready))
        except BaseException as error:
            self._failure = error
        finally:
            ready.set()

    async def _serve(self, ready: threading.Event) -> None:
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        service = self._make()
        try:
            await service.start()
            self._service, self._loop = service, loop
            self._stop = lambda: loop.call_soon_threadsafe(stopped.set)
            ready.set()
            await stopped.wait()
        finally:
            self._loop = None
            await service.stop()

    @property
    def service(self) -> S:
        """The service; its state belongs to the server's thread, see :meth:`run`."""
        assert self._service is not None
        return self._service

    def run(self, function: Callable[[], Any]) -> Any:
        """Call a function in the server's thread, where nothing else touches the state meanwhile.

        Args:
            function: What to call; if it makes an awaitable, that is awaited there.

        Returns:
            What the function returns. Its errors are raised here.

        Raises:
            RuntimeError: If the server has stopped.
        """

        async def call() -> Any:
            result: Any = function()
            return await result if inspect.isawaitable(result) else result

        if self._loop is None:
            raise RuntimeError("the mock server has stopped")
        return asyncio.run_coroutine_threadsafe(call(), self._loop).result(_LONGEST_CALL)

    def stop(self) -> None:
        """Stop the server and remove its temporary folder; a second call does nothing."""
        if self._thread.is_alive():
            self._stop()
            self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
