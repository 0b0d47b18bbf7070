# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Root."""

from typing import TypedDict, Unpack

from files_style_sdk.resource import Operation, Options, Resource
from wootiv.models.inputs import RootInclude
from wootiv.models.schemas import Root


class RootRetrieveParams(TypedDict, total=False):
    """What `retrieve` accepts."""

    include: RootInclude  # what the answer is to tell besides


_RETRIEVE = Operation("GET", "/", RootRetrieveParams, record=Root)


class RootResource(Resource):
    """Root, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def retrieve(
        self,
        params: RootRetrieveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RootRetrieveParams],
    ) -> Root:
        """Tell what the service is (GET /).

        Returns:
            The `Root`.
        """
        return self._call(_RETRIEVE, (), params, options, fields)
