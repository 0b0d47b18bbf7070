"""Flows carried out beside the one that waits for them: in threads, or on an event loop of our own where many wait."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from files_style_sdk.api_client import Caller, WaitingCaller
from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.settings import Settings
from files_style_sdk.watch import stoppable

if TYPE_CHECKING:
    from files_style_sdk.aio.loop import LoopThread

__all__ = ["FEW", "Background"]

_THREADS = 8
FEW = 24
"""So many flows are carried out in threads before aiohttp, which takes its time to import, is worth it."""

T = TypeVar("T")


class Background:
    """Carries out flows while whoever began them does something else.

    A few go to threads. Where there are many, and aiohttp is installed, an event loop in a thread of its own takes
    them: waiting for many answers costs it less. Leaving it as a context manager ends what is under way.

    Args:
        caller: Whose flows they are.
        settings: Say how connections are made.
    """

    def __init__(self, caller: WaitingCaller, settings: Settings) -> None:
        self._caller = caller
        self._helper: Caller | None = None
        self._stop = CancelToken()
        self._settings, self._detach = stoppable(settings, self._stop)
        self._threads: ThreadPoolExecutor | None = None
        self._loop: LoopThread | None = None
        self._begun = 0

    def start(self, flow: Flow[T], *, many: bool = False) -> Future[T]:
        """Begin a flow.

        Args:
            flow: The flow.
            many: Whether it does so many things at once that the loop is worth its price.
        """
        self._begun += 1
        if self._loop is None and (many or self._begun > FEW or "aiohttp" in sys.modules):
            self._loop = self._make_loop()
        if self._loop is not None:
            return self._loop.start(flow, self._settings)
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="files-background")
        return self._threads.submit(self._caller.run, flow, self._settings)

    def run(self, flow: Flow[T], *, many: bool = False) -> T:
        """Carry out a flow and wait for its end."""
        return self.start(flow, many=many).result()

    def _make_loop(self) -> LoopThread | None:
        # A session of the caller's own belongs to its own side, and may belong to its own loop.
        if self._settings.http_session is not None or find_spec("aiohttp") is None:
            return None
        from files_style_sdk.aio.loop import LoopThread

        self._helper = self._caller.for_threads()
        return LoopThread(self._helper)

    def close(self) -> None:
        """End what is under way."""
        self._detach()
        self._stop.cancel()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        if self._loop is not None:
            self._loop.close()
        if self._helper is not None and self._helper is not self._caller:
            self._helper.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
