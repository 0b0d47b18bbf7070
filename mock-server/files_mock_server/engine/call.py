"""One API call, and the registry of hand-written behaviour."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from files_mock_server.paths import RemotePath, parse_path
from files_mock_server.people.principals import Principal
from files_mock_server.problems import invalid, missing
from files_mock_server.site import Site
from files_mock_server.store.cursors import Page, Position, fingerprint
from files_mock_server.table.routing import Route
from files_mock_server.table.shapes import Shape

MAX_PER_PAGE = 10_000
DEFAULT_PER_PAGE = 1_000


@dataclass(slots=True)
class Call:
    """An API call that is authenticated and whose parameters are checked.

    Attributes:
        site: The service.
        route: The operation.
        principal: Who calls.
        params: Parameters by name, typed as the route table says; unknown ones as they were sent.
        origin: Scheme and host that the client used, such as ``http://127.0.0.1:4041``.
        headers: Of the request.
        remote: Address of the client.
        workspace_id: The workspace that the call is about, 0 for the default one, None for all of them.
        reply_headers: Headers to send with the answer.
    """

    site: Site
    route: Route
    principal: Principal
    params: dict[str, Any]
    origin: str
    headers: Mapping[str, str]
    remote: str = "127.0.0.1"
    workspace_id: int | None = None
    reply_headers: dict[str, str] = field(default_factory=dict)

    @property
    def shape(self) -> Shape:
        """What the records of this call look like."""
        return self.site.shapes.of(self.route)

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or the default if it is absent or null."""
        value = self.params.get(name)
        return default if value is None else value

    def text(self, name: str) -> str:
        """A required parameter that the table may not know.

        Raises:
            Problem: ``bad-request/request-params-required`` or ``…/request-params-invalid``.
        """
        value = self.params.get(name)
        if value is None or value == "":
            raise missing(name)
        if not isinstance(value, str):
            raise invalid(name, "a string")
        return value

    def flag(self, name: str) -> bool:
        """A boolean parameter, False if absent."""
        return self.params.get(name) is True

    def path(self, name: str = "path") -> RemotePath:
        """A parameter that is a remote path."""
        value = self.params.get(name)
        if not isinstance(value, str):
            raise invalid(name, "a path")
        return parse_path(value)

    def per_page(self) -> int:
        """Entries of a page: at most 10,000, a thousand unless given.

        Raises:
            Problem: ``bad-request/request-params-invalid`` if it is not positive.
        """
        value = self.get("per_page", DEFAULT_PER_PAGE)
        if not isinstance(value, int) or value < 1:
            raise invalid("per_page", "a positive integer")
        return min(value, MAX_PER_PAGE)

    def position(self, query: Mapping[str, Any] | None = None) -> Position | None:
        """Where the page begins that the cursor names, None for the first page.

        Args:
            query: What identifies the list besides the parameters.
        """
        cursor = self.get("cursor")
        return self.site.cursors.decode(cursor, self._query(query)) if cursor else None

    def paged(self, page: Page, query: Mapping[str, Any] | None = None) -> list[Any]:
        """The entries of a page, with the headers that lead to its neighbours."""
        if page.next is not None:
            cursor = self.site.cursors.encode(page.next, self._query(query))
            self.reply_headers["X-Files-Cursor"] = self.reply_headers["X-Files-Cursor-Next"] = cursor
        if page.previous is not None:
            self.reply_headers["X-Files-Cursor-Prev"] = self.site.cursors.encode(page.previous, self._query(query))
        return page.items

    def signed_url(self, path: str) -> str:
        """An absolute URL on the origin that the client used, which expires and needs no credential."""
        expires = int(self.site.clock() + self.site.live.url_lifetime)
        return self.origin + self.site.signer.signed_path(path, expires)

    def _query(self, query: Mapping[str, Any] | None) -> str:
        identity = {name: self.params[name] for name in self.route.params if self.params.get(name) is not None}
        return fingerprint(f"{self.route.resource}.{self.route.operation}", {**identity, **(query or {})})


@dataclass(slots=True)
class Reply:
    """An answer with another status than the usual one.

    Attributes:
        body: JSON value, None for an empty body.
        status: HTTP status.
    """

    body: Any
    status: int


Handler = Callable[[Call], Any]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How one operation is answered.

    Attributes:
        handler: Answers it; None becomes 204, anything else the JSON body.
        admin_only: Whether other users are refused.
        public: Whether it needs no credential.
        is_async: Whether the handler is a coroutine function.
    """

    handler: Handler
    admin_only: bool
    public: bool
    is_async: bool


BEHAVIOURS: dict[tuple[str, str], Behaviour] = {}


def handles(
    resource: str, operation: str, *, admin_only: bool = False, public: bool = False
) -> Callable[[Handler], Handler]:
    """Register a function as the answer to one operation.

    Args:
        resource: Of the route table.
        operation: Of the route table.
        admin_only: Whether other users are refused with ``not-authorized/site-admin-required``.
        public: Whether it needs no credential.
    """

    def register(handler: Handler) -> Handler:
        is_async = inspect.iscoroutinefunction(handler)
        BEHAVIOURS[resource, operation] = Behaviour(handler, admin_only, public, is_async)
        return handler

    return register
