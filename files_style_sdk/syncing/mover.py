"""Carrying out one action of a sync, as a flow."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from files_style_sdk.delivery import Flow
from files_style_sdk.error import SyncConflictError
from files_style_sdk.settings import Settings
from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.compare import has_changed
from files_style_sdk.syncing.names import check_local_path
from files_style_sdk.syncing.trees import Entry, LocalTree, RemoteTree
from files_style_sdk.transfer.download import download_file
from files_style_sdk.transfer.progress import Meter
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.upload import upload_file

__all__ = ["Mover"]


@dataclass(frozen=True, slots=True)
class Mover:
    """Carries out single actions.

    Attributes:
        local: The local side.
        remote: The remote side.
        uploads: Whether the local side is the source.
        options: What is asked of each file's transfer.
    """

    local: LocalTree
    remote: RemoteTree
    uploads: bool
    options: TransferOptions

    @property
    def source(self) -> LocalTree | RemoteTree:
        """The side to be like."""
        return self.local if self.uploads else self.remote

    @property
    def destination(self) -> LocalTree | RemoteTree:
        """The side that is changed."""
        return self.remote if self.uploads else self.local

    def local_file(self, action: Action) -> Path:
        """The local file that an action is about."""
        return self.local.root / (action.source_path if self.uploads else action.destination_path)

    def check(self, action: Action, settings: Settings, *, thoroughly: bool) -> Flow[None]:
        """Make sure that what an action is about is still as it was seen.

        Args:
            action: The action.
            settings: Those of the calls.
            thoroughly: Whether to ask the service too; else only what is local is looked at.

        Raises:
            SyncConflictError: It is not.
        """
        if (thoroughly or not self.uploads) and action.kind != "make folder":
            now = yield from _find(self.destination, action.destination_path, settings)
            if has_changed(action.destination, now):
                raise SyncConflictError(_changed(action, "destination", action.destination, now))
        if thoroughly or (self.uploads and action.kind in ("delete", "delete folder")):
            now = yield from _find(self.source, self._source_path(action), settings)
            if has_changed(action.source, now):
                raise SyncConflictError(_changed(action, "source", action.source, now))

    def find_at_destination(self, action: Action, settings: Settings) -> Flow[Entry | None]:
        """What stands now where an action leads to, None if nothing.

        Raises:
            OSError: The local side cannot be read.
            Error: The remote one cannot.
        """
        return (yield from _find(self.destination, action.destination_path, settings))

    def _source_path(self, action: Action) -> str:
        if action.source is not None:
            return action.source_path
        return "/".join(map(self.source.name_for, action.destination_path.split("/")))

    def transfer(self, action: Action, settings: Settings, meter: Meter) -> Flow[Mapping[str, Any]]:
        """Move a file.

        Returns:
            The file's record, as plain data.

        Raises:
            OSError: The local file cannot be read or written.
            Error: The remote one cannot.
        """
        options = self.options.for_one_of_many(action.size)
        if self.uploads:
            remote = self.remote.full_path(action.destination_path)
            params = {"mkdir_parents": True}
            return (yield from upload_file(self.local_file(action), remote, params, meter, settings, options))
        target = check_local_path(self.local.root, action.destination_path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        remote = self.remote.full_path(action.source_path)
        return (yield from download_file(remote, target, meter, settings, options))

    def make_folder(self, action: Action, settings: Settings) -> Flow[None]:
        """Make a folder at the destination.

        Raises:
            OSError: A local one cannot be made.
            Error: A remote one cannot.
        """
        if self.uploads:
            yield from self.remote.make_folder(action.destination_path, settings)
        else:
            self.local.make_folder(action.destination_path)

    def delete(self, action: Action, settings: Settings) -> Flow[bool]:
        """Delete a file, or a folder if it is empty, at the destination.

        Returns:
            Whether it is gone.

        Raises:
            OSError: A local one cannot be deleted.
            Error: A remote one cannot.
        """
        path, is_file = action.destination_path, action.kind == "delete"
        if self.uploads and is_file:
            yield from self.remote.delete_file(path, settings)
        elif self.uploads:
            return (yield from self.remote.delete_folder(path, settings))
        elif is_file:
            self.local.delete_file(path)
        else:
            return self.local.delete_folder(path)
        return True


def _find(tree: LocalTree | RemoteTree, path: str, settings: Settings) -> Flow[Entry | None]:
    if isinstance(tree, LocalTree):
        return tree.find(path)
    return (yield from tree.find(path, settings))


def _changed(action: Action, side: str, then: Entry | None, now: Entry | None) -> str:
    what = "appeared" if then is None else "disappeared" if now is None else "changed"
    return f"{action.path!r} has {what} at the {side} since it was looked at; it was left alone, sync again"
