"""The tree: one folder at a time, a page at a time."""

from __future__ import annotations

import base64
import binascii

import orjson

from files_mock_server.files.listing import FolderQuery, folder_page
from files_mock_server.files.tree import FILE, FOLDER, Entry, Node, join
from files_mock_server.page import formats, parts, previews
from files_mock_server.page.html import Child, Html, isolated, tag
from files_mock_server.page.view import View
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.store.cursors import Page, Position

_ROWS = 100
_DEEPEST = 200  # names in a path that is looked for
_BUDGET = 4_000  # entries that are looked at for the sizes of all folders of a page
_BUDGET_OF_ONE = 1_000


def section(site: Site, view: View) -> Html:
    """The folder that is open, and the preview of the chosen file."""
    folder = find(site, view.folder)
    if folder is None or not folder.node.is_folder:
        missing = parts.empty(f"There is no folder {view.folder!r}.")
        return parts.panel("files", "Files", _crumbs(None, view), missing)
    page = folder_page(site.db, FolderQuery(folder.node.id), _position(view.at), _ROWS)
    return parts.panel(
        "files",
        "Files",
        _crumbs(folder, view),
        _table(site, page, folder, view),
        _foot(page, view),
        _preview(site, view),
    )


def find(site: Site, path: str) -> Entry | None:
    """The entry at a path, None if there is none or the text is no path."""
    try:
        parsed = parse_path(path)
    except Problem:
        return None
    return site.tree.find(parsed) if len(parsed.keys) <= _DEEPEST else None


def _crumbs(folder: Entry | None, view: View) -> Html:
    """The way from the root to a folder."""
    names = folder.path.split("/") if folder is not None and folder.path else []
    steps: list[Child] = []
    for depth in range(len(names) + 1):
        path = "/".join(names[:depth])
        is_here = folder is not None and depth == len(names)
        link = tag(
            "a",
            isolated(names[depth - 1]) if depth else "All files",
            href=view.link("files", **parts.place(path, is_folder=True)),
            aria_current="location" if is_here else None,
        )
        steps.append(tag("li", link))
    return tag("nav", tag("ol", steps), class_="crumbs", aria_label="Folders from the top")


def _table(site: Site, page: Page, folder: Entry, view: View) -> Html:
    if not page.items:
        what = "Nothing is stored yet." if not folder.path and not view.at else "This folder is empty."
        return parts.empty(what)
    head = tag(
        "tr",
        tag("th", "Name", scope="col"),
        tag("th", "Size", scope="col", class_="num"),
        tag("th", "Entries", scope="col", class_="num"),
        tag("th", "Modified", scope="col"),
    )
    budget = _BUDGET
    rows: list[Child] = []
    for node in page.items:
        below = None
        if node.is_folder:
            below = _Below(site, node, min(budget, _BUDGET_OF_ONE))
            budget -= below.entries
        rows.append(_row(node, join(folder.path, node.name), below, view))
    return parts.scroller("Files", tag("table", tag("thead", head), tag("tbody", rows)))


class _Below:
    """What lies below a folder, as far as it is worth looking: a lower bound of it when that is not all."""

    def __init__(self, site: Site, folder: Node, limit: int) -> None:
        rows = site.db.all(
            "WITH RECURSIVE below(id, kind, size) AS (SELECT id, kind, size FROM nodes WHERE parent=? "
            "UNION ALL SELECT n.id, n.kind, n.size FROM below b JOIN nodes n ON n.parent=b.id WHERE b.kind=? "
            "LIMIT ?) SELECT count(*), total(size) FROM below",
            (folder.id, FOLDER, limit + 1),
        )
        count, size = rows[0]
        self.is_all = count <= limit
        self.entries = min(count, limit)
        self.size = int(size)

    def shown(self, value: str) -> str:
        """A figure, marked when it is only a lower bound."""
        return value if self.is_all else f"≥ {value}" if self.entries else "…"


def _row(node: Node, path: str, below: _Below | None, view: View) -> Html:
    is_chosen = not node.is_folder and path == view.file
    if below is not None:
        link = tag("a", isolated(node.name), href=view.link("files", **parts.place(path, is_folder=True)))
        size, entries = below.shown(formats.size(below.size)), below.shown(formats.number(below.entries))
    else:
        target = view.link("files" if is_chosen else "preview", file="" if is_chosen else path)
        link = tag("a", isolated(node.name), href=target, aria_expanded="true" if is_chosen else "false")
        size, entries = formats.size(node.size), ""
    return tag(
        "tr",
        tag("th", link, scope="row", class_="name folder" if node.is_folder else "name", title=node.name[:300]),
        tag("td", size, class_="num"),
        tag("td", entries, class_="num dim"),
        tag("td", formats.moment(node.mtime / 1e6), class_="dim mono"),
        id=f"node-{node.id}",
        class_="open" if is_chosen else None,
    )


def _preview(site: Site, view: View) -> Html | None:
    if not view.file:
        return None
    entry = find(site, view.file)
    close = tag("a", "Close", href=view.link("files", file=""))
    if entry is None or entry.node.kind != FILE:
        gone = parts.empty(f"There is no file {view.file!r}.")
        return tag("div", gone, tag("p", close, class_="actions"), id="preview", class_="inset")
    node = entry.node
    pairs: list[tuple[str, Child]] = [
        ("Path", tag("code", isolated(entry.path))),
        ("Size", f"{formats.number(node.size)} bytes"),
        ("CRC-32", tag("code", f"{node.crc32:08x}") if node.crc32 is not None else "not known yet"),
        ("MD5", tag("code", node.md5) if node.md5 is not None else "not known yet"),
        ("Created", f"{formats.moment(node.created / 1e6)} UTC"),
        ("Modified", f"{formats.moment(node.mtime / 1e6)} UTC"),
    ]
    if node.provided_mtime is not None:
        pairs.append(("Modified, as the client says", f"{formats.moment(node.provided_mtime / 1e6)} UTC"))
    return tag(
        "div",
        tag("header", tag("h3", isolated(node.name)), close),
        previews.shown(site, entry),
        parts.facts(pairs),
        id="preview",
        class_="inset preview",
        tabindex="-1",
    )


def _foot(page: Page, view: View) -> Html | None:
    previous = view.link("files", at=_encoded(page.previous)) if page.previous else None
    following = view.link("files", at=_encoded(page.next)) if page.next else None
    return parts.pager(("Previous", previous), ("Next", following))


def _encoded(position: Position) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([list(position.values), position.backwards])).decode()


def _position(text: str) -> Position | None:
    """The position of an address; the first page for none, and for one that was made up."""
    try:
        values, backwards = orjson.loads(base64.urlsafe_b64decode(text))
        kind, value, key = values
    except (binascii.Error, ValueError, TypeError):
        return None
    if kind not in (FOLDER, FILE) or not isinstance(value, str) or not isinstance(key, str):
        return None
    return Position((kind, value, key), backwards is True)
