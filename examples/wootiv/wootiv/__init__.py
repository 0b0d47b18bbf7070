# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Wootiv (1.0.0): Wootiv and AsyncWootiv, with models and errors."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wootiv.async_client import AsyncWootiv as AsyncWootiv
    from wootiv.client import Wootiv as Wootiv
    from wootiv.error_tree import APIConnectionError as APIConnectionError
    from wootiv.error_tree import APIError as APIError
    from wootiv.error_tree import APIStatusError as APIStatusError
    from wootiv.error_tree import APITimeoutError as APITimeoutError
    from wootiv.error_tree import AuthenticationError as AuthenticationError
    from wootiv.error_tree import BadRequestError as BadRequestError
    from wootiv.error_tree import ConflictError as ConflictError
    from wootiv.error_tree import DeadlineExceededError as DeadlineExceededError
    from wootiv.error_tree import InternalServerError as InternalServerError
    from wootiv.error_tree import InvalidParameterError as InvalidParameterError
    from wootiv.error_tree import InvalidRequestError as InvalidRequestError
    from wootiv.error_tree import MissingParameterError as MissingParameterError
    from wootiv.error_tree import NotFoundError as NotFoundError
    from wootiv.error_tree import OperationCancelledError as OperationCancelledError
    from wootiv.error_tree import PermissionDeniedError as PermissionDeniedError
    from wootiv.error_tree import RateLimitError as RateLimitError
    from wootiv.error_tree import UnprocessableEntityError as UnprocessableEntityError
    from wootiv.models.aws import AwsCreateSignedPutUrlParams as AwsCreateSignedPutUrlParams
    from wootiv.models.inputs import RootInclude as RootInclude
    from wootiv.models.root import RootRetrieveParams as RootRetrieveParams
    from wootiv.models.schemas import Member as Member
    from wootiv.models.schemas import Root as Root
    from wootiv.models.schemas import SignedPutURL as SignedPutURL
    from wootiv.models.space_members import MemberListParams as MemberListParams

_NAMES = {
    "APIConnectionError": "wootiv.error_tree",
    "APIError": "wootiv.error_tree",
    "APIStatusError": "wootiv.error_tree",
    "APITimeoutError": "wootiv.error_tree",
    "AsyncWootiv": "wootiv.async_client",
    "AuthenticationError": "wootiv.error_tree",
    "AwsCreateSignedPutUrlParams": "wootiv.models.aws",
    "BadRequestError": "wootiv.error_tree",
    "ConflictError": "wootiv.error_tree",
    "DeadlineExceededError": "wootiv.error_tree",
    "InternalServerError": "wootiv.error_tree",
    "InvalidParameterError": "wootiv.error_tree",
    "InvalidRequestError": "wootiv.error_tree",
    "Member": "wootiv.models.schemas",
    "MemberListParams": "wootiv.models.space_members",
    "MissingParameterError": "wootiv.error_tree",
    "NotFoundError": "wootiv.error_tree",
    "OperationCancelledError": "wootiv.error_tree",
    "PermissionDeniedError": "wootiv.error_tree",
    "RateLimitError": "wootiv.error_tree",
    "Root": "wootiv.models.schemas",
    "RootInclude": "wootiv.models.inputs",
    "RootRetrieveParams": "wootiv.models.root",
    "SignedPutURL": "wootiv.models.schemas",
    "UnprocessableEntityError": "wootiv.error_tree",
    "Wootiv": "wootiv.client",
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncWootiv",
    "AuthenticationError",
    "AwsCreateSignedPutUrlParams",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "InternalServerError",
    "InvalidParameterError",
    "InvalidRequestError",
    "Member",
    "MemberListParams",
    "MissingParameterError",
    "NotFoundError",
    "OperationCancelledError",
    "PermissionDeniedError",
    "RateLimitError",
    "Root",
    "RootInclude",
    "RootRetrieveParams",
    "SignedPutURL",
    "UnprocessableEntityError",
    "Wootiv",
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
