# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every error of the service as a class, on the group that the service files it under."""

from files_style_sdk.error import APIConnectionError as APIConnectionError
from files_style_sdk.error import APIError as APIError
from files_style_sdk.error import APITimeoutError as APITimeoutError
from files_style_sdk.error import DeadlineExceededError as DeadlineExceededError
from files_style_sdk.error import Error as Error
from files_style_sdk.error import InvalidParameterError as InvalidParameterError
from files_style_sdk.error import InvalidRequestError as InvalidRequestError
from files_style_sdk.error import MissingParameterError as MissingParameterError
from files_style_sdk.error import OperationCancelledError as OperationCancelledError


class AuthenticationError(APIError):
    """The service does not accept the credential."""


class BadRequestError(APIError):
    """The service does not understand the request."""


class ConflictError(APIError):
    """The record is not in a state that allows this."""


class InternalServerError(APIError):
    """The service failed."""


class NotFoundError(APIError):
    """There is no such record."""


class PermissionDeniedError(APIError):
    """The caller may not do this."""


class RateLimitError(APIError):
    """There were too many calls."""


TYPE_TO_ERROR: dict[str, type[Error]] = {}
STATUS_TO_ERROR: dict[int | str, type[APIError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
    "5XX": InternalServerError,
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
    "InternalServerError",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "NotFoundError",
    "OperationCancelledError",
    "PermissionDeniedError",
    "RateLimitError",
]
