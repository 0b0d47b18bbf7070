"""The OpenAPI document as frozen values: what every generator reads, checked once while it is loaded."""

import keyword
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

Json = Mapping[str, Any]
VERBS = ("get", "head", "post", "put", "patch", "delete")
# Names that a generated function already uses for itself, and names that its annotations need.
RESERVED = frozenset({"self", "params", "options", "fields", "builtins"})
# Methods that every record has.
RECORD_METHODS = frozenset({"adopt", "datetime", "get_attributes", "save", "set_attributes", "to_dict"})


class SpecError(ValueError):
    """The document cannot be turned into code; the message names the place."""


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute of a model, or a parameter of an operation.

    Attributes:
        name: the wire name.
        kind: the type word: string, int64, boolean, double, object, file, date-time, array(string), a model's name, …
        description: one sentence.
        required, deprecated: as the document says.
        values: allowed strings, or empty.
        fields: for sorting and filtering maps, the names that may be keys; None where any may.
        textual: a map whose values are strings (a sort order), not anything.
    """

    name: str
    kind: str
    description: str = ""
    required: bool = False
    deprecated: bool = False
    values: tuple[str, ...] = ()
    fields: tuple[str, ...] | None = None
    textual: bool = False


@dataclass(frozen=True, slots=True)
class OperationSpec:
    """One operation: verb and path, its positional values and its other parameters, what it answers.

    `shape` is none, object, list (paged) or array; `model` is the answered model's name or empty; `instance` is None,
    or what the same operation returns on a record: none, self or data; `anonymous` operations need no credential,
    `experimental` ones may change.
    """

    resource: str
    name: str
    verb: str
    path: str
    summary: str
    positional: tuple[Field, ...]
    params: tuple[Field, ...]
    shape: str
    model: str
    instance: str | None
    aliases: tuple[str, ...]
    anonymous: bool = False
    experimental: bool = False

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the parameters, besides the positional ones, that must be given."""
        return tuple(field.name for field in self.params if field.required)


@dataclass(frozen=True, slots=True)
class ResourceSpec:
    """One resource: its model and operations, and the hand-written behaviour that is mixed in."""

    name: str
    model: str
    description: str
    attributes: tuple[Field, ...]
    operations: tuple[OperationSpec, ...]
    model_mixin: str = ""
    resource_mixin: str = ""
    functions: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()

    @property
    def settled(self) -> tuple[OperationSpec, ...]:
        """The operations that are not experimental."""
        return tuple(operation for operation in self.operations if not operation.experimental)

    def operation(self, name: str) -> OperationSpec | None:
        """Return the operation called `name`, or None."""
        return next((found for found in self.operations if found.name == name), None)


@dataclass(frozen=True, slots=True)
class ErrorSpec:
    """One exception class: its base, an optional sentence, whether the runtime writes it by hand, and wire types that
    lead to it besides the one made from its group and its name.
    """

    name: str
    base: str
    description: str
    handwritten: bool
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole service: title, version, base path, resources by name and errors in document order."""

    title: str
    version: str
    base_path: str
    resources: tuple[ResourceSpec, ...]
    errors: tuple[ErrorSpec, ...]

    def by_model(self) -> dict[str, ResourceSpec]:
        """Return the resources keyed by their model's name."""
        return {resource.model: resource for resource in self.resources}


