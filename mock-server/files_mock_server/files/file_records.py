"""Files and folders as clients see them."""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from typing import Any

import orjson

from files_mock_server.files.tree import ROOT_ID, Node
from files_mock_server.times import iso


def record(node: Node, path: str, permissions: str | None = None, *, checksums: bool = True) -> dict[str, Any]:
    """A file or folder as clients see it.

    Args:
        node: The row.
        path: The path under which it is shown.
        permissions: What the caller may do, such as ``rwd``.
        checksums: Whether to show those of a file that are known.
    """
    if node.id == ROOT_ID:
        return {"path": "", "display_name": "", "type": "directory", "permissions": permissions}
    shown: dict[str, Any] = {
        "path": path,
        "display_name": node.name,
        "type": "directory" if node.is_folder else "file",
        "size": node.size,
        "created_at": iso(node.created),
        "mtime": iso(node.mtime),
        "provided_mtime": iso(node.provided_mtime),
        "permissions": permissions,
    }
    if not node.is_folder:
        shown["mime_type"] = mime_type(node.name)
        shown["region"] = "local"
        if checksums and node.crc32 is not None:
            shown["crc32"] = f"{node.crc32:08x}"
        if checksums and node.md5 is not None:
            shown["md5"] = node.md5
    if node.extra:
        shown.update(orjson.loads(node.extra))
    return shown


@lru_cache(maxsize=4096)
def mime_type(name: str) -> str:
    """The media type that a name suggests."""
    return mimetypes.guess_type("x" + name[-64:], strict=False)[0] or "application/octet-stream"
