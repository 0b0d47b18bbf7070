"""Locks: a token that writers must show while it lasts."""

from __future__ import annotations

from typing import Any

import orjson

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.handlers import locking
from files_mock_server.passwords import random_token
from files_mock_server.problems import Problem, invalid
from files_mock_server.times import from_seconds

_DEFAULT_SECONDS = 30 * 60
_MAX_SECONDS = 7 * 24 * 3600


@handles("lock", "list_for")
def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer a page of the locks on a path, and below it if asked for."""
    call.site.access.require(call.principal, call.path(), "list")
    found = locking.locks_on(call, call.path(), below=call.flag("include_children"))
    return [generic.present(call, lock) for lock in generic.page_of(call, found, "token")]


@handles("lock", "create")
def create(call: Call) -> dict[str, Any]:
    """Lock a path; with the token of a lock that one holds, renew it."""
    path, site = call.path(), call.site
    site.access.require(call.principal, path, "write")
    timeout = call.get("timeout", _DEFAULT_SECONDS)
    if not 0 < timeout <= _MAX_SECONDS:
        raise invalid("timeout", f"between 1 and {_MAX_SECONDS} seconds")
    held = {lock["token"] for lock in locking.locks_on(call, path)}
    token = call.get("expected_token") or call.get("token")
    if held and token not in held:
        raise Problem("processing-failure/file-locked", f"{path.text[:500]!r} is locked already.")
    user = site.records.get("user", call.principal.user_id) or {}
    if token is None or (not held and site.db.one("SELECT 1 FROM locks WHERE token=?", (token,))):
        token = random_token(32)  # a token that locks something else is not ours to reuse
    lock = {
        "path": path.text,
        "timeout": timeout,
        "depth": "infinity" if call.flag("recursive") else "0",
        "recursive": call.flag("recursive"),
        "owner": call.get("owner") or user.get("username"),
        "scope": "exclusive" if call.get("exclusive", True) else "shared",
        "exclusive": bool(call.get("exclusive", True)),
        "token": token,
        "type": "write",
        "allow_access_by_any_user": call.flag("allow_access_by_any_user"),
        "user_id": call.principal.user_id,
        "username": user.get("username"),
    }
    expires = site.now() + from_seconds(timeout)
    values = (token, path.key, path.text, call.principal.user_id, expires, orjson.dumps(lock).decode())
    site.db.run("INSERT OR REPLACE INTO locks VALUES(?,?,?,?,?,?)", values)
    return generic.present(call, lock)


@handles("lock", "delete")
def delete(call: Call) -> None:
    """Release a lock by its token."""
    tokens = {lock["token"] for lock in locking.locks_on(call, call.path())}
    if call.text("token") not in tokens:
        raise Problem("not-found", "There is no such lock on this path.")
    call.site.db.run("DELETE FROM locks WHERE token=?", (call.text("token"),))
