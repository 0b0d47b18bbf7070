"""Starts and stops one server on the running event loop."""

from __future__ import annotations

from files_mock_server import handlers
from files_mock_server.app import App
from files_mock_server.config import Config
from files_mock_server.faults import Faults
from files_mock_server.http.listener import Listener, tls_context
from files_mock_server.site import Site


class MockService(Listener):
    """A listening server.

    Args:
        config: Settings.

    Raises:
        DataFolderError: If the data folder cannot be used.
        FaultError: If one of the fault rules cannot be.
        OSError: If certificate or key cannot be used.
    """

    def __init__(self, config: Config) -> None:
        handlers.load()
        faults = Faults(config.faults)  # refused before anything is made
        tls = tls_context(config)
        self.site = Site(config)
        self.app = App(self.site, faults)
        super().__init__(config, self.app.server(), tls)

    async def start(self) -> None:
        """Begin to listen.

        Raises:
            OSError: If the address cannot be used.
            Problem: If the state cannot be filled with the fixture.
        """
        await self.app.states.begin()
        await self.listen()
        self.site.start()

    async def stop(self) -> None:
        """Stop listening, close connections and the state."""
        self.app.faults.close()
        await self.hang_up()
        await self.site.close()
