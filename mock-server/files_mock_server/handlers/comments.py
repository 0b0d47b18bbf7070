"""File comments and reactions: they belong to a file, follow it when it moves and go with it."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.files.tree import Entry
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

TRAITS["file_comment"] = Traits(extra={"node_id": "int64", "author_id": "int64"})
TRAITS["file_comment_reaction"] = Traits(owned=True)


def _file(call: Call) -> Entry:
    path = call.path()
    call.site.access.require(call.principal, path, "read")
    entry = call.site.tree.require(path)
    if entry.node.is_folder:
        raise Problem("not-found/file-not-found", f"{entry.path[:500]!r} is a folder: comments belong to files.")
    return entry


def _file_of(call: Call, comment: dict[str, Any]) -> Entry:
    """Where the file of a comment is now.

    Raises:
        Problem: Not found, if the file is gone; ``not-authorized/read-permission-required``.
    """
    node = call.site.tree.get(comment["node_id"])
    if node is None:
        raise Problem("not-found", f"The file of the comment {comment['id']} is gone.")
    path = call.site.tree.path_of(node)
    call.site.access.require(call.principal, path, "read")
    return Entry(node, path.text)


@handles("file_comment", "list_for")
def list_for(call: Call) -> list[dict[str, Any]]:
    """Answer the comments on a file."""
    entry = _file(call)
    found = generic.list_where(call, [Condition("node_id", "=", entry.node.id)])
    reactions = _reactions(call, [comment["id"] for comment in found])
    return [{**comment, "path": entry.path, "reactions": reactions.get(comment["id"], [])} for comment in found]


@handles("file_comment", "create")
def create(call: Call) -> dict[str, Any]:
    """Comment on a file that the caller may read."""
    entry = _file(call)
    data = {**generic.attributes(call), "path": entry.path, "node_id": entry.node.id}
    comment = generic.insert(call, {**data, "author_id": call.principal.user_id})
    return {**generic.present(call, comment), "reactions": []}


@handles("file_comment", "update")
def update(call: Call) -> dict[str, Any]:
    """Change the text of one's own comment; site admins may change any."""
    comment = _own(call)
    entry = _file_of(call, comment)
    changed = generic.change(call, comment["id"], {**generic.attributes(call), "path": entry.path})
    shown = generic.present(call, changed)
    return {**shown, "reactions": _reactions(call, [comment["id"]]).get(comment["id"], [])}


@handles("file_comment", "delete")
def delete(call: Call) -> None:
    """Remove one's own comment with its reactions; site admins may remove any."""
    comment = _own(call)
    _file_of(call, comment)
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
        _file_of(call, comment)
    return generic.create(call)  # which refuses a comment that does not exist


def _reactions(call: Call, comments: list[int]) -> dict[int, list[dict[str, Any]]]:
    """The reactions to some comments, by comment."""
    found: dict[int, list[dict[str, Any]]] = {}
    for reaction in call.site.records.all("file_comment_reaction", [Condition("file_comment_id", "in", comments)]):
        shown = {name: reaction.get(name) for name in ("id", "emoji")}
        found.setdefault(reaction["file_comment_id"], []).append(shown)
    return found
