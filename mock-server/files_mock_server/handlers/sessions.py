"""Sessions: log in with a password and perhaps a second factor, log out."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine.call import Call, handles
from files_mock_server.handlers import history, logins
from files_mock_server.problems import Problem


@handles("session", "create", public=True)
def create(call: Call) -> dict[str, Any]:
    """Start a session; needs no credential."""
    username = logins.username_of(call)
    try:
        started = logins.log_in(call)
    except Problem as problem:
        if logins.is_failure(call, problem):
            history.log_in(call, username, problem.type.rpartition("/")[2])
        raise
    history.log_in(call, started.user["username"])
    return {
        "id": started.id,
        "language": started.user.get("language") or "en",
        "read_only": started.read_only,
        "sftp_insecure_ciphers": False,
    }


@handles("session", "delete")
def delete(call: Call) -> None:
    """End the session in the header; a call with a key has none to end."""
    if call.principal.session_id is not None:
        call.site.auth.log_out(call.principal.session_id)
