# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Form field: one field of a form that visitors fill in."""

import builtins
from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class FormField(Model, caller=face.caller):
    """One field of a form that visitors fill in."""

    id: int | None = None
    label: str | None = None
    required: bool | None = None
    help_text: str | None = None
    field_type: str | None = None
    options_for_select: builtins.list[str] | None = None
    default_option: str | None = None
    form_field_set_id: int | None = None


class FormFieldResource(Resource):
    """Form fields, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FormField:
        """Make a form field from `attributes` without calling the service."""
        return self._new(FormField, attributes, options)


_resource = FormFieldResource(face.caller)
new = _resource.new
