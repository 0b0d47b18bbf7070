"""The route table and the dispatch by verb and path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any
from urllib.parse import unquote

import orjson

from files_mock_server.problems import Problem


@dataclass(frozen=True, slots=True)
class Route:
    """One operation of the service.

    Attributes:
        resource: Resource it belongs to.
        operation: Its name.
        verb: HTTP method.
        path: Template under the base path, such as ``/users/{id}``.
        positional: Names of the values that the path carries.
        params: Parameters by name: ``{"type", "required"?, "fields"?, "values"?}``.
        returns: ``none``, ``object:X``, ``list:X`` or ``array:X``.
        collection: Where the records that it answers are kept; usually the resource.
    """

    resource: str
    operation: str
    verb: str
    path: str
    positional: tuple[str, ...] = ()
    params: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    returns: str = "none"
    collection: str = ""

    @property
    def schema(self) -> str:
        """Name of the record that it returns, empty if none."""
        return self.returns.partition(":")[2]

    @property
    def shape(self) -> str:
        """``none``, ``object``, ``list`` or ``array``."""
        return self.returns.partition(":")[0]


@dataclass(frozen=True, slots=True)
class RouteTable:
    """Everything that the generated table says.

    Attributes:
        base_path: Prefix of every route, such as ``/api/rest/v1``.
        routes: The operations.
        schemas: Attribute types of each record.
    """

    base_path: str
    routes: tuple[Route, ...]
    schemas: Mapping[str, Mapping[str, str]]


def load_table() -> RouteTable:
    """The table that ships with the package."""
    raw = orjson.loads(resources.files("files_mock_server").joinpath("routes.json").read_bytes())
    main = _main_schemas(raw["routes"])
    routes = tuple(_route(entry, _collection(entry, main)) for entry in raw["routes"])
    return RouteTable(raw["base_path"], routes, raw["schemas"])


def _route(entry: Mapping[str, Any], collection: str) -> Route:
    return Route(
        entry["resource"],
        entry["operation"],
        entry["verb"],
        entry["path"],
        tuple(entry.get("positional") or ()),
        entry.get("params") or {},
        entry["returns"],
        collection,
    )


def _main_schemas(entries: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The schema of each resource's own records: that of the object, else of the list, with the shortest path."""
    main: dict[str, str] = {}
    order = {"object": 0, "list": 1, "array": 2}
    answering = [entry for entry in entries if entry["returns"] != "none"]
    for entry in sorted(answering, key=lambda one: (order[one["returns"].partition(":")[0]], one["path"].count("/"))):
        main.setdefault(entry["resource"], entry["returns"].partition(":")[2])
    return main


def _collection(entry: Mapping[str, Any], main: Mapping[str, str]) -> str:
    """The resource itself, or when it answers foreign records the only resource that owns such, else one of its own."""
    resource: str = entry["resource"]
    schema = entry["returns"].partition(":")[2]
    if not schema or schema == main.get(resource):
        return resource
    owners = [owner for owner, owned in main.items() if owned == schema]
    return owners[0] if len(owners) == 1 else f"{resource}.{entry['operation']}"


class _Node:
    __slots__ = ("literals", "tails", "value", "verbs")

    def __init__(self) -> None:
        self.literals: dict[str, _Node] = {}
        self.value: tuple[str, _Node] | None = None  # (name, node) behind a {name} that is one segment
        self.verbs: dict[str, Any] = {}
        self.tails: dict[str, tuple[str, Any]] = {}  # verb to (name, target) of a {path} that takes the rest


class Router:
    """Finds the target of a request in time that does not grow with the number of routes.

    Args:
        base_path: Prefix that every request path must have.
    """

    def __init__(self, base_path: str) -> None:
        self._base = base_path.rstrip("/")
        self._root = _Node()

    def add(self, verb: str, template: str, target: Any) -> None:
        """Register a target; ``{path}`` at the end takes all the rest, any other ``{name}`` one segment."""
        node = self._root
        segments = template.strip("/").split("/")
        for index, segment in enumerate(segments):
            if not segment.startswith("{"):
                node = node.literals.setdefault(segment, _Node())
                continue
            name = segment.strip("{}")
            if name == "path" and index == len(segments) - 1:
                node.tails[verb] = (name, target)
                return
            if node.value is None:
                node.value = (name, _Node())
            node = node.value[1]
        node.verbs[verb] = target

    def find(self, verb: str, raw_path: str) -> tuple[Any, dict[str, str]]:
        """The target of a request and the decoded values of its path.

        Args:
            verb: HTTP method; HEAD is answered by the GET route.
            raw_path: The path as it was sent, still percent-encoded.

        Raises:
            Problem: 404 ``not-found`` for an unknown path, 405 ``bad-request/method-not-allowed`` for a known one
                that has no such method.
        """
        path, _, _ = raw_path.partition("?")
        if not path.startswith(self._base + "/"):
            raise Problem("not-found", f"No such route: {path[:200]}")
        segments = path[len(self._base) + 1 :].split("/")
        verb = "GET" if verb == "HEAD" else verb
        allowed: set[str] = set()
        found = self._search(self._root, segments, 0, verb, {}, allowed)
        if found is not None:
            return found
        if allowed:
            names = ", ".join(sorted(allowed))
            raise Problem(
                "bad-request/method-not-allowed", f"Use one of {names}.", status=405, headers={"Allow": names}
            )
        raise Problem("not-found", f"No such route: {path[:200]}")

    def _search(
        self, node: _Node, segments: list[str], at: int, verb: str, values: dict[str, str], allowed: set[str]
    ) -> tuple[Any, dict[str, str]] | None:
        rest = segments[at:]
        if rest in ([], [""]) and node.verbs:
            if verb in node.verbs:
                return node.verbs[verb], values
            allowed.update(node.verbs)
        if rest and (child := node.literals.get(rest[0])) is not None:
            found = self._search(child, segments, at + 1, verb, values, allowed)
            if found is not None:
                return found
        if rest and rest[0] and node.value is not None:
            name, child = node.value
            found = self._search(child, segments, at + 1, verb, {**values, name: decode(rest[0])}, allowed)
            if found is not None:
                return found
        if verb in node.tails:
            name, target = node.tails[verb]
            return target, {**values, name: decode("/".join(rest))}
        allowed.update(node.tails)
        return None


def decode(text: str) -> str:
    """Percent-decode once.

    Raises:
        Problem: ``bad-request/invalid-input-encoding`` if the bytes are not UTF-8.
    """
    if "%" not in text:
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise Problem("bad-request/invalid-input-encoding", "The path is not valid UTF-8.")
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise Problem("bad-request/invalid-input-encoding", "The path is not valid UTF-8.") from None
