"""Uploading: ask for a place to put each part, put it there, and have the service publish the whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO

from files_style_sdk.delivery import Flow, attempt
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.path_util import normalize
from files_style_sdk.retry import backoff
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.checksum import crc32_of_pieces
from files_style_sdk.transfer.operations import STAT, call, checked_params, checked_remote_path
from files_style_sdk.transfer.progress import Meter
from files_style_sdk.transfer.resuming import UploadRecord, upload_record
from files_style_sdk.transfer.source import (
    FileSource,
    HeldPart,
    Part,
    StreamSource,
    buffered_part_size,
    is_regular_file,
)
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.upload_plan import Ask, LayoutChangedError, Limits, Receipt, Send, Take, UploadPlan
from files_style_sdk.transfer.upload_protocol import Upload, receipt
from files_style_sdk.transfer.verification import Digest, known_crc32, known_md5
from files_style_sdk.wire import Failure, Response, Together

__all__ = ["Upload", "ensure_uploaded", "upload_chunks", "upload_file", "upload_stream"]


def upload_file(
    local: str | os.PathLike[str],
    remote: str | None,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
) -> Flow[dict[str, Any]]:
    """Upload a local file, with its modification time unless `params` has another.

    Args:
        local: The file.
        remote: Where to; None is its own name in the root, and a path that ends in a slash a folder for it.
        params: What to send along, such as `{"mkdir_parents": True}`.
        meter: Told how far the upload is.
        settings: The settings of all its calls.
        options: What is asked of it.

    Returns:
        The published file's record, as plain data.

    Raises:
        OSError: The file is missing, a folder, or cannot be read.
        SourceChangedError: The file changed meanwhile.
    """
    params = checked_params(params)
    path = _checked_local_path(local)
    destination = _destination(path, remote)
    with _opened(path) as file:
        status = os.fstat(file.fileno())
        name = f"{str(path)!r}"
        if not stat.S_ISREG(status.st_mode):
            stream = StreamSource(file, name, meter.moved)
            return (yield from _upload_stream(stream, destination, params, meter, settings, options))
        source = FileSource(file, name, meter.moved)
        modified = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds")
        params = {"provided_mtime": modified, **params}
        with upload_record(options, source, path, destination, settings) as earlier:
            return (yield from _upload_file(source, destination, params, meter, settings, options, earlier))


def upload_stream(
    stream: BinaryIO,
    remote: str,
    size: int | None,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
) -> Flow[dict[str, Any]]:
    """Upload what a binary stream yields from where it stands; the stream is left open.

    Args:
        stream: The stream. One that is no file is held in memory a few parts at a time.
        remote: Where to.
        size: How many bytes it has; by default what there is.
        params: What to send along.
        meter: Told how far the upload is.
        settings: The settings of all its calls.
        options: What is asked of it.

    Returns:
        The published file's record, as plain data.

    Raises:
        InvalidParameterError: It is no binary stream, or was asked to be resumable.
        SourceChangedError: It has fewer bytes than `size`.
    """
    if options.is_resumable:
        raise InvalidParameterError(
            "a stream cannot be read again by a later run: resume and checkpoint need upload_file"
        )
    destination = checked_remote_path(remote)
    source = StreamSource(stream, "the stream", meter.moved, size)
    if not is_regular_file(stream):
        return (yield from _upload_stream(source, destination, params, meter, settings, options))
    file = FileSource(stream, "the stream", meter.moved, size)
    record = yield from _upload_file(file, destination, params, meter, settings, options, UploadRecord())
    stream.seek(file.size, os.SEEK_CUR)  # as if it had been read
    return record


def ensure_uploaded(
    local: str | os.PathLike[str],
    remote: str | None,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
) -> Flow[dict[str, Any]]:
    """Upload a local file unless the service has one of its size and checksum; see :func:`upload_file`.

    Returns:
        The record of the file that is there.
    """
    path = _checked_local_path(local)
    present = yield from _published(_destination(path, remote), path, settings, options)
    if present is not None:
        size = int(present["size"])
        meter.expect(size)
        meter.resumed(size)
        return present
    return (yield from upload_file(path, remote, params, meter, settings, options))


def _published(remote: str, local: Path, settings: Settings, options: TransferOptions) -> Flow[dict[str, Any] | None]:
    """The record of a remote file, if it has the size and the checksum of a local one."""
    from files_style_sdk.error_tree import NotFoundError

    try:
        record = yield from call(STAT, remote, settings)
    except NotFoundError:
        return None
    with _opened(local) as file:
        size = os.fstat(file.fileno()).st_size
        kind = options.verify or "crc32"
        known = known_md5(record) if kind == "md5" else known_crc32(record)
        if record.get("type") == "directory" or record.get("size") != size or known is None:
            return None
        digest = Digest(kind)
        FileSource(file, str(local), lambda _count: None).sum_up(digest, size)
    return record if known in (digest.md5, digest.crc32) else None


def upload_chunks(
    stream: BinaryIO,
    remote: str,
    upload: Mapping[str, Any] | None,
    etags: Iterable[Mapping[str, Any]] | None,
    params: Mapping[str, Any] | None,
    settings: Settings,
) -> Flow[tuple[dict[str, Any], list[dict[str, Any]], int]]:
    """Send a stream as parts of an upload; see :meth:`FileTransfers.upload_chunks`."""
    earlier = upload or {}
    source = StreamSource(stream, "the stream", lambda _count: None)
    protocol = Upload(checked_remote_path(remote), params, None, settings, str(earlier.get("ref") or ""))
    sent = [dict(etag) for etag in etags or ()]
    number, size = len(sent) or int(earlier.get("part_number") or 0), 0
    while True:
        number += 1
        (grant, *_more) = yield from protocol.grants(number)
        part = source.next_part(number, buffered_part_size(number, grant.part_size), Digest(False))
        receipt = yield from protocol.put(part, grant, size)
        sent.append({"part": number, "etag": receipt.etag})
        size += part.size
        if part.is_last:
            return {"ref": protocol.ref, "path": remote, "part_number": number}, sent, size


def _upload_file(
    source: FileSource,
    remote: str,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
    earlier: UploadRecord,
) -> Flow[dict[str, Any]]:
    meter.expect(source.size)
    if earlier.receipts:
        try:
            meter.resumed(sum(one.size for one in earlier.receipts))
            return (yield from _resume(source, remote, params, settings, options, earlier))
        except _forgotten():
            # The service does not know the upload or its parts any more, or would cut it otherwise: it begins anew.
            meter.resumed(-sum(one.size for one in earlier.receipts))
            source.moved(-source.moved_so_far())
            earlier.receipts = []
    upload = Upload(remote, params, source.size, settings)
    grants = yield from upload.grants()
    if source.size <= grants[0].part_size:
        part = source.part(1, 0, source.size, Digest(options.verify))
        only = yield from upload.put(part, grants[0])
        source.check_unchanged()
        return (yield from upload.complete([only], source.size, part.digest))
    earlier.begin(upload.ref)
    plan = _plan(upload, source.size, source.moved_so_far, settings, options)
    plan.lay_out(grants)
    return (yield from _send_file(upload, plan, source, options, earlier))


def _forgotten() -> tuple[type[Error], ...]:
    """The errors that say that an earlier run's parts are of no use."""
    from files_style_sdk import error_tree

    return (
        LayoutChangedError,
        error_tree.FileUploadNotFoundError,
        error_tree.InvalidEtagsError,
        error_tree.InvalidUploadPartGapError,
        error_tree.InvalidUploadPartSizeError,
    )


