"""API keys: a created key is a working credential, and shown only once."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.auth import key_digest
from files_mock_server.call import Call, handles
from files_mock_server.passwords import random_token
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.times import iso
from files_mock_server.traits import TRAITS, Traits

_NOT_FOUND = "not-found/api-key-not-found"
TRAITS["api_key"] = Traits(not_found=_NOT_FOUND)


@handles("api_key", "create")
def create(call: Call) -> dict[str, Any]:
    """Make a key; the answer is the only one that carries it."""
    data = generic.attributes(call)
    data["user_id"] = data.get("user_id") or call.principal.user_id
    if not call.principal.is_admin and data["user_id"] != call.principal.user_id:
        raise Problem("not-authorized/cant-act-for-other-user", "Only a site admin may make keys for others.")
    if call.site.records.get("user", data["user_id"]) is None:
        raise Problem("not-found/user-not-found", f"No user has the id {data['user_id']}.")
    data.setdefault("permission_set", "full")
    data["created_at"] = iso(call.site.now() // 1_000_000 * 1_000_000)
    key = random_token()
    record = call.site.records.insert("api_key", data, unique={"key": key_digest(key)})
    return generic.present(call, {**record, "key": key})


@handles("api_key", "list")
def list_keys(call: Call) -> list[dict[str, Any]]:
    """Answer a page of keys; others than site admins see their own."""
    owner = call.get("user_id") if call.principal.is_admin else call.principal.user_id
    return generic.list_where(call, [] if owner is None else [Condition("user_id", "=", owner)])


@handles("api_key", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a key."""
    return generic.present(call, _own(call))


@handles("api_key", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a key."""
    return generic.present(call, generic.change(call, _own(call)["id"], generic.attributes(call)))


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
    return generic.present(call, generic.change(call, _current(call)["id"], generic.attributes(call)))


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
