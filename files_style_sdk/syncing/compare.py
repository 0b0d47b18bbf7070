"""Whether two files are the same, and whether things are still as they were seen."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal, NamedTuple

from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import InvalidParameterError, OperationCancelledError
from files_style_sdk.syncing.trees import Entry
from files_style_sdk.transfer.checksum import crc32

__all__ = ["Comparison", "Hashes", "checked_comparison", "difference", "has_changed", "hash_file"]

Comparison = Literal["size+mtime", "checksum", "size"]
"""How files are compared: size and modification time (within a second), size and checksum, or size alone."""

_COMPARISONS = ("size+mtime", "checksum", "size")
_SECOND = 1_000_000_000
_BLOCK_SIZE = 1024 * 1024


def checked_comparison(compare: str) -> Comparison:
    """A way to compare, if it is one.

    Raises:
        InvalidParameterError: It is none.
    """
    if compare not in _COMPARISONS:
        raise InvalidParameterError(f"compare must be one of {', '.join(map(repr, _COMPARISONS))}, not {compare!r}")
    return compare  # type: ignore[return-value]


class Hashes(NamedTuple):
    """The checksums of a file's content.

    Attributes:
        size: Bytes.
        crc32: The CRC-32.
        md5: The MD5 in hexadecimal, empty if it was not wanted.
        sha256: The SHA-256 in hexadecimal, empty if it was not wanted.
    """

    size: int
    crc32: int
    md5: str = ""
    sha256: str = ""


def hash_file(path: Path, *, md5: bool = False, sha256: bool = False, stop: CancelToken | None = None) -> Hashes:
    """Read a file and sum it up.

    Args:
        path: The file.
        md5: Whether its MD5 is wanted.
        sha256: Whether its SHA-256 is wanted.
        stop: Ends the reading when it is cancelled.

    Raises:
        OSError: It cannot be read.
        OperationCancelledError: It was stopped.
    """
    sums = [hashlib.md5(usedforsecurity=False)] if md5 else []
    if sha256:
        sums.append(hashlib.sha256())
    buffer = memoryview(bytearray(_BLOCK_SIZE))
    size = checksum = 0
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            if stop is not None and stop.cancelled:
                raise OperationCancelledError("the operation was cancelled", outcome="not_sent")
            block = buffer[:count]
            size += count
            checksum = crc32(block, checksum)
            for each in sums:
                each.update(block)
    found = {each.name: each.hexdigest() for each in sums}
    return Hashes(size, checksum, found.get("md5", ""), found.get("sha256", ""))


def difference(
    source: Entry, destination: Entry, how: Comparison, local: Path, stop: CancelToken | None = None
) -> str | None:
    """Why a file that stands on both sides has to be moved.

    Args:
        source: The file at the source.
        destination: The file at the destination.
        how: How to compare them.
        local: The one of them that is local; read if its checksum is needed.
        stop: Ends the reading when it is cancelled.

    Returns:
        The reason in words, None if they are the same.

    Raises:
        OSError: The local file cannot be read.
    """
    if source.size != destination.size:
        return f"the size differs ({destination.size} bytes at the destination)"
    if how == "size":
        return None
    if how == "checksum":
        return _checksum_difference(source, destination, local, stop)
    if source.mtime is None or destination.mtime is None:
        return "the modification time is not known"
    apart = source.mtime - destination.mtime
    if abs(apart) <= _SECOND:
        return None
    return f"the source is {'newer' if apart > 0 else 'older'}"


def _checksum_difference(source: Entry, destination: Entry, local: Path, stop: CancelToken | None) -> str | None:
    known = source if source.crc32 is not None or source.md5 is not None else destination
    if known.crc32 is not None:
        return None if hash_file(local, stop=stop).crc32 == known.crc32 else "the CRC-32 differs"
    if known.md5 is not None:
        return None if hash_file(local, md5=True, stop=stop).md5 == known.md5 else "the MD5 differs"
    return "the service has no checksum of it"


def has_changed(then: Entry | None, now: Entry | None) -> bool:
    """Whether what stands at a place is not what was seen there, as far as size, times and checksums tell.

    Args:
        then: What was seen, None if nothing.
        now: What stands there now, None if nothing.
    """
    if then is None or now is None:
        return then is not now
    if then.kind != now.kind:
        return True
    if then.kind != "file":
        return False
    sums_differ = any(
        None not in (before, after) and before != after
        for before, after in ((then.crc32, now.crc32), (then.md5, now.md5))
    )
    return sums_differ or (then.size, then.mtime) != (now.size, now.mtime)
