"""Uploads in progress: parts that are stored but not visible until they are completed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from files_mock_server.config import MIB
from files_mock_server.files.blobs import Blob, Blobs
from files_mock_server.files.checksums import combine_crc32
from files_mock_server.files.tree import Node, Tree
from files_mock_server.paths import RemotePath
from files_mock_server.people.passwords import random_token
from files_mock_server.problems import Problem, StorageProblem, invalid
from files_mock_server.store.database import Database
from files_mock_server.times import from_seconds

MAX_PART_NUMBER = 10_000
_FIRST_SIZE = 5 * MIB
_PARTS_OF_A_SIZE = 1000
_LIFETIME = from_seconds(3 * 24 * 3600)


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload in progress.

    Attributes:
        ref: Its name.
        key: Comparison key of the path that it will become.
        mkdir_parents: Whether completion may create folders.
        append: Whether the parts go behind the content that is there.
        with_rename: Whether it ends under a free name rather than replace a file.
        size: Bytes announced, or None.
        in_order: Whether each part is taken only behind those before it.
    """

    ref: str
    key: str
    mkdir_parents: bool
    append: bool
    with_rename: bool
    size: int | None
    in_order: bool


def new_upload(
    path: RemotePath,
    *,
    mkdir_parents: bool = False,
    append: bool = False,
    with_rename: bool = False,
    size: int | None = None,
    in_order: bool = False,
) -> Upload:
    """An upload to a path with a fresh ref; the arguments are the attributes of :class:`Upload`."""
    return Upload("put-" + random_token(32), path.key, mkdir_parents, append, with_rename, size, in_order)


@dataclass(frozen=True, slots=True)
class Part:
    """A received part; the fields are those of its blob."""

    number: int
    blob: str
    size: int
    crc32: int
    md5: str | None

    @property
    def etag(self) -> str:
        """What the storage answers as its entity tag, without quotes: the same for the same bytes."""
        return self.md5 or f"{self.crc32:08x}-{self.size}"


