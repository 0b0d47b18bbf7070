"""Uploads: grants for parts, and the completion that makes the file visible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from files_mock_server.engine.call import Call, Reply, handles
from files_mock_server.files.uploads import MAX_PART_NUMBER, Upload, new_upload
from files_mock_server.handlers import history
from files_mock_server.handlers.common import check_writable, file_attributes, hashes_from, shown
from files_mock_server.http import storage
from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem, invalid

_MAX_GRANTS = 1000


@handles("file", "begin_upload")
def begin_upload(call: Call) -> Reply:
    """Answer grants for parts: the first ones of a new upload, or further ones of the upload `ref`."""
    return Reply(_grants(call, append=False), 200)


@handles("file", "create")
def create(call: Call) -> dict[str, Any]:
    """Complete an upload (``end``), store data that comes along, or answer a grant."""
    action = call.get("action", "")
    if action == "end" or (not action and call.get("etags") is not None):
        return _end(call)
    if isinstance(call.get("data"), str):
        return _store(call, call.params["data"].encode(), append=action == "append")
    grant: dict[str, Any] = _grants(call, append=action == "append")[0]
    return grant


def _grants(call: Call, *, append: bool) -> list[dict[str, Any]]:
    path = call.path()
    check_writable(call, path)
    size, first, count = call.get("size"), call.get("part", 1), call.get("parts", 1)
    if size is not None and size < 0:
        raise invalid("size", "zero or more")
    if count < 1:
        raise invalid("parts", "at least 1")
    if first < 1:
        raise invalid("part", "at least 1")
    if first > MAX_PART_NUMBER:
        raise Problem("bad-request/part-number-too-large", f"A part's number is at most {MAX_PART_NUMBER}.")
    upload = _upload(call, path, append)
    available = call.site.uploads.parts_of(upload.size) if upload.size is not None else MAX_PART_NUMBER
    if upload.in_order:
        count = 1  # the next part is taken only when this one has arrived
    last = min(first + min(count, _MAX_GRANTS) - 1, max(first, available), MAX_PART_NUMBER)
    return [_grant(call, path, upload, number, available) for number in range(first, last + 1)]


def _upload(call: Call, path: RemotePath, append: bool) -> Upload:
    uploads = call.site.uploads
    if call.get("ref"):
        upload = uploads.require(call.params["ref"], path)
        if call.get("restart"):
            uploads.restart(upload)
        return upload
    mkdir_parents = call.flag("mkdir_parents")
    _check_destination(call, path, mkdir_parents)
    upload = new_upload(
        path,
        mkdir_parents=mkdir_parents,
        append=append,
        with_rename=call.flag("with_rename"),
        size=call.get("size"),
        in_order=not call.site.live.parallel_parts or call.site.mounts.of(path) is not None,
    )
    return uploads.begin(path, upload, call.site.now())


def _check_destination(call: Call, path: RemotePath, mkdir_parents: bool) -> None:
    existing = call.site.tree.find(path)
    if existing is not None and existing.node.is_folder:
        raise Problem("processing-failure/destination-exists", f"{path.text[:500]!r} is a folder.")
    if existing is not None and not call.flag("with_rename"):
        call.site.access.require(call.principal, path, "full")  # who may only write may replace nothing
    if existing is None:
        call.site.tree.ensure_parent(path, mkdir_parents=mkdir_parents, dry=True)


def _grant(call: Call, path: RemotePath, upload: Upload, number: int, available: int) -> dict[str, Any]:
    uploads = call.site.uploads
    expires = datetime.fromtimestamp(int(call.site.clock() + call.site.live.url_lifetime), UTC)
    return {
        "ref": upload.ref,
        "path": path.text,
        "action": "put/write",
        "ask_about_overwrites": call.site.tree.find(path) is not None,
        "available_parts": available,
        "expires": expires.isoformat().replace("+00:00", "Z"),
        "headers": {},
        "http_method": "PUT",
        "next_partsize": uploads.part_size(number + 1),
        "parallel_parts": not upload.in_order,
        "parameters": {},
        "part_number": number,
        "partsize": uploads.part_size(number),
        "retry_parts": True,
        "send": {"partsize": "required-header Content-Length", "partdata": "body"},
        "upload_uri": call.signed_url(storage.upload_path(upload.ref, number)),
    }


def _end(call: Call) -> dict[str, Any]:
    path, site = call.path(), call.site
    check_writable(call, path)
    upload = site.uploads.require(call.text("ref"), path)
    size = call.get("size")
    if not size and not upload.size and not call.get("etags") and not site.uploads.parts(upload.ref):
        site.uploads.add_part(upload.ref, 1, site.blobs.store(b""))  # some clients send no part of an empty file
    chosen = site.uploads.chosen_parts(upload, call.get("etags"), size)
    mkdir_parents = upload.mkdir_parents or call.flag("mkdir_parents")
    with_rename = upload.with_rename or call.flag("with_rename")
    target, before = _target(call, path, with_rename), site.tree.find(path)

    def make() -> tuple[int, int, bool]:
        return site.uploads.complete(upload, chosen, before.node if before else None, hashes_from(call))

    return _publish(call, target, make, mkdir_parents)


def _store(call: Call, data: bytes, *, append: bool) -> dict[str, Any]:
    path, site = call.path(), call.site
    check_writable(call, path)
    _check_destination(call, path, call.flag("mkdir_parents"))
    before = site.tree.find(path) if append else None

    def make() -> tuple[int, int, bool]:
        upload = site.uploads.begin(path, new_upload(path, append=append), site.now())
        part = site.uploads.add_part(upload.ref, 1, site.blobs.store(data))
        return site.uploads.complete(upload, [part], before.node if before else None, hashes_from(call))

    return _publish(call, _target(call, path, call.flag("with_rename")), make, call.flag("mkdir_parents"))


def _target(call: Call, path: RemotePath, with_rename: bool) -> RemotePath:
    """The path itself, or with `with_rename` the first free one beside it."""
    if not with_rename or call.site.tree.find(path) is None:
        return path
    stem, dot, suffix = path.name.rpartition(".")
    if not stem:
        stem, dot, suffix = path.name, "", ""
    for number in range(1, 10_000):
        candidate = path.parent.child(f"{stem} ({number}){dot}{suffix}")
        if call.site.tree.find(candidate) is None:
            return candidate
    raise Problem("processing-failure/destination-exists", "There are too many files of that name.")


def _publish(
    call: Call, path: RemotePath, make: Callable[[], tuple[int, int, bool]], mkdir_parents: bool
) -> dict[str, Any]:
    site = call.site
    extra = file_attributes(call)
    existing = site.tree.find(path)
    if existing is not None:
        site.access.require(call.principal, path, "full")
    author = "created_by_id" if existing is None else "last_modified_by_id"
    extra[author] = call.principal.user_id
    with site.db.transaction():
        content, size, hashed = make()
        entry = site.tree.put_file(path, content, size, mkdir_parents=mkdir_parents, extra=extra)
        history.record(call, "create" if existing is None else "update", path)
    if not hashed:
        site.spawn(site.hash_content(content))
    return shown(call, entry)
