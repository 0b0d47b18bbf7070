"""Notes that we hand to a browser and know again: signed, bound to a purpose, and good for a while."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

__all__ = ["Seal"]


class Seal:
    """Signs notes, and reads those that it signed itself.

    Args:
        key: What to sign with; the same for all processes that shall know each other's notes.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sealed(self, purpose: str, fields: Mapping[str, str], until: float) -> str:
        """A note, fit for a URL or a cookie. Whoever holds it can read it.

        Args:
            purpose: What it is for; it is good for nothing else.
            fields: What it says.
            until: When it ends, in seconds since the epoch.
        """
        body = _text(json.dumps({**fields, "until": str(int(until))}).encode())
        return f"{body}.{_text(self._mac(purpose, body))}"

    def read(self, purpose: str, note: str, now: float) -> dict[str, str] | None:
        """What a note says; None if it is not ours, for something else, or past its end.

        Args:
            purpose: What it has to be for.
            note: The note.
            now: Seconds since the epoch.
        """
        body, _, mac = note.partition(".")
        if not hmac.compare_digest(_text(self._mac(purpose, body)).encode(), mac.encode("utf-8", "replace")):
            return None
        fields: dict[str, str] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return fields if now < float(fields["until"]) else None

    def _mac(self, purpose: str, body: str) -> bytes:
        content = f"{purpose}.{body}".encode("utf-8", "replace")
        return hmac.new(self._key, content, hashlib.sha256).digest()

    def __repr__(self) -> str:
        return "Seal(…)"


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
