"""API keys: a created key is a working credential, shown only once, and reaches no further than it says."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import delegation
from files_mock_server.handlers.site import setting
from files_mock_server.paths import parse_path
from files_mock_server.people import workspaces
from files_mock_server.people.auth import key_digest
from files_mock_server.people.passwords import random_token
from files_mock_server.people.principals import PERMISSION_SETS
from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

_NOT_FOUND = "not-found/api-key-not-found"
TRAITS["api_key"] = Traits(not_found=_NOT_FOUND)


@handles("api_key", "create")
def create(call: Call) -> dict[str, Any]:
    """Make a key; the answer is the only one that carries it."""
    if not call.principal.is_admin and not setting(call.site, "users_can_create_api_keys"):
        raise delegation.site_admin_required("Only a site admin may make API keys on this site.")
    data = _attributes(call)
    data["user_id"] = data.get("user_id") or call.principal.user_id
    if not call.principal.is_admin and data["user_id"] != call.principal.user_id:
        raise Problem("not-authorized/cant-act-for-other-user", "Only a site admin may make keys for others.")
    generic.require_other(call, "user", data["user_id"], "user_id")
    data["permission_set"] = data.get("permission_set") or "full"
    _check_reach(call, data)
    data["workspace_id"] = workspaces.assign(call.workspace_id, data)
    data["created_at"] = generic.now(call)
    key = random_token()
    record = call.site.records.insert("api_key", data, unique={"key": key_digest(key)})
    return generic.present(call, {**record, "key": key})


def _attributes(call: Call) -> dict[str, Any]:
    data = generic.attributes(call)
    if (data.get("permission_set") or "full") not in PERMISSION_SETS:
        raise invalid("permission_set", f"one of {', '.join(PERMISSION_SETS)}")
    return data


def _check_reach(call: Call, data: dict[str, Any]) -> None:
    """A key for office platforms needs a folder, and a restricted key makes none that reaches further."""
    if data["permission_set"] == "office_integration" and not data.get("path"):
        raise missing("path")
    if not call.principal.reaches(parse_path(data.get("path") or "")):
        message = "A key that is restricted to a folder makes keys for that folder only."
        raise Problem("not-authorized/api-key-is-path-restricted", message)


@handles("api_key", "list")
def list_keys(call: Call) -> list[dict[str, Any]]:
    """Answer a page of keys; others than site admins see their own."""
    owner = call.get("user_id") if call.principal.is_admin else call.principal.user_id
    if owner == 0:
        owner = call.principal.user_id
    return generic.list_where(call, [] if owner is None else [Condition("user_id", "=", owner)])


@handles("api_key", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a key."""
    return generic.present(call, _own(call))


@handles("api_key", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a key."""
    return generic.present(call, generic.change(call, _own(call)["id"], _attributes(call)))


@handles("api_key", "delete")
def delete(call: Call) -> None:
    """Remove a key; from then on it is no credential."""
    call.site.records.delete("api_key", _own(call)["id"])


@handles("api_key", "find_current")
def find_current(call: Call) -> dict[str, Any]:
    """Answer the key of this call."""
    return generic.present(call, _current(call))


@handles("api_key", "update_current")
def update_current(call: Call) -> dict[str, Any]:
    """Change the key of this call."""
    return generic.present(call, generic.change(call, _current(call)["id"], _attributes(call)))


@handles("api_key", "delete_current")
def delete_current(call: Call) -> None:
    """Remove the key of this call."""
    call.site.records.delete("api_key", _current(call)["id"])


def _own(call: Call) -> dict[str, Any]:
    record = generic.require(call)
    if not call.principal.is_admin and record["user_id"] != call.principal.user_id:
        raise Problem(_NOT_FOUND, f"No API key has the id {record['id']}.")
    return record


def _current(call: Call) -> dict[str, Any]:
    if call.principal.api_key_id is None:
        raise Problem("not-authorized/must-authenticate-with-api-key", "This call was not made with an API key.")
    record = call.site.records.get("api_key", call.principal.api_key_id)
    if record is None:
        raise Problem(_NOT_FOUND, "The API key is gone.")
    return record