def _resume(
    source: FileSource,
    remote: str,
    params: Mapping[str, Any] | None,
    settings: Settings,
    options: TransferOptions,
    earlier: UploadRecord,
) -> Flow[dict[str, Any]]:
    upload = Upload(remote, params, source.size, settings, earlier.ref)
    plan = _plan(upload, source.size, source.moved_so_far, settings, options, earlier.receipts)
    return (yield from _send_file(upload, plan, source, options, earlier))


def _send_file(
    upload: Upload, plan: UploadPlan, source: FileSource, options: TransferOptions, earlier: UploadRecord
) -> Flow[dict[str, Any]]:
    digest = Digest(options.verify)
    if options.verify == "md5":
        source.sum_up(digest, sum(one.size for one in plan.receipts.values()))

    def make_part(task: Send) -> Part | HeldPart:
        return source.part(task.grant.number, task.offset, task.size, digest)

    def took(part: Part | HeldPart, taken: Receipt) -> None:
        nonlocal digest
        if options.verify == "md5":
            digest = part.digest
        earlier.add(taken)

    def gave_up(part: Part | HeldPart) -> None:
        source.moved(-part.read_so_far)  # it will be read again

    yield Together(plan, _work(upload, make_part, took, gave_up), options.pause_token)
    source.check_unchanged()
    record = yield from upload.complete(plan.receipts.values(), source.size, _whole(digest, plan))
    earlier.finish()
    return record


