"""What the clients of all services share: settings of their own, and how they are copied, narrowed and shown."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from types import TracebackType
from typing import Any, ClassVar, Self

from files_style_sdk.api_client import Caller
from files_style_sdk.auth import ensured, made_credential
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.experimental import Experimental
from files_style_sdk.jobs import Job
from files_style_sdk.manners import Service
from files_style_sdk.raw import RawCaller, RawCalls
from files_style_sdk.references import resolve
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings, from_environment, settings_of

__all__ = ["ServiceClient", "SyncClient", "without_secrets"]


class ServiceClient:
    """A client of one service: whatever the service, settings and connections of its own.

    A subclass names the service; generated packages have one that waits and one that is awaited.

    Args:
        given: Arguments of the service's credential, and settings by name
            (:class:`~files_style_sdk.settings.ClientSettings`).

    What is not given comes from the service's environment variables, else from its defaults.

    Raises:
        InvalidParameterError: A name is unknown, a value is ill-formed, or part of a credential is missing.
    """

    _service: ClassVar[Service] = SERVICE
    _caller_type: ClassVar[Callable[..., Any]]
    _reads_dotenv: ClassVar[bool] = False
    _caller: Any
    _settings: Settings
    _pickle_secrets: bool

    def __init__(self, **given: Any) -> None:
        self._pickle_secrets = bool(given.pop("pickle_secrets", False))
        _read_dotenv(given.pop("load_dotenv", None), self._reads_dotenv)
        maker = self._service.maker
        parts = {name: given.pop(name, None) for name in (maker.arguments if maker is not None else ())}
        settings = settings_of(self._service).with_environment().with_options(given)
        self._set_up(self._with_made_credential(settings, parts))

    def _with_made_credential(self, settings: Settings, parts: Mapping[str, str | None]) -> Settings:
        if settings.auth is not None:
            return settings
        return replace(settings, auth=made_credential(self._service, parts, os.environ))

    def _current(self) -> Settings:
        return self._settings

    def _set_up(self, settings: Settings, sharing: Any = None) -> None:
        self._settings = settings
        self._caller = self._caller_type(self._current) if sharing is None else sharing._caller.sharing(self._current)

    @property
    def base_url(self) -> str:
        """Scheme, host and port of the service."""
        return self._settings.base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def __getstate__(self) -> dict[str, Any]:
        # What belongs to this process stays behind, and so do credentials unless they were asked for.
        settings = replace(self._settings, cancel=None, http_session=None, expires=None)
        if not self._pickle_secrets:
            settings = replace(
                settings,
                api_key=None,
                session_id=None,
                auth=None,
                proxies=None,
                headers=without_secrets(settings.headers),
            )
        return {"settings": settings, "pickle_secrets": self._pickle_secrets}

    def __setstate__(self, state: dict[str, Any]) -> None:
        settings: Settings = state["settings"]
        self._pickle_secrets = bool(state["pickle_secrets"])
        if not self._pickle_secrets:
            of_this_process = from_environment(service=self._service)
            names = ("api_key", "session_id")
            settings = settings.with_options({name: of_this_process.get(name) for name in names})
        with suppress(InvalidParameterError):  # without what a credential is made of, `auth` can still be given
            settings = self._with_made_credential(settings, {})
        self._set_up(settings)

    def __copy__(self) -> Self:
        # In the same process nothing has to stay behind: a copy without its credential would be of no use.
        return self.with_options()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self.with_options()

    @property
    def experimental(self) -> Any:
        """The operations that may still change; using them warns once."""
        return Experimental(self._caller, f"{self._service.package}.models")

    @property
    def with_raw_response(self) -> Any:
        """This client, with calls that give the whole answer (:class:`~files_style_sdk.raw.RawResponse`)."""
        view = _raw_view(self._service.package)()
        view._caller = RawCaller(self._caller)
        return view

    def with_options(self, **options: Any) -> Self:
        """This client with some settings replaced, on the same connections.

        Args:
            options: Settings by name, as the constructor takes them. Where a credential is made of arguments of the
                constructor, another one is given whole, as `auth`.

        Raises:
            InvalidParameterError: A name is unknown or a value is ill-formed.
        """
        other = type(self).__new__(type(self))
        other._pickle_secrets = self._pickle_secrets
        other._set_up(self._settings.with_options(options), self)
        return other

    def job(self, id: Any) -> Job:
        """A handle on work that goes on at the service, to wait for: `client.job(id).wait(timeout=60)`.

        Args:
            id: What the call that began the work gave: its id, or its whole answer.

        Raises:
            InvalidParameterError: The service has no such work, or there is no id in the answer.
        """
        return Job.of_service(self._caller, self._service, id)


class SyncClient(ServiceClient):
    """A client that waits for each call. Safe for use by many threads."""

    _caller_type = Caller
    _caller: Caller

    def authenticate(self, *, renew: bool = False) -> None:
        """Come to a credential now, instead of with the first call: what is exchanged for or refreshed is fetched.

        Does nothing while there is one that is good.

        Args:
            renew: Whether one that seems to be good is replaced, too. Of several callers at once, one does it for all.

        Raises:
            AuthenticationError: There is no credential, or it was not accepted.
            APIConnectionError: Whoever hands it out cannot be reached.
        """
        settings = self._caller.settings_with(None)
        self._caller.run(ensured(settings, renew=renew), settings)

    def close(self) -> None:
        """Close idle connections. The next call opens new ones."""
        self._caller.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@cache
def _raw_view(package: str) -> Any:
    try:
        bases: tuple[Any, ...] = (resolve(f"{package}.models.bound:BoundResources"), RawCalls)
    except ModuleNotFoundError:
        bases = (RawCalls,)  # a service that was described by hand has no resources
    return type("RawResponses", bases, {})


_SECRET_HEADER = re.compile(r"auth|cookie|token|key|secret|password|credential", re.IGNORECASE)


def without_secrets(headers: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The headers whose names do not speak of a secret."""
    kept = {name: value for name, value in (headers or {}).items() if not _SECRET_HEADER.search(name)}
    return kept or None


def _read_dotenv(asked: bool | None, by_default: bool) -> None:
    """Take variables over from `.env`, where somebody wants that or the service's users expect it."""
    if asked is False or not (asked or by_default):
        return
    try:
        from dotenv import find_dotenv, load_dotenv
    except ImportError:
        if not asked and not os.path.exists(".env"):
            return  # nobody has asked for anything
        raise InvalidParameterError("load_dotenv needs python-dotenv: pip install 'files-style-sdk[dotenv]'") from None
    load_dotenv(find_dotenv(usecwd=True))
