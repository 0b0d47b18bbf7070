"""Share links: each with a code of its own, which makes its URL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import scope_conditions
from files_mock_server.handlers import sharing
from files_mock_server.paths import parse_path
from files_mock_server.people.auth import password_fields
from files_mock_server.people.passwords import random_token
from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

TRAITS["bundle"] = Traits(
    hidden=frozenset(("password", "create_snapshot", "finalize_snapshot")),
    unique=("code",),
    defaults={"permissions": "read", "deleted": False, "password_protected": False, "has_inbox": False},
)
_CODE = re.compile(r"[A-Za-z0-9._~-]{1,191}", re.ASCII)
_CODE_LENGTH = 10
_NEVER_BLANK = ("code", "paths", "permissions")
_REFERENCES = ("clickwrap_id", "form_field_set_id", "group_id")


@handles("bundle", "create")
def create(call: Call) -> dict[str, Any]:
    """Make a share link of some paths that the caller may read."""
    data = _attributes(call, {})
    data["code"] = data.get("code") or random_token(_CODE_LENGTH)
    return _shown(call, generic.insert(call, data, _password(call)))


@handles("bundle", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a share link."""
    bundle = _require(call)
    return _shown(call, generic.change(call, bundle["id"], _attributes(call, bundle), _password(call)))


@handles("bundle", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a share link; a deleted one only with `deleted`."""
    return _shown(call, sharing.require(call, generic.record_id(call), deleted=call.flag("deleted")))


@handles("bundle", "list")
def list_bundles(call: Call) -> list[dict[str, Any]]:
    """Answer a page of share links without their paths, of the deleted ones with `deleted`."""
    own = [condition for condition in scope_conditions(call) if condition.field != "deleted"]
    own += sharing.managed(call, "id")
    found = generic.list_where(call, [*own, Condition("deleted", "=", call.flag("deleted"))])
    hidden = {"paths": None, "bundlepaths": None}
    return [{**bundle, **sharing.shown_parts(call, bundle), **hidden} for bundle in found]


@handles("bundle", "delete")
def delete(call: Call) -> None:
    """Delete a share link; its code is free again."""
    bundle = _require(call)
    gone = {"deleted": True, "deleted_at": generic.now(call)}
    call.site.records.update("bundle", bundle["id"], gone, unique={"code": f"{bundle['code']}/{bundle['id']}"})


def _require(call: Call) -> dict[str, Any]:
    return sharing.require(call, generic.record_id(call))


def _attributes(call: Call, before: Mapping[str, Any]) -> dict[str, Any]:
    sent = generic.attributes(call)
    data = {name: value for name, value in sent.items() if name not in _NEVER_BLANK or value not in (None, "")}
    if "paths" in data:
        data["paths"] = list({path.key: path.text for path in map(parse_path, data["paths"])}.values())
        data["bundlepaths"] = [{"path": path, "recursive": True} for path in data["paths"]]
    if "expires_at" in data:
        data["effective_expires_at"] = data["expires_at"]
    if "password" in call.params:
        data["password_protected"] = bool(call.get("password"))
    _check(call, data)
    if "paths" in data or "permissions" in data:
        _check_paths(call, {"permissions": "read", **before, **_given(data)})
    return data


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}


def _check(call: Call, data: Mapping[str, Any]) -> None:
    if data.get("permissions") is not None and data["permissions"] not in sharing.RIGHTS:
        raise invalid("permissions", "one of " + ", ".join(sharing.RIGHTS))
    if data.get("max_uses") is not None and data["max_uses"] < 1:
        raise invalid("max_uses", "at least 1")
    if data.get("code") and _CODE.fullmatch(data["code"]) is None:
        message = "A code is made of letters, digits, '-', '_', '.' and '~'."
        raise Problem("processing-failure/invalid-bundle-code", message, data={"param": "code"})
    for name in _REFERENCES:
        if call.get(name):
            generic.require_other(call, name.removesuffix("_id"), call.params[name], name)


def _check_paths(call: Call, bundle: Mapping[str, Any]) -> None:
    """Refuse to share what does not exist, or what the caller may not read or write themselves."""
    if not bundle.get("paths"):
        raise missing("paths")
    for path in map(parse_path, bundle["paths"]):
        for right in sharing.RIGHTS[bundle["permissions"]] or ("read",):
            call.site.access.require(call.principal, path, right)
        call.site.tree.require(path)


def _password(call: Call) -> dict[str, Any]:
    return password_fields(call.params["password"]) if call.get("password") else {}


def _shown(call: Call, bundle: dict[str, Any]) -> dict[str, Any]:
    return {**generic.present(call, bundle), **sharing.shown_parts(call, bundle)}
