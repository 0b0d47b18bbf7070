"""File actions: copy, move and delete trees; each is a file migration that can be asked for its progress."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from files_mock_server.call import Call, handles
from files_mock_server.handlers import history, migrations, transfer
from files_mock_server.handlers.common import check_writable
from files_mock_server.problems import Problem

# Trees up to this many entries are done before the answer, so that simple tests need not poll.
_AT_ONCE = 1000


@handles("file", "copy")
async def copy(call: Call) -> dict[str, Any]:
    """Copy a file or a tree."""
    source = call.path()
    call.site.access.require(call.principal, source, "read")
    entry = call.site.tree.require(source)
    destination = transfer.prepare_destination(call, source, entry)
    total = transfer.size_of_tree(call, entry, _MANY)
    history.record(call, "copy", source, destination)
    id = migrations.begin(call, "copy", entry.path, destination.text, total)
    return await run(call, id, total, lambda: transfer.copy_tree(call, source, destination, id))


@handles("file", "move")
async def move(call: Call) -> dict[str, Any]:
    """Move or rename a file or a tree."""
    source = call.path()
    entry = call.site.tree.require(source)
    check_writable(call, source, "full", tree=True)
    destination = transfer.prepare_destination(call, source, entry)
    history.record(call, "move", source, destination)
    id = migrations.begin(call, "move", entry.path, destination.text, 1)
    return await run(call, id, 1, lambda: transfer.move_tree(call, source, destination))


@handles("file", "begin_delete")
async def begin_delete(call: Call) -> dict[str, Any]:
    """Delete a file or a tree."""
    entry = transfer.prepare_delete(call)
    total = transfer.size_of_tree(call, entry, _MANY)
    history.record(call, "destroy", call.path())
    id = migrations.begin(call, "delete", entry.path, None, total)
    return await run(call, id, total, lambda: transfer.delete_tree(call, entry, id))


_MANY = 10_000_000


async def run(call: Call, id: int, total: int, work: Callable[[], Coroutine[Any, Any, Any]]) -> dict[str, Any]:
    """Do the work of a migration: before the answer when it is small, else behind it.

    Args:
        call: The call.
        id: The migration.
        total: How many entries it has.
        work: Does it.
    """

    async def finish() -> dict[str, Any]:
        try:
            await work()
        except Problem as problem:
            return migrations.finish(call, id, problem.message)
        return migrations.finish(call, id)

    if total <= _AT_ONCE:
        return await finish()
    call.site.spawn(finish())
    return {"status": "pending", "file_migration_id": id}


@handles("file", "transform")
@handles("file", "gpg_encrypt")
@handles("file", "gpg_decrypt")
def refuse(call: Call) -> None:
    """What the mock cannot do for real it refuses, rather than pretend."""
    call.site.tree.require(call.path())
    message = f"The mock server does not implement {call.route.operation}."
    raise Problem("processing-failure/invalid-file-type", message)
