"""The rules of one server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Condition
from typing import Any, NamedTuple

from files_mock_server.faults.connections import Latency
from files_mock_server.faults.fault import Fault, Incoming
from files_mock_server.faults.options import FaultError
from files_mock_server.faults.rules import Rule, Selector, parse, parse_list

MOST_RULES = 1000


class Hit(NamedTuple):
    """What a request meets.

    Attributes:
        incoming: The request.
        delays: Rules that make it wait, with the seconds of each.
        rule: The rule of its other fault, None if there is none.
    """

    incoming: Incoming
    delays: Sequence[tuple[Rule, float]]
    rule: Rule | None

    @property
    def name(self) -> str:
        """What the journal says about it."""
        rules = [rule for rule, _ in self.delays] + ([self.rule] if self.rule else [])
        return ", ".join(rule.name for rule in rules)


class Faults:
    """Rules in the order in which they were made. Safe to use from any thread.

    A request meets the first rule that takes it, and the rules behind that one neither see nor count it; so rules that
    are made one after the other befall one request after the other. Latencies are apart from this: every one that
    takes the request counts, wherever it stands, and they add up.

    Args:
        given: Rules to begin with, as :func:`.rules.parse` reads them.

    Raises:
        FaultError: If one of them cannot be a rule.
    """

    def __init__(self, given: Sequence[Mapping[str, Any]] = ()) -> None:
        self._changed = Condition()
        self._rules: tuple[Rule, ...] = ()
        self._last_id = 0
        self._is_closed = False
        self.put(parse_list(given))

    def __bool__(self) -> bool:
        """Whether there is any rule."""
        return bool(self._rules)

    @property
    def is_closed(self) -> bool:
        """Whether the server stops: what is held must go."""
        return self._is_closed

    def add(
        self,
        kind: str,
        *,
        method: str | Sequence[str] = "*",
        path: str = "*",
        on: str = "*",
        file: str | None = None,
        request_headers: Mapping[str, str] | None = None,
        times: int | None = 1,
        skip: int = 0,
        probability: float = 1.0,
        seed: int = 0,
        **options: Any,
    ) -> Rule:
        """Add a rule behind the others.

        The arguments are those of :class:`.rules.Selector`, and besides them the options of the kind.

        Args:
            kind: One of :data:`.rules.KINDS`.
            method: HTTP method, or several; ``*`` is any.
            path: Shell-style pattern of the decoded path, with or without the API's base path.
            on: ``api``, ``upload``, ``download`` or ``*``.
            file: Pattern of the remote path that the request is about; None for any.
            request_headers: Patterns that headers of the request fit.
            times: How many requests it befalls; None for all.
            skip: How many requests that fit come through first.
            probability: The share of requests that it befalls.
            seed: Decides which.
            options: Of the kind, such as ``status`` and ``retry_after``.

        Returns:
            The rule; its ``hits`` tells how many requests it befell.

        Raises:
            FaultError: If it cannot be a rule.

        Example:
            >>> server.faults.add("status", status=503, retry_after=1, path="/files/*", times=2)
        """
        given = {
            "kind": kind,
            "method": method,
            "path": path,
            "on": on,
            "file": file,
            "request_headers": request_headers,
            "times": times,
            "skip": skip,
            "probability": probability,
            "seed": seed,
        }
        return self.put([parse({**given, **options})])[0]

    def put(self, parsed: Sequence[tuple[Selector, Fault]]) -> tuple[Rule, ...]:
        """Add rules that are read already, all or none.

        Raises:
            FaultError: If there are too many.
        """
        with self._changed:
            if len(self._rules) + len(parsed) > MOST_RULES:
                raise FaultError(f"there can be at most {MOST_RULES} rules; remove some first")
            first = self._last_id + 1
            made = [Rule(id, *rule, self._changed) for id, rule in enumerate(parsed, first)]
            self._last_id += len(made)
            self._rules = (*self._rules, *made)
            return tuple(made)

    @contextmanager
    def during(self, kind: str, **options: Any) -> Iterator[Rule]:
        """A rule that is removed at the end of the block; the arguments are those of :meth:`add`."""
        rule = self.add(kind, **options)
        try:
            yield rule
        finally:
            self.remove(rule)

    def remove(self, rule: Rule | int) -> bool:
        """Remove a rule, or the one with this number, and let go of what it holds up; False if it is not there."""
        id = rule if isinstance(rule, int) else rule.id
        return self._keep(lambda one: one.id != id) > 0

    def clear(self) -> int:
        """Remove all rules and let go of what they hold up; returns how many there were."""
        return self._keep(lambda one: False)

    def _keep(self, is_kept: Callable[[Rule], bool]) -> int:
        with self._changed:
            before = self._rules
            self._rules = tuple(rule for rule in before if is_kept(rule))
            for rule in set(before) - set(self._rules):
                rule.is_active = False
            return len(before) - len(self._rules)

    def list(self) -> tuple[Rule, ...]:
        """The rules, in their order; spent ones stay until they are removed."""
        return self._rules

    def get(self, id: int) -> Rule | None:
        """The rule with a number, or None."""
        return next((rule for rule in self._rules if rule.id == id), None)

    def meet(self, incoming: Incoming) -> Hit | None:
        """What a request meets; None for nothing. Counts."""
        delays: list[tuple[Rule, float]] = []
        with self._changed:
            met: Rule | None = None
            for rule in self._rules:
                is_latency = isinstance(rule.fault, Latency)
                if (is_latency or met is None) and rule.takes(incoming):
                    if is_latency:
                        delays.append((rule, rule.delay()))
                    else:
                        met = rule
        return Hit(incoming, delays, met) if delays or met else None

    def dump(self) -> dict[str, Any]:
        """The rules with their counters, as JSON, for :meth:`load`. Credentials in their patterns are in it."""
        with self._changed:
            return {
                "rules": [
                    {"id": rule.id, "seen": rule.seen, "hits": rule.hits, "options": rule.options()}
                    for rule in self._rules
                ]
            }

    def load(self, dumped: Mapping[str, Any]) -> None:
        """Have the rules again that :meth:`dump` gave, with their numbers and counters, in place of all others."""
        with self._changed:
            for rule in self._rules:
                rule.is_active = False
            known = {rule.id: rule for rule in self._rules}
            self._rules = tuple(self._loaded(one, known.get(one["id"])) for one in dumped["rules"])
            self._last_id = max([self._last_id, *(rule.id for rule in self._rules)])

    def _loaded(self, dumped: Mapping[str, Any], known: Rule | None) -> Rule:
        rule = known
        if rule is None or rule.options() != dumped["options"]:
            rule = Rule(dumped["id"], *parse(dumped["options"]), self._changed)
        rule.seen, rule.hits, rule.is_active = dumped["seen"], dumped["hits"], True
        return rule

    def close(self) -> None:
        """Let go of every request that is held up: the server stops."""
        self._is_closed = True
