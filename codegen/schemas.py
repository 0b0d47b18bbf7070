"""JSON Schema in plainer words: references that are no records followed, what is composed put together.

What comes out has at most one `type`; `nullable` says whether null may stand there. A record is a component that is an
object with properties of its own: it stays a `$ref`, by the name that its class gets. Whatever may be of several types
has no type at all, and any value is taken for it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from codegen import wording
from codegen.service_spec import SpecError

Json = Mapping[str, Any]
_STRINGS = frozenset({"date", "date-time", "decimal", "email", "uri", "uuid"})
"""Formats of strings that are worth a word; any other is text."""
_PREFIX = "#/components/schemas/"


class Schemas:
    """The schemas of one document.

    Raises:
        SpecError: two components would get the same class.
    """

    def __init__(self, document: Json) -> None:
        self._document = document
        self._components: Json = document.get("components", {}).get("schemas", {})
        self._classes: dict[str, str] = {}
        self._expanded: dict[str, Json] = {}
        for name in self._components:
            ours = wording.class_name(name)
            if ours in self._classes.values():
                raise SpecError(f"components.schemas.{name}: another schema is called {ours}, too; rename one of them")
            self._classes[name] = ours

    def records(self) -> dict[str, Json]:
        """Return the components that are records, by the names of their classes."""
        return {ours: self._component(name) for name, ours in self._classes.items() if self._is_record(name)}

    def followed(self, part: Json) -> Json:
        """Return what a `$ref` to anything refers to, or the part itself; what stands beside the `$ref` counts more.

        Raises:
            SpecError: it leads nowhere, in a circle, or out of the document.
        """
        seen: set[str] = set()
        while "$ref" in part:
            reference = str(part["$ref"])
            if reference in seen:
                raise SpecError(f"$ref {reference} refers to itself")
            seen.add(reference)
            beside = {key: value for key, value in part.items() if key != "$ref"}
            part = {**self._at(reference), **beside}
        return part

    def plain(self, schema: Any, above: tuple[str, ...] = ()) -> Json:
        """Return a schema in plain words; a record stays a reference.

        Args:
            schema: Any schema, also True, which takes everything.
            above: References that are being followed.
        """
        if not isinstance(schema, Mapping):
            return {}
        if "$ref" in schema:
            return self._referred(schema, above)
        only = schema.get("allOf", ())
        if len(only) == 1 and not schema.get("properties"):
            # How OpenAPI 3.0 says something about a reference.
            beside = {key: value for key, value in schema.items() if key not in ("allOf", "type")}
            found = self.plain(only[0], above)
            if "$ref" in found:
                return {**found, **beside}
        return self.expanded(schema, above)

    def expanded(self, schema: Any, above: tuple[str, ...] = ()) -> Json:
        """Return a schema in plain words, with its own properties even if it is a record."""
        if not isinstance(schema, Mapping):
            return {}
        if "$ref" in schema:
            reference = str(schema["$ref"])
            if reference in above:
                return {}  # it is made of itself
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            return {**self.expanded(self._at(reference), (*above, reference)), **beside}
        schema = _one_type(schema)
        if "allOf" in schema:
            schema = _merged([*(self.expanded(part, above) for part in schema["allOf"]), _without(schema, "allOf")])
        for word in ("oneOf", "anyOf"):
            if word in schema:
                schema = self._either(_without(schema, word), schema[word], above)
        return _typed(schema)

    def kind(self, schema: Json, depth: int = 0) -> str:
        """Return the type word of a plain schema, which lies so deep in lists, which may have no end."""
        if "$ref" in schema:
            return str(schema["$ref"])
        kind = schema.get("type", "any")
        if kind == "array":
            inside = "any" if depth > 3 else self.kind(self.plain(schema.get("items", {})), depth + 1)
            return f"array({inside})"
        if kind != "string":
            return str({"integer": "int64", "number": "double", "null": "any"}.get(kind, kind))
        form = str(schema.get("format", "string"))
        return "file" if form == "binary" else form if form in _STRINGS else "string"

    def _referred(self, schema: Json, above: tuple[str, ...]) -> Json:
        reference = str(schema["$ref"])
        if reference in self._classes.values():
            return schema  # it is in plain words
        name = reference.removeprefix(_PREFIX)
        if name in self._components and self._is_record(name):
            return {**_one_type(schema), "$ref": self._classes[name]}
        if reference in above:
            return {}  # a list of such lists, for example: no class says that
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        return {**self.plain(self._at(reference), (*above, reference)), **_one_type(beside)}

    def _component(self, name: str) -> Json:
        if name not in self._expanded:
            self._expanded[name] = self.expanded({"$ref": _PREFIX + name})
        return self._expanded[name]

    def _is_record(self, name: str) -> bool:
        found = self._component(name)
        if found.get("type") != "object":
            return False
        return "properties" in found or "x-resource" in found or "additionalProperties" not in found

    def _either(self, rest: Json, parts: Iterable[Any], above: tuple[str, ...]) -> Json:
        """Return what fits all alternatives: the only one besides null, the type that they share, or anything."""
        if rest.get("properties") or rest.get("type") not in (None, "object"):
            return rest  # alternatives of what is required, or of a range
        found = [self.plain(part, above) for part in parts]
        real = [part for part in found if part.get("type") != "null"]
        null = {"nullable": True} if len(real) < len(found) or any(part.get("nullable") for part in real) else {}
        if len(real) == 1:
            return {**real[0], **rest, **null}
        types = {"object" if "$ref" in part else part.get("type") for part in real}
        if types == {"integer", "number"}:
            types = {"number"}
        shared = types.pop() if len(types) == 1 else None
        words: Json = {"type": shared} if shared else {}
        if shared == "object":
            words = {"type": "object", "additionalProperties": True}
        return {**_without(rest, "type"), **words, **null}

    def _at(self, reference: str) -> Json:
        """Return what a reference names."""
        if not reference.startswith("#/"):
            raise SpecError(
                f"$ref {reference}: only places in the document (#/…) are followed; bundle it into one file"
            )
        found: Any = self._document
        for step in reference[2:].split("/"):
            step = step.replace("~1", "/").replace("~0", "~").replace("%7B", "{").replace("%7D", "}")
            if not isinstance(found, Mapping) or step not in found:
                raise SpecError(f"$ref {reference} leads nowhere")
            found = found[step]
        return found if isinstance(found, Mapping) else {}


def _without(schema: Json, word: str) -> Json:
    return {key: value for key, value in schema.items() if key != word}


def _one_type(schema: Json) -> Json:
    """Return a schema with at most one type, and null said by `nullable`."""
    kinds, values = schema.get("type"), schema.get("enum", ())
    null = schema.get("nullable") is True or None in values
    if isinstance(kinds, list):
        real = [kind for kind in kinds if kind != "null"]
        null = null or (len(real) < len(kinds) and bool(real))
        if set(real) == {"integer", "number"}:
            real = ["number"]
        kept = {"type": real[0]} if len(real) == 1 else {} if real else {"type": "null"}
        schema = {**_without(schema, "type"), **kept}
    if None in values:
        schema = {**schema, "enum": [value for value in values if value is not None]}
    return {**_without(schema, "nullable"), "nullable": True} if null else _without(schema, "nullable")


def _merged(parts: Iterable[Json]) -> Json:
    """Return schemas that all hold as one; what a later one says counts more."""
    whole: dict[str, Any] = {}
    for part in parts:
        properties = {**whole.get("properties", {}), **part.get("properties", {})}
        required = [*whole.get("required", ()), *part.get("required", ())]
        own = {key: value for key, value in part.items() if value is not None}
        # A component's own keys are its own: what is made of it is not the same resource.
        whole = {**{key: value for key, value in whole.items() if key not in ("x-resource", "x-mixins")}, **own}
        whole |= {"properties": properties} if properties else {}
        whole |= {"required": required} if required else {}
    return whole


def _typed(schema: Json) -> Json:
    """Return a schema with the type that its other words tell."""
    if "type" in schema:
        return schema
    if "properties" in schema or "additionalProperties" in schema:
        return {**schema, "type": "object"}
    if "items" in schema:
        return {**schema, "type": "array"}
    values = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    words = {str: "string", bool: "boolean", int: "integer", float: "number"}
    kinds = {words.get(type(value)) for value in values}
    return {**schema, "type": kinds.pop()} if len(kinds) == 1 and None not in kinds else schema
