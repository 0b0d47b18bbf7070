"""Remote paths: the spelling that is shown and the keys that are compared."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from files_mock_server.problems import Problem
from files_style_sdk.path_util import normalize, normalize_for_comparison

_MAX_CHARACTERS = 5000
_MAX_NAME = 512  # characters of one name
LAST = "\U0010ffff"  # no character of a path is greater
PATH_KEY = "path_key"  # of a record: its path as paths compare; no schema shows it


class RemotePath(NamedTuple):
    """A normalised path.

    Attributes:
        segments: Names from the root down, as they are spelled.
        keys: The same names, as they are compared.
    """

    segments: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def text(self) -> str:
        """The path relative to the root, empty for the root."""
        return "/".join(self.segments)

    @property
    def key(self) -> str:
        """The comparison key of the whole path."""
        return "/".join(self.keys)

    @property
    def keys_above(self) -> list[str]:
        """The comparison keys of the folders that lead to it, from the root down; none for the root."""
        return ["/".join(self.keys[:depth]) for depth in range(len(self.keys))]

    @property
    def name(self) -> str:
        """The last name, empty for the root."""
        return self.segments[-1] if self.segments else ""

    @property
    def parent(self) -> RemotePath:
        """The folder that holds it; the root holds itself."""
        return RemotePath(self.segments[:-1], self.keys[:-1])

    def child(self, name: str) -> RemotePath:
        """The path of an entry of this folder."""
        return parse_path(f"{self.text}/{name}")

    def entry(self, name: str, key: str) -> RemotePath:
        """The path of an entry of this folder whose comparison key is known."""
        return RemotePath((*self.segments, name), (*self.keys, key))

    def is_within(self, folder: RemotePath) -> bool:
        """Whether it is the folder itself or lies below it."""
        return self.keys[: len(folder.keys)] == folder.keys


@lru_cache(maxsize=8192)
def parse_path(text: str) -> RemotePath:
    """The path that a client means by a text.

    Raises:
        Problem: ``processing-failure/path-too-long``, ``processing-failure/filename-too-long`` or
            ``bad-request/invalid-path``.
    """
    if len(text) > _MAX_CHARACTERS:
        raise Problem("processing-failure/path-too-long", f"A path has at most {_MAX_CHARACTERS} characters.")
    normal = normalize(text)
    if not normal:
        return RemotePath((), ())
    segments = tuple(normal.split("/"))
    longest = max(segments, key=len)
    if len(longest) > _MAX_NAME:
        message = f"A name has at most {_MAX_NAME} characters, {longest[:20] + '…'!r} has {len(longest)}."
        raise Problem("processing-failure/filename-too-long", message)
    keys = tuple(map(_key, segments))
    if not all(keys):
        raise Problem("bad-request/invalid-path", "A name has no visible character.")
    return RemotePath(segments, keys)


def _key(segment: str) -> str:
    return normalize_for_comparison(segment)


def check_folder_names(path: RemotePath) -> None:
    """Refuse folder names that the service does not allow.

    Raises:
        Problem: ``bad-request/path-cannot-have-trailing-whitespace``.
    """
    for segment in path.segments:
        if segment[-1].isspace():
            raise Problem(
                "bad-request/path-cannot-have-trailing-whitespace",
                f"A folder name cannot end in white space: {segment!r}.",
            )
