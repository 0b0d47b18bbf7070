"""What to do with a request: decided from what came, without asking or telling anyone."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events.event import ActionEvent, Event
from files_style_sdk.events.handlers import Handler, Handlers
from files_style_sdk.events.http import Answer, Head, body_length, refusal, try_later
from files_style_sdk.events.shape import EventShape
from files_style_sdk.events.signature import Claim, SignatureError, SignatureScheme

__all__ = [
    "Admission",
    "Limits",
    "Marks",
    "Outcome",
    "Refused",
    "Route",
    "Site",
    "admit",
    "busy",
    "chosen",
    "marks",
    "too_large",
    "too_slow",
    "unsigned",
]

_POSITIVE = ("max_body", "body_timeout", "concurrency", "action_concurrency", "action_timeout", "shutdown_timeout")


class Route(Enum):
    """What a request is for."""

    EVENT = "event"
    LOGIN = "/auth/login"
    CALLBACK = "/auth/callback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a receiver.

    Attributes:
        max_body: The largest body, in bytes; a larger one is answered with 413.
        body_timeout: Seconds that a body may take to arrive; then it is answered with 408.
        concurrency: How many webhook events are handled at once.
        queue_size: How many more may wait; beyond that they are answered with 503, and come again.
        action_concurrency: How many actions are handled at once.
        action_timeout: Seconds that an action may take before its user is told that it goes on without them.
        lookup_timeout: Seconds that secrets and the store of seen messages may take to be asked.
        shutdown_timeout: Seconds that handlers are waited for at the end.
        remember: Seconds that messages are remembered; longer than senders keep trying.

    Raises:
        InvalidParameterError: A bound is not positive.
    """

    max_body: int = 1024 * 1024
    body_timeout: float = 30
    concurrency: int = 16
    queue_size: int = 1000
    action_concurrency: int = 32
    action_timeout: float = 10
    lookup_timeout: float = 10
    shutdown_timeout: float = 30
    remember: float = 4 * 86_400

    def __post_init__(self) -> None:
        for name in (*_POSITIVE, "lookup_timeout", "remember"):
            if not getattr(self, name) > 0:
                raise InvalidParameterError(f"{name} must be more than 0, not {getattr(self, name)!r}")
        if self.queue_size < 0:
            raise InvalidParameterError(f"queue_size must not be negative, but is {self.queue_size!r}")


@dataclass(frozen=True, slots=True)
class Site:
    """What requests are held to.

    Attributes:
        path: Where events come to, without a slash at its end.
        scheme: How events are signed.
        shape: How events are written.
        limits: The bounds.
        has_logins: Whether users can log in here.
    """

    path: str
    scheme: SignatureScheme
    shape: EventShape
    limits: Limits
    has_logins: bool = False

    def __post_init__(self) -> None:
        if "GET" in self.shape.methods and not self.scheme.signs_query_of_get:
            raise InvalidParameterError("events that come by GET need a scheme with signs_query_of_get=True")
        if self.limits.remember < 2 * self.scheme.tolerance:
            raise InvalidParameterError("remember must be at least twice the tolerance of the scheme, or replays pass")


