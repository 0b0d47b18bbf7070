"""Share links: each with a code of its own, which makes its URL."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.auth import password_fields
from files_mock_server.call import Call, handles
from files_mock_server.filters import scope_conditions
from files_mock_server.passwords import random_token
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.traits import TRAITS, Traits

TRAITS["bundle"] = Traits(
    owned=True,
    hidden=frozenset(("password", "create_snapshot", "finalize_snapshot")),
    unique=("code",),
    defaults={"permissions": "read", "deleted": False, "password_protected": False, "has_inbox": False},
)
_CODE_LENGTH = 10


@handles("bundle", "create")
def create(call: Call) -> dict[str, Any]:
    """Make a share link of some paths."""
    data = _attributes(call)
    data["code"] = data.get("code") or random_token(_CODE_LENGTH)
    return _shown(call, generic.insert(call, data, _password(call)))


@handles("bundle", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a share link."""
    return _shown(call, generic.change(call, _require(call)["id"], _attributes(call), _password(call)))


@handles("bundle", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a share link; a deleted one only with `deleted`."""
    return _shown(call, _require(call))


@handles("bundle", "list")
def list_bundles(call: Call) -> list[dict[str, Any]]:
    """Answer a page of share links, of the deleted ones with `deleted`."""
    own = [condition for condition in scope_conditions(call) if condition.field != "deleted"]
    found = generic.list_where(call, [*own, Condition("deleted", "=", call.flag("deleted"))])
    return [_with_url(call, bundle) for bundle in found]


@handles("bundle", "delete")
def delete(call: Call) -> None:
    """Delete a share link; its code is free again."""
    bundle = _require(call)
    gone = {"deleted": True, "deleted_at": generic.now(call)}
    call.site.records.update("bundle", bundle["id"], gone, unique={"code": f"{bundle['code']}/{bundle['id']}"})


@handles("bundle", "share")
def share(call: Call) -> None:
    """Record whom a share link is sent to."""
    bundle = _require(call)
    wanted = [{"recipient": address} for address in call.get("to", [])]
    wanted += [one for one in call.get("recipients", []) if isinstance(one, dict)]
    common = {"bundle_id": bundle["id"], "user_id": call.principal.user_id, "sent_at": generic.now(call)}
    common |= {"note": call.get("note"), "workspace_id": bundle.get("workspace_id"), "has_registrations": False}
    with call.site.db.transaction():
        for one in wanted:
            named = {name: one.get(name) for name in ("recipient", "name", "company") if one.get(name)}
            call.site.records.insert("bundle_recipient", {**common, **named})


def _require(call: Call) -> dict[str, Any]:
    bundle = generic.require(call)
    if bundle.get("deleted") and not call.flag("deleted"):
        raise Problem("not-found", f"The bundle {bundle['id']} is deleted.")
    return bundle


def _attributes(call: Call) -> dict[str, Any]:
    data = generic.attributes(call)
    if data.get("paths") is not None:
        data["paths"] = [parse_path(path).text for path in data["paths"]]
        data["bundlepaths"] = [{"path": path, "recursive": True} for path in data["paths"]]
    if "expires_at" in data:
        data["effective_expires_at"] = data["expires_at"]
    if "password" in call.params:
        data["password_protected"] = bool(call.get("password"))
    return data


def _password(call: Call) -> dict[str, Any]:
    return password_fields(call.params["password"]) if call.get("password") else {}


def _shown(call: Call, bundle: dict[str, Any]) -> dict[str, Any]:
    return _with_url(call, generic.present(call, bundle))


def _with_url(call: Call, shown: dict[str, Any]) -> dict[str, Any]:
    return {**shown, "url": f"{call.origin}/f/{shown['code']}"}
