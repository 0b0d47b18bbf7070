# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource's module and model class; each is imported when it is first used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frameio.models import accounts, actions, comments, files, projects, teams, users
    from frameio.models.accounts import Account
    from frameio.models.actions import Action
    from frameio.models.comments import Comment
    from frameio.models.files import File
    from frameio.models.projects import Project
    from frameio.models.schemas import CommentResponse, FileResponse, ProjectResponse, UserResponse, WorkspaceResponse
    from frameio.models.teams import Workspace
    from frameio.models.users import User

MODELS = {
    "Account": "accounts",
    "Action": "actions",
    "Comment": "comments",
    "CommentResponse": "schemas",
    "File": "files",
    "FileResponse": "schemas",
    "Project": "projects",
    "ProjectResponse": "schemas",
    "User": "users",
    "UserResponse": "schemas",
    "Workspace": "teams",
    "WorkspaceResponse": "schemas",
}
MODULES = frozenset(MODELS.values())

__all__ = [
    "Account",
    "Action",
    "Comment",
    "CommentResponse",
    "File",
    "FileResponse",
    "Project",
    "ProjectResponse",
    "User",
    "UserResponse",
    "Workspace",
    "WorkspaceResponse",
    "accounts",
    "actions",
    "comments",
    "files",
    "projects",
    "teams",
    "users",
]


def __getattr__(name: str) -> Any:
    """Import a module or a model class on first use and keep it."""
    owner = MODELS.get(name)
    if owner is None and name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{owner or name}")
    value = getattr(module, name) if owner else module
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not."""
    return sorted(__all__)
