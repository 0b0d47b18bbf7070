"""Names on both sides: what a remote name is called locally, and when two names are one file."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from files_style_sdk.error import Error
from files_style_sdk.path_util import normalize_for_comparison

__all__ = ["check_local_path", "is_temporary", "local_name", "local_path", "match_key", "remote_name", "safe_name"]

_ON_WINDOWS = os.name == "nt"
_NOT_IN_WINDOWS_NAMES = frozenset('<>:"|?*\\') | {chr(code) for code in range(32)}
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³])\s*(?:\..*)?", re.I | re.S)
_ESCAPE = re.compile(r"%([0-9A-F]{2})")
_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.download")


def match_key(name: str) -> str:
    """A key that is equal for two names that may be one file on either side.

    It is as coarse as the service (case, accents, width) and as any local file system (case, Unicode normal form).

    Args:
        name: One segment of a path.

    Example:
        >>> match_key("Résumé.TXT") == match_key("resume.txt")
        True
    """
    if name.isascii() and name.isprintable() and "\\" not in name:
        return name.lower()
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    # The table compares whole paths, in which a backslash separates names.
    return "\\".join(map(normalize_for_comparison, folded.split("\\"))) or folded


def local_name(name: str, *, windows: bool = _ON_WINDOWS) -> str:
    """What a file of this remote name is called locally.

    A name that this system cannot have is spelled with `%` and two hexadecimal digits for each character in the way,
    from which :func:`remote_name` gets the name back. Other systems than Windows can have any name.

    Args:
        name: The remote name, one segment of a path.
        windows: Whether the rules of Windows names hold.

    Example:
        >>> local_name("a:b", windows=True), local_name("CON", windows=True), local_name("a:b", windows=False)
        ('a%3Ab', '%43ON', 'a:b')
    """
    if not windows or (_can_be_windows_name(name) and remote_name(name, windows=True) == name):
        return name
    spelled = "".join(_escaped(char) if char in _NOT_IN_WINDOWS_NAMES or char == "%" else char for char in name)
    if spelled and spelled[-1] in ". ":
        spelled = spelled[:-1] + _escaped(spelled[-1])
    return _escaped(spelled[0]) + spelled[1:] if _WINDOWS_DEVICE.fullmatch(spelled) else spelled


def remote_name(name: str, *, windows: bool = _ON_WINDOWS) -> str:
    """What a file of this local name is called remotely: the name that :func:`local_name` spelled, if it did.

    Args:
        name: The local name.
        windows: Whether the rules of Windows names hold.
    """
    if not windows or "%" not in name:
        return name
    original = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)
    return original if original != name and local_name(original, windows=True) == name else name


def _can_be_windows_name(name: str) -> bool:
    return (
        bool(name)
        and name[-1] not in ". "
        and _NOT_IN_WINDOWS_NAMES.isdisjoint(name)
        and _WINDOWS_DEVICE.fullmatch(name) is None
    )


def _escaped(char: str) -> str:
    return f"%{ord(char):02X}"


def local_path(root: Path, relative: str, *, windows: bool = _ON_WINDOWS) -> Path:
    """The local path of a remote file, spelled so that this system can have it, below `root` and nowhere else.

    Args:
        root: The folder that it must stay in.
        relative: The remote path relative to the folder that is downloaded, with slashes.
        windows: Whether the rules of Windows names hold.

    Raises:
        Error: The path would lead elsewhere.
    """
    return check_local_path(root, "/".join(local_name(name, windows=windows) for name in relative.split("/")))


def check_local_path(root: Path, relative: str) -> Path:
    """A path of local names below `root`, if it stays there.

    Args:
        root: The folder that it must stay in.
        relative: Local names with slashes between them.

    Raises:
        Error: A name would lead elsewhere, or a link on the way could.
    """
    path = root
    for name in relative.split("/"):
        path = path / _checked_name(name, relative)
        if path.is_symlink():
            raise Error(f"{str(path)!r} is a link, which could lead out of {str(root)!r}; it was not touched")
    return path


def safe_name(name: str, *, windows: bool = _ON_WINDOWS) -> str:
    """What a file of this remote name is called locally, if it stays in its folder under that name.

    Args:
        name: The remote name, one segment of a path.
        windows: Whether the rules of Windows names hold.

    Raises:
        Error: It would lead elsewhere.
    """
    return _checked_name(local_name(name, windows=windows), name)


def _checked_name(name: str, shown: str) -> str:
    if name in ("", ".", "..") or "\0" in name or os.sep in name or (os.altsep and os.altsep in name):
        raise Error(f"{shown!r} is no safe name for a local file; it was not touched")
    return name


def is_temporary(name: str) -> bool:
    """Whether a local name is that of a file in which a download is still arriving."""
    return name[:1] == "." and _TEMPORARY.fullmatch(name) is not None
