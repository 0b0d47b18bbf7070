"""The application: handlers, and everything that they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from types import TracebackType
from typing import Any, ClassVar, Literal, Self, TypeVar

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events.asgi import Receive, Scope, Send, serve
from files_style_sdk.events.decision import Limits, Site
from files_style_sdk.events.event import ActionEvent, Event
from files_style_sdk.events.handlers import Handler, Handlers, types_of
from files_style_sdk.events.keys import KeySource, SecretSource
from files_style_sdk.events.logins import Logins, OAuthConfig
from files_style_sdk.events.receiver import EventTypes, Receiver
from files_style_sdk.events.replies import Message
from files_style_sdk.events.running import OnError, Running
from files_style_sdk.events.seen import MemorySeen, SeenStore
from files_style_sdk.events.shape import FILES_EVENTS, EventShape
from files_style_sdk.events.signature import FILES_WEBHOOKS, SignatureScheme
from files_style_sdk.events.wsgi import WsgiApp

__all__ = ["App"]

F = TypeVar("F", bound=Callable[..., Any])


class App:
    """Receives events: an ASGI application, and by :attr:`wsgi` one for WSGI servers, too.

    One serves one event loop at a time. A service of another kind is a subclass with other values, or an instance with
    other arguments.

    Args:
        token: What :attr:`client` authenticates with.
        client: A client of your own, used as it is and left open at the end.
        scheme: How events are signed, instead of :attr:`scheme` of the class.
        shape: How events are written, instead of :attr:`shape` of the class.
        oauth: How users log in, for actions with `require_user_auth`.
        seen: Remembers messages; by default :class:`~files_style_sdk.events.MemorySeen`, which is for one process.
        on_error: Told of handlers' errors, with the event and the error; plain or async.
        path: Where events come to, below where the application is mounted.
        limits: The bounds.

    Raises:
        InvalidParameterError: The arguments do not fit together.

    Example:
        >>> from files_style_sdk.events import WebhookEvent
        >>> app = App()
        >>> @app.on_webhook("create", secret="VERIFICATION_TOKEN")
        ... async def created(event: WebhookEvent) -> None:
        ...     print(event.path)
    """

    scheme: SignatureScheme = FILES_WEBHOOKS
    """How events are signed."""
    shape: EventShape = FILES_EVENTS
    """How events are written."""
    event_types: EventTypes = EventTypes()
    """The classes of the events that handlers are given."""
    client_type: ClassVar[Callable[..., Any] | None] = None
    """The class of :attr:`client`; None is :class:`~files_style_sdk.AsyncClient`."""
    client_argument: ClassVar[str] = "api_key"
    """The argument of that class that takes the token."""

    def __init__(
        self,
        *,
        token: str | None = None,
        client: Any = None,
        scheme: SignatureScheme | None = None,
        shape: EventShape | None = None,
        oauth: OAuthConfig | None = None,
        seen: SeenStore | None = None,
        on_error: OnError | None = None,
        path: str = "/",
        limits: Limits | None = None,
    ) -> None:
        self.scheme = scheme or self.scheme
        self.shape = shape or self.shape
        self.limits = limits or Limits()
        self._token = token
        self._client = client
        self._owns_client = client is None
        self._on_error = on_error
        self._logins = None if oauth is None else Logins(oauth)
        self._handlers = Handlers()
        self._seen = MemorySeen() if seen is None else seen
        self._path = f"/{path.strip('/')}" if path.strip("/") else ""
        self.counts: Counter[str] = Counter()
        """How many events were `accepted`, `duplicate` (of these with something else under their id: `conflict`),
        `ignored`, `refused`, `busy` (to come again), `failed` in a handler, or actions `late`."""
        self._running = Running(self.limits, self.on_error, self.counts)
        self._site = Site(self._path, self.scheme, self.shape, self.limits, oauth is not None)

    @property
    def receiver(self) -> Receiver:
        """What answers requests, for drivers of other kinds than ASGI and WSGI."""
        return self._receiver

    @cached_property
    def _receiver(self) -> Receiver:
        return Receiver(
            self._site,
            self._handlers,
            self._seen,
            self._running,
            self.counts,
            logins=self._logins,
            event_types=self.event_types,
            login_reply=self.login_reply,
        )

    def on_webhook(self, types: str | Sequence[str], *, secret: SecretSource) -> Callable[[F], F]:
        """Have a function handle webhook events, after they have been answered.

        It may be plain, and then runs in a thread, or async. If it raises, that is told to the log and to `on_error`;
        it is not run again.

        Args:
            types: The type of the events, or several; `*` is every type.
            secret: The secret that they are signed with, several while it changes, or a function, plain or async, that
                is given the headers (names in lower case) and returns that.

        Returns:
            A decorator that leaves the function as it is.

        Raises:
            InvalidParameterError: An argument is ill-formed, or a type is that of an action.
        """
        return self._registering("webhook", types_of(types), secret)

    def on_action(
        self,
        type: str,
        name: str,
        description: str = "",
        *,
        secret: SecretSource,
        require_user_auth: bool = False,
    ) -> Callable[[F], F]:
        """Have a function answer an action that a user asked for.

        What it returns is shown to the user: a :class:`~files_style_sdk.events.Message`, a
        :class:`~files_style_sdk.events.Form`, another dataclass, a dict, or None.

        Args:
            type: The type of the event.
            name: What users call the action.
            description: What it does.
            secret: As for :meth:`on_webhook`.
            require_user_auth: Whether it needs the user's own token, `event.user_access_token`. A user without one is
                answered with a link to log in.

        Returns:
            A decorator that leaves the function as it is.

        Raises:
            InvalidParameterError: An argument is ill-formed, the type has a handler already, or users cannot log in.
        """
        if require_user_auth and self._logins is None:
            raise InvalidParameterError("require_user_auth needs an App with oauth=OAuthConfig(...)")
        return self._registering("action", (type,), secret, name, description, require_user_auth)

    def _registering(
        self,
        kind: Literal["webhook", "action"],
        types: tuple[str, ...],
        secret: SecretSource,
        name: str = "",
        description: str = "",
        require_user_auth: bool = False,
    ) -> Callable[[F], F]:
        keys = KeySource(secret, self.scheme)

        def register(function: F) -> F:
            self._handlers.add(Handler(kind, types, function, keys, name, description, require_user_auth))
            return function

        return register

    @property
    def handlers(self) -> tuple[Handler, ...]:
        """All handlers, in the order in which they were registered."""
        return tuple(self._handlers)

    @property
    def failures(self) -> int:
        """How often a handler raised."""
        return self.counts["failed"]

    @property
    def client(self) -> Any:
        """A client of the service, made when it is first asked for, and closed with the application."""
        if self._client is None:
            self._client = self.make_client(self._token)
        return self._client

    def make_client(self, token: str | None) -> Any:
        """Make the client; for subclasses to override.

        Args:
            token: What the application was given.
        """
        made_of: Callable[..., Any] | None = self.client_type
        if made_of is None:
            from files_style_sdk.aio.client import AsyncClient

            made_of = AsyncClient
        given: dict[str, Any] = {self.client_argument: token}
        return made_of(**given)

    def on_error(self, event: Event, error: Exception) -> Any:
        """Told of a handler's error; calls what was given as `on_error`. For subclasses to override, plain or async."""
        return None if self._on_error is None else self._on_error(event, error)

    def login_reply(self, event: ActionEvent, url: str) -> Any:
        """The reply to an action whose user has to log in; for subclasses to override.

        Args:
            event: The action.
            url: Where the login begins; for this user alone.
        """
        return Message("Log in to go on", f"Open this link, log in, and call the action again: {url}")

    async def open(self) -> None:
        """Take events again, after :meth:`aclose`. A new application takes them already."""
        self.receiver.is_open = True

    async def drain(self, timeout: float | None = None) -> int:
        """Wait until the events that were accepted are handled.

        Args:
            timeout: Seconds to wait at most; `shutdown_timeout` of the limits by default.

        Returns:
            How many were not.
        """
        return await self._running.drain(self.limits.shutdown_timeout if timeout is None else timeout)

    async def aclose(self) -> None:
        """Take no more events, wait for handlers as long as `shutdown_timeout`, cancel the rest, close the client."""
        self.receiver.is_open = False
        await self.receiver.settled()
        await self.drain()
        await self._running.close()
        if self._logins is not None:
            await self._logins.close()
        if self._owns_client and self._client is not None:
            client, self._client = self._client, None
            await client.close()

    @cached_property
    def wsgi(self) -> WsgiApp:
        """This application for WSGI servers."""
        return WsgiApp(self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        await serve(self, scope, receive, send)

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
