"""HTTP as values: what arrives before its body, and what is answered. No server is known here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["RETRY_AFTER", "Answer", "Head", "body_length", "collected", "json_answer", "refusal", "try_later"]

RETRY_AFTER = 10
"""Seconds after which a sender that found us busy may come again."""


@dataclass(frozen=True, slots=True)
class Head:
    """A request, without its body.

    Attributes:
        method: The method, in capitals.
        path: The path below where the application is mounted; it begins with a slash.
        query: The query as it was sent, without the question mark.
        headers: Values by name in lower case; those of a repeated name are joined by a comma (RFC 9110 §5.3).
    """

    method: str
    path: str
    query: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def media_type(self) -> str:
        """The media type of the body, in lower case and without parameters; empty if none is told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered with.

    Attributes:
        status: The status code.
        body: The body.
        headers: Headers by name, but for the length of the body.
    """

    status: int
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def fields(self) -> list[tuple[str, str]]:
        """The headers to send, the length of the body among them (a 204 has none, RFC 9110 §8.6)."""
        length = [] if self.status == 204 else [("content-length", str(len(self.body)))]
        return [*self.headers.items(), *length]


def collected(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header fields as they came, as one value for each name in lower case."""
    found: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        # Cookies are parted otherwise than all else (RFC 9113 §8.2.3).
        joint = "; " if name == "cookie" else ", "
        found[name] = f"{found[name]}{joint}{value}" if name in found else value
    return found


def body_length(text: str) -> int:
    """What a Content-Length says, if it is made of digits; of a larger number than any body's, its first digits."""
    # More of them are not worth converting, and Python refuses to convert very many.
    return int(text.lstrip("0")[:20] or "0")


def json_answer(status: int, data: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer that carries JSON.

    Raises:
        TypeError: The data cannot be written as JSON.
    """
    import orjson

    return Answer(status, orjson.dumps(data), {"content-type": "application/json", **(headers or {})})


def refusal(status: int, reason: str, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer that says no, and little more."""
    return json_answer(status, {"error": reason}, headers)


def try_later() -> Answer:
    """The answer of a receiver that can take no more at the moment."""
    return refusal(503, "busy, come again later", {"retry-after": str(RETRY_AFTER)})
