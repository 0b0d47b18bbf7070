"""Settings that may change while the server runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from files_mock_server.config import Config
from files_mock_server.numeric import is_integer, is_number
from files_mock_server.problems import Problem, invalid

_LONGEST = 10 * 365 * 24 * 3600  # seconds
_MOST_RETRIES = 50


@dataclass(frozen=True, slots=True)
class LiveSettings:
    """What a server goes by at the moment; the fields are those of :class:`~files_mock_server.config.Config`."""

    url_lifetime: float
    session_lifetime: float
    part_size: int | None
    parallel_parts: bool
    checksum_delay: float
    background_from: int
    step_delay: float
    webhook_retry_delays: Sequence[float]

    @classmethod
    def of(cls, config: Config) -> Self:
        """What a server starts with."""
        return cls(**{field.name: getattr(config, field.name) for field in fields(cls)})

    def changed(self, changes: Mapping[str, Any]) -> Self:
        """The settings with some changed.

        Args:
            changes: New values by name.

        Raises:
            Problem: ``bad-request/request-params-invalid``, for a name that is none of the settings, or a value that
                cannot be.
        """
        for name, value in changes.items():
            if name not in _CHECKS:
                known = ", ".join(sorted(_CHECKS))
                raise Problem("bad-request/request-params-invalid", f"{name!r} is no live setting; they are {known}.")
            allows, expected = _CHECKS[name]
            if not allows(value):
                raise invalid(name, expected)
        kept: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()
        }
        return replace(self, **kept)

    def to_dict(self) -> dict[str, Any]:
        """The values by name."""
        return asdict(self)


def _is_count(value: Any) -> bool:
    return is_integer(value) and 1 <= value <= 1 << 62


def _is_seconds(value: Any) -> bool:
    return is_number(value) and 0 <= value <= _LONGEST


def _are_delays(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) <= _MOST_RETRIES and all(map(_is_seconds, value))


_Check = tuple[Callable[[Any], bool], str]
_SECONDS: _Check = (_is_seconds, "seconds, zero or more")
_CHECKS: dict[str, _Check] = {
    "url_lifetime": _SECONDS,
    "session_lifetime": _SECONDS,
    "part_size": (lambda value: value is None or _is_count(value), "bytes, at least 1, or null"),
    "parallel_parts": (lambda value: isinstance(value, bool), "true or false"),
    "checksum_delay": _SECONDS,
    "background_from": (_is_count, "a number of entries, at least 1"),
    "step_delay": _SECONDS,
    "webhook_retry_delays": (_are_delays, f"a list of seconds, at most {_MOST_RETRIES}"),
}
