"""The API operations that a transfer speaks through, and the storage requests between them."""

# No `from __future__ import annotations` here: operations read the types themselves from the TypedDicts.

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict
from urllib.parse import urlsplit

from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIError, InvalidParameterError, from_response
from files_style_sdk.exchange import exchange
from files_style_sdk.operation import NoParams, Operation
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Response

__all__ = [
    "BEGIN_UPLOAD",
    "COMPLETE_UPLOAD",
    "CREATE_FOLDER",
    "LIST_FOLDER",
    "LOCATE",
    "STAT",
    "BeginParams",
    "CompleteParams",
    "call",
    "checked_params",
    "checked_remote_path",
    "is_http_url",
    "refusal",
]


class BeginParams(TypedDict, total=False):
    """What the first step of an upload accepts."""

    mkdir_parents: bool
    part: int
    parts: int
    ref: str
    restart: int
    size: int
    with_rename: bool
    buffered_upload: bool


class CompleteParams(TypedDict, total=False):
    """What the last step of an upload accepts."""

    action: str
    ref: str
    size: int
    etags: Sequence[Mapping[str, Any]]
    mkdir_parents: bool
    provided_mtime: str
    custom_metadata: Mapping[str, Any]
    with_rename: bool
    copy_behaviors: bool
    structure: str


class ListParams(TypedDict, total=False):
    """What a page of a folder's list is asked for with."""

    cursor: str
    per_page: int


class FolderParams(TypedDict, total=False):
    """What a new folder is asked for with."""

    mkdir_parents: bool


# Leave that is given twice publishes nothing: whichever answer arrives is used.
BEGIN_UPLOAD = Operation(
    "POST", "/file_actions/begin_upload/{path}", BeginParams, positional={"path": str}, repeatable=True
)
COMPLETE_UPLOAD = Operation("POST", "/files/{path}", CompleteParams, positional={"path": str})
LOCATE = Operation("GET", "/files/{path}", NoParams, positional={"path": str})
LIST_FOLDER = Operation("GET", "/folders/{path}", ListParams, positional={"path": str})
STAT = Operation("GET", "/file_actions/metadata/{path}", NoParams, positional={"path": str})
CREATE_FOLDER = Operation("POST", "/folders/{path}", FolderParams, positional={"path": str})


def call(
    operation: Operation,
    path: str,
    settings: Settings,
    params: Mapping[str, Any] | None = None,
) -> Flow[Any]:
    """Make one API call about a remote path.

    Args:
        operation: The operation.
        path: The path.
        settings: The settings of the call.
        params: Its parameters.

    Returns:
        The decoded answer.
    """
    arguments = operation.arguments((path,), params, {})
    reply = yield from exchange(operation.request(arguments, settings), settings)
    return reply.data


def checked_params(params: Mapping[str, Any] | None) -> dict[str, Any]:
    """A copy of the parameters that a caller gave as a dict.

    Raises:
        InvalidParameterError: They are no dict.
    """
    if params is not None and not isinstance(params, Mapping):
        raise InvalidParameterError(f"params must be a dict of names to values, not {type(params).__name__}")
    return dict(params or {})


def checked_remote_path(remote: str) -> str:
    """`remote`, if it names a file.

    Raises:
        InvalidParameterError: It is no string, or names the root.
    """
    if not isinstance(remote, str):
        raise InvalidParameterError(f"the remote path must be a string, not {type(remote).__name__}")
    if not normalize(remote):
        raise InvalidParameterError(f"the remote path must name a file, not {remote!r}")
    return remote


def is_http_url(value: Any) -> bool:
    """Whether a value that the service sent can be asked over HTTP."""
    try:
        return isinstance(value, str) and urlsplit(value).scheme in ("http", "https")
    except ValueError:
        return False


def refusal(response: Response, doing: str) -> APIError:
    """The error for an answer of storage, which speaks XML: its class by the status, its message by what was done."""
    error = from_response(response.status, response.headers, response.body, None)
    error.message = f"storage answered {response.status} while {doing}"
    return error
