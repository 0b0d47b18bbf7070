# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API connections."""

from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import NoParams, Operation, Options, Resource


class ApiConnectionsListParams(TypedDict, total=False):
    """What `list` accepts."""

    authorized: bool | None  # only those that are authorized, or are not


_LIST = Operation(
    "GET", "/connections", ApiConnectionsListParams, positional={"relay_id": str}, plain=True, optional=("relay_id",)
)
_GET = Operation("GET", "/connections/{slug}", positional={"slug": str}, plain=True)
_AUTHORIZE = Operation("POST", "/connections/{slug}/authorize", positional={"slug": str}, plain=True, has_body=True)
_UNAUTHORIZE = Operation("POST", "/connections/{slug}/unauthorize", positional={"slug": str}, plain=True, has_body=True)
_TOGGLE_ACTIVE = Operation(
    "POST", "/connections/{slug}/toggle-active", positional={"slug": str, "active": bool}, plain=True, has_body=True
)


class ApiConnectionsResource(Resource):
    """API connections, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        relay_id: str | None = None,
        params: ApiConnectionsListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiConnectionsListParams],
    ) -> dict[str, Any]:
        """List connections (GET /connections).

        Args:
            relay_id: Only those behind this relay.

        Returns:
            The decoded answer.
        """
        return self._call(_LIST, (relay_id,), params, options, fields)

    def get(
        self, slug: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> dict[str, Any]:
        """Find one connection (GET /connections/{slug}).

        Args:
            slug: What the connection is called in addresses.

        Returns:
            The decoded answer.
        """
        return self._call(_GET, (slug,), params, options, fields)

    def authorize(
        self, slug: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> dict[str, Any]:
        """Let a connection be used (POST /connections/{slug}/authorize).

        Args:
            slug: What the connection is called in addresses.

        Returns:
            The decoded answer.
        """
        return self._call(_AUTHORIZE, (slug,), params, options, fields)

    def unauthorize(
        self, slug: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> dict[str, Any]:
        """Let a connection be used no more (POST /connections/{slug}/unauthorize).

        Args:
            slug: What the connection is called in addresses.

        Returns:
            The decoded answer.
        """
        return self._call(_UNAUTHORIZE, (slug,), params, options, fields)

    def toggle_active(
        self,
        slug: str,
        active: bool,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> dict[str, Any]:
        """Turn a connection on or off (POST /connections/{slug}/toggle-active).

        Args:
            slug: What the connection is called in addresses.
            active: Whether it is on.

        Returns:
            The decoded answer.
        """
        return self._call(_TOGGLE_ACTIVE, (slug, active), params, options, fields)
