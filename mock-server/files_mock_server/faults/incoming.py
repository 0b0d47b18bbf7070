"""What faults need to know of a request that has arrived."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from aiohttp.web import BaseRequest

from files_mock_server.faults.fault import API, DOWNLOAD, UPLOAD, Incoming
from files_mock_server.http import storage
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.table.routing import Router
from files_mock_server.table.validate import id_in


def describe(site: Site, router: Router, request: BaseRequest, request_id: str) -> Incoming:
    """What a request is; no byte of its body is read.

    Args:
        site: The service.
        router: Knows which part of the path of an API call is a remote path.
        request: The request.
        request_id: What its answer is known by.
    """
    target = request.raw_path
    path = unquote(target.partition("?")[0])
    kind, name = _stored(path)
    sort = API if not kind else UPLOAD if kind == "uploads" else DOWNLOAD

    def locate() -> str | None:
        if sort == API:
            return _path_of_call(router, request)
        return _path_of_upload(site, name) if sort == UPLOAD else _path_of_file(site, kind, name)

    return Incoming(
        request.method, target, path, sort, site.table.base_path, _safely(locate), request.headers, request_id
    )


def _stored(path: str) -> tuple[str, str]:
    """Kind and name of what a storage URL names; empty for other paths."""
    if not path.startswith(storage.PREFIX):
        return "", ""
    kind, _, rest = path.removeprefix(storage.PREFIX).partition("/")
    return kind or "files", rest.partition("/")[0]


def _safely(locate: Callable[[], str | None]) -> Callable[[], str | None]:
    def located() -> str | None:
        try:
            return locate()
        except Problem:
            return None  # the request will be refused for what is wrong about its path

    return located


def _path_of_call(router: Router, request: BaseRequest) -> str | None:
    _, values = router.find(request.method, request.raw_path)
    return parse_path(values["path"]).key if "path" in values else None


def _path_of_upload(site: Site, ref: str) -> str | None:
    upload = site.uploads.get(ref)
    return None if upload is None else upload.key


def _path_of_file(site: Site, kind: str, name: str) -> str | None:
    id = id_in(name) if kind == "files" else None
    node = None if id is None else site.tree.get(id)
    return None if node is None else site.tree.path_of(node).key
