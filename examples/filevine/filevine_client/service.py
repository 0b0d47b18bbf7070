# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Filevine API: how the service behaves, as values."""

from files_style_sdk.manners import Argument, CredentialMaker, PageNumber, RetryRules, Service

SERVICE = Service(
    package="filevine_client",
    title="Filevine API",
    version="2",
    environments={"production": "https://api.filevine.io"},
    base_path="",
    settings={"timeout": 30, "max_retries": 4, "max_network_retry_delay": 8},
    variables={"base_url": "FILEVINE_API_BASE_URL"},
    maker=CredentialMaker(
        "files_style_sdk.auth:TokenExchange",
        {
            "identity_url": Argument("FILEVINE_IDENTITY_URL", "https://identity.filevine.com/connect/token"),
            "user_url": Argument("FILEVINE_UTIL_URL", "https://util.filevine.com/user"),
            "client_id": Argument("FV_CLIENT_ID"),
            "client_secret": Argument("FV_CLIENT_SECRET"),
            "personal_access_token": Argument("FV_PAT"),
        },
        {
            "scope": "fv.api.gateway.access tenant filevine.v2.api.* openid email fv.auth.tenant.read",
            "user_method": "POST",
            "identity_headers": {"x-fv-userid": "user.userId.native", "x-fv-orgid": "orgs.0.orgId"},
        },
    ),
    pages=PageNumber(parameter="page", first=1, more="hasMore"),
    retries=RetryRules(statuses=frozenset((408, 429)), families=frozenset((5,))),
    error_tree="filevine_client.error_tree",
)
