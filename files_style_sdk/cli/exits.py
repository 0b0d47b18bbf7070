"""The exit statuses of the command, and which error leads to which."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "BROKEN_PIPE",
    "DENIED",
    "FAILED",
    "INTERRUPTED",
    "NETWORK",
    "NOT_FOUND",
    "OK",
    "USAGE",
    "exit_status",
    "status_of_many",
]

OK = 0
"""Everything was done."""
FAILED = 1
"""Something failed, or some of several things."""
USAGE = 2
"""The command line is wrong, or a package that it needs is missing; nothing was done."""
NOT_FOUND = 3
"""What was named is not there."""
DENIED = 4
"""The credential is missing or refused, or does not allow it."""
NETWORK = 5
"""The service could not be reached, or its answer broke off."""
INTERRUPTED = 130
"""Ctrl-C."""
BROKEN_PIPE = 141
"""Whoever read the output has left."""


def exit_status(error: BaseException) -> int:
    """The exit status that an error leads to.

    Args:
        error: What was raised.

    Returns:
        `NOT_FOUND`, `DENIED`, `NETWORK`, `USAGE`, `INTERRUPTED`, or `FAILED` for everything else.

    Example:
        >>> exit_status(PermissionError("no"))
        4
    """
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BaseExceptionGroup):
        return status_of_many([exit_status(one) for one in error.exceptions])
    if isinstance(error, ImportError):
        return USAGE
    if isinstance(error, OSError):
        return _of_local_trouble(error)
    return _of_service_trouble(error)


def status_of_many(statuses: Iterable[int]) -> int:
    """The exit status of several things that were done, each of which has one.

    Args:
        statuses: One for each thing.

    Returns:
        The status that all of them share; `FAILED` when some failed, or failed for different reasons.

    Example:
        >>> status_of_many([3, 3]), status_of_many([0, 3]), status_of_many([])
        (3, 1, 0)
    """
    different = set(statuses)
    if not different:
        return OK
    return different.pop() if len(different) == 1 else FAILED


def _of_local_trouble(error: OSError) -> int:
    if isinstance(error, FileNotFoundError):
        return NOT_FOUND
    return DENIED if isinstance(error, PermissionError) else FAILED


def _of_service_trouble(error: BaseException) -> int:
    from files_style_sdk import error as errors

    if isinstance(error, errors.InvalidRequestError):
        return USAGE
    if isinstance(error, errors.APIConnectionError):
        return NETWORK
    if isinstance(error, errors.APIError):
        if isinstance(error, errors.NotFoundError) or error.http_status == 404:
            return NOT_FOUND
        if isinstance(error, (errors.NotAuthenticatedError, errors.NotAuthorizedError)):
            return DENIED
    return FAILED
