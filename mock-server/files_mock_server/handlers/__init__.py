"""Hand-written behaviour, registered on top of the generic engine by (resource, operation).

Each module registers what it handles when it is imported; :func:`load` imports them all.
"""

from importlib import import_module

_MODULES = (
    "actions",
    "api_keys",
    "behaviors",
    "bundles",
    "comments",
    "facts",
    "file_actions",
    "files",
    "folders",
    "group_users",
    "groups",
    "history",
    "locks",
    "migrations",
    "notifications",
    "partner_requests",
    "permissions",
    "public_keys",
    "requests",
    "runs",
    "sessions",
    "site",
    "uploads",
    "usage",
    "users",
    "zips",
)


def load() -> None:
    """Import every handler module, so that its operations are registered."""
    for name in _MODULES:
        import_module(f"{__name__}.{name}")
