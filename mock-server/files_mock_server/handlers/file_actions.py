"""File actions: copy, move and delete trees; each is a file migration that can be asked for its progress."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.jobs import Job, Steps
from files_mock_server.files.survey import Survey
from files_mock_server.handlers import history, migrations, transfer
from files_mock_server.handlers.common import check_writable
from files_mock_server.handlers.tree_copy import copy_tree
from files_mock_server.handlers.tree_delete import delete_tree
from files_mock_server.handlers.tree_move import move_tree
from files_mock_server.problems import Problem


@handles("file", "copy")
async def copy(call: Call) -> dict[str, Any]:
    """Copy a file or a tree."""
    source = call.path()
    call.site.access.require(call.principal, source, "read")
    entry = call.site.tree.require(source)
    destination = transfer.prepare_destination(call, source, entry)
    counted = transfer.survey(call, source, entry, "read", destination)
    then = history.record_ahead(call, "copy", source, destination)
    plan = _plan(call, "copy", entry.path, destination.text, counted, then)
    return await migrations.run(
        call, plan, _counted(counted, lambda job: copy_tree(call, source, entry, destination, job))
    )


@handles("file", "move")
async def move(call: Call) -> dict[str, Any]:
    """Move or rename a file or a tree."""
    source = call.path()
    entry = call.site.tree.require(source)
    check_writable(call, source, "full", tree=True)
    destination = transfer.prepare_destination(call, source, entry)
    counted = transfer.survey(call, source, entry, "full", destination)
    then = history.record_ahead(call, "move", source, destination)
    plan = _plan(call, "move", entry.path, destination.text, counted, then)
    return await migrations.run(
        call, plan, _counted(counted, lambda job: move_tree(call, source, entry, destination, job))
    )


@handles("file", "begin_delete")
async def begin_delete(call: Call) -> dict[str, Any]:
    """Delete a file or a tree."""
    source = call.path()
    entry = transfer.prepare_delete(call)
    counted = transfer.survey(call, source, entry, "full")
    then = history.record_ahead(call, "destroy", source)
    plan = _plan(call, "delete", entry.path, None, counted, then)
    return await migrations.run(call, plan, _counted(counted, lambda job: delete_tree(call, source, entry, job)))


def _plan(
    call: Call, operation: str, path: str, destination: str | None, counted: Survey, then: Callable[[], None]
) -> migrations.Plan:
    is_big = not counted.is_done or call.site.jobs.is_big(counted.entries)
    return migrations.Plan(operation, path, destination, counted.entries, is_big, then)


def _counted(counted: Survey, work: Steps) -> Steps:
    """Steps that first count what is not counted yet, so that nothing changes before all of it is allowed."""

    async def steps(job: Job) -> AsyncGenerator[None]:
        async for _ in counted.finish():
            job.total = counted.entries
            yield
        job.total = counted.entries
        async with aclosing(work(job)) as rest:
            async for _ in rest:
                yield

    return steps


@handles("file", "transform")
@handles("file", "gpg_encrypt")
@handles("file", "gpg_decrypt")
def refuse(call: Call) -> None:
    """What the mock cannot do for real it refuses, rather than pretend."""
    call.site.tree.require(call.path())
    message = f"The mock server does not implement {call.route.operation}."
    raise Problem("processing-failure/invalid-file-type", message)
