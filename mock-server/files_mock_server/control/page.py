"""The page to look at, ``/__mock__/``, which needs only links and forms: a form that did something leads back to it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from aiohttp.web import Response

from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.files.tree import FILE
from files_mock_server.page import actions, document, previews
from files_mock_server.page.figures import Figures
from files_mock_server.page.view import View
from files_mock_server.problems import Problem
from files_mock_server.table.validate import id_in

if TYPE_CHECKING:
    from files_mock_server.app import App

_STATIC = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
_FIGURES: WeakKeyDictionary[App, Figures] = WeakKeyDictionary()


@endpoint("GET", "/")
async def show(call: ControlCall) -> Response:
    """Answer the page."""
    return await document.answer(call.app, _figures(call.app), _view(call))


@endpoint("POST", "/")
async def act(call: ControlCall) -> Response:
    """Do what a button or a form asks for, and lead back to the page; if it is refused, the page says why."""
    view = _view(call)
    try:
        said = await actions.act(call.app, call.params)
    except Problem as problem:
        typed = {name: value for name, value in call.params.items() if isinstance(value, str) and "." in name}
        return await document.answer(call.app, _figures(call.app), view.changed(), error=problem.message, typed=typed)
    return Response(status=303, headers={"Location": view.link(said=said), **document.SAFE})


@endpoint("GET", "/page/{name}")
def static(call: ControlCall) -> Response:
    """Answer the style sheet, the script or the icon."""
    name = call.values["name"]
    if name not in _STATIC:
        raise Problem("not-found", f"The page has no file {name[:100]!r}.")
    return Response(body=_file(name), content_type=_STATIC[name], charset="utf-8", headers=document.SAFE)


@endpoint("GET", "/page/picture/{id}")
async def picture(call: ControlCall) -> Response:
    """Answer a stored picture, under the type of its bytes; anything that could run in a browser is refused."""
    site, id = call.app.site, id_in(call.values["id"])
    node = None if id is None else site.tree.get(id)
    if node is None or node.kind != FILE:
        raise Problem("not-found/file-not-found", "There is no such file.")
    kind = previews.picture_type(previews.head(site, node, 16))
    if kind is None or node.size > previews.LARGEST_PICTURE:
        raise Problem("not-found/file-not-found", "The file is no picture that the page shows.")
    # The tree and the blobs belong to the loop; a picture is small enough to be read at once.
    body = previews.head(site, node, node.size)
    headers = {**document.SAFE, "Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(body=body, content_type=kind, headers=headers)


def _view(call: ControlCall) -> View:
    return View.of(call.request.raw_path.partition("?")[2])


def _figures(app: App) -> Figures:
    figures = _FIGURES.get(app)
    if figures is None:
        figures = _FIGURES[app] = Figures(app.site, app.journal)
    return figures


@cache
def _file(name: str) -> bytes:
    return resources.files("files_mock_server.page").joinpath("static", name).read_bytes()
