# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Usage by top level dir: storage used by one top-level folder."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class UsageByTopLevelDir(Model, caller=face.caller):
    """Storage used by one top-level folder."""

    dir: str | None = None
    size: int | None = None  # bytes
    count: int | None = None


class UsageByTopLevelDirResource(Resource):
    """Usage by top level dirs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UsageByTopLevelDir:
        """Make a usage by top level dir from `attributes` without calling the service."""
        return self._new(UsageByTopLevelDir, attributes, options)


_resource = UsageByTopLevelDirResource(face.caller)
new = _resource.new
