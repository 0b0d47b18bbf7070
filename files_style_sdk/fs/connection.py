"""What the filesystem is reached with: storage options, clients made of them, and what of them another process gets."""

from __future__ import annotations

import asyncio
import os
import secrets
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar

from fsspec.caching import caches

from files_style_sdk.aio.client import AsyncClient
from files_style_sdk.client import Client
from files_style_sdk.delivery import Flow
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.fs.bases import AsyncFileSystem, Cached
from files_style_sdk.fs.connecting import client_settings, is_plain, shareable
from files_style_sdk.fs.errors import as_os_errors
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import ENVIRONMENT, Settings

__all__ = ["Connection", "Shared", "check_caching"]

T = TypeVar("T")

_VARIABLES = (*ENVIRONMENT.values(), "FILES_PROFILE", "FILES_CONFIG_HOME")
_CLOSING = 2.0


class Shared(Cached):
    """Gives whoever asks with the same options in the same environment the same filesystem.

    What looks the same and is not, such as two credentials, is never shared.
    """

    @property
    def _environment(self) -> tuple[str | None, ...]:
        return tuple(map(os.environ.get, _VARIABLES))

    def __call__(self, **options: Any) -> Any:
        if all(map(is_plain, options.values())):
            return super().__call__(**options)
        made = super().__call__(**{**options, "skip_instance_cache": True})
        made._fs_token_ = secrets.token_hex(16)
        return made


class Connection(AsyncFileSystem, metaclass=Shared):
    """The part of the filesystem that knows how to reach the service; see
    :class:`~files_style_sdk.fs.filesystem.FilesFileSystem`.
    """

    protocol = ("files", "filesstyle")
    root_marker = ""
    _extra_tokenize_attributes = ("_environment",)

    def __init__(
        self,
        *,
        api_key: str | None = None,
        session_id: str | None = None,
        base_url: str | None = None,
        profile: str | None = None,
        auto_mkdir: bool = True,
        block_size: int | None = None,
        cache_type: str = "readahead",
        cache_options: Mapping[str, Any] | None = None,
        use_listings_cache: bool = False,
        listings_expiry_time: float | None = None,
        max_paths: int | None = None,
        asynchronous: bool = False,
        loop: Any = None,
        batch_size: int | None = None,
        **options: Any,
    ) -> None:
        given = {"api_key": api_key, "session_id": session_id, "base_url": base_url, **options}
        Settings().with_options(given)  # what is ill-formed is refused here, not at the first call
        check_caching(block_size, cache_type)
        super().__init__(
            asynchronous=asynchronous,
            loop=loop,
            batch_size=batch_size,
            use_listings_cache=use_listings_cache,
            listings_expiry_time=listings_expiry_time,
            max_paths=max_paths,
        )
        self.auto_mkdir = auto_mkdir
        self.default_block_size = block_size
        self.default_cache_type = cache_type
        self.default_cache_options = dict(cache_options or {})
        self._profile = profile
        self._given = given
        self._lock = Lock()
        self._clients: tuple[AsyncClient, Client] | None = None

    @property
    def client(self) -> AsyncClient:
        """The async client that makes the calls.

        Raises:
            ValueError: The options, or those of the profile, are ill-formed.
        """
        return self._connected()[0]

    @property
    def waiting_client(self) -> Client:
        """A client with the same settings, for files that are open."""
        return self._connected()[1]

    def _connected(self) -> tuple[AsyncClient, Client]:
        with self._lock, as_os_errors():
            if self._clients is None:
                settings = client_settings(self._profile, self._given)
                self._clients = AsyncClient(**settings), Client(**settings)
                if self._loop is not None:
                    weakref.finalize(self, _close, self._loop, *self._clients)
            return self._clients

    async def _run(self, flow: Callable[[Settings], Flow[T]], path: str) -> T:
        """Perform a flow on the running loop, with Python's own errors."""
        with as_os_errors(path):
            caller = self.client._caller
            settings = caller.settings_with(None)
            return await caller.run(flow(settings), settings)

    @property
    def fsid(self) -> str:
        """The service that this is a filesystem of."""
        return f"files:{self.client.base_url}"

    @property
    def storage_options(self) -> dict[str, Any]:
        """The options that the filesystem was made with, but for secrets and what belongs to this process."""
        return self._shareable

    @storage_options.setter
    def storage_options(self, options: Mapping[str, Any]) -> None:
        self._shareable = shareable(options)

    @classmethod
    def _strip_protocol(cls, path: Any) -> Any:
        if isinstance(path, list):
            return [cls._strip_protocol(one) for one in path]
        return normalize(super()._strip_protocol(path))


def check_caching(block_size: Any, cache_type: Any) -> None:
    """Refuse what open files could not fetch blocks with.

    Args:
        block_size: Bytes to fetch at a time, None for the default.
        cache_type: The name of a cache.

    Raises:
        InvalidParameterError: It is no such thing.
    """
    if block_size is not None and not (isinstance(block_size, int) and block_size > 0):
        raise InvalidParameterError(f"block_size must be a number of bytes above 0, not {block_size!r}")
    if cache_type not in caches:
        known = ", ".join(sorted(name for name in caches if name))
        raise InvalidParameterError(f"cache_type must be one of {known}, not {cache_type!r}")


def _close(loop: asyncio.AbstractEventLoop, client: AsyncClient, waiting_client: Client) -> None:
    """Close the connections of a filesystem that is gone."""
    waiting_client.close()
    if loop.is_running():
        closing = client.close()
        with suppress(Exception):
            future = asyncio.run_coroutine_threadsafe(closing, loop)
            try:
                on_loop = asyncio.get_running_loop() is loop
            except RuntimeError:
                on_loop = False
            if not on_loop:
                future.result(_CLOSING)
