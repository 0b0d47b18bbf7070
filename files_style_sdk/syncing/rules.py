"""Which files are taken: patterns to include and to exclude, in the language of gitignore files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from files_style_sdk.error import InvalidParameterError

__all__ = ["Patterns", "Rules"]

Patterns = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None
"""One pattern or several; a path object stands for a file of patterns, one a line."""

_FOLDERS_REMEMBERED = 4096


class _Line(NamedTuple):
    """One pattern, and where it was written."""

    text: str
    origin: str

    def __str__(self) -> str:
        return f"{self.text!r}{self.origin}"


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Whether a path is taken, and why: what is true of it, or of the folder above it that decides."""

    taken: bool
    why: str
    folder: str = ""


class Rules:
    """Decides which files and folders are taken. Make one with :meth:`of`.

    Patterns are those of a gitignore file (https://git-scm.com/docs/gitignore): `*.log`, `build/`, `/top.txt`,
    `docs/**/draft?.md`; the last one that matches decides, and `!` before a pattern turns it round. They are matched
    against paths relative to the folder, with regard to case.

    - A file is taken if it, or a folder above it, matches `include` (or there is none), and neither matches `exclude`.
    - What lies in an excluded folder stays excluded, as in git; an excluded folder is not even listed.

    Example:
        >>> rules = Rules.of(exclude=["*.log", "!keep.log", "build/"])
        >>> rules.takes("a.log"), rules.takes("keep.log"), rules.takes("build", is_folder=True)
        (False, True, False)
        >>> rules.explain("build/keep.log")
        "'build/keep.log' is left out: its folder 'build/' matches the exclude pattern 'build/'"
    """

    def __init__(self, include: Sequence[_Line], exclude: Sequence[_Line]) -> None:
        self._include = include
        self._exclude = exclude
        self._included_by = _compiled(include, "include")
        self._excluded_by = _compiled(exclude, "exclude")
        self._anchors = [_anchor(line.text) for line in include if not line.text.startswith("!")]
        self._folder = lru_cache(_FOLDERS_REMEMBERED)(self._judge_folder)

    @classmethod
    def of(cls, include: Patterns = None, exclude: Patterns = None) -> Rules:
        """Rules from patterns.

        Args:
            include: What to take; by default everything. A path object (:class:`pathlib.Path`) in place of a pattern
                is a file of patterns, one a line, in which `#` begins a comment.
            exclude: What to leave out of it, likewise.

        Raises:
            InvalidParameterError: A pattern is none, or there are patterns and pathspec is not installed.
            OSError: A file of patterns cannot be read.
        """
        return cls(list(_lines("include", include)), list(_lines("exclude", exclude)))

    @property
    def is_empty(self) -> bool:
        """Whether everything is taken."""
        return not self._include and not self._exclude

    @property
    def patterns(self) -> dict[str, list[str]]:
        """The patterns as plain text, by `include` and `exclude`: what :meth:`of` makes equal rules from."""
        return {
            "include": [line.text for line in self._include],
            "exclude": [line.text for line in self._exclude],
        }

    def takes(self, path: str, is_folder: bool = False) -> bool:
        """Whether a file is taken, or whether a folder may hold some that are.

        Args:
            path: The path relative to the folder, with slashes.
            is_folder: Whether it is a folder's.
        """
        return self.is_empty or self._judge(path.strip("/"), is_folder or path.endswith("/")).taken

    def explain(self, path: str, is_folder: bool = False) -> str:
        """Which rule decides about a path, in words.

        Args:
            path: The path relative to the folder; one that ends in a slash is a folder's.
            is_folder: Whether it is a folder's.
        """
        folder = is_folder or path.endswith("/")
        verdict = self._judge(path.strip("/"), folder)
        shown = path.strip("/") + "/" * folder
        subject = f"its folder {verdict.folder + '/'!r}" if verdict.folder else "it"
        return f"{shown!r} is {'taken' if verdict.taken else 'left out'}: {subject} {verdict.why}"

    def _judge(self, path: str, is_folder: bool) -> _Verdict:
        if is_folder:
            return self._folder(path)
        verdict = self._above(path) or self._excluded(path)
        if verdict is not None and not verdict.taken:
            return verdict
        if self._included_by is None:
            return verdict or _Verdict(True, "is matched by no pattern")
        line = _deciding(self._included_by, self._include, path)
        if line is None:
            return _Verdict(False, "is matched by no include pattern")
        taken = not line.text.startswith("!")
        return _Verdict(taken, f"{'matches' if taken else 'is taken out by'} the include pattern {line}")

    def _judge_folder(self, path: str) -> _Verdict:
        if not path:
            return _Verdict(True, "is the folder itself")
        verdict = self._above(path) or self._excluded(f"{path}/")
        if verdict is not None and not verdict.taken:
            return verdict
        names = path.split("/")
        if self._anchors and not any(anchor is None or _leads_to(names, anchor) for anchor in self._anchors):
            return _Verdict(False, "can hold nothing that an include pattern matches")
        return verdict or _Verdict(True, "is matched by no exclude pattern")

    def _above(self, path: str) -> _Verdict | None:
        """The verdict on the folder that holds a path, if that leaves it out."""
        parent = path.rpartition("/")[0]
        verdict = self._folder(parent)
        return None if verdict.taken else replace(verdict, folder=verdict.folder or parent)

    def _excluded(self, path: str) -> _Verdict | None:
        """What the exclude patterns say of a path by itself, None if nothing."""
        line = _deciding(self._excluded_by, self._exclude, path)
        if line is None:
            return None
        taken = line.text.startswith("!")
        return _Verdict(taken, f"{'is taken back in by' if taken else 'matches'} the exclude pattern {line}")


