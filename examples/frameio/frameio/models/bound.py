# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as a property, bound to one caller: what a client offers."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frameio.models.accounts import AccountResource
    from frameio.models.actions import ActionResource
    from frameio.models.comments import CommentResource
    from frameio.models.files import FileResource
    from frameio.models.projects import ProjectResource
    from frameio.models.teams import WorkspaceResource
    from frameio.models.users import UserResource


class BoundResources:
    """The resources of the service, each imported and bound to `_caller` when it is first used."""

    _caller: Any

    @cached_property
    def accounts(self) -> "AccountResource":
        """An account, which everything else belongs to."""
        from frameio.models.accounts import AccountResource

        return AccountResource(self._caller)

    @cached_property
    def actions(self) -> "ActionResource":
        """A custom action, which users of a workspace may call."""
        from frameio.models.actions import ActionResource

        return ActionResource(self._caller)

    @cached_property
    def comments(self) -> "CommentResource":
        """A comment on a file."""
        from frameio.models.comments import CommentResource

        return CommentResource(self._caller)

    @cached_property
    def files(self) -> "FileResource":
        """A file in a project."""
        from frameio.models.files import FileResource

        return FileResource(self._caller)

    @cached_property
    def projects(self) -> "ProjectResource":
        """A project in a workspace."""
        from frameio.models.projects import ProjectResource

        return ProjectResource(self._caller)

    @cached_property
    def teams(self) -> "WorkspaceResource":
        """A workspace; before V4 they were called teams."""
        from frameio.models.teams import WorkspaceResource

        return WorkspaceResource(self._caller)

    @cached_property
    def users(self) -> "UserResource":
        """Somebody who uses the service."""
        from frameio.models.users import UserResource

        return UserResource(self._caller)