def load(path: Path) -> Spec:
    """Read and check an OpenAPI document (YAML or JSON).

    Raises:
        SpecError: something in it cannot become code.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as file:
        document = yaml.load(file, loader)  # noqa: S506 - it is a safe loader, the C one where there is one
    return parse(document)


def parse(document: Json) -> Spec:
    """Turn a decoded OpenAPI document into a `Spec`; raises `SpecError`."""
    operations: dict[str, list[OperationSpec]] = {}
    for operation in _operations(document):
        operations.setdefault(operation.resource, []).append(operation)
    schemas = document.get("components", {}).get("schemas", {})
    resources = [
        _resource(model, schema, tuple(operations.pop(schema["x-resource"], ())))
        for model, schema in schemas.items()
        if "x-resource" in schema
    ]
    if operations:
        raise SpecError(f"no schema has x-resource for: {', '.join(sorted(operations))}")
    info = document["info"]
    servers = document.get("servers") or [{"url": "/"}]
    spec = Spec(
        title=info["title"],
        version=str(info["version"]),
        base_path=urlsplit(servers[0]["url"]).path.rstrip("/"),
        resources=tuple(sorted(resources, key=lambda resource: resource.name)),
        errors=tuple(_errors(document)),
    )
    _check(spec)
    return spec


def _resource(model: str, schema: Json, operations: tuple[OperationSpec, ...]) -> ResourceSpec:
    mixins = schema.get("x-mixins", {})
    return ResourceSpec(
        name=schema["x-resource"],
        model=model,
        description=schema.get("description", ""),
        attributes=tuple(_field(name, part, part) for name, part in schema.get("properties", {}).items()),
        operations=tuple(sorted(operations, key=_usual_order)),
        model_mixin=mixins.get("model", ""),
        resource_mixin=mixins.get("resource", ""),
        functions=tuple(schema.get("x-functions", ())),
        methods=tuple(schema.get("x-methods", ())),
    )


def _usual_order(operation: OperationSpec) -> int:
    """Lists first, then finds, creates, changes and deletes, then whatever is special, in document order."""
    first = operation.name.split("_")[0]
    usual = ("list", "find", "get", "create", "update", "delete")
    return usual.index(first) if first in usual else len(usual)


def _operations(document: Json) -> Iterator[OperationSpec]:
    for path, item in document.get("paths", {}).items():
        for verb in VERBS:
            if verb in item:
                yield _operation(document, path, verb, item[verb])


def _operation(document: Json, path: str, verb: str, entry: Json) -> OperationSpec:
    where = f"{verb.upper()} {path}"
    resource, dot, name = entry.get("x-operation", entry.get("operationId", "")).partition(".")
    if not dot:
        raise SpecError(f"{where}: operationId (or x-operation) must be resource.operation")
    listed = [_deref(document, parameter) for parameter in entry.get("parameters", ())]
    inside = [_field(part["name"], part["schema"], part) for part in listed if part["in"] == "path"]
    outside = [_field(part["name"], part["schema"], part) for part in listed if part["in"] == "query"]
    contents: Json = entry.get("requestBody", {}).get("content", {})
    body: Json = next((content["schema"] for content in contents.values()), {})
    for key, schema in body.get("properties", {}).items():
        outside.append(_field(key, schema, {**schema, "required": key in body.get("required", ())}))
    bodily = entry.get("x-positional", ())
    shape, model = _answer(document, entry, where)
    return OperationSpec(
        resource=resource,
        name=name,
        verb=verb.upper(),
        path=path,
        summary=entry.get("summary", ""),
        positional=tuple(inside + [field for field in outside if field.name in bodily]),
        params=tuple(field for field in outside if field.name not in bodily),
        shape=shape,
        model=model,
        instance=entry.get("x-instance"),
        aliases=tuple(entry.get("x-aliases", ())),
        anonymous=entry.get("security") == [],
        experimental=entry.get("x-experimental") is True,
    )


def _deref(document: Json, part: Json) -> Json:
    reference = part.get("$ref")
    if reference is None:
        return part
    found: Any = document
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return _deref(document, found)


def _answer(document: Json, entry: Json, where: str) -> tuple[str, str]:
    """Return the shape and the model of the first successful response."""
    for status, response in entry.get("responses", {}).items():
        if not str(status).startswith("2"):
            continue
        schema = _deref(document, response).get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            return "none", ""
        if schema.get("type") == "array":
            return ("list" if entry.get("x-paged") else "array"), _kind(schema["items"])
        return "object", _kind(schema)
    raise SpecError(f"{where}: no successful response")


def _kind(schema: Json) -> str:
    """Return the type word of a JSON schema."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    kind = schema.get("type", "object")
    if kind == "array":
        return f"array({_kind(schema.get('items', {}))})"
    words = {"integer": "int64", "number": "double"}
    if kind != "string":
        return str(words.get(kind, kind))
    form = str(schema.get("format", "string"))
    return "file" if form == "binary" else form


def _field(name: str, schema: Json, part: Json) -> Field:
    values = schema.get("additionalProperties")
    return Field(
        name=name,
        kind=_kind(schema),
        description=part.get("description", ""),
        required=part.get("required") is True,
        deprecated=part.get("deprecated", False),
        values=tuple(schema.get("enum", ())),
        fields=tuple(part["x-fields"]) if "x-fields" in part else None,
        textual=isinstance(values, Mapping) and values.get("type") == "string",
    )


def _errors(document: Json) -> Iterator[ErrorSpec]:
    handwritten = set(document.get("x-handwritten-errors", ()))
    for name, entry in document.get("x-errors", {}).items():
        details = {"base": entry} if isinstance(entry, str) else entry
        yield ErrorSpec(
            name,
            details["base"],
            details.get("description", ""),
            name in handwritten,
            tuple(details.get("types", ())),
        )


def _check(spec: Spec) -> None:
    models = spec.by_model()
    names = {error.name for error in spec.errors} | {"Exception"}
    for error in spec.errors:
        _require(error.base in names, f"x-errors: {error.name} has the unknown base {error.base}")
    for resource in spec.resources:
        _check_resource(resource, models)


def _check_resource(resource: ResourceSpec, models: Mapping[str, ResourceSpec]) -> None:
    where = f"resource {resource.name}"
    _check_name(resource.name, where)
    methods = {*RECORD_METHODS, *resource.methods}
    for operation in resource.operations:
        place = f"{where}, operation {operation.name}"
        _check_name(operation.name, place)
        if operation.instance:
            _require(operation.instance in ("none", "self", "data"), f"{place}: x-instance {operation.instance!r}")
            methods |= {operation.name, *operation.aliases}
        _require(not operation.model or operation.model in models, f"{place}: unknown model {operation.model}")
        for field in (*operation.positional, *operation.params):
            _check_name(field.name, f"{place}, parameter")
            _require(field.name not in RESERVED, f"{place}: parameter {field.name!r} is a name the code needs")
    for field in resource.attributes:
        plain = field.name.rstrip("?")
        _check_name(plain, f"{where}, attribute")
        _require(plain not in methods, f"{where}: attribute {plain!r} has the name of a method")
        _require(field.kind in models or not field.kind[:1].isupper(), f"{where}.{plain}: unknown model {field.kind}")


def _check_name(name: str, where: str) -> None:
    _require(name.isidentifier() and not keyword.iskeyword(name), f"{where}: {name!r} is no Python name")


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise SpecError(message)


def unique(names: Sequence[str]) -> list[str]:
    """Return `names` sorted, each once."""
    return sorted(set(names))
