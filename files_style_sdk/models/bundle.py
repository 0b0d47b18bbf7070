# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle: a share link, which gives outsiders access to chosen files."""

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.attachment import FileInput
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.form_field_set import FormFieldSet
    from files_style_sdk.models.image import Image


class BundleListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by expires_at
    # fields to the exact value they must have; by bypasses_site_expiration_rules, code, created_at, expires_at,
    # group_id, user_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at, expires_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at, expires_at
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by code
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at, expires_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at, expires_at
    deleted: bool


class BundleFindParams(TypedDict, total=False):
    """What `find` accepts."""

    deleted: bool


class BundleCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    paths: Sequence[str]  # required; the remote paths, from the root
    password: str  # kept confidential; never answered again
    bypasses_site_expiration_rules: bool
    form_field_set_id: int
    create_snapshot: bool
    dont_separate_submissions_by_folder: bool
    expires_at: str  # when it stops working, ISO 8601
    finalize_snapshot: bool
    max_uses: int
    group_id: int  # the group it is about
    internal_name: str
    description: str  # a remark for people
    note: str  # a text for the recipient
    code: str
    path_template: str
    path_template_time_zone: str
    permissions: str
    require_registration: bool
    clickwrap_id: int
    inbox_id: int
    require_share_recipient: bool
    send_one_time_password_to_recipient_at_registration: bool
    send_email_receipt_to_uploader: bool
    skip_email: bool  # do not ask the visitor for an e-mail address
    skip_name: bool  # do not ask the visitor for a name
    skip_company: bool  # do not ask the visitor for a company
    start_access_on_date: str
    snapshot_id: int
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    watermark_attachment_file: FileInput
    watermark_value: Mapping[str, Any]


class BundleUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    paths: Sequence[str]  # the remote paths, from the root
    password: str  # kept confidential; never answered again
    bypasses_site_expiration_rules: bool
    form_field_set_id: int
    clickwrap_id: int
    code: str
    create_snapshot: bool
    description: str  # a remark for people
    dont_separate_submissions_by_folder: bool
    expires_at: str  # when it stops working, ISO 8601
    finalize_snapshot: bool
    inbox_id: int
    max_uses: int
    group_id: int  # the group it is about
    internal_name: str
    note: str  # a text for the recipient
    path_template: str
    path_template_time_zone: str
    permissions: str
    require_registration: bool
    require_share_recipient: bool
    send_one_time_password_to_recipient_at_registration: bool
    send_email_receipt_to_uploader: bool
    skip_company: bool  # do not ask the visitor for a company
    start_access_on_date: str
    skip_email: bool  # do not ask the visitor for an e-mail address
    skip_name: bool  # do not ask the visitor for a name
    user_id: int  # the user it is about; 0 is the one who calls
    watermark_attachment_delete: bool
    watermark_attachment_file: FileInput
    watermark_value: Mapping[str, Any]
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class BundleShareParams(TypedDict, total=False):
    """What `share` accepts."""

    to: Sequence[str]
    note: str  # a text for the recipient
    recipients: Sequence[Mapping[str, Any]]  # whom to send it to


