"""What a described service is filled with at the start: records, files, tables."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import orjson

from files_mock_server.problems import Problem
from files_mock_server.services.document import DescriptionError, Document
from files_mock_server.services.kinds import Kind, Kinds
from files_mock_server.services.schemas import Schemas

LARGEST = 64 << 20
"""Bytes of a seed file."""

Seed = Mapping[str, list[dict[str, Any]]]


def read_seed(source: str | PathLike[str] | Mapping[str, Any] | None) -> dict[str, list[dict[str, Any]]]:
    """Read records by the name of their schema.

    Args:
        source: Path of a JSON file, or the object itself; None for nothing.

    Raises:
        DescriptionError: If it cannot be read, or is something else.
    """
    if source is None:
        return {}
    name = "seed" if isinstance(source, Mapping) else str(source)
    given: Any = source if isinstance(source, Mapping) else _decoded(Path(source))
    if not isinstance(given, Mapping):
        raise DescriptionError(f"{name}: must be an object with a list of records for each schema")
    for collection, records in given.items():
        if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
            raise DescriptionError(f"{name}: {collection} must be a list of records, which are objects")
    return {str(collection): list(records) for collection, records in given.items()}


def _decoded(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise DescriptionError(f"{path}: {error.strerror or error}") from None
    if len(text) > LARGEST:
        raise DescriptionError(f"{path}: a seed has at most {LARGEST} bytes")
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise DescriptionError(f"{path}: not valid JSON: {error}") from None


def checked(
    seed: Seed, name: str, kinds: Kinds, schemas: Schemas, known: set[str]
) -> list[tuple[Kind, dict[str, Any]]]:
    """The records of a seed with their kinds, in their order.

    Args:
        seed: The records by collection.
        name: What errors call the seed.
        kinds: The kinds of records.
        schemas: What their attributes may be.
        known: Names of the collections.

    Raises:
        DescriptionError: If a collection is unknown, or an attribute is not what its schema says.
    """
    found: list[tuple[Kind, dict[str, Any]]] = []
    for collection, records in seed.items():
        if collection not in known:
            raise DescriptionError(f"{name}.{collection} is no collection; there are: {', '.join(sorted(known))}")
        kind = kinds.of(collection)
        for index, record in enumerate(records):
            place = f"{name}.{collection}[{index}]"
            _check(kind, record, schemas, place)
            found.append((kind, record))
    return found


def _check(kind: Kind, record: Mapping[str, Any], schemas: Schemas, place: str) -> None:
    for attribute, value in record.items():
        try:
            schemas.check(kind.properties.get(attribute, True), value, f"{place}.{attribute}")
        except Problem as problem:
            raise DescriptionError(problem.message.removeprefix("Parameter ")) from None


def sandboxes(document: Document) -> Iterator[tuple[str, dict[str, bytes], list[str]]]:
    """The files and SQL statements of each sandbox that a document fills, with the key of its connection.

    Raises:
        DescriptionError: If something about one cannot be.
    """
    place = "x-mock.sandboxes"
    for key, given in document.mapping(document.mock.get("sandboxes"), place).items():
        where = f"{place}.{key}"
        sandbox = document.mapping(given, where)
        if unknown := sandbox.keys() - {"files", "sql"}:
            raise document.error(f"{where}.{min(unknown)}", "is no option here; there are: files, sql")
        files = document.mapping(sandbox.get("files"), f"{where}.files")
        contents = {str(name): _content(document, f"{where}.files.{name}", one) for name, one in files.items()}
        statements = document.sequence(sandbox.get("sql"), f"{where}.sql")
        yield key, contents, [str(one) for one in statements]


def _content(document: Document, place: str, given: Any) -> bytes:
    if isinstance(given, str):
        return given.encode()
    try:
        return base64.b64decode(document.mapping(given, place)["base64"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise document.error(place, 'must be text, or {base64: "…"}') from None