def _deciding(spec: Any, lines: Sequence[_Line], path: str) -> _Line | None:
    """The last pattern that matches a path."""
    if spec is None:
        return None
    index = spec.check_file(path).index
    return None if index is None else lines[index]


def _lines(name: str, patterns: Patterns) -> Iterable[_Line]:
    """Each pattern that was given, without what only a person reads."""
    if patterns is None:
        return
    if isinstance(patterns, (str, os.PathLike)):
        patterns = [patterns]
    if isinstance(patterns, bytes) or not isinstance(patterns, Iterable):
        raise InvalidParameterError(
            f"{name} must be a pattern such as '*.log', a list of them, or the path object of a file of them, "
            f"not {type(patterns).__name__}"
        )
    for given in patterns:
        if isinstance(given, str):
            written = [(given, "")]
        elif isinstance(given, os.PathLike):
            path = Path(given)
            text = path.read_text(encoding="utf-8-sig")
            written = [(line, f" (line {n} of {path.name})") for n, line in enumerate(text.splitlines(), 1)]
        else:
            raise InvalidParameterError(
                f"{name} must list patterns such as '*.log' or path objects of files of them, "
                f"not {type(given).__name__}: {given!r}"
            )
        yield from (_Line(line, origin) for line, origin in written if line.strip() and not line.startswith("#"))


def _compiled(lines: Sequence[_Line], name: str) -> Any:
    """What finds the deciding pattern, None if there are no patterns."""
    if not lines:
        return None
    try:
        from pathspec import GitIgnoreSpec
    except ImportError:
        raise InvalidParameterError(
            f"{name} needs pathspec, which reads the patterns: pip install 'files-style-sdk[transfer]'"
        ) from None
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line.text])
        except ValueError as error:
            raise InvalidParameterError(
                f"{name}: {line} is no gitignore pattern ({error}); write for example '*.log', 'build/' or '/top.txt'"
            ) from None
    return GitIgnoreSpec.from_lines([line.text for line in lines])


def _anchor(pattern: str) -> list[str] | None:
    """The names that a pattern's matches begin with, as patterns; None if they may lie anywhere."""
    text = pattern.rstrip()
    if "/" not in text.rstrip("/") or "\\" in text:
        return None
    names = text.strip("/").split("/")
    return names[: names.index("**")] if "**" in names else names


def _leads_to(folder: Sequence[str], anchor: Sequence[str]) -> bool:
    """Whether a folder lies on the way to what an anchored pattern matches, or inside it."""
    return all(fnmatchcase(name, wanted) for name, wanted in zip(folder, anchor, strict=False))
