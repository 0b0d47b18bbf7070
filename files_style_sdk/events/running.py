"""Handlers that run: webhooks after the answer, actions for it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from files_style_sdk.events.calls import Calls
from files_style_sdk.events.decision import Limits
from files_style_sdk.events.event import ActionEvent, Event
from files_style_sdk.events.handlers import Handler
from files_style_sdk.events.http import Answer, json_answer, try_later
from files_style_sdk.events.replies import Message, rendered
from files_style_sdk.events.workers import Slot, Workers
from files_style_sdk.log import LOGGER

__all__ = ["OnError", "Running"]

OnError = Callable[[Event, Exception], Any]

_STILL_AT_WORK = Message("Still at work", "This takes longer than usual. It goes on without you.")
_FAILED = {"title": "This did not work", "description": "The action failed. Its operator has been told."}


class Running:
    """Runs handlers, and tells of those that fail. None is run again: whether that would be safe, only it knows.

    Args:
        limits: How many at once, and for how long.
        on_error: Told of the errors of handlers.
        counts: Where events are counted.
    """

    def __init__(self, limits: Limits, on_error: OnError, counts: Counter[str]) -> None:
        self._limits = limits
        self._on_error = on_error
        self._counts = counts
        self._calls = Calls(limits.concurrency + limits.action_concurrency)
        self._webhooks = Workers(limits.concurrency, limits.queue_size)
        self._actions = Workers(limits.action_concurrency, 0)

    def reserve(self, is_action: bool) -> Slot | None:
        """Take a place for an event; None if there is no room."""
        return (self._actions if is_action else self._webhooks).reserve()

    def start(self, slot: Slot, handlers: Sequence[Handler], event: Event) -> None:
        """Have the handlers of a webhook event run, side by side."""

        async def work() -> None:
            await asyncio.gather(*(self._attempt(handler, event, self._called(handler, event)) for handler in handlers))

        slot.start(work)

    async def answer(
        self,
        slot: Slot,
        handler: Handler,
        event: ActionEvent,
        prepare: Callable[[ActionEvent], Awaitable[Answer | None]],
    ) -> Answer:
        """Run the handler of an action, and wait for its answer, but not for ever.

        Args:
            slot: The place that it runs in.
            handler: The handler.
            event: The event.
            prepare: Called first; what it returns is the answer, unless it is None.
        """
        outcome: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        async def reply() -> Answer:
            return await prepare(event) or rendered(await self._called(handler, event)())

        async def work() -> None:
            try:
                answer = await self._attempt(handler, event, reply)
                if not outcome.done():
                    outcome.set_result(answer or json_answer(500, _FAILED))
            finally:
                outcome.cancel()

        slot.start(work)
        await asyncio.wait({outcome}, timeout=self._limits.action_timeout)
        if outcome.done():
            return try_later() if outcome.cancelled() else outcome.result()
        outcome.cancel()
        self._counts["late"] += 1
        return rendered(_STILL_AT_WORK)

    def _called(self, handler: Handler, event: Event) -> Callable[[], Awaitable[Any]]:
        return lambda: self._calls.call(handler.function, event)

    async def _attempt(self, handler: Handler, event: Event, work: Callable[[], Awaitable[Any]]) -> Any:
        """What the work brings; None if it fails."""
        try:
            return await work()
        except asyncio.CancelledError:
            LOGGER.error("handler %s was given up at the end", handler.label)
            raise
        except Exception as error:
            failure = error
        self._counts["failed"] += 1
        LOGGER.error("handler %s failed", handler.label, exc_info=failure)
        try:
            await self._calls.call(self._on_error, event, failure)
        except Exception as error:
            LOGGER.error("on_error failed", exc_info=error)
        return None

    async def drain(self, timeout: float) -> int:
        """Wait for handlers; returns how many events were left at the end of that time."""
        left = await asyncio.gather(self._webhooks.drain(timeout), self._actions.drain(timeout))
        return sum(left)

    async def close(self) -> None:
        """Cancel what still runs, drop what waits, and end the threads."""
        left = await self.drain(0)
        if left:
            LOGGER.error("%d events were given up at the end", left)
        await self._webhooks.cancel()
        await self._actions.cancel()
        self._calls.close(wait=not left)
