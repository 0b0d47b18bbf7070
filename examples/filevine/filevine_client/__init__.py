# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Filevine API (2): FilevineClient, with models and errors."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filevine_client.async_client import FilevineClient as FilevineClient
    from filevine_client.error_tree import APIConnectionError as APIConnectionError
    from filevine_client.error_tree import APIError as APIError
    from filevine_client.error_tree import APITimeoutError as APITimeoutError
    from filevine_client.error_tree import AuthenticationError as AuthenticationError
    from filevine_client.error_tree import BadRequestError as BadRequestError
    from filevine_client.error_tree import ConflictError as ConflictError
    from filevine_client.error_tree import DeadlineExceededError as DeadlineExceededError
    from filevine_client.error_tree import Error as Error
    from filevine_client.error_tree import InternalServerError as InternalServerError
    from filevine_client.error_tree import InvalidParameterError as InvalidParameterError
    from filevine_client.error_tree import InvalidRequestError as InvalidRequestError
    from filevine_client.error_tree import MissingParameterError as MissingParameterError
    from filevine_client.error_tree import NotFoundError as NotFoundError
    from filevine_client.error_tree import OperationCancelledError as OperationCancelledError
    from filevine_client.error_tree import PermissionDeniedError as PermissionDeniedError
    from filevine_client.error_tree import RateLimitError as RateLimitError
    from filevine_client.models.expense_item import ExpenseItem as ExpenseItem
    from filevine_client.models.note import Note as Note
    from filevine_client.models.project import Project as Project

_NAMES = {
    "APIConnectionError": "filevine_client.error_tree",
    "APIError": "filevine_client.error_tree",
    "APITimeoutError": "filevine_client.error_tree",
    "AuthenticationError": "filevine_client.error_tree",
    "BadRequestError": "filevine_client.error_tree",
    "ConflictError": "filevine_client.error_tree",
    "DeadlineExceededError": "filevine_client.error_tree",
    "Error": "filevine_client.error_tree",
    "ExpenseItem": "filevine_client.models.expense_item",
    "FilevineClient": "filevine_client.async_client",
    "InternalServerError": "filevine_client.error_tree",
    "InvalidParameterError": "filevine_client.error_tree",
    "InvalidRequestError": "filevine_client.error_tree",
    "MissingParameterError": "filevine_client.error_tree",
    "NotFoundError": "filevine_client.error_tree",
    "Note": "filevine_client.models.note",
    "OperationCancelledError": "filevine_client.error_tree",
    "PermissionDeniedError": "filevine_client.error_tree",
    "Project": "filevine_client.models.project",
    "RateLimitError": "filevine_client.error_tree",
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "Error",
    "ExpenseItem",
    "FilevineClient",
    "InternalServerError",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "NotFoundError",
    "Note",
    "OperationCancelledError",
    "PermissionDeniedError",
    "Project",
    "RateLimitError",
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
