"""The OpenAPI document, read into values and checked once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from codegen import checks, operations, service_spec, wording
from codegen.operations import field
from codegen.schemas import Schemas
from codegen.service_spec import SpecError
from codegen.values import ErrorSpec, Field, Json, OperationSpec, ResourceSpec, SchemaSpec, Spec, plain_kind


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads what looks like a date as the text that it is, as JSON does."""

    yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load(path: Path) -> Spec:
    """Read and check an OpenAPI document (YAML or JSON).

    Raises:
        SpecError: something in it cannot become code.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        # YAML takes JSON, but for tabs.
        document = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, _Loader)  # noqa: S506
    except (yaml.YAMLError, ValueError) as error:
        raise SpecError(f"it cannot be read as YAML or JSON: {error}") from None
    if not isinstance(document, dict) or "info" not in document:
        raise SpecError("it is no OpenAPI document: it has no info")
    if not str(document.get("openapi", "")).startswith("3."):
        told = f"Swagger {document['swagger']}" if "swagger" in document else "of no version that is known"
        raise SpecError(f"it is {told}; convert it to OpenAPI 3.1 (or 3.0) first")
    try:
        return parse(document)
    except (KeyError, AttributeError, TypeError) as error:
        raise SpecError(f"it is no OpenAPI 3.1 document: {type(error).__name__} {error}") from error


def parse(document: Json) -> Spec:
    """Turn a decoded OpenAPI document into a `Spec`; raises `SpecError`."""
    schemas = Schemas(document)
    found: dict[str, list[OperationSpec]] = {}
    for operation in operations.read(document, schemas):
        found.setdefault(operation.resource, []).append(operation)
    records = schemas.records()
    made = {name: _schema(schemas, name, schema) for name, schema in records.items()}
    resources = [
        _resource(schema["x-resource"], made[model], schema, tuple(found.pop(schema["x-resource"], ())))
        for model, schema in records.items()
        if "x-resource" in schema
    ]
    resources += [_resource(name, SchemaSpec("", "", ()), {}, tuple(own)) for name, own in found.items()]
    info = document["info"]
    service = service_spec.parse(document)
    models = {resource.model for resource in resources}
    answered = tuple(_schemas(made, _answered(resources), models))
    taken = tuple(_schemas(made, _taken(resources), set()))
    both = {*models, *(each.name for each in answered)} & {each.name for each in taken}
    spec = Spec(
        title=wording.flowing(info["title"]),
        version=str(info["version"]),
        base_path=service.base_path,
        resources=tuple(sorted((_told_apart(each, both) for each in resources), key=lambda resource: resource.name)),
        errors=tuple(_errors(document)),
        records=answered,
        inputs=tuple(replace(each, name=_input(each.name, both), fields=_inputs(each.fields, both)) for each in taken),
        service=service,
    )
    checks.check(spec)
    return spec


def _resource(name: str, record: SchemaSpec, schema: Json, operations: tuple[OperationSpec, ...]) -> ResourceSpec:
    mixins = schema.get("x-mixins", {})
    return ResourceSpec(
        name=name,
        model=record.name,
        description=record.description or wording.sentence(wording.words(name.replace(".", "_"))),
        attributes=tuple(replace(each, required=False) for each in record.fields),
        operations=tuple(sorted(operations, key=_usual_order)),
        model_mixin=mixins.get("model", ""),
        resource_mixin=mixins.get("resource", ""),
        functions=tuple(schema.get("x-functions", ())),
        methods=tuple(schema.get("x-methods", ())),
    )


def _schema(schemas: Schemas, name: str, schema: Json) -> SchemaSpec:
    needed, found = set(schema.get("required", ())), []
    for key, part in schema.get("properties", {}).items():
        try:
            plain = schemas.plain(part)
            found.append(field(schemas, key, plain, {**plain, "required": key in needed}))
        except SpecError as problem:
            raise SpecError(f"components.schemas.{name}: {key}: {problem}") from None
    return SchemaSpec(name, wording.flowing(schema.get("description")), tuple(found))


def _told_apart(resource: ResourceSpec, both: set[str]) -> ResourceSpec:
    """Return a resource whose parameters take values of what is a record, too, by the name of the values."""
    found = (
        replace(each, positional=_inputs(each.positional, both), params=_inputs(each.params, both))
        for each in resource.operations
    )
    return replace(resource, operations=tuple(found)) if both else resource


def _inputs(fields: tuple[Field, ...], both: set[str]) -> tuple[Field, ...]:
    return tuple(replace(each, kind=_input(each.kind, both)) for each in fields)


def _input(kind: str, both: set[str]) -> str:
    plain = plain_kind(kind)
    return kind.replace(plain, f"{plain}Input") if plain in both else kind


def _answered(resources: Sequence[ResourceSpec]) -> set[str]:
    """Return the kinds that answers and records mention."""
    models = {operation.model for resource in resources for operation in resource.operations}
    return models | {plain_kind(field.kind) for resource in resources for field in resource.attributes}


def _taken(resources: Sequence[ResourceSpec]) -> set[str]:
    """Return the kinds that parameters mention."""
    operations = [operation for resource in resources for operation in resource.operations]
    return {plain_kind(field.kind) for each in operations for field in (*each.positional, *each.params)}


def _schemas(made: Mapping[str, SchemaSpec], wanted: set[str], known: set[str]) -> Iterator[SchemaSpec]:
    """Yield the schemas that are wanted and those inside them, but for those that are known."""
    waiting, done = sorted(wanted, reverse=True), set(known)
    while waiting:
        name = waiting.pop()
        if name in done or name not in made:
            continue
        done.add(name)
        yield made[name]
        waiting += sorted({plain_kind(field.kind) for field in made[name].fields}, reverse=True)


def _usual_order(operation: OperationSpec) -> int:
    """Lists first, then finds, creates, changes and deletes, then whatever is special, in document order."""
    first = operation.name.split("_")[0]
    usual = ("list", "find", "get", "create", "update", "delete")
    return usual.index(first) if first in usual else len(usual)


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
