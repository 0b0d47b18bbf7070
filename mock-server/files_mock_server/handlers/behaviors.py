"""Folder behaviors: stored and listed by folder, inherited from the folders above."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.paths import PATH_KEY
from files_mock_server.store.records import Condition
from files_mock_server.traits import TRAITS, Traits

_OF_VALUE = ("clickwrap_id", "form_field_set_id", "remote_server_id")
TRAITS["behavior"] = Traits(
    extra={**dict.fromkeys(_OF_VALUE, "int64"), "impacts_ui": "boolean"},
    defaults={"recursive": True, "disable_parent_folder_behavior": False, "inherited": False, "impacts_ui": False},
)


@handles("behavior", "create", admin_only=True)
def create(call: Call) -> dict[str, Any]:
    """Add a behavior to a folder."""
    return generic.present(call, generic.insert(call, _attributes(call)))


@handles("behavior", "update", admin_only=True)
def update(call: Call) -> dict[str, Any]:
    """Change a behavior."""
    return generic.present(call, generic.change(call, generic.require(call)["id"], _attributes(call)))


def _attributes(call: Call) -> dict[str, Any]:
    data = generic.attributes(call)
    value = data.get("value")
    if isinstance(value, dict):
        data |= {name: value.get(name) for name in _OF_VALUE}  # what lists filter by lies inside the value
    return data


@handles("behavior", "list_for")
def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer the behaviors of a folder, and with `ancestor_behaviors` the recursive ones of the folders above."""
    path = call.path()
    if not call.site.access.leads_to_rights(call.principal, path):
        call.site.access.require(call.principal, path, "list")
    if not call.flag("ancestor_behaviors"):
        return generic.list_where(call, [Condition(PATH_KEY, "=", path.key)])
    above = ["/".join(path.keys[:depth]) for depth in range(len(path.keys))]
    inherited = call.site.records.all("behavior", [Condition(PATH_KEY, "in", above)])
    ids = [record["id"] for record in inherited if record.get("recursive") is not False]
    ids += [record["id"] for record in call.site.records.all("behavior", [Condition(PATH_KEY, "=", path.key)])]
    found = generic.list_where(call, [Condition("id", "in", ids)])
    return [{**record, "inherited": record["path"] != path.text} for record in found]


@handles("behavior", "webhook_test", admin_only=True)
def webhook_test(call: Call) -> None:
    """Accept the test of a webhook; the mock never calls out."""
