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


class BadRequestError(APIError):
    """A parameter is ill-formed."""


class ConflictError(APIError):
    """It is not in a state for this."""


class ForbiddenError(APIError):
    """The token has not the scope or the role for this."""


class InternalServerError(APIError):
    """The service failed."""


class NotFoundError(APIError):
    """There is no such thing, or it is not for you to see."""


class TooManyRequestsError(APIError):
    """The rate limit is reached."""


class UnauthorizedError(APIError):
    """The token is missing, expired or revoked."""


class UnprocessableEntityError(APIError):
    """A value is not acceptable."""


TYPE_TO_ERROR: dict[str, type[Error]] = {}
STATUS_TO_ERROR: dict[int | str, type[APIError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
    "5XX": InternalServerError,
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "Error",
    "ForbiddenError",
    "InternalServerError",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "NotFoundError",
    "OperationCancelledError",
    "TooManyRequestsError",
    "UnauthorizedError",
    "UnprocessableEntityError",
]
