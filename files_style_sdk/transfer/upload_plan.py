"""The plan of an upload: which part to ask leave for, to read and to send next. Does no I/O and reads no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from files_style_sdk.delivery import connection_error
from files_style_sdk.error import Error
from files_style_sdk.retry import RETRY_AFTER_LIMIT, TRANSIENT, retry_after
from files_style_sdk.transfer.pace import WINDOW, Pace
from files_style_sdk.wire import Failure, Response, Task, Wait

__all__ = ["Ask", "Grant", "LayoutChangedError", "Limits", "Receipt", "Send", "Take", "UploadPlan"]

RENEWALS = 2
"""How many times a part's URL may expire before storage's refusal stands."""

_PUSHED_BACK = frozenset((429, 503))
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Grant:
    """Leave to send one part.

    Attributes:
        number: The part's number, counted from 1.
        part_size: Bytes it has if it is not the last.
        url: Where to.
        method: The HTTP method.
        headers: Headers to send with it.
        parallel: Whether several parts may be sent at once.
        retryable: Whether a part may be sent again after it may have arrived.
    """

    number: int
    part_size: int
    url: str = field(repr=False)
    method: str = "PUT"
    headers: Mapping[str, str] = field(default_factory=dict)
    parallel: bool = True
    retryable: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """A part that storage has.

    Attributes:
        number: Its number.
        offset: Where in the file it begins.
        size: Its bytes.
        etag: What storage calls it.
        crc32: The CRC-32 of its bytes.
    """

    number: int
    offset: int
    size: int
    etag: str
    crc32: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Task):
    """Ask for leave to send `count` parts from `first` on; comes to a list of :class:`Grant`."""

    first: int
    count: int
    slots: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(Task):
    """Read the content of a part from a stream; comes to `(size, is_last)`."""

    number: int
    size: int
    """The most bytes."""
    in_order: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Send(Task):
    """Send a part; comes to a :class:`Receipt`, or to the Response or Failure that it was not delivered with."""

    grant: Grant
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of an upload.

    Attributes:
        retries: How often a part may be sent again.
        grants_at_once: The most parts to ask for in one call.
        backoff: Seconds to pause before a retry, by the number of those before it.
        part_size: The size of a part that is read from a stream, by its number and the size that was granted.
        held: The most bytes of a stream that are held in memory, beside a first part.
    """

    retries: int
    grants_at_once: int
    backoff: Callable[[int], float]
    part_size: Callable[[int, int], int] = lambda _number, granted: granted
    held: int = 64 * 1024 * 1024


class LayoutChangedError(Error):
    """The service grants parts of other sizes than before: an earlier run's parts do not fit."""


