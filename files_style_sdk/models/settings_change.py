# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Settings change: a change of a setting, as the log remembers it."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class SettingsChangeListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by api_key_id, created_at, user_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by api_key_id, user_id


class SettingsChange(Model, caller=face.caller):
    """A change of a setting, as the log remembers it."""

    api_key_id: int | None = None
    changes: builtins.list[str] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    user_id: int | None = None
    user_is_files_support: bool | None = None
    user_is_from_parent_site: bool | None = None
    username: str | None = None


_LIST = Operation("GET", "/settings_changes", SettingsChangeListParams, page=SettingsChange)


class SettingsChangeResource(Resource):
    """Settings change, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SettingsChangeListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SettingsChangeListParams],
    ) -> ListObj[SettingsChange]:
        """List settings change, a page at a time (GET /settings_changes).

        Returns:
            A page of `SettingsChange`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SettingsChange:
        """Make a settings change from `attributes` without calling the service."""
        return self._new(SettingsChange, attributes, options)


_resource = SettingsChangeResource(face.caller)
list = all = _resource.list
new = _resource.new
