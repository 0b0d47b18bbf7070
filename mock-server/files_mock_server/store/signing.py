"""Signatures: URLs that expire and values that clients must hand back unchanged."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import quote

_DIGEST_BYTES = 16


class Signer:
    """Signs with one secret of the server.

    Args:
        secret: The key; whoever has it can forge signatures.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def signature(self, purpose: str, *values: str) -> str:
        """The signature of some values for one purpose, as URL-safe text."""
        message = "\0".join((purpose, *values)).encode()
        digest = hmac.digest(self._secret, message, hashlib.sha256)
        return base64.urlsafe_b64encode(digest[:_DIGEST_BYTES]).rstrip(b"=").decode()

    def is_genuine(self, signature: str, purpose: str, *values: str) -> bool:
        """Whether this server made the signature for these values."""
        return hmac.compare_digest(signature.encode(), self.signature(purpose, *values).encode())

    def signed_path(self, path: str, expires: int) -> str:
        """A path with its expiry and signature in the query.

        Args:
            path: The decoded path.
            expires: Seconds since the epoch.
        """
        signature = self.signature("url", path, str(expires))
        return f"{quote(path)}?X-Expires={expires}&X-Signature={signature}"

    def allows(self, path: str, expires: str, signature: str) -> bool:
        """Whether a signed path is unaltered; the caller checks that it has not expired."""
        return self.is_genuine(signature, "url", path, expires)
