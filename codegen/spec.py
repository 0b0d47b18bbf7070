"""The OpenAPI document, read into values and checked once."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from codegen import checks, service_spec, wording
from codegen.service_spec import SpecError
from codegen.values import ErrorSpec, Field, Json, OperationSpec, ResourceSpec, SchemaSpec, Spec, plain_kind

VERBS = ("get", "head", "post", "put", "patch", "delete")


def load(path: Path) -> Spec:
    """Read and check an OpenAPI document (YAML or JSON).

    Raises:
        SpecError: something in it cannot become code.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as file:
            document = yaml.load(file, loader)  # noqa: S506 - it is a safe loader, the C one where there is one
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SpecError(f"it cannot be read as YAML or JSON: {error}") from None
    if not isinstance(document, dict) or "info" not in document:
        raise SpecError("it is no OpenAPI document: it has no info")
    try:
        return parse(document)
    except (KeyError, AttributeError, TypeError) as error:
        raise SpecError(f"it is no OpenAPI 3.1 document: {type(error).__name__} {error}") from error


def parse(document: Json) -> Spec:
    """Turn a decoded OpenAPI document into a `Spec`; raises `SpecError`."""
    operations: dict[str, list[OperationSpec]] = {}
    for operation in _operations(document):
        operations.setdefault(operation.resource, []).append(operation)
    schemas = document.get("components", {}).get("schemas", {})
    resources = [
        _resource(schema["x-resource"], model, schema, tuple(operations.pop(schema["x-resource"], ())))
        for model, schema in schemas.items()
        if "x-resource" in schema
    ]
    resources += [_resource(name, "", {}, tuple(found)) for name, found in operations.items()]
    info = document["info"]
    service = service_spec.parse(document)
    models = {resource.model for resource in resources}
    spec = Spec(
        title=info["title"],
        version=str(info["version"]),
        base_path=service.base_path,
        resources=tuple(sorted(resources, key=lambda resource: resource.name)),
        errors=tuple(_errors(document)),
        records=tuple(_schemas(schemas, _answered(resources), models)),
        inputs=tuple(_schemas(schemas, _taken(resources), set())),
        service=service,
    )
    checks.check(spec)
    return spec


def _resource(name: str, model: str, schema: Json, operations: tuple[OperationSpec, ...]) -> ResourceSpec:
    mixins = schema.get("x-mixins", {})
    return ResourceSpec(
        name=name,
        model=model,
        description=schema.get("description", wording.sentence(wording.words(name.replace(".", "_")))),
        attributes=tuple(_field(name, part, part) for name, part in schema.get("properties", {}).items()),
        operations=tuple(sorted(operations, key=_usual_order)),
        model_mixin=mixins.get("model", ""),
        resource_mixin=mixins.get("resource", ""),
        functions=tuple(schema.get("x-functions", ())),
        methods=tuple(schema.get("x-methods", ())),
    )


def _answered(resources: Sequence[ResourceSpec]) -> set[str]:
    """Return the kinds that answers and records mention."""
    models = {operation.model for resource in resources for operation in resource.operations}
    return models | {plain_kind(field.kind) for resource in resources for field in resource.attributes}


def _taken(resources: Sequence[ResourceSpec]) -> set[str]:
    """Return the kinds that parameters mention."""
    operations = [operation for resource in resources for operation in resource.operations]
    return {plain_kind(field.kind) for each in operations for field in (*each.positional, *each.params)}


def _schemas(schemas: Json, wanted: set[str], known: set[str]) -> Iterator[SchemaSpec]:
    """Yield the schemas that are wanted and those inside them, but for those that are known."""
    waiting, done = sorted(wanted, reverse=True), set(known)
    while waiting:
        name = waiting.pop()
        if name in done or name not in schemas:
            continue
        done.add(name)
        schema = schemas[name]
        required = schema.get("required", ())
        parts = schema.get("properties", {}).items()
        fields = tuple(_field(key, part, {**part, "required": key in required}) for key, part in parts)
        yield SchemaSpec(name, schema.get("description", ""), fields)
        waiting += sorted({plain_kind(field.kind) for field in fields}, reverse=True)


def _usual_order(operation: OperationSpec) -> int:
    """Lists first, then finds, creates, changes and deletes, then whatever is special, in document order."""
    first = operation.name.split("_")[0]
    usual = ("list", "find", "get", "create", "update", "delete")
    return usual.index(first) if first in usual else len(usual)


def _operations(document: Json) -> Iterator[OperationSpec]:
    for path, item in document.get("paths", {}).items():
        for verb in VERBS:
            if verb in item and not item[verb].get("x-internal"):
                yield _operation(document, path, verb, item[verb])


