"""History: what happened to files and who logged in, written by what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.engine.filters import refers_to
from files_mock_server.paths import PATH_KEY, RemotePath, parse_path
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits
from files_mock_server.table.validate import id_in
from files_mock_server.times import iso, parse

_KEPT = 10_000  # newest entries
_TRIM = 1_000  # entries after which older ones are removed
_EXTRA = {"folder": "string", "created_at": "date-time", "src": "string", "parent_key": "string"}
TRAITS["history"] = Traits(extra=_EXTRA, live=True)
TRAITS["action_log"] = Traits(live=True)
_LOGINS = ["login", "failedlogin"]
_VERBS = {
    "create": "created",
    "read": "downloaded",
    "update": "updated",
    "destroy": "deleted",
    "move": "moved",
    "copy": "copied",
    "login": "logged in",
    "failedlogin": "failed to log in",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something.

    Attributes:
        user_id: The user, None for somebody without an account.
        username: Their name, None if unknown.
        ip: Address of the client.
        interface: Through what, such as ``restapi`` or ``web``.
    """

    user_id: int | None
    username: str | None
    ip: str
    interface: str = "restapi"


def actor(call: Call) -> Actor:
    """Who makes a call."""
    user_id = call.principal.user_id
    return Actor(user_id, call.site.auth.username(user_id), call.remote)


def record(call: Call, action: str, path: RemotePath, destination: RemotePath | None = None) -> None:
    """Write down what a call did to a file.

    Args:
        call: The call.
        action: ``create``, ``update``, ``read``, ``move``, ``copy`` or ``destroy``.
        path: The file or folder.
        destination: Where it is now, of a move or copy.
    """
    record_by(call.site, actor(call), action, path, destination)


def record_by(site: Site, who: Actor, action: str, path: RemotePath, destination: RemotePath | None = None) -> None:
    """Write down what somebody did to a file; the arguments are those of :func:`record`."""
    _write_file_action(site, who, action, path, destination)
    if not site.webhooks.are_none():
        site.db.after_commit(site.webhooks.prepare(action, path, destination, who.username, who.interface))


def record_ahead(
    call: Call, action: str, path: RemotePath, destination: RemotePath | None = None
) -> Callable[[], None]:
    """Write down what a call is about to do to a file; the arguments are those of :func:`record`.

    Returns:
        Tells the webhooks that it was done; to be called when it was.
    """
    who = actor(call)
    _write_file_action(call.site, who, action, path, destination)
    return call.site.webhooks.prepare(action, path, destination, who.username, who.interface)


def _write_file_action(site: Site, who: Actor, action: str, path: RemotePath, destination: RemotePath | None) -> None:
    target = path if destination is None else destination
    source = None if destination is None else path.text
    moved = None if destination is None else destination.text
    data = {
        "action": action,
        "path": target.text,
        "source": source,
        "src": source,
        "destination": moved,
        "folder": target.parent.text,
        PATH_KEY: target.key,
        "parent_key": target.parent.key,
    }
    told = f"{path.text} to {moved}" if moved is not None else path.text
    write(site, who, data, f"{_VERBS.get(action, action)} {told}")


def log_in(call: Call, username: str, failure: str | None = None) -> None:
    """Write down that somebody logged in, or tried to."""
    action = "login" if failure is None else "failedlogin"
    user_id = call.site.records.lookup("user", "username", username.casefold())
    who = Actor(user_id, username, call.remote)
    write(call.site, who, {"action": action, "failure_type": failure}, _VERBS[action])


def write(site: Site, who: Actor, data: Mapping[str, Any], told: str) -> None:
    """Write one entry.

    Args:
        site: The service.
        who: Who did it.
        data: ``action`` and whatever else the entry tells.
        told: What was done, as the rest of a sentence that begins with the user.
    """
    when = iso(site.now() // 1000 * 1000)
    common: dict[str, Any] = {
        "when": when,
        "created_at": when,
        "user_id": who.user_id,
        "username": who.username,
        "ip": who.ip,
        "interface": who.interface,
        "user_is_from_parent_site": False,
        "display": f"{who.username or 'Somebody'} {told}",
        "targets": {},
    }
    row = site.records.insert("history", {**common, **data}, quiet=True)
    if row["id"] % _TRIM == 0:
        site.records.delete_until("history", row["id"] - _KEPT)


@handles("history", "list")
def list_all(call: Call) -> list[dict[str, Any]]:
    """Answer a page of everything; others than site admins must ask for a path or folder."""
    if not call.principal.is_admin:
        _require(call, _asked_for(call))
    return _page(call, [])


def _asked_for(call: Call) -> RemotePath:
    exact, prefix = call.get("filter", {}), call.get("filter_prefix", {})
    for path in (exact.get("path"), exact.get("folder")):
        if isinstance(path, str):
            return parse_path(path)
    if isinstance(prefix.get("path"), str):
        path = prefix["path"]
        whole, _, _ = path.rpartition("/")  # a prefix may end within a name
        return parse_path(whole)
    message = "Only a site admin may see the whole history: filter it by path or folder."
    raise Problem("not-authorized/non-admins-must-query-by-folder-or-path", message)


def _require(call: Call, path: RemotePath) -> None:
    call.site.access.require(call.principal, path, "history")


@handles("history", "list_for_file")
def list_for_file(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what happened to one file."""
    _require(call, call.path())
    return _page(call, [Condition(PATH_KEY, "=", call.path().key)])


@handles("history", "list_for_folder")
def list_for_folder(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what happened to what is directly in a folder."""
    _require(call, call.path())
    return _page(call, [Condition("parent_key", "=", call.path().key)])


@handles("history", "list_for_user")
def list_for_user(call: Call) -> list[dict[str, Any]]:
    """Answer a page of what one user did; others than site admins see their own."""
    if not call.principal.is_admin and id_in(str(call.params["user_id"])) != call.principal.user_id:
        raise Problem("not-authorized/site-admin-required", "Only a site admin may see what others did.")
    return _page(call, [refers_to("user_id", call.params["user_id"])])


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
