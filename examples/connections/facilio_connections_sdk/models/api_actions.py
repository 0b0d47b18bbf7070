# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API actions."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import NoParams, Operation, Options, Resource


class ApiActionsExecuteParams(TypedDict, total=False):
    """What `execute` accepts."""

    async_: bool  # whether to answer at once with a job
    timeout_ms: int | None  # milliseconds after which the answer is a job


_LIST = Operation("GET", "/connections/{connection_slug}/actions", positional={"connection_slug": str}, plain=True)
_LIST_INPUTS = Operation(
    "GET",
    "/connections/{connection_slug}/actions/{action_slug}/inputs",
    positional={"connection_slug": str, "action_slug": str},
    plain=True,
)
_GET = Operation(
    "GET",
    "/connections/{connection_slug}/actions/{action_slug}",
    positional={"connection_slug": str, "action_slug": str},
    plain=True,
)
_EXECUTE = Operation(
    "POST",
    "/connections/{connection_slug}/actions/{action_slug}/execute",
    ApiActionsExecuteParams,
    positional={"connection_slug": str, "action_slug": str, "body": Mapping[str, Any]},
    plain=True,
    names={"async_": "async"},
    query=("async_", "timeout_ms"),
    optional=("body",),
    flags=("async_",),
    whole="body",
    has_body=True,
)


class ApiActionsResource(Resource):
    """API actions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        connection_slug: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> dict[str, Any]:
        """List the actions of a connection (GET /connections/{connection_slug}/actions).

        Args:
            connection_slug: What the connection is called in addresses.

        Returns:
            The decoded answer.
        """
        return self._call(_LIST, (connection_slug,), params, options, fields)

    def list_inputs(
        self,
        connection_slug: str,
        action_slug: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> dict[str, Any]:
        """List what an action takes as its `input` (GET /connections/{connection_slug}/actions/{action_slug}/inputs).

        Args:
            connection_slug: What the connection is called in addresses.
            action_slug: What the action is called in addresses.

        Returns:
            The decoded answer.
        """
        return self._call(_LIST_INPUTS, (connection_slug, action_slug), params, options, fields)

    def get(
        self,
        connection_slug: str,
        action_slug: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> dict[str, Any]:
        """Find one action (GET /connections/{connection_slug}/actions/{action_slug}).

        Args:
            connection_slug: What the connection is called in addresses.
            action_slug: What the action is called in addresses.

        Returns:
            The decoded answer.
        """
        return self._call(_GET, (connection_slug, action_slug), params, options, fields)

    def execute(
        self,
        connection_slug: str,
        action_slug: str,
        body: Mapping[str, Any] | None = None,
        params: ApiActionsExecuteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiActionsExecuteParams],
    ) -> dict[str, Any]:
        """Run a saved action (POST /connections/{connection_slug}/actions/{action_slug}/execute).

        Args:
            connection_slug: What the connection is called in addresses.
            action_slug: What the action is called in addresses.
            body: Its `input`, `options`, and whatever else it takes.

        Returns:
            The decoded answer.
        """
        return self._call(_EXECUTE, (connection_slug, action_slug, body), params, options, fields)
