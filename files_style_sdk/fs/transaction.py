"""Writing several files so that all of them appear, or none."""

from __future__ import annotations

import posixpath
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from files_style_sdk.error import Error
from files_style_sdk.error_tree import NotFoundError
from files_style_sdk.fs.bases import Transaction
from files_style_sdk.fs.errors import as_os_errors

if TYPE_CHECKING:
    from files_style_sdk.fs.file import FilesFile

__all__ = ["FilesTransaction"]


class _Published(NamedTuple):
    """A file that a transaction has published, or may have."""

    path: str
    before: str | None
    """Where what stood there is kept, None if nothing did."""


class FilesTransaction(Transaction):
    """Files that are published together when the transaction ends, or not at all.

    What is written is sent meanwhile, and published at the end, file by file. If one of them cannot be published, those
    before it are taken back: what stood there is put back from copies that the service made. Only if this process is
    ended in the midst of that do some of the files stay; the copies, beside them, have names that end in `.before`.

    Files written, piped, put and touched belong to a transaction; copies, moves, deletions and new folders do not.

    Args:
        fs: The filesystem.
        kwargs: What fsspec may add.

    Example:
        >>> with fs.transaction:  # doctest: +SKIP
        ...     fs.pipe("out/data.csv", data)
        ...     fs.pipe("out/index.json", index)
    """

    fs: Any
    files: Any

    def complete(self, commit: bool = True) -> None:
        """End the transaction.

        Args:
            commit: Whether to publish; else everything is discarded.

        Raises:
            OSError: A file could not be published; then none is.
        """
        fs, files = self.fs, list(self.files)
        self.files.clear()
        try:
            if commit:
                self._publish(files)
            else:
                _discard(files)
        finally:
            fs._intrans = False
            fs._transaction = None
            fs.invalidate_cache()
            self.fs = None

    def _publish(self, files: list[FilesFile]) -> None:
        published: list[_Published] = []
        for file in files:
            current: _Published | None = None
            try:
                # One file alone is published whole or not at all anyhow.
                current = _Published(file.path, self._kept(file.path) if len(files) > 1 else None)
                file.commit()
            except BaseException as error:
                _discard(files)
                if current is not None and len(files) > 1 and _may_be_published(error):
                    published.append(current)
                elif current is not None:
                    self._forget(current)
                for one in reversed(published):
                    self._take_back(one, error)
                raise
            published.append(current)
        for one in published:
            self._forget(one)

    def _kept(self, path: str) -> str | None:
        """Where a copy of what stands at a path is; None if nothing does."""
        folder, name = posixpath.split(path)
        before = posixpath.join(folder, f".{name[:100]}.{secrets.token_hex(6)}.before")
        with as_os_errors(path):
            try:
                self._files.copy_and_wait(path, {"destination": before})
            except NotFoundError:
                return None
        return before

    def _take_back(self, published: _Published, error: BaseException) -> None:
        try:
            if published.before is None:
                with suppress(NotFoundError):
                    self._files.delete(published.path)
            else:
                parameters = {"destination": published.path, "overwrite": True}
                self._files.move_and_wait(published.before, parameters)
        except Error as trouble:
            kept = f"; what stood there is at {published.before!r}" if published.before else ""
            error.add_note(f"{published.path!r} could not be taken back ({trouble}){kept}")

    def _forget(self, published: _Published) -> None:
        if published.before is not None:
            # It is in nobody's way; the transaction has ended as it should.
            with suppress(Error):
                self._files.delete(published.before)

    @property
    def _files(self) -> Any:
        return self.fs.waiting_client.file


def _may_be_published(error: BaseException) -> bool:
    """Whether the file whose publication failed may be there all the same."""
    return getattr(error.__cause__, "outcome", "unknown") == "unknown"


def _discard(files: list[FilesFile]) -> None:
    for file in files:
        file.discard()
