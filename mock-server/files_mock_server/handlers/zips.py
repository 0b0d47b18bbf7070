"""Archives: list, pack and unpack for real, in slices that the worker thread does one by one."""

from __future__ import annotations

import zipfile
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing, suppress
from typing import Any, TypeVar

from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.jobs import Job
from files_mock_server.files import archives
from files_mock_server.files.archives import Member, Packer, Pieces, Source, Unpacker
from files_mock_server.files.blobs import Blob
from files_mock_server.files.survey import Survey
from files_mock_server.files.tree import Entry, Node
from files_mock_server.handlers import history, migrations
from files_mock_server.handlers.common import check_writable, hashes_from
from files_mock_server.handlers.transfer import exists
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.problems import Problem, invalid
from files_mock_server.site import Site

_BIG = 64 << 20  # bytes, from which an archive is worked on behind the answer however few files it has
_STEP = 250  # entries
T = TypeVar("T")


def _pieces(call: Call, node: Node) -> Pieces:
    return [(call.site.blobs.path(name), size) for name, size in call.site.tree.contents.segments(node.content)]


def _archive(call: Call) -> Entry:
    path = call.path()
    call.site.access.require(call.principal, path, "read")
    entry = call.site.tree.require(path)
    if entry.node.is_folder:
        raise Problem("processing-failure/invalid-file-type", "A folder is no archive.")
    return entry


async def _slices(site: Site, work: Generator[T]) -> AsyncGenerator[T]:
    """What an iterator of the worker thread yields; it is closed there, too."""
    end = object()
    try:
        while (item := await site.in_worker(next, work, end)) is not end:
            yield item
    finally:
        _later(site, work.close)


def _later(site: Site, close: Callable[[], None]) -> None:
    """Let the worker close something, behind what it still does with it."""
    with suppress(RuntimeError):  # the worker has ended
        site.worker.submit(close)


@handles("file", "zip_list_contents")
async def zip_list(call: Call) -> list[dict[str, Any]]:
    """Answer the names and sizes of an archive's files."""
    entry = _archive(call)
    pieces = _pieces(call, entry.node)

    def read() -> list[dict[str, Any]]:
        with archives.open_archive(pieces) as archive:
            return [{"path": info.filename, "size": info.file_size} for info in archive.infolist()]

    with call.site.blobs.pinned([path.name for path, _ in pieces]):
        entries: list[dict[str, Any]] = await call.site.in_worker(read)
    return entries


@handles("file", "unzip")
async def unzip(call: Call) -> dict[str, Any]:
    """Unpack an archive, or one file of it, into a folder."""
    entry, destination, wanted = _archive(call), call.path("destination"), call.get("filename", "")
    if not isinstance(wanted, str):
        raise invalid("filename", "a string")
    check_writable(call, destination, tree=True)
    folder = call.site.tree.find(destination)
    if folder is None:
        call.site.tree.ensure_parent(destination, mkdir_parents=True, dry=True)
    elif not folder.node.is_folder:
        raise exists(folder.path)
    entries, size = await _measure(call, entry)
    is_big = call.site.jobs.is_big(entries) or size >= _BIG
    plan = migrations.Plan("unzip", entry.path, destination.text, entries, is_big)
    return await migrations.run(call, plan, _Unpacking(call, entry, destination, wanted).steps)


async def _measure(call: Call, entry: Entry) -> tuple[int, int]:
    """How many entries and bytes an archive says that it holds; no more than itself if it is none."""
    pieces = _pieces(call, entry.node)

    def measure() -> tuple[int, int]:
        try:
            with archives.open_archive(pieces) as archive:
                infos = archive.infolist()
                return len(infos), sum(info.file_size for info in infos)
        except Problem:
            return 1, entry.node.size

    with call.site.blobs.pinned([path.name for path, _ in pieces]):
        measured: tuple[int, int] = await call.site.in_worker(measure)
    return measured


class _Unpacking:
    """An archive that is unpacked.

    Args:
        call: The call.
        entry: The archive.
        destination: The folder.
        wanted: The name of the only file to unpack, empty for all.
    """

    def __init__(self, call: Call, entry: Entry, destination: RemotePath, wanted: str) -> None:
        self._call = call
        self._site = call.site
        self._entry = entry
        self._destination = destination
        self._wanted = wanted

    async def steps(self, job: Job) -> AsyncGenerator[None]:
        """Unpack the archive as it was when the action began."""
        current = self._site.tree.find(self._call.path())
        if current is None or current.node.content != self._entry.node.content:
            raise Problem("not-found/file-not-found", f"{self._entry.path[:500]!r} was replaced or deleted meanwhile.")
        pieces = _pieces(self._call, self._entry.node)
        with self._site.blobs.pinned([path.name for path, _ in pieces]):
            archive: zipfile.ZipFile = await self._site.in_worker(archives.open_archive, pieces)
            try:
                async with aclosing(self._unpack(archive, job)) as steps:
                    async for _ in steps:
                        yield
            finally:
                _later(self._site, archive.close)

    async def _unpack(self, archive: zipfile.ZipFile, job: Job) -> AsyncGenerator[None]:
        """Look whether all has its place, make the folders, then put file by file there."""
        found: list[Member] = await self._site.in_worker(archives.members, archive, self._destination, self._wanted)
        job.total = len(found)
        for start in range(0, len(found), _STEP):
            for member in found[start : start + _STEP]:
                self._check(member)
            yield
        folders = [self._destination, *(member.path for member in found if member.is_folder)]
        for start in range(0, len(folders), _STEP):
            with job.step(self._site.db):
                for path in folders[start : start + _STEP]:
                    self._make_folder(path)
                job.done = min(start + _STEP, len(folders)) - 1  # the destination is none of the entries
            yield
        unpacker = Unpacker(archive, self._site.blobs.draft, lambda: self._site.stopping)
        async with aclosing(_slices(self._site, unpacker.unpack(found))) as slices:
            async for files in slices:
                self._publish(files, job)
                yield

    def _check(self, member: Member) -> None:
        """Refuse what cannot be put where it belongs."""
        self._site.access.require(self._call.principal, member.path, "write")
        existing = self._site.tree.find(member.path)
        if existing is None:
            self._site.tree.ensure_parent(member.path, mkdir_parents=True, dry=True)
        elif existing.node.is_folder != member.is_folder or not (member.is_folder or self._call.flag("overwrite")):
            raise exists(existing.path)
        elif not member.is_folder:
            self._site.access.require(self._call.principal, member.path, "full")

    def _make_folder(self, path: RemotePath) -> None:
        if path.keys and self._site.tree.find_folder(path) is None:
            self._site.tree.make_folder(path, mkdir_parents=True)

    def _publish(self, files: list[tuple[Member, Blob]], job: Job) -> None:
        try:
            with job.step(self._site.db):
                for member, blob in files:
                    check_writable(self._call, member.path)
                    self._check(member)
                    _put(self._call, member.path, blob)
                    job.done += 1
        except BaseException:
            self._site.blobs.remove([blob.name for _, blob in files])
            raise


