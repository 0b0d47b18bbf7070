"""Reference pages: one for each resource, with its operations, their parameters, and the attributes of a record."""

from collections.abc import Iterable, Iterator

from codegen import annotations, reference, wording
from codegen.values import Field, OperationSpec, ResourceSpec, Spec


def page(resource: ResourceSpec, spec: Spec) -> str:
    """Return one resource's page."""
    owners = spec.by_model()
    lines = [reference.MARK, "", f"# {resource.name}", "", resource.description, ""]
    lines.append(f"Records are of class `{resource.model}`. [All resources](../operations.md)")
    if resource.operations:
        lines += ["", "## Operations"]
    for operation in resource.operations:
        lines += ["", f"### {operation.name}", "", *_operation(resource, operation, owners)]
    if resource.functions:
        names = ", ".join(f"`{name}`" for name in resource.functions if name != "__call__")
        lines += ["", "## Also", "", f"Written by hand, with docstrings of their own: {names}."]
    if resource.attributes:
        lines += ["", "## Attributes", ""]
        rows = (
            [f"`{field.name.rstrip('?')}`", _linked(field, owners), _meaning(field)] for field in resource.attributes
        )
        lines += _table(("Attribute", "Type", "Meaning"), rows)
    return "\n".join(lines) + "\n"


def _operation(resource: ResourceSpec, operation: OperationSpec, owners: dict[str, ResourceSpec]) -> Iterator[str]:
    yield operation.summary
    yield ""
    needed = [field.name for field in operation.positional]
    needed += [f"{field.name}=…" for field in operation.params if field.required]
    yield f"`{resource.name}.{operation.name}({', '.join(needed)})` sends `{operation.verb} {operation.path}`"
    yield f"and returns {_result(operation, owners)}.{_manners(resource, operation)}"
    fields = (*operation.positional, *operation.params)
    rows = [[f"`{field.name}`", f"`{annotations.parameter_type(field)}`", _meaning(field)] for field in fields]
    if rows:
        yield ""
        yield from _table(("Parameter", "Type", "Meaning"), rows)


def _result(operation: OperationSpec, owners: dict[str, ResourceSpec]) -> str:
    if not operation.model:
        return "nothing"
    link = f"[`{operation.model}`]({owners[operation.model].name}.md)"
    one = wording.article(operation.model).replace(operation.model, link)
    return {"list": f"pages of {link}", "array": f"a list of {link}", "object": one}[operation.shape]


def _manners(resource: ResourceSpec, operation: OperationSpec) -> str:
    """Return what else there is to say of an operation: other names, and how records offer it."""
    told = ""
    if operation.aliases:
        told += f" Also called {' and '.join(f'`{alias}`' for alias in operation.aliases)}."
    if operation.instance and operation.name not in resource.methods:
        how = {"none": "", "self": " that changes the record in place", "data": " that returns plain data"}
        told += f" Records have it as a method{how[operation.instance]}."
    if operation.anonymous:
        told += " It needs no credential."
    return told


def _linked(field: Field, owners: dict[str, ResourceSpec]) -> str:
    text = f"`{annotations.attribute_type(field).removeprefix('builtins.')}`"
    return f"[{text}]({owners[field.kind].name}.md)" if field.kind in owners else text


def _meaning(field: Field) -> str:
    """Return what is known of a field beside its name and type, as one cell."""
    marks = {"Required": field.required, "Deprecated": field.deprecated}
    parts = [f"**{mark}.**" for mark, holds in marks.items() if holds]
    if field.description and field.description != wording.describe(field.name, field.kind):
        parts.append(wording.sentence(field.description))
    elif field.kind in ("date-time", "date"):
        parts.append(f"ISO 8601 {field.kind}.")
    if field.name.endswith("?"):
        parts.append(f"The service calls it `{field.name}`.")
    if field.fields:
        parts.append(f"Fields: {', '.join(f'`{name}`' for name in field.fields)}.")
    return " ".join(parts)


def _table(titles: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
