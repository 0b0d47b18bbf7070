"""Whether a description can become code; the first thing that cannot is told with its place."""

import keyword
from collections.abc import Iterable, Mapping

from codegen.service_spec import RUNTIME_ERRORS, SpecError
from codegen.values import Field, OperationSpec, ResourceSpec, Spec, plain_kind

# Names that a generated function already uses for itself, and names that its annotations need.
RESERVED = frozenset({"self", "params", "options", "fields", "builtins"})
# Methods that every record has.
RECORD_METHODS = frozenset({"adopt", "datetime", "get_attributes", "save", "set_attributes", "to_dict"})
# What pydantic's records have, and names that their annotations need.
PYDANTIC_METHODS = frozenset(
    {"adopt", "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema"}
    | {"schema_json", "update_forward_refs", "validate", "model_computed_fields", "model_config", "model_construct"}
    | {"model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields", "model_fields_set"}
    | {"model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate"}
    | {"model_validate_json", "model_validate_strings"}
    | {"Any", "Decimal", "Field", "bool", "builtins", "float", "int", "str"}
)


def check(spec: Spec) -> None:
    """Raise `SpecError` for what cannot become code."""
    names = {error.name for error in spec.errors} | {"Exception"}
    if spec.service.names_runtime_errors:
        names |= {*RUNTIME_ERRORS, *spec.service.error_names}
    for error in spec.errors:
        _require(error.base in names, f"x-errors: {error.name} has the unknown base {error.base}")
    records = {*spec.homes()}
    inputs = {schema.name for schema in spec.inputs}
    twice = sorted(records & inputs)
    _require(not twice, f"schema {', '.join(twice)}: it is part of answers and of requests; give each a schema")
    for resource in spec.resources:
        _check_resource(resource, spec, records, inputs)
    for schema in spec.records:
        _check_attributes(f"schema {schema.name}", schema.fields, records, _methods(spec))
    if spec.service.pydantic:
        _check_pydantic(spec)
    for schema in spec.inputs:
        for field in schema.fields:
            place = f"schema {schema.name}, {field.name}"
            _require(field.python == field.name, f"{place}: a value inside parameters must keep its name")
            _check_name(field.name, place)


def _methods(spec: Spec) -> frozenset[str]:
    return PYDANTIC_METHODS if spec.service.pydantic else RECORD_METHODS


def _check_pydantic(spec: Spec) -> None:
    models = [(each.model, each.attributes) for each in spec.resources]
    for name, fields in [*models, *((each.name, each.fields) for each in spec.records)]:
        for field in fields:
            hidden = field.python.startswith("_")
            _require(not hidden, f"schema {name}: pydantic hides {field.python!r}; give it an x-name")


def _check_resource(resource: ResourceSpec, spec: Spec, records: set[str], inputs: set[str]) -> None:
    where = f"resource {resource.name}"
    for part in resource.name.split("."):
        _check_name(part, where)
    methods = {*_methods(spec), *resource.methods}
    for operation in resource.operations:
        place = f"{where}, operation {operation.name}"
        _check_operation(operation, place, records, inputs)
        if operation.instance:
            methods |= {operation.name, *operation.aliases}
            _require(not spec.service.pydantic, f"{place}: records of pydantic have no operations (x-instance)")
    _check_attributes(where, resource.attributes, records, methods)


def _check_operation(operation: OperationSpec, place: str, records: set[str], inputs: set[str]) -> None:
    _check_name(operation.name, place)
    _require(operation.instance in (None, "none", "self", "data"), f"{place}: x-instance {operation.instance!r}")
    _require(not operation.model or operation.model in records, f"{place}: unknown model {operation.model}")
    given: Mapping[str, Field] = {field.python: field for field in operation.all_params}
    free = {*operation.optional, *operation.defaults}
    order = [field.python in free for field in operation.positional]
    _require(order == sorted(order), f"{place}: what must be given by position stands before what may be left out")
    for name, field in given.items():
        _check_name(name, f"{place}, parameter")
        _require(name not in RESERVED, f"{place}: parameter {name!r} is a name the code needs; give it an x-name")
        kind = plain_kind(field.kind)
        _require(kind in inputs or not kind[:1].isupper(), f"{place}: parameter {name!r} is of unknown type {kind}")
    whole = len(operation.positional) + len(operation.params)
    _require(len(given) == whole, f"{place}: two parameters have one name")


def _check_attributes(where: str, fields: Iterable[Field], records: set[str], methods: Iterable[str]) -> None:
    taken = set(methods)
    for field in fields:
        _check_name(field.python, f"{where}, attribute")
        _require(field.python not in taken, f"{where}: attribute {field.python!r} has the name of a method")
        kind = plain_kind(field.kind)
        _require(kind in records or not kind[:1].isupper(), f"{where}.{field.python}: unknown model {kind}")


def _check_name(name: str, where: str) -> None:
    fine = name.isidentifier() and not keyword.iskeyword(name)
    _require(fine, f"{where}: {name!r} is no Python name; give it one with x-name")


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise SpecError(message)
