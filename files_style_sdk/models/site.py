# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Site: the site itself, with all its settings."""

import builtins
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.attachment import FileInput
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, decimal, nested

if TYPE_CHECKING:
    from files_style_sdk.models.image import Image
    from files_style_sdk.models.session import Session
    from files_style_sdk.models.usage_snapshot import UsageSnapshot
    from files_style_sdk.models.user import User


class SiteUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    subdomain: str
    domain: str
    domain_hsts_header: bool
    domain_letsencrypt_chain: str
    email: str  # an e-mail address
    reply_to_email: str
    allow_bundle_names: bool
    bundle_expiration: int
    welcome_email_enabled: bool
    ask_about_overwrites: bool
    show_request_access_link: bool
    always_mkdir_parents: bool
    welcome_email_cc: str
    welcome_email_subject: str
    welcome_custom_text: str
    language: str
    windows_mode_ftp: bool
    default_time_zone: str
    desktop_app: bool
    desktop_app_session_ip_pinning: bool
    desktop_app_session_lifetime: int
    mobile_app: bool
    mobile_app_session_ip_pinning: bool
    mobile_app_session_lifetime: int
    folder_permissions_groups_only: bool
    welcome_screen: str
    office_integration_available: bool
    office_integration_type: str
    pin_all_remote_servers_to_site_region: bool
    motd_text: str
    motd_use_for_ftp: bool
    motd_use_for_sftp: bool
    left_navigation_visibility: Mapping[str, Any]
    disable_all_ai_features: bool
    ai_feature_availability: Mapping[str, Any]
    mcp_dcr_enabled: bool
    additional_text_file_types: Sequence[str]
    bundle_require_note: bool
    bundle_send_shared_receipts: bool
    bundles_default_owned_by_primary_group: bool
    calculate_file_checksums_crc32: bool
    calculate_file_checksums_md5: bool
    calculate_file_checksums_sha1: bool
    calculate_file_checksums_sha256: bool
    legacy_checksums_mode: bool
    migrate_remote_server_sync_to_sync: bool
    as2_message_retention_days: int
    file_activity_events_enabled: bool
    username_display: Literal[
        "username_only", "full_name_only", "full_name_username", "full_name_company", "full_name_username_company"
    ]
    session_expiry_minutes: int
    ssl_required: bool
    sftp_insecure_ciphers: bool
    sftp_insecure_diffie_hellman: bool
    disable_files_certificate_generation: bool
    fedramp: bool
    user_lockout: bool
    user_lockout_tries: int
    user_lockout_within: int
    user_lockout_lock_period: int
    include_password_in_welcome_email: bool
    allowed_countries: str
    allowed_ips: str  # addresses and ranges, one a line
    allow_user_level_2fa_override: bool
    allow_user_level_allowed_ip_override: bool
    allow_user_level_ssl_override: bool
    enforce_parent_site_user_ip_restrictions: bool
    disallowed_countries: str
    days_to_retain_backups: int
    max_prior_passwords: int
    password_validity_days: int
    password_min_length: int
    password_require_letter: bool
    password_require_mixed: bool
    password_require_special: bool
    password_require_number: bool
    password_require_unbreached: bool
    require_logout_from_bundles_and_inboxes: bool
    dav_user_root_enabled: bool
    sftp_user_root_enabled: bool
    disable_password_reset: bool
    immutable_files: bool
    bundle_not_found_message: str
    bundle_password_required: bool
    bundle_require_registration: bool
    bundle_require_share_recipient: bool
    bundle_send_one_time_password_to_recipient_at_registration: bool
    bundle_registration_notifications: str
    bundle_activity_notifications: str
    bundle_upload_receipt_notifications: str
    document_edits_in_bundle_allowed: bool
    password_requirements_apply_to_bundles: bool
    prevent_root_permissions_for_non_site_admins: bool
    restrict_root_folder_behaviors_to_site_admins: bool
    root_folder_behaviors_apply_to_workspaces: bool
    opt_out_global: bool
    use_provided_modified_at: bool
    custom_namespace: bool
    non_sso_groups_allowed: bool
    non_sso_users_allowed: bool
    sharing_enabled: bool
    snapshot_sharing_enabled: bool
    user_requests_enabled: bool
    user_requests_notify_admins: bool
    dav_enabled: bool
    files_com_remote_server_enabled: bool
    ftp_enabled: bool
    s3_compatible_endpoint_enabled: bool
    sftp_enabled: bool
    sftp_finalize_partial_uploads: bool
    users_can_create_api_keys: bool
    users_can_create_ssh_keys: bool
    show_user_notifications_log_in_link: bool
    sftp_host_key_type: str
    active_sftp_host_key_id: int
    active_sftp_host_key_ids: Sequence[int]
    protocol_access_groups_only: bool
    revoke_bundle_access_on_disable_or_delete: bool
    group_admins_can_add_users: bool
    group_admins_can_manage_group_memberships: bool
    group_admins_can_delete_users: bool
    group_admins_can_enable_disable_users: bool
    group_admins_can_modify_users: bool
    group_admins_can_bypass_user_lifecycle_rules: bool
    group_admins_can_reset_passwords: bool
    group_admins_can_set_user_password: bool
    child_site_folder_admins_can_see_parent_site_directory: bool
    workspace_folder_admins_can_see_default_workspace_directory: bool
    bundle_recipient_blacklist_free_email_domains: bool
    bundle_recipient_blacklist_domains: Sequence[str]
    admins_bypass_locked_subfolders: bool
    allowed_2fa_method_sms: bool
    allowed_2fa_method_totp: bool
    allowed_2fa_method_webauthn: bool
    allowed_2fa_method_yubi: bool
    allowed_2fa_method_email: bool
    allowed_2fa_method_static: bool
    allowed_2fa_method_bypass_for_ftp_sftp_dav: bool
    require_2fa: bool
    require_2fa_exempt_all_sso_users: bool
    require_2fa_user_type: str
    color2_top: str
    color2_left: str
    color2_link: str
    color2_text: str
    color2_top_text: str
    site_header: str
    site_footer: str
    site_public_header: str
    site_public_footer: str
    login_help_text: str
    use_dedicated_ips_for_smtp: bool
    email_footer_custom_text: str
    smtp_address: str
    smtp_authentication: str
    smtp_from: str
    smtp_username: str
    smtp_port: int
    smtp_ssl: str
    ldap_enabled: bool
    ldap_type: str
    ldap_host: str
    ldap_host_2: str
    ldap_host_3: str
    ldap_port: int
    ldap_secure: bool
    ldap_server_certificate: str
    ldap_username: str
    ldap_username_field: str
    ldap_domain: str
    ldap_user_action: str
    ldap_group_action: str
    ldap_user_include_groups: str
    ldap_group_exclusion: str
    ldap_group_inclusion: str
    ldap_base_dn: str
    uploads_via_email_authentication: bool
    bundle_watermark_value: Mapping[str, Any]
    icon16_file: FileInput
    icon16_delete: bool
    icon32_file: FileInput
    icon32_delete: bool
    icon48_file: FileInput
    icon48_delete: bool
    icon128_file: FileInput
    icon128_delete: bool
    logo_file: FileInput
    logo_delete: bool
    bundle_watermark_attachment_file: FileInput
    bundle_watermark_attachment_delete: bool
    login_page_background_image_file: FileInput
    login_page_background_image_delete: bool
    disable_2fa_with_delay: bool
    ldap_password_change: str
    ldap_password_change_confirmation: str
    redirect_old_subdomain: bool
    smtp_password: str


