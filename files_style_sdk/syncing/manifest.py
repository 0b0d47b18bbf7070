"""What a sync left behind, written down as it goes, and checked again later."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, NamedTuple, Self

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.syncing.names import match_key
from files_style_sdk.syncing.spool import SortedRecords

__all__ = ["ManifestLine", "ManifestWriter", "iso", "path_key", "read_header", "read_lines"]

_VERSION = 1
_KINDS = ("upload", "download", "unchanged")


class ManifestLine(NamedTuple):
    """One file of a manifest.

    Attributes:
        key: Its path as paths compare.
        path: Its path, relative to the folder, with slashes.
        size: Bytes.
        sha256: The SHA-256 in hexadecimal, None if the file was not moved.
        crc32: The CRC-32, None if it was not known.
        mtime: When its content changed, ISO 8601; None if that is not known.
    """

    key: str
    path: str
    size: int
    sha256: str | None
    crc32: int | None
    mtime: str | None


class ManifestWriter:
    """Writes a manifest: JSON lines, a header first and then a line for each file as it ends. Safe for threads.

    Args:
        path: The file; one that is there is replaced.
        header: What is said of the whole.

    Raises:
        OSError: It cannot be written.
    """

    def __init__(self, path: Path, header: Mapping[str, Any]) -> None:
        self._lock = Lock()
        self._file = path.open("w", encoding="ascii", newline="\n")
        self._write({"manifest": _VERSION, **header})

    def add(self, line: Mapping[str, Any]) -> None:
        """Write down one file.

        Raises:
            OSError: It cannot be written.
        """
        with self._lock:
            self._write(line)

    def _write(self, line: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def read_header(path: Path) -> dict[str, Any]:
    """What a manifest says of the whole.

    Raises:
        OSError: It cannot be read.
        InvalidParameterError: It is no manifest.
    """
    with path.open("rb") as file:
        header = _parsed(file.readline())
    if header is None or header.get("manifest") != _VERSION:
        raise InvalidParameterError(
            f"{str(path)!r} is no manifest: its first line should be the header that sync(manifest=…) writes"
        )
    return header


def read_lines(path: Path) -> Iterator[ManifestLine]:
    """The files that a manifest says are there, by key; of several lines about one file, the last.

    A last line that was not finished is left out, as after a crash; so are files that failed.

    Raises:
        OSError: It cannot be read.
        InvalidParameterError: A line is not one of a manifest.
    """
    found = SortedRecords(_numbered(path), itemgetter(0))
    for _, group in groupby(found, key=lambda each: each[0][0]):
        *_, (_, line) = group
        yield line


def _numbered(path: Path) -> Iterator[tuple[tuple[str, int], ManifestLine]]:
    with path.open("rb") as file:
        for number, text in enumerate(file, 1):
            line = _parsed(text)
            if line is None and not text.endswith(b"\n"):
                return
            try:
                made = _line(line or {})
            except (KeyError, TypeError, ValueError, AttributeError):
                if number == 1 and line is not None:
                    continue  # the header
                raise InvalidParameterError(f"line {number} of {str(path)!r} is no line of a manifest") from None
            if (line or {}).get("action") in _KINDS and (line or {}).get("error") is None:
                yield (made.key, number), made


def _parsed(text: bytes) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except ValueError:
        return None
    return line if isinstance(line, dict) else None


def _line(values: Mapping[str, Any]) -> ManifestLine:
    crc32 = values.get("crc32")
    return ManifestLine(
        path_key(values["path"]),
        values["path"],
        int(values.get("size") or 0),
        values.get("sha256"),
        int(crc32, 16) if isinstance(crc32, str) else None,
        values.get("mtime"),
    )


def path_key(path: str) -> str:
    """A key that is equal for two paths that may be one file on either side."""
    return "/".join(map(match_key, path.split("/")))


def iso(nanoseconds: int | None) -> str | None:
    """A time as ISO 8601 in UTC."""
    if nanoseconds is None:
        return None
    try:
        moment = datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC)
    except (OverflowError, ValueError, OSError):
        return None  # a year that no calendar has
    return moment.replace(microsecond=nanoseconds // 1000 % 1_000_000).isoformat().replace("+00:00", "Z")
