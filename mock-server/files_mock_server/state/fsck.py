"""Is a data folder in order? ``python -m files_mock_server fsck --data DIR``: a scan of its invariants.

The scan changes nothing. It knows tables by the names of their columns: what a table has under ``content`` refers to
contents, what it has under ``blob`` to blobs, so a new table with such a column is checked without being named here.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from files_mock_server.files.blobs import FOLDER, blob_path, hash_files
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.state import snapshots
from files_mock_server.store.database import DataFolderError
from files_mock_server.store.schema import VERSION
from files_mock_server.table import attachments

_EXAMPLES = 20  # findings of one check that are told; a broken folder breaks everything below it


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be.

    Attributes:
        check: The invariant, such as ``orphan-blob``.
        message: What is wrong, for people.
        is_warning: Whether it is only what a killed server leaves behind, which its next start removes.
    """

    check: str
    message: str
    is_warning: bool = False


# (check, what to say of each row, query of the rows that are wrong). In `nodes`, the kind is 0 for folders and 1 for
# files, and the root is the parent 0, which has no row.
_TREE = (
    ("parent", "node {0} lies in {1}, which does not exist",
     "SELECT id, parent FROM nodes n WHERE parent<>0 AND NOT EXISTS(SELECT 1 FROM nodes p WHERE p.id=n.parent)"),
    ("parent", "node {0} lies in {1}, which is a file",
     "SELECT n.id, n.parent FROM nodes n JOIN nodes p ON p.id=n.parent WHERE p.kind<>0"),
    ("cycle", "node {0} cannot be reached from the root",
     "WITH RECURSIVE reached(id) AS (SELECT 0 UNION ALL SELECT n.id FROM nodes n JOIN reached r ON n.parent=r.id) "
     "SELECT id FROM nodes WHERE id NOT IN (SELECT id FROM reached)"),
    ("unique-key", "folder {0} has {2} entries with the key {1!r}",
     "SELECT parent, key, count(*) FROM nodes GROUP BY parent, key HAVING count(*)>1"),
    ("kind", "node {0} is of the unknown kind {1}",
     "SELECT id, kind FROM nodes WHERE kind NOT IN (0, 1)"),
    ("kind", "folder {0} has the content {1}",
     "SELECT id, content FROM nodes WHERE kind=0 AND content IS NOT NULL"),
    ("content", "file {0} has no content",
     "SELECT id FROM nodes WHERE kind=1 AND content IS NULL"),
    ("size", "file {0} has {1} bytes, its content {2}",
     "SELECT n.id, n.size, c.size FROM nodes n JOIN contents c ON c.id=n.content WHERE n.size<>c.size"),
    ("json", "the attributes of node {0} are no JSON object",
     "SELECT id FROM nodes WHERE extra IS NOT NULL AND NOT (json_valid(extra) AND json_type(extra)='object')"),
)  # fmt: skip

_CONTENTS = (
    ("size", "content {0} has {1} bytes, its segments {2}",
     "SELECT c.id, c.size, ifnull(sum(s.size), 0) FROM contents c LEFT JOIN segments s ON s.content=c.id "
     "GROUP BY c.id HAVING c.size<>ifnull(sum(s.size), 0)"),
    ("segment", "the segments of content {0} have a gap",
     "SELECT content FROM segments GROUP BY content HAVING min(seq)<>0 OR max(seq)<>count(*)-1"),
    ("segment", "content {0} has no segments",
     "SELECT id FROM contents WHERE NOT EXISTS(SELECT 1 FROM segments WHERE content=contents.id)"),
    ("upload", "a part belongs to the upload {0}, which does not exist",
     "SELECT DISTINCT ref FROM upload_parts WHERE ref NOT IN (SELECT ref FROM uploads)"),
)  # fmt: skip

