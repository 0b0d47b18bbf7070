# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Errors: messages about the fields of a request that was refused."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class Errors(Model, caller=face.caller):
    """Messages about the fields of a request that was refused."""

    fields: builtins.list[str] | None = None
    messages: builtins.list[str] | None = None


class ErrorsResource(Resource):
    """Errors, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Errors:
        """Make an errors from `attributes` without calling the service."""
        return self._new(Errors, attributes, options)


_resource = ErrorsResource(face.caller)
new = _resource.new
