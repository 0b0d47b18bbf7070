"""Walking a remote folder, page by page and folder by folder."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.error import Error
from files_style_sdk.operation import Options
from files_style_sdk.pages import ListObj
from files_style_sdk.path_util import normalize
from files_style_sdk.transfer.operations import LIST_FOLDER

__all__ = ["depth", "walk"]


def walk(
    caller: WaitingCaller, path: str, options: Options | None = None, per_page: int | None = None
) -> Iterator[dict[str, Any]]:
    """Everything below a remote folder, as plain records: each folder's entries, before those of the folders in it.

    Args:
        caller: Makes the calls.
        path: The folder.
        options: Settings for the calls.
        per_page: How many entries to ask for at a time; by default what the service prefers.

    Raises:
        APIError: A folder cannot be listed.
        APIConnectionError: A page could not be fetched.
    """
    folders = deque([path])
    params = {} if per_page is None else {"per_page": per_page}
    while folders:
        folder = folders.popleft()
        arguments = LIST_FOLDER.arguments((folder,), params, {})
        page: ListObj[dict[str, Any]] = caller.operate(
            LIST_FOLDER,
            arguments,
            options,
            lambda reply, settings, arguments=arguments: ListObj(caller, LIST_FOLDER, arguments, settings, dict, reply),  # type: ignore[misc]
        )
        for record in page.auto_paging_iter():
            below = str(record.get("path", ""))
            if record.get("type") == "directory":
                if depth(below) <= depth(folder):
                    raise Error(f"the service lists {below!r} inside {folder!r}; following it might never end")
                folders.append(below)
            yield record


def depth(path: str) -> int:
    """How many names lead to a remote path; 0 for the root."""
    normal = normalize(path)
    return len(normal.split("/")) if normal else 0
