"""Rules: which requests meet a fault, how often, and what they met so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from threading import Condition
from typing import Any

from files_mock_server import path_globs
from files_mock_server.faults import answers, connections, options
from files_mock_server.faults.fault import SORTS, Fault, Incoming
from files_mock_server.faults.options import Check, FaultError, build, describe, option, values_of
from files_mock_server.http.journal import sounds_secret
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem

KINDS: Mapping[str, type[Fault]] = {
    fault.kind: fault
    for fault in (
        answers.Status,
        connections.Latency,
        connections.Stall,
        connections.Truncate,
        connections.ContentLength,
        connections.Reset,
        answers.Expired,
        connections.Corrupt,
        answers.RepeatCursor,
        answers.MalformedJson,
        answers.Html,
        connections.Drip,
        answers.Redirect,
        answers.Headers,
        answers.Etag,
        answers.IgnoreRange,
        answers.Empty,
    )
}
"""Every kind of fault by its name."""


def _is_path(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parse_path(value)
    except Problem:
        return False
    return True


def _are_methods(value: Any) -> bool:
    names = [value] if isinstance(value, str) else value
    return isinstance(names, list | tuple) and bool(names) and all(map(options.is_token, names))


def _are_patterns(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        options.is_token(name) and isinstance(pattern, str) for name, pattern in value.items()
    )


_METHODS = Check(_are_methods, "an HTTP method, a list of some, or *")
_PATTERNS = Check(_are_patterns, "patterns by header name")
_PATH = Check(_is_path, "a pattern of remote paths")


@dataclass(frozen=True)
class Selector:
    """Which requests a rule is for. All that is said must fit.

    Patterns are shell-style: ``*`` stands for any text, slashes included, ``?`` for one character, ``[abc]`` for one
    of some.

    Attributes:
        method: HTTP method, or several; ``*`` is any.
        path: Pattern of the decoded path, with or without the API's base path, such as ``/files/*``. Signed URLs are
            ``/storage/uploads/*`` and ``/storage/files/*``.
        on: ``api``, ``upload`` (a part put to a signed URL), ``download`` (bytes got from one), or ``*`` for any.
        file: Pattern of the remote path that the request is about, as the service compares paths, whether it is a
            call of the API, an upload or a download; None for any.
        request_headers: Patterns that headers of the request fit, by name.
        times: How many requests it befalls; None for all.
        skip: How many requests that fit come through first.
        probability: The share of requests that it befalls, drawn for each.
        seed: What is drawn: the same seed decides the same for the same sequence of requests that fit.
    """

    method: str | Sequence[str] = option(_METHODS, "*")
    path: str = option(options.TEXT, "*")
    on: str = option(options.one_of("*", *SORTS), "*")
    file: str | None = option(_PATH.or_none(), None)
    request_headers: Mapping[str, str] | None = option(_PATTERNS.or_none(), None)
    times: int | None = option(options.POSITIVE.or_none(), 1)
    skip: int = option(options.COUNT, 0)
    probability: float = option(options.PROBABILITY, 1.0)
    seed: int = option(options.INTEGER, 0)

    def fits(self, incoming: Incoming) -> bool:
        """Whether a request is one of these."""
        return (
            self._fits_method(incoming.method)
            and self.on in ("*", incoming.sort)
            and (self.path == "*" or path_globs.fits(self.path, incoming.path, incoming.base_path))
            and all(
                path_globs.fits(pattern, incoming.headers.get(name, ""))
                for name, pattern in (self.request_headers or {}).items()
            )
            and (self.file is None or self._fits_file(incoming.locate()))  # the last: it may ask the database
        )

    def _fits_method(self, method: str) -> bool:
        names = (self.method,) if isinstance(self.method, str) else self.method
        return any(name == "*" or name.upper() == method for name in names)

    def _fits_file(self, key: str | None) -> bool:
        return key is not None and path_globs.fits(parse_path(self.file or "").key, key)


class Rule:
    """A fault for some requests. Make rules with :meth:`.registry.Faults.add`.

    Args:
        id: Its number.
        selector: Which requests.
        fault: What happens to them.
        changed: Guards the counters and is told when they change.

    Attributes:
        id: Its number.
        selector: Which requests.
        fault: What happens to them.
        seen: How many requests fitted so far.
        hits: How many of them it befell.
        is_active: Whether it is still among the rules.
    """

    def __init__(self, id: int, selector: Selector, fault: Fault, changed: Condition) -> None:
        self.id = id
        self.selector = selector
        self.fault = fault
        self.seen = 0
        self.hits = 0
        self.is_active = True
        self._changed = changed

    @property
    def name(self) -> str:
        """What the journal calls it, such as ``status #3``."""
        return f"{self.fault.kind} #{self.id}"

    @property
    def is_spent(self) -> bool:
        """Whether it has befallen as many requests as it may."""
        return self.selector.times is not None and self.hits >= self.selector.times

    def takes(self, incoming: Incoming) -> bool:
        """Whether it befalls a request; counts. The caller holds the lock."""
        if not self.fault.befalls(incoming) or not self.selector.fits(incoming):
            return False
        self.seen += 1
        if self.seen <= self.selector.skip or self.is_spent:
            return False
        if self.selector.probability < 1 and self._random("takes").random() >= self.selector.probability:
            return False
        self.hits += 1
        self._changed.notify_all()
        return True

    def delay(self) -> float:
        """Seconds that the request waits which it has just taken."""
        return self.fault.delay(self._random("delay"))

    def _random(self, purpose: str) -> Random:
        # A generator for each draw leaves no state behind but the counter, so that a restored rule goes on as before.
        return Random(f"{self.selector.seed}/{purpose}/{self.seen}")  # noqa: S311 - decides which requests fail

    def wait(self, hits: int = 1, timeout: float = 10.0) -> bool:
        """Wait, in another thread than the server's, until it has befallen some requests.

        Args:
            hits: How many.
            timeout: Seconds to wait at most.

        Returns:
            Whether it has.
        """
        with self._changed:
            return self._changed.wait_for(lambda: self.hits >= hits, timeout)

    def options(self) -> dict[str, Any]:
        """What it was made of, as :func:`parse` reads it."""
        given = {"kind": self.fault.kind, **values_of(self.selector), **values_of(self.fault)}
        return {name: _plain(value) for name, value in given.items()}

    def to_dict(self) -> dict[str, Any]:
        """All of it for people: number, options and counters; credentials among the patterns are masked."""
        shown = self.options()
        if self.selector.request_headers:
            shown["request_headers"] = {
                name: "*" if sounds_secret(name) else pattern for name, pattern in self.selector.request_headers.items()
            }
        return {"id": self.id, **shown, "seen": self.seen, "hits": self.hits}


def _plain(value: Any) -> Any:
    """A value of an option as JSON has it."""
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def parse(given: object, place: str = "") -> tuple[Selector, Fault]:
    """Read a rule.

    Args:
        given: Its ``kind``, the options of a :class:`Selector` and those of the kind, all beside each other.
        place: Where it stands, for errors, such as ``faults[2]``.

    Raises:
        FaultError: If it cannot be a rule; the message says what is wrong and what was expected.
    """
    if not isinstance(given, Mapping):
        raise FaultError(f"{place or 'a fault'} must be an object with a kind and its options")
    inside = f"{place}." if place else ""
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise FaultError(f"{inside}kind must be one of {', '.join(KINDS)}, not {kind!r}")
    fault = KINDS[kind]
    to_whom, what = describe(Selector), describe(fault)
    for name in given:
        if name != "kind" and name not in to_whom and name not in what:
            known = ", ".join([*what, *to_whom])
            raise FaultError(f"{inside}{name} is no option of {kind}; its options are {known}")
    selector = build(Selector, {name: given[name] for name in to_whom if name in given}, inside)
    if selector.on not in ("*", *fault.sorts):
        raise FaultError(f"{inside}on must be one of {', '.join(fault.sorts)} for {kind}, not {selector.on}")
    return selector, build(fault, {name: given[name] for name in what if name in given}, inside)


def parse_list(given: object, place: str = "faults") -> list[tuple[Selector, Fault]]:
    """Read a list of rules.

    Raises:
        FaultError: If one of them cannot be a rule.
    """
    if not isinstance(given, list | tuple):
        raise FaultError(f"{place} must be a list of rules")
    return [parse(one, f"{place}[{index}]") for index, one in enumerate(given)]
