"""A client: settings, credentials and connections of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Any, ClassVar, Self

from files_style_sdk.api_client import Caller
from files_style_sdk.auth import Credential
from files_style_sdk.cancel import CancelToken
from files_style_sdk.experimental import Experimental
from files_style_sdk.models.bound import BoundResources
from files_style_sdk.raw import RawCaller, RawCalls
from files_style_sdk.settings import Settings, Timeout, from_environment

__all__ = ["BaseClient", "Client"]


class BaseClient:
    """What clients that wait and clients that are awaited share: their settings.

    Args:
        api_key: The API key.
        session_id: A session's ID.
        session: What `session.create` returned.
        auth: A credential of another kind; see :mod:`files_style_sdk.auth`.
        base_url: Scheme, host and port of the service.
        environment: The base URL by name: `production`, `mock`, or one you added to
            :data:`files_style_sdk.settings.ENVIRONMENTS`.
        open_timeout: Seconds to wait for a connection.
        read_timeout: Seconds to wait for each next byte of an answer.
        write_timeout: Seconds to wait for each block of a body to be taken; as long as `read_timeout` by default.
        timeout: For connecting and for reading at once, in seconds, or a :class:`~files_style_sdk.settings.Timeout`.
        request_timeout: Seconds for a whole operation, its retries and pages included.
        deadline: The moment at which operations must have ended, as an aware `datetime`.
        cancel: A token that stops operations.
        max_network_retries: How many times a call may be sent again after its first attempt.
        max_retries: The same, by another name.
        initial_network_retry_delay: Seconds: the shortest pause before a retry.
        max_network_retry_delay: Seconds: the longest pause before a retry.
        source_ip: The local address to send from.
        workspace_id: The workspace that calls are made in.
        language: The language of messages from the service.
        headers: Headers to send with every call.
        proxies: Proxies by scheme, instead of the environment's.
        verify: Whether to verify certificates, or the path of a CA bundle.
        cert: A client certificate: a path, or those of certificate and key.
        trust_env: Whether proxies and CA bundle may come from the environment.
        http_session: A session to send through, instead of connections of our own.
        base_path: The path below which the API lives.
        load_dotenv: Whether to read variables from `.env` first (extra `dotenv`).
        pickle_secrets: Whether credentials, secret headers and proxies go along when the client is pickled.

    What is not given comes from the environment (`FILES_API_KEY`, `FILES_BASE_URL`, …), else from the defaults;
    settings assigned on the package have no effect.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _caller_type: ClassVar[Callable[..., Any]]
    _caller: Any
    _settings: Settings

    def __init__(
        self,
        *,
        api_key: str | None = None,
        session_id: str | None = None,
        session: Any = None,
        auth: Credential | None = None,
        base_url: str | None = None,
        environment: str | None = None,
        open_timeout: float | None = None,
        read_timeout: float | None = None,
        write_timeout: float | None = None,
        timeout: float | Timeout | None = None,
        request_timeout: float | None = None,
        deadline: datetime | None = None,
        cancel: CancelToken | None = None,
        max_network_retries: int | None = None,
        max_retries: int | None = None,
        initial_network_retry_delay: float | None = None,
        max_network_retry_delay: float | None = None,
        source_ip: str | None = None,
        workspace_id: str | int | None = None,
        language: str | None = None,
        headers: Mapping[str, str] | None = None,
        proxies: Mapping[str, str] | None = None,
        verify: bool | str | None = None,
        cert: str | tuple[str, str] | None = None,
        trust_env: bool | None = None,
        http_session: Any = None,
        base_path: str | None = None,
        load_dotenv: bool = False,
        pickle_secrets: bool = False,
    ) -> None:
        given = dict(locals())
        for no_setting in ("self", "load_dotenv", "pickle_secrets"):
            del given[no_setting]
        self._pickle_secrets = pickle_secrets
        if load_dotenv:
            _load_dotenv()
        self._set_up(Settings().with_options(from_environment()).with_options(given))

    def _current(self) -> Settings:
        return self._settings

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
                settings, api_key=None, session_id=None, auth=None, proxies=None, headers=_harmless(settings.headers)
            )
        return {"settings": settings, "pickle_secrets": self._pickle_secrets}

    def __setstate__(self, state: dict[str, Any]) -> None:
        settings: Settings = state["settings"]
        self._pickle_secrets = bool(state["pickle_secrets"])
        if not self._pickle_secrets:
            of_this_process = from_environment()
            names = ("api_key", "session_id")
            settings = settings.with_options({name: of_this_process.get(name) for name in names})
        self._set_up(settings)

    def _set_up(self, settings: Settings, sharing: Any = None) -> None:
        self._settings = settings
        self._caller = self._caller_type(self._current) if sharing is None else sharing._caller.sharing(self._current)

    @property
    def experimental(self) -> Experimental:
        """The operations that may still change; using them warns once."""
        return Experimental(self._caller)

    @property
    def with_raw_response(self) -> RawResponses:
        """This client, with calls that give the whole answer (:class:`~files_style_sdk.raw.RawResponse`)."""
        return RawResponses(RawCaller(self._caller))

    def with_options(self, **options: Any) -> Self:
        """This client with some settings replaced, on the same connections.

        Args:
            options: Settings by name, as the constructor takes them.

        Raises:
            InvalidParameterError: A name is unknown or a value is ill-formed.

        Example:
            >>> Client(api_key="KEY").with_options(base_url="http://127.0.0.1:4041").base_url
            'http://127.0.0.1:4041'
        """
        other = type(self).__new__(type(self))
        other._pickle_secrets = self._pickle_secrets
        other._set_up(self._settings.with_options(options), self)
        return other


