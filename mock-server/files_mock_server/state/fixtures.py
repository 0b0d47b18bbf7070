"""Fixtures: what a server is to be filled with, read from JSON, a folder or a zip archive, and checked.

A fixture is a JSON object with any of these members::

    {"users": [{"username": "ann", "password": "secret"}],
     "groups": [{"name": "staff", "users": ["ann"], "admins": []}],
     "folders": ["in", "out/done"],
     "files": {"in/a.txt": "text",
               "in/b.bin": {"base64": "AAEC", "mtime": "2026-01-31T12:00:00Z"},
               "in/c.bin": {"size": 1000000, "seed": 7}},
     "permissions": [{"path": "in", "username": "ann", "permission": "readonly"}],
     "api_keys": [{"key": "annskey", "username": "ann", "name": "of ann"}],
     "records": {"automation": [{"automation": "copy_file", "path": "in"}]},
     "bulk": [{"path": "big", "files": 1000000, "size": 0}]}

Members of users, groups, permissions, API keys and records are those of the API. Nothing here touches a server.
"""

from __future__ import annotations

import base64
import binascii
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson

from files_mock_server.numeric import is_integer
from files_mock_server.paths import RemotePath, check_folder_names, parse_path
from files_mock_server.problems import Problem
from files_mock_server.times import from_seconds, parse

_MAX_BULK = 10_000_000
_MAX_BULK_SIZE = 1 << 26  # bytes; one blob that is made in memory
_MAX_SIZE = 1 << 40
_MAX_UNZIPPED = 1 << 30  # bytes of an archive's files together


@dataclass(frozen=True, slots=True)
class FileSpec:
    """A file to make.

    Attributes:
        path: Where.
        content: Its bytes; a local file to copy; or (bytes, seed) for made-up ones.
        mtime: Its ``provided_mtime`` in microseconds since the epoch, None for none.
        place: Where the fixture says so, for errors.
    """

    path: RemotePath
    content: bytes | Path | tuple[int, int]
    mtime: int | None
    place: str


@dataclass(frozen=True, slots=True)
class Bulk:
    """Many files of the same content in one new folder.

    Attributes:
        path: The folder.
        files: How many.
        size: Bytes of each; all are zero.
        place: Where the fixture says so, for errors.
    """

    path: RemotePath
    files: int
    size: int
    place: str


@dataclass(frozen=True, slots=True)
class Fixture:
    """What a server is to be filled with; the attributes are the members of the JSON object."""

    users: Sequence[Mapping[str, Any]] = ()
    groups: Sequence[Mapping[str, Any]] = ()
    folders: Sequence[RemotePath] = ()
    files: Sequence[FileSpec] = ()
    permissions: Sequence[Mapping[str, Any]] = ()
    api_keys: Sequence[Mapping[str, Any]] = ()
    records: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    bulk: Sequence[Bulk] = ()


def wrong(place: str, message: str) -> Problem:
    """The problem of something in a fixture.

    Args:
        place: Where, such as ``files["a/b"].size``.
        message: What is wrong, such as ``must be a number``.
    """
    return Problem("bad-request/request-params-invalid", f"{place} {message}.", data={"param": place})


def load(source: str | os.PathLike[str] | Mapping[str, Any]) -> Fixture:
    """The fixture that a folder, a JSON file or a decoded JSON object holds.

    Args:
        source: A path, or the object. A folder's files keep their times; links to files are followed.

    Raises:
        Problem: ``bad-request/request-params-invalid``, saying what is wrong where.
    """
    if isinstance(source, Mapping):
        return from_json(source)
    path = Path(source)
    if path.is_dir():
        return from_folder(path)
    try:
        return from_json(orjson.loads(path.read_bytes()))
    except OSError as error:
        raise wrong(str(path), f"cannot be read: {error.strerror}") from None
    except orjson.JSONDecodeError as error:
        raise wrong(str(path), f"is not valid JSON: {error}") from None


def from_json(value: Any) -> Fixture:
    """The fixture that a decoded JSON object describes; the errors are those of :func:`load`."""
    if not isinstance(value, Mapping):
        raise wrong("The fixture", "must be a JSON object")
    for name in value:
        if name not in _READERS:
            raise wrong(f"{name}", f"is no member of a fixture; they are {', '.join(_READERS)}")
    return _distinct(Fixture(**{name: _READERS[name](name, part) for name, part in value.items()}))


def from_folder(folder: Path) -> Fixture:
    """The fixture of a local folder's files and folders; the errors are those of :func:`load`."""
    folders: list[RemotePath] = []
    files: list[FileSpec] = []
    for parent, names_of_folders, names_of_files in os.walk(folder):
        names_of_folders.sort()
        below = Path(parent).relative_to(folder)
        folders += [_folder(str(Path(parent, name)), (below / name).as_posix()) for name in names_of_folders]
        for name in sorted(names_of_files):
            source = Path(parent, name)
            if source.is_file():
                mtime = source.stat().st_mtime_ns // 1000
                files.append(FileSpec(_path(str(source), (below / name).as_posix()), source, mtime, str(source)))
    return _distinct(Fixture(folders=folders, files=files))


