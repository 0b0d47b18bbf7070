"""The rules of locks: who may write where."""

from __future__ import annotations

from typing import Any

import orjson

from files_mock_server.call import Call
from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem

TOKEN_HEADER = "Lock-Token"  # noqa: S105 - a name, as WebDAV names it (RFC 4918)


def locks_on(call: Call, path: RemotePath, *, above: bool = False, below: bool = False) -> list[dict[str, Any]]:
    """The locks that have not expired.

    Args:
        call: The call.
        path: The path itself is always looked at.
        above: Whether recursive locks on folders above count.
        below: Whether locks on what lies below count.
    """
    db, now = call.site.db, call.site.now()
    found = _rows(call, "key=?", (path.key,), now)
    if not db.one("SELECT 1 FROM locks LIMIT 1"):
        return []
    if above:
        for depth in range(len(path.keys)):
            key = "/".join(path.keys[:depth])
            found += [lock for lock in _rows(call, "key=?", (key,), now) if lock.get("recursive")]
    if below:
        prefix = path.key + "/" if path.key else ""
        found += _rows(call, "substr(key, 1, length(?)) = ? AND key<>?", (prefix, prefix, path.key), now)
    return found


def _rows(call: Call, where: str, values: tuple[str, ...], now: int) -> list[dict[str, Any]]:
    sql = f"SELECT data FROM locks WHERE {where} AND expires>? ORDER BY token"  # noqa: S608 - the conditions are ours
    return [orjson.loads(row[0]) for row in call.site.db.all(sql, (*values, now))]


def check(call: Call, path: RemotePath, *, tree: bool = False) -> None:
    """Refuse a writer who does not show the token of a lock that stands in the way.

    The token is the parameter ``lock_token`` or ``token``, or the header ``Lock-Token``.

    Raises:
        Problem: ``processing-failure/file-locked``.
    """
    for lock in locks_on(call, path, above=True, below=tree):
        if lock.get("allow_access_by_any_user") and not lock.get("exclusive"):
            continue
        shown = (call.get("lock_token"), call.get("token"), call.headers.get(TOKEN_HEADER, "").strip("<>"))
        if lock["token"] not in shown:
            raise Problem("processing-failure/file-locked", f"{lock['path'][:500]!r} is locked.")


def drop(call: Call, path: RemotePath) -> None:
    """Forget the locks on something that is gone, and below it."""
    for lock in locks_on(call, path, below=True):
        call.site.db.run("DELETE FROM locks WHERE token=?", (lock["token"],))
