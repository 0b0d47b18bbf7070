"""The SDK's errors as Python's own, which is what users of a filesystem catch."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from files_style_sdk import error, error_tree

__all__ = ["as_os_errors", "os_error"]

_NUMBERS: tuple[tuple[type[error.Error], int], ...] = (
    # The first class that fits counts: what is narrower stands before what is wider.
    (error_tree.DestinationParentDoesNotExistError, errno.ENOENT),
    (error_tree.NotFoundError, errno.ENOENT),
    (error_tree.NotAuthenticatedError, errno.EACCES),
    (error_tree.AuthenticationError, errno.EACCES),
    (error_tree.NotAuthorizedError, errno.EACCES),
    (error_tree.RemoteEntryReadOnlyError, errno.EACCES),
    (error_tree.DestinationExistsError, errno.EEXIST),
    (error_tree.CannotDownloadDirectoryError, errno.EISDIR),
    (error_tree.FolderMustNotBeAFileError, errno.ENOTDIR),
    (error_tree.DestinationParentConflictError, errno.EINVAL),
    (error_tree.FolderNotEmptyError, errno.ENOTEMPTY),
    (error_tree.FilenameTooLongError, errno.ENAMETOOLONG),
    (error_tree.PathTooLongError, errno.ENAMETOOLONG),
    (error_tree.InvalidPathError, errno.EINVAL),
    (error_tree.InvalidFilenameError, errno.EINVAL),
    (error_tree.FileLockedError, errno.EBUSY),
    (error_tree.FolderLockedError, errno.EBUSY),
    (error_tree.ResourceLockedError, errno.EBUSY),
    (error_tree.SubfolderLockedError, errno.EBUSY),
    (error_tree.RateLimitedError, errno.EBUSY),
    (error_tree.ServiceUnavailableError, errno.EBUSY),
    (error.APITimeoutError, errno.ETIMEDOUT),
    (error.DeadlineExceededError, errno.ETIMEDOUT),
    (error.OperationCancelledError, errno.ECANCELED),
)

_HINT = (
    "; FilesFileSystem takes a credential from its arguments, from FILES_API_KEY or FILES_SESSION_ID, or from a "
    "profile (profile=, FILES_PROFILE), and leaves it behind when it is pickled: set one of these where it is used"
)


def os_error(problem: error.Error, path: str = "") -> Exception:
    """Python's own error for one of the SDK's.

    Args:
        problem: The SDK's error.
        path: The remote path that it is about, empty for none.

    Returns:
        `FileNotFoundError`, `PermissionError`, `FileExistsError`, `IsADirectoryError`, `NotADirectoryError`,
        `TimeoutError`, `ConnectionError` or another `OSError`; `ValueError` for what was refused before it was sent.
    """
    message = str(problem)
    if isinstance(problem, error.InvalidRequestError):
        return ValueError(message)
    if isinstance(problem, error_tree.AuthenticationError) and problem.http_status is None:
        message += _HINT
    names = (path,) if path else ()
    for kind, number in _NUMBERS:
        if isinstance(problem, kind):
            return OSError(number, message, *names)
    if isinstance(problem, error.APIConnectionError):
        return ConnectionError(errno.ECONNABORTED, message, *names)
    return OSError(errno.EIO, message, *names)


@contextmanager
def as_os_errors(path: str = "") -> Iterator[None]:
    """Inside the block, errors of the SDK are raised as Python's own, with the SDK's as their cause.

    Args:
        path: The remote path that they are about, empty for none.
    """
    try:
        yield
    except error.Error as problem:
        raise os_error(problem, path) from problem
