"""Which remote paths may be touched."""

from __future__ import annotations

from collections.abc import Iterable

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.path_util import normalize, normalize_for_comparison

__all__ = ["AllowedPaths"]


class AllowedPaths:
    """Remote folders, outside of which nothing may be touched.

    A path is compared folder by folder, the way the service does: without regard to case, accents and width. One with
    `..` in it is refused, however harmless it looks.

    Args:
        folders: The folders; the root alone by default, which allows everything.

    Raises:
        InvalidParameterError: A folder is no path, or has `..` in it.

    Example:
        >>> AllowedPaths(["/reports"]).check("Reports/2026/q1.csv")
        'Reports/2026/q1.csv'
    """

    def __init__(self, folders: Iterable[str] = ("/",)) -> None:
        self.folders = tuple(_plain(folder) for folder in folders)
        if not self.folders:
            raise InvalidParameterError("at least one folder must be allowed; '/' allows everything")
        self._keys = tuple(_key(folder) for folder in self.folders)

    def check(self, path: str) -> str:
        """The path in its normal form, if it may be touched.

        Raises:
            InvalidParameterError: It is outside of the folders, no text, or has `..` in it.
        """
        plain = _plain(path)
        if not self._contains(plain):
            folders = ", ".join(f"/{folder}" for folder in self.folders)
            raise InvalidParameterError(f"{path!r} is outside of what is allowed here: {folders}")
        return plain

    def __contains__(self, path: object) -> bool:
        """Whether a path that the service told may be touched."""
        return isinstance(path, str) and self._contains(normalize(path))

    def _contains(self, path: str) -> bool:
        key = _key(path)
        return any(key[: len(folder)] == folder for folder in self._keys)


def _plain(path: str) -> str:
    if not isinstance(path, str) or "\0" in path:
        raise InvalidParameterError(f"a path must be text without NUL characters, not {path!r}")
    if ".." in path.replace("\\", "/").split("/"):
        raise InvalidParameterError(f"a path must not have '..' in it: write the whole path instead of {path!r}")
    return normalize(path)


def _key(path: str) -> tuple[str, ...]:
    """The folders of a path, each as the service compares it."""
    return tuple(normalize_for_comparison(name) for name in path.split("/")) if path else ()
