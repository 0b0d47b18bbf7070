"""The storage behind signed URLs: parts go in, ranges of files come out; no credential, errors as XML."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from urllib.parse import parse_qs

from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.blobs import TooLarge
from files_mock_server.problems import Problem, StorageProblem
from files_mock_server.routing import decode
from files_mock_server.site import Site
from files_mock_server.tree import Node, mime_type

PREFIX = "/storage/"
_SMALL = 1 << 17
_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def upload_path(ref: str, part: int) -> str:
    """Where a part of an upload is put."""
    return f"{PREFIX}uploads/{ref}/{part}"


def download_path(node: Node) -> str:
    """Where a file's bytes are got; the name is only there for people."""
    return f"{PREFIX}files/{node.id}/{node.name[-100:]}"


def attachment_path(digest: str, name: str) -> str:
    """Where an attachment's bytes are got; the name is only there for people."""
    return f"{PREFIX}attachments/{digest}/{name[-100:]}"


async def answer(site: Site, request: BaseRequest) -> StreamResponse:
    """Answer a request below :data:`PREFIX`.

    Raises:
        StorageProblem: If it is refused.
    """
    raw, _, query = request.raw_path.partition("?")
    try:
        path = decode(raw)
    except Problem:
        raise StorageProblem(400, "InvalidURI", "The path cannot be decoded.") from None
    _check_signature(site, path, query)
    kind, _, rest = path.removeprefix(PREFIX).partition("/")
    name, _, last = rest.partition("/")
    if kind == "uploads" and request.method == "PUT":
        return await _put_part(site, request, name, int(last))
    if kind == "files" and request.method in ("GET", "HEAD"):
        node = site.tree.get(int(name))
        if node is None or node.is_folder:
            raise StorageProblem(404, "NoSuchKey", "The file does not exist any more.")
        return await _get_file(site, request, node)
    if kind == "attachments" and request.method in ("GET", "HEAD"):
        return _get_attachment(site, name, last)
    raise StorageProblem(405, "MethodNotAllowed", "This URL does not take this method.")


def _check_signature(site: Site, path: str, query: str) -> None:
    params = parse_qs(query)
    expires, signature = params.get("X-Expires", [""])[0], params.get("X-Signature", [""])[0]
    if not site.signer.allows(path, expires, signature):
        raise StorageProblem(403, "SignatureDoesNotMatch", "The URL is not as it was signed.")
    if int(expires) <= site.clock():
        raise StorageProblem(403, "AccessDenied", "Request has expired")


def _get_attachment(site: Site, digest: str, name: str) -> Response:
    data = site.attachments.get(digest)
    if data is None:
        raise StorageProblem(404, "NoSuchKey", "The attachment does not exist any more.")
    return Response(body=data, headers={"ETag": f'"{digest[:32]}"', "Content-Type": mime_type(name)})


async def _put_part(site: Site, request: BaseRequest, ref: str, number: int) -> StreamResponse:
    if site.uploads.get(ref) is None:
        raise StorageProblem(404, "NoSuchUpload", "The upload is completed or does not exist.")
    length = request.content_length
    if length is not None and length > site.config.max_part:
        raise StorageProblem(400, "EntityTooLarge", "The part is too large.")
    try:
        blob = await site.blobs.receive(request.content, site.config.max_part)
    except TooLarge:
        raise StorageProblem(400, "EntityTooLarge", "The part is too large.") from None
    if length is not None and blob.size != length:
        site.blobs.remove([blob.name])
        raise StorageProblem(400, "IncompleteBody", "Fewer bytes arrived than announced.")
    part = site.uploads.add_part(ref, number, blob)
    if part is None:
        site.blobs.remove([blob.name])
        raise StorageProblem(404, "NoSuchUpload", "The upload was completed meanwhile.")
    return Response(status=200, headers={"ETag": f'"{part.etag}"'})


async def _get_file(site: Site, request: BaseRequest, node: Node) -> StreamResponse:
    headers = {"ETag": node.etag, "Accept-Ranges": "bytes", "Content-Type": mime_type(node.name)}
    wanted = request.headers.get("If-Match")
    if wanted is not None and not _matches(wanted, node.etag):
        raise StorageProblem(412, "PreconditionFailed", "The file has changed.", {"ETag": node.etag})
    unwanted = request.headers.get("If-None-Match")
    if unwanted is not None and _matches(unwanted, node.etag):
        return Response(status=304, headers={"ETag": node.etag})
    selected = _selected_range(request, node)
    status, start, stop = 200, 0, node.size
    if selected is not None:
        status, (start, stop) = 206, selected
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{node.size}"
    return await _send(site, request, node, status, headers, start, stop)


def _matches(header: str, etag: str) -> bool:
    return any(candidate.strip() in ("*", etag) for candidate in header.split(","))


def _selected_range(request: BaseRequest, node: Node) -> tuple[int, int] | None:
    """The half-open range that is asked for (RFC 9110, section 14); None for the whole, malformed ones included."""
    header = request.headers.get("Range")
    condition = request.headers.get("If-Range")
    if header is None or (condition is not None and condition.strip() != node.etag):
        return None
    match = _RANGE.fullmatch(header.strip().replace(" ", ""))
    if match is None or match.group(0) == "bytes=-" or len(header) > 60:
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, node.size - int(last)), node.size
    else:
        start, stop = int(first), node.size if not last else min(int(last) + 1, node.size)
        if last and int(last) < start:
            return None
    if start >= node.size:
        headers = {"Content-Range": f"bytes */{node.size}", "ETag": node.etag}
        raise StorageProblem(416, "InvalidRange", "The range lies behind the end.", headers)
    return start, stop


async def _send(
    site: Site, request: BaseRequest, node: Node, status: int, headers: dict[str, str], start: int, stop: int
) -> StreamResponse:
    segments = site.tree.segments(node.content)
    if request.method == "HEAD":
        response = StreamResponse(status=status, headers=headers)
        response.content_length = stop - start
        await response.prepare(request)
        return response
    slices = list(_slices(segments, start, stop))
    with site.blobs.pinned([name for name, _ in segments]):
        if stop - start <= _SMALL:
            body = b"".join(_read(site, *piece) for piece in slices)
            return Response(status=status, headers=headers, body=body)
        response = StreamResponse(status=status, headers=headers)
        response.content_length = stop - start
        writer = await response.prepare(request)
        if writer is not None and hasattr(writer, "send_headers"):
            writer.send_headers()
        for name, offset, count in slices:
            await _send_slice(site, request, name, offset, count)
        await response.write_eof()
        return response


def _slices(segments: Sequence[tuple[str, int]], start: int, stop: int) -> list[tuple[str, int, int]]:
    """(blob, offset, bytes) of each segment that a range touches."""
    found, at = [], 0
    for name, size in segments:
        low, high = max(start, at), min(stop, at + size)
        if low < high:
            found.append((name, low - at, high - low))
        at += size
    return found


def _read(site: Site, name: str, offset: int, count: int) -> bytes:
    with open(site.blobs.path(name), "rb", buffering=0) as file:
        return os.pread(file.fileno(), count, offset)


async def _send_slice(site: Site, request: BaseRequest, name: str, offset: int, count: int) -> None:
    transport = request.transport
    if transport is None or transport.is_closing():
        raise ConnectionResetError("the client went away")
    with open(site.blobs.path(name), "rb") as file:
        await asyncio.get_running_loop().sendfile(transport, file, offset, count)
