"""The client's argument `transport`: an httpx transport that calls are sent through, as httpx's own clients take it."""

from __future__ import annotations

import weakref
from collections.abc import Collection, MutableMapping
from typing import TYPE_CHECKING, Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.service_client import SyncClient
from files_style_sdk.settings import ClientSettings, expand_options

if TYPE_CHECKING:
    import httpx

_ELSEWHERE = ("http_client", "http_session", "source_ip", "verify", "cert")
"""Settings that say what the transport says already."""


class WootivSettings(ClientSettings, total=False):
    """The settings of a client, and what its calls are sent through."""

    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None
    """A transport of httpx, such as `httpx.HTTPTransport(local_address="10.1.2.3")`; an async one for `AsyncWootiv`."""


class OnTransport(SyncClient):
    """A client that can be given an httpx transport. It closes what it was given when it is closed itself."""

    _made: httpx.Client | None = None

    def __init__(self, *, transport: Any = None, **settings: Any) -> None:
        if transport is not None:
            import httpx

            kinds = (httpx.BaseTransport, httpx.HTTPTransport, httpx.Client)
            self._made = settings["http_client"] = client_on(transport, kinds, settings)
        super().__init__(**settings)

    def close(self) -> None:
        """Close idle connections; with a `transport`, it and its connections for good."""
        super().close()
        if self._made is not None:
            self._made.close()


def client_on(transport: Any, kinds: tuple[type, Any, Any], settings: MutableMapping[str, Any]) -> Any:
    """A client of httpx on a transport. As with httpx itself, what a proxy is for passes through that instead.

    Args:
        transport: What was given.
        kinds: The classes of httpx: what a transport must be, a transport for a proxy, and the client.
        settings: The other arguments; `proxies` is taken from them.

    Raises:
        InvalidParameterError: It is no such transport, or is combined with what it decides itself.
    """
    base, proxying, make = kinds
    if not isinstance(transport, base):
        raise InvalidParameterError(
            f"transport must be an httpx.{base.__name__} here, such as httpx.{proxying.__name__}(), "
            f"not {type(transport).__name__}"
        )
    for name in _ELSEWHERE:
        if settings.get(name) is not None:
            raise InvalidParameterError(f"{name} cannot be combined with transport, which decides that itself")
    proxies = expand_options({"proxies": settings.pop("proxies", None)}).get("proxies", {})
    try:
        through = {url: proxying(proxy=url) for url in sorted(set(proxies.values()))}
    except (ValueError, ImportError) as error:
        raise InvalidParameterError(f"proxies must be URLs of proxies: {error}") from None
    mounts = {name if "://" in name else f"{name}://": through[url] for name, url in proxies.items()}
    client = make(transport=transport, mounts=mounts)
    weakref.finalize(client, _close, (transport, *through.values()))
    return client


def _close(transports: Collection[Any]) -> None:
    """Close what nobody can use any more; what is async is closed by its loop."""
    for each in transports:
        if hasattr(each, "close"):
            each.close()
