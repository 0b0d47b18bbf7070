"""File migrations that run: list them, cancel one, which the API itself has no operation for.

=======  ================================  ==================================================================
verb     path below ``/__mock__``          what it does
=======  ================================  ==================================================================
GET      ``/file_migrations``              lists those that are not over
POST     ``/file_migrations/{id}/cancel``  stops one at its next step; what it has done stays done
=======  ================================  ==================================================================
"""

from __future__ import annotations

from typing import Any

from files_mock_server.control import params
from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.handlers import migrations
from files_mock_server.problems import Problem
from files_mock_server.table.validate import id_in


@endpoint("GET", "/file_migrations")
def list_running(call: ControlCall) -> list[dict[str, Any]]:
    """Answer the records of the migrations that are not over."""
    params.read(call)
    return migrations.running(call.app.site)


@endpoint("POST", "/file_migrations/{id}/cancel")
def cancel(call: ControlCall) -> dict[str, Any]:
    """Cancel a migration; answers its record."""
    params.read(call)
    id = id_in(call.values["id"])
    if id is None:
        raise Problem("not-found", f"No file_migration has the id {call.values['id'][:50]!r}.")
    return migrations.cancel(call.app.site, id)
