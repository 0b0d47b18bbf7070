"""Local files that appear whole or not at all, and local names that a server may choose."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from files_style_sdk.error import Error

__all__ = ["landing", "safe_local_path"]


@contextmanager
def landing(destination: Path) -> Iterator[BinaryIO]:
    """A file to write `destination` to: put in its place when the block ends well, removed when it does not.

    A destination that is no regular file, such as a pipe or a device, is written to directly.

    Args:
        destination: The file to make or replace; a link is followed.

    Raises:
        OSError: The file cannot be written; the error names `destination`.
    """
    final = Path(os.path.realpath(destination))
    if final.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(destination))
    with _naming(destination):
        if final.exists() and not final.is_file():
            with final.open("wb") as direct:
                yield direct
            return
        temporary = final.with_name(f".{secrets.token_hex(8)}.download")
        try:
            # Made by open(), not tempfile, so that the permissions are those of any other new file.
            with temporary.open("xb") as file:
                yield file
            temporary.replace(final)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


@contextmanager
def _naming(destination: Path) -> Iterator[None]:
    """Make errors of the operating system name the file that the caller knows."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(destination)) from error


_RESERVED_ON_WINDOWS = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    )
)


def safe_local_path(root: Path, relative: str, *, windows: bool = os.name == "nt") -> Path:
    """The local path for a name that a server sent, below `root` and nowhere else.

    Args:
        root: The folder that it must stay in.
        relative: The remote path relative to the folder that is downloaded, with slashes.
        windows: Whether the rules of Windows names hold.

    Raises:
        Error: The name would lead elsewhere, or cannot be a local name.
    """
    path = root
    for segment in relative.split("/"):
        if segment in ("", ".", "..") or "\0" in segment or os.sep in segment or _is_unsafe(segment, windows):
            raise Error(f"{relative!r} is no safe name for a local file; it was not downloaded")
        path = path / segment
        if path.is_symlink():
            raise Error(
                f"{str(path)!r} is a link, which could lead out of {str(root)!r}; {relative!r} was not downloaded"
            )
    return path


def _is_unsafe(segment: str, windows: bool) -> bool:
    if not windows:
        return False
    stem = segment.partition(".")[0].strip().lower()
    return (
        stem in _RESERVED_ON_WINDOWS
        or segment[-1] in ". "
        or any(char in '<>:"|?*\\' or ord(char) < 32 for char in segment)
    )
