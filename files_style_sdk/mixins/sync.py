"""What the resource of syncs offers besides the API's own operations: being called, it makes one side like another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from files_style_sdk.mixins.file_trees import FileTrees
from files_style_sdk.resource import Resource

if TYPE_CHECKING:
    from files_style_sdk.syncing.choices import SyncOptions
    from files_style_sdk.syncing.ends import End

__all__ = ["SyncOperations"]


class SyncOperations(Resource):
    """`files_sdk.sync(…)` beside `files_sdk.sync.list()`, which is about the syncs that the service itself makes."""

    _caller: Any

    def __call__(self, source: End, destination: End, **options: Unpack[SyncOptions]) -> Any:
        """Make one side like the other; see :meth:`FileTrees.sync`."""
        return FileTrees(self._caller).sync(source, destination, **options)