class Uploads:
    """The uploads in progress. One that nobody completes is gone after three days.

    Args:
        database: Holds what is known of them.
        blobs: Holds the parts' bytes.
        tree: Where they end.
        part_size: Tells the bytes of every part, or None for sizes that grow with the number of parts.
    """

    def __init__(self, database: Database, blobs: Blobs, tree: Tree, part_size: Callable[[], int | None]) -> None:
        self._db = database
        self._blobs = blobs
        self._tree = tree
        self._part_size = part_size

    def part_size(self, number: int) -> int:
        """Bytes of a part: 5 MiB, twice as much after every thousand parts, unless configured."""
        return self._part_size() or _FIRST_SIZE << min((number - 1) // _PARTS_OF_A_SIZE, 9)

    def parts_of(self, size: int) -> int:
        """How many parts a file of some bytes has."""
        if fixed := self._part_size():
            return max(1, -(-size // fixed))
        count = 0
        while size > 0 or count == 0:
            step = self.part_size(count + 1)
            here = min(_PARTS_OF_A_SIZE, max(1, -(-size // step)))
            count, size = count + here, size - here * step
        return count

    def begin(self, path: RemotePath, upload: Upload, now: int) -> Upload:
        """Keep a new upload; the caller has checked that it may end at the path.

        Args:
            path: Where it will end.
            upload: What is known of it, as :func:`new_upload` makes it.
            now: Microseconds since the epoch.
        """
        flags = (upload.mkdir_parents, upload.append, upload.with_rename)
        self._db.run(
            "INSERT INTO uploads(ref, path, key, mkdir_parents, append, with_rename, size, created, in_order) "
            "VALUES(?,?,?,?,?,?,?,?,?)",
            (upload.ref, path.text, upload.key, *flags, upload.size, now, upload.in_order),
        )
        return upload

    def get(self, ref: str) -> Upload | None:
        """An upload by its ref, or None."""
        sql = (
            "SELECT ref, key, mkdir_parents, append, with_rename, size, in_order FROM uploads WHERE ref=? AND created>?"
        )
        row = self._db.one(sql, (ref, self._tree.now() - _LIFETIME))
        if row is None:
            return None
        return Upload(row[0], row[1], bool(row[2]), bool(row[3]), bool(row[4]), row[5], bool(row[6]))

    def require(self, ref: str, path: RemotePath) -> Upload:
        """The upload with this ref to this path.

        Raises:
            Problem: ``not-found/file-upload-not-found``.
        """
        upload = self.get(ref)
        if upload is None or upload.key != path.key:
            raise Problem("not-found/file-upload-not-found", "There is no such upload to this path.")
        return upload

    def admit(self, ref: str, number: int) -> None:
        """Refuse a part that cannot be taken now.

        Raises:
            StorageProblem: ``NoSuchUpload``, or ``InvalidPartOrder`` if the parts must come in order and this one does
                not follow those that have arrived. The last one may be sent again.
        """
        upload = self.get(ref)
        if upload is None:
            raise StorageProblem(404, "NoSuchUpload", "The upload is completed, has expired or does not exist.")
        if upload.in_order:
            row = self._db.one("SELECT ifnull(max(part), 0) FROM upload_parts WHERE ref=?", (ref,))
            last = int(row[0]) if row else 0
            if number not in (last, last + 1):
                message = f"Parts of this upload are taken in order: part {last + 1} is next, not {number}."
                raise StorageProblem(409, "InvalidPartOrder", message)

    def add_part(self, ref: str, number: int, blob: Blob) -> Part:
        """Keep a received part in place of one that came before.

        Raises:
            StorageProblem: Those of :meth:`admit`, if things have changed while it arrived; the blob is deleted.
        """
        with self._db.transaction():
            try:
                self.admit(ref, number)
            except StorageProblem:
                self._blobs.remove([blob.name])
                raise
            old = self._db.one("SELECT blob FROM upload_parts WHERE ref=? AND part=?", (ref, number))
            self._db.run(
                "INSERT OR REPLACE INTO upload_parts VALUES(?,?,?,?,?,?)",
                (ref, number, blob.name, blob.size, blob.crc32, blob.md5),
            )
            if old is not None:
                self._db.after_commit(lambda: self._blobs.remove([old[0]]))
        return Part(number, blob.name, blob.size, blob.crc32, blob.md5)

    def parts(self, ref: str) -> list[Part]:
        """The received parts, by number."""
        sql = "SELECT part, blob, size, crc32, md5 FROM upload_parts WHERE ref=? ORDER BY part"
        return [Part(*row) for row in self._db.all(sql, (ref,))]

    def restart(self, upload: Upload) -> None:
        """Drop the parts received so far."""
        with self._db.transaction():
            self._drop_parts(upload.ref, keep=())

    def expire(self, limit: int) -> int:
        """Forget uploads that were begun too long ago, with their parts; returns how many.

        Args:
            limit: Most uploads.
        """
        before = self._tree.now() - _LIFETIME
        found = self._db.all("SELECT ref FROM uploads WHERE created<=? ORDER BY created LIMIT ?", (before, limit))
        for (ref,) in found:
            with self._db.transaction():
                self._drop_parts(ref, keep=())
                self._db.run("DELETE FROM uploads WHERE ref=?", (ref,))
        return len(found)

    def _drop_parts(self, ref: str, keep: Sequence[Part]) -> None:
        kept = {part.blob for part in keep}
        unused = [part.blob for part in self.parts(ref) if part.blob not in kept]
        self._db.run("DELETE FROM upload_parts WHERE ref=?", (ref,))
        self._db.after_commit(lambda: self._blobs.remove(unused))

    def chosen_parts(self, upload: Upload, etags: Any, size: int | None) -> list[Part]:
        """The parts that make the file, checked against what the client says it sent.

        Args:
            upload: The upload.
            etags: The client's list of ``{"part", "etag"}``, or None to take all that arrived.
            size: Bytes that the client says it sent, or None.

        Raises:
            Problem: ``bad-request/invalid-upload-part-gap``, ``…/invalid-etags`` or ``…/invalid-upload-part-size``.
        """
        received = {part.number: part for part in self.parts(upload.ref)}
        named = _named_etags(etags)
        for number, etag in named.items():
            if number in received and etag != received[number].etag:
                raise Problem("bad-request/invalid-etags", f"The ETag of part {number} is not the one it was given.")
        numbers = sorted(named or received)
        if not numbers or numbers != list(range(1, len(numbers) + 1)) or not received.keys() >= set(numbers):
            raise Problem("bad-request/invalid-upload-part-gap", f"Of the parts, {sorted(received)[:50]} have arrived.")
        chosen = [received[number] for number in numbers]
        self._check_sizes(chosen, size)
        return chosen

    def _check_sizes(self, chosen: Sequence[Part], size: int | None) -> None:
        total = sum(part.size for part in chosen)
        if size is not None and total != size:
            raise Problem("bad-request/invalid-upload-part-size", f"{total} bytes have arrived, not {size}.")
        filled = [part for part in chosen if part.size]  # an empty part behind the last one means nothing
        for part in filled[:-1]:
            if part.size < min(_FIRST_SIZE, self.part_size(part.number)):
                raise Problem("bad-request/invalid-upload-part-size", f"Part {part.number} has only {part.size} bytes.")

    def complete(
        self, upload: Upload, chosen: Sequence[Part], before: Node | None, hashes_from: int = 0
    ) -> tuple[int, int, bool]:
        """Turn parts into a content and forget the upload; call it in the transaction that makes the content visible.

        Args:
            upload: The upload.
            chosen: Its parts.
            before: The file whose content comes first when appending.
            hashes_from: When records begin to show the content's checksums, in microseconds since the epoch.

        Returns:
            The content's id, its bytes, and whether its MD5 is known.
        """
        filled = [part for part in chosen if part.size] or list(chosen[:1])
        self._drop_parts(upload.ref, keep=filled)
        self._db.run("DELETE FROM uploads WHERE ref=?", (upload.ref,))
        segments = [(part.blob, part.size) for part in filled]
        md5 = filled[0].md5 if len(filled) == 1 else None
        crc = filled[0].crc32
        for part in filled[1:]:
            crc = combine_crc32(crc, part.crc32, part.size)
        if upload.append and before is not None and before.size:
            crc = combine_crc32(before.crc32 or 0, crc, sum(part.size for part in filled))
            segments, md5 = self._tree.contents.segments(before.content) + segments, None
        content = self._tree.contents.add(segments, crc, md5, hashes_from)
        return content, sum(length for _, length in segments), md5 is not None


def _named_etags(etags: Any) -> dict[int, str]:
    if isinstance(etags, dict):
        parts, tags = etags.get("part"), etags.get("etag")
        if isinstance(parts, list) and isinstance(tags, list) and len(parts) == len(tags):
            etags = [{"part": part, "etag": tag} for part, tag in zip(parts, tags, strict=True)]
        else:
            etags = list(etags.values())
    if etags is None:
        return {}
    if not isinstance(etags, list):
        raise invalid("etags", "a list of part and etag")
    named: dict[int, str] = {}
    for item in etags:
        if not isinstance(item, dict) or not str(item.get("part", "")).isdecimal():
            raise invalid("etags", "a list of part and etag")
        named[int(item["part"])] = str(item.get("etag", "")).removeprefix("W/").strip('"')
    return named
