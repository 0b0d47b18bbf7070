"""Reads an OpenAPI document from YAML or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

import orjson

LARGEST = 32 << 20
"""Bytes of a document."""

_MOST_VALUES = 2_000_000  # a document of a few bytes can stand for very many, by references inside YAML
_DEEPEST = 100


class DescriptionError(Exception):
    """A description that cannot be served; the message says where, what is wrong and what was expected."""


class Document:
    """An OpenAPI document.

    Args:
        root: The decoded document.
        name: What errors call it, such as its path.

    Raises:
        DescriptionError: If it is no OpenAPI 3 document.
    """

    def __init__(self, root: Mapping[str, Any], name: str) -> None:
        self.name = name
        version = root.get("openapi")
        if not (isinstance(version, str) and version.startswith("3.")):
            raise self.error("openapi", f"must be the version of an OpenAPI 3 document, such as 3.1.0, not {version!r}")
        if not isinstance(root.get("paths"), dict):
            raise self.error("paths", "must be an object with the paths of the service")
        self.root = dict(root)
        self.mock: dict[str, Any] = self.mapping(root.get("x-mock"), "x-mock")
        """What the document's own ``x-mock`` says."""

    @property
    def title(self) -> str:
        """The name of the service."""
        info = self.root.get("info")
        title = info.get("title") if isinstance(info, dict) else None
        return str(title) if title else "service"

    def error(self, place: str, what: str) -> DescriptionError:
        """The error of something in the document.

        Args:
            place: Dotted.
            what: What is wrong with it.
        """
        return DescriptionError(f"{self.name}: {place} {what}")

    def mapping(self, value: Any, place: str) -> dict[str, Any]:
        """A value of the document that is an object; an empty one if it is not there.

        Raises:
            DescriptionError: If it is something else.
        """
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.error(place, f"must be an object, not {value!r:.80}")
        return value

    def sequence(self, value: Any, place: str) -> list[Any]:
        """A value of the document that is a list; an empty one if it is not there.

        Raises:
            DescriptionError: If it is something else.
        """
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.error(place, f"must be a list, not {value!r:.80}")
        return value

    def follow(self, value: Any, place: str) -> dict[str, Any]:
        """An object of the document, or the one that its ``$ref`` leads to.

        Raises:
            DescriptionError: If it leads nowhere, out of the document, or in a circle.
        """
        given = self.mapping(value, place)
        for _ in range(_DEEPEST):
            reference = given.get("$ref")
            if reference is None:
                return given
            beside = {name: one for name, one in given.items() if name != "$ref"}
            given = {**self.mapping(self._at(reference, place), place), **beside}
        raise self.error(place, "has a $ref that leads in a circle")

    def _at(self, reference: Any, place: str) -> Any:
        if not (isinstance(reference, str) and reference.startswith("#/")):
            raise self.error(place, f"must have a $ref inside this document, such as #/components/…, not {reference!r}")
        here: Any = self.root
        for step in reference[2:].split("/"):
            name = step.replace("~1", "/").replace("~0", "~")
            if not (isinstance(here, dict) and name in here):
                raise self.error(place, f"has a $ref that leads nowhere: {reference}")
            here = here[name]
        return here


def load(source: str | PathLike[str] | Mapping[str, Any]) -> Document:
    """Read a document.

    Args:
        source: Path of a file in YAML or JSON, or the decoded document.

    Raises:
        DescriptionError: If it cannot be read, or is no OpenAPI 3 document.
    """
    if isinstance(source, Mapping):
        return Document(_plain(source, "the description"), "the description")
    path = Path(source)
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise DescriptionError(f"{path}: {error.strerror or error}") from None
    if len(text) > LARGEST:
        raise DescriptionError(f"{path}: a description has at most {LARGEST} bytes")
    decoded = _plain(_decoded(text, path), str(path))
    if not isinstance(decoded, dict):
        raise DescriptionError(f"{path}: must be an OpenAPI document, which is an object")
    return Document(decoded, str(path))


def _decoded(text: bytes, path: Path) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        if path.suffix == ".json":
            raise DescriptionError(f"{path}: not valid JSON: {error}") from None
    try:
        import yaml
    except ImportError:
        message = 'needs PyYAML to be read: pip install "files-style-mock-server[spec]", or give the document as JSON'
        raise DescriptionError(f"{path}: {message}") from None
    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        first_line = " ".join(str(error).split())[:300]
        raise DescriptionError(f"{path}: not valid YAML: {first_line}") from None


def _plain(value: Any, name: str) -> Any:
    """A decoded document as JSON has it: names are text, times are ISO 8601."""
    count = 0

    def plain(one: Any, depth: int) -> Any:
        nonlocal count
        count += 1
        if depth > _DEEPEST or count > _MOST_VALUES:
            raise DescriptionError(f"{name}: lies too deep in itself, or has too many values")
        if isinstance(one, Mapping):
            return {_text(key): plain(inner, depth + 1) for key, inner in one.items()}
        if isinstance(one, list | tuple):
            return [plain(inner, depth + 1) for inner in one]
        if one is None or isinstance(one, str | int | float):
            return one
        return one.isoformat() if isinstance(one, date) else str(one)

    return plain(value, 0)


def _text(key: Any) -> str:
    if isinstance(key, bool):  # YAML 1.1 takes on, off, yes and no for truth values
        return "on" if key else "off"
    return str(key)