_RECORDS = (
    ("json", "record {1} of {0} is no JSON object",
     "SELECT resource, id FROM records WHERE NOT (json_valid(data) AND json_valid(private)) "
     "OR json_type(data)<>'object' OR json_type(private)<>'object'"),
    ("record-id", "record {1} of {0} calls itself {2}",
     "SELECT resource, id, json_extract(data, '$.id') FROM records WHERE json_valid(data) "
     "AND json_extract(data, '$.id') IS NOT id"),
    ("unique", "the {1} {2!r} is kept for record {3} of {0}, which does not exist",
     "SELECT resource, field, value, id FROM uniques u "
     "WHERE NOT EXISTS(SELECT 1 FROM records r WHERE r.resource=u.resource AND r.id=u.id)"),
    ("sequence", "the next id of {0} would be {1}, but {2} is taken",
     "SELECT r.resource, ifnull(s.last, 0)+1, max(r.id) FROM records r LEFT JOIN sequences s ON s.name=r.resource "
     "GROUP BY r.resource HAVING max(r.id)>ifnull(s.last, 0)"),
    ("session", "a session belongs to user {0}, who does not exist",
     "SELECT DISTINCT user FROM sessions WHERE user NOT IN (SELECT id FROM records WHERE resource='user')"),
    ("lock", "a lock belongs to user {0}, who does not exist",
     "SELECT DISTINCT user FROM locks WHERE user NOT IN (SELECT id FROM records WHERE resource='user')"),
    ("json", "the lock on {0!r} is no JSON object",
     "SELECT path FROM locks WHERE NOT (json_valid(data) AND json_type(data)='object')"),
)  # fmt: skip

# The same with the table that must be there: folders of earlier versions are scanned, too.
_LATER = (
    ("trash", "size", "deleted file {0} has {1} bytes, its content {2}",
     "SELECT t.id, t.size, c.size FROM trash t JOIN contents c ON c.id=t.content WHERE t.size<>c.size"),
    ("trash", "json", "the attributes of deleted file {0} are no JSON object",
     "SELECT id FROM trash WHERE extra IS NOT NULL AND NOT (json_valid(extra) AND json_type(extra)='object')"),
    ("partial_sessions", "session", "a login that waits for its second factor belongs to user {0}, who does not exist",
     "SELECT DISTINCT user FROM partial_sessions WHERE user NOT IN (SELECT id FROM records WHERE resource='user')"),
)  # fmt: skip

# (resource, attribute, resource that it refers to): what is deleted takes these with it.
_REFERENCES = (
    ("permission", "user_id", "user"),
    ("permission", "group_id", "group"),
    ("api_key", "user_id", "user"),
)


def scan(folder: Path, *, checksums: bool = False) -> list[Finding]:
    """Check the invariants of a data folder that no server uses.

    Args:
        folder: What ``--data`` named.
        checksums: Whether to read every blob and compare CRC-32 and MD5, too.

    Returns:
        What is wrong, empty if nothing is; at most twenty of a kind are told one by one.

    Raises:
        DataFolderError: If it is no data folder, a server runs on it, or it is of a newer version.
    """
    path = folder / "state.sqlite3"
    if not path.is_file():
        raise DataFolderError(f"{folder} is no data folder: it has no {path.name}")
    connection = sqlite3.connect(path, isolation_level=None, timeout=0.2)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")  # fails while a server runs
        connection.execute("PRAGMA query_only=ON")
        return _Scan(connection, folder, checksums).findings()
    except sqlite3.OperationalError as error:
        busy = "locked" in str(error)
        why = "a server runs on it; stop it first" if busy else str(error)
        raise DataFolderError(f"cannot scan {folder}: {why}") from error
    except sqlite3.DatabaseError as error:
        raise DataFolderError(f"cannot scan {folder}: {error}") from error
    finally:
        connection.close()


