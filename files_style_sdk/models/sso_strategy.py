# Generated from the API description by "python -m codegen"; change the description, not this file.
"""SSO strategy: a provider of single sign-on and how users are made from what it says."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SsoStrategyListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc


class SsoStrategy(Model, caller=face.caller):
    """A provider of single sign-on and how users are made from what it says."""

    protocol: str | None = None
    provider: str | None = None
    label: str | None = None
    logo_url: str | None = None
    id: int | None = None
    enabled: bool | None = None
    user_count: int | None = None
    saml_provider_cert_fingerprint: str | None = None
    saml_provider_issuer_url: str | None = None
    saml_provider_metadata_content: str | None = None
    saml_provider_metadata_url: str | None = None
    saml_provider_slo_target_url: str | None = None
    saml_provider_sso_target_url: str | None = None
    scim_authentication_method: str | None = None
    scim_username: str | None = None
    scim_oauth_access_token: str | None = None
    scim_oauth_access_token_expires_at: str | None = None
    subdomain: str | None = None
    provision_users: bool | None = None
    provision_groups: bool | None = None
    deprovision_users: bool | None = None
    deprovision_groups: bool | None = None
    deprovision_behavior: str | None = None
    provision_group_default: str | None = None
    provision_group_exclusion: str | None = None
    provision_group_inclusion: str | None = None
    provision_group_required: str | None = None
    provision_email_signup_groups: str | None = None
    provision_readonly_site_admin_groups: str | None = None
    provision_site_admin_groups: str | None = None
    provision_group_admin_groups: str | None = None
    provision_attachments_permission: bool | None = None
    provision_dav_permission: bool | None = None
    provision_ftp_permission: bool | None = None
    provision_sftp_permission: bool | None = None
    provision_time_zone: str | None = None
    provision_company: str | None = None
    provision_require_2fa: str | None = None
    provision_filesystem_layout: str | None = None
    provider_identifier: str | None = None
    ldap_base_dn: str | None = None
    ldap_domain: str | None = None
    display_on_login_page: bool | None = None
    ldap_host: str | None = None
    ldap_host_2: str | None = None
    ldap_host_3: str | None = None
    ldap_port: int | None = None
    ldap_provisioning_enabled: bool | None = None
    ldap_secure: bool | None = None
    ldap_server_certificate: str | None = None
    ldap_type: str | None = None
    ldap_username: str | None = None
    ldap_username_field: str | None = None

    def sync(self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]) -> None:
        """Sync (SSO strategy) (POST /sso_strategies/{id}/sync)."""
        return self._call(_SYNC, params, options, fields)


_LIST = Operation("GET", "/sso_strategies", SsoStrategyListParams, page=SsoStrategy)
_FIND = Operation("GET", "/sso_strategies/{id}", positional={"id": int}, record=SsoStrategy)
_SYNC = Operation("POST", "/sso_strategies/{id}/sync", positional={"id": int})


class SsoStrategyResource(Resource):
    """SSO strategies, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SsoStrategyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SsoStrategyListParams],
    ) -> ListObj[SsoStrategy]:
        """List SSO strategies, a page at a time (GET /sso_strategies).

        Returns:
            A page of `SsoStrategy`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SsoStrategy:
        """Find one SSO strategy by its ID (GET /sso_strategies/{id}).

        Args:
            id: ID of the SSO strategy.

        Returns:
            The `SsoStrategy`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def sync(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Sync (SSO strategy) (POST /sso_strategies/{id}/sync).

        Args:
            id: ID of the SSO strategy.
        """
        return self._call(_SYNC, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SsoStrategy:
        """Make an SSO strategy from `attributes` without calling the service."""
        return self._new(SsoStrategy, attributes, options)


_resource = SsoStrategyResource(face.caller)
list = all = _resource.list
find = get = _resource.find
sync = _resource.sync
new = _resource.new
