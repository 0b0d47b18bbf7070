"""What users who are not site admins may do with files: permissions by folder, theirs and their groups'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.people.principals import ALL_RIGHTS, Principal
from files_mock_server.problems import Problem
from files_mock_server.store.records import Records

# What each permission of the service allows.
_ALLOWS = {
    "admin": ALL_RIGHTS,
    "full": frozenset(("read", "write", "list", "full")),
    "readonly": frozenset(("read", "list")),
    "writeonly": frozenset(("write",)),
    "list": frozenset(("list",)),
    "history": frozenset(("history", "list")),
}
_REFUSALS = {
    "read": "read-permission-required",
    "list": "read-permission-required",
    "write": "write-permission-required",
    "full": "full-permission-required",
    "history": "history-permission-required",
    "admin": "folder-admin-permission-required",
}
_NOTHING = frozenset[str]()


class Grant(NamedTuple):
    """A permission as it is checked.

    Attributes:
        folder: Where it holds.
        recursive: Whether it holds at any depth below, not only in the folder itself.
        rights: What it allows.
        user_id: The user who has it, if it is one user's.
        groups: The groups that a user must all be in to have it, if it is a group's.
        partner_id: The partner whose users have it, if it is a partner's.
    """

    folder: RemotePath
    recursive: bool
    rights: frozenset[str]
    user_id: int | None
    groups: frozenset[int]
    partner_id: int | None

    def covers(self, path: RemotePath, *, below: bool = False) -> bool:
        """Whether it holds at a path, or with `below` at all that lies below it too."""
        if not path.is_within(self.folder):
            return False
        return self.recursive or (not below and len(path.keys) <= len(self.folder.keys) + 1)


class Access:
    """Answers whether a caller may do something at a path.

    Args:
        records: Holds the permissions, users and groups.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._grants: tuple[Grant, ...] = ()
        self._of_user: dict[int, tuple[Grant, ...]] = {}
        self._version = -1

    def rights(self, principal: Principal, path: RemotePath, *, below: bool = False) -> frozenset[str]:
        """What a caller may do at a path.

        Args:
            principal: The caller.
            path: The path.
            below: Whether only what it may do with all that lies below the path too counts.

        Returns:
            Some of ``read``, ``write``, ``list``, ``full``, ``history`` and ``admin``: the union of what each of the
            permissions allows that the user has, directly or by a group.
        """
        if not principal.reaches(path):
            return _NOTHING
        if principal.everywhere is ALL_RIGHTS:
            return ALL_RIGHTS
        found = principal.everywhere
        for grant in self.grants_of(principal.user_id):
            if grant.covers(path, below=below):
                found |= grant.rights
        return found

    def require(self, principal: Principal, path: RemotePath, right: str, *, below: bool = False) -> None:
        """Refuse a caller who lacks a right.

        Args:
            principal: The caller.
            path: The path.
            right: As :meth:`rights` has them.
            below: Whether it must be there for all that lies below the path too.

        Raises:
            Problem: ``not-authorized/api-key-is-path-restricted``, ``…/read-permission-required``, ``…/write-…``,
                ``…/full-…``, ``…/history-permission-required`` or ``…/folder-admin-permission-required``.
        """
        if principal.has_all_files:
            return
        if not principal.reaches(path):
            message = f"This API key is restricted to a folder that {path.text[:500]!r} is not in."
            raise Problem("not-authorized/api-key-is-path-restricted", message)
        if right not in self.rights(principal, path, below=below):
            refusal = _REFUSALS[right]
            needed = refusal.removesuffix("-permission-required").replace("-", " ")
            raise Problem(f"not-authorized/{refusal}", f"You need {needed} permission for {path.text[:500]!r}.")

    def leads_to_rights(self, principal: Principal, path: RemotePath) -> bool:
        """Whether a caller may do something at a path or below it, so that its folder can be entered.

        The root can always be entered, but by a key that is restricted to a folder.
        """
        if principal.has_all_files:
            return True
        if not principal.reaches(path):
            return False
        return not path.keys or bool(self.rights(principal, path)) or self._leads_to_grant(principal, path)

    def _leads_to_grant(self, principal: Principal, path: RemotePath) -> bool:
        return any(grant.folder.is_within(path) for grant in self.grants_of(principal.user_id))

    def shows(self, principal: Principal, path: RemotePath, *, is_folder: bool) -> bool:
        """Whether lists show a path to a caller.

        That needs the right to list. A folder shows also to whoever may write in it, or do something below it.
        """
        if not principal.reaches(path):
            return False
        rights = self.rights(principal, path)
        if "list" in rights or not path.keys:
            return True
        return is_folder and ("write" in rights or self._leads_to_grant(principal, path))

    def letters(self, principal: Principal, path: RemotePath) -> str:
        """The rights in the short form that file records carry: r, w, d (delete) and l."""
        rights = self.rights(principal, path)
        names = (("read", "r"), ("write", "w"), ("full", "d"), ("list", "l"))
        return "".join(letter for right, letter in names if right in rights)

    def grants_of(self, user_id: int) -> tuple[Grant, ...]:
        """The permissions that a user has, its own and those of its groups and its partner."""
        version = self._records.version_of("permission", "group", "user")
        if self._version != version:
            self._grants = tuple(map(_grant, self._records.all("permission")))
            self._of_user.clear()
            self._version = version
        if user_id not in self._of_user:
            self._of_user[user_id] = self._select(user_id)
        return self._of_user[user_id]

    def _select(self, user_id: int) -> tuple[Grant, ...]:
        if not self._grants:
            return ()
        groups = {group["id"] for group in self._records.all("group") if str(user_id) in members(group)}
        partner = (self._records.get("user", user_id) or {}).get("partner_id")
        return tuple(
            grant
            for grant in self._grants
            if grant.user_id == user_id
            or (grant.groups and grant.groups <= groups)
            or (partner is not None and grant.partner_id == partner)
        )


def _grant(row: Mapping[str, Any]) -> Grant:
    groups: Iterable[int] = row.get("group_ids") or ([row["group_id"]] if row.get("group_id") else [])
    recursive = row.get("recursive") is not False
    rights = _ALLOWS[row["permission"]]
    return Grant(
        parse_path(row["path"]), recursive, rights, row.get("user_id"), frozenset(groups), row.get("partner_id")
    )


def members(group: Mapping[str, object]) -> list[str]:
    """The ids of a group's users, as text."""
    return _ids(group.get("user_ids"))


def admins(group: Mapping[str, object]) -> list[str]:
    """The ids of a group's admins, as text."""
    return _ids(group.get("admin_ids"))


def _ids(listed: object) -> list[str]:
    return [id for id in str(listed or "").split(",") if id]
