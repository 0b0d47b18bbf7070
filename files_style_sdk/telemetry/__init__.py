"""OpenTelemetry: a span for each operation, and metrics of bytes and retries (extra `otel`).

Example:
    >>> from files_style_sdk import telemetry
    >>> telemetry.instrument()  # doctest: +SKIP
"""

from __future__ import annotations

from files_style_sdk.telemetry.switch import instrument, is_instrumented, uninstrument

__all__ = ["instrument", "is_instrumented", "uninstrument"]
