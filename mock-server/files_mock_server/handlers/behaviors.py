"""Folder behaviors: stored and listed by folder, inherited from the folders above."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.files import inheritance
from files_mock_server.handlers.common import require_folder
from files_mock_server.paths import PATH_KEY, RemotePath, parse_path
from files_mock_server.problems import Problem, invalid
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

TYPES = frozenset(
    (
        "amazon_sns",
        "append_timestamp",
        "archive_overwritten_or_deleted_files",
        "auto_decrypt",
        "auto_encrypt",
        "auto_recrypt",
        "auto_unzip",
        "create_user_folders",
        "custom_branding",
        "file_expiration",
        "google_pub_sub",
        "inbox",
        "limit_file_extensions",
        "limit_file_regex",
        "limit_filename_length",
        "lock_subfolders",
        "malware_scanning",
        "metadata_category",
        "organize_files_into_subfolders",
        "override_upload_filename",
        "permission_fence",
        "remote_server_metadata_index",
        "remote_server_mount",
        "remote_server_sync",
        "serve_publicly",
        "slack_webhook",
        "storage_region",
        "teams_webhook",
        "watermark",
        "webhook",
    )
)
"""The types that a behavior can have."""

# A folder may have several of these; of the others one each.
_REPEATABLE = frozenset(("amazon_sns", "google_pub_sub", "inbox", "slack_webhook", "teams_webhook", "webhook"))
_OF_VALUE = ("clickwrap_id", "form_field_set_id", "remote_server_id")
TRAITS["behavior"] = Traits(
    extra={**dict.fromkeys(_OF_VALUE, "int64"), "impacts_ui": "boolean"},
    defaults={
        "recursive": True,
        "disable_parent_folder_behavior": False,
        "inherited": False,
        "managed": False,
        "impacts_ui": False,
        "root_behavior_site_admin_only": lambda call, record: not record["path"],
    },
)


@handles("behavior", "create")
def create(call: Call) -> dict[str, Any]:
    """Add a behavior to a folder that exists."""
    path, kind = call.path(), call.text("behavior")
    _require_admin(call, path)
    if kind not in TYPES:
        raise invalid("behavior", "one of " + ", ".join(sorted(TYPES)))
    require_folder(call, path)
    taken = [Condition(PATH_KEY, "=", path.key), Condition("behavior", "=", kind)]
    if kind not in _REPEATABLE and call.site.records.first("behavior", taken) is not None:
        message = f"The folder {path.text[:500]!r} has a {kind} behavior already."
        raise Problem("processing-failure/model-save-error", message, data={"param": "behavior"})
    return generic.present(call, generic.insert(call, _attributes(call)))


@handles("behavior", "update")
def update(call: Call) -> dict[str, Any]:
    """Change a behavior; its folder and its type stay."""
    return generic.present(call, generic.change(call, _manageable(call)["id"], _attributes(call)))


@handles("behavior", "delete")
def delete(call: Call) -> None:
    """Remove a behavior."""
    call.site.records.delete("behavior", _manageable(call)["id"])


@handles("behavior", "find")
def find(call: Call) -> dict[str, Any]:
    """Answer a behavior of a folder that the caller may see."""
    behavior = generic.require(call)
    _require_sight(call, parse_path(behavior["path"]))
    return generic.present(call, behavior)


def _require_admin(call: Call, path: RemotePath) -> None:
    if not path.keys and not call.principal.is_admin:
        message = "Only a site admin may set behaviors of the root."
        raise Problem("not-authorized/root-folder-behavior-site-admin-required", message)
    call.site.access.require(call.principal, path, "admin")


def _require_sight(call: Call, path: RemotePath) -> None:
    if not call.site.access.leads_to_rights(call.principal, path):
        call.site.access.require(call.principal, path, "list")


def _manageable(call: Call) -> dict[str, Any]:
    behavior = generic.require(call)
    _require_admin(call, parse_path(behavior["path"]))
    return behavior


def _attributes(call: Call) -> dict[str, Any]:
    data = generic.attributes(call)
    value = data.get("value")
    if isinstance(value, dict):
        data |= {name: value.get(name) for name in _OF_VALUE}  # what lists filter by lies inside the value
    return data


@handles("behavior", "list_for")
def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer the behaviors of a folder, and with `ancestor_behaviors` the recursive ones of the folders above."""
    path = call.path()
    _require_sight(call, path)
    if not call.flag("ancestor_behaviors"):
        return generic.list_where(call, [Condition(PATH_KEY, "=", path.key)])
    found = generic.list_where(call, [Condition("id", "in", _in_force(call, path))])
    return [{**record, "inherited": record["path"] != path.text} for record in found]


def _in_force(call: Call, path: RemotePath) -> list[int]:
    """The ids of a folder's own behaviors and of those above that reach it."""
    keys = [*path.keys_above, path.key]
    by_folder: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
    for behavior in call.site.records.all("behavior", [Condition(PATH_KEY, "in", keys)]):
        by_folder[behavior[PATH_KEY]].append(behavior)
    return [behavior["id"] for behavior in inheritance.in_force(keys, by_folder)]
