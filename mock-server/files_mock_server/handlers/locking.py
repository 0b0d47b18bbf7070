"""The rules of locks: who may write where.

A lock is held by its token. A writer passes with the token of each exclusive lock in the way, or of one of the shared
ones, if the lock is their own, is open to any user, or they are a site admin. Locks end with their time, with what
they lie on, and when it is moved: as in WebDAV (RFC 4918), a lock does not follow what it locks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from files_mock_server.engine.call import Call
from files_mock_server.paths import LAST, RemotePath
from files_mock_server.problems import Problem

TOKEN_HEADER = "Lock-Token"  # noqa: S105 - a name, as WebDAV names it (RFC 4918)

Lock = dict[str, Any]


def locks_on(call: Call, path: RemotePath, *, above: bool = False, below: bool = False) -> list[Lock]:
    """The locks that have not expired.

    Args:
        call: The call.
        path: The path itself is always looked at.
        above: Whether recursive locks on folders above count.
        below: Whether locks on what lies below count.
    """
    db = call.site.db
    if not db.one("SELECT 1 FROM locks LIMIT 1"):
        return []
    now = call.site.now()
    found = _rows(call, "key=?", [path.key], now)
    if above:
        keys, where = orjson.dumps(path.keys_above).decode(), "key IN (SELECT value FROM json_each(?))"
        found += [lock for lock in _rows(call, where, [keys], now) if lock.get("recursive")]
    if below:
        prefix = path.key + "/" if path.key else ""
        found += _rows(call, "key>=? AND key<? AND key<>?", [prefix, prefix + LAST, path.key], now)
    return found


def _rows(call: Call, where: str, values: list[str], now: int) -> list[Lock]:
    sql = f"SELECT data FROM locks WHERE {where} AND expires>? ORDER BY token"  # noqa: S608 - the conditions are ours
    return [orjson.loads(row[0]) for row in call.site.db.all(sql, (*values, now))]


def check(call: Call, path: RemotePath, *, tree: bool = False) -> None:
    """Refuse a writer who does not show the token of a lock that stands in the way.

    The token is the parameter ``lock_token`` or ``token``, or the header ``Lock-Token``.

    Args:
        call: The call.
        path: What is written.
        tree: Whether all below is written too.

    Raises:
        Problem: ``processing-failure/file-locked``.
    """
    passed: set[str] = set()
    shared: list[Lock] = []
    for lock in locks_on(call, path, above=True, below=tree):
        opened = _is_shown(call, lock) and may_use(call, lock)
        if lock.get("exclusive"):
            if not opened:
                raise _locked(lock)
        elif opened or lock.get("allow_access_by_any_user"):
            passed.add(lock["path"])
        else:
            shared.append(lock)
    for lock in shared:
        if lock["path"] not in passed:
            raise _locked(lock)


def _locked(lock: Mapping[str, Any]) -> Problem:
    return Problem("processing-failure/file-locked", f"{lock['path'][:500]!r} is locked.")


def _is_shown(call: Call, lock: Mapping[str, Any]) -> bool:
    shown = (call.get("lock_token"), call.get("token"), call.headers.get(TOKEN_HEADER, "").strip("<>"))
    return lock["token"] in shown


def may_use(call: Call, lock: Mapping[str, Any]) -> bool:
    """Whether the caller may renew, release or pass a lock whose token they have."""
    own = lock.get("user_id") == call.principal.user_id
    return own or call.principal.is_admin or bool(lock.get("allow_access_by_any_user"))


def drop(call: Call, path: RemotePath) -> None:
    """Forget the locks on something that is gone, and below it."""
    for lock in locks_on(call, path, below=True):
        call.site.db.run("DELETE FROM locks WHERE token=?", (lock["token"],))
