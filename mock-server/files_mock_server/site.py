"""One running service: its state and the parts that work on it."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from files_mock_server.config import Config
from files_mock_server.engine.jobs import Jobs
from files_mock_server.engine.seeds import Seeds
from files_mock_server.files.blobs import Blobs, hash_files
from files_mock_server.files.contents import Contents
from files_mock_server.files.housekeeping import Housekeeping
from files_mock_server.files.mounts import Mounts
from files_mock_server.files.trash import Trash
from files_mock_server.files.tree import Tree
from files_mock_server.files.uploads import Uploads
from files_mock_server.files.usage import Usage
from files_mock_server.people.access import Access
from files_mock_server.people.auth import Authenticator, key_digest, password_fields
from files_mock_server.people.limits import Limits
from files_mock_server.people.passwords import random_token
from files_mock_server.state.clock import Clock
from files_mock_server.state.gate import Gate
from files_mock_server.state.live import LiveSettings
from files_mock_server.state.snapshots import Snapshots
from files_mock_server.store.cursors import Cursors
from files_mock_server.store.database import Database, DataFolderError
from files_mock_server.store.records import Records
from files_mock_server.store.signing import Signer
from files_mock_server.table.attachments import Attachments
from files_mock_server.table.routing import RouteTable, load_table
from files_mock_server.table.shapes import Shapes
from files_mock_server.times import from_seconds, iso
from files_mock_server.webhooks import Webhooks


class Site:
    """The state of one server. Create and use it in the thread of the event loop.

    Args:
        config: Settings.

    Raises:
        DataFolderError: If the data folder cannot be used.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.clock = Clock(config.clock)
        self.live = LiveSettings.of(config)
        self.limits = Limits(self.clock)
        self.gate = Gate()
        self.table: RouteTable = load_table()
        self._temporary = Path(tempfile.mkdtemp(prefix="files-mock-")) if config.data is None else None
        folder = self._temporary or Path(config.data or ".")
        _make(folder)
        self.db = self._database(folder)
        self.blobs = Blobs(folder, durable=config.durable)
        self.snapshots = Snapshots(folder, self.db, self.blobs)
        self.records = Records(self.db)
        self.tree = Tree(self.db, Contents(self.db, self.blobs), self.now)
        self.trash = Trash(self.db, self.tree, self.records, self.now)
        self.mounts = Mounts(self.records)
        self.jobs = Jobs(self.records, lambda: self.live)
        self.uploads = Uploads(self.db, self.blobs, self.tree, lambda: self.live.part_size)
        self.usage = Usage(self.tree, self.trash, self.records)
        self.housekeeping = Housekeeping(self.trash, self.uploads)
        self.auth = Authenticator(
            self.db, self.records, accept_any=config.open, session_lifetime=lambda: self.live.session_lifetime
        )
        self.access = Access(self.records)
        self.attachments = Attachments(self.db)
        self.shapes = Shapes(self.table)
        self.webhooks = Webhooks(self.records, self.tree, self.clock, lambda: self.live, config.webhooks_anywhere)
        self.seeds = Seeds(self.table, self.records, self.auth)
        self.resources = frozenset(route.resource for route in self.table.routes if route.operation == "create")
        self.signer = Signer(self._secret())
        self.cursors = Cursors(self.signer)
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="files-mock-worker")
        self.stopping = False
        self.has_leftovers = False
        """Whether work was stopped that may have left blobs, for the next start to sweep."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self.put_credentials()
        self._recover()

    def now(self) -> int:
        """The time in microseconds since the epoch."""
        return from_seconds(self.clock())

    def _database(self, folder: Path) -> Database:
        kept = "NORMAL" if self._temporary is None else "OFF"
        try:
            database = Database(folder / "state.sqlite3", sync="FULL" if self.config.durable else kept)
            if title := database.meta("described"):
                database.close()
                raise DataFolderError(
                    f"{folder} is the data folder of a described service, {title}; choose another folder"
                )
            return database
        except BaseException:
            self._remove_temporary()
            raise

    def _secret(self) -> bytes:
        stored = self.db.meta("secret")
        if stored is None:
            stored = secrets.token_hex(32)
            self.db.set_meta("secret", stored)
        return bytes.fromhex(stored)

    def put_credentials(self) -> None:
        """Make sure that there is an admin, and the users and keys that were asked for."""
        generated: dict[str, str] = {}
        with self.db.transaction():
            for name, password in self.config.users.items():
                self._put_admin(name, password)
            if not any(user.get("site_admin") for user in self.records.all("user")):
                generated["password"] = random_token(16)
                self._put_admin("admin", generated["password"])
            admin = next(user["id"] for user in self.records.all("user") if user.get("site_admin"))
            keys = list(self.config.api_keys)
            if not keys and not self.records.all("api_key"):
                generated["api_key"] = random_token()
                keys = [generated["api_key"]]
            for key in keys:
                if self.records.lookup("api_key", "key", key_digest(key)) is None:
                    data = {"name": "mock", "user_id": admin, "created_at": iso(self.now()), "permission_set": "full"}
                    self.records.insert("api_key", data, unique={"key": key_digest(key)})
            for name, value in generated.items():
                self.db.set_meta(f"generated_{name}", value)

    def _put_admin(self, name: str, password: str) -> None:
        id = self.records.lookup("user", "username", name.casefold())
        private = password_fields(password)
        if id is not None:
            self.records.update("user", id, {"site_admin": True}, private=private)
            return
        data = {"username": name, "name": name, "site_admin": True, "created_at": iso(self.now())}
        self.records.insert("user", data, private=private, unique={"username": name.casefold()})

    def generated(self, name: str) -> str | None:
        """The ``password`` of the user ``admin`` or the ``api_key`` that was made up because none was given."""
        return self.db.meta(f"generated_{name}")

    def _recover(self) -> None:
        """Tidy up after the last run: end what nobody goes on with; after a crash, delete what nothing refers to."""
        with self.db.transaction():
            self.jobs.fail_unfinished()
        if self.db.meta("clean") == "no":
            self.blobs.sweep(self._is_referenced)
        self.db.set_meta("clean", "no")

    def _is_referenced(self, blob: str) -> bool:
        return bool(
            self.db.one("SELECT 1 FROM segments WHERE blob=?", (blob,))
            or self.db.one("SELECT 1 FROM upload_parts WHERE blob=?", (blob,))
        )

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run something in the background, until it is done or the server stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def in_worker(self, function: Any, *arguments: Any) -> Any:
        """Run blocking work in the worker thread; it must not touch the database."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, function, *arguments)

    def start(self) -> None:
        """Begin background work; call it on the running loop."""
        self.housekeeping.start()
        for (content,) in self.db.all("SELECT id FROM contents WHERE md5 IS NULL"):
            self.spawn(self.hash_content(content))

    async def hash_content(self, content: int) -> None:
        """Compute the MD5 of a content that was too big to hash while it arrived."""
        names = [name for name, _ in self.tree.contents.segments(content)]
        with self.blobs.pinned(names):
            try:
                paths = [self.blobs.path(name) for name in names]
                _, md5 = await self.in_worker(hash_files, paths, lambda: self.stopping)
            except (OSError, RuntimeError):
                return  # deleted meanwhile, or the server stops: a restart tries again
            self.db.run("UPDATE contents SET md5=? WHERE id=?", (md5, content))

    async def cancel_background(self) -> None:
        """Stop background work and wait until it has."""
        while self._tasks:
            self.has_leftovers = True
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await asyncio.sleep(0)  # lets the tasks leave the set
        await self.webhooks.stop()

    def refresh(self) -> None:
        """Go by the rows that are there, after all of them were replaced; call it on the running loop."""
        self.seeds.look_again()
        self.jobs.fail_unfinished()
        self.start()

    async def close(self) -> None:
        """Stop background work and close the state; a temporary folder is removed."""
        self.stopping = True
        self.housekeeping.stop()
        await self.cancel_background()
        self.worker.shutdown(wait=True, cancel_futures=True)
        self.db.set_meta("clean", "no" if self.has_leftovers else "yes")
        self.db.close()
        self._remove_temporary()

    def _remove_temporary(self) -> None:
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderError(f"cannot make the data folder {folder}: {error.strerror}") from error
