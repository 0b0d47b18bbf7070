"""What the bytes of a transfer are held to: sizes and checksums, worked out while they pass."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Literal, Self

from files_style_sdk.error import IntegrityError, InvalidParameterError
from files_style_sdk.transfer.checksum import crc32

__all__ = ["Checksum", "Digest", "check", "checked_verify", "known_crc32", "known_md5"]

Checksum = Literal["crc32", "md5", False]
"""Which checksum of the record is compared, besides the size; `False` for none."""


def checked_verify(verify: Any) -> Checksum:
    """`verify`, if it is one of those that are known.

    Raises:
        InvalidParameterError: It is not.
    """
    if verify is True:
        return "crc32"
    if verify not in ("crc32", "md5", False) or (verify == 0 and verify is not False):
        raise InvalidParameterError(f"verify must be 'crc32', 'md5' or False, not {verify!r}")
    return verify  # type: ignore[no-any-return]


class Digest:
    """The checksum of what passes.

    Args:
        kind: Which.
        crc32: The CRC-32 to go on from.
    """

    def __init__(self, kind: Checksum, crc32: int = 0) -> None:
        self.kind: Checksum = kind
        self.crc32 = crc32
        self._md5 = hashlib.md5(usedforsecurity=False) if kind == "md5" else None

    def update(self, block: bytes | memoryview) -> None:
        """Take the next bytes into account."""
        if self.kind == "crc32":
            self.crc32 = crc32(block, self.crc32)
        elif self._md5 is not None:
            self._md5.update(block)

    @property
    def md5(self) -> str | None:
        """The MD5 as hexadecimal digits, if that is what is summed."""
        return None if self._md5 is None else self._md5.hexdigest()

    def copy(self) -> Self:
        """Another that goes on from here by itself."""
        other = type(self)(self.kind, self.crc32)
        other._md5 = None if self._md5 is None else self._md5.copy()
        return other


def check(record: Mapping[str, Any], path: str, size: int, digest: Digest) -> None:
    """Compare what was moved with what the service says of it.

    Args:
        record: The file's record. What it does not say is not compared.
        path: How the message calls the file.
        size: Bytes moved.
        digest: Their checksum.

    Raises:
        IntegrityError: They differ.
    """
    known_size = record.get("size")
    if isinstance(known_size, int) and known_size != size:
        raise IntegrityError(f"{path} has {known_size} bytes at the service, but {size} were moved")
    crc = known_crc32(record) if digest.kind == "crc32" else None
    if crc is not None and crc != digest.crc32:
        raise IntegrityError(f"{path} has CRC-32 {crc:08x} at the service, but what was moved has {digest.crc32:08x}")
    md5 = known_md5(record) if digest.kind == "md5" else None
    if md5 is not None and md5 != digest.md5:
        raise IntegrityError(f"{path} has MD5 {md5} at the service, but what was moved has {digest.md5}")


def known_crc32(record: Mapping[str, Any]) -> int | None:
    """The CRC-32 that a record gives; None while the service has not computed it."""
    try:
        return int(record.get("crc32") or "", 16)
    except (TypeError, ValueError):
        return None


def known_md5(record: Mapping[str, Any]) -> str | None:
    """The MD5 that a record gives, as lower-case hexadecimal digits; None while the service has not computed it."""
    md5 = record.get("md5")
    return md5.lower() if isinstance(md5, str) and len(md5) == 32 else None
