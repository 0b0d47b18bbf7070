"""Records of the service as fsspec describes files and folders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from files_style_sdk.path_util import normalize

__all__ = ["ROOT", "checksum_parts", "entries", "info_of"]

_FURTHER = ("crc32", "md5", "sha1", "sha256", "mime_type", "permissions", "is_locked", "custom_metadata")

ROOT: Mapping[str, Any] = {"path": "", "type": "directory"}
"""The record of the root, which the service does not describe."""


def info_of(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What fsspec calls the info of a file or folder.

    Args:
        record: The service's record.
        name: The path, as the caller spells it.

    Returns:
        `name`, `size` in bytes (0 for a folder), `type` (`file` or `directory`), `mtime` and `created` as aware
        `datetime` or None, and what else the service knows: checksums, `mime_type`, `permissions`, `is_locked`.
    """
    is_folder = record.get("type") == "directory"
    known = {key: record[key] for key in _FURTHER if record.get(key) is not None}
    return {
        "name": name,
        "size": 0 if is_folder else record.get("size"),
        "type": "directory" if is_folder else "file",
        "mtime": _moment(record.get("provided_mtime") or record.get("mtime")),
        "created": _moment(record.get("created_at")),
        **known,
    }


def entries(records: list[dict[str, Any]], folder: str) -> list[dict[str, Any]]:
    """The infos of what a folder holds, by name.

    Names begin with the folder as the caller spells it, whatever the service says: it compares paths loosely, and what
    it sends must not lead anywhere else.

    Args:
        records: The service's records.
        folder: The folder's path.
    """
    found = []
    for record in records:
        name = normalize(str(record.get("path") or "")).rpartition("/")[2]
        if name:
            found.append(info_of(record, f"{folder}/{name}" if folder else name))
    return sorted(found, key=lambda info: str(info["name"]))


def checksum_parts(info: Mapping[str, Any]) -> tuple[Any, ...]:
    """What changes whenever the content of a file does."""
    sums = tuple(info.get(key) for key in ("crc32", "md5", "sha1", "sha256"))
    return (info["name"], info["type"], info["size"], str(info.get("mtime")), *sums)


def _moment(text: Any) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
