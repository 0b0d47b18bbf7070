# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Records inside answers, which no resource has for its own."""

from typing import TYPE_CHECKING

from files_style_sdk.resource import Model, nested

if TYPE_CHECKING:
    from frameio.models.comments import Comment
    from frameio.models.files import File
    from frameio.models.projects import Project
    from frameio.models.teams import Workspace
    from frameio.models.users import User


class CommentResponse(Model):
    """The answer that is a comment, under `data`."""

    data: "Comment" = nested("frameio.models.comments:Comment")


class FileResponse(Model):
    """The answer that is a file, under `data`."""

    data: "File" = nested("frameio.models.files:File")


class ProjectResponse(Model):
    """The answer that is a project, under `data`."""

    data: "Project" = nested("frameio.models.projects:Project")


class UserResponse(Model):
    """The answer that is a user, under `data`."""

    data: "User" = nested("frameio.models.users:User")


class WorkspaceResponse(Model):
    """The answer that is a workspace, under `data`."""

    data: "Workspace" = nested("frameio.models.teams:Workspace")
