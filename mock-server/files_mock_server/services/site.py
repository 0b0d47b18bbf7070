"""The state of one described service."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import shutil
import tempfile
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import ClientSession

from files_mock_server.config import Config
from files_mock_server.files.blobs import Blobs
from files_mock_server.services import seeds
from files_mock_server.services.executors import database, sandbox, web
from files_mock_server.services.service import Described
from files_mock_server.services.stock import Stock
from files_mock_server.services.tokens import ACCESS, REFRESH, Tokens
from files_mock_server.services.work import Work
from files_mock_server.state.clock import Clock
from files_mock_server.store.cursors import Cursors
from files_mock_server.store.database import Database, DataFolderError
from files_mock_server.store.signing import Signer

OBJECTS = "/objects"
"""Collection of what was put to signed URLs."""

_LONGEST_NAME = 150


class SpecSite:
    """The state of one described service. Create and use it in the thread of the event loop.

    Args:
        described: The service.
        config: Settings.
        seed: Records beside those of the description, for a new state.

    Raises:
        DataFolderError: If the data folder cannot be used.
        DescriptionError: If the state cannot be filled as it was asked for.
    """

    def __init__(self, described: Described, config: Config, seed: seeds.Seed) -> None:
        self.described = described
        self.config = config
        self.clock = Clock(config.clock)
        self.origin: Callable[[], str] = str
        """Tells scheme and address of this server."""
        self._seed = self._checked_seed(seed)
        self._sandboxes = list(seeds.sandboxes(described.document))
        self._temporary = Path(tempfile.mkdtemp(prefix="files-mock-")) if config.data is None else None
        self.folder = self._temporary or Path(config.data or ".")
        try:
            self._open()
        except BaseException:
            self._remove_temporary()
            raise

    def _open(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataFolderError(f"cannot make the data folder {self.folder}: {error.strerror}") from error
        kept = "NORMAL" if self._temporary is None else "OFF"
        self.db = Database(self.folder / "state.sqlite3", sync="FULL" if self.config.durable else kept)
        self.worker = ThreadPoolExecutor(4, thread_name_prefix="files-mock-worker")
        try:
            self._prepare()
        except BaseException:
            self.worker.shutdown()
            self.db.close()
            raise

    def _prepare(self) -> None:
        if self.db.meta("described") is None and self.db.meta("secret") is not None:
            raise DataFolderError(f"{self.folder} is the data folder of another kind of server; choose another folder")
        self.db.set_meta("described", self.described.document.title)
        self.blobs = Blobs(self.folder, durable=self.config.durable)
        self.signer = Signer(bytes.fromhex(self._kept("secret", lambda: secrets.token_hex(32))))
        self.cursors = Cursors(self.signer)
        parents = self.described.subjects.parents
        self.stock = Stock(self.db, self.described.schemas, parents, self.clock, self._with_origin)
        self.records = self.stock.records
        self.tokens = Tokens(self.records, self.clock)
        self.keys = self.config.api_keys or (self._kept("generated_api_key", lambda: secrets.token_urlsafe(24)),)
        self.work = Work()
        self._sender: ClientSession | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self.is_inherited = self.db.meta("planted") is not None
        """Whether an earlier run filled the data folder, so that it was not filled anew."""
        if not self.is_inherited:
            self.plant()
        self.blobs.sweep(self._is_referenced)

    def _kept(self, name: str, make: Callable[[], str]) -> str:
        """A value that is made up at the first start."""
        value = self.db.meta(name)
        if value is None:
            value = make()
            self.db.set_meta(name, value)
        return value

    def _checked_seed(self, seed: seeds.Seed) -> list[tuple[Any, dict[str, Any]]]:
        found: list[tuple[Any, dict[str, Any]]] = []
        described = self.described
        name = f"{described.document.name}: x-mock.seed"
        for given, called in ((seeds.read_seed(described.options.seed), name), (seed, "seed")):
            found += seeds.checked(given, called, described.kinds, described.schemas, described.collections)
        return found

    def plant(self) -> None:
        """Fill an empty state as it was asked for.

        Raises:
            DescriptionError: If files or statements of a sandbox cannot be.
            Problem: If two records have the same key.
        """
        with self.db.transaction():
            for kind, record in self._seed:
                self.stock.insert(kind, record, {}, told=True)
        for key, files, statements in self._sandboxes:
            place = f"{self.described.document.name}: x-mock.sandboxes.{key}"
            sandbox.plant(self.sandbox(key), files, place)
            if statements:
                database.plant(self.database(key), statements, place)
        self.db.set_meta("planted", "yes")

    async def reset(self) -> None:
        """Make everything what it was right after the first start; tokens are no longer good."""
        await self.cancel_work()
        blobs = [data["blob"] for data in self.records.all(OBJECTS)]
        with self.db.transaction():
            for table in ("records", "sequences", "uniques"):
                self.db.run(f"DELETE FROM {table}")  # noqa: S608 - the names are ours
        self.blobs.remove(blobs)
        for name in ("sandboxes", "databases"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.clock.reset()
        self.work.release()
        self.plant()

    def _with_origin(self, value: Any) -> Any:
        """A value that was brought along, with this server's origin where it asks for that."""
        if isinstance(value, str):
            return value.replace("{server}", self.origin()) if "{server}" in value else value
        if isinstance(value, Mapping):
            return {name: self._with_origin(inner) for name, inner in value.items()}
        return [self._with_origin(inner) for inner in value] if isinstance(value, list) else value

    def _is_referenced(self, blob: str) -> bool:
        return self.records.lookup(OBJECTS, "blob", blob) is not None

    def sandbox(self, key: Any) -> Path:
        """The folder of a connection's files, which need not exist."""
        return self.folder / "sandboxes" / _file_name(key)

    def database(self, key: Any) -> Path:
        """The file of a connection's tables, which need not exist."""
        return self.folder / "databases" / f"{_file_name(key)}.sqlite3"

    @property
    def sender(self) -> ClientSession:
        """What executors send HTTP requests by."""
        if self._sender is None:
            self._sender = web.session()
        return self._sender

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run something in the background, until it is done or the server stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def in_worker(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run blocking work in a worker thread; it must not touch the records."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, function, *arguments)

    def revoke_tokens(self, *, refresh: bool = False) -> int:
        """End the access tokens; returns how many tokens there were.

        Args:
            refresh: Whether those that renew them end, too.
        """
        return self.tokens.revoke(ACCESS, *((REFRESH,) if refresh else ()))

    async def cancel_work(self) -> None:
        """Stop background work and wait until it has."""
        while self._tasks:
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await asyncio.sleep(0)  # lets the tasks leave the set

    async def close(self) -> None:
        """Stop background work and close the state; a temporary folder is removed."""
        await self.cancel_work()
        if self._sender is not None:
            await self._sender.close()
        self.discard()

    def discard(self) -> None:
        """Close the state when nothing runs any more."""
        self.worker.shutdown(wait=True, cancel_futures=True)
        self.db.close()
        self._remove_temporary()

    def _remove_temporary(self) -> None:
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


def _file_name(key: Any) -> str:
    """The name of a local file for what a key names: no two keys have the same, and none leads elsewhere."""
    text = quote(str(key), safe="", errors="surrogatepass")
    if len(text) > _LONGEST_NAME:
        text = "~" + hashlib.sha256(str(key).encode("utf-8", "surrogatepass")).hexdigest()
    return f"c-{text}"
