"""Attachments: small files that belong to a record rather than to a folder, such as a logo."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from files_mock_server.store.database import Database

KEY = "attachments"  # of a record: which attachment each of its attributes tells of; no schema shows it


class FilePart(bytes):
    """The bytes of a file in a form.

    Attributes:
        filename: The name that the client gave it.
    """

    filename: str

    def __new__(cls, data: bytes, filename: str = "attachment") -> FilePart:
        """Bytes with a name."""
        part = super().__new__(cls, data)
        part.filename = filename
        return part


class Attachments:
    """The store of attachments, each once however often it is sent.

    Args:
        database: Where the bytes live.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def store(self, data: bytes) -> dict[str, str]:
        """Keep an attachment.

        Returns:
            What a record remembers of it: its digest and its name.
        """
        digest = hashlib.sha256(data).hexdigest()
        self._db.run("INSERT OR IGNORE INTO attachments(digest, data) VALUES(?,?)", (digest, bytes(data)))
        return {"digest": digest, "name": getattr(data, "filename", "attachment")}

    def get(self, digest: str) -> bytes | None:
        """The bytes of an attachment, or None."""
        row = self._db.one("SELECT data FROM attachments WHERE digest=?", (digest,))
        return None if row is None else bytes(row[0])


def described(kind: str, remembered: Mapping[str, str], url: str) -> Any:
    """An attachment as an attribute of a record tells of it.

    Args:
        kind: Type word of the attribute: text takes the URL, anything else name and URL.
        remembered: What the record remembers.
        url: Where the bytes can be got.
    """
    return url if kind == "string" else {"name": remembered["name"], "uri": url}
