# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Auto: a value whose fields are only known when it arrives."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class Auto(Model, caller=face.caller):
    """A value whose fields are only known when it arrives."""

    dynamic: dict[str, Any] | None = None


class AutoResource(Resource):
    """Autos, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Auto:
        """Make an auto from `attributes` without calling the service."""
        return self._new(Auto, attributes, options)


_resource = AutoResource(face.caller)
new = _resource.new