def from_zip(data: bytes) -> Fixture:
    """The fixture of a zip archive's files and folders, whose times are taken as UTC.

    Args:
        data: The archive.

    Raises:
        Problem: ``bad-request/request-params-invalid``.
    """
    folders: list[RemotePath] = []
    files: list[FileSpec] = []
    left = _MAX_UNZIPPED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    folders.append(_folder(info.filename, info.filename))
                    continue
                with archive.open(info) as member:
                    content = member.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise wrong(info.filename, f"makes the files more than {_MAX_UNZIPPED} bytes together")
                files.append(FileSpec(_path(info.filename, info.filename), content, _zip_time(info), info.filename))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise wrong("The archive", f"cannot be read: {error}") from None
    return _distinct(Fixture(folders=folders, files=files))


def _zip_time(info: zipfile.ZipInfo) -> int | None:
    try:
        return from_seconds(datetime(*info.date_time, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _distinct(fixture: Fixture) -> Fixture:
    """The fixture, if no two of its files are the same to the service and none is a folder too."""
    seen: dict[str, str] = {}
    for file in fixture.files:
        if file.path.key in seen:
            raise wrong(file.place, f"is the same path as {seen[file.path.key]}")
        seen[file.path.key] = file.place
    for folder in fixture.folders:
        if folder.key in seen:
            raise wrong(seen[folder.key], f"is a file, but there is a folder {folder.text!r} too")
    return fixture


def _path(place: str, text: Any) -> RemotePath:
    if not isinstance(text, str) or any("\ud800" <= char <= "\udfff" for char in text):
        raise wrong(place, "must be a path of valid Unicode")
    try:
        path = parse_path(text)
        check_folder_names(path.parent)
    except Problem as problem:
        raise wrong(place, f"is no possible path: {problem.message.rstrip('.')}") from None
    if not path.segments:
        raise wrong(place, "must be a path below the root")
    return path


def _folder(place: str, text: Any) -> RemotePath:
    path = _path(place, text)
    try:
        check_folder_names(path)
    except Problem as problem:
        raise wrong(place, f"is no possible folder: {problem.message.rstrip('.')}") from None
    return path


def _objects(place: str, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise wrong(place, "must be a list of objects")
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            raise wrong(f"{place}[{index}]", "must be an object")
    return [dict(item) for item in value]


def _folders(place: str, value: Any) -> list[RemotePath]:
    if not isinstance(value, list):
        raise wrong(place, "must be a list of paths")
    return [_folder(f"{place}[{index}]", item) for index, item in enumerate(value)]


def _records(place: str, value: Any) -> dict[str, list[dict[str, Any]]]:
    if not isinstance(value, dict):
        raise wrong(place, "must be an object of lists by resource")
    return {name: _objects(f'{place}["{name}"]', rows) for name, rows in value.items()}


def _files(place: str, value: Any) -> list[FileSpec]:
    if not isinstance(value, dict):
        raise wrong(place, "must be an object of contents by path")
    return [_file(f'{place}["{path}"]', path, content) for path, content in value.items()]


_KINDS = ("text", "base64", "size")


def _file(place: str, path: str, value: Any) -> FileSpec:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise wrong(place, "must be the text, or an object with text, base64 or size")
    _check_names(place, value, (*_KINDS, "seed", "mtime"))
    if sum(name in value for name in _KINDS) != 1:
        raise wrong(place, "must have exactly one of text, base64 and size")
    return FileSpec(_path(place, path), _content(place, value), _time(f"{place}.mtime", value.get("mtime")), place)


def _time(place: str, value: Any) -> int | None:
    if value is None:
        return None
    try:
        if isinstance(value, str):
            return parse(value)
    except Problem:
        pass  # told below, with the place
    raise wrong(place, "must be an ISO 8601 time")


def _content(place: str, value: Mapping[str, Any]) -> bytes | tuple[int, int]:
    if "size" in value:
        seed = _count(f"{place}.seed", value.get("seed", 0), 0, 1 << 62)
        return _count(f"{place}.size", value["size"], 0, _MAX_SIZE), seed
    if "seed" in value:
        raise wrong(f"{place}.seed", "goes with size only")
    if "text" in value:
        if not isinstance(value["text"], str):
            raise wrong(f"{place}.text", "must be a string")
        return value["text"].encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(value["base64"], validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise wrong(f"{place}.base64", "must be bytes in base64") from None


def _bulk(place: str, value: Any) -> list[Bulk]:
    if isinstance(value, dict):
        value = [value]
    found = []
    for index, item in enumerate(_objects(place, value)):
        here = f"{place}[{index}]"
        _check_names(here, item, ("path", "files", "size"))
        path = _folder(f"{here}.path", item.get("path"))
        files = _count(f"{here}.files", item.get("files"), 1, _MAX_BULK)
        found.append(Bulk(path, files, _count(f"{here}.size", item.get("size", 0), 0, _MAX_BULK_SIZE), here))
    return found


def _check_names(place: str, value: Mapping[str, Any], names: Sequence[str]) -> None:
    for name in value:
        if name not in names:
            raise wrong(f"{place}.{name}", f"is unknown; there are {', '.join(names)}")


def _count(place: str, value: Any, least: int, most: int) -> int:
    if not is_integer(value) or not least <= value <= most:
        raise wrong(place, f"must be a whole number from {least} to {most}")
    return int(value)


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "users": _objects,
    "groups": _objects,
    "folders": _folders,
    "files": _files,
    "permissions": _objects,
    "api_keys": _objects,
    "records": _records,
    "bulk": _bulk,
}
