"""Folders in memory, to walk without a disk or a service."""

from __future__ import annotations

from files_style_sdk.error import APIConnectionError
from files_style_sdk.syncing.names import match_key
from files_style_sdk.syncing.spool import SortedRecords
from files_style_sdk.syncing.trees import Entry, Kind


class MemoryTree:
    """A folder in memory: the kind and the content of each path. Counts what is listed."""

    def __init__(self, entries: dict[str, tuple[Kind, str]] | None = None, broken: set[str] | None = None) -> None:
        self.entries = dict(entries or {})
        self.listed: list[str] = []
        self._broken = broken or set()

    @classmethod
    def of_files(cls, *paths: str, broken: set[str] | None = None) -> MemoryTree:
        """A tree of these files, and of empty folders where a path ends in a slash."""
        tree = cls(broken=broken)
        for path in paths:
            tree.put(path.rstrip("/"), "folder" if path.endswith("/") else "file")
        return tree

    def put(self, path: str, kind: Kind = "file", content: str = "") -> None:
        self.entries[path] = (kind, content)
        folder = path.rpartition("/")[0]
        while folder:
            self.entries.setdefault(folder, ("folder", ""))
            folder = folder.rpartition("/")[0]

    def list(self, path: str) -> SortedRecords[Entry]:
        self.listed.append(path)
        if path in self._broken:
            raise APIConnectionError(f"{path} cannot be listed")
        held = [self._entry(each) for each in self.entries if each.rpartition("/")[0] == path]
        return SortedRecords(held, lambda entry: (entry.key, entry.name), 3)

    def _entry(self, path: str) -> Entry:
        kind, content = self.entries[path]
        name = path.rpartition("/")[2]
        return Entry(match_key(name), name, kind, len(content))

    def find(self, path: str) -> Entry | None:
        return self._entry(path) if path in self.entries else None

    def make_folder(self, path: str) -> None:
        self.put(path, "folder")

    def delete_file(self, path: str) -> None:
        del self.entries[path]

    def delete_folder(self, path: str) -> bool:
        if any(each.startswith(f"{path}/") for each in self.entries):
            return False
        del self.entries[path]
        return True

    def name_for(self, name: str) -> str:
        return name

    @property
    def files(self) -> dict[str, str]:
        return {path: content for path, (kind, content) in self.entries.items() if kind == "file"}

    @property
    def folders(self) -> set[str]:
        return {path for path, (kind, _) in self.entries.items() if kind == "folder"}
