"""Errors by the names that other SDKs give them: the same classes, not a second tree.

=========================  =========================================================
`APIStatusError`           any answer that is an error (:class:`files_style_sdk.error.APIError`)
`APITimeoutError`          a connection or an answer did not come in time
`PermissionDeniedError`    403 (`NotAuthorizedError`)
`ConflictError`            409
`UnprocessableEntityError` 422 (`ProcessingFailureError`)
`RateLimitError`           429 (`RateLimitedError`)
`InternalServerError`      500 and others from there on, except 503 (`ServiceUnavailableError`)
=========================  =========================================================
"""

from __future__ import annotations

from files_style_sdk.error import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ConflictError,
    InternalServerError,
)
from files_style_sdk.error_tree import (
    NotAuthorizedError,
    ProcessingFailureError,
    RateLimitedError,
)

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "ConflictError",
    "InternalServerError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
]

APIStatusError = APIError
PermissionDeniedError = NotAuthorizedError
RateLimitError = RateLimitedError
UnprocessableEntityError = ProcessingFailureError
