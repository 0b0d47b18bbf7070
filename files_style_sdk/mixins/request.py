"""The resource `request`, whose name is also that of the call to any endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_style_sdk.operation import Options
from files_style_sdk.raw import call_path
from files_style_sdk.resource import Resource

__all__ = ["RequestOperations"]


class RequestOperations(Resource):
    """Makes `client.request("GET", "/path")` work beside `client.request.list()`."""

    def __call__(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> Any:
        """Call an endpoint that has no model; see :meth:`files_style_sdk.raw.RawCalls.get`."""
        return call_path(self._caller, method, path, params, options)
