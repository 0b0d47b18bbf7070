# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Clickwrap: terms that a visitor must accept before going on."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ClickwrapListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc


class ClickwrapCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # what people know it by
    body: str  # what is sent
    use_with_bundles: str
    use_with_inboxes: str
    use_with_users: str


class ClickwrapUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    body: str  # what is sent
    use_with_bundles: str
    use_with_inboxes: str
    use_with_users: str


class Clickwrap(Model, caller=face.caller):
    """Terms that a visitor must accept before going on."""

    id: int | None = None
    name: str | None = None
    body: str | None = None
    use_with_users: str | None = None
    use_with_bundles: str | None = None
    use_with_inboxes: str | None = None

    def update(
        self,
        params: ClickwrapUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapUpdateParams],
    ) -> "Clickwrap":
        """Change one clickwrap; only what is given is sent (PATCH /clickwraps/{id}).

        Returns:
            This clickwrap, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one clickwrap (DELETE /clickwraps/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Clickwrap":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/clickwraps", ClickwrapListParams, page=Clickwrap)
_FIND = Operation("GET", "/clickwraps/{id}", positional={"id": int}, record=Clickwrap)
_CREATE = Operation("POST", "/clickwraps", ClickwrapCreateParams, record=Clickwrap)
_UPDATE = Operation("PATCH", "/clickwraps/{id}", ClickwrapUpdateParams, positional={"id": int}, record=Clickwrap)
_DELETE = Operation("DELETE", "/clickwraps/{id}", positional={"id": int})


class ClickwrapResource(Resource):
    """Clickwraps, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ClickwrapListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapListParams],
    ) -> ListObj[Clickwrap]:
        """List clickwraps, a page at a time (GET /clickwraps).

        Returns:
            A page of `Clickwrap`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Clickwrap:
        """Find one clickwrap by its ID (GET /clickwraps/{id}).

        Args:
            id: ID of the clickwrap.

        Returns:
            The `Clickwrap`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: ClickwrapCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapCreateParams],
    ) -> Clickwrap:
        """Create a clickwrap (POST /clickwraps).

        Returns:
            The `Clickwrap`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: ClickwrapUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapUpdateParams],
    ) -> Clickwrap:
        """Change one clickwrap; only what is given is sent (PATCH /clickwraps/{id}).

        Args:
            id: ID of the clickwrap.

        Returns:
            The `Clickwrap`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one clickwrap (DELETE /clickwraps/{id}).

        Args:
            id: ID of the clickwrap.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Clickwrap:
        """Make a clickwrap from `attributes` without calling the service."""
        return self._new(Clickwrap, attributes, options)


_resource = ClickwrapResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
