# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Integration centric profile: settings of the pages that integration-minded users see."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class IntegrationCentricProfileListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class IntegrationCentricProfileCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    expected_remote_servers: Sequence[Mapping[str, Any]]  # required
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    use_for_all_users: bool


class IntegrationCentricProfileUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    expected_remote_servers: Sequence[Mapping[str, Any]]
    use_for_all_users: bool


class IntegrationCentricProfile(Model, caller=face.caller):
    """Settings of the pages that integration-minded users see."""

    id: int | None = None
    name: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    use_for_all_users: bool | None = None
    expected_remote_servers: builtins.list[dict[str, Any]] | None = None

    def update(
        self,
        params: IntegrationCentricProfileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileUpdateParams],
    ) -> "IntegrationCentricProfile":
        """Change one integration centric profile; only what is given is sent (PATCH
        /integration_centric_profiles/{id}).

        Returns:
            This integration centric profile, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one integration centric profile (DELETE /integration_centric_profiles/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "IntegrationCentricProfile":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation(
    "GET", "/integration_centric_profiles", IntegrationCentricProfileListParams, page=IntegrationCentricProfile
)
_FIND = Operation("GET", "/integration_centric_profiles/{id}", positional={"id": int}, record=IntegrationCentricProfile)
_CREATE = Operation(
    "POST",
    "/integration_centric_profiles",
    IntegrationCentricProfileCreateParams,
    required=("name", "expected_remote_servers"),
    record=IntegrationCentricProfile,
)
_UPDATE = Operation(
    "PATCH",
    "/integration_centric_profiles/{id}",
    IntegrationCentricProfileUpdateParams,
    positional={"id": int},
    record=IntegrationCentricProfile,
)
_DELETE = Operation("DELETE", "/integration_centric_profiles/{id}", positional={"id": int})


class IntegrationCentricProfileResource(Resource):
    """Integration centric profiles, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: IntegrationCentricProfileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileListParams],
    ) -> ListObj[IntegrationCentricProfile]:
        """List integration centric profiles, a page at a time (GET /integration_centric_profiles).

        Returns:
            A page of `IntegrationCentricProfile`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> IntegrationCentricProfile:
        """Find one integration centric profile by its ID (GET /integration_centric_profiles/{id}).

        Args:
            id: ID of the integration centric profile.

        Returns:
            The `IntegrationCentricProfile`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: IntegrationCentricProfileCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileCreateParams],
    ) -> IntegrationCentricProfile:
        """Create an integration centric profile (POST /integration_centric_profiles).

        Returns:
            The `IntegrationCentricProfile`.

        Raises:
            MissingParameterError: `name`, `expected_remote_servers` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: IntegrationCentricProfileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileUpdateParams],
    ) -> IntegrationCentricProfile:
        """Change one integration centric profile; only what is given is sent (PATCH
        /integration_centric_profiles/{id}).

        Args:
            id: ID of the integration centric profile.

        Returns:
            The `IntegrationCentricProfile`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one integration centric profile (DELETE /integration_centric_profiles/{id}).

        Args:
            id: ID of the integration centric profile.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> IntegrationCentricProfile:
        """Make an integration centric profile from `attributes` without calling the service."""
        return self._new(IntegrationCentricProfile, attributes, options)


_resource = IntegrationCentricProfileResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
