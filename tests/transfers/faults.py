"""The ways in which a server or the way to it goes wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

from .front import LONGEST, Answer, Dropped, Ended, Exchange, Fault, Seen

__all__ = [
    "Gate",
    "answer",
    "change_headers",
    "change_items",
    "change_record",
    "corrupt",
    "corrupt_request",
    "cut",
    "cut_request",
    "delay",
    "hang_up",
    "hold",
    "ignore",
    "instead",
    "lie_about_length",
    "lose",
    "redirect",
    "reset",
    "run",
    "run_after",
    "stall",
    "stall_request",
    "too_busy",
]


def answer(status: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Fault:
    """The front answers by itself; the server never hears of the request."""

    def reply(exchange: Exchange) -> None:
        exchange.answer = Answer(status, dict(headers or {}), body)

    return Fault(read=reply)


def too_busy(status: int = 429, after: int | None = 0) -> Fault:
    """429 or 503, with a Retry-After of some seconds if it is said."""
    return answer(status, {} if after is None else {"Retry-After": str(after)}, b'{"error": "later"}')


def reset() -> Fault:
    """The connection is reset before the request was read: the server never hears of it."""
    return Fault(arrived=_drop)


def lose() -> Fault:
    """The server does what it was asked, but its answer is lost."""
    return Fault(answered=_drop)


def instead(status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Fault:
    """The server does what it was asked, but somebody on the way answers something else."""

    def replace(exchange: Exchange) -> None:
        exchange.answer = Answer(status, dict(headers or {}), body)

    return Fault(answered=replace)


def hang_up() -> Fault:
    """The connection ends, unannounced, behind a good answer."""

    def end(exchange: Exchange) -> None:
        exchange.send()
        raise Ended

    return Fault(answered=end)


def redirect() -> Fault:
    """The request is sent on to the same place once more (307)."""

    def reply(exchange: Exchange) -> None:
        exchange.answer = Answer(307, {"Location": f"{exchange.front.url}{exchange.seen.target}"})

    return Fault(read=reply)


def cut(after: int) -> Fault:
    """The answer breaks off after so many bytes of its body."""

    def broken_off(exchange: Exchange) -> None:
        exchange.send(after)
        raise Dropped

    return Fault(answered=broken_off)


def cut_request(after: int) -> Fault:
    """The connection breaks after so many bytes of the request's body."""

    def broken_off(exchange: Exchange) -> None:
        exchange.read(after)
        raise Dropped

    return Fault(arrived=broken_off)


def stall(after: int = 0) -> Fault:
    """Nothing more comes after so many bytes of the answer's body, and the connection stays."""

    def stalled(exchange: Exchange) -> None:
        exchange.send(after)
        exchange.stall()

    return Fault(answered=stalled)


def stall_request(after: int = 0) -> Fault:
    """Nothing more is taken after so many bytes of the request's body, and nothing is answered."""

    def stalled(exchange: Exchange) -> None:
        exchange.read(after)
        exchange.stall()

    return Fault(arrived=stalled)


def lie_about_length(by: int) -> Fault:
    """Content-Length is so many bytes off; the connection ends with the body."""

    def lied(exchange: Exchange) -> None:
        assert exchange.answer is not None
        exchange.announced = max(0, len(exchange.answer.body) + by)

    return Fault(answered=lied)


def corrupt(at: int = 0) -> Fault:
    """One bit of the answer's body is turned over."""

    def spoil(exchange: Exchange) -> None:
        assert exchange.answer is not None
        exchange.answer.body = _spoiled(exchange.answer.body, at)

    return Fault(answered=spoil)


def corrupt_request(at: int = 0) -> Fault:
    """One bit of the request's body is turned over on its way to the server."""

    def spoil(exchange: Exchange) -> None:
        exchange.seen.body = _spoiled(exchange.seen.body, at)

    return Fault(read=spoil)


def change_headers(**changes: str | None) -> Fault:
    """Answer headers have other values; None takes them away. `_` stands for `-`."""
    wanted = {name.replace("_", "-").lower(): value for name, value in changes.items()}

    def change(exchange: Exchange) -> None:
        assert exchange.answer is not None
        kept = {name: value for name, value in exchange.answer.headers.items() if name.lower() not in wanted}
        exchange.answer.headers = {**kept, **{name: value for name, value in wanted.items() if value is not None}}

    return Fault(answered=change)


def change_record(**changes: Any) -> Fault:
    """The record that is answered has other values."""
    return _rewritten(lambda record: {**record, **changes})


def change_items(edit: Callable[[list[Any]], list[Any]] | None = None, /, **changes: Any) -> Fault:
    """Each of the records of a list, such as a grant, has other values; `edit` changes the list itself."""

    def rewrite(items: list[Any]) -> list[Any]:
        changed = [{**item, **changes} for item in items]
        return changed if edit is None else edit(changed)

    return _rewritten(rewrite)


def ignore(header: str) -> Fault:
    """The server does not see a header of the request: without `range` it answers 200 and the whole."""

    def strip(exchange: Exchange) -> None:
        exchange.seen.headers = {name: value for name, value in exchange.seen.headers.items() if name != header}

    return Fault(read=strip)


def delay(seconds: float) -> Fault:
    """The request takes so much longer."""
    return Fault(read=lambda exchange: _wait(exchange, seconds))


def hold(until: Callable[[], bool]) -> Fault:
    """The request waits, unread, until something holds; it passes anyway after some seconds."""

    def wait(exchange: Exchange) -> None:
        exchange.front.wait(until)

    return Fault(arrived=wait)


def run(function: Callable[[Seen], object]) -> Fault:
    """Something happens when the request is there, before the server hears of it."""
    return Fault(read=lambda exchange: _ignore_result(function(exchange.seen)))


def run_after(function: Callable[[Seen], object]) -> Fault:
    """Something happens when the server has answered, before the client hears of it."""
    return Fault(answered=lambda exchange: _ignore_result(function(exchange.seen)))


def _drop(_exchange: Exchange) -> None:
    raise Dropped


def _wait(exchange: Exchange, seconds: float) -> None:
    exchange.front.stopping.wait(min(seconds, LONGEST))


def _ignore_result(_result: object) -> None:
    return


def _spoiled(body: bytes, at: int) -> bytes:
    return body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :] if at < len(body) else body


def _rewritten(rewrite: Callable[[Any], Any]) -> Fault:
    def change(exchange: Exchange) -> None:
        assert exchange.answer is not None
        if exchange.answer.status < 300:
            exchange.answer.body = json.dumps(rewrite(json.loads(exchange.answer.body))).encode()

    return Fault(answered=change)


class Gate:
    """Counts who has come, and says when enough have: opens once `count` requests were in flight together."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._came = 0
        self._lock = threading.Lock()

    def fault(self) -> Fault:
        """Holds requests, unread, until enough have come."""

        def wait(exchange: Exchange) -> None:
            with self._lock:
                self._came += 1
            exchange.front.wait(lambda: self._came >= self._count)

        return Fault(arrived=wait)

    @property
    def came(self) -> int:
        """How many requests came so far."""
        return self._came