class UploadPlan:
    """Decides on one upload.

    Args:
        size: Bytes to upload; None for a stream, which is read a part at a time.
        pace: How many parts at once.
        limits: The other bounds.
        refusal: Makes the error for an answer of storage to a part.
        moved: Tells how many bytes were moved so far.
        receipts: What storage has of an earlier run.
        in_order: Whether each part must have arrived before the next is sent.
    """

    def __init__(
        self,
        size: int | None,
        pace: Pace,
        limits: Limits,
        refusal: Callable[[Response, int], Error],
        moved: Callable[[], int] = lambda: 0,
        receipts: Iterable[Receipt] = (),
        *,
        in_order: bool = False,
    ) -> None:
        self.pace = pace
        self._size = size
        self._limits = limits
        self._refusal = refusal
        self._moved = moved
        self.receipts: dict[int, Receipt] = {receipt.number: receipt for receipt in receipts}
        self._granted: dict[int, Grant] = {}
        self._offset = 0
        """Where the part that is laid out next begins."""
        self._next_number = 1
        """The part that is laid out next."""
        self._ready: dict[int, tuple[int, int]] = {}
        """Offset and size of the parts that are laid out and neither under way nor sent."""
        self._last: int | None = None
        self._asking = False
        self._taking = False
        self._sending: dict[int, float] = {}
        self._not_before: dict[int, float] = {}
        self._retries: dict[int, int] = {}
        self._renewals: dict[int, int] = {}
        self._in_order = in_order
        self._is_serial = False
        """Whether the service takes one part at a time, and gives leave to send it when those before have arrived."""
        self._part_size = 0
        self._held = 0
        self._pass_over_known()

    # What to do next

    def next(self, now: float) -> Task | Wait | None:
        """The next task; see :class:`files_style_sdk.wire.Plan`."""
        self.pace.look(now, self._moved(), len(self._sending))
        if self._last is not None and not (self._ready or self._sending):
            return None
        task = self._send(now) or self._take() or self._ask()
        if task is None:
            return Wait(self._seconds_to_wait(now))
        if isinstance(task, Send):
            del self._ready[task.grant.number]
            self._sending[task.grant.number] = now
        elif isinstance(task, Take):
            self._taking = True
        else:
            self._asking = True
        return task

    def _width(self) -> int:
        return 1 if self._is_serial or self._in_order else self.pace.width

    def _send(self, now: float) -> Send | None:
        if len(self._sending) >= self._width() or now < self.pace.not_before:
            return None
        for number in sorted(self._ready):
            grant = self._granted.get(number)
            if grant is not None and self._not_before.get(number, now) <= now:
                offset, size = self._ready[number]
                # What was read from a stream is held until it has arrived; of a file, a block at a time.
                return Send(grant=grant, offset=offset, size=size, held=size if self._size is None else 0)
            if self._is_serial or self._in_order:
                return None
        return None

    def _take(self) -> Take | None:
        if self._size is not None or self._taking or self._last is not None:
            return None
        if len(self._ready) + len(self._sending) > self._width():
            return None
        grant = self._granted.get(self._next_number)
        if grant is None:
            return None
        size = self._limits.part_size(grant.number, grant.part_size)
        if self._held and self._held + size > self._limits.held:
            return None
        return Take(number=grant.number, size=size, slots=0)

    def _ask(self) -> Ask | None:
        if self._asking:
            return None
        missing = [number for number in sorted(self._ready) if number not in self._granted]
        if missing:
            return Ask(first=missing[0], count=1)
        if self._last is not None or self._next_number in self._granted:
            return None
        unsent = sum(1 for number in self._ready if number in self._granted)
        if self._is_serial and (self._ready or self._sending):
            return None
        if unsent >= _AHEAD * self._width():
            return None
        return Ask(first=self._next_number, count=self._grants_worth_asking())

    def _grants_worth_asking(self) -> int:
        if self._is_serial or not self._part_size:
            return 1
        if self._size is None:
            return min(self._width() + 1, self._limits.grants_at_once)
        left = -(-(self._size - self._offset) // self._part_size)
        return max(1, min(left, self._limits.grants_at_once))

    def _seconds_to_wait(self, now: float) -> float | None:
        moments = [moment for number, moment in self._not_before.items() if number in self._ready and moment > now]
        if self._ready and self.pace.not_before > now:
            moments.append(self.pace.not_before)
        if moments:
            return max(0.0, min(moments) - now)
        if self._sending and self._ready and not (self._is_serial or self._in_order) and self.pace.may_grow:
            return WINDOW
        return None

    def withdraw(self, task: Any) -> None:
        """Take a task back that was not begun; see :class:`files_style_sdk.wire.Plan`."""
        if isinstance(task, Send):
            del self._sending[task.grant.number]
            self._ready[task.grant.number] = (task.offset, task.size)
        elif isinstance(task, Take):
            self._taking = False
        else:
            self._asking = False

    # What came of it

    def ended(self, task: Any, outcome: Any, now: float) -> None:
        """Hear what came of a task; see :class:`files_style_sdk.wire.Plan`."""
        if isinstance(task, Ask):
            self._asking = False
        elif isinstance(task, Take):
            self._taking = False
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(task, Ask):
            self.lay_out(outcome)
        elif isinstance(task, Take):
            self._took(task, *outcome)
        else:
            self._sent(task, outcome, now)

    def lay_out(self, grants: Iterable[Grant]) -> None:
        """Take note of leave to send parts."""
        for grant in grants:
            self._granted[grant.number] = grant
            self._is_serial = self._is_serial or not grant.parallel
            self._part_size = grant.part_size
        if self._size is None:
            return
        while self._last is None and self._next_number in self._granted:
            size = min(self._granted[self._next_number].part_size, self._size - self._offset)
            self._add_part(size, is_last=self._offset + size == self._size)
            self._pass_over_known()

    def _add_part(self, size: int, *, is_last: bool) -> None:
        self._ready[self._next_number] = (self._offset, size)
        self._advance(size, is_last=is_last)

    def _advance(self, size: int, *, is_last: bool) -> None:
        if is_last:
            self._last = self._next_number
        self._offset += size
        self._next_number += 1

    def _pass_over_known(self) -> None:
        """Go on behind the parts that storage has of an earlier run."""
        while self._size is not None and self._last is None and self._next_number in self.receipts:
            known = self.receipts[self._next_number]
            if known.offset != self._offset or self._offset + known.size > self._size:
                raise LayoutChangedError("the parts of the earlier run do not fit any more")
            self._advance(known.size, is_last=self._offset + known.size == self._size)
        if self._last is not None and max(self.receipts, default=0) > self._last:
            raise LayoutChangedError("there are more parts of the earlier run than the file has now")

    def _took(self, task: Take, size: int, is_last: bool) -> None:
        assert task.number == self._next_number
        self._held += size
        self._add_part(size, is_last=is_last)

    def _sent(self, task: Send, outcome: Receipt | Response | Failure, now: float) -> None:
        number = task.grant.number
        begun = self._sending.pop(number)
        if isinstance(outcome, Receipt):
            self.receipts[number] = outcome
            self._granted.pop(number, None)
            self._held -= 0 if self._size is not None else task.size
            return
        self._ready[number] = (task.offset, task.size)
        if isinstance(outcome, Response) and outcome.status == 403 and self._renewals.get(number, 0) < RENEWALS:
            self._renewals[number] = self._renewals.get(number, 0) + 1
            del self._granted[number]  # the URL has expired
            return
        self._not_before[number] = now + self._pause(task, outcome, begun, now)

    def _pause(self, task: Send, outcome: Response | Failure, begun: float, now: float) -> float:
        """Seconds until the part is sent again; raises if it is not to be."""
        number = task.grant.number
        retries = self._retries[number] = self._retries.get(number, 0) + 1
        asked = retry_after(outcome) if isinstance(outcome, Response) and outcome.status in _PUSHED_BACK else None
        if retries > self._limits.retries or not _may_repeat(task.grant, outcome, asked):
            if isinstance(outcome, Response):
                raise self._refusal(outcome, number)
            raise connection_error(outcome, retries - 1)
        pause = self._limits.backoff(retries - 1) if asked is None else min(asked, RETRY_AFTER_LIMIT)
        if is_push_back(outcome):
            self.pace.push_back(now, begun, pause if asked is not None else 0.0)
        return pause


def is_push_back(outcome: Response | Failure) -> bool:
    """Whether an outcome asks for less at once."""
    return outcome.kind == "timeout" if isinstance(outcome, Failure) else outcome.status in _PUSHED_BACK


def _may_repeat(grant: Grant, outcome: Response | Failure, asked: float | None) -> bool:
    if isinstance(outcome, Failure):
        return not outcome.lasting and (grant.retryable or outcome.outcome == "not_sent")
    return outcome.status in TRANSIENT and (grant.retryable or asked is not None)
