"""The two ends of a sync as they are written: a local folder, or a remote one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.path_util import normalize

__all__ = ["End", "RemotePath", "parse_end", "parse_ends"]

_PREFIX = "files:"


@dataclass(frozen=True, slots=True)
class RemotePath:
    """A path of the service, where a path may be local too.

    Attributes:
        path: The path from the root.

    Raises:
        InvalidParameterError: It is no string.

    Example:
        >>> str(RemotePath("/reports/"))
        'files:/reports'
    """

    path: str

    def __post_init__(self) -> None:
        if not isinstance(self.path, str):
            raise InvalidParameterError(f"a RemotePath is made from a string, not {type(self.path).__name__}")
        object.__setattr__(self, "path", normalize(self.path))

    def __str__(self) -> str:
        return f"{_PREFIX}/{self.path}"


End = str | os.PathLike[str] | RemotePath
"""A folder: `files:/path` or a :class:`RemotePath` for a remote one, anything else is a local path
(`./files:x` is a local folder of that name)."""


def parse_end(end: End, name: str) -> Path | RemotePath:
    """Which folder is meant.

    Args:
        end: A local path, or a remote one as `files:/path`, `files://path` or a :class:`RemotePath`.
        name: What messages call it.

    Raises:
        InvalidParameterError: It is neither, or empty.
    """
    if isinstance(end, RemotePath):
        return end
    if not isinstance(end, (str, os.PathLike)):
        raise InvalidParameterError(
            f"{name} must be a local path, or a remote one as 'files:/path' or RemotePath('/path'), "
            f"not {type(end).__name__}"
        )
    text = os.fspath(end)
    if isinstance(text, bytes):
        raise InvalidParameterError(f"{name} must be a path as text, not as bytes: use os.fsdecode()")
    if isinstance(end, str) and text.startswith(_PREFIX):
        return RemotePath(text.removeprefix(_PREFIX))
    if not text or "\0" in text:
        raise InvalidParameterError(f"{name} must name a folder, not {text!r}; '.' is the current one")
    return Path(text)


def parse_ends(source: End, destination: End) -> tuple[Path | RemotePath, Path | RemotePath]:
    """Both ends, exactly one of which must be remote.

    Raises:
        InvalidParameterError: An end is no path, or both are local, or both remote.
    """
    ends = parse_end(source, "source"), parse_end(destination, "destination")
    remote = [isinstance(end, RemotePath) for end in ends]
    if all(remote):
        raise InvalidParameterError(
            f"both {ends[0]} and {ends[1]} are remote: one side must be local; folder.copy copies within the service"
        )
    if not any(remote):
        raise InvalidParameterError(
            f"both {str(ends[0])!r} and {str(ends[1])!r} are local: write the remote side as 'files:/path' or "
            "RemotePath('/path')"
        )
    return ends
