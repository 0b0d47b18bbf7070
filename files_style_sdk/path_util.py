"""Paths as the service sees them: how they are normalised, and when two of them name the same file.

The service keeps the first spelling of a path but compares paths without regard to case, accents and width. The
comparison table is the service's own; it is packed beside this module and read when a path is first compared.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from importlib import resources

__all__ = ["is_same", "normalize", "normalize_for_comparison"]

_SEGMENTS_WITHOUT_MEANING = frozenset(("", ".", ".."))


def normalize(path: str) -> str:
    """The form in which the service stores a path.

    Backslashes become slashes, NUL characters go, and segments that are empty, ``.`` or ``..`` are dropped (a ``..``
    does not climb). The result has no leading and no trailing slash; the root is the empty string.

    Args:
        path: Any spelling of a remote path.

    Returns:
        The path relative to the root.

    Example:
        >>> normalize("/reports//2026/./q1.csv")
        'reports/2026/q1.csv'
    """
    segments = path.replace("\0", "").replace("\\", "/").split("/")
    return "/".join(segment for segment in segments if segment not in _SEGMENTS_WITHOUT_MEANING)


def normalize_for_comparison(path: str) -> str:
    """A key that is equal for two paths exactly when the service takes them for the same path.

    The key is for comparing only: it is not a spelling that the service stores or shows.

    Args:
        path: Any spelling of a remote path.

    Returns:
        The comparison key.

    Example:
        >>> normalize_for_comparison("/Résumé.TXT")
        'resume.txt'
    """
    normal = normalize(path)
    if normal.isascii() and normal.isprintable():
        return normal.lower()  # what the table says for printable ASCII, without loading it
    return normal.translate(_table())


def is_same(a: str, b: str) -> bool:
    """Whether two spellings name the same file or folder on the service.

    Args:
        a: A remote path.
        b: Another remote path.

    Returns:
        True if the service compares them equal.

    Example:
        >>> is_same("Fïłèńämê.Txt", "filename.txt")
        True
    """
    return normalize_for_comparison(a) == normalize_for_comparison(b)


@cache
def _table() -> dict[int, str]:
    packed = resources.files("files_style_sdk").joinpath("data", "path_comparison.bin").read_bytes()
    table = json.loads(zlib.decompress(packed))
    return dict(zip(map(ord, table["keys"]), table["values"].split("\0"), strict=True))
