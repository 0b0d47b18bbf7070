# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Behavior: a rule attached to a folder, such as an expiry or an encryption."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.attachment import FileInput
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class BehaviorListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by behavior
    # fields to the exact value they must have; by behavior, clickwrap_id, form_field_set_id, impacts_ui,
    # remote_server_id
    filter: Mapping[str, Any]


class BehaviorListForParams(TypedDict, total=False):
    """What `list_for` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by behavior
    filter: Mapping[str, Any]  # fields to the exact value they must have; by behavior, impacts_ui
    ancestor_behaviors: bool


class BehaviorCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    value: Mapping[str, Any]  # the value to store
    attachment_file: FileInput
    disable_parent_folder_behavior: bool
    recursive: bool  # include everything below
    name: str  # what people know it by
    description: str  # a remark for people
    path: str  # required; the remote path, from the root
    behavior: str  # required


class BehaviorUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    value: Mapping[str, Any]  # the value to store
    attachment_file: FileInput
    disable_parent_folder_behavior: bool
    recursive: bool  # include everything below
    name: str  # what people know it by
    description: str  # a remark for people
    attachment_delete: bool


class BehaviorWebhookTestParams(TypedDict, total=False):
    """What `webhook_test` accepts."""

    url: str  # required
    method: str
    encoding: str
    headers: Mapping[str, Any]
    body: Mapping[str, Any]  # what is sent
    action: str


class Behavior(Model, caller=face.caller):
    """A rule attached to a folder, such as an expiry or an encryption."""

    id: int | None = None
    path: str | None = None
    attachment_url: str | None = None
    behavior: str | None = None
    name: str | None = None
    description: str | None = None
    value: dict[str, Any] | None = None
    public_hosting_url: str | None = None
    disable_parent_folder_behavior: bool | None = None
    recursive: bool | None = None
    inherited: bool | None = None
    managed: bool | None = None
    root_behavior_site_admin_only: bool | None = None
    attachment_file: FileInput | None = None
    attachment_delete: bool | None = None

    def update(
        self,
        params: BehaviorUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorUpdateParams],
    ) -> "Behavior":
        """Change one behavior; only what is given is sent (PATCH /behaviors/{id}).

        Returns:
            This behavior, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one behavior (DELETE /behaviors/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Behavior":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/behaviors", BehaviorListParams, page=Behavior)
_LIST_FOR = Operation(
    "GET", "/behaviors/folders/{path}", BehaviorListForParams, positional={"path": str}, page=Behavior
)
_FIND = Operation("GET", "/behaviors/{id}", positional={"id": int}, record=Behavior)
_CREATE = Operation("POST", "/behaviors", BehaviorCreateParams, required=("path", "behavior"), record=Behavior)
_UPDATE = Operation("PATCH", "/behaviors/{id}", BehaviorUpdateParams, positional={"id": int}, record=Behavior)
_DELETE = Operation("DELETE", "/behaviors/{id}", positional={"id": int})
_WEBHOOK_TEST = Operation("POST", "/behaviors/webhook/test", BehaviorWebhookTestParams, required=("url",))


class BehaviorResource(Resource):
    """Behaviors, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BehaviorListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorListParams],
    ) -> ListObj[Behavior]:
        """List behaviors, a page at a time (GET /behaviors).

        Returns:
            A page of `Behavior`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def list_for(
        self,
        path: str,
        params: BehaviorListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorListForParams],
    ) -> ListObj[Behavior]:
        """List the behaviors of one path, a page at a time (GET /behaviors/folders/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `Behavior`, which can load the others.
        """
        return self._call(_LIST_FOR, (path,), params, options, fields)

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Behavior:
        """Find one behavior by its ID (GET /behaviors/{id}).

        Args:
            id: ID of the behavior.

        Returns:
            The `Behavior`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: BehaviorCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorCreateParams],
    ) -> Behavior:
        """Create a behavior (POST /behaviors).

        Returns:
            The `Behavior`.

        Raises:
            MissingParameterError: `path`, `behavior` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: BehaviorUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorUpdateParams],
    ) -> Behavior:
        """Change one behavior; only what is given is sent (PATCH /behaviors/{id}).

        Args:
            id: ID of the behavior.

        Returns:
            The `Behavior`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one behavior (DELETE /behaviors/{id}).

        Args:
            id: ID of the behavior.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def webhook_test(
        self,
        params: BehaviorWebhookTestParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorWebhookTestParams],
    ) -> None:
        """Webhook test (behavior) (POST /behaviors/webhook/test).

        Raises:
            MissingParameterError: `url` not given.
        """
        return self._call(_WEBHOOK_TEST, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Behavior:
        """Make a behavior from `attributes` without calling the service."""
        return self._new(Behavior, attributes, options)


_resource = BehaviorResource(face.caller)
list = all = _resource.list
list_for = _resource.list_for
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
webhook_test = _resource.webhook_test
new = _resource.new
