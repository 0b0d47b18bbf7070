"""A client: settings, credentials and connections of its own."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from files_style_sdk.api_client import Caller
from files_style_sdk.models.bound import BoundResources
from files_style_sdk.settings import Settings, from_environment

__all__ = ["Client"]


class Client(BoundResources):
    """The service with one set of settings, whatever is assigned on the package. Safe for use by many threads.

    Every resource is an attribute: `client.user.list()`. Records that it returns go on using it.

    Args:
        settings: Settings by name, those of :class:`files_style_sdk.settings.Settings`. What is not given comes from
            the environment (`FILES_API_KEY`, `FILES_BASE_URL`, …), else from the defaults.

    Raises:
        InvalidParameterError: A name is unknown or a value is ill-formed.

    Example:
        >>> with Client(api_key="KEY", read_timeout=10) as client:
        ...     client.base_url
        'https://app.files.com'
    """

    def __init__(self, **settings: Any) -> None:
        self._settings = Settings().with_options(from_environment()).with_options(settings)
        self._caller = Caller(lambda: self._settings)

    @property
    def base_url(self) -> str:
        """Scheme, host and port of the service."""
        return self._settings.base_url

    def close(self) -> None:
        """Close idle connections. The next call opens new ones."""
        self._caller.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client({self._settings!r})"
