"""The storage behind signed URLs: parts go in, ranges of files come out; no credential, errors as XML."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote

from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.files.blobs import ByteStream, TooLarge
from files_mock_server.files.file_records import mime_type
from files_mock_server.files.tree import Node
from files_mock_server.http.delivery import Download
from files_mock_server.problems import Problem, StorageProblem
from files_mock_server.site import Site
from files_mock_server.table.routing import decode

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


async def answer(
    site: Site, request: BaseRequest, *, body: ByteStream | None = None, ignore_range: bool = False
) -> StreamResponse:
    """Answer a request below :data:`PREFIX`.

    Args:
        site: The service.
        request: The request.
        body: What to store instead of the request's own body.
        ignore_range: Whether to answer with the whole file whatever range is asked for.

    Returns:
        The answer; a :class:`.delivery.Download` is still to be sent.

    Raises:
        StorageProblem: If it is refused.
    """
    raw, _, query = request.raw_path.partition("?")
    try:
        path = decode(raw)
    except Problem:
        raise StorageProblem(400, "InvalidURI", "The path cannot be decoded.") from None
    check_signature(site, path, query)
    kind, _, rest = path.removeprefix(PREFIX).partition("/")
    name, _, last = rest.partition("/")
    if kind == "uploads" and request.method == "PUT":
        return await _put_part(site, request, name, _part_number(site, name, int(last), query), body or request)
    if kind == "files" and request.method in ("GET", "HEAD"):
        node = site.tree.get(int(name))
        if node is None or node.is_folder:
            raise StorageProblem(404, "NoSuchKey", "The file does not exist any more.")
        return _get_file(site, request, node, ignore_range=ignore_range)
    if kind == "attachments" and request.method in ("GET", "HEAD"):
        return _get_attachment(site, name, last)
    raise StorageProblem(405, "MethodNotAllowed", "This URL does not take this method.")


def check_signature(site: Site, path: str, query: str) -> None:
    """Refuse a signed URL that was altered or is too old.

    Args:
        site: The service.
        path: The decoded path.
        query: As it was sent.

    Raises:
        StorageProblem: ``SignatureDoesNotMatch``, or ``AccessDenied`` if its time is over.
    """
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


def _part_number(site: Site, ref: str, signed: int, query: str) -> int:
    """Which part is put: older clients send parts that go in order to the first one's URL, and add the number."""
    named = parse_qs(query).get("part_number", [""])[0]
    upload = site.uploads.get(ref) if named.isdecimal() else None
    return int(named) or signed if upload is not None and upload.in_order and len(named) < 6 else signed


async def _put_part(
    site: Site, request: BaseRequest, ref: str, number: int, body: BaseRequest | ByteStream
) -> StreamResponse:
    site.uploads.admit(ref, number)
    length = request.content_length
    if length is not None and length > site.config.max_part:
        raise StorageProblem(400, "EntityTooLarge", "The part is too large.")
    try:
        blob = await site.blobs.receive(body, site.config.max_part)
    except TooLarge:
        raise StorageProblem(400, "EntityTooLarge", "The part is too large.") from None
    if length is not None and blob.size != length:
        site.blobs.remove([blob.name])
        raise StorageProblem(400, "IncompleteBody", "Fewer bytes arrived than announced.")
    part = site.uploads.add_part(ref, number, blob)
    return Response(status=200, headers={"ETag": f'"{part.etag}"'})


def _get_file(site: Site, request: BaseRequest, node: Node, *, ignore_range: bool) -> StreamResponse:
    headers = {"ETag": node.etag, "Accept-Ranges": "bytes", "Content-Type": mime_type(node.name)}
    # A page that somebody stored must not run in a browser, with the rights of this origin.
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(node.name, safe='')}"
    wanted = request.headers.get("If-Match")
    if wanted is not None and not _matches(wanted, node.etag):
        raise StorageProblem(412, "PreconditionFailed", "The file has changed.", {"ETag": node.etag})
    unwanted = request.headers.get("If-None-Match")
    if unwanted is not None and _matches(unwanted, node.etag):
        return Response(status=304, headers={"ETag": node.etag})
    selected = None if ignore_range else _selected_range(request, node)
    status, start, stop = 200, 0, node.size
    if selected is not None:
        status, (start, stop) = 206, selected
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{node.size}"
    return _file_response(site, request, node, status, headers, start, stop)


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


def _file_response(
    site: Site, request: BaseRequest, node: Node, status: int, headers: dict[str, str], start: int, stop: int
) -> StreamResponse:
    if request.method == "HEAD":
        response = StreamResponse(status=status, headers=headers)
        response.content_length = stop - start
        return response
    segments = site.tree.contents.segments(node.content)
    download = Download(site.blobs, segments, start, stop, status=status, headers=headers)
    if download.size > _SMALL:
        return download
    return Response(status=status, headers=headers, body=download.read())
