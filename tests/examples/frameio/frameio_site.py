"""Apps of the frameio example under uvicorn, and Frame.io that sends them events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from event_site import Sender, served

from frameio_kit import FRAMEIO_SIGNATURES, App

SECRET = "secret-of-the-webhook"
ACTION_SECRET = "secret-of-the-action"


def event(type: str = "file.ready", **more: Any) -> dict[str, Any]:
    """What Frame.io sends when something has happened to the first file."""
    return {
        "type": type,
        "account": {"id": "acc-1"},
        "workspace": {"id": "ws-1"},
        "project": {"id": "prj-1"},
        "resource": {"id": "file-1", "type": "file"},
        "user": {"id": "usr-1"},
        **more,
    }


def action(type: str = "demo.check", **more: Any) -> dict[str, Any]:
    """What Frame.io sends when a user has called a custom action on the first file, each time anew."""
    return event(type, **{"action_id": "act-1", "interaction_id": str(uuid4()), **more})


def frameio(url: str, secret: str = SECRET) -> Sender:
    """Frame.io, as it sends events to an app."""
    return Sender(url, secret, FRAMEIO_SIGNATURES)


@contextmanager
def app_at(make: Callable[[str], App]) -> Iterator[str]:
    """The URL of an app that has to know it."""
    entry: list[App] = []

    async def outer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await entry[0](scope, receive, send)
            return
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await entry[0].aclose()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    with served(outer) as url:
        entry.append(make(url))
        yield url
