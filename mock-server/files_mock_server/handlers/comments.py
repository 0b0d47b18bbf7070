"""File comments and reactions: they belong to a file and follow it when it moves."""

from __future__ import annotations

from typing import Any

from files_mock_server import generic
from files_mock_server.call import Call, handles
from files_mock_server.paths import parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.traits import TRAITS, Traits
from files_mock_server.tree import Entry

TRAITS["file_comment"] = Traits(extra={"node_id": "int64", "author_id": "int64"})
TRAITS["file_comment_reaction"] = Traits(owned=True)


def _file(call: Call) -> Entry:
    path = call.path()
    call.site.access.require(call.principal, path, "read")
    return call.site.tree.require(path)


@handles("file_comment", "list_for")
def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer the comments on a file."""
    entry = _file(call)
    found = generic.list_where(call, [Condition("node_id", "=", entry.node.id)])
    return [_shown(call, {**comment, "path": entry.path}) for comment in found]


@handles("file_comment", "create")
def create(call: Call) -> dict[str, Any]:
    """Comment on a file."""
    entry = _file(call)
    data = {**generic.attributes(call), "path": entry.path, "node_id": entry.node.id}
    return _shown(call, generic.insert(call, {**data, "author_id": call.principal.user_id}))


@handles("file_comment", "update")
def update(call: Call) -> dict[str, Any]:
    """Change the text of a comment."""
    return _shown(call, generic.change(call, _own(call)["id"], generic.attributes(call)))


@handles("file_comment", "delete")
def delete(call: Call) -> None:
    """Remove a comment with its reactions."""
    comment = _own(call)
    records = call.site.records
    with call.site.db.transaction():
        for reaction in records.all("file_comment_reaction", [Condition("file_comment_id", "=", comment["id"])]):
            records.delete("file_comment_reaction", reaction["id"])
        records.delete("file_comment", comment["id"])


def _own(call: Call) -> dict[str, Any]:
    comment = generic.require(call)
    if not call.principal.is_admin and comment.get("author_id") != call.principal.user_id:
        raise Problem("not-found", f"No file_comment has the id {comment['id']}.")
    return comment


@handles("file_comment_reaction", "create")
def react(call: Call) -> dict[str, Any]:
    """React to a comment on a file that the caller may read."""
    comment = call.site.records.get("file_comment", call.params["file_comment_id"])
    if comment is not None:
        call.site.access.require(call.principal, parse_path(comment["path"]), "read")
    return generic.create(call)


def _shown(call: Call, comment: dict[str, Any]) -> dict[str, Any]:
    conditions = [Condition("file_comment_id", "=", comment["id"])]
    shown = generic.present(call, comment)
    shown["reactions"] = [
        {name: reaction.get(name) for name in ("id", "emoji")}
        for reaction in call.site.records.all("file_comment_reaction", conditions)
    ]
    return shown
