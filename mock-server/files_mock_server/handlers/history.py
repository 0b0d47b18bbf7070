"""History: what happened to files and who logged in, written by what happens."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.paths import PATH_KEY, RemotePath, parse_path
from files_mock_server.store.records import Condition
from files_mock_server.times import iso, parse
from files_mock_server.traits import TRAITS, Traits

_KEPT = 10_000  # newest entries
_EXTRA = {"folder": "string", "created_at": "date-time", "src": "string", "parent_key": "string"}
TRAITS["history"] = Traits(extra=_EXTRA, live=True)
TRAITS["action_log"] = Traits(live=True)
TRAITS["history_export"] = Traits(defaults={"status": "ready", "history_version": "1"})
_QUERIED = ("action", "path", "folder", "src", "destination", "ip", "username", "interface", "failure_type")
_LOGINS = ["login", "failedlogin"]


def record(call: Call, action: str, path: RemotePath, destination: RemotePath | None = None) -> None:
    """Write down what a call did to a file.

    Args:
        call: The call.
        action: ``create``, ``update``, ``read``, ``move``, ``copy`` or ``destroy``.
        path: The file or folder.
        destination: Where it is now, of a move or copy.
    """
    moved = None if destination is None else destination.text
    places = {"path": path.text if moved is None else moved, "source": None if moved is None else path.text}
    data = {
        **places,
        "destination": moved,
        "src": places["source"],
        "folder": parse_path(str(places["path"])).parent.text,
    }
    target = path if destination is None else destination
    _write(call, {**data, "action": action, PATH_KEY: target.key, "parent_key": target.parent.key})


def log_in(call: Call, username: str, failure: str | None = None) -> None:
    """Write down that somebody logged in, or tried to."""
    action = "login" if failure is None else "failedlogin"
    user_id = call.site.records.lookup("user", "username", username.casefold())
    _write(call, {"action": action, "failure_type": failure, "username": username, "user_id": user_id})


def _write(call: Call, data: dict[str, Any]) -> None:
    when = iso(call.site.now() // 1000 * 1000)
    who = {"user_id": call.principal.user_id, "username": call.site.auth.username(call.principal.user_id)}
    common: dict[str, Any] = {
        "when": when,
        "created_at": when,
        "interface": "restapi",
        "ip": "127.0.0.1",
        "targets": {},
    }
    row = call.site.records.insert("history", {**who, **common, "display": data["action"], **data}, quiet=True)
    if row["id"] % 1000 == 0:
        call.site.records.delete_until("history", row["id"] - _KEPT)


@handles("history", "list", admin_only=True)
def list_all(call: Call) -> list[dict[str, Any]]:
    """Answer a page of everything."""
    return _page(call, [])


@handles("history", "list_for_file")
def list_for_file(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what happened to one file."""
    call.site.access.require(call.principal, call.path(), "list")
    return _page(call, [Condition(PATH_KEY, "=", call.path().key)])


@handles("history", "list_for_folder")
def list_for_folder(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what happened to a folder and what is directly in it."""
    call.site.access.require(call.principal, call.path(), "list")
    return _page(call, [Condition("parent_key", "=", call.path().key)])


@handles("history", "list_for_user", admin_only=True)
def list_for_user(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what one user did."""
    text = str(call.params["user_id"])
    return _page(call, [Condition("user_id", "=", int(text) if text.isdecimal() and len(text) < 19 else -1)])


@handles("history", "list_logins", admin_only=True)
def list_logins(call: Call) -> list[dict[str, Any]]:
    """Answer a page of logins and failed ones."""
    return _page(call, [Condition("action", "in", _LOGINS)])


@handles("action_log", "list", admin_only=True)
def list_actions(call: Call) -> list[dict[str, Any]]:
    """Answer a page of the same events, as the action log shows them."""
    return generic.list_where(call, [], "history")


def _page(call: Call, conditions: list[Condition]) -> list[dict[str, Any]]:
    for name, operator in (("start_at", ">="), ("end_at", "<=")):
        if call.get(name):
            conditions.append(Condition("when", operator, iso(parse(str(call.params[name])))))
    return generic.list_where(call, conditions)


@handles("history_export", "create", admin_only=True)
def create_export(call: Call) -> dict[str, Any]:
    """Export the history that a query selects; the export is ready at once."""
    with call.site.db.transaction():
        export = generic.insert(call, generic.attributes(call))
        conditions = [
            Condition("created_at", op, export[n]) for n, op in (("start_at", ">="), ("end_at", "<=")) if export.get(n)
        ]
        wanted = {name: export.get(f"query_{name}") for name in _QUERIED}
        conditions += [Condition(name, "=", value) for name, value in wanted.items() if value]
        for event in call.site.records.all("history", conditions):
            seconds = parse(event["created_at"]) // 1_000_000
            times = {"created_at": seconds, "created_at_iso8601": event["created_at"]}
            call.site.records.insert("history_export_result", {**event, **times, "history_export_id": export["id"]})
    return generic.present(call, export)
