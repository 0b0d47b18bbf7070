# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Notification: a request to be told by e-mail when a folder changes."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class NotificationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by group_id, path, user_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by group_id, path, user_id, workspace_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by path
    path: str  # the remote path, from the root
    include_ancestors: bool
    group_id: str  # the group it is about


class NotificationCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    notify_on_copy: bool
    notify_on_delete: bool
    notify_on_download: bool
    notify_on_move: bool
    notify_on_upload: bool
    notify_user_actions: bool
    recursive: bool  # include everything below
    send_interval: Literal["five_minutes", "fifteen_minutes", "hourly", "daily"]
    subject: str
    message: str
    triggering_filenames: Sequence[str]
    triggering_group_ids: Sequence[int]
    triggering_user_ids: Sequence[int]
    trigger_by_share_recipients: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    group_id: int  # the group it is about
    group_ids: str  # with commas between them
    path: str  # the remote path, from the root
    username: str  # the name somebody logs in with


class NotificationUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    notify_on_copy: bool
    notify_on_delete: bool
    notify_on_download: bool
    notify_on_move: bool
    notify_on_upload: bool
    notify_user_actions: bool
    recursive: bool  # include everything below
    send_interval: Literal["five_minutes", "fifteen_minutes", "hourly", "daily"]
    subject: str
    message: str
    triggering_filenames: Sequence[str]
    triggering_group_ids: Sequence[int]
    triggering_user_ids: Sequence[int]
    trigger_by_share_recipients: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class Notification(Model, caller=face.caller):
    """A request to be told by e-mail when a folder changes."""

    id: int | None = None
    path: str | None = None
    group_id: int | None = None
    group_name: str | None = None
    group_ids: builtins.list[int] | None = None
    group_names: builtins.list[str] | None = None
    triggering_group_ids: builtins.list[int] | None = None
    triggering_user_ids: builtins.list[int] | None = None
    trigger_by_share_recipients: bool | None = None
    notify_user_actions: bool | None = None
    notify_on_copy: bool | None = None
    notify_on_delete: bool | None = None
    notify_on_download: bool | None = None
    notify_on_move: bool | None = None
    notify_on_upload: bool | None = None
    recursive: bool | None = None
    send_interval: str | None = None
    subject: str | None = None
    message: str | None = None
    triggering_filenames: builtins.list[str] | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    unsubscribed: bool | None = None
    unsubscribed_reason: str | None = None
    user_id: int | None = None
    username: str | None = None
    suppressed_email: bool | None = None

    def update(
        self,
        params: NotificationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationUpdateParams],
    ) -> "Notification":
        """Change one notification; only what is given is sent (PATCH /notifications/{id}).

        Returns:
            This notification, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one notification (DELETE /notifications/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Notification":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/notifications", NotificationListParams, page=Notification)
_FIND = Operation("GET", "/notifications/{id}", positional={"id": int}, record=Notification)
_CREATE = Operation("POST", "/notifications", NotificationCreateParams, record=Notification)
_UPDATE = Operation(
    "PATCH", "/notifications/{id}", NotificationUpdateParams, positional={"id": int}, record=Notification
)
_DELETE = Operation("DELETE", "/notifications/{id}", positional={"id": int})


class NotificationResource(Resource):
    """Notifications, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: NotificationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationListParams],
    ) -> ListObj[Notification]:
        """List notifications, a page at a time (GET /notifications).

        Returns:
            A page of `Notification`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Notification:
        """Find one notification by its ID (GET /notifications/{id}).

        Args:
            id: ID of the notification.

        Returns:
            The `Notification`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: NotificationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationCreateParams],
    ) -> Notification:
        """Create a notification (POST /notifications).

        Returns:
            The `Notification`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: NotificationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationUpdateParams],
    ) -> Notification:
        """Change one notification; only what is given is sent (PATCH /notifications/{id}).

        Args:
            id: ID of the notification.

        Returns:
            The `Notification`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one notification (DELETE /notifications/{id}).

        Args:
            id: ID of the notification.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Notification:
        """Make a notification from `attributes` without calling the service."""
        return self._new(Notification, attributes, options)


_resource = NotificationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
