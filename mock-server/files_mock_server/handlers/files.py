"""Files: records, downloads, changes, deletion."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp.web import Response

from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.jobs import waited_for
from files_mock_server.handlers import history, transfer
from files_mock_server.handlers.common import check_writable, download_uri, file_attributes, require_downloadable, shown
from files_mock_server.handlers.tree_delete import delete_tree
from files_mock_server.problems import Problem


@handles("file", "download")
def download(call: Call) -> Any:
    """Answer a file's record with a URL of its bytes; ``action=stat`` without, ``action=redirect`` as a redirect."""
    path = call.path()
    call.site.access.require(call.principal, path, "read")
    entry = require_downloadable(call, path)
    record = shown(call, entry)
    if call.get("action") == "stat":
        return record
    history.record(call, "read", path)
    url = download_uri(call, entry.node)
    if call.get("action") == "redirect":
        return Response(status=302, headers={"Location": url})
    return {**record, "download_uri": url}


@handles("file", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer the record of a file or folder."""
    path = call.path()
    entry = call.site.tree.find(path)
    is_folder = entry is not None and entry.node.is_folder
    if not call.principal.has_all_files and not call.site.access.shows(call.principal, path, is_folder=is_folder):
        call.site.access.require(call.principal, path, "list")
    return shown(call, entry or call.site.tree.require(path))


@handles("file", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a file's own attributes; its bytes change by uploading."""
    path = call.path()
    check_writable(call, path)
    entry = call.site.tree.require(path)
    if not path.keys:
        raise Problem("bad-request/invalid-path", "The root has no attributes to change.")
    chosen = file_attributes(call)
    with call.site.db.transaction():
        call.site.tree.set_attributes(entry.node, chosen)
        history.record(call, "update", path)
    return shown(call, call.site.tree.require(path))


@handles("file", "delete")
async def delete(call: Call) -> None:
    """Delete a file, or a folder that is empty or is deleted with all below."""
    entry = transfer.prepare_delete(call)
    path = call.path()
    counted = transfer.survey(call, path, entry, "full")
    async for _ in counted.finish():
        await asyncio.sleep(0)
    then = history.record_ahead(call, "destroy", path)
    await waited_for(lambda job: delete_tree(call, path, entry, job))
    then()
