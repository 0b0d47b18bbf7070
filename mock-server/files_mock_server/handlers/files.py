"""Files: records, downloads, changes, deletion."""

from __future__ import annotations

from typing import Any

from aiohttp.web import Response

from files_mock_server.call import Call, handles
from files_mock_server.handlers import history, transfer
from files_mock_server.handlers.common import check_writable, download_uri, file_attributes, shown
from files_mock_server.problems import Problem


@handles("file", "download")
def download(call: Call) -> Any:
    """Answer a file's record with a URL of its bytes; ``action=stat`` without, ``action=redirect`` as a redirect."""
    path = call.path()
    call.site.access.require(call.principal, path, "read")
    entry = call.site.tree.require(path)
    if entry.node.is_folder:
        raise Problem("bad-request/cannot-download-directory", f"{entry.path[:500]!r} is a folder.")
    record = shown(call, entry)
    if call.get("action") == "stat":
        return record
    url = download_uri(call, entry.node)
    if call.get("action") == "redirect":
        return Response(status=302, headers={"Location": url})
    return {**record, "download_uri": url}


@handles("file", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer the record of a file or folder."""
    path = call.path()
    if not call.site.access.leads_to_rights(call.principal, path):
        call.site.access.require(call.principal, path, "list")
    return shown(call, call.site.tree.require(path))


@handles("file", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a file's own attributes; its bytes change by uploading."""
    path = call.path()
    check_writable(call, path)
    entry = call.site.tree.require(path)
    if not path.keys:
        raise Problem("bad-request/invalid-path", "The root has no attributes to change.")
    call.site.tree.set_attributes(entry.node, file_attributes(call))
    return shown(call, call.site.tree.require(path))


@handles("file", "delete")
async def delete(call: Call) -> None:
    """Delete a file, or a folder that is empty or is deleted with all below."""
    entry = transfer.prepare_delete(call)
    history.record(call, "destroy", call.path())
    await transfer.delete_tree(call, entry, None)
