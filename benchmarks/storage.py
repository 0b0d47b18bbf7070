"""A service and its storage, lean: `python -m benchmarks.storage ROOT [--delay SECONDS] [--tls PEM] …`.

It answers what uploads, downloads, walks and a call for a user ask, and no more. Files that lie in ROOT can be
downloaded and listed. Of uploads only the sizes are kept, which must be what was announced, and the bytes if they are
few. Without credentials, checks or state, it costs far less than any client does; :mod:`files_mock_server` is the one
to test against.

Paths under `/s3/` speak as much of the S3 protocol as boto3 needs. User 2 is answered on a connection that then ends.
"""

from __future__ import annotations

import argparse
import gc
import mmap
import os
import re
import ssl
import sys
import zlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import orjson

from benchmarks.storage_loop import Answer, Content, Loop, Request
from benchmarks.storage_s3 import Bucket

__all__ = ["Service", "main"]

_LIFETIME_SECONDS = 3600
_PART_BYTES = 5 * 1024 * 1024
_KEPT_BYTES = 1024
_API = "/api/rest/v1"
_TIME = "2026-01-02T03:04:05Z"
_EXPIRES = "2099-01-01T00:00:00Z"
_JSON = "Content-Type: application/json\r\n"
_USER = orjson.dumps({"id": 1, "username": "somebody"})
_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


class Service:
    """The answers.

    Args:
        root: The folder whose files can be downloaded.
        address: The server's own URL, without a slash at the end.
        part_size: Bytes of each part but the last.
        pins_versions: Whether a download that asks for it is told how to stay with one version; the vendor's SDK
            then takes a file in ranges, and whole if not.
    """

    def __init__(self, root: Path, address: str, part_size: int = _PART_BYTES, pins_versions: bool = True) -> None:
        self._address = address
        self._part_size = part_size
        self._pins_versions = pins_versions
        self._begun = 0
        self._records: dict[str, dict[str, Any]] = {}
        self._contents: dict[str, Content] = {}
        self._listings: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._uploads: dict[str, dict[int, Request]] = {}
        self._uploaded: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for path in sorted(root.rglob("*")):
            self._add(path, path.relative_to(root).as_posix())
        self._listed = {folder: orjson.dumps(records) for folder, records in self._listings.items()}
        self._bucket = Bucket(self._contents, self._content)

    @staticmethod
    def keeps_body(request: Request) -> bool:
        """Whether a body is wanted: those of API calls are, content is not but for the smallest."""
        return request.target.startswith(_API) or request.size <= _KEPT_BYTES

    def handle(self, request: Request) -> Answer:
        """Answer one request."""
        path, _, query = request.target.partition("?")
        if path.startswith(_API):
            resource, _, rest = path[len(_API) + 1 :].partition("/")
            answer = self._api(request, resource, unquote(rest).strip("/"), query)
        elif path.startswith("/put/"):
            answer = self._take_part(request, *path.split("/")[2:])
        elif path.startswith("/get/"):
            answer = self._content(request, unquote(path[5:]))
        elif path.startswith("/s3/"):
            answer = self._bucket.handle(request, unquote(path[4:]).partition("/")[2], query)
        else:
            answer = None
        if answer is None:
            print(f"no answer to {request.method} {request.target}", file=sys.stderr, flush=True)
            return _error(404, "not-found", f"nothing is at {request.target}")
        return answer

    def _add(self, path: Path, name: str) -> None:
        record = _record(name, 0)
        if path.is_dir():
            record |= {"type": "directory"}
            self._listings.setdefault(name, [])
        else:
            self._contents[name] = content = _mapped(path)
            record |= {"size": len(content.view), "crc32": f"{zlib.crc32(content.view):08x}"}
            self._records[name] = record
        self._listings[name.rpartition("/")[0]].append(record)

    def _api(self, request: Request, resource: str, path: str, query: str) -> Answer | None:
        match request.method, resource:
            case "POST", "file_actions" if path.startswith("begin_upload/"):
                return self._begin(path.partition("/")[2], orjson.loads(request.body or b"{}"))
            case "POST", "files":
                return self._complete(path, orjson.loads(request.body or b"{}"))
            case "GET", "files":
                return self._locate(path, query)
            case "GET", "file_actions" if path.startswith("metadata/"):
                return self._find(path.partition("/")[2])
            case "GET", "folders":
                return self._list(path)
            case "POST", "folders":
                return _json(201, _record(path, 0) | {"type": "directory"})
            case "DELETE", "files":
                return self._delete(path)
            case "GET", "users":
                return Answer(200, _USER, headers=_JSON, close=path == "2")
        return None

    def _begin(self, path: str, params: dict[str, Any]) -> Answer:
        ref = params.get("ref")
        if ref is None:
            self._begun += 1
            ref = f"u{self._begun}"
            self._uploads[ref] = {}
        first = int(params.get("part", 1))
        numbers = range(first, first + int(params.get("parts", 1)))
        return _json(201, [self._grant(path, ref, number) for number in numbers])

    def _grant(self, path: str, ref: str, number: int) -> dict[str, Any]:
        return {
            "ref": ref,
            "path": path,
            "action": "put/write",
            "http_method": "PUT",
            "upload_uri": f"{self._address}/put/{ref}/{number}",
            "part_number": number,
            "partsize": self._part_size,
            "next_partsize": self._part_size,
            "available_parts": 10_000,
            "parallel_parts": True,
            "retry_parts": True,
            "expires": _EXPIRES,
            "headers": {},
            "parameters": {},
            "send": {"partsize": "required-header Content-Length", "partdata": "body"},
            "ask_about_overwrites": False,
        }

    def _take_part(self, request: Request, ref: str, number: str) -> Answer | None:
        if ref not in self._uploads or request.method != "PUT":
            return None
        self._uploads[ref][int(number)] = request
        return Answer(200, headers=f'ETag: "{ref}-{number}"\r\n')

    def _complete(self, path: str, params: dict[str, Any]) -> Answer | None:
        parts = self._uploads.pop(str(params.get("ref")), None)
        if params.get("action") != "end" or parts is None:
            return None
        size = sum(part.size for part in parts.values())
        if len(parts) != max(parts, default=0):
            return _error(400, "bad-request/invalid-upload-part-gap", f"these parts came: {sorted(parts)}")
        if int(params.get("size", size)) != size:
            return _error(400, "bad-request/invalid-upload-part-size", f"{size} bytes came, not {params['size']}")
        self._records[path] = self._uploaded[path.rpartition("/")[0]][path] = record = _record(path, size)
        if size <= _KEPT_BYTES:
            self._contents[path] = Content(-1, memoryview(b"".join(parts[number].body for number in sorted(parts))))
        return _json(201, record)

    def _locate(self, path: str, query: str) -> Answer:
        record = self._records.get(path)
        if record is None:
            return _missing(path)
        if path in self._contents and "action=stat" not in query:
            record = record | {"download_uri": f"{self._address}/get/{quote(path)}"}
            if self._pins_versions and "with_download_identity" in query:
                required = {"If-Match": _etag(path)}
                pinned = {"version": 1, "token": quote(path), "size": record["size"], "required_headers": required}
                record["download_identity"] = pinned
        return _json(200, record)

    def _find(self, path: str) -> Answer:
        record = self._records.get(path)
        if record is None and path in self._listed:
            record = _record(path, 0) | {"type": "directory"}
        return _missing(path) if record is None else _json(200, record)

    def _list(self, path: str) -> Answer:
        listed, uploaded = self._listed.get(path), self._uploaded.get(path)
        if uploaded:
            return _json(200, [*self._listings.get(path, ()), *uploaded.values()])
        return _missing(path) if listed is None else Answer(200, listed, headers=_JSON)

    def _delete(self, path: str) -> Answer:
        for records in self._uploaded.values():
            for name in [name for name in records if f"{name}/".startswith(f"{path}/")]:
                del records[name], self._records[name]
                self._contents.pop(name, None)
        return Answer(204)

    def _content(self, request: Request, path: str) -> Answer | None:
        content = self._contents.get(path)
        if content is None:
            return None
        etag = _etag(path)
        if request.headers.get("if-match", etag) != etag:
            return _error(412, "precondition-failed", "it is another version")
        total = len(content.view)
        headers = f"ETag: {etag}\r\nAccept-Ranges: bytes\r\nContent-Type: application/octet-stream\r\n"
        found = _RANGE.match(request.headers.get("range", ""))
        answer = Answer(200, content, headers=headers, without_body=request.method == "HEAD")
        if found is None:
            return answer
        start = int(found[1])
        end = min(int(found[2] or total), total - 1)
        if start >= total:
            return Answer(416, headers=f"Content-Range: bytes */{total}\r\n")
        answer.status, answer.start, answer.size = 206, start, end - start + 1
        answer.headers += f"Content-Range: bytes {start}-{end}/{total}\r\n"
        return answer


