"""Folders: list a page, create one."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import sort_order
from files_mock_server.files.listing import FolderQuery, filtered_page, folder_page
from files_mock_server.files.searching import search_everywhere
from files_mock_server.files.tree import FILE, FOLDER, Entry, join
from files_mock_server.handlers import history
from files_mock_server.handlers.common import check_writable, file_attributes, require_folder, shown
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.cursors import Page
from files_mock_server.times import parse

_KINDS = {"folder": (FOLDER,), "file": (FILE,)}


@handles("folder", "list_for")
async def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer a page of a folder: folders before files, whatever the order."""
    site, path = call.site, call.path()
    if not site.access.leads_to_rights(call.principal, path):
        site.access.require(call.principal, path, "list")
    entry = require_folder(call, path)
    identity = {"path": path.key}
    position, limit = call.position(identity), call.per_page()
    if call.flag("search_all"):
        if path.keys:
            raise Problem("bad-request/search-all-on-child-path", "Search the whole site from its root.")
        found = await search_everywhere(site.tree, site.db, _search(call), position, limit)
        return _visible(call, found, identity)
    query = _query(call, entry)
    search, since = _search(call), parse(call.params["modified_at_datetime"]) if call.get("modified_at_datetime") else 0
    if search or since:
        page = await filtered_page(
            site.db, query, lambda node: search in node.key and node.mtime >= since, position, limit
        )
    else:
        page = folder_page(site.db, query, position, limit)
    entries = [Entry(node, join(entry.path, node.name)) for node in page.items]
    return _visible(call, Page(entries, page.next, page.previous), identity)


def _query(call: Call, entry: Entry) -> FolderQuery:
    sort, descending = sort_order(call, "path")
    return FolderQuery(
        entry.node.id,
        sort,
        descending,
        _KINDS.get(call.get("type", ""), (FOLDER, FILE)),
    )


def _search(call: Call) -> str:
    wanted = call.get("search", "")
    return parse_path(wanted).keys[-1] if parse_path(wanted).keys else ""


def _visible(call: Call, page: Page, identity: dict[str, str]) -> list[dict[str, Any]]:
    entries = call.paged(page, identity)
    if not call.principal.has_all_files:
        entries = [entry for entry in entries if _shows(call, entry)]
    return [shown(call, entry) for entry in entries]


def _shows(call: Call, entry: Entry) -> bool:
    return call.site.access.shows(call.principal, parse_path(entry.path), is_folder=entry.node.is_folder)


@handles("folder", "create")
def create(call: Call) -> dict[str, Any]:
    """Create a folder."""
    path = call.path()
    check_writable(call, path)
    extra = file_attributes(call)
    if not path.keys:
        raise Problem("processing-failure/destination-exists", "The root exists already.")
    with call.site.db.transaction():
        entry = call.site.tree.make_folder(path, mkdir_parents=call.flag("mkdir_parents"), extra=extra)
        history.record(call, "create", path)
    return shown(call, entry)
