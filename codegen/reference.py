"""Reference pages: the tables of all operations and the tree of errors; `resource_pages` has those of resources."""

from collections.abc import Iterator

from codegen import errors
from codegen.values import OperationSpec, Spec

MARK = '<!-- Generated from the API description by "python -m codegen". -->'


def operations(spec: Spec) -> str:
    """Return the page of all resources and operations."""
    count = sum(len(resource.operations) for resource in spec.resources)
    lines = [MARK, "", "# Resources and operations", ""]
    lines.append(f"{len(spec.resources)} resources, {count} operations, below `{spec.base_path}`.")
    lines.append("A method of the same name exists on a record where the last column says so.")
    lines.append("`list()` below `user` is `files_style_sdk.user.list()`, or `client.user.list()` of a client.")
    lines.append("A resource's own page has its parameters and attributes.")
    for resource in spec.resources:
        lines += [
            "",
            f"## [{resource.name}](resources/{resource.name}.md)",
            "",
            f"`{resource.model}`: {resource.description}",
        ]
        if resource.operations:
            lines += ["", "| Call | Request | Returns | On a record |", "| --- | --- | --- | --- |"]
            lines += [_row(operation) for operation in resource.operations]
        if resource.functions:
            names = ", ".join(f"`{resource.name}.{name}`" for name in resource.functions if name != "__call__")
            lines += ["", f"Also: {names}."]
    return "\n".join(lines) + "\n"


def _row(operation: OperationSpec) -> str:
    needed = [field.name for field in operation.positional]
    needed += [f"{field.name}=…" for field in operation.params if field.required]
    forms = {"list": "pages of `{}`", "array": "list of `{}`", "object": "`{}`", "none": "nothing"}
    record = {"none": "yes", "self": "yes, in place", "data": "yes, plain data", None: ""}[operation.instance]
    names = ", ".join(f"`{alias}`" for alias in operation.aliases)
    call = f"`{operation.name}({', '.join(needed)})`" + (f" ({names})" if names else "")
    answer = forms[operation.shape].format(operation.model)
    return f"| {call} | `{operation.verb} {operation.path}` | {answer} | {record} |"


def error_tree(spec: Spec) -> str:
    """Return the page of the exception tree."""
    types = errors.wire_types(spec)
    lines = [MARK, "", "# Errors", "", f"{len(spec.errors)} classes. Catch one kind, a group, or `Error` for all.", ""]
    return "\n".join([*lines, *_branch(spec, "Exception", types, 0)]) + "\n"


def _branch(spec: Spec, base: str, types: dict[str, str], depth: int) -> Iterator[str]:
    for error in sorted((each for each in spec.errors if each.base == base), key=lambda each: each.name):
        wire = types.get(error.name)
        label = f" `{wire}`" if wire else ""
        yield f"{'    ' * depth}- `{error.name}`{label}" + (f": {error.description}" if error.description else "")
        yield from _branch(spec, error.name, types, depth + 1)
