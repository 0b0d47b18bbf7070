"""What users who are not site admins may do with files: permissions by folder."""

from __future__ import annotations

from files_mock_server.auth import Principal
from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.problems import Problem
from files_mock_server.store.records import Condition, Records

# What each permission of the service allows.
_ALLOWS = {
    "admin": frozenset(("read", "write", "list", "full")),
    "full": frozenset(("read", "write", "list", "full")),
    "readonly": frozenset(("read", "list")),
    "writeonly": frozenset(("write",)),
    "list": frozenset(("list",)),
    "history": frozenset[str](),
}
_PROBLEM = {"read": "read", "list": "read", "write": "write", "full": "full"}
_EVERYTHING = frozenset(("read", "write", "list", "full"))

Grant = tuple[RemotePath, bool, frozenset[str]]


class Access:
    """Answers whether a caller may do something at a path.

    Args:
        records: Holds the permissions and groups.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._grants: dict[int, list[Grant]] = {}
        self._version = -1

    def rights(self, principal: Principal, path: RemotePath) -> frozenset[str]:
        """What a caller may do at a path: some of ``read``, ``write``, ``list`` and ``full``."""
        if principal.is_admin:
            return _EVERYTHING
        found: set[str] = set()
        for folder, recursive, allowed in self._of_user(principal.user_id):
            if path.is_within(folder) and (recursive or len(path.keys) <= len(folder.keys) + 1):
                found |= allowed
        return frozenset(found)

    def require(self, principal: Principal, path: RemotePath, right: str) -> None:
        """Refuse a caller who lacks a right.

        Raises:
            Problem: ``not-authorized/read-permission-required``, ``…/write-…`` or ``…/full-permission-required``.
        """
        if not principal.is_admin and right not in self.rights(principal, path):
            raise Problem(
                f"not-authorized/{_PROBLEM[right]}-permission-required",
                f"You need {_PROBLEM[right]} permission for {path.text[:500]!r}.",
            )

    def leads_to_rights(self, principal: Principal, path: RemotePath) -> bool:
        """Whether a caller may do something at a path or below it, so that lists must show it."""
        if self.rights(principal, path):
            return True
        return any(folder.is_within(path) for folder, _, _ in self._of_user(principal.user_id))

    def letters(self, principal: Principal, path: RemotePath) -> str:
        """The rights in the short form that file records carry: r, w, d (delete) and l."""
        rights = self.rights(principal, path)
        names = (("read", "r"), ("write", "w"), ("full", "d"), ("list", "l"))
        return "".join(letter for right, letter in names if right in rights)

    def _of_user(self, user_id: int) -> list[Grant]:
        if self._version != self._records.version:
            self._grants.clear()
            self._version = self._records.version
        if user_id not in self._grants:
            groups = {group["id"] for group in self._records.all("group") if str(user_id) in members(group)}
            rows = self._records.all("permission", [Condition("user_id", "=", user_id)])
            for group in groups:
                rows += self._records.all("permission", [Condition("group_id", "=", group)])
            self._grants[user_id] = [
                (parse_path(row["path"]), row.get("recursive") is not False, _ALLOWS[row["permission"]]) for row in rows
            ]
        return self._grants[user_id]


def members(group: dict[str, object]) -> list[str]:
    """The ids of a group's users, as text."""
    return [id for id in str(group.get("user_ids") or "").split(",") if id]
