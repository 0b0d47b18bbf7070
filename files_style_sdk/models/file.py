# Generated from the API description by "python -m codegen"; change the description, not this file.
"""File: a file or folder of the site, as its path and what is known of it."""

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.mixins.file import FileMixin, FileOperations
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, nested, wire_name

if TYPE_CHECKING:
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfo
    from files_style_sdk.models.file_action import FileAction
    from files_style_sdk.models.file_upload_part import FileUploadPart
    from files_style_sdk.models.preview import Preview
    from files_style_sdk.models.zip_list_entry import ZipListEntry


class FileFindParams(TypedDict, total=False):
    """What `find` accepts."""

    preview_size: Literal["small", "large", "xlarge", "pdf"]  # the size of the previews to answer
    with_previews: bool  # answer previews, too
    with_priority_color: bool  # answer priority colours, too


class FileCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    action: Literal["append", "attachment", "end", "upload", "put"]  # what the call is to do
    custom_metadata: Mapping[str, Any]  # the customer's own names and values
    length: int  # bytes in the part
    mkdir_parents: bool  # create the folders above, if they are missing
    part: int  # which part to upload, from 1
    parts: int  # how many parts to be given at once
    provided_mtime: str  # when the content last changed, ISO 8601
    ref: str  # identifies the upload from its second call on
    restart: int  # the offset at which to continue an interrupted upload
    size: int  # bytes in the whole file
    copy_behaviors: bool  # copy the rules of folders, too
    structure: str  # create the folders only, without the files
    with_rename: bool  # take another name if one stands there
    buffered_upload: bool  # let the service keep the parts before they go to remote storage
    with_direct_connection_info: bool  # answer how to reach an agent directly


class FileUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    custom_metadata: Mapping[str, Any]  # the customer's own names and values
    provided_mtime: str  # when the content last changed, ISO 8601
    priority_color: str


class FileDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    recursive: bool  # include everything below


class FileDownloadParams(TypedDict, total=False):
    """What `download` accepts."""

    action: Literal["redirect", "stat"]  # what the call is to do
    preview_size: Literal["small", "large", "xlarge", "pdf"]  # the size of the previews to answer
    with_previews: bool  # answer previews, too
    with_priority_color: bool  # answer priority colours, too
    with_direct_connection_info: bool  # answer how to reach an agent directly


class FileBeginDeleteParams(TypedDict, total=False):
    """What `begin_delete` accepts."""

    recursive: bool  # include everything below


class FileCopyParams(TypedDict, total=False):
    """What `copy` accepts."""

    destination: str  # required; the path where the result goes
    copy_behaviors: bool  # copy the rules of folders, too
    structure: bool  # create the folders only, without the files
    overwrite: bool  # replace what stands at the destination


class FileMoveParams(TypedDict, total=False):
    """What `move` accepts."""

    destination: str  # required; the path where the result goes
    overwrite: bool  # replace what stands at the destination


class FileTransformParams(TypedDict, total=False):
    """What `transform` accepts."""

    destination: str  # required; the path where the result goes
    transform_type: str  # required; the kind of conversion
    target_format: str  # required; the format to convert to
    script: str
    width: int  # pixels
    height: int  # pixels
    overwrite: bool  # replace what stands at the destination


class FileGpgDecryptParams(TypedDict, total=False):
    """What `gpg_decrypt` accepts."""

    destination: str  # required; the path where the result goes
    gpg_key_ids: Sequence[int]  # the keys to use
    gpg_key_partner_id: int
    use_all_private_keys: bool  # try every private key of the site
    ignore_mdc_error: bool  # accept content without an integrity check
    overwrite: bool  # replace what stands at the destination


class FileGpgEncryptParams(TypedDict, total=False):
    """What `gpg_encrypt` accepts."""

    destination: str  # required; the path where the result goes
    gpg_key_ids: Sequence[int]  # the keys to use
    gpg_key_partner_id: int
    signing_key_id: int
    armor: bool  # write text instead of bytes
    overwrite: bool  # replace what stands at the destination


class FileUnzipParams(TypedDict, total=False):
    """What `unzip` accepts."""

    destination: str  # required; the path where the result goes
    filename: str  # the one file to extract
    overwrite: bool  # replace what stands at the destination


class FileZipParams(TypedDict, total=False):
    """What `zip` accepts."""

    paths: Sequence[str]  # required; the remote paths, from the root
    destination: str  # required; the path where the result goes
    overwrite: bool  # replace what stands at the destination


