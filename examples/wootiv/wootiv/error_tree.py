# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every error of the service as a class, on the group that the service files it under."""

from files_style_sdk.error import APIConnectionError as APIConnectionError
from files_style_sdk.error import APIError as APIStatusError
from files_style_sdk.error import APITimeoutError as APITimeoutError
from files_style_sdk.error import DeadlineExceededError as DeadlineExceededError
from files_style_sdk.error import Error as APIError
from files_style_sdk.error import InvalidParameterError as InvalidParameterError
from files_style_sdk.error import InvalidRequestError as InvalidRequestError
from files_style_sdk.error import MissingParameterError as MissingParameterError
from files_style_sdk.error import OperationCancelledError as OperationCancelledError


class AuthenticationError(APIStatusError):
    """There is no valid API key."""


class BadRequestError(APIStatusError):
    """The request is not one that the service takes."""


class ConflictError(APIStatusError):
    """What is there does not allow this."""


class InternalServerError(APIStatusError):
    """The service failed."""


class NotFoundError(APIStatusError):
    """There is no such thing."""


class PermissionDeniedError(APIStatusError):
    """The API key may not do this."""


class RateLimitError(APIStatusError):
    """Too many requests."""


class UnprocessableEntityError(APIStatusError):
    """The request is well-formed but makes no sense."""


TYPE_TO_ERROR: dict[str, type[APIError]] = {}
STATUS_TO_ERROR: dict[int | str, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
    "5XX": InternalServerError,
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "InternalServerError",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "NotFoundError",
    "OperationCancelledError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
]