def _record(path: str, size: int) -> dict[str, Any]:
    return {
        "path": path,
        "display_name": path.rpartition("/")[2],
        "type": "file",
        "size": size,
        "created_at": _TIME,
        "mtime": _TIME,
        "permissions": "rwdl",
        "is_locked": False,
        "custom_metadata": {},
    }


def _etag(path: str) -> str:
    return f'"{zlib.crc32(path.encode()):08x}"'


def _mapped(path: Path) -> Content:
    size = path.stat().st_size
    descriptor = os.open(path, os.O_RDONLY)
    # Small files are kept as bytes: thousands of mappings and open files would be more than a process may have.
    if size <= 64 * 1024:
        view = memoryview(os.read(descriptor, size))
        os.close(descriptor)
        return Content(-1, view)
    return Content(descriptor, memoryview(mmap.mmap(descriptor, size, access=mmap.ACCESS_READ)))


def _json(status: int, value: object) -> Answer:
    return Answer(status, orjson.dumps(value), headers=_JSON)


def _error(status: int, kind: str, text: str) -> Answer:
    return _json(status, {"type": kind, "title": kind, "http-code": status, "error": text})


def _missing(path: str) -> Answer:
    return _error(404, "not-found/file-not-found", f"nothing is at {path}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the address and serve until ended, an hour at most."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storage")
    parser.add_argument("root", type=Path, help="the folder whose files can be downloaded")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds that every answer is held back")
    parser.add_argument("--tls", type=Path, help="speak TLS with the certificate and key in this file")
    parser.add_argument("--part-size", type=int, default=_PART_BYTES, help="bytes of a part")
    parser.add_argument("--no-pins", action="store_true", help="tell no download how to stay with one version")
    options = parser.parse_args(arguments)
    context = None
    if options.tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.tls)
    loop = Loop(lambda request: service.handle(request), Service.keeps_body, options.delay, context)
    service = Service(options.root, loop.address, options.part_size, not options.no_pins)
    gc.freeze()
    print(f"listening on {loop.address}", flush=True)
    loop.run(_LIFETIME_SECONDS)


if __name__ == "__main__":
    main()
