"""Starts and stops one server on the running event loop."""

from __future__ import annotations

from aiohttp.web import ServerRunner, TCPSite

from files_mock_server import handlers
from files_mock_server.app import App
from files_mock_server.config import Config
from files_mock_server.site import Site

_SHUTDOWN_SECONDS = 1.0
_BACKLOG = 1024


class MockService:
    """A listening server.

    Args:
        config: Settings.

    Raises:
        DataFolderError: If the data folder cannot be used.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        handlers.load()
        self.site = Site(config)
        self.app = App(self.site)
        self.port = config.port
        self._runner = ServerRunner(self.app.server(), shutdown_timeout=_SHUTDOWN_SECONDS)

    @property
    def url(self) -> str:
        """Where it listens, such as ``http://127.0.0.1:4041``."""
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        return f"http://{host}:{self.port}"

    async def start(self) -> None:
        """Begin to listen.

        Raises:
            OSError: If the address cannot be used.
        """
        await self._runner.setup()
        listener = TCPSite(self._runner, self.config.host, self.config.port, backlog=_BACKLOG, reuse_address=True)
        await listener.start()
        self.port = self._runner.addresses[0][1]
        self.site.start()

    async def stop(self) -> None:
        """Stop listening, close connections and the state."""
        await self._runner.cleanup()
        await self.site.close()
