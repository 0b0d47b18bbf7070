"""Contents: what files are made of, kept as long as some file or deleted file has it."""

from __future__ import annotations

from collections.abc import Sequence

from files_mock_server.files.blobs import Blob, Blobs
from files_mock_server.store.database import Database


class Contents:
    """Blobs in a row, each with the checksums of the whole.

    Args:
        database: Where the rows live.
        blobs: Where the bytes live; those that no content needs any more are deleted.
    """

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self._db = database
        self._blobs = blobs

    def add(self, segments: Sequence[tuple[str, int]], crc32: int, md5: str | None, hashes_from: int = 0) -> int:
        """Store what makes up a file.

        Args:
            segments: Blob name and bytes of each, in order.
            crc32: CRC-32 of the whole.
            md5: MD5 of the whole in hexadecimal, or None while it is unknown.
            hashes_from: When records begin to show the two, in microseconds since the epoch.

        Returns:
            The id of the content.
        """
        size = sum(part[1] for part in segments)
        content = self._db.run(
            "INSERT INTO contents(size, crc32, md5, hashes_from) VALUES(?,?,?,?)", (size, crc32, md5, hashes_from)
        )
        for index, (blob, length) in enumerate(segments):
            self._db.run("INSERT INTO segments VALUES(?,?,?,?)", (content, index, blob, length))
        return content

    def add_blob(self, blob: Blob, hashes_from: int = 0) -> int:
        """Store a file that is one blob; otherwise as :meth:`add`."""
        return self.add([(blob.name, blob.size)], blob.crc32, blob.md5, hashes_from)

    def segments(self, content: int | None) -> list[tuple[str, int]]:
        """Blob name and bytes of each segment of a content."""
        sql = "SELECT blob, size FROM segments WHERE content=? ORDER BY seq"
        return [(row[0], row[1]) for row in self._db.all(sql, (content,))]

    def release(self, contents: Sequence[int | None]) -> None:
        """Forget contents that no file has any more, nor a deleted one, and delete the blobs that only they had."""
        blobs: set[str] = set()
        used = "SELECT 1 FROM nodes WHERE content=? UNION ALL SELECT 1 FROM trash WHERE content=?"
        for content in set(contents):
            if content is None or self._db.one(used, (content, content)):
                continue
            blobs.update(name for name, _ in self.segments(content))
            self._db.run("DELETE FROM segments WHERE content=?", (content,))
            self._db.run("DELETE FROM contents WHERE id=?", (content,))
        unused = [name for name in blobs if not self._db.one("SELECT 1 FROM segments WHERE blob=?", (name,))]
        if unused:
            self._db.after_commit(lambda: self._blobs.remove(unused))
