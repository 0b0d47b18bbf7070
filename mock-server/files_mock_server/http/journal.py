"""The journal of requests: what came, what was answered, how long it took; no secret is ever in it."""

from __future__ import annotations

import itertools
import re
import secrets
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import unquote

from files_mock_server import path_globs

LENGTH = 10_000
"""The newest requests that are kept."""

_SECRET = re.compile(
    "password|passwd|secret|token|key|otp|signature|credential|auth|session|code|cookie", re.IGNORECASE
)


@dataclass(slots=True, eq=False)
class Entry:
    """One request.

    Attributes:
        number: From 1 on, in the order of arrival.
        time: When it arrived, by the server's clock, in seconds since the epoch.
        method: HTTP method.
        path: The path as it was sent, still percent-encoded.
        query: The query as it was sent, with ``*`` for each value that may be secret.
        request_id: What the answer carries as ``X-Request-Id``, and an error as ``instance``.
        status: HTTP status of the answer; None while there is none, and if there was never one.
        duration: Seconds until the answer was ready, or sent if it is streamed; None until then.
        received: Bytes of the request's body that were read.
        sent: Bytes of the answer's body, of one that is streamed those that are on their way so far.
        credential: Who called, such as ``api_key 3 of user 1`` or ``session of user 1``; empty without a credential.
        fault: The faults that befell it, empty for none.
    """

    number: int
    time: float
    method: str
    path: str
    query: str
    request_id: str
    status: int | None = None
    duration: float | None = None
    received: int = 0
    sent: int = 0
    credential: str = ""
    fault: str = ""

    def answered(self, status: int, sent: int) -> None:
        """Write down how far the answer is.

        Args:
            status: Its HTTP status.
            sent: Bytes of its body that are on their way.
        """
        self.status, self.sent = status, sent

    def to_dict(self) -> dict[str, Any]:
        """The attributes by name."""
        return asdict(self)


class Journal:
    """The newest requests. Reading is safe from any thread; writing belongs to the server.

    Args:
        clock: Tells when requests arrive.
        base_path: Prefix of the API's paths, which patterns may leave out.
        hidden: Query parameters that are secret although they do not sound so.
    """

    def __init__(self, clock: Callable[[], float], base_path: str, hidden: Collection[str] = ()) -> None:
        self._clock = clock
        self._hidden = frozenset(hidden)
        self._base = base_path
        self._entries: deque[Entry] = deque(maxlen=LENGTH)
        self._numbers = itertools.count(1)
        self._instance = secrets.token_hex(4)

    def open(self, method: str, target: str) -> Entry:
        """Write down that a request has arrived; the rest is filled in as it becomes known.

        Args:
            method: HTTP method.
            target: Path and query as they were sent.
        """
        path, _, query = target.partition("?")
        number = next(self._numbers)
        shown = redacted(query, self._hidden) if query else ""
        entry = Entry(number, self._clock(), method, path, shown, f"{self._instance}-{number:x}")
        self._entries.append(entry)
        return entry

    def entries(
        self, method: str = "*", path: str = "*", *, status: int | None = None, since: int = 0, limit: int | None = None
    ) -> list[Entry]:
        """The requests that fit, oldest first.

        Args:
            method: HTTP method, in whatever case; ``*`` is any.
            path: Shell-style pattern of the decoded path, with or without the API's base path, such as ``/files/*``;
                ``*`` also stands for slashes.
            status: HTTP status of the answer; None is any.
            since: Only requests with a greater number.
            limit: At most so many, the newest; None is all.
        """
        method = method.upper()
        found = [
            entry
            for entry in list(self._entries)
            if entry.number > since
            and method in ("*", entry.method)
            and status in (None, entry.status)
            and (path == "*" or path_globs.fits(path, unquote(entry.path), self._base))
        ]
        return found if limit is None else found[max(0, len(found) - limit) :]

    def count(self, method: str = "*", path: str = "*", *, status: int | None = None) -> int:
        """How many requests fit; the arguments are those of :meth:`entries`.

        Example:
            >>> server.journal.count("POST", "/files/*")
            1
        """
        return len(self.entries(method, path, status=status))

    def clear(self) -> None:
        """Forget the requests so far; numbers go on."""
        self._entries.clear()

    def __len__(self) -> int:
        return len(self._entries)


def sounds_secret(name: str) -> bool:
    """Whether what goes by a name may be secret."""
    return _SECRET.search(name) is not None


def redacted(query: str, names: Collection[str] = ()) -> str:
    """A query with ``*`` for the value of every parameter whose name sounds secret, or is one of some names."""
    return "&".join(_redacted(pair, names) for pair in query.split("&"))


def _redacted(pair: str, names: Collection[str]) -> str:
    name, equals, _ = pair.partition("=")
    is_secret = unquote(name) in names or sounds_secret(unquote(name))
    return f"{name}=*" if equals and is_secret else pair
