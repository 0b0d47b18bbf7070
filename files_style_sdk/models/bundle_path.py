# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle path: one path that a share link covers."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class BundlePath(Model, caller=face.caller):
    """One path that a share link covers."""

    recursive: bool | None = None
    path: str | None = None


class BundlePathResource(Resource):
    """Bundle paths, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundlePath:
        """Make a bundle path from `attributes` without calling the service."""
        return self._new(BundlePath, attributes, options)


_resource = BundlePathResource(face.caller)
new = _resource.new
