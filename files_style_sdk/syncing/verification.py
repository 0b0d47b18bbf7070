"""Checking a folder against the manifest of a sync."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.error import IntegrityError, InvalidParameterError
from files_style_sdk.operation import Options
from files_style_sdk.syncing.compare import hash_file
from files_style_sdk.syncing.ends import End, RemotePath, parse_end
from files_style_sdk.syncing.manifest import ManifestLine, path_key, read_header, read_lines
from files_style_sdk.syncing.names import remote_name
from files_style_sdk.syncing.ordered import checked_concurrency, in_order
from files_style_sdk.syncing.rules import Rules
from files_style_sdk.syncing.spool import SortedRecords, Spool
from files_style_sdk.syncing.trees import Entry, LocalTree, RemoteTree, Tree
from files_style_sdk.syncing.walking import walk_files

__all__ = ["Changed", "Verification", "verify"]

_AT_ONCE = 4


class Changed(NamedTuple):
    """A file that is not as the manifest says.

    Attributes:
        path: The file, relative to the folder.
        reason: What differs.
    """

    path: str
    reason: str


@dataclass(slots=True)
class Verification:
    """What came of checking a folder against a manifest.

    Attributes:
        root: The folder.
        checked: Files of the manifest that are there as it says.
        size_only: Those of them of which only the size could be compared: neither side knows a checksum.
        missing: Paths of the manifest that are not there.
        changed: What is there, but is not as the manifest says.
        extra: Paths that are there and that the manifest does not have.
    """

    root: str
    checked: int = 0
    size_only: int = 0
    missing: Spool[str] = field(default_factory=Spool)
    changed: Spool[Changed] = field(default_factory=Spool)
    extra: Spool[str] = field(default_factory=Spool)

    @property
    def ok(self) -> bool:
        """Whether every file of the manifest is there as it says. Extra files do no harm."""
        return not self.missing and not self.changed

    def raise_for_failures(self) -> None:
        """Raise if anything is missing or changed.

        Raises:
            IntegrityError: It counts them and names the first.
        """
        if not self.ok:
            first = f"{self.missing[0]!r} is missing" if self.missing else f"{self.changed[0].path!r} changed"
            raise IntegrityError(f"{self}: {first}", is_retryable=False)

    def __str__(self) -> str:
        return (
            f"{self.root}: {self.checked:,} as in the manifest, {len(self.missing):,} missing, "
            f"{len(self.changed):,} changed, {len(self.extra):,} extra"
        )


def verify(
    caller: WaitingCaller,
    manifest: str | os.PathLike[str],
    root: End | None = None,
    *,
    options: Options | None = None,
    max_concurrency: int | None = None,
) -> Verification:
    """Check a folder against the manifest that `sync(manifest=…)` wrote.

    Of a local file the SHA-256 is computed, or the CRC-32 where the manifest has no other. Of a remote one, the
    checksums that the service lists are compared; nothing is downloaded.

    Args:
        caller: Makes the calls.
        manifest: The manifest's file.
        root: The folder to check: a local path, `files:/path` or a :class:`RemotePath`; by default the destination of
            the sync.
        options: Settings for the calls.
        max_concurrency: How many local files to read at once, 4 by default.

    Returns:
        What is missing, changed and extra; `raise_for_failures()` raises if it is not as it should be.

    Raises:
        InvalidParameterError: The file is no manifest.
        OSError: The manifest, or a local folder, cannot be read.
        NotFoundError: There is no such remote folder.

    Example:
        >>> files_sdk.file.verify("sync.jsonl").raise_for_failures()  # doctest: +SKIP
    """
    if not isinstance(manifest, (str, os.PathLike)):
        raise InvalidParameterError(f"manifest must be the path of a manifest, not {type(manifest).__name__}")
    path = Path(manifest)
    header = read_header(path)
    end = parse_end(header.get("destination", "") if root is None else root, "root")
    tree: Tree = (
        RemoteTree(caller, end.path, caller.settings_with(options))
        if isinstance(end, RemotePath)
        else LocalTree(end, hidden=path)
    )
    folder = None if isinstance(end, RemotePath) else end
    rules = Rules.of(header.get("include"), header.get("exclude"))
    result = Verification(str(end))

    compared = in_order(
        lambda pair: (*pair, _comparison(*pair, folder)),
        _side_by_side(path, tree, rules),
        checked_concurrency(max_concurrency, _AT_ONCE),
    )
    for line, found, (is_known, reason) in compared:
        if line is None:
            assert found is not None
            result.extra.append(found.path)
        elif found is None:
            result.missing.append(line.path)
        elif reason is not None:
            result.changed.append(Changed(line.path, reason))
        else:
            result.checked += 1
            result.size_only += not is_known
    return result


class _Found(NamedTuple):
    """A file that is there."""

    key: str
    path: str
    entry: Entry


def _side_by_side(manifest: Path, tree: Tree, rules: Rules) -> Iterator[tuple[ManifestLine | None, _Found | None]]:
    """The manifest's line and the file of each path, as far as there are such."""
    is_local = isinstance(tree, LocalTree)
    walked = (
        _Found(path_key("/".join(map(remote_name, path.split("/"))) if is_local else path), path, entry)
        for path, entry in walk_files(tree, rules)
    )
    found = SortedRecords(walked, itemgetter(0, 1))
    tagged = merge(
        ((line.key, 0, line) for line in read_lines(manifest)),
        ((each.key, 1, each) for each in found),
        key=lambda each: each[:2],
    )
    for _, group in groupby(tagged, key=lambda each: each[0]):
        items = [each[2] for each in group]
        lines = [item for item in items if isinstance(item, ManifestLine)]
        files = [item for item in items if isinstance(item, _Found)]
        named = next((file for file in files if lines and file.path == lines[0].path), files[0] if files else None)
        yield (lines[0] if lines else None), named
        yield from ((None, file) for file in files if file is not named)


def _comparison(line: ManifestLine | None, found: _Found | None, folder: Path | None) -> tuple[bool, str | None]:
    """Whether a checksum could be compared, and what differs if anything does."""
    if line is None or found is None:
        return True, None
    if line.size != found.entry.size:
        return True, f"it has {found.entry.size} bytes, not {line.size}"
    sha256, crc32 = found.entry.sha256, found.entry.crc32
    if folder is not None and (line.sha256 is not None or line.crc32 is not None):
        try:
            hashes = hash_file(folder / found.path, sha256=line.sha256 is not None)
        except OSError as error:
            return True, f"it cannot be read: {error}"
        sha256, crc32 = hashes.sha256 or None, hashes.crc32
    if line.sha256 is not None and sha256 is not None:
        return True, None if line.sha256 == sha256 else "its SHA-256 differs"
    if line.crc32 is not None and crc32 is not None:
        return True, None if line.crc32 == crc32 else "its CRC-32 differs"
    return False, None
