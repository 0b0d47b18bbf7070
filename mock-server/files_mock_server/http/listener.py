"""Listening on an address, with or without TLS, and stopping again."""

from __future__ import annotations

import errno
import os
import ssl

from aiohttp.web import ServerRunner, TCPSite

from files_mock_server.config import Config
from files_mock_server.http.connections import BoundedServer

_SHUTDOWN_SECONDS = 1.0
_BACKLOG = 1024


class Listener:
    """Listens for a server.

    Args:
        config: Says where, and with which certificate.
        server: Speaks HTTP.
        tls: From :func:`tls_context`.

    Attributes:
        config: The settings.
        port: Where it listens; what was asked for until it does.
    """

    def __init__(self, config: Config, server: BoundedServer, tls: ssl.SSLContext | None) -> None:
        self.config = config
        self.port = config.port
        self._tls = tls
        self._runner = ServerRunner(server, shutdown_timeout=_SHUTDOWN_SECONDS)

    @property
    def url(self) -> str:
        """Where it listens, such as ``http://127.0.0.1:4041``."""
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}"

    async def listen(self) -> None:
        """Begin to listen.

        Raises:
            OSError: If the address cannot be used.
        """
        await self._runner.setup()
        address = (self.config.host, self.config.port)
        listener = TCPSite(self._runner, *address, backlog=_BACKLOG, reuse_address=True, ssl_context=self._tls)
        try:
            await listener.start()
        except OSError as error:
            raise _not_listening(error, *address) from error
        self.port = self._runner.addresses[0][1]

    async def hang_up(self) -> None:
        """Stop listening and close connections."""
        await self._runner.cleanup()


def _not_listening(error: OSError, host: str, port: int) -> OSError:
    number = error.errno or 0
    why = os.strerror(number) if number > 0 else error.strerror or str(error)  # those of name lookups are negative
    advice = "; choose another port, or 0 for a free one" if number == errno.EADDRINUSE else ""
    return OSError(number, f"cannot listen on {host}, port {port}: {why}{advice}")


def tls_context(config: Config) -> ssl.SSLContext | None:
    """What makes a server speak https; None for http.

    Raises:
        OSError: If certificate or key cannot be used.
    """
    if config.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(config.certificate, config.private_key)
    except OSError as error:  # it does not name the file that is wrong
        files = " and ".join(str(file) for file in (config.certificate, config.private_key) if file is not None)
        raise OSError(f"cannot use {files} as certificate and private key in PEM: {error}") from error
    return context
