"""Locks: a token that writers must show while it lasts."""

from __future__ import annotations

from typing import Any

import orjson

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import locking
from files_mock_server.handlers.locking import Lock
from files_mock_server.paths import RemotePath
from files_mock_server.people.passwords import random_token
from files_mock_server.problems import Problem, invalid
from files_mock_server.times import from_seconds

_DEFAULT_SECONDS = 30 * 60
_MAX_SECONDS = 7 * 24 * 3600
_MAX_TOKEN = 255  # characters


@handles("lock", "list_for")
def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer a page of the locks on a path, and below it if asked for."""
    call.site.access.require(call.principal, call.path(), "list")
    found = locking.locks_on(call, call.path(), below=call.flag("include_children"))
    return [generic.present(call, lock) for lock in generic.page_of(call, found, "token")]


@handles("lock", "create")
def create(call: Call) -> dict[str, Any]:
    """Lock a path, which need not exist; with the token of a lock that is held on it, renew that one."""
    path, site = call.path(), call.site
    site.access.require(call.principal, path, "write")
    timeout = call.get("timeout", _DEFAULT_SECONDS)
    if not 0 < timeout <= _MAX_SECONDS:
        raise invalid("timeout", f"between 1 and {_MAX_SECONDS} seconds")
    token = call.get("expected_token") or call.get("token")
    if token is not None and len(token) > _MAX_TOKEN:
        raise invalid("token", f"at most {_MAX_TOKEN} characters")
    held = _held(call, path, token)
    lock = {**held, "timeout": timeout} if held is not None else _new(call, path, timeout)
    expires = site.now() + from_seconds(timeout)
    values = (lock["token"], path.key, path.text, lock["user_id"], expires, orjson.dumps(lock).decode())
    with site.db.transaction():
        site.db.run("DELETE FROM locks WHERE expires<=?", (site.now(),))
        site.db.run("INSERT OR REPLACE INTO locks VALUES(?,?,?,?,?,?)", values)
    return generic.present(call, lock)


def _held(call: Call, path: RemotePath, token: str | None) -> Lock | None:
    """The lock on the path that the token names, to renew it.

    Raises:
        Problem: ``processing-failure/file-locked`` if another lock leaves no room for a new one.
    """
    for lock in locking.locks_on(call, path):
        if lock["token"] == token:
            _check_own(call, lock)
            return lock
    exclusive = call.get("exclusive", True)
    for lock in locking.locks_on(call, path, above=True, below=call.flag("recursive")):
        if exclusive or lock.get("exclusive"):
            raise Problem("processing-failure/file-locked", f"{lock['path'][:500]!r} is locked already.")
    return None


def _new(call: Call, path: RemotePath, timeout: int) -> Lock:
    token = call.get("expected_token") or call.get("token")
    if token is None or call.site.db.one("SELECT 1 FROM locks WHERE token=?", (token,)):
        token = random_token(32)  # a token that locks something else is not ours to reuse
    user = call.site.auth.username(call.principal.user_id)
    exclusive = bool(call.get("exclusive", True))
    return {
        "path": path.text,
        "timeout": timeout,
        "depth": "infinity" if call.flag("recursive") else "0",
        "recursive": call.flag("recursive"),
        "owner": call.get("owner") or user,
        "scope": "exclusive" if exclusive else "shared",
        "exclusive": exclusive,
        "token": token,
        "type": "write",
        "allow_access_by_any_user": call.flag("allow_access_by_any_user"),
        "user_id": call.principal.user_id,
        "username": user,
    }


def _check_own(call: Call, lock: Lock) -> None:
    if not locking.may_use(call, lock):
        raise Problem("not-authorized/cant-act-for-other-user", f"The lock belongs to {lock['username']}.")


@handles("lock", "delete")
def delete(call: Call) -> None:
    """Release a lock by its token: one's own, one that is open to any user, or as a site admin."""
    token = call.text("token")
    lock = next((lock for lock in locking.locks_on(call, call.path()) if lock["token"] == token), None)
    if lock is None:
        raise Problem("not-found", "There is no such lock on this path.")
    _check_own(call, lock)
    call.site.db.run("DELETE FROM locks WHERE token=?", (token,))
