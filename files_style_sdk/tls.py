"""TLS contexts: made once for each set of certificates, and shared by everything that connects."""

from __future__ import annotations

import errno
import os
import ssl
from functools import cache

from files_style_sdk.settings import Settings

__all__ = ["tls_context"]


def tls_context(settings: Settings) -> ssl.SSLContext:
    """The context for connections with these settings.

    Raises:
        OSError: A certificate cannot be read; the error names it.
    """
    bundle = settings.verify if isinstance(settings.verify, str) else _bundle(settings.trust_env)
    cert = settings.cert if isinstance(settings.cert, tuple) or settings.cert is None else (settings.cert, None)
    return _context(bundle if settings.verify else None, cert)


def _bundle(trust_env: bool) -> str:
    named = (os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")) if trust_env else None
    if named:
        return named
    import certifi

    return certifi.where()


@cache
def _context(bundle: str | None, cert: tuple[str, str | None] | None) -> ssl.SSLContext:
    """One context for all who connect alike: reading a bundle of certificates takes longer than a handshake."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if bundle is None:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        _require(bundle, "the bundle of CA certificates")
        is_folder = os.path.isdir(bundle)
        context.load_verify_locations(cafile=None if is_folder else bundle, capath=bundle if is_folder else None)
    if cert is not None:
        for path in filter(None, cert):
            _require(path, "the client certificate")
        context.load_cert_chain(*cert)
    return context


def _require(path: str, what: str) -> None:
    if not os.path.exists(path):
        raise FileNotFoundError(errno.ENOENT, f"{what} is missing", path)
