"""One-time passwords that follow the clock (RFC 6238), as authenticator apps show them."""

from __future__ import annotations

import base64
import binascii
import hmac

DEFAULT_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - of the RFC's test vectors, known to all
"""The secret of users who must use a second factor and were given none."""

_STEP = 30  # seconds
_DIGITS = 6
_TOLERANCE = 1  # steps, for clocks that differ


def totp(secret: str, at: float) -> str:
    """The code of a moment.

    Args:
        secret: Base32, without regard to case, spaces and padding.
        at: Seconds since the epoch.

    Returns:
        Six digits.

    Raises:
        ValueError: If the secret is not base32.
    """
    return _code(secret_bytes(secret), int(at // _STEP))


def secret_bytes(secret: str) -> bytes:
    """The bytes of a secret.

    Raises:
        ValueError: If it is not base32, or empty.
    """
    text = secret.replace(" ", "").rstrip("=").upper()
    try:
        decoded = base64.b32decode(text + "=" * (-len(text) % 8))
    except binascii.Error as error:
        raise ValueError(f"not base32: {error}") from None
    if not decoded:
        raise ValueError("the secret is empty")
    return decoded


def matching_step(secret: str, code: str, at: float) -> int | None:
    """The number of the time step whose code this is, None if it is that of no step about now.

    Args:
        secret: Base32.
        code: What the user typed.
        at: Seconds since the epoch.
    """
    key, now, typed = secret_bytes(secret), int(at // _STEP), code.replace(" ", "")
    for step in range(now - _TOLERANCE, now + _TOLERANCE + 1):
        if step >= 0 and hmac.compare_digest(_code(key, step).encode(), typed.encode("utf-8", "surrogatepass")):
            return step
    return None


def _code(key: bytes, step: int) -> str:
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)
