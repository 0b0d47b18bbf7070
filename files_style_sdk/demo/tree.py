"""Local files for the main job: where they come from, and whether two folders hold the same."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["copy_standard_library", "differences", "generate", "longest_text", "regular_files", "sha256"]

MIB = 1024 * 1024
_LEFT_OUT = frozenset(("__pycache__", "site-packages", "dist-packages"))
_ODD_NAMES = (
    "a name with spaces .txt",
    "100% #1 [x] {y} &z=1+1?.txt",
    "naïve Ünïcödé 文件.txt",
    "-starts-with-a-dash",
    ".hidden",
    "no newline at its end",
    "'quotes' \"both\".txt",
    "semi;colon,comma",
    "%2F is no slash",
)
_NOT_ON_WINDOWS = frozenset('<>:"|?*')


def copy_standard_library(destination: Path) -> None:
    """Copy the standard library of the running interpreter, without compiled and installed packages.

    A copy, because compiled files come and go in the original while it is read. A folder of odd names and an empty
    file go beside it: the standard library's own names are rather tame.

    Args:
        destination: The folder to make.

    Raises:
        OSError: Something cannot be read or written.
    """
    source = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(source, destination, symlinks=True, ignore=lambda _folder, names: _LEFT_OUT.intersection(names))
    odd = destination / "odd names"
    odd.mkdir(exist_ok=True)
    for name in _ODD_NAMES:
        if os.name != "nt" or not _NOT_ON_WINDOWS.intersection(name):
            (odd / name).write_text(f"{name}\n" * 3, encoding="utf-8")
    (odd / "empty").touch()


def generate(destination: Path, mebibytes: int, advance: Callable[[int], object]) -> None:
    """Write a file of pseudo-random bytes, the same ones every time.

    Args:
        destination: The file to make.
        mebibytes: Its size in MiB.
        advance: Told how many bytes there are so far.
    """
    source = random.Random(mebibytes)  # noqa: S311 (any bytes do that do not repeat)
    with destination.open("xb") as file:
        for number in range(mebibytes):
            file.write(source.randbytes(MIB))
            advance((number + 1) * MIB)


def regular_files(folder: Path) -> dict[str, Path]:
    """The regular files below a folder by their relative paths with slashes. Links are neither listed nor followed."""
    return {path.relative_to(folder).as_posix(): path for path in _walk(folder)}


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield Path(entry.path)


def longest_text(files: dict[str, Path], limit: int = 8 * MIB) -> str | None:
    """The name of the biggest file of at most `limit` bytes that is UTF-8 text, None if there is none."""
    sizes = sorted(((path.stat().st_size, name) for name, path in files.items()), reverse=True)
    for size, name in sizes:
        if not 0 < size <= limit:
            continue
        try:
            text = files[name].read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        if "\0" not in text:
            return name
    return None


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differences(sent: dict[str, Path], received: dict[str, Path], advance: Callable[[int], object]) -> list[str]:
    """What differs between the files that were sent and those that came back, one line a file.

    Args:
        sent: The original files by relative path.
        received: The files that came back by relative path.
        advance: Told how many bytes of the originals have been compared so far.
    """
    found = [f"{name!r} did not come back" for name in sorted(sent.keys() - received.keys())]
    found += [f"{name!r} came back but was never sent" for name in sorted(received.keys() - sent.keys())]
    compared = 0
    for name in sorted(sent.keys() & received.keys()):
        if sha256(sent[name]) != sha256(received[name]):
            found.append(f"{name!r} came back with other content")
        compared += sent[name].stat().st_size
        advance(compared)
    return found
