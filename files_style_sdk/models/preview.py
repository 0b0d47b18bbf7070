# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Preview: a small picture or document made from a file."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class Preview(Model, caller=face.caller):
    """A small picture or document made from a file."""

    id: int | None = None
    status: str | None = None  # whether the preview is ready
    download_uri: str | None = None  # signed and short-lived; needs no credential
    type: str | None = None
    size: str | None = None  # bytes


class PreviewResource(Resource):
    """Previews, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Preview:
        """Make a preview from `attributes` without calling the service."""
        return self._new(Preview, attributes, options)


_resource = PreviewResource(face.caller)
new = _resource.new
