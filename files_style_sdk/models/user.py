# Generated from the API description by "python -m codegen"; change the description, not this file.
"""User: somebody who can log in, with a profile, permissions and limits."""

import builtins
from collections.abc import Mapping
from typing import Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.attachment import FileInput
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class UserListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    # one field to asc or desc; by authenticate_until, company, disabled, email, last_desktop_login_at, last_login_at,
    # name, password_validity_days, site_admin, site_id, ssl_required, username, workspace_id
    sort_by: Mapping[str, str]
    # fields to the exact value they must have; by authenticate_until, company, disabled, email, last_login_at, name,
    # not_site_admin, partner_id, password_validity_days, primary_group_id, site_admin, ssl_required, username,
    # workspace_id
    filter: Mapping[str, Any]
    # fields to a value they must exceed; by authenticate_until, last_login_at, password_validity_days
    filter_gt: Mapping[str, Any]
    # fields to the least value they may have; by authenticate_until, last_login_at, password_validity_days
    filter_gteq: Mapping[str, Any]
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by company, email, name, username
    # fields to a value they must stay below; by authenticate_until, last_login_at, password_validity_days
    filter_lt: Mapping[str, Any]
    # fields to the greatest value they may have; by authenticate_until, last_login_at, password_validity_days
    filter_lteq: Mapping[str, Any]
    ids: str  # with commas between them
    include_parent_site_users: bool  # list users of the parent site, too
    include_default_workspace_users: bool  # list users of the default workspace, too
    search: str  # only what contains this text


class UserCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    avatar_file: FileInput
    avatar_delete: bool  # remove the picture
    change_password: str  # the new password, set by the user
    change_password_confirmation: str  # the new password once more
    email: str  # where the user gets mail
    # what the user may do with the root folder
    grant_permission: Literal["admin", "full", "read", "write", "list", "read+write", "list+write", "history"]
    group_id: int  # a group to put the user into
    group_ids: str  # with commas between them
    imported_password_hash: str  # a hash to take over from another system, with its kind in front
    password: str  # kept confidential; never answered again
    password_confirmation: str  # the password once more
    announcements_read: bool  # whether the user has seen all announcements
    ai_assistant_personality_id: int
    allowed_ips: str  # addresses and ranges, one a line
    attachments_permission: bool  # deprecated
    authenticate_until: str  # when the account stops working, ISO 8601
    authentication_method: str
    billing_permission: bool
    bypass_user_lifecycle_rules: bool
    bypass_site_allowed_ips: bool
    dav_permission: bool
    desktop_configuration_profile_id: int
    default_workspace_id: int
    disabled: bool  # whether it is switched off
    filesystem_layout: str
    ftp_permission: bool
    header_text: str
    integration_centric_profile_id: int
    language: str
    notification_daily_send_time: int
    name: str  # what people know it by
    company: str  # the company somebody works for
    notes: str  # a remark for people
    office_integration_enabled: bool
    partner_admin: bool
    partner_id: int  # the partner it is about
    password_validity_days: int
    primary_group_id: int
    readonly_site_admin: bool
    receive_admin_alerts: bool  # deprecated
    notify_on_all_site_warnings: bool
    notify_on_all_sso_failures: bool
    notify_on_all_user_security_events: bool
    notify_on_all_pending_work_failures: bool
    notify_on_all_siem_http_destination_failures: bool
    notify_on_all_sync_failures: bool
    notify_on_all_automation_failures: bool
    notify_on_all_expectation_failures: bool
    require_login_by: str  # when the user must have logged in, ISO 8601
    require_password_change: bool
    responsible_group_id: int
    responsible_user_id: int
    restapi_permission: bool
    s3_compatible_endpoint_permission: bool
    self_managed: bool  # whether the user manages the account without an administrator
    sftp_permission: bool
    site_admin: bool  # whether the user may change everything on the site
    skip_welcome_screen: bool
    ssl_required: str
    sso_strategy_id: int
    require_2fa: str
    tags: str  # with commas between them
    time_zone: str  # a name such as Berlin
    user_root: str  # the folder that FTP and SFTP show as the root
    user_home: str  # the folder that FTP and SFTP start in
    workspace_admin: bool
    username: str  # required; the name somebody logs in with
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class UserUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    avatar_file: FileInput
    avatar_delete: bool  # remove the picture
    change_password: str  # the new password, set by the user
    change_password_confirmation: str  # the new password once more
    email: str  # where the user gets mail
    # what the user may do with the root folder
    grant_permission: Literal["admin", "full", "read", "write", "list", "read+write", "list+write", "history"]
    group_id: int  # a group to put the user into
    group_ids: str  # with commas between them
    imported_password_hash: str  # a hash to take over from another system, with its kind in front
    password: str  # kept confidential; never answered again
    password_confirmation: str  # the password once more
    announcements_read: bool  # whether the user has seen all announcements
    ai_assistant_personality_id: int
    allowed_ips: str  # addresses and ranges, one a line
    attachments_permission: bool  # deprecated
    authenticate_until: str  # when the account stops working, ISO 8601
    authentication_method: str
    billing_permission: bool
    bypass_user_lifecycle_rules: bool
    bypass_site_allowed_ips: bool
    dav_permission: bool
    desktop_configuration_profile_id: int
    default_workspace_id: int
    disabled: bool  # whether it is switched off
    filesystem_layout: str
    ftp_permission: bool
    header_text: str
    integration_centric_profile_id: int
    language: str
    notification_daily_send_time: int
    name: str  # what people know it by
    company: str  # the company somebody works for
    notes: str  # a remark for people
    office_integration_enabled: bool
    partner_admin: bool
    partner_id: int  # the partner it is about
    password_validity_days: int
    primary_group_id: int
    readonly_site_admin: bool
    receive_admin_alerts: bool  # deprecated
    notify_on_all_site_warnings: bool
    notify_on_all_sso_failures: bool
    notify_on_all_user_security_events: bool
    notify_on_all_pending_work_failures: bool
    notify_on_all_siem_http_destination_failures: bool
    notify_on_all_sync_failures: bool
    notify_on_all_automation_failures: bool
    notify_on_all_expectation_failures: bool
    require_login_by: str  # when the user must have logged in, ISO 8601
    require_password_change: bool
    responsible_group_id: int
    responsible_user_id: int
    restapi_permission: bool
    s3_compatible_endpoint_permission: bool
    self_managed: bool  # whether the user manages the account without an administrator
    sftp_permission: bool
    site_admin: bool  # whether the user may change everything on the site
    skip_welcome_screen: bool
    ssl_required: str
    sso_strategy_id: int
    require_2fa: str
    tags: str  # with commas between them
    time_zone: str  # a name such as Berlin
    user_root: str  # the folder that FTP and SFTP show as the root
    user_home: str  # the folder that FTP and SFTP start in
    workspace_admin: bool
    username: str  # the name somebody logs in with
    workspace_id: int  # the workspace it belongs to; 0 is the default one
    clear_2fa: bool  # remove the user's second factor
    convert_to_partner_user: bool


class UserDeleteParams(TypedDict, total=False):
    """What `delete` accepts."""

    new_owner_id: int  # the user who takes over what the deleted one owned


