# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User additional email recipient: a further address that gets a user's notifications."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class UserAdditionalEmailRecipientListParams(TypedDict, total=False):
    """What `list` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by email, user_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by email, user_id, workspace_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by email


class UserAdditionalEmailRecipientCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    user_id: int  # the user it is about; 0 is the one who calls
    email: str  # required; an e-mail address


class UserAdditionalEmailRecipientUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    email: str  # an e-mail address


class UserAdditionalEmailRecipient(Model, caller=face.caller):
    """A further address that gets a user's notifications."""

    id: int | None = None
    user_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    email: str | None = None
    created_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: UserAdditionalEmailRecipientUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientUpdateParams],
    ) -> "UserAdditionalEmailRecipient":
        """Change one user additional email recipient; only what is given is sent (PATCH
        /user_additional_email_recipients/{id}).

        Returns:
            This user additional email recipient, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one user additional email recipient (DELETE /user_additional_email_recipients/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "UserAdditionalEmailRecipient":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation(
    "GET",
    "/user_additional_email_recipients",
    UserAdditionalEmailRecipientListParams,
    page=UserAdditionalEmailRecipient,
)
_FIND = Operation(
    "GET", "/user_additional_email_recipients/{id}", positional={"id": int}, record=UserAdditionalEmailRecipient
)
_CREATE = Operation(
    "POST",
    "/user_additional_email_recipients",
    UserAdditionalEmailRecipientCreateParams,
    required=("email",),
    record=UserAdditionalEmailRecipient,
)
_UPDATE = Operation(
    "PATCH",
    "/user_additional_email_recipients/{id}",
    UserAdditionalEmailRecipientUpdateParams,
    positional={"id": int},
    record=UserAdditionalEmailRecipient,
)
_DELETE = Operation("DELETE", "/user_additional_email_recipients/{id}", positional={"id": int})


class UserAdditionalEmailRecipientResource(Resource):
    """User additional email recipients, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: UserAdditionalEmailRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientListParams],
    ) -> ListObj[UserAdditionalEmailRecipient]:
        """List user additional email recipients, a page at a time (GET /user_additional_email_recipients).

        Returns:
            A page of `UserAdditionalEmailRecipient`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> UserAdditionalEmailRecipient:
        """Find one user additional email recipient by its ID (GET /user_additional_email_recipients/{id}).

        Args:
            id: ID of the user additional email recipient.

        Returns:
            The `UserAdditionalEmailRecipient`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: UserAdditionalEmailRecipientCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientCreateParams],
    ) -> UserAdditionalEmailRecipient:
        """Create a user additional email recipient (POST /user_additional_email_recipients).

        Returns:
            The `UserAdditionalEmailRecipient`.

        Raises:
            MissingParameterError: `email` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: UserAdditionalEmailRecipientUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientUpdateParams],
    ) -> UserAdditionalEmailRecipient:
        """Change one user additional email recipient; only what is given is sent (PATCH
        /user_additional_email_recipients/{id}).

        Args:
            id: ID of the user additional email recipient.

        Returns:
            The `UserAdditionalEmailRecipient`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one user additional email recipient (DELETE /user_additional_email_recipients/{id}).

        Args:
            id: ID of the user additional email recipient.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> UserAdditionalEmailRecipient:
        """Make a user additional email recipient from `attributes` without calling the service."""
        return self._new(UserAdditionalEmailRecipient, attributes, options)


_resource = UserAdditionalEmailRecipientResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
