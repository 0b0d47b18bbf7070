# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Key lifecycle rule: a rule that expires keys after a time without use."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class KeyLifecycleRuleListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by key_type, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by key_type, workspace_id


class KeyLifecycleRuleCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    apply_to_all_workspaces: bool  # whether it holds in every workspace
    expiration_days: int
    key_type: str
    inactivity_days: int
    name: str  # what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class KeyLifecycleRuleUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    apply_to_all_workspaces: bool  # whether it holds in every workspace
    expiration_days: int
    key_type: str
    inactivity_days: int
    name: str  # what people know it by
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class KeyLifecycleRule(Model, caller=face.caller):
    """A rule that expires keys after a time without use."""

    id: int | None = None
    key_type: str | None = None
    inactivity_days: int | None = None
    expiration_days: int | None = None
    apply_to_all_workspaces: bool | None = None
    name: str | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one

    def update(
        self,
        params: KeyLifecycleRuleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleUpdateParams],
    ) -> "KeyLifecycleRule":
        """Change one key lifecycle rule; only what is given is sent (PATCH /key_lifecycle_rules/{id}).

        Returns:
            This key lifecycle rule, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one key lifecycle rule (DELETE /key_lifecycle_rules/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "KeyLifecycleRule":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/key_lifecycle_rules", KeyLifecycleRuleListParams, page=KeyLifecycleRule)
_FIND = Operation("GET", "/key_lifecycle_rules/{id}", positional={"id": int}, record=KeyLifecycleRule)
_CREATE = Operation("POST", "/key_lifecycle_rules", KeyLifecycleRuleCreateParams, record=KeyLifecycleRule)
_UPDATE = Operation(
    "PATCH", "/key_lifecycle_rules/{id}", KeyLifecycleRuleUpdateParams, positional={"id": int}, record=KeyLifecycleRule
)
_DELETE = Operation("DELETE", "/key_lifecycle_rules/{id}", positional={"id": int})


class KeyLifecycleRuleResource(Resource):
    """Key lifecycle rules, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: KeyLifecycleRuleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleListParams],
    ) -> ListObj[KeyLifecycleRule]:
        """List key lifecycle rules, a page at a time (GET /key_lifecycle_rules).

        Returns:
            A page of `KeyLifecycleRule`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> KeyLifecycleRule:
        """Find one key lifecycle rule by its ID (GET /key_lifecycle_rules/{id}).

        Args:
            id: ID of the key lifecycle rule.

        Returns:
            The `KeyLifecycleRule`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: KeyLifecycleRuleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleCreateParams],
    ) -> KeyLifecycleRule:
        """Create a key lifecycle rule (POST /key_lifecycle_rules).

        Returns:
            The `KeyLifecycleRule`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: KeyLifecycleRuleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleUpdateParams],
    ) -> KeyLifecycleRule:
        """Change one key lifecycle rule; only what is given is sent (PATCH /key_lifecycle_rules/{id}).

        Args:
            id: ID of the key lifecycle rule.

        Returns:
            The `KeyLifecycleRule`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one key lifecycle rule (DELETE /key_lifecycle_rules/{id}).

        Args:
            id: ID of the key lifecycle rule.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> KeyLifecycleRule:
        """Make a key lifecycle rule from `attributes` without calling the service."""
        return self._new(KeyLifecycleRule, attributes, options)


_resource = KeyLifecycleRuleResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
