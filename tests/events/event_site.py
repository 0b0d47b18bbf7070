"""Applications under uvicorn on loopback, and who sends events to them."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import httpx
import uvicorn

from files_style_sdk.events import STANDARD_EVENTS, STANDARD_WEBHOOKS, App, EventShape, SignatureScheme, sign

PATIENCE = 20.0
"""Seconds after which a test gives up on something that has to happen."""
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PLAIN_SCHEME = SignatureScheme(
    signature_header="X-Neighbour-Signature",
    timestamp_header="X-Neighbour-Request-Timestamp",
    signed="v0:{timestamp}:{body}",
    prefix="v0=",
)
"""A scheme without ids, as other services have it."""
JSON = {"content-type": "application/json"}


def standard_app(**options: Any) -> App:
    """An application for events that are signed and written as Standard Webhooks has it."""
    return App(**{"scheme": STANDARD_WEBHOOKS, "shape": STANDARD_EVENTS, **options})


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.has_begun = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.has_begun.set()


@contextmanager
def served(app: Any, **options: Any) -> Iterator[str]:
    """The URL of an application while uvicorn serves it; at the end uvicorn has shut it down."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        config = uvicorn.Config(app, log_level="critical", lifespan="on", http="h11", ws="none", **options)
        server = _Server(config)
        thread = Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            assert server.has_begun.wait(PATIENCE), "uvicorn did not begin"
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
        assert not thread.is_alive(), "uvicorn did not end"


class Sender:
    """A service that sends events.

    Args:
        url: Where to.
        secret: What it signs with.
        scheme: How it signs.
    """

    def __init__(self, url: str, secret: str = SECRET, scheme: SignatureScheme = STANDARD_WEBHOOKS) -> None:
        self.url, self.secret, self.scheme = url, secret, scheme

    def send(self, payload: Mapping[str, Any] | bytes, path: str = "/", **signing: Any) -> httpx.Response:
        """Send an event by POST, as JSON."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        return self.deliver(body, {**JSON, **sign(self.scheme, self.secret, body, **signing)}, path)

    def deliver(self, body: Any, headers: Mapping[str, str], path: str = "/", method: str = "POST") -> httpx.Response:
        """Send a request as it is told."""
        with httpx.Client(trust_env=False, timeout=PATIENCE) as client:
            return client.request(method, self.url + path, content=body, headers=dict(headers))


def spoken(url: str, request: bytes) -> bytes:
    """What a server says to raw bytes, up to the end of the first line."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(request)
        return connection.makefile("rb").readline()


ACTION_SHAPE = EventShape(id="interaction_id")
"""Events that carry an id of their own, the same for all steps of an action."""