class _Scan:
    def __init__(self, connection: sqlite3.Connection, folder: Path, checksums: bool) -> None:
        self._connection = connection
        self._folder = folder
        self._checksums = checksums
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not 0 < version <= VERSION:
            raise DataFolderError(f"cannot scan {folder}: it is of version {version}, this is the scan of {VERSION}")
        names = [row[0] for row in self._rows("SELECT name FROM sqlite_master WHERE type='table'")]
        self._columns = {
            name: {row[0] for row in self._rows("SELECT name FROM pragma_table_xinfo(?)", name)} for name in names
        }
        stopped = [row[0] for row in self._rows("SELECT value FROM meta WHERE name='clean'")]
        self._was_stopped = stopped == ["yes"]

    def findings(self) -> list[Finding]:
        corrupt = [Finding("database", row[0]) for row in self._rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
        if corrupt:
            return corrupt  # what is read from it would be nonsense
        return [
            *self._queried((*_TREE, *_CONTENTS, *_RECORDS)),
            *self._queried([rest for table, *rest in _LATER if table in self._columns]),
            *self._few(self._wrong_keys(), "key"),
            *self._contents(),
            *self._references(),
            *self._attachments(),
            *self._few(self._blobs(), "blob"),
            *self._few(self._snapshots(), "snapshot"),
            *self._few(self._leftovers(), "orphan-blob", is_warning=not self._was_stopped),
            *(self._few(self._wrong_checksums(), "checksum") if self._checksums else ()),
        ]

    def _rows(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _few(self, messages: Iterator[str], check: str, *, is_warning: bool = False) -> Iterator[Finding]:
        number = 0
        for number, message in enumerate(messages, 1):
            if number <= _EXAMPLES:
                yield Finding(check, message, is_warning)
        if number > _EXAMPLES:
            yield Finding(check, f"… and {number - _EXAMPLES} more", is_warning)

    def _queried(self, checks: Sequence[Sequence[str]]) -> Iterator[Finding]:
        for check, text, sql in checks:
            yield from self._few((text.format(*row) for row in self._rows(sql)), check)

    def _wrong_keys(self) -> Iterator[str]:
        for id, name, key in self._rows("SELECT id, name, key FROM nodes"):
            try:
                expected = parse_path(name)
            except Problem:
                yield f"node {id} has the name {name!r}, which no path can have"
                continue
            if expected.segments != (name,) or expected.key != key:
                yield f"node {id} has the name {name!r} and the key {key!r}"

    def _holders(self, column: str, without: str) -> list[str]:
        return [name for name, columns in self._columns.items() if column in columns and name != without]

    def _contents(self) -> Iterator[Finding]:
        """Every content is somebody's, and every content that somebody has exists."""
        owners = self._holders("content", "segments")
        owned = " UNION ".join(f"SELECT content FROM {name} WHERE content IS NOT NULL" for name in owners)  # noqa: S608
        for name in (*owners, "segments"):
            text = name + " refers to content {0}, which does not exist"
            absent = "content IS NOT NULL AND content NOT IN (SELECT id FROM contents)"
            sql = f"SELECT DISTINCT content FROM {name} WHERE {absent}"  # noqa: S608 - names are those of the schema
            yield from self._queried([("content", text, sql)])
        sql = f"SELECT id FROM contents WHERE id NOT IN ({owned})"  # noqa: S608 - names are those of the schema
        yield from self._queried([("orphan-content", "nothing has the content {0}", sql)])

    def _references(self) -> Iterator[Finding]:
        for resource, field, target in _REFERENCES:
            text = f"{resource} {{0}} refers to {target} {{1}}, which does not exist"
            sql = (
                f"SELECT id, json_extract(data, '$.{field}') AS other FROM records "  # noqa: S608 - names are ours
                f"WHERE resource='{resource}' AND json_valid(data) AND other IS NOT NULL "
                f"AND other NOT IN (SELECT id FROM records WHERE resource='{target}')"
            )
            yield from self._queried([("reference", text, sql)])

    def _attachments(self) -> Iterator[Finding]:
        if "attachments" in self._columns:
            text = "record {1} of {0} has an attachment that does not exist"
            sql = (
                "SELECT resource, r.id FROM records r, "  # noqa: S608 - the name is ours
                f"json_each(CASE WHEN json_valid(data) THEN json_extract(data, '$.{attachments.KEY}') END) a "
                "WHERE json_extract(a.value, '$.digest') NOT IN (SELECT digest FROM attachments)"
            )
            yield from self._queried([("attachment", text, sql)])

    def _referenced(self) -> dict[str, int]:
        """Bytes of each blob that some table refers to."""
        found: dict[str, int] = {}
        for name in self._holders("blob", ""):
            size = "size" if "size" in self._columns[name] else "NULL"
            found.update(self._rows(f"SELECT blob, {size} FROM {name} WHERE blob IS NOT NULL"))  # noqa: S608
        return found

    def _path(self, blob: str) -> Path:
        return blob_path(self._folder / FOLDER, blob)

    def _blobs(self) -> Iterator[str]:
        for blob, size in self._referenced().items():
            path = self._path(blob)
            if not path.is_file():
                yield f"blob {blob} does not exist"
            elif size is not None and path.stat().st_size != size:
                yield f"blob {blob} has {path.stat().st_size} bytes instead of {size}"

    def _leftovers(self) -> Iterator[str]:
        """Files that nothing refers to."""
        referenced = self._referenced().keys() | self._kept()
        for path in sorted(self._folder.glob(f"{FOLDER}/**/*")):
            if not path.is_dir() and (path.name not in referenced or path != self._path(path.name)):
                yield f"nothing refers to {path.relative_to(self._folder)}"
        for path in sorted(self._folder.glob("tmp/**/*")):
            if not path.is_dir():
                yield f"{path.relative_to(self._folder)} was never finished"

    def _kept(self) -> set[str]:
        """The blobs that some snapshot refers to."""
        return {blob for _, blobs in snapshots.kept_blobs(self._folder) for blob in blobs or ()}

    def _snapshots(self) -> Iterator[str]:
        for file, blobs in snapshots.kept_blobs(self._folder):
            if blobs is None:
                yield f"the snapshot {file} cannot be read"
            for blob in blobs or ():
                if not self._path(blob).is_file():
                    yield f"the snapshot {file} refers to blob {blob}, which does not exist"

    def _wrong_checksums(self) -> Iterator[str]:
        for content, crc32, md5 in self._rows("SELECT id, crc32, md5 FROM contents").fetchall():
            sql = "SELECT blob FROM segments WHERE content=? ORDER BY seq"
            paths = [self._path(row[0]) for row in self._rows(sql, content)]
            yield from _compared(f"content {content}", paths, crc32, md5)
        for ref, part, blob, crc32, md5 in self._rows(
            "SELECT ref, part, blob, crc32, md5 FROM upload_parts"
        ).fetchall():
            yield from _compared(f"part {part} of upload {ref}", [self._path(blob)], crc32, md5)


def _compared(what: str, paths: Sequence[Path], crc32: int, md5: str | None) -> Iterator[str]:
    if not all(path.is_file() for path in paths):
        return  # told already
    found_crc32, found_md5 = hash_files(paths)
    if found_crc32 != crc32:
        yield f"{what} has the CRC-32 {found_crc32:08x} instead of {crc32:08x}"
    if md5 is not None and found_md5 != md5:
        yield f"{what} has the MD5 {found_md5} instead of {md5}"


def main(arguments: Sequence[str]) -> int:
    """Run the command ``fsck``.

    Args:
        arguments: Command line behind the command's name.

    Returns:
        The exit status: 0 if all is in order (warnings do not count), 1 if not, 2 if the folder cannot be scanned.
    """
    parser = argparse.ArgumentParser(
        prog="python -m files_mock_server fsck", description="Check the data folder of a server that is stopped."
    )
    parser.add_argument("--data", type=Path, metavar="DIR", required=True, help="the folder that the server was given")
    parser.add_argument("--checksums", action="store_true", help="read all bytes and compare CRC-32 and MD5, too")
    parser.add_argument("--json", action="store_true", help="print findings as a JSON list")
    options = parser.parse_args(arguments)
    try:
        findings = scan(options.data, checksums=options.checksums)
    except DataFolderError as error:
        print(f"fsck: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            print(f"{'warning' if finding.is_warning else 'error'}: {finding.check}: {finding.message}")
        print("the folder is in order" if not findings else f"{len(findings)} finding(s)")
    return 1 if any(not finding.is_warning for finding in findings) else 0
