# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Form field set: a form that visitors fill in to use a share link or an inbox."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class FormFieldSetListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class FormFieldSetCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    title: str
    require_complete_metadata_capture: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    skip_email: bool  # do not ask the visitor for an e-mail address
    skip_name: bool  # do not ask the visitor for a name
    skip_company: bool  # do not ask the visitor for a company
    form_fields: Sequence[Mapping[str, Any]]


class FormFieldSetUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    title: str
    require_complete_metadata_capture: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    skip_email: bool  # do not ask the visitor for an e-mail address
    skip_name: bool  # do not ask the visitor for a name
    skip_company: bool  # do not ask the visitor for a company
    form_fields: Sequence[Mapping[str, Any]]


class FormFieldSet(Model, caller=face.caller):
    """A form that visitors fill in to use a share link or an inbox."""

    id: int | None = None
    title: str | None = None
    require_complete_metadata_capture: bool | None = None
    form_layout: builtins.list[int] | None = None
    form_fields: builtins.list[dict[str, Any]] | None = None
    skip_name: bool | None = None
    skip_email: bool | None = None
    skip_company: bool | None = None
    in_use: bool | None = None
    user_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one

    def update(
        self,
        params: FormFieldSetUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetUpdateParams],
    ) -> "FormFieldSet":
        """Change one form field set; only what is given is sent (PATCH /form_field_sets/{id}).

        Returns:
            This form field set, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one form field set (DELETE /form_field_sets/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "FormFieldSet":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/form_field_sets", FormFieldSetListParams, page=FormFieldSet)
_FIND = Operation("GET", "/form_field_sets/{id}", positional={"id": int}, record=FormFieldSet)
_CREATE = Operation("POST", "/form_field_sets", FormFieldSetCreateParams, record=FormFieldSet)
_UPDATE = Operation(
    "PATCH", "/form_field_sets/{id}", FormFieldSetUpdateParams, positional={"id": int}, record=FormFieldSet
)
_DELETE = Operation("DELETE", "/form_field_sets/{id}", positional={"id": int})


class FormFieldSetResource(Resource):
    """Form field sets, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: FormFieldSetListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetListParams],
    ) -> ListObj[FormFieldSet]:
        """List form field sets, a page at a time (GET /form_field_sets).

        Returns:
            A page of `FormFieldSet`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> FormFieldSet:
        """Find one form field set by its ID (GET /form_field_sets/{id}).

        Args:
            id: ID of the form field set.

        Returns:
            The `FormFieldSet`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: FormFieldSetCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetCreateParams],
    ) -> FormFieldSet:
        """Create a form field set (POST /form_field_sets).

        Returns:
            The `FormFieldSet`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: FormFieldSetUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetUpdateParams],
    ) -> FormFieldSet:
        """Change one form field set; only what is given is sent (PATCH /form_field_sets/{id}).

        Args:
            id: ID of the form field set.

        Returns:
            The `FormFieldSet`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one form field set (DELETE /form_field_sets/{id}).

        Args:
            id: ID of the form field set.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FormFieldSet:
        """Make a form field set from `attributes` without calling the service."""
        return self._new(FormFieldSet, attributes, options)


_resource = FormFieldSetResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
