"""The behaviour ``signed_put``: URLs to which anyone may put bytes until they expire, and what is behind them."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote

from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.files.blobs import ByteStream, TooLarge
from files_mock_server.http.delivery import Download
from files_mock_server.problems import Problem
from files_mock_server.services.call import Behaviour, ServiceCall
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import SECONDS, TEXT, Common, option
from files_mock_server.services.service import Described
from files_mock_server.services.site import OBJECTS, SpecSite
from files_mock_server.services.templates import as_text
from files_mock_server.table.routing import decode
from files_mock_server.times import from_seconds, iso

PREFIX = "/__storage__/"
_KEY, _BLOB = "key", "blob"


@dataclass(frozen=True)
class SignedPutOptions:
    """Options of an operation that answers a signed URL.

    Attributes:
        name: Template of the file's name.
        expires_in: Seconds that the URL is good.
    """

    name: str = option(TEXT, "")
    expires_in: float = option(SECONDS, 900)


class SignedPut(Behaviour):
    """Answers a URL to put bytes to."""

    options_class = SignedPutOptions
    fills_answer = True
    names = ("url", "get_url", "key", "name", "expires_at", "expires")

    def __init__(self, described: Described, operation: Operation, common: Common, options: SignedPutOptions) -> None:
        super().__init__(described, operation, common, options)
        self._options = options
        self._name = options.name
        if not self._name:
            known = operation.schemas_by_name()
            self._name = next((f"{{{name}}}" for name in ("filename", "file_name", "name") if name in known), "file")
        self.check_template(self._name, "name")

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call."""
        name = as_text(call.fill(self._name)).rpartition("/")[2][-100:] or "file"
        key = secrets.token_hex(16)
        path = f"{PREFIX}{key}/{name}"
        expires = int(call.site.clock() + self._options.expires_in)
        url = call.origin + call.site.signer.signed_path(path, expires)
        values = {
            "url": url,
            "get_url": url,
            "key": key,
            "name": name,
            "expires_at": iso(from_seconds(expires)),
            "expires": expires,
        }
        if self.common.answer is not None:
            return call.fill(self.common.answer, **values)
        shape = self.operation.shape
        wanted = self.described.schemas.properties(shape.schema)
        return self.placed({name: values[name] for name in wanted if name in values} or {"url": url})


async def answer(site: SpecSite, request: BaseRequest, *, body: ByteStream | None = None) -> StreamResponse:
    """Answer a request below :data:`PREFIX`.

    Args:
        site: The service.
        request: The request.
        body: What to store instead of the request's own body.

    Returns:
        The answer; a :class:`.delivery.Download` is still to be sent.

    Raises:
        Problem: 403 if the URL is altered or too old, 404 if nothing was put there, 405 for another method.
    """
    raw, _, query = request.raw_path.partition("?")
    path = decode(raw)
    _check_signature(site, path, parse_qs(query))
    key, _, name = path.removeprefix(PREFIX).partition("/")
    if request.method == "PUT":
        return await _put(site, request, key, body or request)
    if request.method not in ("GET", "HEAD"):
        message = "Use one of GET, HEAD, PUT."
        headers = {"Allow": "GET, HEAD, PUT"}
        raise Problem("bad-request/method-not-allowed", message, status=405, headers=headers)
    return _get(site, request, key, name)


def _check_signature(site: SpecSite, path: str, params: Mapping[str, list[str]]) -> None:
    expires, signature = params.get("X-Expires", [""])[0], params.get("X-Signature", [""])[0]
    if not signature.isascii() or not site.signer.allows(path, expires, signature):
        raise Problem("not-authorized/signature-does-not-match", "The URL is not as it was signed.")
    if int(expires) <= site.clock():
        raise Problem("not-authorized/url-expired", "The URL has expired.")


async def _put(site: SpecSite, request: BaseRequest, key: str, body: BaseRequest | ByteStream) -> Response:
    limit, length = site.config.max_part, request.content_length
    too_large = Problem("bad-request/request-body-too-large", f"A file has at most {limit} bytes.", status=413)
    if length is not None and length > limit:
        raise too_large
    try:
        blob = await site.blobs.receive(body, limit)
    except TooLarge:
        raise too_large from None
    if length is not None and blob.size != length:
        site.blobs.remove([blob.name])
        raise Problem("bad-request/incomplete-body", "Fewer bytes arrived than announced.")
    kind = request.headers.get("Content-Type", "")
    data = {"size": blob.size, "blob": blob.name, "type": kind, "crc32": blob.crc32}
    _replace(site, key, blob.name, data)
    return Response(status=200, headers={"ETag": f'"{blob.crc32:08x}-{blob.size}"'})


def _replace(site: SpecSite, key: str, blob: str, data: Mapping[str, Any]) -> None:
    """Let a key stand for new bytes; those before are gone."""
    old = site.records.lookup(OBJECTS, _KEY, key)
    with site.db.transaction():
        if old is not None:
            before = site.records.get(OBJECTS, old)
            site.records.delete(OBJECTS, old)
            if before is not None:
                site.db.after_commit(lambda: site.blobs.remove([before["blob"]]))
        site.records.insert(OBJECTS, data, unique={_KEY: key, _BLOB: blob})


def _get(site: SpecSite, request: BaseRequest, key: str, name: str) -> StreamResponse:
    id = site.records.lookup(OBJECTS, _KEY, key)
    data = None if id is None else site.records.get(OBJECTS, id)
    if data is None:
        raise Problem("not-found/file-not-found", "Nothing was put to this URL yet.")
    headers = {
        "ETag": f'"{data["crc32"]:08x}-{data["size"]}"',
        "Content-Type": mimetypes.guess_type(name)[0] or "application/octet-stream",
        # A page that somebody stored must not run in a browser, with the rights of this origin.
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "X-Content-Type-Options": "nosniff",
    }
    if request.method == "HEAD":
        response = StreamResponse(status=200, headers=headers)
        response.content_length = data["size"]
        return response
    return Download(site.blobs, [(data["blob"], data["size"])], 0, data["size"], status=200, headers=headers)
