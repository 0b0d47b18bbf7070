"""A client: settings, credentials and connections of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from files_style_sdk.auth import Credential
from files_style_sdk.cancel import CancelToken
from files_style_sdk.experimental import Experimental
from files_style_sdk.models.bound import BoundResources
from files_style_sdk.raw import RawCaller, RawCalls
from files_style_sdk.service_client import ServiceClient, SyncClient
from files_style_sdk.settings import Timeout

__all__ = ["BaseClient", "Client"]


class BaseClient(ServiceClient):
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
        timeout: For connecting, reading and writing alike, in seconds, or a :class:`~files_style_sdk.settings.Timeout`.
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
        http_client: The same, by another name.
        base_path: The path below which the API lives.
        load_dotenv: Whether to read variables from `.env` first (extra `dotenv`).
        pickle_secrets: Whether credentials, secret headers and proxies go along when the client is pickled.

    What is not given comes from the environment (`FILES_API_KEY`, `FILES_BASE_URL`, …), else from the defaults;
    settings assigned on the package have no effect.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

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
        http_client: Any = None,
        base_path: str | None = None,
        load_dotenv: bool = False,
        pickle_secrets: bool = False,
    ) -> None:
        given = dict(locals())
        del given["self"], given["__class__"]
        super().__init__(**given)

    @property
    def experimental(self) -> Experimental:
        """The operations that may still change; using them warns once."""
        return Experimental(self._caller)

    @property
    def with_raw_response(self) -> RawResponses:
        """This client, with calls that give the whole answer (:class:`~files_style_sdk.raw.RawResponse`)."""
        return RawResponses(RawCaller(self._caller))


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


class Client(BaseClient, SyncClient, BoundResources, FileShortcuts, RawCalls):
    """The service with settings, credentials and connections of its own. Safe for use by many threads.

    Every resource is an attribute: `client.user.list()`. Records that it returns go on using it.

    The arguments are those of :class:`BaseClient`.

    Example:
        >>> with Client(api_key="KEY", read_timeout=10) as client:
        ...     client.base_url
        'https://app.files.com'
    """


class RawResponses(BoundResources, RawCalls):
    """A client whose calls give :class:`~files_style_sdk.raw.RawResponse`.

    Args:
        caller: Makes the calls.
    """

    def __init__(self, caller: RawCaller) -> None:
        self._caller = caller
