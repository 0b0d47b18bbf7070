# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle registration: the form that a visitor filled in to use a share link."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class BundleRegistrationListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by bundle_id, created_at, workspace_id
    bundle_id: int  # the share link it is about


class BundleRegistration(Model, caller=face.caller):
    """The form that a visitor filled in to use a share link."""

    code: str | None = None
    name: str | None = None
    company: str | None = None
    email: str | None = None
    ip: str | None = None
    inbox_code: str | None = None
    clickwrap_body: str | None = None
    form_field_set_id: int | None = None
    form_field_data: dict[str, Any] | None = None
    bundle_code: str | None = None
    bundle_id: int | None = None
    bundle_recipient_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/bundle_registrations", BundleRegistrationListParams, page=BundleRegistration)


class BundleRegistrationResource(Resource):
    """Bundle registrations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BundleRegistrationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRegistrationListParams],
    ) -> ListObj[BundleRegistration]:
        """List bundle registrations, a page at a time (GET /bundle_registrations).

        Returns:
            A page of `BundleRegistration`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleRegistration:
        """Make a bundle registration from `attributes` without calling the service."""
        return self._new(BundleRegistration, attributes, options)


_resource = BundleRegistrationResource(face.caller)
list = all = _resource.list
new = _resource.new
