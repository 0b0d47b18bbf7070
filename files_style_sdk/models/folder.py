# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Folder: a folder of the site."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.mixins.folder import FolderOperations
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource, nested, wire_name

if TYPE_CHECKING:
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfo
    from files_style_sdk.models.file import File
    from files_style_sdk.models.preview import Preview


class FolderListForParams(TypedDict, total=False):
    """What `list_for` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    preview_size: Literal["small", "large", "xlarge", "pdf"]  # the size of the previews to answer
    sort_by: Mapping[str, str]  # one field to asc or desc; by modified_at_datetime, path, provided_modified_at, size
    search: str  # only what contains this text
    search_custom_metadata_key: str  # search in this field of the custom metadata
    search_all: bool  # search everything below, not only this folder
    with_previews: bool  # answer previews, too
    with_priority_color: bool  # answer priority colours, too
    type: Literal["folder", "file"]  # only folders or only files
    modified_at_datetime: str  # only what changed since, ISO 8601


class FolderCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    mkdir_parents: bool  # create the folders above, if they are missing
    provided_mtime: str  # when the content last changed, ISO 8601


class Folder(Model, caller=face.caller):
    """A folder of the site."""

    path: str | None = None  # without a slash at either end
    created_by_id: int | None = None
    created_by_api_key_id: int | None = None
    created_by_as2_incoming_message_id: int | None = None
    created_by_automation_id: int | None = None
    created_by_bundle_registration_id: int | None = None
    created_by_inbox_id: int | None = None
    created_by_remote_server_id: int | None = None
    created_by_sync_id: int | None = None
    custom_metadata: dict[str, Any] | None = None  # the customer's own names and values
    display_name: str | None = None  # the last part of the path
    type: str | None = None  # always directory
    size: int | None = None  # bytes
    created_at: str | None = None  # ISO 8601 date-time
    last_modified_by_id: int | None = None
    last_modified_by_api_key_id: int | None = None
    last_modified_by_automation_id: int | None = None
    last_modified_by_bundle_registration_id: int | None = None
    last_modified_by_remote_server_id: int | None = None
    last_modified_by_sync_id: int | None = None
    mtime: str | None = None  # when the content last changed, ISO 8601
    provided_mtime: str | None = None  # when the content last changed according to the uploader, ISO 8601
    crc32: str | None = None
    md5: str | None = None
    sha1: str | None = None
    sha256: str | None = None
    mime_type: str | None = None
    region: str | None = None
    permissions: str | None = None  # what the caller may do, as letters such as rwd
    subfolders_locked: bool | None = wire_name("subfolders_locked?")
    is_locked: bool | None = None
    download_uri: str | None = None
    direct_connection_info: "DirectConnectionInfo | None" = nested(
        "files_style_sdk.models.direct_connection_info:DirectConnectionInfo"
    )
    priority_color: str | None = None
    preview_id: int | None = None
    preview: "Preview | None" = nested("files_style_sdk.models.preview:Preview")
    mkdir_parents: bool | None = None

    def save(self, options: Options | None = None) -> "Folder":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_LIST_FOR = Operation(
    "GET", "/folders/{path}", FolderListForParams, positional={"path": str}, page="files_style_sdk.models.file:File"
)
_CREATE = Operation(
    "POST", "/folders/{path}", FolderCreateParams, positional={"path": str}, record="files_style_sdk.models.file:File"
)


class FolderResource(FolderOperations, Resource):
    """Folders, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list_for(
        self,
        path: str,
        params: FolderListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FolderListForParams],
    ) -> "ListObj[File]":
        """List what a folder contains, a page at a time (GET /folders/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `File`, which can load the others.
        """
        return self._call(_LIST_FOR, (path,), params, options, fields)

    def create(
        self,
        path: str,
        params: FolderCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FolderCreateParams],
    ) -> "File":
        """Create a folder (POST /folders/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `File`.
        """
        return self._call(_CREATE, (path,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Folder:
        """Make a folder from `attributes` without calling the service."""
        return self._new(Folder, attributes, options)


_resource = FolderResource(face.caller)
list_for = _resource.list_for
create = _resource.create
walk = _resource.walk
new = _resource.new
