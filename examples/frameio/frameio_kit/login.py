"""How users of Frame.io log in: at Adobe's identity service."""

from dataclasses import dataclass

from files_style_sdk import events
from frameio.service import SERVICE

_IDENTITY = "https://ims-na1.adobelogin.com/ims"


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthConfig(events.OAuthConfig):
    """How users log in; to be given are `client_id`, `client_secret` and `base_url`, where the app is reached.

    See :class:`files_style_sdk.events.OAuthConfig`; here its URLs and scopes have defaults.
    """

    authorize_url: str = f"{_IDENTITY}/authorize/v2"
    token_url: str = f"{_IDENTITY}/token/v3"
    scopes: tuple[str, ...] | list[str] = ("openid", "email", "profile", "offline_access", "additional_info.roles")
    user_url: str | None = f"{SERVICE.base_url}{SERVICE.base_path}/me"
    user_id_at: str = "data.id"
