# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API sql."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import Operation, Options, Resource


class ApiSqlUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiSqlDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiSqlQueryParams(TypedDict, total=False):
    """What `query` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiSqlSelectParams(TypedDict, total=False):
    """What `select` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiSqlInsertParams(TypedDict, total=False):
    """What `insert` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


class ApiSqlExecuteParams(TypedDict, total=False):
    """What `execute` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


_UPDATE = Operation(
    "POST",
    "/connections/{connection_slug}/sql/update",
    ApiSqlUpdateParams,
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
    "/connections/{connection_slug}/sql/delete",
    ApiSqlDeleteParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_QUERY = Operation(
    "POST",
    "/connections/{connection_slug}/sql/query",
    ApiSqlQueryParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_SELECT = Operation(
    "POST",
    "/connections/{connection_slug}/sql/select",
    ApiSqlSelectParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_INSERT = Operation(
    "POST",
    "/connections/{connection_slug}/sql/insert",
    ApiSqlInsertParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)
_EXECUTE = Operation(
    "POST",
    "/connections/{connection_slug}/sql/execute",
    ApiSqlExecuteParams,
    positional={"connection_slug": str, "parameters": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    defaults={"parameters": {}},
    flags=("async_",),
    has_body=True,
)


class ApiSqlResource(Resource):
    """API sql, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def update(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiSqlUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiSqlUpdateParams],
    ) -> dict[str, Any]:
        """Change rows of a table (POST /connections/{connection_slug}/sql/update).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `sql` and `params`, or `table`, `columns`, `values`, `where`, `order_by`, `limit`: what the verb
            needs.

        Returns:
            The decoded answer.
        """
        return self._call(_UPDATE, (connection_slug, parameters), params, options, fields)

    def delete(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiSqlDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiSqlDeleteParams],
    ) -> dict[str, Any]:
        """Delete rows of a table (POST /connections/{connection_slug}/sql/delete).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `sql` and `params`, or `table`, `columns`, `values`, `where`, `order_by`, `limit`: what the verb
            needs.

        Returns:
            The decoded answer.
        """
        return self._call(_DELETE, (connection_slug, parameters), params, options, fields)

    def query(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiSqlQueryParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiSqlQueryParams],
    ) -> dict[str, Any]:
        """Run a query in SQL, which only reads (POST /connections/{connection_slug}/sql/query).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `sql` and `params`, or `table`, `columns`, `values`, `where`, `order_by`, `limit`: what the verb
            needs.

        Returns:
            The decoded answer.
        """
        return self._call(_QUERY, (connection_slug, parameters), params, options, fields)

    def select(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiSqlSelectParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiSqlSelectParams],
    ) -> dict[str, Any]:
        """Read rows of a table (POST /connections/{connection_slug}/sql/select).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `sql` and `params`, or `table`, `columns`, `values`, `where`, `order_by`, `limit`: what the verb
            needs.

        Returns:
            The decoded answer.
        """
        return self._call(_SELECT, (connection_slug, parameters), params, options, fields)

    def insert(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiSqlInsertParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiSqlInsertParams],
    ) -> dict[str, Any]:
        """Add rows to a table (POST /connections/{connection_slug}/sql/insert).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `sql` and `params`, or `table`, `columns`, `values`, `where`, `order_by`, `limit`: what the verb
            needs.

        Returns:
            The decoded answer.
        """
        return self._call(_INSERT, (connection_slug, parameters), params, options, fields)

    def execute(
        self,
        connection_slug: str,
        parameters: Mapping[str, Any] | None = None,
        params: ApiSqlExecuteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiSqlExecuteParams],
    ) -> dict[str, Any]:
        """Run a statement in SQL (POST /connections/{connection_slug}/sql/execute).

        Args:
            connection_slug: What the connection is called in addresses.
            parameters: `sql` and `params`, or `table`, `columns`, `values`, `where`, `order_by`, `limit`: what the verb
            needs.

        Returns:
            The decoded answer.
        """
        return self._call(_EXECUTE, (connection_slug, parameters), params, options, fields)