def _upload_stream(
    source: StreamSource,
    remote: str,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
    options: TransferOptions,
) -> Flow[dict[str, Any]]:
    meter.expect(source.size)
    upload = Upload(remote, params, source.size, settings)
    plan = _plan(upload, None, source.moved_so_far, settings, options)
    digest = Digest(options.verify)
    held: dict[int, HeldPart] = {}

    def take(task: Take) -> tuple[int, bool]:
        nonlocal digest
        part = source.next_part(task.number, task.size, digest)
        if options.verify == "md5":
            digest = part.digest
        held[part.number] = part
        return part.size, part.is_last

    def arrived(part: Part | HeldPart, _receipt: Receipt) -> None:
        del held[part.number]

    work = _work(upload, lambda task: held[task.grant.number], arrived, lambda _part: None, take)
    yield Together(plan, work, options.pause_token)
    size = sum(one.size for one in plan.receipts.values())
    return (yield from upload.complete(plan.receipts.values(), size, _whole(digest, plan)))


def _plan(
    upload: Upload,
    size: int | None,
    moved: Callable[[], int],
    settings: Settings,
    options: TransferOptions,
    receipts: Iterable[Receipt] = (),
) -> UploadPlan:
    limits = Limits(
        settings.max_network_retries,
        options.tuning.grants_at_once,
        lambda retries: backoff(retries, settings),
        buffered_part_size,
    )
    # The MD5 of parts cannot be put together: of a file, they are read one after the other.
    in_order = options.verify == "md5" and size is not None
    return UploadPlan(size, options.tuning.pace(2), limits, upload.refusal, moved, receipts, in_order=in_order)


def _work(
    upload: Upload,
    part_of: Callable[[Send], Part | HeldPart],
    took: Callable[[Part | HeldPart, Receipt], None],
    gave_up: Callable[[Part | HeldPart], None],
    take: Callable[[Take], tuple[int, bool]] | None = None,
) -> Callable[[Any], Flow[Any]]:
    """What makes the flows of an upload's tasks."""

    def work(task: Ask | Take | Send) -> Flow[Any]:
        if isinstance(task, Ask):
            return (yield from upload.grants(task.first, task.count))
        if isinstance(task, Take):
            assert take is not None
            return take(task)
        part = part_of(task)
        outcome: Response | Failure = yield from attempt(upload.request(part, task.grant))
        if isinstance(outcome, Failure) or outcome.status >= 300:
            gave_up(part)
            return outcome
        taken = receipt(part, task.offset, outcome)
        took(part, taken)
        return taken

    return work


def _whole(digest: Digest, plan: UploadPlan) -> Digest:
    """The checksum of all parts."""
    if digest.kind != "crc32":
        return digest
    receipts = sorted(plan.receipts.values(), key=lambda one: one.number)
    return Digest("crc32", crc32_of_pieces((one.crc32, one.size) for one in receipts))


def _checked_local_path(local: str | os.PathLike[str]) -> Path:
    if not isinstance(local, (str, os.PathLike)):
        raise InvalidParameterError(f"the local file must be a path, not {type(local).__name__}")
    return Path(local)


def _opened(path: Path) -> FileIO:
    try:
        return path.open("rb", buffering=0)
    except (IsADirectoryError, PermissionError):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "Is a folder (upload_directory uploads folders)", str(path)) from None
        raise


def _destination(local: Path, remote: str | None) -> str:
    if remote is None:
        return local.name
    if isinstance(remote, str) and (remote.endswith("/") or not normalize(remote)):
        return f"{remote}{local.name}"
    return checked_remote_path(remote)
