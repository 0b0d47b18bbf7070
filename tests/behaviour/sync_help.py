"""What tests of syncing share: a tree of odd names, and syncs with one client."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import files_style_sdk as files_sdk
from files_style_sdk.syncing.outcomes import Outcomes
from files_style_sdk.syncing.plan import Plan
from files_style_sdk.syncing.run import sync

FILES = {
    "a.txt": b"a",
    "empty": b"",
    "sub/b.bin": b"b" * 9000,
    "sub/deeper/Ünï cödé 100%#?.txt": b"odd",
    "sub/deeper/.hidden": b"h",
    "-rf": b"x",
}
OLD = 1_500_000_000


def planted(root: Path, files: dict[str, bytes], *, link: bool = False, mtime: int = OLD) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
        os.utime(root / name, (mtime, mtime))
    if link:
        (root / "empty folder").mkdir()
        (root / "link").symlink_to("a.txt")
    return root


def contents(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def remote_files(client: files_sdk.Client, folder: str) -> dict[str, int | None]:
    walked = client.folder.walk(folder)
    return {str(each.path).removeprefix(f"{folder}/"): each.size for each in walked if each.type == "file"}


def done(outcomes: Any) -> dict[str, str]:
    """What was done with each file; those that failed are `failed`."""
    return {each.path: "failed" if each.error is not None else each.action for each in outcomes}


class Syncs:
    """Syncs with one client, and asserts on the kind of result."""

    def __init__(self, client: files_sdk.Client) -> None:
        self.caller: Any = client._caller

    def __call__(self, source: Any, destination: Any, **options: Any) -> Outcomes:
        result = sync(self.caller, source, destination, **options)
        assert isinstance(result, Outcomes)
        return result

    def plan(self, source: Any, destination: Any, **options: Any) -> Plan:
        result = sync(self.caller, source, destination, dry_run=True, **options)
        assert isinstance(result, Plan)
        return result
