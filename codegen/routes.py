"""The mock server's route table: every static operation, its parameters and its answer, one route a line."""

import json
from typing import Any

from codegen.values import Field, OperationSpec, Spec


def table(spec: Spec) -> str:
    """Return the table as JSON, stable and one route or schema a line."""
    routes = [_line(_route(each)) for resource in spec.resources for each in resource.operations]
    schemas = [
        f"{json.dumps(each.model)}: {_line({field.name: field.kind for field in each.attributes})}"
        for each in sorted(spec.resources, key=lambda each: each.model)
    ]
    head = {"title": spec.title, "version": spec.version, "base_path": spec.base_path}
    opening = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return (
        f'{{\n{opening},\n  "routes": [\n    '
        + ",\n    ".join(routes)
        + '\n  ],\n  "schemas": {\n    '
        + ",\n    ".join(schemas)
        + "\n  }\n}\n"
    )


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _route(operation: OperationSpec) -> dict[str, Any]:
    return {
        "resource": operation.resource,
        "operation": operation.name,
        "verb": operation.verb,
        "path": operation.path,
        "positional": [field.name for field in operation.positional],
        "params": {field.name: _parameter(field) for field in (*operation.positional, *operation.params)},
        "returns": f"{operation.shape}:{operation.model}" if operation.model else operation.shape,
    }


def _parameter(field: Field) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": field.kind}
    if field.required:
        entry["required"] = True
    if field.fields is not None:
        entry["fields"] = list(field.fields)
    if field.values:
        entry["values"] = list(field.values)
    return entry
