"""Logging in: the password, the second factor, and the lockout of whoever guesses."""

from __future__ import annotations

from typing import Any, NamedTuple, NoReturn

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call
from files_mock_server.handlers import second_factor
from files_mock_server.handlers.site import setting
from files_mock_server.people.passwords import is_password, random_token
from files_mock_server.problems import Problem
from files_mock_server.times import from_seconds, iso, parse

_HOUR = 3600 * 1_000_000  # microseconds
_PARTIAL_LIFETIME = 10 * 60 * 1_000_000  # microseconds
_LONGEST = 10 * 365 * 24 * 3600.0  # seconds; what a site may want to wait at most
_CHALLENGE = "not-authenticated/two-factor-authentication-error"

User = dict[str, Any]


class Started(NamedTuple):
    """A session that has begun.

    Attributes:
        id: Of the session.
        user: Record of the user.
        read_only: Whether nothing may be changed with it.
    """

    id: str
    user: User
    read_only: bool


def log_in(call: Call) -> Started:
    """Start a session for whoever knows the password, and the code of the second factor if the user has one.

    A login may take two calls: the first with the password is answered by a challenge, the second brings the
    challenge's ``partial_session_id`` and the code.

    Raises:
        Problem: ``not-authenticated/invalid-username-or-password``, ``…/locked-out``,
            ``…/two-factor-authentication-error`` with the challenge, ``…/invalid-session`` for an unknown
            ``partial_session_id``, or ``processing-failure/two-factor-authentication-method-unsupported-error``.
    """
    read_only = str(call.get("read_only", "")).lower() == "true"
    if call.get("partial_session_id"):
        user, read_only = _of_partial_session(call)
        _check_code(call, user, call.params["partial_session_id"], call.text("otp"))
    else:
        user = _of_password(call, call.text("username"), call.text("password"))
        if second_factor.method(call.site, user) is not None:
            if not call.get("otp"):
                _challenge(call, user, _partial_session(call, user, read_only), "Enter the code of your second factor.")
            _check_code(call, user, _partial_session(call, user, read_only), call.text("otp"))
    return _start(call, user, read_only)


def username_of(call: Call) -> str:
    """The name of the user who tries to log in, empty if it cannot be told."""
    if call.get("partial_session_id"):
        row = call.site.db.one("SELECT user FROM partial_sessions WHERE id=?", (call.params["partial_session_id"],))
        return "" if row is None else call.site.auth.username(row[0]) or ""
    return str(call.get("username", ""))


def is_failure(call: Call, problem: Problem) -> bool:
    """Whether a problem of a login is a failed attempt, and not the challenge that its first half is answered with."""
    return problem.type.startswith("not-authenticated/") and (problem.type != _CHALLENGE or bool(call.get("otp")))


def _of_password(call: Call, username: str, password: str) -> User:
    records = call.site.records
    id = records.lookup("user", "username", username.casefold())
    user = None if id is None else records.get("user", id)
    if user is not None:
        _check_lockout(call, user)
        stored = records.private("user", user["id"]).get("password_hash", "")
        if stored and is_password(password, stored):
            if not _is_ended(call, user):
                return user
        else:
            _count_failure(call, user)
    raise Problem("not-authenticated/invalid-username-or-password", "Invalid username or password.")


def _is_ended(call: Call, user: User) -> bool:
    until: str | None = user.get("authenticate_until")
    return bool(user.get("disabled")) or (until is not None and parse(until) <= call.site.now())


def _start(call: Call, user: User, read_only: bool) -> Started:
    site, id = call.site, user["id"]
    read_only = read_only or bool(user.get("readonly_site_admin") and not user.get("site_admin"))
    minutes = setting(site, "session_expiry_minutes")
    now = generic.now(call)
    with site.db.transaction():
        lifetime = min(minutes * 60.0, _LONGEST) if minutes and minutes > 0 else None
        session = site.auth.start_session(id, site.clock(), lifetime=lifetime, read_only=read_only)
        changes = {"last_login_at": now, "last_restapi_login_at": now, "last_active_at": now, "lockout_expires": None}
        changes["first_login_at"] = user.get("first_login_at") or now
        user = site.records.update("user", id, changes, private={"failed_logins": []})
    return Started(session, user, read_only)


def _partial_session(call: Call, user: User, read_only: bool) -> str:
    id, now = random_token(), call.site.now()
    call.site.db.run("DELETE FROM partial_sessions WHERE expires<=?", (now,))
    values = (id, user["id"], now + _PARTIAL_LIFETIME, int(read_only))
    call.site.db.run("INSERT INTO partial_sessions(id, user, expires, read_only) VALUES(?,?,?,?)", values)
    return id


def _of_partial_session(call: Call) -> tuple[User, bool]:
    sql = "SELECT user, read_only FROM partial_sessions WHERE id=? AND expires>?"
    row = call.site.db.one(sql, (call.params["partial_session_id"], call.site.now()))
    user = None if row is None else call.site.records.get("user", row[0])
    if row is None or user is None or _is_ended(call, user):
        raise Problem("not-authenticated/invalid-session", "The login has expired: begin with the password again.")
    _check_lockout(call, user)
    return user, bool(row[1])


def _check_code(call: Call, user: User, partial: str, code: str) -> None:
    if second_factor.accept(call.site, user, code):
        call.site.db.run("DELETE FROM partial_sessions WHERE id=?", (partial,))
        return
    _count_failure(call, user)
    _challenge(call, user, partial, "The code is wrong or was used before.")


def _challenge(call: Call, user: User, partial: str, message: str) -> NoReturn:
    methods = [second_factor.method(call.site, user)]
    data = {"partial_session_id": partial, "two_factor_authentication_methods": methods}
    raise Problem(_CHALLENGE, f"2FA Authentication error: {message}", data=data)


def _check_lockout(call: Call, user: User) -> None:
    until = user.get("lockout_expires")
    if until and parse(until) > call.site.now():
        raise Problem("not-authenticated/locked-out", f"There were too many failed logins: locked until {until}.")


def _count_failure(call: Call, user: User) -> None:
    """Remember a wrong password or code, and lock the user out when there were too many of late."""
    site, now = call.site, call.site.now()
    tries = setting(site, "user_lockout_tries")
    if not setting(site, "user_lockout") or not tries:
        return
    since = now - setting(site, "user_lockout_within") * _HOUR
    earlier = site.records.private("user", user["id"]).get("failed_logins") or []
    failures, expires = [*(time for time in earlier if since < time <= now), now], None
    if len(failures) >= tries:
        period = min(setting(site, "user_lockout_lock_period") * 3600.0, _LONGEST)
        failures, expires = [], iso(now + from_seconds(max(period, 0.0)))
    changes = {"lockout_expires": expires}
    site.records.update("user", user["id"], changes, private={"failed_logins": failures})
