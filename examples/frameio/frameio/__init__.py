# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Frame.io API (4): Frameio and AsyncFrameio, with models and errors."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frameio.async_client import AsyncFrameio as AsyncFrameio
    from frameio.client import Frameio as Frameio
    from frameio.error_tree import APIConnectionError as APIConnectionError
    from frameio.error_tree import APIError as APIError
    from frameio.error_tree import APITimeoutError as APITimeoutError
    from frameio.error_tree import BadRequestError as BadRequestError
    from frameio.error_tree import ConflictError as ConflictError
    from frameio.error_tree import DeadlineExceededError as DeadlineExceededError
    from frameio.error_tree import Error as Error
    from frameio.error_tree import ForbiddenError as ForbiddenError
    from frameio.error_tree import InternalServerError as InternalServerError
    from frameio.error_tree import InvalidParameterError as InvalidParameterError
    from frameio.error_tree import InvalidRequestError as InvalidRequestError
    from frameio.error_tree import MissingParameterError as MissingParameterError
    from frameio.error_tree import NotFoundError as NotFoundError
    from frameio.error_tree import OperationCancelledError as OperationCancelledError
    from frameio.error_tree import TooManyRequestsError as TooManyRequestsError
    from frameio.error_tree import UnauthorizedError as UnauthorizedError
    from frameio.error_tree import UnprocessableEntityError as UnprocessableEntityError
    from frameio.models.accounts import Account as Account
    from frameio.models.actions import Action as Action
    from frameio.models.comments import Comment as Comment
    from frameio.models.files import File as File
    from frameio.models.inputs import CreateCommentParamsData as CreateCommentParamsData
    from frameio.models.inputs import CreateProjectParamsData as CreateProjectParamsData
    from frameio.models.inputs import UpdateCommentParamsData as UpdateCommentParamsData
    from frameio.models.inputs import UpdateFileParamsData as UpdateFileParamsData
    from frameio.models.projects import Project as Project
    from frameio.models.schemas import CommentResponse as CommentResponse
    from frameio.models.schemas import FileResponse as FileResponse
    from frameio.models.schemas import ProjectResponse as ProjectResponse
    from frameio.models.schemas import UserResponse as UserResponse
    from frameio.models.schemas import WorkspaceResponse as WorkspaceResponse
    from frameio.models.teams import Workspace as Workspace
    from frameio.models.users import User as User

_NAMES = {
    "APIConnectionError": "frameio.error_tree",
    "APIError": "frameio.error_tree",
    "APITimeoutError": "frameio.error_tree",
    "Account": "frameio.models.accounts",
    "Action": "frameio.models.actions",
    "AsyncFrameio": "frameio.async_client",
    "BadRequestError": "frameio.error_tree",
    "Comment": "frameio.models.comments",
    "CommentResponse": "frameio.models.schemas",
    "ConflictError": "frameio.error_tree",
    "CreateCommentParamsData": "frameio.models.inputs",
    "CreateProjectParamsData": "frameio.models.inputs",
    "DeadlineExceededError": "frameio.error_tree",
    "Error": "frameio.error_tree",
    "File": "frameio.models.files",
    "FileResponse": "frameio.models.schemas",
    "ForbiddenError": "frameio.error_tree",
    "Frameio": "frameio.client",
    "InternalServerError": "frameio.error_tree",
    "InvalidParameterError": "frameio.error_tree",
    "InvalidRequestError": "frameio.error_tree",
    "MissingParameterError": "frameio.error_tree",
    "NotFoundError": "frameio.error_tree",
    "OperationCancelledError": "frameio.error_tree",
    "Project": "frameio.models.projects",
    "ProjectResponse": "frameio.models.schemas",
    "TooManyRequestsError": "frameio.error_tree",
    "UnauthorizedError": "frameio.error_tree",
    "UnprocessableEntityError": "frameio.error_tree",
    "UpdateCommentParamsData": "frameio.models.inputs",
    "UpdateFileParamsData": "frameio.models.inputs",
    "User": "frameio.models.users",
    "UserResponse": "frameio.models.schemas",
    "Workspace": "frameio.models.teams",
    "WorkspaceResponse": "frameio.models.schemas",
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "Account",
    "Action",
    "AsyncFrameio",
    "BadRequestError",
    "Comment",
    "CommentResponse",
    "ConflictError",
    "CreateCommentParamsData",
    "CreateProjectParamsData",
    "DeadlineExceededError",
    "Error",
    "File",
    "FileResponse",
    "ForbiddenError",
    "Frameio",
    "InternalServerError",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "NotFoundError",
    "OperationCancelledError",
    "Project",
    "ProjectResponse",
    "TooManyRequestsError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "UpdateCommentParamsData",
    "UpdateFileParamsData",
    "User",
    "UserResponse",
    "Workspace",
    "WorkspaceResponse",
]


def __getattr__(name: str) -> Any:
    """Import what a name stands for when it is first used, and keep it."""
    if name not in _NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_NAMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not."""
    return sorted(__all__)
