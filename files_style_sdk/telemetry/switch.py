"""Turning OpenTelemetry on and off. Nothing of it is imported, or stands in the way of a call, before that."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from files_style_sdk.error import InvalidParameterError

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

__all__ = ["instrument", "is_instrumented", "uninstrument"]

_lock = Lock()
_originals: dict[tuple[type, str], Any] = {}


def instrument(
    tracer_provider: TracerProvider | None = None,
    meter_provider: MeterProvider | None = None,
    *,
    record_paths: bool = False,
) -> None:
    """Make a span for each operation from now on, and count bytes and retries: of the package, and of every client.

    Asked for again, it goes on with what is given then.

    Args:
        tracer_provider: Where spans go; by default OpenTelemetry's global provider.
        meter_provider: Where metrics go; by default OpenTelemetry's global provider.
        record_paths: Whether spans tell the path of their first request (`url.path`), in which remote files are named.

    Raises:
        InvalidParameterError: OpenTelemetry is not installed, or `record_paths` is no bool.

    Example:
        >>> instrument(record_paths=True)  # doctest: +SKIP
    """
    if not isinstance(record_paths, bool):
        raise InvalidParameterError(f"record_paths must be True or False, not {type(record_paths).__name__}")
    try:
        from files_style_sdk.telemetry.spans import Instruments, replacements
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("opentelemetry"):
            raise
        raise InvalidParameterError("telemetry needs OpenTelemetry: pip install 'files-style-sdk[otel]'") from None
    instruments = Instruments(tracer_provider, meter_provider, record_paths)
    with _lock:
        _put_back()
        for (owner, name), function in replacements(instruments).items():
            _originals[owner, name] = owner.__dict__[name]
            setattr(owner, name, function)


def uninstrument() -> None:
    """Make no spans and metrics any more. Operations under way end theirs."""
    with _lock:
        _put_back()


def is_instrumented() -> bool:
    """Whether spans and metrics are made."""
    return bool(_originals)


def _put_back() -> None:
    while _originals:
        (owner, name), function = _originals.popitem()
        setattr(owner, name, function)
