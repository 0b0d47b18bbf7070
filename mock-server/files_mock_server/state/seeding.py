"""Fills a running server from a fixture: all of it or nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import BEHAVIOURS, Call, Reply
from files_mock_server.files.blobs import Blob, Blobs
from files_mock_server.files.tree import FILE
from files_mock_server.paths import RemotePath
from files_mock_server.people.auth import key_digest
from files_mock_server.problems import Problem
from files_mock_server.site import Site
from files_mock_server.state.fixtures import Bulk, FileSpec, Fixture, wrong
from files_mock_server.table.routing import Route
from files_mock_server.table.validate import check_params, coerce

_BLOCK = 1 << 20
_FIRST = "workspace"  # users and all the others may belong to one
_OWN_SECTIONS = {"user": "users", "group": "groups", "permission": "permissions", "api_key": "api_keys"}
_OWN_SECTIONS |= {"file": "files", "folder": "folders"}

_UNLISTED = {"user": ("totp_secret", "type_of_2fa")}  # parameters that handlers take beside those of the table


async def seed(site: Site, fixture: Fixture) -> dict[str, int]:
    """Put what a fixture says into the state, in the name of the first site admin.

    Files replace those that exist; folders that exist stay. Nothing of it is written to the history.

    Args:
        site: The service.
        fixture: What to put there.

    Returns:
        How many of each there are in it.

    Raises:
        Problem: If something cannot be, saying which; then nothing has changed.
    """
    files = [*fixture.files, *(_file_of(bulk) for bulk in fixture.bulk)]
    blobs: list[Blob] = await site.in_worker(_store_all, site.blobs, files, lambda: site.stopping)
    try:
        await site.gate.passed()
        with site.db.transaction():
            _Seeding(site).put(fixture, blobs)
    except BaseException:
        site.blobs.remove([blob.name for blob in blobs])
        raise
    site.tree.forget()
    return {
        "users": len(fixture.users),
        "groups": len(fixture.groups),
        "folders": len(fixture.folders),
        "files": len(fixture.files) + sum(bulk.files for bulk in fixture.bulk),
        "permissions": len(fixture.permissions),
        "api_keys": len(fixture.api_keys),
        "records": sum(map(len, fixture.records.values())),
    }


def _file_of(bulk: Bulk) -> FileSpec:
    return FileSpec(bulk.path, bytes(bulk.size), None, bulk.place)


def _store_all(blobs: Blobs, files: Sequence[FileSpec], stopped: Callable[[], bool]) -> list[Blob]:
    stored: list[Blob] = []
    try:
        for file in files:
            stored.append(_store(blobs, file, stopped))  # noqa: PERF401 - what is stored so far must be known
    except BaseException:
        blobs.remove([blob.name for blob in stored])
        raise
    return stored


def _store(blobs: Blobs, file: FileSpec, stopped: Callable[[], bool]) -> Blob:
    content = file.content
    if isinstance(content, bytes):
        return blobs.store(content)

    def write(target: Path) -> None:
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        elif isinstance(content, tuple):
            _make_up(target, *content, stopped)

    try:
        return blobs.store_with(write, stopped)
    except OSError as error:
        raise wrong(file.place, f"cannot be stored: {error.strerror or error}") from None


def _make_up(target: Path, size: int, seed: int, stopped: Callable[[], bool]) -> None:
    """Write pseudo-random bytes, the same for the same size and seed."""
    source = random.Random(seed)  # noqa: S311 - contents of test files
    with open(target, "wb") as file:
        for begin in range(0, size, _BLOCK):
            if stopped():
                raise InterruptedError("the server stops")
            file.write(source.randbytes(min(_BLOCK, size - begin)))


class _Seeding:
    """Puts a fixture into the state; use it in a transaction."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._admin = site.auth.first_admin()
        self._routes = {route.resource: route for route in site.table.routes if route.operation == "create"}

    def put(self, fixture: Fixture, blobs: Sequence[Blob]) -> None:
        self._put_records(fixture, _FIRST)
        for index, user in enumerate(fixture.users):
            self._create("user", user, f"users[{index}]")
        for index, group in enumerate(fixture.groups):
            self._put_group(group, f"groups[{index}]")
        for folder in fixture.folders:
            self._put_folder(folder)
        for file, blob in zip(fixture.files, blobs, strict=False):
            self._put_file(file, blob)
        for bulk, blob in zip(fixture.bulk, blobs[len(fixture.files) :], strict=True):
            self._put_bulk(bulk, blob)
        for index, permission in enumerate(fixture.permissions):
            self._create("permission", permission, f"permissions[{index}]")
        for index, key in enumerate(fixture.api_keys):
            self._put_key(key, f"api_keys[{index}]")
        for resource in fixture.records:
            if resource != _FIRST:
                self._put_records(fixture, resource)

    def _put_records(self, fixture: Fixture, resource: str) -> None:
        for index, row in enumerate(fixture.records.get(resource, ())):
            self._put_record(resource, row, f'records["{resource}"][{index}]')

    def _put_group(self, given: Mapping[str, Any], place: str) -> None:
        values = dict(given)
        for name, target in (("users", "user_ids"), ("admins", "admin_ids")):
            if name not in values:
                continue
            members = values.pop(name)
            if not isinstance(members, list):
                raise wrong(f"{place}.{name}", "must be a list of user names")
            ids = [self._user(member, f"{place}.{name}[{at}]") for at, member in enumerate(members)]
            values[target] = ",".join(map(str, ids))
        self._create("group", values, place)

    def _user(self, name: Any, place: str) -> int:
        id = self._site.records.lookup("user", "username", name.casefold()) if isinstance(name, str) else None
        if id is None:
            raise wrong(place, "must be the name of a user")
        return id

    def _put_folder(self, path: RemotePath) -> None:
        existing = self._site.tree.find(path)
        if existing is not None and not existing.node.is_folder:
            raise wrong(f"The folder {path.text!r}", "exists as a file")
        if existing is None:
            self._made(path, lambda: self._site.tree.make_folder(path, mkdir_parents=True))

    def _put_file(self, file: FileSpec, blob: Blob) -> None:
        content = self._site.tree.contents.add_blob(blob)
        extra: dict[str, Any] = {"created_by_id": self._admin.user_id}
        if file.mtime is not None:
            extra["provided_mtime"] = file.mtime
        tree = self._site.tree
        self._made(file.path, lambda: tree.put_file(file.path, content, blob.size, mkdir_parents=True, extra=extra))

    def _made(self, path: RemotePath, make: Callable[[], Any]) -> None:
        try:
            make()
        except Problem as problem:
            raise wrong(repr(path.text), f"cannot be made: {problem.message.rstrip('.')}") from None

    def _put_bulk(self, bulk: Bulk, blob: Blob) -> None:
        """A row each, by one statement; the names sort by number, which makes the indexes grow at their ends."""
        site = self._site
        self._put_folder(bulk.path)
        folder = site.tree.require(bulk.path)
        if site.tree.children(folder.node.id, limit=1):
            raise wrong(f"{bulk.place}.path", "must be a folder that is empty or does not exist")
        content = site.tree.contents.add_blob(blob)
        site.db.run(
            "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM counted WHERE n<?) "
            "INSERT INTO nodes(parent, name, key, kind, size, mtime, created, content) "
            "SELECT ?, printf('file-%08d.bin', n), printf('file-%08d.bin', n), ?, ?, ?, ?, ? FROM counted",
            (bulk.files, folder.node.id, FILE, blob.size, site.now(), site.now(), content),
        )

    def _put_key(self, given: Mapping[str, Any], place: str) -> None:
        values = dict(given)
        key, name = values.pop("key", None), values.pop("username", None)
        if not isinstance(key, str) or not (key.isascii() and key.isalnum()):
            raise wrong(f"{place}.key", "must be letters and digits")
        if name is not None:
            values["user_id"] = self._user(name, f"{place}.username")
        if self._site.records.lookup("api_key", "key", key_digest(key)) is not None:
            raise wrong(f"{place}.key", "is the key of somebody already")
        record = self._create("api_key", {"name": f"seeded {place}", **values}, place)
        self._site.records.update("api_key", int(record["id"]), {}, unique={"key": key_digest(key)})

    def _put_record(self, resource: str, row: Mapping[str, Any], place: str) -> None:
        if resource in _OWN_SECTIONS:
            raise wrong(place, f"belongs into {_OWN_SECTIONS[resource]}")
        if resource in self._routes:
            self._create(resource, row, place)
            return
        schema = next((route.schema for route in self._site.table.routes if route.collection == resource), "")
        types = self._site.table.schemas.get(schema)
        if not types:
            raise wrong(f'records["{resource}"]', "is no resource of the API")
        self._site.records.insert(resource, self._typed(row, types, place))
        self._site.db.after_commit(lambda: self._site.seeds.pending.discard(resource))

    def _create(self, resource: str, given: Mapping[str, Any], place: str) -> dict[str, Any]:
        """Make a record as the API's create operation does; attributes that only the service sets may be given too."""
        route = self._routes[resource]
        behaviour = BEHAVIOURS.get((resource, "create")) or generic.behaviour_for(route)
        types = self._site.shapes.of(route).types
        taken = _UNLISTED.get(resource, ())
        params = {name: value for name, value in given.items() if name in route.params or name in taken}
        others = self._typed({name: given[name] for name in given if name not in params}, types, place)
        if behaviour.is_async:
            raise wrong(place, "cannot be seeded: it is no record but an action")
        try:
            result = behaviour.handler(self._call(route, params))
        except Problem as problem:
            data = {**problem.data, "place": place}
            raise Problem(problem.type, f"{place}: {problem.message}", status=problem.status, data=data) from None
        record: dict[str, Any] = (result.body if isinstance(result, Reply) else result) or {}
        if others:
            if "id" not in record:
                raise wrong(place, f"cannot have {', '.join(others)}")
            self._site.records.update(route.collection, int(record["id"]), others)
        return record

    def _call(self, route: Route, params: Mapping[str, Any]) -> Call:
        in_path = {name: str(params[name]) for name in route.positional if name in params}
        checked = check_params(route, params, in_path)
        return Call(self._site, route, self._admin, checked, "http://localhost", {})

    def _typed(self, given: Mapping[str, Any], types: Mapping[str, str], place: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in given.items():
            if name not in types or name == "id":
                raise wrong(f"{place}.{name}", "is no attribute that can be given")
            try:
                found[name] = None if value is None else coerce(name, types[name], value)
            except Problem as problem:
                message = problem.message.removeprefix(f"Parameter {name} ").rstrip(".")
                raise wrong(f"{place}.{name}", message) from None
        return found
