"""Sessions: log in with a password, log out."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.handlers import history
from files_mock_server.problems import Problem


@handles("session", "create", public=True)
def create(call: Call) -> dict[str, Any]:
    """Start a session; needs no credential."""
    now = call.site.clock()
    try:
        session, user = call.site.auth.log_in(call.text("username"), call.text("password"), now)
    except Problem as problem:
        history.log_in(call, call.text("username"), problem.type.rpartition("/")[2])
        raise
    call.site.records.update("user", user["id"], {"last_login_at": generic.now(call)})
    history.log_in(call, user["username"])
    return {"id": session, "language": user.get("language") or "en", "read_only": False, "sftp_insecure_ciphers": False}


@handles("session", "delete")
def delete(call: Call) -> None:
    """End the session in the header; a call with a key has none to end."""
    if call.principal.session_id is not None:
        call.site.auth.log_out(call.principal.session_id)
