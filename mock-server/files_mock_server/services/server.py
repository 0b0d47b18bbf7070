"""Starts and stops the server of one described service."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from os import PathLike
from typing import Any

from files_mock_server.config import Config
from files_mock_server.faults import Faults
from files_mock_server.http.listener import Listener, tls_context
from files_mock_server.services.app import SpecApp
from files_mock_server.services.control import control_of
from files_mock_server.services.library import Handler
from files_mock_server.services.seeds import Seed
from files_mock_server.services.service import describe
from files_mock_server.services.site import SpecSite


class SpecService(Listener):
    """A listening server of what a description tells.

    Args:
        spec: Path of an OpenAPI document in YAML or JSON, or the decoded document.
        config: Settings; those that are about files, people and uploads do not count.
        seed: Records beside those of the description, by the name of their schema.

    Raises:
        DescriptionError: If the description cannot be served.
        DataFolderError: If the data folder cannot be used.
        FaultError: If one of the fault rules cannot be.
        OSError: If certificate or key cannot be used.
    """

    def __init__(self, spec: str | PathLike[str] | Mapping[str, Any], config: Config, seed: Seed | None = None) -> None:
        described = describe(spec)
        faults = Faults(config.faults)  # refused before anything is made
        tls = tls_context(config)
        handlers = [Handler(described, operation) for operation in described.operations]
        self.described = described
        self.site = SpecSite(described, config, seed or {})
        self._jobs = [handler.jobs for handler in handlers if handler.jobs is not None]
        self._faults_at_start = faults.dump()
        self._turn = asyncio.Lock()
        try:
            self.app = SpecApp(self.site, handlers, faults)
            self.app.control = control_of(self)
            super().__init__(config, self.app.serve(config), tls)
        except BaseException:
            self.site.discard()
            raise
        self.site.origin = lambda: self.url

    @property
    def needs_credential(self) -> bool:
        """Whether some operation asks for a credential that is one of the server's API keys."""
        return any(self.app.needs_key(operation) for operation in self.described.operations)

    async def start(self) -> None:
        """Begin to listen.

        Raises:
            OSError: If the address cannot be used.
        """
        for jobs in self._jobs:
            jobs.fail_unfinished(self.site)
        await self.listen()

    async def reset(self) -> None:
        """Make everything what it was right after the first start, and forget the requests so far."""
        async with self._turn:
            await self.site.reset()
            self.app.faults.load(self._faults_at_start)
            self.app.journal.clear()

    async def stop(self) -> None:
        """Stop listening, close connections and the state."""
        self.app.faults.close()
        self.site.work.release()
        await self.hang_up()
        await self.site.close()
