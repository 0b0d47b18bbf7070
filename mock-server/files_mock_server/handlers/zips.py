"""Archives: list, pack and unpack for real, in the worker thread."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from files_mock_server.blobs import Blob
from files_mock_server.call import Call, handles
from files_mock_server.handlers import file_actions, migrations
from files_mock_server.handlers.common import check_writable
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.problems import Problem, invalid
from files_mock_server.tree import Entry

_BLOCK = 1 << 20
_MAX_ENTRIES = 100_000
_MAX_UNPACKED = 64 << 30  # bytes


class _Segments(io.RawIOBase):
    """A seekable view of blobs joined."""

    def __init__(self, pieces: Sequence[tuple[Path, int]]) -> None:
        self._pieces = pieces
        self._size = sum(size for _, size in pieces)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        start = 0
        for path, size in self._pieces:
            if start <= self._at < start + size:
                with open(path, "rb", buffering=0) as file:
                    file.seek(self._at - start)
                    count: int = file.readinto(memoryview(buffer)[: start + size - self._at])
                self._at += count
                return count
            start += size
        return 0


def _open(call: Call, entry: Entry) -> io.BufferedReader:
    segments = call.site.tree.segments(entry.node.content)
    raw = _Segments([(call.site.blobs.path(name), size) for name, size in segments])
    return io.BufferedReader(raw, _BLOCK)


def _archive(call: Call) -> Entry:
    path = call.path()
    call.site.access.require(call.principal, path, "read")
    entry = call.site.tree.require(path)
    if entry.node.is_folder:
        raise Problem("processing-failure/invalid-file-type", "A folder is no archive.")
    return entry


@handles("file", "zip_list_contents")
async def zip_list(call: Call) -> list[dict[str, Any]]:
    """Answer the names and sizes of an archive's files."""
    source = _open(call, _archive(call))

    def read() -> list[dict[str, Any]]:
        with zipfile.ZipFile(source) as archive:
            return [{"path": info.filename, "size": info.file_size} for info in archive.infolist()]

    try:
        entries: list[dict[str, Any]] = await call.site.in_worker(read)
    except (zipfile.BadZipFile, ValueError, EOFError):
        raise Problem("processing-failure/invalid-zip-file", "The file is no zip archive.") from None
    return entries


@handles("file", "unzip")
async def unzip(call: Call) -> dict[str, Any]:
    """Unpack an archive, or one file of it, into a folder."""
    entry, destination = _archive(call), call.path("destination")
    check_writable(call, destination, tree=True)
    if call.site.tree.find_folder(destination) is None:
        call.site.tree.make_folder(destination, mkdir_parents=True)
    id = migrations.begin(call, "unzip", entry.path, destination.text, 1)
    return await file_actions.run(call, id, 1, lambda: _unpack(call, _open(call, entry), destination))


async def _unpack(call: Call, source: io.BufferedReader, destination: RemotePath) -> None:
    site, wanted = call.site, call.get("filename")
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError):
        raise Problem("processing-failure/invalid-zip-file", "The file is no zip archive.") from None
    with archive:
        infos = [info for info in archive.infolist() if wanted in (None, "", info.filename)]
        if len(infos) > _MAX_ENTRIES or sum(info.file_size for info in infos) > _MAX_UNPACKED:
            raise Problem("processing-failure/invalid-zip-file", "The archive is too big.")
        for info in infos:
            target = destination.child(info.filename)
            if info.is_dir():
                if site.tree.find(target) is None:
                    site.tree.make_folder(target, mkdir_parents=True)
                continue
            if site.tree.find(target) is not None and not call.flag("overwrite"):
                raise Problem("processing-failure/destination-exists", f"{target.text[:500]!r} exists already.")
            try:
                blob: Blob = await site.in_worker(_extract, call, archive, info)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
                raise Problem("processing-failure/invalid-zip-file", f"Cannot unpack: {error}.") from None
            _publish(call, target, blob)


def _extract(call: Call, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Blob:
    def write(path: Path) -> None:
        with archive.open(info) as member, open(path, "wb") as file:
            left = info.file_size
            while left >= 0 and (chunk := member.read(_BLOCK)):
                left -= len(chunk)
                file.write(chunk)

    return call.site.blobs.store_with(write, lambda: call.site.stopping)


def _publish(call: Call, target: RemotePath, blob: Blob) -> None:
    site = call.site
    with site.db.transaction():
        content = site.tree.new_content([(blob.name, blob.size)], blob.crc32, blob.md5)
        site.tree.put_file(target, content, blob.size, mkdir_parents=True, extra={})


@handles("file", "zip")
async def zip_files(call: Call) -> dict[str, Any]:
    """Pack files and folders into an archive."""
    destination, paths = call.path("destination"), call.get("paths")
    if not isinstance(paths, list) or not paths:
        raise invalid("paths", "a list of paths")
    check_writable(call, destination)
    call.site.tree.ensure_parent(destination, mkdir_parents=False)
    if call.site.tree.find(destination) is not None and not call.flag("overwrite"):
        raise Problem("processing-failure/destination-exists", f"{destination.text[:500]!r} exists already.")
    members = [member for path in paths for member in _members(call, parse_path(path))]
    id = migrations.begin(call, "zip", str(paths[0]), destination.text, len(members))
    return await file_actions.run(call, id, 1, lambda: _pack(call, members, destination))


def _members(call: Call, path: RemotePath) -> list[tuple[Entry, str]]:
    call.site.access.require(call.principal, path, "read")
    entry = call.site.tree.require(path)
    found = [(entry, entry.node.name)]
    if entry.node.is_folder:
        cut = len(entry.path) - len(entry.node.name)
        found += [(below, below.path[cut:]) for below, _ in call.site.tree.walk(entry)]
    return found


async def _pack(call: Call, members: list[tuple[Entry, str]], destination: RemotePath) -> None:
    opened = [(None if entry.node.is_folder else _open(call, entry), name) for entry, name in members]
    pins = [name for entry, _ in members for name, _ in call.site.tree.segments(entry.node.content)]

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for source, name in opened:
                if source is None:
                    archive.mkdir(name)
                    continue
                with source, archive.open(name, "w", force_zip64=True) as member:
                    while chunk := source.read(_BLOCK):
                        member.write(chunk)

    with call.site.blobs.pinned(pins):
        blob: Blob = await call.site.in_worker(call.site.blobs.store_with, write)
    _publish(call, destination, blob)
