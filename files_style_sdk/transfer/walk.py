"""Walking a remote folder, page by page and folder by folder, with the next folders listed ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future
from typing import Any

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.background import Background
from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIConnectionError, APIError, Error
from files_style_sdk.exchange import Reply, exchange
from files_style_sdk.operation import Options
from files_style_sdk.pages import ListObj
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.operations import LIST_FOLDER

__all__ = ["depth", "walk"]

_AHEAD = 32


def walk(
    caller: WaitingCaller,
    path: str,
    options: Options | None = None,
    per_page: int | None = None,
    enters: Callable[[Mapping[str, Any]], bool] = lambda _record: True,
    failed: Callable[[str, Error], object] | None = None,
) -> Generator[dict[str, Any], None, None]:
    """Everything below a remote folder, as plain records: each folder's entries, before those of the folders in it.

    Args:
        caller: Makes the calls.
        path: The folder.
        options: Settings for the calls.
        per_page: How many entries to ask for at a time; by default what the service prefers.
        enters: Whether to look into a folder.
        failed: Told which folder could not be listed, and why; by default that ends the walk. If it is the first one,
            it always does.

    Raises:
        APIError: A folder cannot be listed.
        APIConnectionError: A page could not be fetched.
    """
    settings = caller.settings_with(options)
    params = {} if per_page is None else {"per_page": per_page}
    LIST_FOLDER.arguments((path,), params, {})
    walking = _Walk(caller, settings, params, enters, failed)
    return walking.records(path)


class _Walk:
    def __init__(
        self,
        caller: WaitingCaller,
        settings: Settings,
        params: Mapping[str, Any],
        enters: Callable[[Mapping[str, Any]], bool],
        failed: Callable[[str, Error], object] | None,
    ) -> None:
        self._caller = caller
        self._settings = settings
        self._params = params
        self._enters = enters
        self._failed = failed
        self._folders: deque[str] = deque()
        self._listed: deque[tuple[str, Future[Reply]]] = deque()

    def records(self, path: str) -> Generator[dict[str, Any], None, None]:
        self._folders.append(path)
        with Background(self._caller, self._settings) as background:
            while self._folders or self._listed:
                self._list_ahead(background)
                folder, first = self._listed.popleft()
                try:
                    yield from self._held(folder, first, background)
                except (APIError, APIConnectionError) as error:
                    if self._failed is None or folder == path:
                        raise
                    self._failed(folder, error)

    def _held(self, folder: str, first: Future[Reply], background: Background) -> Iterator[dict[str, Any]]:
        for record in self._page(folder, first.result()).auto_paging_iter():
            if record.get("type") == "directory" and self._enters(record):
                self._folders.append(_checked_below(record, folder))
                self._list_ahead(background)
            yield record

    def _list_ahead(self, background: Background) -> None:
        while self._folders and len(self._listed) < _AHEAD:
            folder = self._folders.popleft()
            self._listed.append((folder, background.start(self._first_page(folder))))

    def _first_page(self, folder: str) -> Flow[Reply]:
        return exchange(LIST_FOLDER.request(self._arguments(folder), self._settings), self._settings)

    def _page(self, folder: str, reply: Reply) -> ListObj[dict[str, Any]]:
        return ListObj(self._caller, LIST_FOLDER, self._arguments(folder), self._settings, dict, reply)

    def _arguments(self, folder: str) -> Mapping[str, Any]:
        return LIST_FOLDER.arguments((folder,), self._params, {})


def _checked_below(record: Mapping[str, Any], folder: str) -> str:
    below = str(record.get("path", ""))
    if depth(below) <= depth(folder):
        raise Error(f"the service lists {below!r} inside {folder!r}; following it might never end")
    return below


def depth(path: str) -> int:
    """How many names lead to a remote path; 0 for the root."""
    normal = normalize(path)
    return len(normal.split("/")) if normal else 0
