"""Everything the SDK raises on purpose.

::

    Error
    ├── APIConnectionError            no whole answer came from the service
    │   ├── APITimeoutError
    │   └── DeadlineExceededError
    ├── InvalidRequestError           refused before anything was sent
    │   ├── InvalidParameterError
    │   └── MissingParameterError
    ├── OperationCancelledError
    ├── IntegrityError                the bytes that arrived are not the bytes that left
    ├── SourceChangedError            a local file changed while it was being uploaded
    ├── TransferInProgressError       another process or thread is at work on the same transfer
    ├── DeletionRefusedError          a sync would have deleted too much
    ├── SyncConflictError             something is not as a sync saw it any more
    ├── APIError                      the service answered with an error
    │   ├── BadRequestError           → InvalidCursorError, InvalidPathError, …
    │   ├── NotAuthenticatedError     → InvalidUsernameOrPasswordError, …
    │   ├── NotAuthorizedError        → SiteAdminRequiredError, …
    │   ├── NotFoundError             → FileNotFoundError, …
    │   ├── ProcessingFailureError    → DestinationExistsError, …
    │   ├── RateLimitedError          → TooManyRequestsError, …
    │   ├── ServiceUnavailableError   → AgentUnavailableError, …
    │   └── SiteConfigurationError    → TrialExpiredError, …
    └── …

The classes that the service's own error types map to are generated into :mod:`files_style_sdk.error_tree`; they are
names of this module too, and loaded when one of them is first used. Trouble with local files is raised as Python's
own :class:`OSError`, with the file's name in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from files_style_sdk.manners import Service, place_in
from files_style_sdk.service import SERVICE

if TYPE_CHECKING:
    from files_style_sdk.error_tree import *  # noqa: F403

Outcome = Literal["not_sent", "rejected", "unknown"]
"""What became of the request that an error is about: it never reached the service, the service refused it, or the
service may or may not have carried it out."""


class ErrorResponse(NamedTuple):
    """The answer that an error was.

    Attributes:
        status_code: The status code.
        headers: The headers, names in lower case.
        text: The body as text, at most its first 64 KiB.
        data: The decoded body, None if it was not JSON.
    """

    status_code: int
    headers: Mapping[str, str]
    text: str
    data: Any


class Error(Exception):
    """The base of every error of this SDK.

    Attributes:
        http_status: The answer's status code, if there was an answer.
        http_body: The answer's body as text, at most its first 64 KiB.
        json_body: The answer's body decoded, if it was JSON.
        headers: The answer's headers, names in lower case.
        code: The `http-code` that the body carried, else the status code.
        error_type: The service's name of the error, such as `not-found/file-not-found`.
        request_id: The service's name of the request, to quote to its support.
        is_retryable: Whether the same call may succeed later.
        outcome: `not_sent`, `rejected` or `unknown`; see :data:`Outcome`.
    """

    is_retryable: bool = False
    outcome: Outcome = "not_sent"

    def __init__(
        self,
        message: str | None = None,
        http_body: str | None = None,
        http_status: int | None = None,
        json_body: Any = None,
        headers: Mapping[str, str] | None = None,
        code: int | str | None = None,
        *,
        error_type: str | None = None,
        request_id: str | None = None,
        is_retryable: bool | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.http_body = http_body
        self.http_status = http_status
        self.json_body = json_body
        self.headers = dict(headers or {})
        self.code = code
        self.error_type = error_type
        self.request_id = request_id
        if is_retryable is not None:
            self.is_retryable = is_retryable
        if outcome is not None:
            self.outcome = outcome

    @property
    def status_code(self) -> int | None:
        """The answer's status code, if there was an answer."""
        return self.http_status

    @property
    def body(self) -> Any:
        """The answer's body: decoded if it was JSON, else as text."""
        return self.http_body if self.json_body is None else self.json_body

    @property
    def response(self) -> ErrorResponse | None:
        """The answer, if there was one."""
        if self.http_status is None:
            return None
        return ErrorResponse(self.http_status, self.headers, self.http_body or "", self.json_body)

    def __str__(self) -> str:
        return self.message or type(self).__name__


class APIConnectionError(Error):
    """The service could not be reached, or its answer broke off."""

    is_retryable = True
    outcome: Outcome = "unknown"


class APITimeoutError(APIConnectionError):
    """A connection, or an answer, did not come within its timeout."""


class DeadlineExceededError(APIConnectionError):
    """The time allowed for the whole operation ran out."""


class InvalidRequestError(Error):
    """The call was refused before anything was sent."""


