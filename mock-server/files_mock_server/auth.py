"""Who is calling: credentials checked for real."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from files_mock_server.passwords import hash_password, is_password, random_token
from files_mock_server.problems import Problem
from files_mock_server.store.database import Database
from files_mock_server.store.records import Records
from files_mock_server.times import from_seconds, parse

KEY_HEADER = "X-FilesAPI-Key"
SESSION_HEADER = "X-FilesAPI-Auth"


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller of one request.

    Attributes:
        user_id: Its user.
        is_admin: Whether it is a site admin.
        api_key_id: The key it used, None with a session.
        session_id: The session it used, None with a key.
        expires: Seconds since the epoch when the credential ends, None if never.
    """

    user_id: int
    is_admin: bool
    api_key_id: int | None = None
    session_id: str | None = None
    expires: float | None = None


NOBODY = Principal(0, False)


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

    def __init__(self, database: Database, records: Records, *, accept_any: bool, session_lifetime: Callable[[], float]
    ) -> None:
        self._db = database
        self._records = records
        self._accept_any = accept_any
        self._lifetime = session_lifetime
        self._known: dict[tuple[str, str], Principal] = {}
        self._known_version = -1

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
        if self._known_version != self._records.version:
            self._known.clear()
            self._known_version = self._records.version
        credential = ("key", key) if key else ("session", session or "")
        principal = self._known.get(credential)
        if principal is None:
            principal = self._by_key(key) if key else self._by_session(session or "")
            if principal is None and self._accept_any:
                principal = self.first_admin()
            if principal is not None and len(self._known) < 10_000:
                self._known[credential] = principal
        if principal is None or (principal.expires is not None and principal.expires <= now):
            what = "invalid-credentials" if key else "invalid-session"
            raise Problem(f"not-authenticated/{what}", "The credentials are not valid.")
        return principal

    def _by_key(self, key: str) -> Principal | None:
        id = self._records.lookup("api_key", "key", key_digest(key))
        record = None if id is None else self._records.get("api_key", id)
        if record is None:
            return None
        expires = parse(record["expires_at"]) / 1e6 if record.get("expires_at") else None
        return self._of_user(record["user_id"], api_key_id=id, expires=expires)

    def _by_session(self, session: str) -> Principal | None:
        row = self._db.one("SELECT user, expires FROM sessions WHERE id=?", (session,))
        return None if row is None else self._of_user(row[0], session_id=session, expires=row[1] / 1e6)

    def _of_user(self, user_id: int, **credential: Any) -> Principal | None:
        user = self._records.get("user", user_id)
        if user is None or user.get("disabled"):
            return None
        return Principal(user_id, bool(user.get("site_admin")), **credential)

    def username(self, user_id: int) -> str | None:
        """The name of a user, None if there is no such user."""
        return (self._records.get("user", user_id) or {}).get("username")

    def first_admin(self) -> Principal:
        """The site admin who was there first."""
        for user in self._records.all("user"):
            if user.get("site_admin") and not user.get("disabled"):
                return Principal(user["id"], True)
        return Principal(1, True)

    def log_in(self, username: str, password: str, now: float) -> tuple[str, dict[str, Any]]:
        """Start a session.

        Returns:
            The session's id and the user's record.

        Raises:
            Problem: ``not-authenticated/invalid-username-or-password``.
        """
        id = self._records.lookup("user", "username", username.casefold())
        user = None if id is None else self._records.get("user", id)
        stored = "" if id is None else self._records.private("user", id).get("password_hash", "")
        if user is None or user.get("disabled") or not stored or not is_password(password, stored):
            raise Problem("not-authenticated/invalid-username-or-password", "Invalid username or password.")
        session = random_token()
        self._db.run(
            "INSERT INTO sessions VALUES(?,?,?,?)",
            (session, user["id"], from_seconds(now), from_seconds(now + self._lifetime())),
        )
        return session, user

    def log_out(self, session: str) -> None:
        """End a session."""
        self._db.run("DELETE FROM sessions WHERE id=?", (session,))
        self._known.pop(("session", session), None)

    def forget_user(self, user_id: int) -> None:
        """End every session of a user."""
        self._db.run("DELETE FROM sessions WHERE user=?", (user_id,))
        self._known.clear()


def password_fields(password: str) -> dict[str, Any]:
    """The private attributes of a user with this password."""
    return {"password_hash": hash_password(password)}
