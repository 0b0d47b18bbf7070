"""The operations that a document describes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from files_mock_server.services.document import Document
from files_mock_server.services.schemas import Schemas
from files_mock_server.services.shapes import Shape, Shapes

VERBS = ("get", "put", "post", "patch", "delete")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation beside its body.

    Attributes:
        name: As it is sent.
        place: ``path``, ``query``, ``header`` or ``cookie``.
        schema: What it must be.
        required: Whether it must be given.
    """

    name: str
    place: str
    schema: Any
    required: bool


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an operation.

    Attributes:
        schema: What it must be.
        required: Whether there must be one.
        inner: The only property, if that is an object: what is asked for lies inside of it. Empty for none.
        properties: Schemas of the properties, of those inside if there is an inner one.
    """

    schema: Any
    required: bool
    inner: str
    properties: Mapping[str, Any]


@dataclass(frozen=True)
class Operation:
    """One operation.

    Attributes:
        id: The ``operationId``.
        place: Where it stands in the document, for errors.
        verb: HTTP method.
        path: Template with the base path, such as ``/v1/spaces/{id}``.
        parameters: The parameters beside the body.
        body: What its body is, None for none.
        shape: What its answer looks like.
        mock: Its ``x-mock``.
        pages: The ``x-pages`` that it goes by, empty if it has no pages.
        security: The names of the security schemes of which one is needed; None if the document says nothing.
        is_public: Whether it needs no credential.
    """

    id: str
    place: str
    verb: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    shape: Shape
    mock: Mapping[str, Any] = field(default_factory=dict)
    pages: Mapping[str, Any] = field(default_factory=dict)
    security: tuple[str, ...] | None = None
    is_public: bool = False

    @property
    def resource(self) -> str:
        """The resource of the ``operationId``: what stands before its last dot."""
        return self.id.rpartition(".")[0]

    @property
    def segments(self) -> list[str]:
        """The segments of the path."""
        return self.path.strip("/").split("/")

    @property
    def path_names(self) -> list[str]:
        """The names of the path's parameters, in their order."""
        return [segment[1:-1] for segment in self.segments if segment.startswith("{")]

    def schemas_by_name(self) -> dict[str, Any]:
        """The schema of every parameter by its name; those of the path win."""
        found = dict(self.body.properties) if self.body is not None else {}
        for place in ("header", "query", "path"):
            found |= {one.name: one.schema for one in self.parameters if one.place == place}
        return found


class Reader:
    """Reads the operations of a document.

    Args:
        document: The document.
        schemas: Its schemas.
    """

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._shapes = Shapes(document, schemas)

    def base_path(self) -> str:
        """The path of the document's first server."""
        return self._base(self._document.root, "")

    def operations(self) -> list[Operation]:
        """The operations, in the order of the document.

        Raises:
            DescriptionError: If something about one cannot be.
        """
        return list(self._read())

    def _read(self) -> Iterator[Operation]:
        paths = self._document.mapping(self._document.root["paths"], "paths")
        for path, given in paths.items():
            place = f"paths.{path}"
            item = self._document.follow(given, place)
            for verb in VERBS:
                if verb in item:
                    yield self._operation(path, verb, item, f"{place}.{verb}")

    def _operation(self, path: str, verb: str, item: Mapping[str, Any], place: str) -> Operation:
        given = self._document.mapping(item[verb], place)
        template = self._base(self._document.root, "", item, given) + path
        self._check_template(template, place)
        pages = self._pages(given, place)
        security = self._security(given, place)
        responses = self._document.mapping(given.get("responses"), f"{place}.responses")
        shape = self._shapes.of(responses, _page_places(pages), place)
        return Operation(
            id=str(given.get("operationId") or f"{verb} {path}"),
            place=place,
            verb=verb.upper(),
            path=template,
            parameters=tuple(self._parameters(template, item, given, place)),
            body=self._body(given, shape, place),
            shape=shape,
            mock=self._document.mapping(given.get("x-mock"), f"{place}.x-mock"),
            pages=pages if given.get("x-paged") else {},
            security=security,
            is_public=security == (),
        )

    def _check_template(self, template: str, place: str) -> None:
        for segment in template.strip("/").split("/"):
            if "{" in segment and not _PLACEHOLDER.fullmatch(segment):
                raise self._document.error(place, f"must have its path parameters as whole segments, not {segment!r}")

    def _base(self, *holders: Any) -> str:
        """The path of the first server of the last of some parts of the document that has servers."""
        base = ""
        for holder in holders:
            servers = self._document.sequence(holder.get("servers") if holder else None, "servers")
            if servers:
                server = self._document.mapping(servers[0], "servers[0]")
                variables = self._document.mapping(server.get("variables"), "servers[0].variables")
                url = str(server.get("url", ""))
                for name, about in variables.items():
                    url = url.replace(
                        f"{{{name}}}", str(self._document.mapping(about, "servers[0]").get("default", ""))
                    )
                base = urlsplit(url).path.rstrip("/")
        return base

    def _parameters(
        self, template: str, item: Mapping[str, Any], given: Mapping[str, Any], place: str
    ) -> Iterator[Parameter]:
        found: dict[tuple[str, str], Parameter] = {}
        for holder in (item, given):
            for index, one in enumerate(self._document.sequence(holder.get("parameters"), f"{place}.parameters")):
                where = f"{place}.parameters[{index}]"
                read = self._document.follow(one, where)
                name, kind = str(read.get("name", "")), str(read.get("in", ""))
                if not name or kind not in ("path", "query", "header", "cookie"):
                    raise self._document.error(where, "must have a name, and be in path, query, header or cookie")
                required = bool(read.get("required")) or kind == "path"
                found[kind, name] = Parameter(name, kind, read.get("schema", True), required)
        for name in _PLACEHOLDER.findall(template):
            found.setdefault(("path", name), Parameter(name, "path", True, True))
        yield from found.values()

    def _body(self, given: Mapping[str, Any], shape: Shape, place: str) -> Body | None:
        if "requestBody" not in given:
            return None
        where = f"{place}.requestBody"
        body = self._document.follow(given["requestBody"], where)
        content = self._document.mapping(body.get("content"), f"{where}.content")
        media = self._document.mapping(next(iter(content.values()), None), f"{where}.content")
        schema = media.get("schema", True)
        properties = self._schemas.properties(schema)
        inner = ""
        if len(properties) == 1:
            name, only = next(iter(properties.items()))
            # An attribute of the record that is an object itself holds no others.
            is_attribute = bool(shape.name) and name in self._schemas.properties(shape.schema)
            if self._schemas.is_object(only) and not is_attribute:
                inner, properties = name, self._schemas.properties(only)
        return Body(schema, bool(body.get("required")), inner, properties)

    def _pages(self, given: Mapping[str, Any], place: str) -> Mapping[str, Any]:
        own = self._document.mapping(given.get("x-pages"), f"{place}.x-pages")
        return own or self._document.mapping(self._document.root.get("x-pages"), "x-pages")

    def _security(self, given: Mapping[str, Any], place: str) -> tuple[str, ...] | None:
        if "security" not in given and "security" not in self._document.root:
            return None
        wanted = given.get("security", self._document.root.get("security"))
        options = self._document.sequence(wanted, f"{place}.security")
        if {} in options:
            return ()
        return tuple(name for one in options for name in self._document.mapping(one, f"{place}.security"))


def _page_places(pages: Mapping[str, Any]) -> tuple[str, ...]:
    """The properties of an answer in which something about its pages stands."""
    places = (pages.get(name) for name in ("at", "more", "total"))
    return tuple(str(one).partition(".")[0] for one in places if one)
