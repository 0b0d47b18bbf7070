# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Zip list entry: one file inside a ZIP archive."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class ZipListEntry(Model, caller=face.caller):
    """One file inside a ZIP archive."""

    path: str | None = None
    size: int | None = None  # bytes


class ZipListEntryResource(Resource):
    """Zip list entries, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ZipListEntry:
        """Make a zip list entry from `attributes` without calling the service."""
        return self._new(ZipListEntry, attributes, options)


_resource = ZipListEntryResource(face.caller)
new = _resource.new
