"""Calling what users give us: plain functions in threads, async ones on the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from inspect import isawaitable, iscoroutinefunction
from typing import Any

__all__ = ["Calls"]


class Calls:
    """Calls functions, plain ones in threads of its own, so that none holds up the loop.

    Args:
        threads: How many plain functions run at once.
    """

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._executor: ThreadPoolExecutor | None = None

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function; what it returns is awaited if it can be."""
        if is_async(function):
            return await function(*arguments)
        if self._executor is None:
            self._executor = ThreadPoolExecutor(self._threads, thread_name_prefix="files-events")
        context = copy_context()
        loop = asyncio.get_running_loop()
        returned = await loop.run_in_executor(self._executor, lambda: context.run(function, *arguments))
        return await returned if isawaitable(returned) else returned

    def close(self, *, wait: bool) -> None:
        """End the threads.

        Args:
            wait: Whether to wait for them; what still runs in one cannot be ended.
        """
        if self._executor is not None:
            self._executor.shutdown(wait=wait, cancel_futures=True)
            self._executor = None


def is_async(function: Any) -> bool:
    """Whether a function, or an object that is called like one, is async."""
    return iscoroutinefunction(function) or iscoroutinefunction(getattr(function, "__call__", None))  # noqa: B004
