"""Classes that belong to no resource: records inside answers, values inside parameters, records of pydantic."""

import keyword
from collections.abc import Iterator, Mapping
from dataclasses import replace

from codegen import wording
from codegen.annotations import attribute_type, called, commented, parameter, parameter_type, quoted, told, used
from codegen.layout import HEADER, Group, docstring, lay
from codegen.service_spec import RUNTIME
from codegen.values import Field, SchemaSpec, Spec, plain_kind


def attribute(field: Field, package: str, homes: Mapping[str, str]) -> Iterator[str]:
    """Return one attribute of a model: None where the service says nothing, but for a record that is always there."""
    kind = plain_kind(field.kind)
    annotation = attribute_type(field) + ("" if field.required and kind in homes else " | None")
    field = replace(field, required=False)
    wire = quoted(field.name) if field.python != field.name else ""
    if kind in homes:
        items = [quoted(f"{package}.models.{homes[kind]}:{kind}"), *([wire] if wire else [])]
        yield from commented(lay(Group(f'{field.python}: "{annotation}" = nested(', items, ")"), 4), told(field))
        return
    default = "None"
    if field.kind == "decimal":
        default = f"decimal({wire})"
    elif wire:
        default = f"wire_name({wire})"
    yield from commented([f"    {field.python}: {annotation} = {default}"], told(field))


def schemas(spec: Spec, package: str) -> str:
    """Return `models/schemas.py`: the records of no resource; with pydantic, those of resources too."""
    if spec.service.pydantic:
        return _pydantic(spec)
    homes = spec.homes()
    body = [line for record in spec.records for line in _class(record, "Model", package, homes)]
    text = "\n".join(body)
    foreign = sorted({plain_kind(field.kind) for record in spec.records for field in record.fields} & set(homes))
    foreign = [model for model in foreign if homes[model] != "schemas"]
    words = (["TYPE_CHECKING"] if foreign else []) + used(text, ("Any",))
    lines = [HEADER, *docstring("Records inside answers, which no resource has for its own."), ""]
    lines += ["import builtins"] if "builtins." in text else []
    lines += ["from decimal import Decimal"] if used(text, ("Decimal",)) else []
    lines += [f"from typing import {', '.join(words)}"] if words else []
    lines += [""] if lines[-1] else []
    names = ["Model", *called(text, ("decimal", "nested", "wire_name"))]
    lines.append(f"from {RUNTIME}.resource import {', '.join(names)}")
    if foreign:
        lines += ["", "if TYPE_CHECKING:"]
        lines += sorted(f"    from {package}.models.{homes[model]} import {model}" for model in foreign)
    return "\n".join([*lines, *body]) + "\n"


def _class(record: SchemaSpec, base: str, package: str, homes: Mapping[str, str]) -> Iterator[str]:
    yield from ("", "", f"class {record.name}({base}):")
    yield from docstring(record.description or _sentence(record), 4)
    if record.fields:
        yield ""
    for field in record.fields:
        yield from attribute(field, package, homes)


def inputs(spec: Spec) -> str:
    """Return `models/inputs.py`: a TypedDict for each value inside parameters."""
    body: list[str] = []
    for schema in spec.inputs:
        plain = all(field.name.isidentifier() and not keyword.iskeyword(field.name) for field in schema.fields)
        body += ["", "", *(_keys(schema) if plain else _odd_keys(schema))]
    text = "\n".join(body)
    collections = used(text, ("Mapping", "Sequence"))
    lines = [HEADER, *docstring("Values inside parameters."), "", "from __future__ import annotations", ""]
    lines += [f"from collections.abc import {', '.join(collections)}"] if collections else []
    lines += [f"from typing import {', '.join([*used(text, ('Any', 'Literal')), 'TypedDict'])}"]
    return "\n".join([*lines, *body]) + "\n"


def _keys(schema: SchemaSpec) -> Iterator[str]:
    yield f"class {schema.name}(TypedDict, total=False):"
    yield from docstring(schema.description or _sentence(schema), 4)
    yield from [""] if schema.fields else []
    for field in schema.fields:
        yield from parameter(replace(field, python=field.name))


def _odd_keys(schema: SchemaSpec) -> Iterator[str]:
    """Yield a TypedDict some of whose keys are no Python names."""
    types = []
    for field in schema.fields:
        end = " | None" if field.nullable and field.kind != "any" else ""
        types.append(f"{quoted(field.name)}: {quoted(parameter_type(field) + end)}")
    keys = Group("{", types, "}", literal=True)
    yield from lay(Group(f"{schema.name} = TypedDict(", [quoted(schema.name), keys, "total=False"], ")"))
    yield from docstring(schema.description or _sentence(schema))


def _pydantic(spec: Spec) -> str:
    """Return records as models of pydantic."""
    own = [SchemaSpec(each.model, each.description, each.attributes) for each in spec.resources if each.model]
    body: list[str] = []
    for record in sorted([*own, *spec.records], key=lambda each: each.name):
        body += ["", "", f"class {record.name}(PydanticRecord):"]
        body += docstring(record.description or _sentence(record), 4)
        body += [""] if record.fields else []
        body += [line for field in record.fields for line in _pydantic_field(field)]
    text = "\n".join(body)
    lines = [HEADER, *docstring("Records, as models of pydantic."), "", "from __future__ import annotations", ""]
    lines += ["import builtins"] if "builtins." in text else []
    lines += ["from decimal import Decimal"] if used(text, ("Decimal",)) else []
    lines += [f"from typing import {', '.join(words)}"] if (words := used(text, ("Any", "Literal"))) else []
    lines += [""] if lines[-1] else []
    # Through the runtime, which says what to install where pydantic is missing.
    field = "Field, " if " = Field(" in text else ""
    lines.append(f"from {RUNTIME}.pydantic_record import {field}PydanticRecord")
    return "\n".join([*lines, *body]) + "\n"


def _pydantic_field(field: Field) -> Iterator[str]:
    default = "None" if field.python == field.name else f"Field(None, alias={quoted(field.name)})"
    yield from commented([f"    {field.python}: {attribute_type(field)} | None = {default}"], told(field))


def _sentence(schema: SchemaSpec) -> str:
    return wording.sentence(" ".join(wording.split_camel(schema.name)))