class User(Model, caller=face.caller):
    """Somebody who can log in, with a profile, permissions and limits."""

    id: int | None = None
    username: str | None = None
    admin_group_ids: builtins.list[int] | None = None
    allowed_ips: str | None = None  # addresses and ranges, one a line
    attachments_permission: bool | None = None
    api_keys_count: int | None = None
    authenticate_until: str | None = None  # the account stops working then, ISO 8601
    authentication_method: str | None = None
    avatar_url: str | None = None
    billable: bool | None = None
    billing_permission: bool | None = None
    bypass_site_allowed_ips: bool | None = None
    bypass_user_lifecycle_rules: bool | None = None
    created_at: str | None = None  # ISO 8601 date-time
    dav_permission: bool | None = None
    disabled: bool | None = None
    disabled_expired_or_inactive: bool | None = None
    ai_assistant_personality_id: int | None = None
    desktop_configuration_profile_id: int | None = None
    integration_centric_profile_id: int | None = None
    email: str | None = None
    filesystem_layout: str | None = None
    first_login_at: str | None = None  # ISO 8601 date-time
    ftp_permission: bool | None = None
    group_ids: str | None = None  # with commas between them
    header_text: str | None = None
    language: str | None = None
    last_login_at: str | None = None  # ISO 8601 date-time
    last_web_login_at: str | None = None  # ISO 8601 date-time
    last_ftp_login_at: str | None = None  # ISO 8601 date-time
    last_sftp_login_at: str | None = None  # ISO 8601 date-time
    last_dav_login_at: str | None = None  # ISO 8601 date-time
    last_desktop_login_at: str | None = None  # ISO 8601 date-time
    last_restapi_login_at: str | None = None  # ISO 8601 date-time
    last_api_use_at: str | None = None  # ISO 8601 date-time
    last_active_at: str | None = None  # ISO 8601 date-time
    last_protocol_cipher: str | None = None
    lockout_expires: str | None = None  # login is refused until then, ISO 8601
    name: str | None = None
    company: str | None = None
    notes: str | None = None
    notification_daily_send_time: int | None = None
    office_integration_enabled: bool | None = None
    partner_admin: bool | None = None
    partner_id: int | None = None
    partner_name: str | None = None
    password_set_at: str | None = None  # ISO 8601 date-time
    password_validity_days: int | None = None
    primary_group_id: int | None = None
    public_keys_count: int | None = None
    receive_admin_alerts: bool | None = None
    notify_on_all_site_warnings: bool | None = None
    notify_on_all_sso_failures: bool | None = None
    notify_on_all_user_security_events: bool | None = None
    notify_on_all_pending_work_failures: bool | None = None
    notify_on_all_siem_http_destination_failures: bool | None = None
    notify_on_all_sync_failures: bool | None = None
    notify_on_all_automation_failures: bool | None = None
    notify_on_all_expectation_failures: bool | None = None
    require_2fa: str | None = None
    require_login_by: str | None = None  # the user must have logged in by then, ISO 8601
    active_2fa: bool | None = None
    require_password_change: bool | None = None
    password_expired: bool | None = None
    responsible_group_id: int | None = None
    responsible_user_id: int | None = None
    readonly_site_admin: bool | None = None
    restapi_permission: bool | None = None
    s3_compatible_endpoint_permission: bool | None = None
    self_managed: bool | None = None  # whether the user manages the account without an administrator
    sftp_permission: bool | None = None
    site_admin: bool | None = None  # whether the user may change everything on the site
    workspace_admin: bool | None = None
    site_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    default_workspace_id: int | None = None
    skip_welcome_screen: bool | None = None
    ssl_required: str | None = None
    sso_strategy_id: int | None = None
    externally_managed: bool | None = None
    tags: str | None = None  # with commas between them
    time_zone: str | None = None  # a name such as Berlin
    type_of_2fa: str | None = None  # the second factors in use
    type_of_2fa_for_display: str | None = None
    user_root: str | None = None  # the folder that FTP and SFTP show as the root
    user_home: str | None = None  # the folder that FTP and SFTP start in
    days_remaining_until_password_expire: int | None = None
    password_expire_at: str | None = None  # ISO 8601 date-time
    avatar_file: FileInput | None = None
    avatar_delete: bool | None = None
    change_password: str | None = None
    change_password_confirmation: str | None = None
    grant_permission: str | None = None
    group_id: int | None = None
    imported_password_hash: str | None = None
    password: str | None = None
    password_confirmation: str | None = None
    announcements_read: bool | None = None
    clear_2fa: bool | None = None
    convert_to_partner_user: bool | None = None

    def update(
        self, params: UserUpdateParams | None = None, options: Options | None = None, **fields: Unpack[UserUpdateParams]
    ) -> "User":
        """Change one user; only what is given is sent (PATCH /users/{id}).

        Returns:
            This user, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: UserDeleteParams | None = None, options: Options | None = None, **fields: Unpack[UserDeleteParams]
    ) -> None:
        """Delete one user (DELETE /users/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def unlock(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Let a user in again who was locked out (POST /users/{id}/unlock)."""
        return self._call(_UNLOCK, params, options, fields)

    def resend_welcome_email(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Send a user the welcome e-mail once more (POST /users/{id}/resend_welcome_email)."""
        return self._call(_RESEND_WELCOME_EMAIL, params, options, fields)

    def user_2fa_reset(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Remove a user's second factor, so that a new one can be set up (POST /users/{id}/2fa/reset)."""
        return self._call(_USER_2FA_RESET, params, options, fields)

    def save(self, options: Options | None = None) -> "User":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/users", UserListParams, page=User)
_FIND = Operation("GET", "/users/{id}", positional={"id": int}, record=User)
_CREATE = Operation("POST", "/users", UserCreateParams, required=("username",), record=User)
_UPDATE = Operation("PATCH", "/users/{id}", UserUpdateParams, positional={"id": int}, record=User)
_DELETE = Operation("DELETE", "/users/{id}", UserDeleteParams, positional={"id": int})
_UNLOCK = Operation("POST", "/users/{id}/unlock", positional={"id": int})
_RESEND_WELCOME_EMAIL = Operation("POST", "/users/{id}/resend_welcome_email", positional={"id": int})
_USER_2FA_RESET = Operation("POST", "/users/{id}/2fa/reset", positional={"id": int})


class UserResource(Resource):
    """Users, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: UserListParams | None = None, options: Options | None = None, **fields: Unpack[UserListParams]
    ) -> ListObj[User]:
        """List users, a page at a time (GET /users).

        Returns:
            A page of `User`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> User:
        """Find one user by its ID (GET /users/{id}).

        Args:
            id: ID of the user.

        Returns:
            The `User`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self, params: UserCreateParams | None = None, options: Options | None = None, **fields: Unpack[UserCreateParams]
    ) -> User:
        """Create a user (POST /users).

        Returns:
            The `User`.

        Raises:
            MissingParameterError: `username` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: UserUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserUpdateParams],
    ) -> User:
        """Change one user; only what is given is sent (PATCH /users/{id}).

        Args:
            id: ID of the user.

        Returns:
            The `User`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self,
        id: int,
        params: UserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserDeleteParams],
    ) -> None:
        """Delete one user (DELETE /users/{id}).

        Args:
            id: ID of the user.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def unlock(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Let a user in again who was locked out (POST /users/{id}/unlock).

        Args:
            id: ID of the user.
        """
        return self._call(_UNLOCK, (id,), params, options, fields)

    def resend_welcome_email(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Send a user the welcome e-mail once more (POST /users/{id}/resend_welcome_email).

        Args:
            id: ID of the user.
        """
        return self._call(_RESEND_WELCOME_EMAIL, (id,), params, options, fields)

    def user_2fa_reset(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Remove a user's second factor, so that a new one can be set up (POST /users/{id}/2fa/reset).

        Args:
            id: ID of the user.
        """
        return self._call(_USER_2FA_RESET, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> User:
        """Make a user from `attributes` without calling the service."""
        return self._new(User, attributes, options)


_resource = UserResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
unlock = _resource.unlock
resend_welcome_email = _resource.resend_welcome_email
user_2fa_reset = _resource.user_2fa_reset
new = _resource.new
