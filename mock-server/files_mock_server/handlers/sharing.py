"""The rules of share links: who manages one, what it opens, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call
from files_mock_server.handlers import groups
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.people import workspaces
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.store.records import Condition
from files_mock_server.times import parse

RIGHTS = {
    "read": ("read",),
    "write": ("write",),
    "read_write": ("read", "write"),
    "full": ("read", "write"),
    "preview_only": ("read",),
    "none": (),
}
"""What the creator of a link must be allowed to do with its paths, by the link's permissions."""

_DOWNLOADING = frozenset(("read", "read_write", "full"))

Bundle = dict[str, Any]


def require(call: Call, id: int, *, deleted: bool = False) -> Bundle:
    """A link that the caller owns, by themselves or by a group; site admins manage all.

    Args:
        call: The call.
        id: Of the link.
        deleted: Whether a deleted one counts.

    Raises:
        Problem: Not found.
    """
    bundle = call.site.records.get("bundle", id)
    if bundle is None or not _is_managed(call, bundle):
        raise Problem("not-found", f"No bundle has the id {id}.")
    if bundle.get("deleted") and not deleted:
        raise Problem("not-found", f"The bundle {id} is deleted.")
    return bundle


def _is_managed(call: Call, bundle: Mapping[str, Any]) -> bool:
    me = call.principal
    if not workspaces.holds(call.workspace_id, bundle):
        return False
    return me.is_admin or bundle.get("user_id") == me.user_id or bundle.get("group_id") in _groups_of_caller(call)


def _groups_of_caller(call: Call) -> list[int]:
    return [int(id) for id in groups.ids_of(call, call.principal.user_id)]


def managed(call: Call, field: str = "bundle_id") -> list[Condition]:
    """What records must meet so that the caller may see them.

    Args:
        call: The call.
        field: Their attribute that is the id of a link.
    """
    if call.principal.is_admin:
        return []
    own = call.site.records.all("bundle", [Condition("user_id", "=", call.principal.user_id)])
    own += call.site.records.all("bundle", [Condition("group_id", "in", _groups_of_caller(call))])
    return [Condition(field, "in", [bundle["id"] for bundle in own])]


def require_open(site: Site, code: str) -> Bundle:
    """The link of a code, if it can be used now.

    Raises:
        Problem: ``not-found/code-not-found``, ``not-authenticated/invalid-or-expired-code`` before its first and after
            its last moment, or ``not-authorized/bundle-maximum-uses-reached``.
    """
    id = site.records.lookup("bundle", "code", code.casefold())
    bundle = None if id is None else site.records.get("bundle", id)
    if bundle is None or bundle.get("deleted"):
        raise Problem("not-found/code-not-found", f"No share link has the code {code[:100]!r}.")
    now = site.now()
    if bundle.get("effective_expires_at") and parse(bundle["effective_expires_at"]) <= now:
        raise Problem("not-authenticated/invalid-or-expired-code", "The share link has expired.")
    if bundle.get("start_access_on_date") and parse(bundle["start_access_on_date"]) > now:
        raise Problem("not-authenticated/invalid-or-expired-code", "The share link is not open yet.")
    if bundle.get("max_uses") is not None and bundle.get("uses", 0) >= bundle["max_uses"]:
        raise Problem("not-authorized/bundle-maximum-uses-reached", "The share link was used as often as it may be.")
    return bundle


def require_download(bundle: Mapping[str, Any]) -> None:
    """Refuse to hand out bytes through a link that does not allow it.

    Raises:
        Problem: ``not-authorized/preview-only-permission-cannot-download`` or ``…/read-permission-required``.
    """
    if bundle["permissions"] == "preview_only":
        raise Problem("not-authorized/preview-only-permission-cannot-download", "The share link is for previews only.")
    if not may_download(bundle):
        raise Problem("not-authorized/read-permission-required", "The share link does not allow to read.")


def require_upload(bundle: Mapping[str, Any]) -> None:
    """Refuse to take a file through a link that does not allow it.

    Raises:
        Problem: ``not-authorized/write-permission-required``.
    """
    if "write" not in RIGHTS[bundle["permissions"]]:
        raise Problem("not-authorized/write-permission-required", "The share link does not allow to write.")


def may_see(bundle: Mapping[str, Any]) -> bool:
    """Whether a link shows what it shares."""
    return "read" in RIGHTS[bundle["permissions"]]


def may_download(bundle: Mapping[str, Any]) -> bool:
    """Whether a link hands out bytes."""
    return bundle["permissions"] in _DOWNLOADING


def require_shared(bundle: Mapping[str, Any], path: RemotePath) -> None:
    """Refuse a path that is neither shared by a link nor lies in a folder that is.

    Raises:
        Problem: ``not-found/bundle-path-not-found``.
    """
    if not any(path.is_within(parse_path(shared)) for shared in bundle.get("paths") or ()):
        what = repr(path.text[:500]) if path.keys else "The top folder"
        message = f"{what} is not part of the share link; its paths begin as those that it shares."
        raise Problem("not-found/bundle-path-not-found", message)


def shown_parts(call: Call, bundle: Mapping[str, Any]) -> dict[str, Any]:
    """What a link shows of the records that it refers to, and its URL."""
    records = call.site.records
    clickwrap = records.get("clickwrap", bundle.get("clickwrap_id") or 0) or {}
    form = records.get("form_field_set", bundle.get("form_field_set_id") or 0)
    if form is not None:
        form = {name: form.get(name) for name in call.site.table.schemas["FormFieldSet"]}
    return {
        "url": f"{call.origin}/f/{bundle['code']}",
        "clickwrap_body": clickwrap.get("body"),
        "form_field_set": form,
        "has_inbox": bool(bundle.get("inbox_id")),
    }


def record_use(
    call: Call,
    resource: str,
    bundle: Mapping[str, Any],
    data: Mapping[str, Any],
    unique: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Store a row about the use of a link, which no caller of the API writes.

    Args:
        call: The call.
        resource: Its collection.
        bundle: The link, whose owner the row belongs to.
        data: Its attributes.
        unique: Values that no other row may have.

    Returns:
        The row, with its id and its time.
    """
    row = {"created_at": generic.now(call), "user_id": bundle.get("user_id"), **data}
    return call.site.records.insert(resource, row, unique=unique, quiet=True)