def _put(call: Call, path: RemotePath, blob: Blob) -> None:
    """Make a blob visible as a file."""
    tree = call.site.tree
    author = "created_by_id" if tree.find(path) is None else "last_modified_by_id"
    content = tree.contents.add_blob(blob, hashes_from(call))
    tree.put_file(path, content, blob.size, mkdir_parents=True, extra={author: call.principal.user_id})


@handles("file", "zip")
async def zip_files(call: Call) -> dict[str, Any]:
    """Pack files and folders into an archive."""
    destination, paths = call.path("destination"), call.get("paths")
    if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
        raise invalid("paths", "a list of paths")
    check_writable(call, destination)
    call.site.tree.ensure_parent(destination, mkdir_parents=False)
    _check_free(call, destination)
    tops = [_top(call, parse_path(path)) for path in paths]
    if len({top.node.key for top in tops}) < len(tops):
        raise invalid("paths", "a list of paths whose last names differ")
    principal, access = call.principal, call.site.access
    allow = None if principal.has_all_files else lambda path: access.require(principal, path, "read")
    counted = Survey(call.site.tree, *tops, allow=allow)
    counted.count_to(call.site.live.background_from)
    is_big = not counted.is_done or call.site.jobs.is_big(counted.entries) or counted.bytes >= _BIG
    then = history.record_ahead(call, "create", destination)
    plan = migrations.Plan("zip", str(paths[0]), destination.text, counted.entries, is_big, then)
    return await migrations.run(call, plan, lambda job: _pack(call, tops, counted, destination, job))


def _check_free(call: Call, destination: RemotePath) -> None:
    existing = call.site.tree.find(destination)
    if existing is not None and (existing.node.is_folder or not call.flag("overwrite")):
        raise exists(existing.path)
    if existing is not None:
        call.site.access.require(call.principal, destination, "full")


def _top(call: Call, path: RemotePath) -> Entry:
    call.site.access.require(call.principal, path, "read")
    entry = call.site.tree.require(path)
    if not path.keys:
        raise Problem("bad-request/invalid-path", "The root cannot be packed; name what is in it.")
    return entry


async def _pack(
    call: Call, tops: list[Entry], counted: Survey, destination: RemotePath, job: Job
) -> AsyncGenerator[None]:
    site = call.site
    async for _ in counted.finish():
        yield
    job.total = counted.entries
    if counted.entries > archives.MAX_ENTRIES or counted.bytes > archives.MAX_UNPACKED:
        raise archives.refused(f"More than {archives.MAX_ENTRIES} entries or {archives.MAX_UNPACKED} bytes.")
    packer = Packer(site.blobs.draft(), lambda: site.stopping)
    try:
        for top in tops:
            depth = len(parse_path(top.path).keys) - 1
            async with aclosing(_add(call, packer, [(top.node, parse_path(top.path))], depth)) as steps:
                async for _ in steps:
                    yield
            job.done += 1
            for page in site.tree.pages(top, _STEP):
                async with aclosing(_add(call, packer, page, depth)) as steps:
                    async for _ in steps:
                        yield
                job.done += len(page)
        blob: Blob = await site.in_worker(packer.finish)
        try:
            with job.step(site.db):
                check_writable(call, destination)
                _check_free(call, destination)
                _put(call, destination, blob)
        except BaseException:
            site.blobs.remove([blob.name])
            raise
        yield
    finally:
        _later(site, packer.discard)


async def _add(call: Call, packer: Packer, page: list[tuple[Node, RemotePath]], depth: int) -> AsyncGenerator[None]:
    """Add some entries to an archive, whose blobs stay as long."""
    sources = [
        Source(
            "/".join(path.segments[depth:]),
            None if node.is_folder else _pieces(call, node),
            node.provided_mtime if node.provided_mtime is not None else node.mtime,
        )
        for node, path in page
    ]
    names = [piece.name for source in sources for piece, _ in source.pieces or ()]
    with call.site.blobs.pinned(names):
        async with aclosing(_slices(call.site, packer.add(sources))) as slices:
            async for _ in slices:
                yield
    yield
