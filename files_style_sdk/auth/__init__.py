"""Credentials as values, accepted as `auth=` by clients and as the option `auth` by every call.

- :class:`ApiKey` and :class:`Session`: what the service itself hands out.
- :class:`Basic`, :class:`Bearer`, :class:`ServiceToken`, :class:`Cookies`, :class:`Headers`: what services behind the
  same runtime take.
- :class:`TokenExchange`: a long-lived token exchanged for short-lived ones.
- :class:`OAuth2`: a user's tokens (authorization code with PKCE), kept by a store and refreshed.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from files_style_sdk.auth.credential import (
    ApiKey,
    Bearer,
    Cookies,
    Credential,
    Headers,
    Renewable,
    ServiceToken,
    Session,
    credential_of,
    ensured,
    made_credential,
)

if TYPE_CHECKING:
    from files_style_sdk.auth.basic import Basic
    from files_style_sdk.auth.oauth2 import OAuth2
    from files_style_sdk.auth.token_exchange import TokenExchange
    from files_style_sdk.auth.token_store import FileTokenStore, MemoryTokenStore, TokenStore

__all__ = [
    "ApiKey",
    "Basic",
    "Bearer",
    "Cookies",
    "Credential",
    "FileTokenStore",
    "Headers",
    "MemoryTokenStore",
    "OAuth2",
    "Renewable",
    "ServiceToken",
    "Session",
    "TokenExchange",
    "TokenStore",
    "credential_of",
    "ensured",
    "made_credential",
]

_ELSEWHERE = {
    "Basic": "basic",
    "FileTokenStore": "token_store",
    "MemoryTokenStore": "token_store",
    "OAuth2": "oauth2",
    "TokenExchange": "token_exchange",
    "TokenStore": "token_store",
}


def __getattr__(name: str) -> Any:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)
    globals()[name] = found
    return found