class Bundle(Model, caller=face.caller):
    """A share link, which gives outsiders access to chosen files."""

    code: str | None = None
    color_left: str | None = None
    color_link: str | None = None
    color_text: str | None = None
    color_top: str | None = None
    color_top_text: str | None = None
    url: str | None = None
    description: str | None = None
    expires_at: str | None = None  # ISO 8601 date-time
    password_protected: bool | None = None
    permissions: str | None = None  # what the caller may do, as letters such as rwd
    preview_only: bool | None = None
    require_registration: bool | None = None
    require_share_recipient: bool | None = None
    require_logout: bool | None = None
    clickwrap_body: str | None = None
    form_field_set: "FormFieldSet | None" = nested("files_style_sdk.models.form_field_set:FormFieldSet")
    skip_name: bool | None = None
    skip_email: bool | None = None
    start_access_on_date: str | None = None  # ISO 8601 date-time
    skip_company: bool | None = None
    id: int | None = None
    bypasses_site_expiration_rules: bool | None = None
    created_at: str | None = None  # ISO 8601 date-time
    deleted: bool | None = None
    deleted_at: str | None = None  # ISO 8601 date-time
    dont_separate_submissions_by_folder: bool | None = None
    effective_expires_at: str | None = None  # ISO 8601 date-time
    max_uses: int | None = None
    internal_name: str | None = None
    note: str | None = None
    path_template: str | None = None
    path_template_time_zone: str | None = None
    send_email_receipt_to_uploader: bool | None = None
    snapshot_id: int | None = None
    user_id: int | None = None
    username: str | None = None
    group_id: int | None = None
    clickwrap_id: int | None = None
    inbox_id: int | None = None
    watermark_attachment: "Image | None" = nested("files_style_sdk.models.image:Image")
    watermark_value: dict[str, Any] | None = None
    send_one_time_password_to_recipient_at_registration: bool | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    has_inbox: bool | None = None
    dont_allow_folders_in_uploads: bool | None = None
    requested_upload_slots: builtins.list[dict[str, Any]] | None = None
    paths: builtins.list[str] | None = None
    bundlepaths: builtins.list[dict[str, Any]] | None = None
    password: str | None = None
    form_field_set_id: int | None = None
    create_snapshot: bool | None = None
    finalize_snapshot: bool | None = None
    watermark_attachment_file: FileInput | None = None
    watermark_attachment_delete: bool | None = None

    def update(
        self,
        params: BundleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleUpdateParams],
    ) -> "Bundle":
        """Change one bundle; only what is given is sent (PATCH /bundles/{id}).

        Returns:
            This bundle, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one bundle (DELETE /bundles/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def share(
        self,
        params: BundleShareParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleShareParams],
    ) -> None:
        """Share (bundle) (POST /bundles/{id}/share)."""
        return self._call(_SHARE, params, options, fields)

    def save(self, options: Options | None = None) -> "Bundle":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/bundles", BundleListParams, page=Bundle)
_FIND = Operation("GET", "/bundles/{id}", BundleFindParams, positional={"id": int}, record=Bundle)
_CREATE = Operation("POST", "/bundles", BundleCreateParams, required=("paths",), record=Bundle)
_UPDATE = Operation("PATCH", "/bundles/{id}", BundleUpdateParams, positional={"id": int}, record=Bundle)
_DELETE = Operation("DELETE", "/bundles/{id}", positional={"id": int})
_SHARE = Operation("POST", "/bundles/{id}/share", BundleShareParams, positional={"id": int})


class BundleResource(Resource):
    """Bundles, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: BundleListParams | None = None, options: Options | None = None, **fields: Unpack[BundleListParams]
    ) -> ListObj[Bundle]:
        """List bundles, a page at a time (GET /bundles).

        Returns:
            A page of `Bundle`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self,
        id: int,
        params: BundleFindParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleFindParams],
    ) -> Bundle:
        """Find one bundle by its ID (GET /bundles/{id}).

        Args:
            id: ID of the bundle.

        Returns:
            The `Bundle`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: BundleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleCreateParams],
    ) -> Bundle:
        """Create a bundle (POST /bundles).

        Returns:
            The `Bundle`.

        Raises:
            MissingParameterError: `paths` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: BundleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleUpdateParams],
    ) -> Bundle:
        """Change one bundle; only what is given is sent (PATCH /bundles/{id}).

        Args:
            id: ID of the bundle.

        Returns:
            The `Bundle`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one bundle (DELETE /bundles/{id}).

        Args:
            id: ID of the bundle.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def share(
        self,
        id: int,
        params: BundleShareParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleShareParams],
    ) -> None:
        """Share (bundle) (POST /bundles/{id}/share).

        Args:
            id: ID of the bundle.
        """
        return self._call(_SHARE, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Bundle:
        """Make a bundle from `attributes` without calling the service."""
        return self._new(Bundle, attributes, options)


_resource = BundleResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
share = _resource.share
new = _resource.new
