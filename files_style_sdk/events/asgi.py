"""The driver for ASGI servers (ASGI 3.0: http and lifespan)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from files_style_sdk.events.decision import too_large, too_slow
from files_style_sdk.events.http import Answer, Head, collected
from files_style_sdk.events.receiver import Receiver
from files_style_sdk.log import LOGGER

__all__ = ["Application", "Receive", "Scope", "Send", "serve"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Application(Protocol):
    """What is served."""

    @property
    def receiver(self) -> Receiver:
        """Answers requests."""
        ...

    async def open(self) -> None:
        """Begin to take events."""
        ...

    async def aclose(self) -> None:
        """Wait for handlers, and close."""
        ...


async def serve(application: Application, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one scope.

    Args:
        application: What is served.
        scope: The connection.
        receive: Brings its next message.
        send: Takes ours.
    """
    if scope["type"] == "lifespan":
        await _live(application, receive, send)
    elif scope["type"] == "http":
        answer = await _answer(application.receiver, scope, receive)
        if answer is not None:
            await _send(answer, send)
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1000})


async def _live(application: Application, receive: Receive, send: Send) -> None:
    await receive()
    await application.open()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    try:
        await application.aclose()
    except Exception as error:
        LOGGER.error("the receiver could not be closed", exc_info=error)
        await send({"type": "lifespan.shutdown.failed", "message": type(error).__name__})
    else:
        await send({"type": "lifespan.shutdown.complete"})


async def _answer(receiver: Receiver, scope: Scope, receive: Receive) -> Answer | None:
    head = head_of(scope)
    admitted = receiver.admit(head)
    if isinstance(admitted, Answer):
        return admitted
    body: bytes | None = b""
    if admitted.takes_body:
        try:
            async with asyncio.timeout(receiver.limits.body_timeout):
                body = await _body(receive, receiver.limits.max_body)
        except TimeoutError:
            return receiver.refused(too_slow())
        except _Gone:
            return None
    if body is None:
        return receiver.refused(too_large())
    return await receiver.respond(head, admitted, body)


class _Gone(Exception):
    """The other side hung up."""


async def _body(receive: Receive, most: int) -> bytes | None:
    """The body; None if it is larger than it may be."""
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        parts += message.get("body", b"")
        if len(parts) > most:
            return None
        if not message.get("more_body", False):
            return bytes(parts)


async def _send(answer: Answer, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.fields()]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def head_of(scope: Scope) -> Head:
    """The request of a scope, its path cut to where the application is mounted."""
    path, root = scope["path"], scope.get("root_path", "").rstrip("/")
    if root and (path == root or path.startswith(f"{root}/")):
        path = path[len(root) :]
    return Head(scope["method"].upper(), path or "/", scope.get("query_string", b""), collected(scope["headers"]))
