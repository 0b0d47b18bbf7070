"""Signatures of events: how a service signs is a value, and signing and verifying are functions of it.

What is signed joins an id, a timestamp and the body by fixed characters. An id that holds such a character could be cut
elsewhere, but what would then stand for the timestamp is no whole number, or what would stand for the body does not
decode; so ids are taken as they come.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets as random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from files_style_sdk.error import Error, InvalidParameterError

__all__ = [
    "FILES_WEBHOOKS",
    "STANDARD_WEBHOOKS",
    "Claim",
    "Secret",
    "SignatureError",
    "SignatureScheme",
    "sign",
    "verify",
]

Secret: TypeAlias = str | bytes
"""A signing secret: text as the service shows it, or the bytes of the key itself."""

_PART = re.compile(r"\{(id|timestamp|body)\}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")


class SignatureError(Error):
    """An event is not signed as it has to be. The message is for the receiver's own log, not for the sender."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the headers of an event say of it; worth nothing until a signature matches.

    Attributes:
        id: The sender's name of the message, the same each time it is sent again; None where the scheme has none.
        timestamp: When it was signed, in seconds since the epoch; None where the scheme has none.
        signatures: The signatures that came along, as they were written.
    """

    id: str | None
    timestamp: int | None
    signatures: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureScheme:
    """How a service signs what it sends, by HMAC-SHA256 (RFC 2104).

    Attributes:
        signature_header: The header that carries the signature.
        timestamp_header: The header that carries the moment of signing, in whole seconds since the epoch; None if
            there is none, and then old events are not told from new ones by their age.
        id_header: The header that carries the id of the message; None if there is none.
        signed: What is signed, with `{id}`, `{timestamp}` and `{body}` in their places. A header that is named here
            has to be in it: what is not signed proves nothing.
        prefix: What stands before each signature, such as `v1,`.
        encoding: How the signature is written, `base64` or `hex`.
        separator: What stands between several signatures in one header; None if there is one alone.
        base64_secret_prefix: Secrets that begin so are base64 behind it; others are their own bytes in UTF-8.
        tolerance: Seconds that the timestamp may lie in the past, or in the future.
        signs_query_of_get: Whether a GET, which has no body, is signed over its query as it was sent instead.

    Raises:
        InvalidParameterError: The parts do not fit together.

    Example:
        >>> SignatureScheme(
        ...     signature_header="X-Example-Signature",
        ...     timestamp_header="X-Example-Request-Timestamp",
        ...     signed="v0:{timestamp}:{body}",
        ...     prefix="v0=",
        ... ).encoding
        'hex'
    """

    signature_header: str
    timestamp_header: str | None
    id_header: str | None = None
    signed: str
    prefix: str = ""
    encoding: Literal["base64", "hex"] = "hex"
    separator: str | None = None
    base64_secret_prefix: str | None = None
    tolerance: float = 300
    signs_query_of_get: bool = False

    def __post_init__(self) -> None:
        named = {"body": True, "id": self.id_header is not None, "timestamp": self.timestamp_header is not None}
        for part, is_named in named.items():
            if (f"{{{part}}}" in self.signed) != is_named:
                raise InvalidParameterError(
                    f"a SignatureScheme signs {{{part}}} exactly if it says where that comes from; "
                    f"signed is {self.signed!r}"
                )
        if self.encoding not in ("base64", "hex"):
            raise InvalidParameterError(f"encoding must be 'base64' or 'hex', not {self.encoding!r}")
        if not self.tolerance > 0:
            raise InvalidParameterError(f"tolerance must be more than 0 seconds, not {self.tolerance!r}")

    def key(self, secret: Secret) -> bytes:
        """The bytes of a secret.

        Raises:
            InvalidParameterError: It is empty, or no base64 where its prefix says so.
        """
        if not isinstance(secret, str | bytes) or not secret:
            raise InvalidParameterError("a signing secret must be a str or bytes, and not empty")
        marker = self.base64_secret_prefix
        if isinstance(secret, bytes):
            return secret
        if marker is None or not secret.startswith(marker):
            return secret.encode()
        try:
            key = base64.b64decode(secret.removeprefix(marker), validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if not key:
            raise InvalidParameterError(f"a signing secret that begins with {marker!r} must go on in base64")
        return key

    def claim(self, headers: Mapping[str, str], now: float) -> Claim:
        """Read the headers of an event, and hold its timestamp to the clock.

        Args:
            headers: Values by name in lower case.
            now: Seconds since the epoch.

        Raises:
            SignatureError: A header is missing or ill-formed, or the timestamp is too far from now.
        """
        written = _required(headers, self.signature_header)
        parts = written.split(self.separator) if self.separator else [written]
        signatures = tuple(part.encode() for part in parts if part)
        identity = None if self.id_header is None else _required(headers, self.id_header)
        if self.timestamp_header is None:
            return Claim(identity, None, signatures)
        stamp = _required(headers, self.timestamp_header)
        if not _TIMESTAMP.fullmatch(stamp):
            raise SignatureError(f"{self.timestamp_header} is no whole number of seconds")
        age = now - int(stamp)
        if abs(age) > self.tolerance:
            raise SignatureError(f"signed {abs(age):.0f} s {'ago' if age > 0 else 'in the future'}")
        return Claim(identity, int(stamp), signatures)

    def content(self, claim: Claim, body: bytes) -> bytes:
        """The bytes that are signed.

        Args:
            claim: What the headers say.
            body: The body as it came, or what is signed in its place.
        """
        values = {"id": (claim.id or "").encode(), "timestamp": b"%d" % (claim.timestamp or 0), "body": body}
        # `split` with a group: text and names of parts in turn.
        pieces = _PART.split(self.signed)
        return b"".join(values[piece] if at % 2 else piece.encode() for at, piece in enumerate(pieces))

    def signature(self, key: bytes, content: bytes) -> str:
        """The signature of what is signed, as a header carries it."""
        digest = hmac.new(key, content, hashlib.sha256).digest()
        text = base64.b64encode(digest).decode() if self.encoding == "base64" else digest.hex()
        return self.prefix + text

    def matching(self, claim: Claim, body: bytes, keys: Sequence[bytes]) -> list[bytes]:
        """The keys that one of the signatures was made with. All are tried, each in the same time.

        Args:
            claim: What the headers say.
            body: The body as it came, or what is signed in its place.
            keys: What :meth:`key` made of the secrets.
        """
        content = self.content(claim, body)
        found = []
        for key in keys:
            expected = self.signature(key, content).encode()
            hits = [hmac.compare_digest(expected, given) for given in claim.signatures]
            if any(hits):
                found.append(key)
        return found

    def in_place_of_body(self, method: str, query: bytes, body: bytes) -> bytes:
        """What is signed where the body would be."""
        if method != "GET":
            return body
        return query if self.signs_query_of_get else b""


def sign(
    scheme: SignatureScheme,
    secret: Secret | Sequence[Secret],
    body: bytes = b"",
    *,
    id: str | None = None,
    timestamp: int | None = None,
    method: str = "POST",
    query: bytes = b"",
) -> dict[str, str]:
    """Sign an event, as its sender does; of use in tests.

    Args:
        scheme: How to sign.
        secret: The secret, or several for a scheme that can carry several signatures.
        body: The body, exactly as it will be sent.
        id: The id of the message; a random one by default.
        timestamp: When it is signed, in seconds since the epoch; now by default.
        method: The method that it will be sent with.
        query: The query that it will be sent with, for a scheme that signs it.

    Returns:
        The headers to send along.

    Raises:
        InvalidParameterError: A secret or the id is ill-formed, or there are several secrets and the scheme has no
            separator.

    Example:
        >>> sign(STANDARD_WEBHOOKS, b"secret", b"{}", id="msg_1", timestamp=1)["webhook-id"]
        'msg_1'
    """
    several = [secret] if isinstance(secret, str | bytes) else list(secret)
    if not several or (len(several) > 1 and not scheme.separator):
        raise InvalidParameterError("sign() needs one secret, or several and a scheme with a separator")
    identity = None
    if scheme.id_header is not None:
        identity = id or f"msg_{random.token_urlsafe(16)}"
        if not (identity.isascii() and identity.isprintable()):
            raise InvalidParameterError("the id of a message must be printable ASCII")
    stamp = None
    if scheme.timestamp_header is not None:
        stamp = int(time.time()) if timestamp is None else timestamp
    content = scheme.content(Claim(identity, stamp, ()), scheme.in_place_of_body(method, query, body))
    signatures = [scheme.signature(scheme.key(one), content) for one in several]
    headers = {scheme.signature_header: (scheme.separator or "").join(signatures)}
    if scheme.id_header is not None and identity is not None:
        headers[scheme.id_header] = identity
    if scheme.timestamp_header is not None:
        headers[scheme.timestamp_header] = str(stamp)
    return headers


def verify(
    scheme: SignatureScheme,
    headers: Mapping[str, str],
    body: bytes,
    secrets: Secret | Sequence[Secret],
    *,
    now: float | None = None,
    method: str = "POST",
    query: bytes = b"",
) -> Claim:
    """Hold an event to its signature.

    Args:
        scheme: How the service signs.
        headers: The headers of the request; their names in any case.
        body: The body, exactly as it came.
        secrets: The secrets that may have been used, the new and the old one while they change.
        now: Seconds since the epoch; by the clock by default.
        method: The method of the request.
        query: The query as it came, for a scheme that signs it.

    Returns:
        The id and the timestamp, which the signature covers.

    Raises:
        SignatureError: No signature matches, a header is missing, or the timestamp is too far from now. What the
            message says is for your own log.
        InvalidParameterError: A secret is ill-formed.

    Example:
        >>> headers = sign(STANDARD_WEBHOOKS, b"secret", b"{}", id="msg_1")
        >>> verify(STANDARD_WEBHOOKS, headers, b"{}", b"secret").id
        'msg_1'
    """
    several = [secrets] if isinstance(secrets, str | bytes) else secrets
    lowered = {name.lower(): value for name, value in headers.items()}
    claim = scheme.claim(lowered, time.time() if now is None else now)
    keys = [scheme.key(secret) for secret in several]
    if not scheme.matching(claim, scheme.in_place_of_body(method, query, body), keys):
        raise SignatureError("no signature matches")
    return claim


def _required(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name.lower(), "")
    if not value:
        raise SignatureError(f"{name} is missing")
    if not value.isascii():
        raise SignatureError(f"{name} is not ASCII")
    return value


STANDARD_WEBHOOKS = SignatureScheme(
    id_header="webhook-id",
    timestamp_header="webhook-timestamp",
    signature_header="webhook-signature",
    signed="{id}.{timestamp}.{body}",
    prefix="v1,",
    encoding="base64",
    separator=" ",
    base64_secret_prefix="whsec_",  # noqa: S106
)
"""Standard Webhooks 1.0 with symmetric signatures (https://www.standardwebhooks.com)."""

FILES_WEBHOOKS = replace(STANDARD_WEBHOOKS, signs_query_of_get=True)
"""The same for folder behaviors of type `webhook`, which come by GET unless told otherwise, with a signed query."""
