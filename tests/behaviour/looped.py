"""Tests that are coroutines, each in an event loop of its own and bounded in time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

LONGEST = 60.0


def looped(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run a coroutine test to its end; what the loop is told of as an error nobody handled fails it."""

    @wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        unhandled: list[dict[str, Any]] = []

        async def bounded() -> None:
            asyncio.get_running_loop().set_exception_handler(lambda _loop, context: unhandled.append(context))
            await asyncio.wait_for(test(*args, **kwargs), LONGEST)

        asyncio.run(bounded())
        assert unhandled == []

    return run
