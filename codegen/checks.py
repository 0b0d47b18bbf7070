"""Whether a description can become code; the first thing that cannot is told with its place."""

import keyword
from collections.abc import Iterable

from codegen.service_spec import RUNTIME_ERRORS, SpecError
from codegen.values import Field, OperationSpec, ResourceSpec, Spec, plain_kind

# Names that a generated function already uses for itself, and names that its annotations need.
RESERVED = frozenset({"self", "params", "options", "fields", "builtins"})
# Methods that every record has.
RECORD_METHODS = frozenset({"adopt", "datetime", "get_attributes", "save", "set_attributes", "to_dict"})
# What records keep of their own, and names that the annotations of their attributes need.
_RECORD_NAMES = frozenset(
    {"_call", "_caller", "_cells", "_default_caller", "_is_secret", "_options", "_save", "_shown"}
    | {"Any", "Decimal", "builtins", "decimal", "nested", "wire_name"}
)
_TYPES = frozenset({"bool", "dict", "float", "int", "str"})
# What every client has, beside its resources.
_CLIENT_NAMES = frozenset(
    {"authenticate", "base_url", "close", "delete", "experimental", "get", "job", "patch", "post", "put"}
    | {"with_options", "with_raw_response"}
)
# What a package has that is a module with settings, beside its resources.
_MODULE_NAMES = frozenset(
    {"async_client", "client", "close", "console_log_level", "error_tree", "face", "models", "service", "using"}
    | {"base_path", "base_url", "cert", "deadline", "headers", "language", "proxies", "verify"}
)
# Names that generated code has other classes for.
_CLASSES = frozenset(
    {"Any", "BoundResources", "AwaitedResources", "Decimal", "FileInput", "Field", "ListObj", "Literal", "Mapping"}
    | {"Model", "NoParams", "None", "Operation", "Options", "Pending", "PendingPage", "PendingWalk", "PydanticRecord"}
    | {"Resource", "Sequence", "TYPE_CHECKING", "True", "False", "TypedDict", "Unpack", "WalkingListObj"}
)
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
    modules: dict[str, str] = {}
    for resource in spec.resources:
        other = modules.setdefault(resource.module, resource.name)
        _require(other == resource.name, f"resources {other} and {resource.name} would be one module; rename one")
    _check_classes(spec, records, inputs)
    for resource in spec.resources:
        _check_resource(resource, spec, records, inputs)
    for schema in spec.records:
        _check_attributes(f"schema {schema.name}", schema.fields, records, _methods(spec))
    if spec.service.pydantic:
        _check_pydantic(spec)
    for schema in spec.inputs:
        for field in schema.fields:
            kind = plain_kind(field.kind)
            known = kind in inputs or not kind[:1].isupper()
            _require(known, f"schema {schema.name}, {field.name}: it is of unknown type {kind}")


def _methods(spec: Spec) -> frozenset[str]:
    return PYDANTIC_METHODS if spec.service.pydantic else RECORD_METHODS | _RECORD_NAMES | _TYPES


def _check_classes(spec: Spec, records: set[str], inputs: set[str]) -> None:
    """Refuse classes that would take the name of another."""
    client = spec.service.client
    taken = dict.fromkeys(_CLASSES, "a name that the code needs")
    errors = {error.name for error in spec.errors}
    if spec.service.names_runtime_errors:
        errors |= {*RUNTIME_ERRORS, *spec.service.error_names}
    groups: list[tuple[str, Iterable[str]]] = [
        ("an exception", errors),
        ("a client", filter(None, (client.name, client.awaited))),
        ("another schema", [*sorted(records), *sorted(inputs)]),
        ("a class of operations", sorted(f"{each.prefix}Resource" for each in spec.resources)),
    ]
    for what, names in groups:
        for name in names:
            _require(name not in taken, f"schema {name}: its class would be called like {taken.get(name)}; rename it")
            taken[name] = what


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
    client, top = spec.service.client, resource.name.partition(".")[0]
    if client.is_wanted:
        _require(top not in _CLIENT_NAMES, f"{where}: clients have a method called {top}; rename it with x-operation")
    if client.module:
        names = {*_MODULE_NAMES, *(key.argument for key in spec.service.keys)}
        _require(top not in names, f"{where}: the package has something else called {top}; rename it with x-operation")
    methods = {*_methods(spec), *resource.methods}
    found: dict[str, OperationSpec] = {}
    for operation in resource.operations:
        place = f"{where}, operation {operation.name}"
        for name in (operation.name, *operation.aliases):
            other = found.setdefault(name, operation)
            same = f"{other.verb} {other.path} and {operation.verb} {operation.path}"
            _require(other is operation, f"{where}: {same} are both called {name}; rename one with x-operation")
        names = {*_TYPES, *(["new"] if resource.model else [])}
        _require(operation.name not in names, f"{place}: the code needs this name; rename it with x-operation")
        _check_operation(operation, place, records, inputs)
        if operation.instance:
            methods |= {operation.name, *operation.aliases}
            _require(not spec.service.pydantic, f"{place}: records of pydantic have no operations (x-instance)")
    _check_attributes(where, resource.attributes, records, methods)


def _check_operation(operation: OperationSpec, place: str, records: set[str], inputs: set[str]) -> None:
    _check_name(operation.name, place)
    _require(operation.instance in (None, "none", "self", "data"), f"{place}: x-instance {operation.instance!r}")
    _require(not operation.model or operation.model in records, f"{place}: unknown model {operation.model}")
    given: dict[str, Field] = {}
    for field in operation.all_params:
        other = given.setdefault(field.python, field)
        told = f"{field.name} in {field.place} and {other.name} in {other.place}"
        _require(other is field, f"{place}: two parameters have one name, {told}; give one an x-name")
    free = {*operation.optional, *operation.defaults}
    order = [field.python in free for field in operation.positional]
    _require(order == sorted(order), f"{place}: what must be given by position stands before what may be left out")
    for name, field in given.items():
        _check_name(name, f"{place}, parameter")
        _require(name not in RESERVED, f"{place}: parameter {name!r} is a name the code needs; give it an x-name")
        kind = plain_kind(field.kind)
        _require(kind in inputs or not kind[:1].isupper(), f"{place}: parameter {name!r} is of unknown type {kind}")


def _check_attributes(where: str, fields: Iterable[Field], records: set[str], methods: Iterable[str]) -> None:
    taken = set(methods)
    for field in fields:
        _check_name(field.python, f"{where}, attribute")
        clash = f"{where}: attribute {field.python!r} has the name of a method, or of something that records need"
        _require(field.python not in taken, f"{clash}; give it an x-name")
        taken.add(field.python)
        kind = plain_kind(field.kind)
        _require(kind in records or not kind[:1].isupper(), f"{where}.{field.python}: unknown model {kind}")


def _check_name(name: str, where: str) -> None:
    fine = name.isidentifier() and not keyword.iskeyword(name)
    _require(fine, f"{where}: {name!r} is no Python name; give it one with x-name")


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise SpecError(message)
