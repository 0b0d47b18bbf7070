"""What a webhook carries, as the request of one attempt: pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

import orjson
from yarl import URL

from files_mock_server import __version__
from files_mock_server.webhooks import signing, targets
from files_mock_server.webhooks.hooks import Hook

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_OURS = frozenset(("host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect"))


@dataclass(frozen=True, slots=True)
class Event:
    """What was done to a file or folder.

    Attributes:
        action: ``create``, ``read``, ``update``, ``destroy``, ``move`` or ``copy``.
        interface: Through what: ``restapi`` or ``web``.
        path: The file or folder; of a move or copy, where it was.
        destination: Where it went, None if nowhere.
        at: When, ISO 8601.
        username: Who did it, empty for somebody without an account.
        type: ``file`` or ``directory``.
    """

    action: str
    interface: str
    path: str
    destination: str | None
    at: str
    username: str
    type: str

    def fields(self) -> dict[str, str]:
        """What is sent of it, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Message:
    """A request.

    Attributes:
        method: HTTP method.
        url: Where to, exactly as it is sent.
        headers: By name.
        body: None for a GET.
    """

    method: str
    url: URL = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes | None = field(repr=False)


def message(hook: Hook, target: str, event: Event, id: str, timestamp: int) -> Message:
    """The request of one attempt.

    Args:
        hook: What is asked for.
        target: The one of its URLs.
        event: What happened.
        id: Of the delivery.
        timestamp: When the attempt is made, in seconds since the epoch.

    Raises:
        ValueError: If the URL, a header or the verification token cannot be used.
    """
    url = targets.read(target)
    if url is None:
        raise ValueError("the target is not an http or https URL")
    url = url.with_fragment(None)
    told = event.fields()
    fields = {**told, **{name: value for name, value in hook.body.items() if name not in told}}
    headers = {"User-Agent": f"files-mock-server/{__version__}"}
    body: bytes | None = None
    if hook.method == "POST":
        kind, body = _body(hook, fields)
        headers["Content-Type"] = kind
    else:
        query = "&".join(filter(None, (url.raw_query_string, _form(fields))))
        url = URL(f"{url.with_query(None)}?{query}", encoded=True)
    headers = _with(headers, hook.headers)
    if hook.token:
        signed = url.raw_query_string.encode() if body is None else body
        headers = _with(headers, signing.headers(hook.token, id, timestamp, signed))
    return Message(hook.method, url, headers, body)


def _body(hook: Hook, fields: Mapping[str, Any]) -> tuple[str, bytes]:
    """The type and the bytes of a POST's body."""
    if hook.raw_body is not None:
        return "text/plain; charset=utf-8", hook.raw_body.encode("utf-8", "replace")
    if hook.is_json:
        whole = {_clean(name): _clean(value) if isinstance(value, str) else value for name, value in fields.items()}
        return "application/json", orjson.dumps(whole)
    return "application/x-www-form-urlencoded", _form(fields).encode()


def _form(fields: Mapping[str, Any]) -> str:
    return urlencode([(_clean(name), _text(value)) for name, value in fields.items()])


def _text(value: object) -> str:
    """A value of a form: text as it is, anything else as JSON, nothing as nothing."""
    if value is None:
        return ""
    return _clean(value) if isinstance(value, str) else orjson.dumps(value).decode()


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be sent


def _with(headers: Mapping[str, str], more: Mapping[str, Any]) -> dict[str, str]:
    """Headers with some that take the place of those of the same name; what frames the request stays ours.

    Raises:
        ValueError: If one of them cannot be a header.
    """
    chosen = {str(name): _text(value) for name, value in more.items() if str(name).lower() not in _OURS}
    for name, value in chosen.items():
        if not _NAME.fullmatch(name) or _CONTROLS.search(value):
            raise ValueError(
                f"the header {name[:50]!r} cannot be sent: its name or its value has a forbidden character"
            )
    taken = {name.lower() for name in chosen}
    return {**{name: value for name, value in headers.items() if name.lower() not in taken}, **chosen}
