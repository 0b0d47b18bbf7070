# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Space members: somebody who has a part in a space."""

from typing import TypedDict, Unpack

from files_style_sdk.pages import WalkingListObj
from files_style_sdk.resource import Operation, Options, Resource
from wootiv.models.schemas import Member


class MemberListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where to go on
    limit: int  # how many members a page has


_LIST = Operation(
    "GET", "/spaces/{id}/members", MemberListParams, positional={"id": str}, page=Member, records="members"
)


class MemberResource(Resource):
    """Space members, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        id: str,
        params: MemberListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MemberListParams],
    ) -> WalkingListObj[Member]:
        """List the members of a space (GET /spaces/{id}/members).

        Args:
            id: The space.

        Returns:
            A page of `Member`, which can load the others.
        """
        return self._call(_LIST, (id,), params, options, fields)
