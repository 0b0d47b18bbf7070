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


class ConnectionsApiError(APIError):
    """The service refused a call, or answered with something that is not JSON."""


TYPE_TO_ERROR: dict[str, type[Error]] = {}
STATUS_TO_ERROR: dict[int | str, type[APIError]] = {
    "default": ConnectionsApiError,
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "ConnectionsApiError",
    "DeadlineExceededError",
    "Error",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "OperationCancelledError",
]
