# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API HTTP."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import Operation, Options, Resource


class ApiHttpGetParams(TypedDict, total=False):
    """What `get` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiHttpDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiHttpPostParams(TypedDict, total=False):
    """What `post` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiHttpPatchParams(TypedDict, total=False):
    """What `patch` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiHttpPutParams(TypedDict, total=False):
    """What `put` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


_GET = Operation(
    "POST",
    "/connections/{connection_slug}/http/get",
    ApiHttpGetParams,
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
    "/connections/{connection_slug}/http/delete",
    ApiHttpDeleteParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_POST = Operation(
    "POST",
    "/connections/{connection_slug}/http/post",
    ApiHttpPostParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_PATCH = Operation(
    "POST",
    "/connections/{connection_slug}/http/patch",
    ApiHttpPatchParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_PUT = Operation(
    "POST",
    "/connections/{connection_slug}/http/put",
    ApiHttpPutParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)


class ApiHttpResource(Resource):
    """API HTTP, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def get(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiHttpGetParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiHttpGetParams],
    ) -> dict[str, Any]:
        """Send a GET request to the service behind a connection (POST /connections/{connection_slug}/http/get).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `query`, `headers` and `body` of the request.

        Returns:
            The decoded answer.
        """
        return self._call(_GET, (connection_slug, parameters), params, options, fields)

    def delete(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiHttpDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiHttpDeleteParams],
    ) -> dict[str, Any]:
        """Send a DELETE request to the service behind a connection (POST /connections/{connection_slug}/http/delete).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `query`, `headers` and `body` of the request.

        Returns:
            The decoded answer.
        """
        return self._call(_DELETE, (connection_slug, parameters), params, options, fields)

    def post(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiHttpPostParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiHttpPostParams],
    ) -> dict[str, Any]:
        """Send a POST request to the service behind a connection (POST /connections/{connection_slug}/http/post).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `query`, `headers` and `body` of the request.

        Returns:
            The decoded answer.
        """
        return self._call(_POST, (connection_slug, parameters), params, options, fields)

    def patch(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiHttpPatchParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiHttpPatchParams],
    ) -> dict[str, Any]:
        """Send a PATCH request to the service behind a connection (POST /connections/{connection_slug}/http/patch).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `query`, `headers` and `body` of the request.

        Returns:
            The decoded answer.
        """
        return self._call(_PATCH, (connection_slug, parameters), params, options, fields)

    def put(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiHttpPutParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiHttpPutParams],
    ) -> dict[str, Any]:
        """Send a PUT request to the service behind a connection (POST /connections/{connection_slug}/http/put).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `path`, `query`, `headers` and `body` of the request.

        Returns:
            The decoded answer.
        """
        return self._call(_PUT, (connection_slug, parameters), params, options, fields)
