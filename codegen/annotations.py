"""Types in Python's words, and what is said beside them."""

import re
from collections.abc import Iterable, Iterator

from codegen import wording
from codegen.layout import Group, comment, flat, lay
from codegen.values import Field, OperationSpec, ResourceSpec

ATTRIBUTE_TYPES = {
    "string": "str",
    "email": "str",
    "uuid": "str",
    "uri": "str",
    "date-time": "str",
    "date": "str",
    "int64": "int",
    "any": "Any",
    "boolean": "bool",
    "double": "float",
    "decimal": "Decimal",
    "object": "dict[str, Any]",
    "file": "FileInput",
}
PARAMETER_TYPES = ATTRIBUTE_TYPES | {"decimal": "str", "object": "Mapping[str, Any]"}


def params_class(resource: ResourceSpec, operation: OperationSpec) -> str:
    """Return the name of the operation's TypedDict; `NoParams` if it takes nothing besides its positional values."""
    return f"{resource.prefix}{wording.camel(operation.name)}Params" if operation.params else "NoParams"


def parameter_type(field: Field) -> str:
    """Return the annotation of a parameter."""
    if field.values:
        return flat(_choice(field))
    return "Mapping[str, str]" if field.textual else _type(PARAMETER_TYPES, field.kind, "Sequence")


def _choice(field: Field) -> Group:
    return Group("Literal[", [quoted(each) if isinstance(each, str) else str(each) for each in field.values], "]")


def by_position(operation: OperationSpec) -> list[str]:
    """Return the positional values as a function takes them."""
    free = {*operation.optional, *operation.defaults}
    return [
        f"{field.python}: {parameter_type(field)}" + (" | None = None" if field.python in free else "")
        for field in operation.positional
    ]


def attribute_type(field: Field) -> str:
    """Return the annotation of an attribute, without the `| None` that every attribute has."""
    return _type(ATTRIBUTE_TYPES, field.kind, "builtins.list")


def _type(types: dict[str, str], kind: str, many: str) -> str:
    """A type word's type, lists of it in brackets; a schema's name stands for itself."""
    if kind.startswith("array("):
        return f"{many}[{_type(types, kind[6:-1], many)}]"
    return types.get(kind, kind)


def quoted(text: str) -> str:
    """Return `text` as a literal of the code."""
    mark = "'" if text.count('"') > text.count("'") else '"'  # as the formatter has it
    escaped = text.replace("\\", "\\\\").replace(mark, f"\\{mark}")
    return mark + "".join(each if each.isprintable() else ascii(each)[1:-1] for each in escaped) + mark


def told(field: Field) -> str:
    """Return what is worth saying beside a field: nothing that its name and type already say."""
    text = field.description.removesuffix(".")
    if not text or field.description == wording.describe(field.name, field.kind):
        text = f"ISO 8601 {field.kind}" if field.kind in ("date-time", "date") else ""
    first = text.split(" ")[0]
    if first == "A" or not first.isupper():
        text = text[:1].lower() + text[1:]
    marks = {"required": field.required, "deprecated": field.deprecated}
    return "; ".join([*(mark for mark, holds in marks.items() if holds), *filter(None, [text])])


def parameter(field: Field) -> Iterator[str]:
    """Return one key of a TypedDict."""
    text = told(field)
    if field.fields:
        text = f"{text}; by {', '.join(field.fields)}" if text else f"by {', '.join(field.fields)}"
    end = " | None" if field.nullable and field.kind != "any" else ""
    annotation: str | Group = f"{field.python}: {parameter_type(field)}{end}"
    if field.values:
        choice = _choice(field)
        annotation = Group(f"{field.python}: {choice.head}", choice.items, f"]{end}")
    yield from commented(lay(annotation, 4), text)


def commented(lines: list[str], text: str) -> Iterator[str]:
    """Yield the lines with `text` behind the only one of them if it fits, else above."""
    if not text:
        yield from lines
    elif len(lines) == 1 and len(lines[0]) + len(text) + 4 <= 120:
        yield f"{lines[0]}  # {text}"
    else:
        yield from comment(text, 4)
        yield from lines


def used(body: str, names: Iterable[str]) -> list[str]:
    """Return those of `names` that the code mentions; prose in docstrings and comments does not count."""
    code = re.sub(r'"""(?s:.*?)"""|#.*', "", body)
    return [name for name in names if re.search(rf"(?<![\w.]){name}\b", code)]


def called(body: str, names: Iterable[str]) -> list[str]:
    """Return those of `names` that the code assigns a call of."""
    return [name for name in names if f" = {name}(" in body]
