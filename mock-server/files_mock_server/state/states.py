"""State on command: keep it under a name, bring it back, go back to the start; all while the server listens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from files_mock_server.people.limits import Limit
from files_mock_server.state.clock import ClockState
from files_mock_server.state.live import LiveSettings
from files_mock_server.state.seeding import seed
from files_mock_server.state.snapshots import Snapshot, Snapshots, check_name

if TYPE_CHECKING:
    from files_mock_server.app import App

_START = ""  # the name of the state that a reset goes back to; no client can choose it


class States:
    """Keeps and replaces the state of a running server. Use it on the server's loop.

    Kept are users, records, files, uploads, sessions and everything else that is stored, and with them the clock, the
    live settings, the fault rules and the rate limits. The journal of requests is no part of the state.

    Args:
        app: The application whose state it is.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._snapshots: Snapshots = app.site.snapshots
        self._turn = asyncio.Lock()
        # An earlier run may have kept the state that a reset goes back to; how this run was started still counts.
        self._is_inherited = False
        self._details_at_start = self._details()

    async def begin(self) -> None:
        """Fill a new data folder as it was asked for, and keep the state for resets; call it before clients come.

        Raises:
            Problem: If the fixture cannot be.
        """
        self._details_at_start = self._details()
        self._is_inherited = self._snapshots.has(_START)
        if not self._is_inherited:
            if self._app.site.config.seed is not None:
                await seed(self._app.site, self._app.site.config.seed)
            self._take(_START)

    def all(self) -> list[Snapshot]:
        """The snapshots, by name."""
        return self._snapshots.all()

    async def snapshot(self, name: str | None = None) -> str:
        """Keep the state as it is now. It survives a restart if there is a data folder.

        Args:
            name: What to call it; a snapshot of that name is replaced. None makes a name up.

        Returns:
            The name.

        Raises:
            Problem: ``bad-request/request-params-invalid``.
        """
        chosen = self._snapshots.free_name() if name is None else check_name(name)
        async with self._alone():
            self._take(chosen)
        return chosen

    async def restore(self, name: str) -> None:
        """Make everything what it was. Background work that was under way then has failed,
        and webhooks that are pending are forgotten.

        Args:
            name: Of the snapshot, which stays.

        Raises:
            Problem: 404 ``not-found``.
        """
        self._snapshots.require(check_name(name))
        await self._replace(name)

    async def reset(self) -> None:
        """Make everything what it was right after the first start, and forget the requests and webhooks so far."""
        await self._replace(_START)
        self._app.journal.clear()
        self._app.site.webhooks.clear()

    def delete(self, name: str) -> None:
        """Forget a snapshot.

        Raises:
            Problem: 404 ``not-found``.
        """
        self._snapshots.delete(check_name(name))

    @property
    def is_inherited(self) -> bool:
        """Whether an earlier run filled the data folder, so that it was not filled anew."""
        return self._is_inherited

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Hold calls back; those that take several steps have come to their end."""
        gate = self._app.site.gate
        async with self._turn:
            try:
                if await gate.close():
                    self._app.site.has_leftovers = True
                yield
            finally:
                gate.open()

    def _take(self, name: str) -> None:
        self._snapshots.take(name, self._app.site.clock(), self._details())

    def _details(self) -> dict[str, Any]:
        """What belongs to the state but is not in the database."""
        site = self._app.site
        return {
            "clock": list(site.clock.state),
            "live": site.live.to_dict(),
            "limits": [limit.to_dict() for limit in site.limits.all()],
            "faults": self._app.faults.dump(),
        }

    async def _replace(self, name: str) -> None:
        site = self._app.site
        async with self._alone():
            await site.cancel_background()
            snapshot = self._snapshots.restore(name)
            site.gate.epoch += 1
            if name != _START:
                self._set_details(snapshot.details)
            else:
                self._set_details(self._details_at_start)
                if self._is_inherited:
                    site.put_credentials()
            site.refresh()

    def _set_details(self, details: Mapping[str, Any]) -> None:
        site = self._app.site
        site.clock.state = ClockState(*details["clock"])
        known = site.live.to_dict()  # a snapshot of another version may have others
        live = {name: value for name, value in details["live"].items() if name in known}
        site.live = LiveSettings.of(site.config).changed(live)
        site.limits.put(Limit(**limit) for limit in details["limits"])
        self._app.faults.load(details["faults"])
