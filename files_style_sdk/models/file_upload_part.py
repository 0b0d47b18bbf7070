# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File upload part: permission to upload one part of a file, and where to send it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfo


class FileUploadPart(Model, caller=face.caller):
    """Permission to upload one part of a file, and where to send it."""

    send: dict[str, Any] | None = None  # which headers and which body the part is sent with
    action: str | None = None
    ask_about_overwrites: bool | None = None  # whether a file stands there already
    available_parts: int | None = None  # how many parts an upload may have
    expires: str | None = None  # when the permission ends, ISO 8601
    headers: dict[str, Any] | None = None
    http_method: str | None = None  # always PUT so far
    next_partsize: int | None = None  # bytes in the part after this one
    parallel_parts: bool | None = None  # whether parts may be sent at the same time
    retry_parts: bool | None = None  # whether a part may be sent again
    parameters: dict[str, Any] | None = None
    part_number: int | None = None  # counts from 1
    partsize: int | None = None  # bytes in this part
    path: str | None = None
    ref: str | None = None  # identifies the upload from its second call on
    upload_uri: str | None = None  # signed and short-lived; needs no credential
    direct_connection_info: "DirectConnectionInfo | None" = nested(
        "files_style_sdk.models.direct_connection_info:DirectConnectionInfo"
    )


class FileUploadPartResource(Resource):
    """File upload parts, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileUploadPart:
        """Make a file upload part from `attributes` without calling the service."""
        return self._new(FileUploadPart, attributes, options)


_resource = FileUploadPartResource(face.caller)
new = _resource.new
