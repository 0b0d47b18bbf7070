"""The server inside a test process.

Example:
    >>> with MockServer() as server:
    ...     sdk.base_url, sdk.api_key = server.url, server.api_key
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from os import PathLike
from pathlib import Path
from typing import Any

from files_mock_server.config import Config
from files_mock_server.faults import Faults, Rule
from files_mock_server.handlers import migrations
from files_mock_server.http.journal import Journal
from files_mock_server.people.limits import Limits
from files_mock_server.people.totp import totp as totp  # for tests that log in with a second factor
from files_mock_server.server import MockService
from files_mock_server.services.document import DescriptionError as DescriptionError
from files_mock_server.services.in_process import SpecServer as SpecServer
from files_mock_server.state import fixtures, seeding
from files_mock_server.state.clock import Clock
from files_mock_server.state.live import LiveSettings
from files_mock_server.threaded import Threaded
from files_mock_server.webhooks import Webhooks


class MockServer(Threaded[MockService]):
    """A mock server on a free loopback port, in its own thread; ready when the constructor returns.

    Args:
        api_keys: Keys of the first site admin; one is made up if there is none.
        users: Site admins, name to password; ``admin`` with a made-up password if there is none.
        open: Whether any key and any session acts as a site admin.
        part_size: Bytes of an upload part; None grows from 5 MiB as the real service does.
        data: Folder of the durable state; None uses a temporary one that is removed on stop.
        seed: What a new state is filled with, see :meth:`seed`.
        options: Further fields of :class:`files_mock_server.config.Config`, such as ``url_lifetime`` or ``clock``.

    Raises:
        DataFolderError: If the data folder cannot be used.
    """

    def __init__(
        self,
        api_keys: Sequence[str] | None = None,
        users: Mapping[str, str] | None = None,
        *,
        open: bool = False,
        part_size: int | None = None,
        data: str | PathLike[str] | None = None,
        seed: str | PathLike[str] | Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        folder = Path(data) if data is not None else None
        fixture = None if seed is None else fixtures.load(seed)
        config = {"port": 0, "data": folder, "open": open, "part_size": part_size, "seed": fixture, **options}
        chosen = Config(api_keys=tuple(api_keys or ()), users=dict(users or {}), **config)
        super().__init__(lambda: MockService(chosen))
        generated = "" if chosen.api_keys else self.run(lambda: self.service.site.generated("api_key"))
        self.api_key: str = chosen.api_keys[0] if chosen.api_keys else generated or ""
        """A key of the first site admin."""

    @property
    def journal(self) -> Journal:
        """The requests so far: ``journal.count("POST", "/files/*")``, ``journal.entries(...)``, ``journal.clear()``."""
        return self.service.app.journal

    @property
    def faults(self) -> Faults:
        """The rules of what goes wrong: ``faults.add("status", status=503, path="/files/*", times=2)``."""
        return self.service.app.faults

    def fault(self, kind: str, **options: Any) -> AbstractContextManager[Rule]:
        """A rule of what goes wrong during a block; the arguments are those of :meth:`.faults.Faults.add`.

        Example:
            >>> with server.fault("reset", when="after", method="POST", path="/files/*") as rule:
            ...     client.upload_file("a.txt", "/a.txt")
            >>> rule.hits
            1
        """
        return self.faults.during(kind, **options)

    @property
    def clock(self) -> Clock:
        """The time that the server goes by: ``clock.advance(3600)``."""
        return self.service.site.clock

    @property
    def live(self) -> LiveSettings:
        """The settings that may change while it runs, as they are now; :meth:`configure` changes them."""
        return self.service.site.live

    def configure(self, **changes: Any) -> None:
        """Change live settings, such as ``checksum_delay=60``; the names are those of :class:`LiveSettings`.

        Raises:
            Problem: For an unknown name or an impossible value.
        """
        site = self.service.site

        def change() -> None:
            site.live = site.live.changed(changes)

        self.run(change)

    @property
    def webhooks(self) -> Webhooks:
        """The webhooks so far: ``webhooks.wait_for(2)``, ``webhooks[0].status``, ``webhooks.retry_now()``."""
        return self.service.site.webhooks

    @property
    def limits(self) -> Limits:
        """Rate limits: ``limits.set(10, 60)`` allows each credential ten calls a minute, ``limits.clear()`` any."""
        return self.service.site.limits

    def seed(self, source: str | PathLike[str] | Mapping[str, Any]) -> dict[str, int]:
        """Add a folder's files, or what a fixture says; all of it or nothing.

        Args:
            source: Path of a folder or of a JSON file, or the JSON object, see :mod:`files_mock_server.state.fixtures`.

        Returns:
            How many of each there were.

        Raises:
            Problem: If something in it cannot be, saying which.
        """
        fixture = fixtures.load(source)
        done: dict[str, int] = self.run(lambda: seeding.seed(self.service.site, fixture))
        return done

    def snapshot(self, name: str | None = None) -> str:
        """Keep the whole state, with the clock, live settings, faults and limits, for :meth:`restore`.

        Args:
            name: What to call it; a snapshot of that name is replaced. None makes a name up.

        Returns:
            The name.
        """
        chosen: str = self.run(lambda: self.service.app.states.snapshot(name))
        return chosen

    def restore(self, name: str) -> None:
        """Make everything what it was when a snapshot was taken; clients may go on calling meanwhile.

        Raises:
            Problem: If there is no such snapshot.
        """
        self.run(lambda: self.service.app.states.restore(name))

    @property
    def snapshots(self) -> list[str]:
        """The names of the snapshots."""
        return [kept.name for kept in self.service.app.states.all()]

    def delete_snapshot(self, name: str) -> None:
        """Forget a snapshot.

        Raises:
            Problem: If there is no such snapshot.
        """
        self.run(lambda: self.service.app.states.delete(name))

    def reset(self) -> None:
        """Make everything what it was right after the start, and forget the requests and webhooks so far."""
        self.run(lambda: self.service.app.states.reset())

    def cancel_migration(self, id: int) -> None:
        """Stop a copy, move, deletion or archive in the background at its next step; what it has done stays done.

        Args:
            id: The ``file_migration_id`` of its answer.

        Raises:
            Problem: If there is no such migration, or it is over.
        """
        self.run(lambda: migrations.cancel(self.service.site, id))
