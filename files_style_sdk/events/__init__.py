"""Receiving events: webhooks and actions, signed by the service that sends them.

:class:`App` is an application for ASGI and WSGI servers. How a service signs is a :class:`SignatureScheme`, how it
writes its events an :class:`EventShape`; both are values.

Example:
    >>> from files_style_sdk.events import App, WebhookEvent
    >>> app = App()
    >>> @app.on_webhook("create", secret="VERIFICATION_TOKEN")
    ... async def created(event: WebhookEvent) -> None:
    ...     print(event.path)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from files_style_sdk.events.app import App
    from files_style_sdk.events.decision import Limits
    from files_style_sdk.events.event import ActionEvent, Event, WebhookEvent
    from files_style_sdk.events.handlers import Handler
    from files_style_sdk.events.logins import OAuthConfig
    from files_style_sdk.events.receiver import EventTypes
    from files_style_sdk.events.replies import Field, Form, Message
    from files_style_sdk.events.seen import FileSeen, MemorySeen, SeenStore
    from files_style_sdk.events.shape import FILES_EVENTS, STANDARD_EVENTS, EventShape
    from files_style_sdk.events.signature import (
        FILES_WEBHOOKS,
        STANDARD_WEBHOOKS,
        Claim,
        SignatureError,
        SignatureScheme,
        sign,
        verify,
    )
    from files_style_sdk.events.user_tokens import FileUserTokens, MemoryUserTokens, UserTokenStore
    from files_style_sdk.events.wsgi import WsgiApp

__all__ = [
    "FILES_EVENTS",
    "FILES_WEBHOOKS",
    "STANDARD_EVENTS",
    "STANDARD_WEBHOOKS",
    "ActionEvent",
    "App",
    "Claim",
    "Event",
    "EventShape",
    "EventTypes",
    "Field",
    "FileSeen",
    "FileUserTokens",
    "Form",
    "Handler",
    "Limits",
    "MemorySeen",
    "MemoryUserTokens",
    "Message",
    "OAuthConfig",
    "SeenStore",
    "SignatureError",
    "SignatureScheme",
    "UserTokenStore",
    "WebhookEvent",
    "WsgiApp",
    "sign",
    "verify",
]

_NAMES = {
    "app": ("App",),
    "decision": ("Limits",),
    "event": ("ActionEvent", "Event", "WebhookEvent"),
    "handlers": ("Handler",),
    "logins": ("OAuthConfig",),
    "receiver": ("EventTypes",),
    "replies": ("Field", "Form", "Message"),
    "seen": ("FileSeen", "MemorySeen", "SeenStore"),
    "shape": ("FILES_EVENTS", "STANDARD_EVENTS", "EventShape"),
    "signature": (
        *("FILES_WEBHOOKS", "STANDARD_WEBHOOKS", "Claim", "SignatureError", "SignatureScheme"),
        *("sign", "verify"),
    ),
    "user_tokens": ("FileUserTokens", "MemoryUserTokens", "UserTokenStore"),
    "wsgi": ("WsgiApp",),
}
_ELSEWHERE = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
