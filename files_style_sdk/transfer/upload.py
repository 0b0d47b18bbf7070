"""Uploading: ask for a place to put each part, put it there, and have the service publish the whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from files_style_sdk.delivery import Flow, deliver
from files_style_sdk.error import APIError, IntegrityError, InvalidParameterError
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.operations import (
    BEGIN_UPLOAD,
    COMPLETE_UPLOAD,
    BeginParams,
    CompleteParams,
    call,
    checked_params,
    checked_remote_path,
    is_http_url,
    known_crc32,
    refusal,
)
from files_style_sdk.transfer.progress import Meter
from files_style_sdk.transfer.source import FileSource, Part, Source, StreamSource, open_source
from files_style_sdk.wire import Request

__all__ = ["Upload", "upload_file", "upload_stream"]

_RENEWALS = 2


def upload_file(
    local: str | os.PathLike[str],
    remote: str | None,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
) -> Flow[dict[str, Any]]:
    """Upload a local file, with its modification time unless `params` has another.

    Args:
        local: The file.
        remote: Where to; None is its own name in the root, and a path that ends in a slash a folder for it.
        params: What to send along, such as `{"mkdir_parents": True}`.
        meter: Told how far the upload is.
        settings: The settings of all its calls.

    Returns:
        The published file's record, as plain data.

    Raises:
        OSError: The file is missing, a folder, or cannot be read.
        SourceChangedError: The file changed meanwhile.
    """
    params = checked_params(params)
    path = _checked_local_path(local)
    destination = _destination(path, remote)
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode):
            source: Source = FileSource(file, f"{str(path)!r}", meter.moved)
            modified = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds")
            params = {"provided_mtime": modified, **params}
        else:
            source = StreamSource(file, f"{str(path)!r}", meter.moved)
        return (yield from _upload(source, destination, params, meter, settings))


def upload_stream(
    stream: BinaryIO,
    remote: str,
    size: int | None,
    params: Mapping[str, Any] | None,
    meter: Meter,
    settings: Settings,
) -> Flow[dict[str, Any]]:
    """Upload what a binary stream yields from where it stands; the stream is left open.

    Args:
        stream: The stream. One that cannot seek is held in memory a part at a time.
        remote: Where to.
        size: How many bytes it has; by default what there is.
        params: What to send along.
        meter: Told how far the upload is.
        settings: The settings of all its calls.

    Returns:
        The published file's record, as plain data.

    Raises:
        InvalidParameterError: It is no binary stream.
        SourceChangedError: It has fewer bytes than `size`.
    """
    source = open_source(stream, "the stream", meter.moved, size)
    return (yield from _upload(source, checked_remote_path(remote), params, meter, settings))


def _upload(
    source: Source, remote: str, params: Mapping[str, Any] | None, meter: Meter, settings: Settings
) -> Flow[dict[str, Any]]:
    meter.expect(source.size)
    upload = Upload(remote, params, source.size, settings)
    while True:
        part_size = yield from upload.next_part_size()
        part = source.next_part(upload.number, part_size)
        yield from upload.put(part)
        if part.is_last:
            break
    source.check_unchanged()
    return (yield from upload.complete(source.crc32))


class Upload:
    """One upload in progress: its grants, the parts that storage has, and its completion.

    Args:
        remote: Where to.
        params: What to send along with the first and the last step.
        size: How many bytes there will be, None if that is not known yet.
        settings: The settings of all calls.
    """

    def __init__(self, remote: str, params: Mapping[str, Any] | None, size: int | None, settings: Settings) -> None:
        given = checked_params(params)
        known = {*BeginParams.__annotations__, *CompleteParams.__annotations__}
        self._begin_params = {
            name: given[name] for name in given if name in BeginParams.__annotations__ or name not in known
        }
        self._complete_params = {name: given[name] for name in given if name in CompleteParams.__annotations__}
        COMPLETE_UPLOAD.arguments((remote,), self._complete_params, {})  # a wrong type shows before anything is sent
        self.remote = remote
        self._size = size
        self._settings = settings
        self._grant: dict[str, Any] = {}
        self._etags: list[dict[str, Any]] = []
        self.number = 0
        self.bytes_put = 0

    def next_part_size(self) -> Flow[int]:
        """Get leave for the part after those that storage has.

        Returns:
            How many bytes it has if it is not the last.
        """
        self.number += 1
        self._grant = yield from self._ask()
        part_size: int = self._grant["partsize"]
        return part_size

    def put(self, part: Part) -> Flow[None]:
        """Send a part to storage.

        Raises:
            APIError: Storage refuses it.
            APIConnectionError: It could not be delivered.
        """
        response = yield from deliver(self._put_request(part), self._settings)
        for _ in range(_RENEWALS):
            if response.status != 403:
                break
            self._grant = yield from self._ask()  # the URL has expired
            response = yield from deliver(self._put_request(part), self._settings)
        if response.status >= 300:
            raise refusal(response, f"receiving part {part.number} of {self.remote}")
        self._etags.append({"part": part.number, "etag": response.headers.get("etag", "").strip('"')})
        self.bytes_put += part.size

    def complete(self, crc32: int) -> Flow[dict[str, Any]]:
        """Have the service publish the parts as one file.

        Args:
            crc32: The CRC-32 of all bytes.

        Returns:
            The file's record.

        Raises:
            IntegrityError: What the service published has another size or checksum.
        """
        params = {
            **self._complete_params,
            "action": "end",
            "ref": self._grant["ref"],
            "size": self.bytes_put,
            "etags": self._etags,
        }
        record: dict[str, Any] = (yield from call(COMPLETE_UPLOAD, self.remote, self._settings, params)) or {}
        record.setdefault("path", self.remote)
        _verify(record, self.bytes_put, crc32)
        return record

    def _ask(self) -> Flow[dict[str, Any]]:
        params = {**self._begin_params, "part": self.number}
        if self._size is not None:
            params["size"] = self._size
        if self._grant:
            params["ref"] = self._grant["ref"]
        grants = yield from call(BEGIN_UPLOAD, self.remote, self._settings, params)
        grant = grants[0] if isinstance(grants, list) and grants else grants
        if not isinstance(grant, dict) or not grant.get("ref") or not _is_usable(grant):
            raise APIError(
                f"the service gave no leave to upload part {self.number} of {self.remote}", outcome="unknown"
            )
        return grant

    def _put_request(self, part: Part) -> Request:
        headers = {str(name): str(value) for name, value in (self._grant.get("headers") or {}).items()}
        method = str(self._grant.get("http_method") or "PUT")
        return Request(method, self._grant["upload_uri"], headers, body=part, repeatable=True)


def _is_usable(grant: Mapping[str, Any]) -> bool:
    part_size = grant.get("partsize")
    return isinstance(part_size, int) and part_size > 0 and is_http_url(grant.get("upload_uri"))


def _verify(record: Mapping[str, Any], size: int, crc32: int) -> None:
    published = record.get("size")
    if isinstance(published, int) and published != size:
        raise IntegrityError(f"{record['path']} was published with {published} bytes, but {size} were sent")
    checksum = known_crc32(record)
    if checksum is not None and checksum != crc32:
        raise IntegrityError(f"{record['path']} was published with CRC-32 {checksum:08x}, but {crc32:08x} was sent")


def _checked_local_path(local: str | os.PathLike[str]) -> Path:
    if not isinstance(local, (str, os.PathLike)):
        raise InvalidParameterError(f"the local file must be a path, not {type(local).__name__}")
    path = Path(local)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a folder (upload_directory uploads folders)", str(path))
    return path


def _destination(local: Path, remote: str | None) -> str:
    if remote is None:
        return local.name
    if isinstance(remote, str) and (remote.endswith("/") or not normalize(remote)):
        return f"{remote}{local.name}"
    return checked_remote_path(remote)