class FileBeginUploadParams(TypedDict, total=False):
    """What `begin_upload` accepts."""

    mkdir_parents: bool  # create the folders above, if they are missing
    part: int  # which part to upload, from 1
    parts: int  # how many parts to be given at once
    ref: str  # identifies the upload from its second call on
    restart: int  # the offset at which to continue an interrupted upload
    size: int  # bytes in the whole file
    with_rename: bool  # take another name if one stands there
    buffered_upload: bool  # let the service keep the parts before they go to remote storage
    with_direct_connection_info: bool  # answer how to reach an agent directly


class File(FileMixin, Model, caller=face.caller):
    """A file or folder of the site, as its path and what is known of it."""

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
    type: str | None = None  # file or directory
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
    crc32: str | None = None  # eight hexadecimal digits; may arrive late
    md5: str | None = None  # hexadecimal; may arrive late
    sha1: str | None = None  # hexadecimal; may arrive late
    sha256: str | None = None  # hexadecimal; may arrive late
    mime_type: str | None = None
    region: str | None = None
    permissions: str | None = None  # what the caller may do, as letters such as rwd
    subfolders_locked: bool | None = wire_name("subfolders_locked?")
    is_locked: bool | None = None
    download_uri: str | None = None  # signed and short-lived; needs no credential
    direct_connection_info: "DirectConnectionInfo | None" = nested(
        "files_style_sdk.models.direct_connection_info:DirectConnectionInfo"
    )
    priority_color: str | None = None
    preview_id: int | None = None
    preview: "Preview | None" = nested("files_style_sdk.models.preview:Preview")
    action: str | None = None  # what an upload call is to do
    length: int | None = None
    mkdir_parents: bool | None = None
    part: int | None = None
    parts: int | None = None
    ref: str | None = None  # identifies an upload from its second call on
    restart: int | None = None
    copy_behaviors: bool | None = None
    structure: str | None = None
    with_rename: bool | None = None
    buffered_upload: bool | None = None
    with_direct_connection_info: bool | None = None

    def update(
        self, params: FileUpdateParams | None = None, options: Options | None = None, **fields: Unpack[FileUpdateParams]
    ) -> "File":
        """Change what is known of a file or folder; only what is given is sent (PATCH /files/{path}).

        Returns:
            This file, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: FileDeleteParams | None = None, options: Options | None = None, **fields: Unpack[FileDeleteParams]
    ) -> None:
        """Delete a file or folder (DELETE /files/{path})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def download(
        self,
        params: FileDownloadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileDownloadParams],
    ) -> Any:
        """Find a file and a short-lived address to download it from (GET /files/{path}).

        Returns:
            The decoded answer.
        """
        return self._call(_DOWNLOAD, params, options, fields, plain=True)

    def zip_list_contents(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Any:
        """List the files inside a ZIP archive (GET /file_actions/zip_list/{path}).

        Returns:
            The decoded answer.
        """
        return self._call(_ZIP_LIST_CONTENTS, params, options, fields, plain=True)

    def begin_delete(
        self,
        params: FileBeginDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileBeginDeleteParams],
    ) -> Any:
        """Delete a file or folder in the background (POST /file_actions/delete/{path}).

        Returns:
            The decoded answer.
        """
        return self._call(_BEGIN_DELETE, params, options, fields, plain=True)

    def copy(
        self, params: FileCopyParams | None = None, options: Options | None = None, **fields: Unpack[FileCopyParams]
    ) -> Any:
        """Copy a file or folder, in the background if it is large (POST /file_actions/copy/{path}).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_COPY, params, options, fields, plain=True)

    def move(
        self, params: FileMoveParams | None = None, options: Options | None = None, **fields: Unpack[FileMoveParams]
    ) -> Any:
        """Move a file or folder, in the background if it is large (POST /file_actions/move/{path}).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_MOVE, params, options, fields, plain=True)

    def transform(
        self,
        params: FileTransformParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileTransformParams],
    ) -> Any:
        """Convert a file to another format (POST /file_actions/transform/{path}).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `destination`, `transform_type`, `target_format` not given.
        """
        return self._call(_TRANSFORM, params, options, fields, plain=True)

    def gpg_decrypt(
        self,
        params: FileGpgDecryptParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileGpgDecryptParams],
    ) -> Any:
        """Decrypt a file with GPG keys of the site (POST /file_actions/gpg_decrypt/{path}).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_GPG_DECRYPT, params, options, fields, plain=True)

    def gpg_encrypt(
        self,
        params: FileGpgEncryptParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileGpgEncryptParams],
    ) -> Any:
        """Encrypt a file with GPG keys of the site (POST /file_actions/gpg_encrypt/{path}).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_GPG_ENCRYPT, params, options, fields, plain=True)

    def unzip(
        self, params: FileUnzipParams | None = None, options: Options | None = None, **fields: Unpack[FileUnzipParams]
    ) -> Any:
        """Extract a ZIP archive, or one file of it (POST /file_actions/unzip).

        Returns:
            The decoded answer.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_UNZIP, params, options, fields, plain=True)

    def begin_upload(
        self,
        params: FileBeginUploadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileBeginUploadParams],
    ) -> Any:
        """Ask for permission to upload one or more parts of a file (POST /file_actions/begin_upload/{path}).

        Returns:
            The decoded answer.
        """
        return self._call(_BEGIN_UPLOAD, params, options, fields, plain=True)

    def save(self, options: Options | None = None) -> "File":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_FIND = Operation("GET", "/file_actions/metadata/{path}", FileFindParams, positional={"path": str}, record=File)
_CREATE = Operation("POST", "/files/{path}", FileCreateParams, positional={"path": str}, record=File)
_UPDATE = Operation("PATCH", "/files/{path}", FileUpdateParams, positional={"path": str}, record=File)
_DELETE = Operation("DELETE", "/files/{path}", FileDeleteParams, positional={"path": str})
_DOWNLOAD = Operation("GET", "/files/{path}", FileDownloadParams, positional={"path": str}, record=File)
_ZIP_LIST_CONTENTS = Operation(
    "GET",
    "/file_actions/zip_list/{path}",
    positional={"path": str},
    array="files_style_sdk.models.zip_list_entry:ZipListEntry",
)
_BEGIN_DELETE = Operation(
    "POST",
    "/file_actions/delete/{path}",
    FileBeginDeleteParams,
    positional={"path": str},
    record="files_style_sdk.models.file_action:FileAction",
)
_COPY = Operation(
    "POST",
    "/file_actions/copy/{path}",
    FileCopyParams,
    positional={"path": str},
    required=("destination",),
    record="files_style_sdk.models.file_action:FileAction",
)
_MOVE = Operation(
    "POST",
    "/file_actions/move/{path}",
    FileMoveParams,
    positional={"path": str},
    required=("destination",),
    record="files_style_sdk.models.file_action:FileAction",
)
_TRANSFORM = Operation(
    "POST",
    "/file_actions/transform/{path}",
    FileTransformParams,
    positional={"path": str},
    required=("destination", "transform_type", "target_format"),
    record="files_style_sdk.models.file_action:FileAction",
)
_GPG_DECRYPT = Operation(
    "POST",
    "/file_actions/gpg_decrypt/{path}",
    FileGpgDecryptParams,
    positional={"path": str},
    required=("destination",),
    record="files_style_sdk.models.file_action:FileAction",
)
_GPG_ENCRYPT = Operation(
    "POST",
    "/file_actions/gpg_encrypt/{path}",
    FileGpgEncryptParams,
    positional={"path": str},
    required=("destination",),
    record="files_style_sdk.models.file_action:FileAction",
)
_UNZIP = Operation(
    "POST",
    "/file_actions/unzip",
    FileUnzipParams,
    positional={"path": str},
    required=("destination",),
    record="files_style_sdk.models.file_action:FileAction",
)
_ZIP = Operation(
    "POST",
    "/file_actions/zip",
    FileZipParams,
    required=("paths", "destination"),
    record="files_style_sdk.models.file_action:FileAction",
)
_BEGIN_UPLOAD = Operation(
    "POST",
    "/file_actions/begin_upload/{path}",
    FileBeginUploadParams,
    positional={"path": str},
    array="files_style_sdk.models.file_upload_part:FileUploadPart",
)


class FileResource(FileOperations, Resource):
    """Files, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self,
        path: str,
        params: FileFindParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileFindParams],
    ) -> File:
        """Find what is known of a file or folder (GET /file_actions/metadata/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `File`.
        """
        return self._call(_FIND, (path,), params, options, fields)

    get = find

    def create(
        self,
        path: str,
        params: FileCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCreateParams],
    ) -> File:
        """Begin or complete an upload, according to `action` (POST /files/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `File`.
        """
        return self._call(_CREATE, (path,), params, options, fields)

    def update(
        self,
        path: str,
        params: FileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileUpdateParams],
    ) -> File:
        """Change what is known of a file or folder; only what is given is sent (PATCH /files/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `File`.
        """
        return self._call(_UPDATE, (path,), params, options, fields)

    def delete(
        self,
        path: str,
        params: FileDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileDeleteParams],
    ) -> None:
        """Delete a file or folder (DELETE /files/{path}).

        Args:
            path: The remote path, from the root.
        """
        return self._call(_DELETE, (path,), params, options, fields)

    destroy = delete

    def download(
        self,
        path: str,
        params: FileDownloadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileDownloadParams],
    ) -> File:
        """Find a file and a short-lived address to download it from (GET /files/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `File`.
        """
        return self._call(_DOWNLOAD, (path,), params, options, fields)

    def zip_list_contents(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "builtins.list[ZipListEntry]":
        """List the files inside a ZIP archive (GET /file_actions/zip_list/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            Every `ZipListEntry`.
        """
        return self._call(_ZIP_LIST_CONTENTS, (path,), params, options, fields)

    def begin_delete(
        self,
        path: str,
        params: FileBeginDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileBeginDeleteParams],
    ) -> "FileAction":
        """Delete a file or folder in the background (POST /file_actions/delete/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.
        """
        return self._call(_BEGIN_DELETE, (path,), params, options, fields)

    def copy(
        self,
        path: str,
        params: FileCopyParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCopyParams],
    ) -> "FileAction":
        """Copy a file or folder, in the background if it is large (POST /file_actions/copy/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_COPY, (path,), params, options, fields)

    def move(
        self,
        path: str,
        params: FileMoveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileMoveParams],
    ) -> "FileAction":
        """Move a file or folder, in the background if it is large (POST /file_actions/move/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_MOVE, (path,), params, options, fields)

    def transform(
        self,
        path: str,
        params: FileTransformParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileTransformParams],
    ) -> "FileAction":
        """Convert a file to another format (POST /file_actions/transform/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `destination`, `transform_type`, `target_format` not given.
        """
        return self._call(_TRANSFORM, (path,), params, options, fields)

    def gpg_decrypt(
        self,
        path: str,
        params: FileGpgDecryptParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileGpgDecryptParams],
    ) -> "FileAction":
        """Decrypt a file with GPG keys of the site (POST /file_actions/gpg_decrypt/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_GPG_DECRYPT, (path,), params, options, fields)

    def gpg_encrypt(
        self,
        path: str,
        params: FileGpgEncryptParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileGpgEncryptParams],
    ) -> "FileAction":
        """Encrypt a file with GPG keys of the site (POST /file_actions/gpg_encrypt/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_GPG_ENCRYPT, (path,), params, options, fields)

    def unzip(
        self,
        path: str,
        params: FileUnzipParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileUnzipParams],
    ) -> "FileAction":
        """Extract a ZIP archive, or one file of it (POST /file_actions/unzip).

        Args:
            path: The remote path, from the root.

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `destination` not given.
        """
        return self._call(_UNZIP, (path,), params, options, fields)

    def zip(
        self, params: FileZipParams | None = None, options: Options | None = None, **fields: Unpack[FileZipParams]
    ) -> "FileAction":
        """Pack files and folders into a ZIP archive (POST /file_actions/zip).

        Returns:
            The `FileAction`.

        Raises:
            MissingParameterError: `paths`, `destination` not given.
        """
        return self._call(_ZIP, (), params, options, fields)

    def begin_upload(
        self,
        path: str,
        params: FileBeginUploadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileBeginUploadParams],
    ) -> "builtins.list[FileUploadPart]":
        """Ask for permission to upload one or more parts of a file (POST /file_actions/begin_upload/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            Every `FileUploadPart`.
        """
        return self._call(_BEGIN_UPLOAD, (path,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> File:
        """Make a file from `attributes` without calling the service."""
        return self._new(File, attributes, options)


_resource = FileResource(face.caller)
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
download = _resource.download
zip_list_contents = _resource.zip_list_contents
begin_delete = _resource.begin_delete
copy = _resource.copy
move = _resource.move
transform = _resource.transform
gpg_decrypt = _resource.gpg_decrypt
gpg_encrypt = _resource.gpg_encrypt
unzip = _resource.unzip
zip = _resource.zip
begin_upload = _resource.begin_upload
open = _resource.open
upload_file = _resource.upload_file
ensure_uploaded = _resource.ensure_uploaded
upload_stream = _resource.upload_stream
upload_chunks = _resource.upload_chunks
download_file = _resource.download_file
download_stream = _resource.download_stream
upload_directory = _resource.upload_directory
download_directory = _resource.download_directory
upload_files = _resource.upload_files
download_files = _resource.download_files
sync = _resource.sync
verify = _resource.verify
copy_and_wait = _resource.copy_and_wait
move_and_wait = _resource.move_and_wait
delete_and_wait = _resource.delete_and_wait
new = _resource.new
