"""Sends what is due, a few at a time, from the server's loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import aiohttp

from files_mock_server.files.tree import Tree
from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem
from files_mock_server.state.live import LiveSettings
from files_mock_server.store.records import Records
from files_mock_server.times import from_seconds, iso
from files_mock_server.webhooks import targets
from files_mock_server.webhooks.deliveries import DELIVERED, FAILED, PENDING, REFUSED, Attempt, Deliveries, Delivery
from files_mock_server.webhooks.hooks import ACTIONS, Hook, Hooks
from files_mock_server.webhooks.messages import Event, Message, message
from files_mock_server.webhooks.plan import AT_ONCE, MOST, Plan

ATTEMPT_SECONDS = 5.0
"""How long an attempt may take, answer included."""

_MOST_ANSWER = 64 * 1024  # bytes of an answer that are read
_LONGEST_SLEEP = 0.05  # seconds; the clock that retries go by may be moved at any time
_FULL = f"more than {MOST} webhooks are pending"


def _nothing() -> None:
    """What is done where no webhook wants to know."""


class Webhooks(Deliveries):
    """The webhooks of one site.

    What is pending is in memory alone: the end of the process, and a state that is brought back, forget it.

    Args:
        records: Hold the behaviors.
        tree: Tells files from folders.
        clock: Tells the time that retries go by, in seconds since the epoch.
        live: Tells the live settings.
        anywhere: Whether other targets than loopback are called.
    """

    def __init__(
        self,
        records: Records,
        tree: Tree,
        clock: Callable[[], float],
        live: Callable[[], LiveSettings],
        anywhere: bool,
    ) -> None:
        super().__init__()
        self._hooks = Hooks(records)
        self._tree = tree
        self._clock = clock
        self._live = live
        self._anywhere = anywhere
        self._plan = Plan()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def are_none(self) -> bool:
        """Whether nobody wants to know of anything."""
        return self._hooks.are_none()

    def prepare(
        self, action: str, path: RemotePath, destination: RemotePath | None, username: str | None, interface: str
    ) -> Callable[[], None]:
        """Find out who wants to know of an action, while the file or folder is still where it is.

        Args:
            action: What is done; only those of :data:`.hooks.ACTIONS` are told.
            path: The file or folder.
            destination: Where it goes, of a move or copy.
            username: Who does it.
            interface: Through what.

        Returns:
            Sends it; to be called on the server's loop when it has been done.
        """
        if action not in ACTIONS or self.are_none():
            return _nothing
        hooks = self._hooks.of(action, path, *([] if destination is None else [destination]))
        if not hooks:
            return _nothing
        entry = self._tree.find(path)
        kind = "directory" if entry is not None and entry.node.is_folder else "file"
        moved = None if destination is None else destination.text
        event = Event(action, interface, path.text, moved, self._now(), username or "", kind)
        return lambda: self._put(hooks, event)

    def _now(self) -> str:
        return str(iso(from_seconds(self._clock()) // 1000 * 1000))

    def _put(self, hooks: list[Hook], event: Event) -> None:
        with self._changed:
            for hook in hooks:
                for target in hook.urls:
                    self._accept(self._new(hook, target, event))
            self._changed.notify_all()
        self._go_on()

    def _accept(self, delivery: Delivery) -> None:
        delivery.error = self._refusal(delivery)
        if not delivery.error and not self._plan.put(delivery, self._clock()):
            delivery.error = _FULL
        if delivery.error:
            delivery.status = REFUSED

    def _refusal(self, delivery: Delivery) -> str:
        return delivery.hook.problem or targets.refusal(delivery.target, anywhere=self._anywhere)

    def _go_on(self) -> None:
        """Begin what is due, and come back when more is; runs on the loop."""
        self._loop = asyncio.get_running_loop()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        with self._changed:
            due, pause = self._plan.take(self._clock()), self._plan.pause(self._clock())
        for delivery in due:
            task = self._loop.create_task(self._carry_out(delivery))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if pause is not None:
            self._timer = self._loop.call_later(min(pause, _LONGEST_SLEEP), self._go_on)

    async def _carry_out(self, delivery: Delivery) -> None:
        attempt = await self._attempt(delivery)
        with self._changed:
            self._plan.ended(delivery, attempt, self._clock(), self._live().webhook_retry_delays)
            self._changed.notify_all()
        self._go_on()

    async def _attempt(self, delivery: Delivery) -> Attempt:
        now, started = self._clock(), time.perf_counter()
        try:
            request = message(delivery.hook, delivery.target, delivery.event, delivery.id, int(now))
        except ValueError as error:
            return Attempt(now, None, str(error), is_final=True)
        except TypeError:  # of a value that JSON has no word for
            return Attempt(now, None, "the body of the behavior cannot be written down", is_final=True)
        status, error_text = None, ""
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                status = await self._send(request)
        except Exception as error:  # whatever it is, the delivery must not stay pending for ever
            error_text = _told(error)
        return Attempt(now, status, error_text, time.perf_counter() - started)

    async def _send(self, request: Message) -> int:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=2 * AT_ONCE, force_close=True),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
            )
        async with self._session.request(
            request.method, request.url, headers=request.headers, data=request.body, allow_redirects=False
        ) as response:
            left = _MOST_ANSWER
            while left > 0 and (piece := await response.content.read(left)):
                left -= len(piece)
            return response.status

    async def test(self, hook: Hook, action: str, username: str | None) -> Delivery:
        """Send one request to see what comes of it; it is not tried again.

        Args:
            hook: What to send, to its first URL.
            action: What to tell.
            username: Who wants to see.

        Returns:
            The delivery, which is over.
        """
        event = Event(action, "restapi", "webhook-test.txt", None, self._now(), username or "", "file")
        with self._changed:
            delivery = self._new(hook, hook.urls[0], event)
            delivery.error = self._refusal(delivery)
            delivery.status = REFUSED if delivery.error else PENDING
        if not delivery.error:
            attempt = await self._attempt(delivery)
            with self._changed:
                delivery.attempts.append(attempt)
                delivery.status = DELIVERED if attempt.succeeded else FAILED
                delivery.error = attempt.error
        with self._changed:
            self._changed.notify_all()
        return delivery

    def retry_now(self) -> int:
        """Let what waits for its next try be tried at once; returns how many there are. Safe from any thread."""
        with self._changed:
            count = self._plan.hurry(self._clock())
        if count:
            self._wake()
        return count

    def redeliver(self, id: str) -> Delivery:
        """Send a delivery that is over once more, under the same id. Safe from any thread.

        Args:
            id: Of the delivery.

        Raises:
            Problem: ``not-found``, or ``processing-failure`` if it is pending, was refused, or there is no room.
        """
        with self._changed:
            found = next((one for one in self if one.id == id), None)
            if found is None:
                raise Problem("not-found", f"No webhook has the id {id[:100]!r}.")
            if found.status in (PENDING, REFUSED):
                raise Problem(
                    "processing-failure", f"The webhook is {found.status}{found.error and ': '}{found.error}."
                )
            if not self._plan.put(found, self._clock()):
                raise Problem("processing-failure", f"The webhook cannot be sent again: {_FULL}.")
        self._wake()
        return found

    def _wake(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._go_on)

    def clear(self) -> None:
        """Forget the deliveries that are over. Safe from any thread."""
        with self._changed:
            self._keep_if(lambda delivery: delivery.status == PENDING)

    def _keep_if(self, keeps: Callable[[Delivery], bool]) -> None:
        left = [delivery for delivery in self._kept if keeps(delivery)]
        self._kept.clear()
        self._kept.extend(left)

    async def stop(self) -> None:
        """Forget what is pending; attempts that are under way are broken off."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        with self._changed:
            self._plan.forget()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with self._changed:
            self._plan.forget()  # what failed meanwhile would be tried again
            self._keep_if(lambda delivery: delivery.status != PENDING)
            self._changed.notify_all()
        session, self._session = self._session, None
        if session is not None:
            await session.close()


def _told(error: Exception) -> str:
    """What went wrong, without the URL, which may be secret."""
    if isinstance(error, TimeoutError):
        return f"no answer within {ATTEMPT_SECONDS:g} seconds"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"cannot connect: {error.strerror or type(error.os_error).__name__}"
    return f"no proper answer: {type(error).__name__}"