class FileShortcuts:
    """The most used operations on files, without the name of their resource."""

    file: Any

    @property
    def open(self) -> Any:
        """Open a remote file; see :meth:`files_style_sdk.mixins.file.FileOperations.open`."""
        return self.file.open

    @property
    def upload_file(self) -> Any:
        """Upload a local file; see :meth:`files_style_sdk.mixins.file.FileOperations.upload_file`."""
        return self.file.upload_file

    @property
    def ensure_uploaded(self) -> Any:
        """Upload a file if need be; see :meth:`files_style_sdk.mixins.file.FileOperations.ensure_uploaded`."""
        return self.file.ensure_uploaded

    @property
    def upload_stream(self) -> Any:
        """Upload a stream; see :meth:`files_style_sdk.mixins.file.FileOperations.upload_stream`."""
        return self.file.upload_stream

    @property
    def upload_directory(self) -> Any:
        """Upload a local folder; see :meth:`files_style_sdk.mixins.file.FileOperations.upload_directory`."""
        return self.file.upload_directory

    @property
    def upload_files(self) -> Any:
        """Upload a list of files; see :meth:`files_style_sdk.mixins.file.FileOperations.upload_files`."""
        return self.file.upload_files

    @property
    def download_file(self) -> Any:
        """Download a file; see :meth:`files_style_sdk.mixins.file.FileOperations.download_file`."""
        return self.file.download_file

    @property
    def download_stream(self) -> Any:
        """Download to a stream; see :meth:`files_style_sdk.mixins.file.FileOperations.download_stream`."""
        return self.file.download_stream

    @property
    def download_directory(self) -> Any:
        """Download a folder; see :meth:`files_style_sdk.mixins.file.FileOperations.download_directory`."""
        return self.file.download_directory

    @property
    def download_files(self) -> Any:
        """Download a list of files; see :meth:`files_style_sdk.mixins.file.FileOperations.download_files`."""
        return self.file.download_files

    @property
    def verify(self) -> Any:
        """Check a folder against a manifest; see :meth:`files_style_sdk.mixins.file.FileOperations.verify`."""
        return self.file.verify


class Client(BaseClient, BoundResources, FileShortcuts, RawCalls):
    """The service with settings, credentials and connections of its own. Safe for use by many threads.

    Every resource is an attribute: `client.user.list()`. Records that it returns go on using it.

    The arguments are those of :class:`BaseClient`.

    Example:
        >>> with Client(api_key="KEY", read_timeout=10) as client:
        ...     client.base_url
        'https://app.files.com'
    """

    _caller_type = Caller
    _caller: Caller

    def close(self) -> None:
        """Close idle connections. The next call opens new ones."""
        self._caller.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class RawResponses(BoundResources, RawCalls):
    """A client whose calls give :class:`~files_style_sdk.raw.RawResponse`.

    Args:
        caller: Makes the calls.
    """

    def __init__(self, caller: RawCaller) -> None:
        self._caller = caller


_SECRET_HEADER = re.compile(r"auth|cookie|token|key|secret|password|credential", re.IGNORECASE)


def _harmless(headers: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The headers whose names do not speak of a secret."""
    kept = {name: value for name, value in (headers or {}).items() if not _SECRET_HEADER.search(name)}
    return kept or None


def _load_dotenv() -> None:
    try:
        from dotenv import find_dotenv, load_dotenv
    except ImportError:
        from files_style_sdk.error import InvalidParameterError

        raise InvalidParameterError("load_dotenv needs python-dotenv: pip install 'files-style-sdk[dotenv]'") from None
    load_dotenv(find_dotenv(usecwd=True))
