# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Desktop configuration profile: settings and mounts that desktop apps take from the site."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class DesktopConfigurationProfileListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by name, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class DesktopConfigurationProfileCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    mount_mappings: Mapping[str, Any]  # required
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    use_for_all_users: bool
    disable_drive_mounting: bool


class DesktopConfigurationProfileUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    mount_mappings: Mapping[str, Any]
    use_for_all_users: bool
    disable_drive_mounting: bool


class DesktopConfigurationProfile(Model, caller=face.caller):
    """Settings and mounts that desktop apps take from the site."""

    id: int | None = None
    name: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    use_for_all_users: bool | None = None
    disable_drive_mounting: bool | None = None
    mount_mappings: dict[str, Any] | None = None

    def update(
        self,
        params: DesktopConfigurationProfileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileUpdateParams],
    ) -> "DesktopConfigurationProfile":
        """Change one desktop configuration profile; only what is given is sent (PATCH
        /desktop_configuration_profiles/{id}).

        Returns:
            This desktop configuration profile, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one desktop configuration profile (DELETE /desktop_configuration_profiles/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "DesktopConfigurationProfile":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation(
    "GET", "/desktop_configuration_profiles", DesktopConfigurationProfileListParams, page=DesktopConfigurationProfile
)
_FIND = Operation(
    "GET", "/desktop_configuration_profiles/{id}", positional={"id": int}, record=DesktopConfigurationProfile
)
_CREATE = Operation(
    "POST",
    "/desktop_configuration_profiles",
    DesktopConfigurationProfileCreateParams,
    required=("name", "mount_mappings"),
    record=DesktopConfigurationProfile,
)
_UPDATE = Operation(
    "PATCH",
    "/desktop_configuration_profiles/{id}",
    DesktopConfigurationProfileUpdateParams,
    positional={"id": int},
    record=DesktopConfigurationProfile,
)
_DELETE = Operation("DELETE", "/desktop_configuration_profiles/{id}", positional={"id": int})


class DesktopConfigurationProfileResource(Resource):
    """Desktop configuration profiles, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: DesktopConfigurationProfileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileListParams],
    ) -> ListObj[DesktopConfigurationProfile]:
        """List desktop configuration profiles, a page at a time (GET /desktop_configuration_profiles).

        Returns:
            A page of `DesktopConfigurationProfile`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> DesktopConfigurationProfile:
        """Find one desktop configuration profile by its ID (GET /desktop_configuration_profiles/{id}).

        Args:
            id: ID of the desktop configuration profile.

        Returns:
            The `DesktopConfigurationProfile`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: DesktopConfigurationProfileCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileCreateParams],
    ) -> DesktopConfigurationProfile:
        """Create a desktop configuration profile (POST /desktop_configuration_profiles).

        Returns:
            The `DesktopConfigurationProfile`.

        Raises:
            MissingParameterError: `name`, `mount_mappings` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: DesktopConfigurationProfileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileUpdateParams],
    ) -> DesktopConfigurationProfile:
        """Change one desktop configuration profile; only what is given is sent (PATCH
        /desktop_configuration_profiles/{id}).

        Args:
            id: ID of the desktop configuration profile.

        Returns:
            The `DesktopConfigurationProfile`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one desktop configuration profile (DELETE /desktop_configuration_profiles/{id}).

        Args:
            id: ID of the desktop configuration profile.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> DesktopConfigurationProfile:
        """Make a desktop configuration profile from `attributes` without calling the service."""
        return self._new(DesktopConfigurationProfile, attributes, options)


_resource = DesktopConfigurationProfileResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
