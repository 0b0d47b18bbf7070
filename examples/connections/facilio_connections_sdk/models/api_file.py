# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API file."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import Operation, Options, Resource


class ApiFileListFilesParams(TypedDict, total=False):
    """What `list_files` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiFileDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiFileReadParams(TypedDict, total=False):
    """What `read` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiFileUploadParams(TypedDict, total=False):
    """What `upload` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiFileAppendParams(TypedDict, total=False):
    """What `append` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiFileRenameParams(TypedDict, total=False):
    """What `rename` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiFileMoveParams(TypedDict, total=False):
    """What `move` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


_LIST_FILES = Operation(
    "POST",
    "/connections/{connection_slug}/file/listFiles",
    ApiFileListFilesParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_DELETE = Operation(
    "POST",
    "/connections/{connection_slug}/file/deleteFile",
    ApiFileDeleteParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_READ = Operation(
    "POST",
    "/connections/{connection_slug}/file/readFile",
    ApiFileReadParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_UPLOAD = Operation(
    "POST",
    "/connections/{connection_slug}/file/uploadFile",
    ApiFileUploadParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_APPEND = Operation(
    "POST",
    "/connections/{connection_slug}/file/appendFile",
    ApiFileAppendParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_RENAME = Operation(
    "POST",
    "/connections/{connection_slug}/file/renameFile",
    ApiFileRenameParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_MOVE = Operation(
    "POST",
    "/connections/{connection_slug}/file/moveFile",
    ApiFileMoveParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)


class ApiFileResource(Resource):
    """API file, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list_files(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileListFilesParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileListFilesParams],
    ) -> dict[str, Any]:
        """List the files of a folder (POST /connections/{connection_slug}/file/listFiles).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_LIST_FILES, (connection_slug, parameters), params, options, fields)

    def delete(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileDeleteParams],
    ) -> dict[str, Any]:
        """Delete a file (POST /connections/{connection_slug}/file/deleteFile).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_DELETE, (connection_slug, parameters), params, options, fields)

    def read(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileReadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileReadParams],
    ) -> dict[str, Any]:
        """Read a file (POST /connections/{connection_slug}/file/readFile).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_READ, (connection_slug, parameters), params, options, fields)

    def upload(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileUploadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileUploadParams],
    ) -> dict[str, Any]:
        """Write a file (POST /connections/{connection_slug}/file/uploadFile).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_UPLOAD, (connection_slug, parameters), params, options, fields)

    def append(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileAppendParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileAppendParams],
    ) -> dict[str, Any]:
        """Write at the end of a file (POST /connections/{connection_slug}/file/appendFile).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_APPEND, (connection_slug, parameters), params, options, fields)

    def rename(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileRenameParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileRenameParams],
    ) -> dict[str, Any]:
        """Give a file another name (POST /connections/{connection_slug}/file/renameFile).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_RENAME, (connection_slug, parameters), params, options, fields)

    def move(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiFileMoveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiFileMoveParams],
    ) -> dict[str, Any]:
        """Move a file to another place (POST /connections/{connection_slug}/file/moveFile).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `content`, `encoding` (text or base64), `new_name`, `destination`, `overwrite`,
            `recursive`: what the verb needs.

        Returns:
            The decoded answer.
        """
        return self._call(_MOVE, (connection_slug, parameters), params, options, fields)
