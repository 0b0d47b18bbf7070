"""Requests: files that somebody is asked to put into a folder."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import scope_conditions
from files_mock_server.handlers import groups
from files_mock_server.handlers.common import require_folder
from files_mock_server.paths import parse_path
from files_mock_server.problems import invalid
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits
from files_mock_server.table.validate import id_in

TRAITS["request"] = Traits(
    extra={"requester_id": "int64"},
    defaults={
        "requester_id": lambda call, record: call.principal.user_id,
        "user_display_name": lambda call, record: call.site.auth.username(call.principal.user_id),
    },
)


@handles("request", "create")
def create(call: Call) -> dict[str, Any]:
    """Ask users and groups for a file in a folder, which its admins may."""
    path = call.path()
    call.site.access.require(call.principal, path, "admin")
    require_folder(call, path)
    if not parse_path(call.text("destination")).keys:
        raise invalid("destination", "the name of a file")
    data = generic.attributes(call)
    for name in ("user_ids", "group_ids"):
        if data.get(name):
            data[name] = ",".join(str(id) for id in _existing(call, name))
    return generic.present(call, generic.insert(call, data))


def _existing(call: Call, name: str) -> list[int]:
    resource = name.removesuffix("_ids")
    ids: list[int] = []
    for text in filter(None, map(str.strip, call.text(name).split(","))):
        id = id_in(text)
        if id is None:
            raise invalid(name, "a list of ids, separated by commas")
        generic.require_other(call, resource, id, name)
        ids.append(id)
    return ids


@handles("request", "list")
@handles("request", "get_folder")
def list_requests(call: Call) -> list[dict[str, Any]]:
    """Answer a page of requests, with `mine` only those that the caller made or is asked in.

    Others than site admins see all requests of the folders that they administer, and elsewhere their own.
    """
    conditions = list(scope_conditions(call))
    if call.principal.is_admin and not call.flag("mine"):
        return generic.list_where(call, conditions)
    found = call.site.records.all("request", conditions)
    ids = [record["id"] for record in found if _is_shown(call, record)]
    return generic.list_where(call, [Condition("id", "in", ids)])


def _is_shown(call: Call, record: dict[str, Any]) -> bool:
    me = call.principal.user_id
    asked = str(me) in _ids(record, "user_ids") or bool(
        set(groups.ids_of(call, me)).intersection(_ids(record, "group_ids"))
    )
    if record.get("requester_id") == me or asked:
        return True
    administers = "admin" in call.site.access.rights(call.principal, parse_path(record["path"]))
    return administers and not call.flag("mine")


def _ids(record: dict[str, Any], name: str) -> list[str]:
    return str(record.get(name) or "").split(",")


@handles("request", "delete")
def delete(call: Call) -> None:
    """Take a request back: its maker and the admins of its folder may."""
    record = generic.require(call)
    if record.get("requester_id") != call.principal.user_id:
        call.site.access.require(call.principal, parse_path(record["path"]), "admin")
    call.site.records.delete("request", record["id"])
