"""What folders offer besides the API's own operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from files_style_sdk.operation import Options
from files_style_sdk.references import resolve
from files_style_sdk.resource import Resource

if TYPE_CHECKING:
    from files_style_sdk.models.file import File

__all__ = ["FolderOperations"]


class FolderOperations(Resource):
    """Walking folders."""

    _caller: Any

    def walk(self, path: str = "", options: Options | None = None, *, per_page: int | None = None) -> Iterator[File]:
        """Everything below a folder: each folder's entries, before those of the folders in it.

        Args:
            path: The folder; the root by default.
            options: Settings for the calls.
            per_page: How many entries to ask for at a time.

        Returns:
            The records of files and folders, fetched as they are reached (GET /folders/{path}).

        Raises:
            APIError: A folder cannot be listed.

        Example:
            >>> for entry in files_sdk.folder.walk("/reports"):  # doctest: +SKIP
            ...     print(entry.type, entry.path)
        """
        from files_style_sdk.transfer.walk import walk

        adopt = resolve("files_style_sdk.models.file:File").adopt

        def records(caller: Any) -> Iterator[File]:
            for record in walk(caller, path, options, per_page):
                yield adopt(record, self._caller, options)

        found: Iterator[File] = self._caller.iterate(records)
        return found
