# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API catalog."""

from typing import Any, Unpack

from files_style_sdk.resource import NoParams, Operation, Options, Resource

_LIST = Operation("GET", "/actions", plain=True)


class ApiCatalogResource(Resource):
    """API catalog, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> dict[str, Any]:
        """List the actions of all connections (GET /actions).

        Returns:
            The decoded answer.
        """
        return self._call(_LIST, (), params, options, fields)
