"""What a fault is: the places in the life of a request where it can interfere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, NamedTuple

from aiohttp.web import StreamResponse

from files_mock_server.problems import Problem

API, UPLOAD, DOWNLOAD = "api", "upload", "download"
SORTS = (API, UPLOAD, DOWNLOAD)
"""What a request may be: a call of the API, a part put to a signed URL, or bytes got from one."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request as far as faults care.

    Attributes:
        method: HTTP method.
        target: Path and query as they were sent.
        path: The decoded path, without the query.
        sort: One of :data:`SORTS`.
        base_path: Prefix of the API's paths, which patterns may leave out.
        locate: Finds the comparison key of the remote path that it is about; None if it is about none.
        headers: Of the request.
        request_id: What its answer is known by.
        envelope: What errors of a described service look like, as JSON; None for those of the Files service.
    """

    method: str
    target: str
    path: str
    sort: str
    base_path: str
    locate: Callable[[], str | None]
    headers: Mapping[str, str]
    request_id: str
    envelope: Callable[[Problem], Any] | None = None


class Flips(NamedTuple):
    """Bits of a body that are turned over.

    Attributes:
        offset: The first byte that is hit; the last of the body if it lies behind that.
        every: Bytes from one that is hit to the next; None hits only one.
    """

    offset: int
    every: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """How a body passes, that of a request or that of an answer.

    Attributes:
        upto: Bytes that pass before `then` happens; None is all of them.
        then: ``close``, ``reset``, ``stall``, or empty for nothing.
        seconds: How long it stalls before it goes on; None until the other side leaves.
        head: Whether the head of an answer is sent at all.
        length_error: Bytes by which ``Content-Length`` is wrong.
        rate: Bytes a second; None is as fast as possible.
        flips: Bits that are turned over.
    """

    upto: int | None = None
    then: str = ""
    seconds: float | None = None
    head: bool = True
    length_error: int = 0
    rate: float | None = None
    flips: Flips | None = None

    @property
    def breaks_connection(self) -> bool:
        """Whether nothing can follow on the connection."""
        return bool(self.length_error) or self.then in ("close", "reset") or (self.then == "stall" and not self.seconds)


@dataclass(frozen=True)
class Fault:
    """A misfortune of one kind. Each method says what happens at one place; by default, nothing does.

    Attributes:
        kind: Its name.
        sorts: Which requests it can befall.
    """

    kind: ClassVar[str] = ""
    sorts: ClassVar[tuple[str, ...]] = SORTS

    def befalls(self, incoming: Incoming) -> bool:
        """Whether it can befall a request at all."""
        return incoming.sort in self.sorts

    def delay(self, random: Random) -> float:
        """Seconds that the request waits."""
        return 0.0

    @property
    def delays_answer(self) -> bool:
        """Whether the request waits after it was applied rather than before it is read."""
        return False

    @property
    def intake(self) -> Passage | None:
        """How the body of the request passes; None for unharmed."""
        return None

    @property
    def spoils_upload(self) -> Flips | None:
        """Bits of an uploaded part that are stored wrong."""
        return None

    @property
    def ignores_range(self) -> bool:
        """Whether a download is whole although a range is asked for."""
        return False

    @property
    def is_applied(self) -> bool:
        """Whether the request is applied although :meth:`instead` answers it."""
        return False

    def instead(self, incoming: Incoming) -> StreamResponse | None:
        """What is answered instead; None for the service's own answer."""
        return None

    def changed(self, incoming: Incoming, response: StreamResponse) -> StreamResponse:
        """What the service's answer becomes."""
        return response

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        """How an answer with a body of some bytes passes; None for unharmed."""
        return None
