# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Sync run live transfer: a file that a running sync is transferring now."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class SyncRunLiveTransfer(Model, caller=face.caller):
    """A file that a running sync is transferring now."""

    path: str | None = None
    status: str | None = None
    bytes_copied: int | None = None
    bytes_total: int | None = None
    percentage: float | None = None
    eta: str | None = None
    started_at: str | None = None


class SyncRunLiveTransferResource(Resource):
    """Sync run live transfers, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SyncRunLiveTransfer:
        """Make a sync run live transfer from `attributes` without calling the service."""
        return self._new(SyncRunLiveTransfer, attributes, options)


_resource = SyncRunLiveTransferResource(face.caller)
new = _resource.new