def _operation(document: Json, path: str, verb: str, entry: Json) -> OperationSpec:
    where = f"{verb.upper()} {path}"
    resource, dot, name = entry.get("x-operation", entry.get("operationId", "")).rpartition(".")
    if not dot:
        raise SpecError(f"{where}: operationId (or x-operation) must be resource.operation")
    listed = [_deref(document, parameter) for parameter in entry.get("parameters", ())]
    inside, outside = (
        [_field(part["name"], part["schema"], part, place) for part in listed if part["in"] == place]
        for place in ("path", "query")
    )
    request_body = _deref(document, entry.get("requestBody", {}))
    contents: Json = request_body.get("content", {})
    body: Json = _deref(document, next((content["schema"] for content in contents.values()), {}))
    if "x-name" in body:
        details = {"description": body.get("description", ""), "required": bool(body.get("required"))}
        outside.append(_field(body["x-name"], {"type": "object"}, details, "whole"))
    else:
        for key, schema in body.get("properties", {}).items():
            outside.append(_field(key, schema, {**schema, "required": key in body.get("required", ())}, "body"))
    bodily = entry.get("x-positional", ())
    shape, model, records = _answer(document, entry, where)
    return OperationSpec(
        resource=resource,
        name=name,
        verb=verb.upper(),
        path=path,
        summary=entry.get("summary", f"{wording.sentence(wording.words(name))}"),
        positional=tuple(inside + [field for field in outside if field.name in bodily]),
        params=tuple(field for field in outside if field.name not in bodily),
        shape=shape,
        model=model,
        instance=entry.get("x-instance"),
        aliases=tuple(entry.get("x-aliases", ())),
        anonymous=entry.get("security") == [],
        experimental=entry.get("x-experimental") is True,
        records=records,
        repeatable=entry.get("x-repeatable") is True,
        has_body="application/json" in contents and request_body.get("required") is True,
    )


def _deref(document: Json, part: Json) -> Json:
    reference = part.get("$ref")
    if reference is None:
        return part
    found: Json = document
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return _deref(document, found)


def _answer(document: Json, entry: Json, where: str) -> tuple[str, str, str]:
    """Return the shape and the model of the first successful response, and the property in which a page lies."""
    for status, response in entry.get("responses", {}).items():
        if not str(status).startswith("2"):
            continue
        schema = _deref(document, response).get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            return "none", "", ""
        if entry.get("x-paged") and schema.get("type") != "array":
            return ("list", *_listed(_deref(document, schema), where))
        if schema.get("type") == "array":
            kind = _kind(schema.get("items", {}))
            listed = "list" if entry.get("x-paged") else "array"
            return (listed, kind, "") if "$ref" in schema.get("items", {}) else ("items", "", "")
        return ("object", _kind(schema), "") if "$ref" in schema else ("data", "", "")
    raise SpecError(f"{where}: no successful response")


def _listed(schema: Json, where: str) -> tuple[str, str]:
    """Return the record and the property of the only list of records in an answer that is a page."""
    lists = {key: part["items"] for key, part in schema.get("properties", {}).items() if part.get("type") == "array"}
    found = [(_kind(items), key) for key, items in lists.items() if "$ref" in items]
    if len(found) != 1:
        raise SpecError(f"{where}: a page must have one property that is a list of records, not {len(found)}")
    return found[0]


def _kind(schema: Json) -> str:
    """Return the type word of a JSON schema."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    kind = schema.get("type", "object")
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), "object")
    if kind == "array":
        return f"array({_kind(schema.get('items', {}))})"
    words = {"integer": "int64", "number": "double"}
    if kind != "string":
        return str(words.get(kind, kind))
    form = str(schema.get("format", "string"))
    return "file" if form == "binary" else form


def _field(name: str, schema: Json, part: Json, place: str = "") -> Field:
    values = schema.get("additionalProperties")
    flag = schema.get("const") is True or list(schema.get("enum", ())) == [True]
    required = part.get("required") is True
    return Field(
        name=name,
        kind=_kind(schema),
        description=part.get("description", ""),
        required=required,
        deprecated=part.get("deprecated", False),
        values=() if flag else tuple(schema.get("enum", ())),
        fields=tuple(part["x-fields"]) if "x-fields" in part else None,
        textual=isinstance(values, Mapping) and values.get("type") == "string",
        python=part.get("x-name") or schema.get("x-name") or name.rstrip("?"),
        place=place,
        default=schema.get("default") if required else None,
        flag=flag,
        nullable=isinstance(schema.get("type"), list) and "null" in schema["type"],
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
            tuple(statuses if isinstance(statuses := details.get("status", ()), list | tuple) else (statuses,)),
        )
