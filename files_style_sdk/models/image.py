# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Image: a picture, as its name and address."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class Image(Model, caller=face.caller):
    """A picture, as its name and address."""

    name: str | None = None
    uri: str | None = None


class ImageResource(Resource):
    """Images, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Image:
        """Make an image from `attributes` without calling the service."""
        return self._new(Image, attributes, options)


_resource = ImageResource(face.caller)
new = _resource.new