class InvalidParameterError(InvalidRequestError):
    """A parameter, option or setting is not of the kind that is expected."""


class MissingParameterError(InvalidRequestError):
    """A parameter that the operation requires was not given."""


class OperationCancelledError(Error):
    """The operation was cancelled by its caller."""

    outcome: Outcome = "unknown"


class IntegrityError(Error):
    """What arrived is not what was sent: a size or a checksum differs. Nothing was kept or published."""

    is_retryable = True
    outcome: Outcome = "unknown"


class SourceChangedError(Error):
    """The local file changed while it was being read. Nothing was published."""


class TransferInProgressError(Error):
    """Another process or thread is at work on the same transfer."""

    is_retryable = True


class DeletionRefusedError(Error):
    """A sync would have deleted too much. It deleted nothing."""


class SyncConflictError(Error):
    """Something is no longer as the sync saw it when it decided what to do. It was left alone."""


class APIError(Error):
    """The service answered with an error."""

    outcome: Outcome = "rejected"


class ConflictError(APIError):
    """409, where the answer does not say more."""


class InternalServerError(APIError):
    """500 or another status from there on, where the answer does not say more."""


def from_response(
    status: int, headers: Mapping[str, str], body: bytes, json_body: Any, service: Service = SERVICE
) -> APIError:
    """The exception for an answer that is an error.

    The class is the one that the body's `type` names; for a type this SDK does not know, the type's group; and
    without a known group, the class that fits the status code.

    Args:
        status: The answer's status code.
        headers: Its headers, names in lower case.
        body: Its body.
        json_body: The decoded body, or None if it is not JSON.
        service: Whose answer it is.
    """
    answer = json_body if isinstance(json_body, dict) else {}
    named = place_in(json_body, service.error_type)
    error_type = named if isinstance(named, str) else None
    instance = answer.get("instance")
    return _class_of(error_type, status, service)(
        _message(answer, json_body, status, headers),
        http_body=body[:65536].decode("utf-8", "replace"),
        http_status=status,
        json_body=json_body,
        headers=headers,
        code=answer.get("http-code", status),
        error_type=error_type,
        request_id=instance if isinstance(instance, str) else headers.get("x-request-id"),
        is_retryable=service.retries.is_transient(status),
        # Behind any other 5xx stands a server that failed at an unknown point of its work.
        outcome="rejected" if status < 500 or status == 503 else "unknown",
    )


def class_of_status(status: int, service: Service = SERVICE) -> type[APIError]:
    """The class of an answer that says no more than its status code."""
    table: Mapping[int | str, type[APIError]] = import_module(service.error_tree).STATUS_TO_ERROR
    found = table.get(status) or table.get(f"{status // 100}XX") or table.get("default")
    if found is not None:
        return found
    if status == 409:
        return ConflictError
    return InternalServerError if status >= 500 else APIError


def authentication_error(service: Service = SERVICE) -> type[Error]:
    """The class for callers without a credential: the `AuthenticationError` of the service, else the runtime's."""
    tree = import_module(service.error_tree)
    if not hasattr(tree, "AuthenticationError"):
        tree = import_module(SERVICE.error_tree)
    kind: type[Error] = tree.AuthenticationError
    return kind


def _class_of(error_type: str | None, status: int, service: Service) -> type[APIError]:
    if error_type is None:
        return class_of_status(status, service)
    table: Mapping[str, type[Error]] = import_module(service.error_tree).TYPE_TO_ERROR
    named = table.get(error_type) or table.get(error_type.partition("/")[0])
    return named if named is not None and issubclass(named, APIError) else class_of_status(status, service)


def _message(answer: Mapping[str, Any], json_body: Any, status: int, headers: Mapping[str, str]) -> str:
    for part in (*map(answer.get, ("error", "errors", "title", "message", "detail")), json_body):
        text = _text(part)
        if text:
            return text
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "unknown status"
    kind = headers.get("content-type", "").partition(";")[0]
    return f"the service answered {status} {phrase}" + (f" with a body of type {kind}" if kind else "")


def _text(part: Any) -> str:
    if isinstance(part, list):
        return "; ".join(filter(None, map(_text, part)))
    if isinstance(part, dict):
        return _text(part.get("message") or part.get("error") or part.get("detail"))
    return part.strip() if isinstance(part, str) else ""


def __getattr__(name: str) -> Any:
    if not name.endswith("Error"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from files_style_sdk import error_tree

    try:
        found = getattr(error_tree, name)
    except AttributeError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    from files_style_sdk import error_tree

    return sorted({*globals(), *(name for name in vars(error_tree) if name.endswith("Error"))})