@dataclass(frozen=True, slots=True)
class Admission:
    """A request that is let in.

    Attributes:
        route: What it is for.
        claim: What its headers say, if it is an event.
        takes_body: Whether its body is to be read.
    """

    route: Route
    claim: Claim | None = None
    takes_body: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that is not let in.

    Attributes:
        answer: What its sender is told.
        reason: What the log is told.
    """

    answer: Answer
    reason: str


class Outcome(Enum):
    """What becomes of an event whose signature was looked at."""

    HANDLED = "handled"
    IGNORED = "ignored"
    UNSIGNED = "unsigned"


def admit(head: Head, site: Site, now: float) -> Admission | Refused:
    """Decide on a request before its body is read.

    Args:
        head: The request.
        site: What it is held to.
        now: Seconds since the epoch.
    """
    path = head.path.rstrip("/")
    if site.has_logins and path in (site.path + Route.LOGIN.value, site.path + Route.CALLBACK.value):
        if head.method != "GET":
            return _wrong_method("GET")
        return Admission(Route(path.removeprefix(site.path)))
    if path != site.path:
        return Refused(refusal(404, "nothing here"), "no such path")
    if head.method not in site.shape.methods:
        return _wrong_method(", ".join(site.shape.methods))
    takes_body = head.method != "GET"
    refused = _bad_body(head, site) if takes_body else None
    if refused is not None:
        return refused
    try:
        claim = site.scheme.claim(head.headers, now)
    except SignatureError as error:
        return unsigned(str(error))
    return Admission(Route.EVENT, claim, takes_body)


def unsigned(reason: str) -> Refused:
    """The refusal of an event that nobody who knows a secret has signed; its sender is not told why."""
    answer = refusal(401, "the signature is missing or not accepted", {"www-authenticate": "Signature"})
    return Refused(answer, reason)


def _wrong_method(allowed: str) -> Refused:
    return Refused(refusal(405, f"use {allowed}", {"allow": allowed}), "wrong method")


def _bad_body(head: Head, site: Site) -> Refused | None:
    length = head.headers.get("content-length", "")
    if length and not (length.isascii() and length.isdecimal()):
        return Refused(refusal(400, "the length of the body is no number"), "bad Content-Length")
    if length and body_length(length) > site.limits.max_body:
        return too_large()
    coding = head.headers.get("content-encoding", "identity").strip().lower()
    if head.media_type not in site.shape.content_types or coding != "identity":
        accepted = ", ".join(site.shape.content_types)
        return Refused(refusal(415, f"send {accepted}, not compressed", {"accept": accepted}), "wrong content type")
    return None


def too_large() -> Refused:
    """The refusal of a body beyond the bound."""
    return Refused(refusal(413, "the body is too large"), "body too large")


def too_slow() -> Refused:
    """The refusal of a body that does not arrive in time."""
    return Refused(refusal(408, "the body took too long"), "body too slow")


def busy() -> Refused:
    """The refusal of an event that cannot be taken now."""
    return Refused(try_later(), "busy")


def chosen(
    handlers: Handlers, event_type: Any, keys: Mapping[Handler, Sequence[bytes]], matching: Sequence[bytes]
) -> tuple[Outcome, list[Handler]]:
    """The handlers that an event is for: those of its type, with a secret of their own that it was signed with.

    Args:
        handlers: All handlers.
        event_type: The type of the event.
        keys: The keys that each handler accepts.
        matching: The keys that the event was signed with.
    """
    if not matching:
        return Outcome.UNSIGNED, []
    of_type = handlers.of_type(event_type) if isinstance(event_type, str) else []
    if not of_type:
        return Outcome.IGNORED, []
    entitled = [handler for handler in of_type if set(keys.get(handler, ())) & set(matching)]
    return (Outcome.HANDLED if entitled else Outcome.UNSIGNED), entitled


@dataclass(frozen=True, slots=True)
class Marks:
    """What a message is known by when it comes again.

    Attributes:
        message: One for each key that it was signed with: known by any of them, it is not new.
        content: The same for what it says, where it has an id: whether what comes again under that is the same.
    """

    message: tuple[str, ...]
    content: tuple[str, ...] = ()


def marks(event: Event, claim: Claim, scheme: SignatureScheme, body: bytes, keys: Sequence[bytes]) -> Marks:
    """What a message is known by: its id, else what was signed.

    Each is made with a key of its sender, so that no sender can use up the ids of another. Signatures are not taken as
    they were written, since one may be written in several ways.

    Args:
        event: The event.
        claim: What its headers say.
        scheme: How it is signed.
        body: What stood in the place of the body.
        keys: The keys that it was signed with.
    """
    # The id in the body of an action names what its user began: its later steps come under the same one.
    identity = claim.id if isinstance(event, ActionEvent) else event.id
    if identity is None:
        content = scheme.content(claim, body)
        return Marks(tuple(_mark(key, b"signed", content) for key in keys))
    name = identity.encode("utf-8", "surrogatepass")
    return Marks(
        tuple(_mark(key, b"id", name) for key in keys),
        tuple(_mark(key, b"content", name + b"\0" + body) for key in keys),
    )


def _mark(key: bytes, kind: bytes, content: bytes) -> str:
    return hmac.new(key, kind + b"\0" + content, hashlib.sha256).hexdigest()