class Site(Model, caller=face.caller):
    """The site itself, with all its settings."""

    id: int | None = None
    name: str | None = None
    additional_text_file_types: builtins.list[str] | None = None
    ai_feature_availability: dict[str, Any] | None = None
    allowed_2fa_method_sms: bool | None = None
    allowed_2fa_method_totp: bool | None = None
    allowed_2fa_method_webauthn: bool | None = None
    allowed_2fa_method_yubi: bool | None = None
    allowed_2fa_method_email: bool | None = None
    allowed_2fa_method_static: bool | None = None
    allowed_2fa_method_bypass_for_ftp_sftp_dav: bool | None = None
    admin_user_id: int | None = None
    admins_bypass_locked_subfolders: bool | None = None
    allow_bundle_names: bool | None = None
    allow_user_level_2fa_override: bool | None = None
    allow_user_level_allowed_ip_override: bool | None = None
    allow_user_level_ssl_override: bool | None = None
    allowed_countries: str | None = None
    allowed_ips: str | None = None
    enforce_parent_site_user_ip_restrictions: bool | None = None
    always_mkdir_parents: bool | None = None
    as2_message_retention_days: int | None = None
    ask_about_overwrites: bool | None = None
    bundle_activity_notifications: str | None = None
    bundle_expiration: int | None = None
    bundle_not_found_message: str | None = None
    bundle_password_required: bool | None = None
    bundles_default_owned_by_primary_group: bool | None = None
    bundle_recipient_blacklist_domains: builtins.list[str] | None = None
    bundle_recipient_blacklist_free_email_domains: bool | None = None
    bundle_registration_notifications: str | None = None
    bundle_require_registration: bool | None = None
    bundle_require_share_recipient: bool | None = None
    bundle_send_one_time_password_to_recipient_at_registration: bool | None = None
    bundle_require_note: bool | None = None
    bundle_send_shared_receipts: bool | None = None
    bundle_upload_receipt_notifications: str | None = None
    bundle_watermark_attachment: "Image | None" = nested("files_style_sdk.models.image:Image")
    bundle_watermark_value: dict[str, Any] | None = None
    calculate_file_checksums_crc32: bool | None = None
    calculate_file_checksums_md5: bool | None = None
    calculate_file_checksums_sha1: bool | None = None
    calculate_file_checksums_sha256: bool | None = None
    child_site_folder_admins_can_see_parent_site_directory: bool | None = None
    workspace_folder_admins_can_see_default_workspace_directory: bool | None = None
    uploads_via_email_authentication: bool | None = None
    color2_left: str | None = None
    color2_link: str | None = None
    color2_text: str | None = None
    color2_top: str | None = None
    color2_top_text: str | None = None
    contact_name: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    currency: str | None = None
    custom_namespace: bool | None = None
    dav_enabled: bool | None = None
    dav_user_root_enabled: bool | None = None
    days_to_retain_backups: int | None = None
    document_edits_in_bundle_allowed: bool | None = None
    default_time_zone: str | None = None
    desktop_app: bool | None = None
    desktop_app_session_ip_pinning: bool | None = None
    desktop_app_session_lifetime: int | None = None
    legacy_checksums_mode: bool | None = None
    migrate_remote_server_sync_to_sync: bool | None = None
    mcp_dcr_enabled: bool | None = None
    mobile_app: bool | None = None
    mobile_app_session_ip_pinning: bool | None = None
    mobile_app_session_lifetime: int | None = None
    disallowed_countries: str | None = None
    disable_all_ai_features: bool | None = None
    disable_files_certificate_generation: bool | None = None
    disable_notifications: bool | None = None
    file_activity_events_enabled: bool | None = None
    disable_password_reset: bool | None = None
    domain: str | None = None
    domain_hsts_header: bool | None = None
    domain_letsencrypt_chain: str | None = None
    email: str | None = None
    fedramp: bool | None = None
    files_com_remote_server_enabled: bool | None = None
    ftp_enabled: bool | None = None
    reply_to_email: str | None = None
    non_sso_groups_allowed: bool | None = None
    non_sso_users_allowed: bool | None = None
    folder_permissions_groups_only: bool | None = None
    group_admins_can_add_users: bool | None = None
    group_admins_can_manage_group_memberships: bool | None = None
    group_admins_can_delete_users: bool | None = None
    group_admins_can_enable_disable_users: bool | None = None
    group_admins_can_modify_users: bool | None = None
    group_admins_can_bypass_user_lifecycle_rules: bool | None = None
    group_admins_can_reset_passwords: bool | None = None
    group_admins_can_set_user_password: bool | None = None
    hipaa: bool | None = None
    icon128: "Image | None" = nested("files_style_sdk.models.image:Image")
    icon16: "Image | None" = nested("files_style_sdk.models.image:Image")
    icon32: "Image | None" = nested("files_style_sdk.models.image:Image")
    icon48: "Image | None" = nested("files_style_sdk.models.image:Image")
    immutable_files_set_at: str | None = None  # ISO 8601 date-time
    include_password_in_welcome_email: bool | None = None
    language: str | None = None
    ldap_base_dn: str | None = None
    ldap_domain: str | None = None
    ldap_enabled: bool | None = None
    ldap_group_action: str | None = None
    ldap_group_exclusion: str | None = None
    ldap_group_inclusion: str | None = None
    ldap_host: str | None = None
    ldap_host_2: str | None = None
    ldap_host_3: str | None = None
    ldap_port: int | None = None
    ldap_secure: bool | None = None
    ldap_server_certificate: str | None = None
    ldap_type: str | None = None
    ldap_user_action: str | None = None
    ldap_user_include_groups: str | None = None
    ldap_username: str | None = None
    ldap_username_field: str | None = None
    login_help_text: str | None = None
    logo: "Image | None" = nested("files_style_sdk.models.image:Image")
    login_page_background_image: "Image | None" = nested("files_style_sdk.models.image:Image")
    max_prior_passwords: int | None = None
    managed_site_settings: dict[str, Any] | None = None
    motd_text: str | None = None
    motd_use_for_ftp: bool | None = None
    motd_use_for_sftp: bool | None = None
    next_billing_amount: Decimal | None = decimal()
    next_billing_date: str | None = None
    office_integration_available: bool | None = None
    office_integration_type: str | None = None
    oncehub_link: str | None = None
    opt_out_global: bool | None = None
    overdue: bool | None = None
    password_min_length: int | None = None
    password_require_letter: bool | None = None
    password_require_mixed: bool | None = None
    password_require_number: bool | None = None
    password_require_special: bool | None = None
    password_require_unbreached: bool | None = None
    password_requirements_apply_to_bundles: bool | None = None
    password_validity_days: int | None = None
    phone: str | None = None
    pin_all_remote_servers_to_site_region: bool | None = None
    prevent_root_permissions_for_non_site_admins: bool | None = None
    protocol_access_groups_only: bool | None = None
    require_2fa: bool | None = None
    restrict_root_folder_behaviors_to_site_admins: bool | None = None
    root_folder_behaviors_apply_to_workspaces: bool | None = None
    require_2fa_exempt_all_sso_users: bool | None = None
    require_2fa_stop_time: str | None = None  # ISO 8601 date-time
    revoke_bundle_access_on_disable_or_delete: bool | None = None
    require_2fa_user_type: str | None = None
    require_logout_from_bundles_and_inboxes: bool | None = None
    session: "Session | None" = nested("files_style_sdk.models.session:Session")
    s3_compatible_endpoint_enabled: bool | None = None
    sftp_enabled: bool | None = None
    sftp_finalize_partial_uploads: bool | None = None
    sftp_host_key_type: str | None = None
    active_sftp_host_key_id: int | None = None
    active_sftp_host_key_ids: builtins.list[int] | None = None
    sftp_insecure_ciphers: bool | None = None
    sftp_insecure_diffie_hellman: bool | None = None
    sftp_user_root_enabled: bool | None = None
    sharing_enabled: bool | None = None
    show_user_notifications_log_in_link: bool | None = None
    show_request_access_link: bool | None = None
    site_footer: str | None = None
    site_header: str | None = None
    site_public_footer: str | None = None
    site_public_header: str | None = None
    smtp_address: str | None = None
    smtp_authentication: str | None = None
    smtp_from: str | None = None
    smtp_port: int | None = None
    smtp_ssl: str | None = None
    smtp_username: str | None = None
    session_expiry_minutes: int | None = None
    snapshot_sharing_enabled: bool | None = None
    ssl_required: bool | None = None
    subdomain: str | None = None
    switch_to_plan_date: str | None = None  # ISO 8601 date-time
    trial_days_left: int | None = None
    trial_until: str | None = None  # ISO 8601 date-time
    use_dedicated_ips_for_smtp: bool | None = None
    use_provided_modified_at: bool | None = None
    user: "User | None" = nested("files_style_sdk.models.user:User")
    user_lockout: bool | None = None
    user_lockout_lock_period: int | None = None
    user_lockout_tries: int | None = None
    user_lockout_within: int | None = None
    user_requests_enabled: bool | None = None
    user_requests_notify_admins: bool | None = None
    users_can_create_api_keys: bool | None = None
    users_can_create_ssh_keys: bool | None = None
    username_display: str | None = None
    welcome_custom_text: str | None = None
    email_footer_custom_text: str | None = None
    welcome_email_cc: str | None = None
    welcome_email_subject: str | None = None
    welcome_email_enabled: bool | None = None
    welcome_screen: str | None = None
    windows_mode_ftp: bool | None = None


_GET = Operation("GET", "/site", record=Site)
_GET_USAGE = Operation("GET", "/site/usage", record="files_style_sdk.models.usage_snapshot:UsageSnapshot")
_UPDATE = Operation("PATCH", "/site", SiteUpdateParams, record=Site)


class SiteResource(Resource):
    """Sites, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def get(self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]) -> Site:
        """Find the site's own settings (GET /site).

        Returns:
            The `Site`.
        """
        return self._call(_GET, (), params, options, fields)

    def get_usage(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> "UsageSnapshot":
        """Find what the site uses in this billing period (GET /site/usage).

        Returns:
            The `UsageSnapshot`.
        """
        return self._call(_GET_USAGE, (), params, options, fields)

    def update(
        self, params: SiteUpdateParams | None = None, options: Options | None = None, **fields: Unpack[SiteUpdateParams]
    ) -> Site:
        """Change one site; only what is given is sent (PATCH /site).

        Returns:
            The `Site`.
        """
        return self._call(_UPDATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Site:
        """Make a site from `attributes` without calling the service."""
        return self._new(Site, attributes, options)


_resource = SiteResource(face.caller)
get = _resource.get
get_usage = _resource.get_usage
update = _resource.update
new = _resource.new
