"""Calling what users give us: plain functions in threads, async ones on the loop.

Whatever they raise is an error of theirs: it must end neither the loop, which serves others, nor leave it waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextvars import copy_context
from inspect import isawaitable, iscoroutinefunction
from typing import Any

from files_style_sdk.events.threads import Threads

__all__ = ["Calls", "called"]


class Calls:
    """Calls functions, plain ones in threads of its own, so that none holds up the loop.

    Args:
        threads: How many plain functions run at once.
    """

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._executor: Threads | None = None

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function, as :func:`called` does."""
        if self._executor is None and not is_async(function):
            self._executor = Threads(self._threads, "files-events")
        return await called(function, *arguments, executor=self._executor)

    def close(self, *, wait: bool) -> None:
        """End the threads.

        Args:
            wait: Whether to wait for them; what still runs in one cannot be ended.
        """
        if self._executor is not None:
            self._executor.shutdown(wait=wait, cancel_futures=True)
            self._executor = None


async def called(function: Callable[..., Any], *arguments: Any, executor: Executor | None = None) -> Any:
    """Call a function; what it returns is awaited if it can be.

    Args:
        function: The function, plain or async.
        arguments: What it is given.
        executor: The threads that a plain one runs in; by default those of the loop.

    Raises:
        RuntimeError: It raised something else than an error, such as SystemExit.
        Exception: What it raised.
    """
    if is_async(function):
        return await _awaited(function(*arguments))
    context, loop = copy_context(), asyncio.get_running_loop()
    returned = await loop.run_in_executor(executor, lambda: context.run(_contained, function, *arguments))
    return await _awaited(returned) if isawaitable(returned) else returned


def _contained(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function in a thread, in which no signal arrives and nobody is cancelled."""
    try:
        return function(*arguments)
    except StopIteration as error:  # a future of Python 3.11 takes none, and would never be done
        raise _escaped(error) from error
    except Exception:
        raise
    except BaseException as error:
        raise _escaped(error) from error


async def _awaited(work: Awaitable[Any]) -> Any:
    try:
        return await work
    except (Exception, KeyboardInterrupt, GeneratorExit):  # the last two come from outside, to end us
        raise
    except asyncio.CancelledError as error:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
        # Nobody cancelled us: it let something out that it had cancelled itself.
        raise _escaped(error) from error
    except BaseException as error:
        raise _escaped(error) from error


def _escaped(error: BaseException) -> RuntimeError:
    return RuntimeError(f"{type(error).__name__} was raised")


def is_async(function: Any) -> bool:
    """Whether a function, or an object that is called like one, is async."""
    return iscoroutinefunction(function) or iscoroutinefunction(getattr(function, "__call__", None))  # noqa: B004
