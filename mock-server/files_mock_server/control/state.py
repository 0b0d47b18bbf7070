"""The state: is it ready, fill it, keep it, bring it back.

=======  ================================  ==================================================================
verb     path below ``/__mock__``          what it does
=======  ================================  ==================================================================
GET      ``/ready``                        tells that the server is there, its version and its address
POST     ``/reset``                        makes everything as it was right after the start
POST     ``/seed``                         adds what a fixture says: a JSON object, or a form with a zip ``file``
GET      ``/snapshots``                    lists the snapshots
POST     ``/snapshots``                    keeps the state under a ``name``, or under one that is made up
POST     ``/snapshots/{name}/restore``     makes everything as it was
DELETE   ``/snapshots/{name}``             forgets a snapshot
=======  ================================  ==================================================================
"""

from __future__ import annotations

from typing import Any

from files_mock_server import __version__
from files_mock_server.control import params
from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.state import fixtures, seeding
from files_mock_server.table.attachments import FilePart


@endpoint("GET", "/ready")
def ready(call: ControlCall) -> dict[str, Any]:
    """Answer that requests are served."""
    params.read(call)
    url = f"{call.request.scheme}://{call.request.host}"
    api = url + call.app.site.table.base_path
    return {"status": "ready", "version": __version__, "url": url, "api": api, "time": call.app.site.clock()}


@endpoint("POST", "/reset")
async def reset(call: ControlCall) -> None:
    """Go back to the start."""
    params.read(call)
    await call.app.states.reset()


@endpoint("POST", "/seed")
async def seed(call: ControlCall) -> dict[str, int]:
    """Add what a fixture says; answers how many of each. A path of the server's machine is none: it stays private."""
    archive = call.params.get("file")
    if set(call.params) == {"file"} and isinstance(archive, FilePart):
        fixture = await call.app.site.in_worker(fixtures.from_zip, bytes(archive))
    else:
        fixture = fixtures.from_json(call.params)
    return await seeding.seed(call.app.site, fixture)


@endpoint("GET", "/snapshots")
def list_snapshots(call: ControlCall) -> list[dict[str, Any]]:
    """Answer the snapshots, by name."""
    params.read(call)
    return [snapshot.to_dict() for snapshot in call.app.states.all()]


@endpoint("POST", "/snapshots")
async def take(call: ControlCall) -> dict[str, Any]:
    """Keep the state; answers the name."""
    given = params.read(call, name="string")
    return {"name": await call.app.states.snapshot(given.get("name"))}


@endpoint("POST", "/snapshots/{name}/restore")
async def restore(call: ControlCall) -> None:
    """Bring a state back."""
    params.read(call)
    await call.app.states.restore(call.values["name"])


@endpoint("DELETE", "/snapshots/{name}")
def delete(call: ControlCall) -> None:
    """Forget a snapshot."""
    params.read(call)
    call.app.states.delete(call.values["name"])
