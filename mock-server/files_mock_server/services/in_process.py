"""A described service inside a test process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from os import PathLike
from pathlib import Path
from typing import Any

from files_mock_server.config import Config
from files_mock_server.faults import Faults, Rule
from files_mock_server.http.journal import Journal
from files_mock_server.services.access import Access
from files_mock_server.services.seeds import read_seed
from files_mock_server.services.server import SpecService
from files_mock_server.services.tokens import ACCESS
from files_mock_server.state.clock import Clock
from files_mock_server.threaded import Threaded


class ServedRecords:
    """The records of a running server: reads and changes them, in its thread.

    Attributes that no answer shows are among them. Each method raises ``Problem`` if there is no such collection, or if
    what is asked for cannot be.

    Args:
        server: The server.
    """

    def __init__(self, server: SpecServer) -> None:
        self._server = server
        self._access = Access(server.service.site)

    def all(self, collection: str) -> list[dict[str, Any]]:
        """The records of a collection, in the order of creation."""
        found: list[dict[str, Any]] = self._server.run(lambda: self._access.all(collection))
        return found

    def get(self, collection: str, key: Any) -> dict[str, Any] | None:
        """The record with a key, None if there is none."""
        found: dict[str, Any] | None = self._server.run(lambda: self._access.get(collection, key))
        return found

    def add(self, collection: str, record: Mapping[str, Any]) -> dict[str, Any]:
        """Add a record; a key and times are made up. Returns all of it."""
        made: dict[str, Any] = self._server.run(lambda: self._access.add(collection, record))
        return made

    def change(self, collection: str, key: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Change some attributes of the record with a key. Returns all of it."""
        changed: dict[str, Any] = self._server.run(lambda: self._access.change(collection, key, changes))
        return changed

    def remove(self, collection: str, key: Any) -> None:
        """Remove the record with a key."""
        self._server.run(lambda: self._access.remove(collection, key))

    def clear(self, collection: str) -> int:
        """Remove the records of a collection; returns how many there were."""
        count: int = self._server.run(lambda: self._access.clear(collection))
        return count


class SpecServer(Threaded[SpecService]):
    """A server of what an OpenAPI document describes, on a free loopback port, in its own thread.

    Args:
        spec: Path of the document in YAML or JSON, or the decoded document.
        api_keys: Credentials that are accepted; one is made up if there is none.
        data: Folder of the durable state; None uses a temporary one that is removed on stop.
        seed: Records beside those of the document, by the name of their schema: a JSON file, or the object itself.
        faults: Rules of what goes wrong from the start.
        open: Whether any credential is accepted.
        options: Further fields of :class:`files_mock_server.config.Config`, such as ``certificate`` or ``clock``.

    Raises:
        DescriptionError: If the document or the seed cannot be served; the message says where and what is wrong.
        DataFolderError: If the data folder cannot be used.

    Attributes:
        api_key: A credential that is accepted.
        api_url: Where the paths of the document begin: :attr:`url` and the path of the document's first server.
        records: The records, for tests to look at and to change.

    Example:
        >>> with SpecServer("examples/notes/api.yaml", seed={"Note": [{"text": "hello"}]}) as server:
        ...     client = Notes(base_url=server.api_url, api_key=server.api_key)
    """

    def __init__(
        self,
        spec: str | PathLike[str] | Mapping[str, Any],
        api_keys: Sequence[str] | None = None,
        *,
        data: str | PathLike[str] | None = None,
        seed: str | PathLike[str] | Mapping[str, Any] | None = None,
        faults: Sequence[Mapping[str, Any]] = (),
        open: bool = False,
        **options: Any,
    ) -> None:
        folder = Path(data) if data is not None else None
        given = {"port": 0, "data": folder, "faults": faults, "open": open, **options}
        config = Config(api_keys=tuple(api_keys or ()), **given)
        planted = read_seed(seed)
        super().__init__(lambda: SpecService(spec, config, planted))
        self.api_url: str = self.url + self.service.described.base_path
        self.api_key: str = self.service.site.keys[0]
        self.records = ServedRecords(self)

    @property
    def journal(self) -> Journal:
        """The requests so far: ``journal.count("POST", "/notes")``, ``journal.entries(...)``, ``journal.clear()``."""
        return self.service.app.journal

    @property
    def faults(self) -> Faults:
        """The rules of what goes wrong: ``faults.add("status", status=503, path="/notes", times=2)``."""
        return self.service.app.faults

    def fault(self, kind: str, **options: Any) -> AbstractContextManager[Rule]:
        """A rule of what goes wrong during a block; the arguments are those of :meth:`.faults.Faults.add`."""
        return self.faults.during(kind, **options)

    @property
    def clock(self) -> Clock:
        """The time that the server goes by: ``clock.advance(3600)``."""
        return self.service.site.clock

    def sandbox(self, key: Any) -> Path:
        """The folder of the files of the connection with a key."""
        return self.service.site.sandbox(key)

    def issue_token(self, caller: Mapping[str, Any] | None = None, expires_in: float | None = 3600) -> str:
        """Make an access token as a token endpoint does.

        Args:
            caller: What is known of who has it.
            expires_in: Seconds that it is good; None for ever.
        """
        about = {"client": "", "scope": "", "caller": dict(caller or {})}
        token: str = self.run(lambda: self.service.site.tokens.issue(ACCESS, expires_in, about))
        return token

    def revoke_tokens(self, *, refresh: bool = False) -> int:
        """End the access tokens that were issued; returns how many tokens there were.

        Args:
            refresh: Whether those that renew them end, too.
        """
        count: int = self.run(lambda: self.service.site.revoke_tokens(refresh=refresh))
        return count

    @contextmanager
    def hold_work(self) -> Iterator[None]:
        """Let no work begin during a block that may become a job; at its end, it begins."""
        work = self.service.site.work
        self.run(work.hold)
        try:
            yield
        finally:
            self.run(work.release)

    def reset(self) -> None:
        """Make everything what it was right after the start, and forget the requests so far."""
        self.run(lambda: self.service.reset())
