"""The values that pass between the decisions (:mod:`api_client`) and whoever performs them (a sync or async driver)."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Literal, Protocol

from files_style_sdk.error import Outcome

__all__ = [
    "Acquire",
    "Body",
    "Content",
    "Failure",
    "Interrupted",
    "Invoke",
    "Pausing",
    "Plan",
    "Read",
    "ReadInto",
    "Reader",
    "Receive",
    "Request",
    "Response",
    "Sleep",
    "Step",
    "Task",
    "Together",
    "Wait",
]


class Reader(Protocol):
    """What a transport reads a request body from."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Put the next bytes into a buffer; returns how many, 0 at the end."""
        ...


class Body(Protocol):
    """A request body that can be sent more than once."""

    size: int
    """How many bytes `open()` will yield."""

    @property
    def content(self) -> bytes | None:
        """All of it, where it is in memory anyway."""
        ...

    def open(self) -> Reader:
        """A reader placed at the first byte."""
        ...


class Content(Protocol):
    """A response body that has not been read yet."""

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`; empty at the end. Raises :class:`Interrupted` if the connection fails."""
        ...

    def readinto(self, buffer: memoryview) -> int:
        """Fill a buffer with the next bytes; returns how many, 0 at the end. Raises as `read` does."""
        ...

    def block_size(self, most: int) -> int:
        """How large a buffer is worth while: no larger than what is left, and not more than `most` bytes."""
        ...

    def close(self) -> None:
        """Give the connection back (or drop it, if bytes are left)."""
        ...

    def interrupt(self) -> None:
        """Make a read that waits in another thread fail."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request.

    Credentials stand apart from the other headers: whoever logs, redirects or shows a request can leave them out.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)
    needs_credential: bool = False
    """Whether whoever sends it must first find credentials for it."""
    body: bytes | Body | None = field(default=None, repr=False)
    repeatable: bool = False
    """Whether sending it twice has the same effect as sending it once."""
    streamed: bool = False
    """Whether the answer's body is left unread, for :class:`Content`."""
    undecoded: bool = False
    """Whether an answer that is no error is handed on as it came, JSON or not."""

    def with_credentials(self, credentials: Mapping[str, str]) -> Request:
        """This request with the headers that identify the caller; they displace others of their names."""
        headers = self.headers
        # As one text, since comparing name by name would cost several times as much, and seldom is one to be left out.
        names = " ".join(headers).lower()
        for name in credentials:
            if name.lower() in names:
                taken = {each.lower() for each in credentials}
                headers = {each: value for each, value in headers.items() if each.lower() not in taken}
                break
        # Spelled out: on the way of every call, `dataclasses.replace` would cost as much as all else here.
        return Request(
            self.method,
            self.url,
            headers,
            credentials,
            self.needs_credential,
            self.body,
            self.repeatable,
            self.streamed,
            self.undecoded,
        )


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """No whole answer came."""

    reason: str
    """A sentence that names what failed."""
    cause: BaseException
    outcome: Outcome
    """`not_sent` if the server provably did not receive the request, else `unknown`."""
    lasting: bool = False
    """Whether trying again is bound to fail the same way (a certificate that does not verify, a bad source address)."""
    kind: Literal["connection", "timeout"] = "connection"


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait before the next step."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Receive:
    """Read an answer's body to its end, handing each block on; comes to None, or to a :class:`Failure`.

    A block may lie in a buffer that is filled anew for the next one: whoever keeps it must copy it.
    """

    content: Content
    write: Callable[[bytes | memoryview], object]


@dataclass(frozen=True, slots=True)
class Read:
    """Read at most `size` bytes of an answer's body; comes to them (none at the end), or to a :class:`Failure`."""

    content: Content
    size: int


@dataclass(frozen=True, slots=True)
class ReadInto:
    """Read the next bytes of an answer's body into a buffer.

    Comes to how many were put there (0 at the end), or to a :class:`Failure`; where the bytes came in a block of their
    own, to that block (empty at the end), at most as long as the buffer, which is left as it was.
    """

    content: Content
    buffer: memoryview


@dataclass(frozen=True, slots=True)
class Acquire:
    """Wait until a lock is free and take it; whoever asked for it releases it. Threads and tasks may share the lock."""

    lock: Lock


@dataclass(frozen=True, slots=True)
class Invoke:
    """Call a function of the caller's that may take its time; comes to what it returns."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """Something that a plan wants done beside other things."""

    slots: int = 1
    """How many of the parts that transfers may move at once it takes; none if what it does takes them itself."""
    held: int = 0
    """Bytes that it holds in memory."""
    in_order: bool = False
    """Whether it uses what must not be used from several threads, such as a caller's stream."""
    is_large: bool = False
    """Whether it moves so much that a thread of its own is the best place for it."""


@dataclass(frozen=True, slots=True)
class Wait:
    """There is nothing to begin now: ask again when something has ended, or after so many seconds at the latest."""

    seconds: float | None = None


class Plan(Protocol):
    """Decides what to do next, without doing it."""

    def next(self, now: float) -> Task | Wait | None:
        """What to begin now; None when all is done. `now` is in seconds, rising."""
        ...

    def withdraw(self, task: Any) -> None:
        """Hear that there was no room for a task: it was not begun, and may be wanted again later."""
        ...

    def ended(self, task: Any, outcome: Any, now: float) -> None:
        """Hear what came of a task: what its flow returned, or the exception that it ended with.

        What this raises ends all that is under way, and the whole.
        """
        ...


class Pausing(Protocol):
    """What can hold tasks up that have not begun."""

    @property
    def paused(self) -> bool:
        """Whether nothing is to be begun now."""
        ...

    def attach(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Have a function called, from any thread, at each change; returns what takes this back."""
        ...


@dataclass(frozen=True, slots=True)
class Together:
    """Carry out what a plan wants done, several tasks at once."""

    plan: Plan
    work: Callable[[Any], Generator[Step, Any, Any]]
    """The flow of a task."""
    pausing: Pausing | None = None


Step = Request | Sleep | Read | ReadInto | Receive | Acquire | Invoke | Together
"""What a driver can be asked to do."""


class Interrupted(Exception):
    """The connection failed while a response body was being read; its cause says how."""
