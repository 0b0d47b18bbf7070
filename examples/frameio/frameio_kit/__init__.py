"""Apps for Frame.io: webhooks and custom actions come in, calls of the API go out.

The receiver is that of :mod:`files_style_sdk.events`, the client that of :mod:`frameio`; here they are joined.

Example:
    >>> from frameio_kit import App, WebhookEvent
    >>> app = App()
    >>> @app.on_webhook("file.ready", secret="the webhook's secret")
    ... async def ready(event: WebhookEvent) -> None:
    ...     file = await app.client.files.show(account_id=event.account_id, file_id=event.resource_id)
    ...     print(file.data.name)
"""

from files_style_sdk.events import (
    Field,
    FileSeen,
    FileUserTokens,
    Form,
    Limits,
    MemorySeen,
    MemoryUserTokens,
    Message,
    SeenStore,
    SignatureError,
    UserTokenStore,
    WebhookEvent,
    WsgiApp,
)
from frameio import AsyncFrameio as Client
from frameio_kit.app import App
from frameio_kit.event import FRAMEIO_EVENTS, FRAMEIO_SIGNATURES, ActionEvent
from frameio_kit.login import OAuthConfig

__all__ = [
    "FRAMEIO_EVENTS",
    "FRAMEIO_SIGNATURES",
    "ActionEvent",
    "App",
    "Client",
    "Field",
    "FileSeen",
    "FileUserTokens",
    "Form",
    "Limits",
    "MemorySeen",
    "MemoryUserTokens",
    "Message",
    "OAuthConfig",
    "SeenStore",
    "SignatureError",
    "UserTokenStore",
    "WebhookEvent",
    "WsgiApp",
]
