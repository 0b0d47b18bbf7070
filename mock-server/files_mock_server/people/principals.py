"""Who calls, and how far their credential reaches."""

from __future__ import annotations

from dataclasses import dataclass

from files_mock_server.paths import RemotePath
from files_mock_server.problems import Problem
from files_mock_server.table.routing import Route

ALL_RIGHTS = frozenset(("read", "write", "list", "full", "history", "admin"))
SEEING = frozenset(("read", "list", "history"))


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller of one request.

    Attributes:
        user_id: Its user.
        is_admin: Whether it may use and see what belongs to site admins.
        api_key_id: The key it used, None with a session.
        session_id: The session it used, None with a key.
        expires: Seconds since the epoch when the credential ends, None if never.
        everywhere: Its rights to every file and folder, whatever the permissions say.
        root: The only folder that its key reaches, None for all.
        permission_set: What its key is for; ``full`` for a session.
        read_only: Whether it may change nothing.
        workspace_id: The workspace that it belongs to, 0 for the default one.
        is_confined: Whether it may not select another workspace.
    """

    user_id: int
    is_admin: bool
    api_key_id: int | None = None
    session_id: str | None = None
    expires: float | None = None
    everywhere: frozenset[str] = frozenset()
    root: RemotePath | None = None
    permission_set: str = "full"
    read_only: bool = False
    workspace_id: int = 0
    is_confined: bool = False

    @property
    def has_all_files(self) -> bool:
        """Whether no file or folder needs to be checked: everything is allowed everywhere."""
        return self.root is None and "full" in self.everywhere

    def reaches(self, path: RemotePath) -> bool:
        """Whether a path lies in the folder that the key is restricted to, if any."""
        return self.root is None or path.is_within(self.root)


NOBODY = Principal(0, False)

_OPERATIONS_OF_FILES = frozenset(("file", "folder"))
_OF_APPS = _OPERATIONS_OF_FILES | {
    "bundle",
    "bundle_action",
    "bundle_download",
    "bundle_notification",
    "bundle_recipient",
    "bundle_registration",
    "clickwrap",
    "file_comment",
    "file_comment_reaction",
    "file_migration",
    "inbox_recipient",
    "inbox_registration",
    "inbox_upload",
    "lock",
    "session",
}
_OWN_KEY = (("api_key", "find_current"), ("api_key", "delete_current"))
_LOOKUPS = (("api_key", "find_current"), ("file_migration", "find"))

# By permission set: the resources that a key may use, single operations besides, and the refusal of all others.
PERMISSION_SETS: dict[str, tuple[frozenset[str] | None, tuple[tuple[str, str], ...], str]] = {
    "full": (None, (), ""),
    "desktop_app": (_OF_APPS, _OWN_KEY, "api-key-only-for-desktop-app"),
    "sync_app": (_OF_APPS, _OWN_KEY, "api-key-only-for-desktop-app"),
    "mobile_app": (_OF_APPS, _OWN_KEY, "api-key-only-for-mobile-app"),
    "office_integration": (_OPERATIONS_OF_FILES | {"lock"}, _OWN_KEY, "api-key-only-for-office-integration"),
    "files_only": (_OPERATIONS_OF_FILES, _LOOKUPS, "api-key-only-for-file-operations"),
    "none": (frozenset(), _OWN_KEY, "api-key-is-disabled"),
}


def admit(principal: Principal, route: Route) -> None:
    """Refuse what the caller's credential is not for, whatever the user may do.

    Raises:
        Problem: ``not-authorized/api-key-…`` or ``not-authorized/read-only-session``.
    """
    if principal.permission_set != "full":
        resources, operations, refusal = PERMISSION_SETS[principal.permission_set]
        allowed = resources is None or route.resource in resources or (route.resource, route.operation) in operations
        if not allowed:
            message = f"A key with the permission set {principal.permission_set} may not use {route.resource}."
            raise Problem(f"not-authorized/{refusal}", message)
    if principal.read_only and route.verb != "GET" and (route.resource, route.operation) != ("session", "delete"):
        if principal.session_id is None:
            raise Problem("not-authorized/site-admin-required", "A read-only site admin may change nothing.")
        raise Problem("not-authorized/read-only-session", "This session may only read.")
