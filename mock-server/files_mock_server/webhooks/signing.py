"""Signatures by Standard Webhooks, https://www.standardwebhooks.com, of the scheme ``v1``: HMAC-SHA256."""

from __future__ import annotations

import base64
import hashlib
import hmac

_PREFIX = "whsec_"


def key_of(token: str) -> bytes:
    """The key that a verification token stands for.

    Args:
        token: Any text, whose UTF-8 bytes are the key; or ``whsec_`` and the key in base64.

    Raises:
        ValueError: If what follows ``whsec_`` is no base64, or nothing.
    """
    if not token.startswith(_PREFIX):
        return token.encode("utf-8", "surrogatepass")
    try:
        key = base64.b64decode(token.removeprefix(_PREFIX), validate=True)
    except ValueError:
        key = b""
    if not key:  # a signature by no key is one that anybody can make
        raise ValueError(f"the verification_token has no base64 behind {_PREFIX}")
    return key


def headers(token: str, id: str, timestamp: int, content: bytes) -> dict[str, str]:
    """The headers that sign one attempt.

    Args:
        token: The verification token.
        id: Of the delivery, the same for all its attempts.
        timestamp: When the attempt is made, in seconds since the epoch.
        content: The body; for a request without one the query as it is sent.

    Raises:
        ValueError: If the token cannot be one.
    """
    signed = hmac.digest(key_of(token), b"%s.%d.%s" % (id.encode(), timestamp, content), hashlib.sha256)
    return {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": "v1," + base64.b64encode(signed).decode(),
    }
