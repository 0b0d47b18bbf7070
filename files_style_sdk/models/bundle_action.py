# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle action: something that a visitor did with a share link."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.bundle_registration import BundleRegistration


class BundleActionListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by bundle_registration_id, created_at, workspace_id
    # fields to the exact value they must have; by bundle_id, bundle_registration_id, created_at
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at
    bundle_id: int  # the share link it is about
    bundle_registration_id: int


class BundleAction(Model, caller=face.caller):
    """Something that a visitor did with a share link."""

    action: str | None = None
    bundle_registration: "BundleRegistration | None" = nested(
        "files_style_sdk.models.bundle_registration:BundleRegistration"
    )
    created_at: str | None = None  # ISO 8601 date-time
    destination: str | None = None
    path: str | None = None
    source: str | None = None
    bundle_registration_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    bundle_registration_name: str | None = None
    bundle_registration_email: str | None = None
    bundle_registration_ip: str | None = None
    form_field_set_id: int | None = None
    form_field_data: dict[str, Any] | None = None


_LIST = Operation("GET", "/bundle_actions", BundleActionListParams, page=BundleAction)


class BundleActionResource(Resource):
    """Bundle actions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BundleActionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleActionListParams],
    ) -> ListObj[BundleAction]:
        """List bundle actions, a page at a time (GET /bundle_actions).

        Returns:
            A page of `BundleAction`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleAction:
        """Make a bundle action from `attributes` without calling the service."""
        return self._new(BundleAction, attributes, options)


_resource = BundleActionResource(face.caller)
list = all = _resource.list
new = _resource.new
