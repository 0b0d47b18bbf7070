"""Starts and stops one server on the running event loop."""

from __future__ import annotations

import errno
import os
import ssl

from aiohttp.web import ServerRunner, TCPSite

from files_mock_server import handlers
from files_mock_server.app import App
from files_mock_server.config import Config
from files_mock_server.faults import Faults
from files_mock_server.site import Site

_SHUTDOWN_SECONDS = 1.0
_BACKLOG = 1024


class MockService:
    """A listening server.

    Args:
        config: Settings.

    Raises:
        DataFolderError: If the data folder cannot be used.
        FaultError: If one of the fault rules cannot be.
        OSError: If certificate or key cannot be used.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        handlers.load()
        faults = Faults(config.faults)  # refused before anything is made
        self._tls = _tls(config)
        self.site = Site(config)
        self.app = App(self.site, faults)
        self.port = config.port
        self._runner = ServerRunner(self.app.server(), shutdown_timeout=_SHUTDOWN_SECONDS)

    @property
    def url(self) -> str:
        """Where it listens, such as ``http://127.0.0.1:4041``."""
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}"

    async def start(self) -> None:
        """Begin to listen.

        Raises:
            OSError: If the address cannot be used.
            Problem: If the state cannot be filled with the fixture.
        """
        await self.app.states.begin()
        await self._runner.setup()
        address = (self.config.host, self.config.port)
        listener = TCPSite(self._runner, *address, backlog=_BACKLOG, reuse_address=True, ssl_context=self._tls)
        try:
            await listener.start()
        except OSError as error:
            raise _not_listening(error, *address) from error
        self.port = self._runner.addresses[0][1]
        self.site.start()

    async def stop(self) -> None:
        """Stop listening, close connections and the state."""
        self.app.faults.close()
        await self._runner.cleanup()
        await self.site.close()


def _not_listening(error: OSError, host: str, port: int) -> OSError:
    number = error.errno or 0
    why = os.strerror(number) if number > 0 else error.strerror or str(error)  # those of name lookups are negative
    advice = "; choose another port, or 0 for a free one" if number == errno.EADDRINUSE else ""
    return OSError(number, f"cannot listen on {host}, port {port}: {why}{advice}")


def _tls(config: Config) -> ssl.SSLContext | None:
    if config.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(config.certificate, config.private_key)
    except OSError as error:  # it does not name the file that is wrong
        files = " and ".join(str(file) for file in (config.certificate, config.private_key) if file is not None)
        raise OSError(f"cannot use {files} as certificate and private key in PEM: {error}") from error
    return context
