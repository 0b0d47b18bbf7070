# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Bundle notification: a request to be told when a share link is used."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class BundleNotificationListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by bundle_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by bundle_id
    bundle_id: int  # the share link it is about


class BundleNotificationCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    bundle_id: int  # required; the share link it is about
    notify_user_id: int
    notify_on_registration: bool
    notify_on_upload: bool


class BundleNotificationUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    notify_on_registration: bool
    notify_on_upload: bool


class BundleNotification(Model, caller=face.caller):
    """A request to be told when a share link is used."""

    bundle_id: int | None = None
    id: int | None = None
    notify_on_registration: bool | None = None
    notify_on_upload: bool | None = None
    notify_current_user: bool | None = None
    notify_user_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    user_id: int | None = None

    def update(
        self,
        params: BundleNotificationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationUpdateParams],
    ) -> "BundleNotification":
        """Change one bundle notification; only what is given is sent (PATCH /bundle_notifications/{id}).

        Returns:
            This bundle notification, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one bundle notification (DELETE /bundle_notifications/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "BundleNotification":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/bundle_notifications", BundleNotificationListParams, page=BundleNotification)
_FIND = Operation("GET", "/bundle_notifications/{id}", positional={"id": int}, record=BundleNotification)
_CREATE = Operation(
    "POST", "/bundle_notifications", BundleNotificationCreateParams, required=("bundle_id",), record=BundleNotification
)
_UPDATE = Operation(
    "PATCH",
    "/bundle_notifications/{id}",
    BundleNotificationUpdateParams,
    positional={"id": int},
    record=BundleNotification,
)
_DELETE = Operation("DELETE", "/bundle_notifications/{id}", positional={"id": int})


class BundleNotificationResource(Resource):
    """Bundle notifications, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: BundleNotificationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationListParams],
    ) -> ListObj[BundleNotification]:
        """List bundle notifications, a page at a time (GET /bundle_notifications).

        Returns:
            A page of `BundleNotification`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> BundleNotification:
        """Find one bundle notification by its ID (GET /bundle_notifications/{id}).

        Args:
            id: ID of the bundle notification.

        Returns:
            The `BundleNotification`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: BundleNotificationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationCreateParams],
    ) -> BundleNotification:
        """Create a bundle notification (POST /bundle_notifications).

        Returns:
            The `BundleNotification`.

        Raises:
            MissingParameterError: `bundle_id` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: BundleNotificationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationUpdateParams],
    ) -> BundleNotification:
        """Change one bundle notification; only what is given is sent (PATCH /bundle_notifications/{id}).

        Args:
            id: ID of the bundle notification.

        Returns:
            The `BundleNotification`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one bundle notification (DELETE /bundle_notifications/{id}).

        Args:
            id: ID of the bundle notification.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleNotification:
        """Make a bundle notification from `attributes` without calling the service."""
        return self._new(BundleNotification, attributes, options)


_resource = BundleNotificationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
