"""What a journal holds: which transfer it is of, what that must agree with, and the pieces that are done.

A journal is a file of JSON lines: a header, then a line for each piece. Lines are only ever appended, each by one
write, so that a process that is killed leaves whole lines and at most one that is torn, which is not read. No
credential and no signed URL can get into it: all that it holds are the fields of these types, which refuse URLs.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.path_util import normalize_for_comparison

__all__ = ["Header", "Kept", "Piece", "TransferKey", "first_line", "piece_line", "read_journal"]

_FORMAT = "files-style transfer"
_VERSION = 1
_LAST_SECOND = 253402300799  # of the year 9999, the last that datetime knows


@dataclass(frozen=True, slots=True)
class TransferKey:
    """Which transfer a journal is of: the same file to the same place at the same service is the same transfer.

    Attributes:
        direction: `upload` or `download`.
        source: The absolute local path of an upload, the normalised remote path of a download.
        destination: The normalised remote path of an upload, the absolute local path of a download.
        service: The service's base URL.

    Raises:
        InvalidParameterError: A field is not of its kind.
    """

    direction: Literal["upload", "download"]
    source: str
    destination: str
    service: str

    def __post_init__(self) -> None:
        _require(self.direction in ("upload", "download"), "direction", "'upload' or 'download'")
        for name in ("source", "destination", "service"):
            _require(isinstance(getattr(self, name), str), name, "text")
        local = "source" if self.direction == "upload" else "destination"
        _require(os.path.isabs(getattr(self, local)), local, "an absolute local path")
        _require(not set("?#@") & set(self.service), "service", "a base URL that carries nothing but the way there")

    @property
    def digest(self) -> str:
        """The name of this transfer's journal: the SHA-256 of its fields in hexadecimal.

        Spellings of a remote path that are one file to the service have one digest.
        """
        source, destination = self.source, self.destination
        if self.direction == "upload":
            destination = normalize_for_comparison(destination)
        else:
            source = normalize_for_comparison(source)
        # Escaped as ASCII, so that file names that are no valid Unicode have a digest too.
        fields = json.dumps([self.direction, source, destination, self.service.rstrip("/")])
        return hashlib.sha256(fields.encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Header:
    """What a transfer that is continued must agree with.

    Attributes:
        fingerprint: Tells one version of the source from another.
        size: The source's bytes, None if that is not known.
        ref: The service's name for an upload.
        temporary: The absolute path of the file that a download is collected in.
        begun: When the transfer began, in seconds since the epoch.

    Raises:
        InvalidParameterError: A field is not of its kind, or a URL.
    """

    fingerprint: str
    size: int | None
    ref: str = ""
    temporary: str = ""
    begun: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        _require(_is_plain(self.fingerprint), "fingerprint", "text that is no URL")
        _require(self.size is None or _is_count(self.size), "size", "a number of bytes, or None")
        _require(_is_plain(self.ref), "ref", "text that is no URL")
        _require(isinstance(self.temporary, str), "temporary", "text")
        _require(not self.temporary or os.path.isabs(self.temporary), "temporary", "an absolute local path")
        number = isinstance(self.begun, (int, float)) and not isinstance(self.begun, bool)
        fine = number and math.isfinite(self.begun) and 0 <= self.begun <= _LAST_SECOND
        _require(fine, "begun", "seconds since the epoch")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the file that is done.

    Attributes:
        offset: Its first byte, counted from 0.
        size: Its bytes.
        crc32: Their CRC-32.
        number: The part's number, counted from 1, if it is a part of an upload.
        etag: What storage answered to that part.

    Raises:
        InvalidParameterError: A field is not of its kind, or a URL.
    """

    offset: int
    size: int
    crc32: int
    number: int = 0
    etag: str = ""

    def __post_init__(self) -> None:
        for name in ("offset", "size", "number"):
            _require(_is_count(getattr(self, name)), name, "a whole number, 0 or more")
        _require(_is_count(self.crc32) and self.crc32 < 1 << 32, "crc32", "a whole number of 32 bits")
        _require(_is_plain(self.etag), "etag", "text that is no URL")


def _require(fine: bool, name: str, expected: str) -> None:
    # The value is not shown: it may be what must not be written down.
    if not fine:
        raise InvalidParameterError(f"{name} in a transfer's journal must be {expected}")


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and "://" not in value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


@dataclass(slots=True)
class Kept:
    """What a file holds of a transfer.

    Attributes:
        is_ours: Whether the file is a journal, or holds nothing yet.
        key: Whose journal it is, None if it cannot be read.
        header: Its header, None if it cannot be read.
        pieces: What is done, in the order in which it was first done; a piece that was done again counts as last done.
        end: How many bytes of the file are whole lines.
    """

    is_ours: bool = True
    key: TransferKey | None = None
    header: Header | None = None
    pieces: list[Piece] = field(default_factory=list)
    end: int = 0


def read_journal(path: Path) -> Kept:
    """Read what a file holds, as far as it is whole.

    Args:
        path: The file; it may be missing.

    Raises:
        OSError: It is there and cannot be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return Kept()
    if not lines:
        return Kept(is_ours=path.stat().st_size == 0)
    first = _decoded(lines[0])
    if first.get("format") != _FORMAT:
        return Kept(is_ours=False)
    kept = Kept(key=_made(TransferKey, first.get("key")))
    kept.header = _made(Header, first.get("header")) if first.get("version") == _VERSION and kept.key else None
    if kept.header is None:
        return kept
    kept.end = len(lines[0]) + 1
    pieces: dict[tuple[int, int], Piece] = {}
    for line in lines[1:]:
        piece = _made(Piece, _decoded(line))
        if piece is None:
            break  # no line after one that was spoiled is to be trusted
        pieces[piece.number, piece.offset] = piece
        kept.end += len(line) + 1
    kept.pieces = list(pieces.values())
    return kept


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        decoded = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return decoded if isinstance(decoded, dict) else {}


def _made(kind: type[Any], fields: object) -> Any:
    try:
        return kind(**fields) if isinstance(fields, dict) else None
    except (TypeError, InvalidParameterError):
        return None


def first_line(key: TransferKey, header: Header) -> bytes:
    """The line that a journal begins with."""
    return _line({"format": _FORMAT, "version": _VERSION, "key": asdict(key), "header": asdict(header)})


def piece_line(piece: Piece) -> bytes:
    """The line of a piece that is done."""
    return _line(asdict(piece))


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode("ascii") + b"\n"
