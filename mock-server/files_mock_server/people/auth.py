"""Who is calling: credentials checked for real."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from files_mock_server.paths import parse_path
from files_mock_server.people.passwords import hash_password, random_token
from files_mock_server.people.principals import ALL_RIGHTS, PERMISSION_SETS, SEEING, Principal
from files_mock_server.problems import Problem
from files_mock_server.store.database import Database
from files_mock_server.store.records import Records
from files_mock_server.times import from_seconds, iso, parse

KEY_HEADER = "X-FilesAPI-Key"
SESSION_HEADER = "X-FilesAPI-Auth"
_USE_NOTED_EVERY = 60.0  # seconds
_MOST_KNOWN = 10_000


def key_digest(key: str) -> str:
    """What is stored of an API key to find it again."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


class Authenticator:
    """Checks credentials and keeps sessions.

    Args:
        database: Holds the sessions.
        records: Holds users and API keys.
        accept_any: Whether an unknown key or session acts as the first site admin.
        session_lifetime: Tells the seconds until a session ends.
    """

    def __init__(
        self, database: Database, records: Records, *, accept_any: bool, session_lifetime: Callable[[], float]
    ) -> None:
        self._db = database
        self._records = records
        self._accept_any = accept_any
        self._lifetime = session_lifetime
        self._known: dict[tuple[str, str], Principal] = {}
        self._known_version = -1
        self._used: dict[int, float] = {}
        database.on_rollback(self._used.clear)

    def authenticate(self, headers: Mapping[str, str], now: float) -> Principal:
        """The caller that the headers prove.

        Args:
            headers: Of the request.
            now: Seconds since the epoch.

        Raises:
            Problem: 401 ``not-authenticated/…`` without credentials or with wrong ones.
        """
        key, session = headers.get(KEY_HEADER), headers.get(SESSION_HEADER)
        if not key and not session:
            raise Problem("not-authenticated/authentication-required", "Send an API key or a session.")
        version = self._records.version_of("user", "api_key")
        if self._known_version != version:
            self._known.clear()
            self._known_version = version
        credential = ("key", key) if key else ("session", session or "")
        principal = self._known.get(credential)
        if principal is None:
            principal = self._by_key(key) if key else self._by_session(session or "")
            if principal is None and self._accept_any:
                principal = self.first_admin()
            if principal is not None and len(self._known) < _MOST_KNOWN:
                self._known[credential] = principal
        if principal is None or (principal.expires is not None and principal.expires <= now):
            what = "invalid-credentials" if key else "invalid-session"
            raise Problem(f"not-authenticated/{what}", "The credentials are not valid.")
        if principal.api_key_id is not None:
            self._note_use(principal.api_key_id, now)
        return principal

    def _note_use(self, key_id: int, now: float) -> None:
        """Keep when a key was used last; once a minute is enough, as every write costs more than the check."""
        noted = self._used.get(key_id)
        if noted is None or abs(now - noted) >= _USE_NOTED_EVERY:
            self._used[key_id] = now
            self._records.update("api_key", key_id, {"last_use_at": iso(from_seconds(int(now)))}, quiet=True)

    def _by_key(self, key: str) -> Principal | None:
        id = self._records.lookup("api_key", "key", key_digest(key))
        record = None if id is None else self._records.get("api_key", id)
        if record is None:
            return None
        permission_set = record.get("permission_set") or "full"
        return self._of_user(
            record["user_id"],
            _seconds(record.get("expires_at")),
            api_key_id=id,
            permission_set=permission_set if permission_set in PERMISSION_SETS else "none",
            root=parse_path(record["path"]) if record.get("path") else None,
            workspace_id=record.get("workspace_id") or 0,
        )

    def _by_session(self, session: str) -> Principal | None:
        row = self._db.one("SELECT user, expires, read_only FROM sessions WHERE id=?", (session,))
        if row is None:
            return None
        return self._of_user(row[0], row[1] / 1e6, session_id=session, read_only=bool(row[2]))

    def _of_user(self, user_id: int, expires: float | None, **credential: Any) -> Principal | None:
        user = self._records.get("user", user_id)
        if user is None or user.get("disabled"):
            return None
        ends = [end for end in (expires, _seconds(user.get("authenticate_until"))) if end is not None]
        is_admin, may_look = bool(user.get("site_admin")), bool(user.get("readonly_site_admin"))
        files_only = credential.get("permission_set") == "files_only"
        workspace = credential.pop("workspace_id", 0) or user.get("workspace_id") or 0
        read_only = credential.pop("read_only", False) or (may_look and not is_admin)
        return Principal(
            user_id,
            (is_admin or may_look) and not files_only,
            expires=min(ends, default=None),
            everywhere=ALL_RIGHTS if is_admin else SEEING if may_look else frozenset(),
            read_only=read_only,
            workspace_id=workspace,
            is_confined=workspace != 0 or files_only,
            **credential,
        )

    def username(self, user_id: int) -> str | None:
        """The name of a user, None if there is no such user."""
        return (self._records.get("user", user_id) or {}).get("username")

    def first_admin(self) -> Principal:
        """The site admin who was there first."""
        for user in self._records.all("user"):
            if user.get("site_admin") and not user.get("disabled"):
                return Principal(user["id"], True, everywhere=ALL_RIGHTS)
        return Principal(1, True, everywhere=ALL_RIGHTS)

    def start_session(self, user_id: int, now: float, *, lifetime: float | None = None, read_only: bool = False) -> str:
        """Start a session of a user who has proved who they are.

        Args:
            user_id: The user.
            now: Seconds since the epoch.
            lifetime: Seconds until it ends; the server's setting when None.
            read_only: Whether nothing may be changed with it.

        Returns:
            The id of the session.
        """
        session = random_token()
        expires = now + (self._lifetime() if lifetime is None else lifetime)
        self._db.run(
            "INSERT INTO sessions(id, user, created, expires, read_only) VALUES(?,?,?,?,?)",
            (session, user_id, from_seconds(now), from_seconds(expires), int(read_only)),
        )
        return session

    def log_out(self, session: str) -> None:
        """End a session."""
        self._db.run("DELETE FROM sessions WHERE id=?", (session,))
        self._known.pop(("session", session), None)

    def forget_user(self, user_id: int, *, but: str | None = None) -> None:
        """End every session of a user, and every login that waits for a second factor.

        Args:
            user_id: The user.
            but: A session that goes on.
        """
        self._db.run("DELETE FROM sessions WHERE user=? AND id IS NOT ?", (user_id, but))
        self._db.run("DELETE FROM partial_sessions WHERE user=?", (user_id,))
        self._known.clear()


def _seconds(time: str | None) -> float | None:
    return parse(time) / 1e6 if time else None


def password_fields(password: str) -> dict[str, Any]:
    """The private attributes of a user with this password."""
    return {"password_hash": hash_password(password)}
