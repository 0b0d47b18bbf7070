# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle download: one download through a share link."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.bundle_registration import BundleRegistration


class BundleDownloadListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by created_at
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at
    bundle_id: int  # the share link it is about
    bundle_registration_id: int


class BundleDownload(Model, caller=face.caller):
    """One download through a share link."""

    bundle_registration: "BundleRegistration | None" = nested(
        "files_style_sdk.models.bundle_registration:BundleRegistration"
    )
    download_method: str | None = None
    path: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    created_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/bundle_downloads", BundleDownloadListParams, page=BundleDownload)


class BundleDownloadResource(Resource):
    """Bundle downloads, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BundleDownloadListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleDownloadListParams],
    ) -> ListObj[BundleDownload]:
        """List bundle downloads, a page at a time (GET /bundle_downloads).

        Returns:
            A page of `BundleDownload`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleDownload:
        """Make a bundle download from `attributes` without calling the service."""
        return self._new(BundleDownload, attributes, options)


_resource = BundleDownloadResource(face.caller)
list = all = _resource.list
new = _resource.new
