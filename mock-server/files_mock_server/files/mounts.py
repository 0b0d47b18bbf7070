"""Folders that stand for a remote server: what lies below them arrives in order, and may have no checksums."""

from __future__ import annotations

from dataclasses import dataclass

from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.store.records import Condition, Records

BEHAVIOR = "remote_server_mount"


@dataclass(frozen=True, slots=True)
class Mount:
    """A folder that stands for a remote server.

    Attributes:
        path: The folder.
        checksums: Whether files below it have an MD5 and a CRC-32; the behavior's value may say ``checksums: false``.
    """

    path: RemotePath
    checksums: bool


class Mounts:
    """The mounts that folder behaviors make; remembered until a behavior changes.

    Args:
        records: Hold the behaviors.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._mounts: list[Mount] = []
        self._version = -1

    def are_none(self) -> bool:
        """Whether there is no mount at all."""
        if self._version != self._records.version_of("behavior"):
            self._read()
        return not self._mounts

    def of(self, path: RemotePath) -> Mount | None:
        """The nearest mount that a path is or lies below, None for a path of the site's own storage."""
        if self.are_none():
            return None
        return next((mount for mount in self._mounts if path.is_within(mount.path)), None)

    def _read(self) -> None:
        self._version = self._records.version_of("behavior")
        found = []
        for row in self._records.all("behavior", [Condition("behavior", "=", BEHAVIOR)]):
            value = row.get("value")
            checksums = not isinstance(value, dict) or value.get("checksums") is not False
            found.append(Mount(parse_path(str(row.get("path") or "")), checksums))
        self._mounts = sorted(found, key=lambda mount: -len(mount.path.keys))
