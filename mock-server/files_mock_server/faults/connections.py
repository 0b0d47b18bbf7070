"""Faults of the way: what happens to time, bytes and connections."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from files_mock_server.faults import options
from files_mock_server.faults.fault import UPLOAD, Fault, Flips, Incoming, Passage
from files_mock_server.faults.options import option


@dataclass(frozen=True)
class Latency(Fault):
    """The request takes longer.

    Latencies add up: every rule that fits counts, and the request goes on to meet its other faults.

    Attributes:
        seconds: How much longer.
        jitter: Seconds that it may be more or less, evenly spread.
        when: ``before`` the request is read and applied, or ``after``, when only its answer is late. A client that
            leaves during the first kind has changed nothing, during the second kind it has.
    """

    kind: ClassVar[str] = "latency"
    seconds: float = option(options.SECONDS)
    jitter: float = option(options.SECONDS, 0.0)
    when: str = option(options.one_of("before", "after"), "before")

    def delay(self, random: Random) -> float:
        return max(0.0, self.seconds + random.uniform(-self.jitter, self.jitter))

    @property
    def delays_answer(self) -> bool:
        return self.when == "after"


@dataclass(frozen=True)
class Stall(Fault):
    """Nothing more moves, and the connection stays.

    Attributes:
        after: Bytes that pass first; of an answer at most all but the last. An answer without a body stalls before
            its head.
        seconds: How long it stays so before it goes on; None until the client leaves, the rule is removed or ten
            minutes are over, and then the connection is reset.
        when: ``response`` to stall the body of the answer, ``request`` to stop reading that of the request, which is
            then neither applied nor answered in the meantime.
    """

    kind: ClassVar[str] = "stall"
    after: int = option(options.COUNT, 0)
    seconds: float | None = option(options.SECONDS.or_none(), None)
    when: str = option(options.one_of("response", "request"), "response")

    @property
    def intake(self) -> Passage | None:
        return Passage(upto=self.after, then="stall", seconds=self.seconds) if self.when == "request" else None

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        if self.when == "request":
            return None
        return Passage(upto=min(self.after, max(0, size - 1)), then="stall", seconds=self.seconds)


@dataclass(frozen=True)
class Truncate(Fault):
    """The answer's body ends early, in good order, although ``Content-Length`` promises all of it.

    Attributes:
        after: Bytes that pass, at most all but the last; None is half of them.
    """

    kind: ClassVar[str] = "truncate"
    after: int | None = option(options.COUNT.or_none(), None)

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        if not size:
            return None
        return Passage(upto=min(size // 2 if self.after is None else self.after, size - 1), then="close")


@dataclass(frozen=True)
class ContentLength(Fault):
    """``Content-Length`` is wrong. The whole body is sent all the same, then the connection ends.

    Attributes:
        by: Bytes too many that are announced; too few if negative, down to none.
    """

    kind: ClassVar[str] = "content_length"
    by: int = option(options.NOT_ZERO)

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        return Passage(length_error=max(self.by, -size))


@dataclass(frozen=True)
class Reset(Fault):
    """The connection is reset.

    Attributes:
        when: ``before``: nothing of the request's body is read, nothing is applied. ``during``: some of it is read,
            nothing is applied. ``after``: the request is applied, the answer is lost. ``response``: it breaks while
            the answer's body is sent.
        after: Bytes of the body that pass first, for ``during`` and ``response``.
    """

    kind: ClassVar[str] = "reset"
    when: str = option(options.one_of("before", "during", "after", "response"), "before")
    after: int = option(options.COUNT, 0)

    @property
    def intake(self) -> Passage | None:
        upto = {"before": 0, "during": self.after}.get(self.when)
        return None if upto is None else Passage(upto=upto, then="reset")

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        return Passage(upto=min(self.after, size), then="reset", head=self.when == "response")


@dataclass(frozen=True)
class Drip(Fault):
    """The answer's body comes slowly.

    Attributes:
        rate: Bytes a second.
    """

    kind: ClassVar[str] = "drip"
    rate: float = option(options.RATE)

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        return Passage(rate=self.rate)


@dataclass(frozen=True)
class Corrupt(Fault):
    """One bit of a byte is turned over, of what is stored when a part is uploaded, else of the answer's body.

    Attributes:
        offset: Which byte; the last if the body is shorter.
        every: Bytes from one wrong byte to the next; None for only one.
    """

    kind: ClassVar[str] = "corrupt"
    offset: int = option(options.COUNT, 0)
    every: int | None = option(options.POSITIVE.or_none(), None)

    @property
    def spoils_upload(self) -> Flips | None:
        return Flips(self.offset, self.every)

    def delivery(self, incoming: Incoming, size: int) -> Passage | None:
        if incoming.sort == UPLOAD:
            return None
        return Passage(flips=Flips(min(self.offset, max(0, size - 1)), self.every))
