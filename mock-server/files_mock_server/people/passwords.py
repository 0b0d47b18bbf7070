"""Hashes of passwords, and random secrets."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import string

# A login must stay cheap in a mock; the store is a test fixture, not a vault.
_COST = 1 << 8
_ALPHABET = string.ascii_letters + string.digits


def hash_password(password: str) -> str:
    """A salted scrypt hash (RFC 7914) as ``salt$digest`` in hexadecimal."""
    salt = os.urandom(16)
    return f"{salt.hex()}${_digest(password, salt).hex()}"


def is_password(password: str, stored: str) -> bool:
    """Whether a password is the one whose hash is stored."""
    salt, _, digest = stored.partition("$")
    return hmac.compare_digest(_digest(password, bytes.fromhex(salt)), bytes.fromhex(digest))


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=8, p=1)


def random_token(length: int = 40) -> str:
    """A random secret of letters and digits only, as API keys are."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))
