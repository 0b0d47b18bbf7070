"""The API's operations as the command tells of them: what the generated modules say, read when it is asked for."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, get_args, get_origin

from files_style_sdk import models
from files_style_sdk.operation import Operation

__all__ = ["ApiOperation", "Parameter", "operations", "resources", "summary"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that an operation takes.

    Attributes:
        name: Its name.
        type: Its type, as annotations give it.
        is_required: Whether the call is refused without it.
        help: What it is, or nothing.
    """

    name: str
    type: Any
    is_required: bool
    help: str

    @property
    def kind(self) -> str:
        """Its type in a word or two.

        Example:
            >>> Parameter("ids", Sequence[int], False, "").kind
            'list of integer'
        """
        return _kind(self.type)


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """An operation of the API.

    Attributes:
        name: The method's name, such as `list`.
        operation: Where it is and what it takes.
        summary: What it does, in a line.
        parameters: The values it takes, those of its path first.
    """

    name: str
    operation: Operation
    summary: str
    parameters: tuple[Parameter, ...]


def resources() -> list[str]:
    """The names of all resources, sorted."""
    return sorted(models.MODULES)


def summary(resource: str) -> str:
    """What a resource is, in a line."""
    return _first_sentence(_module(resource).__doc__ or "").partition(": ")[2]


@cache
def operations(resource: str) -> dict[str, ApiOperation]:
    """The operations of a resource by name.

    Args:
        resource: One of :func:`resources`.
    """
    module = _module(resource)
    owner = next(model for model, home in models.MODELS.items() if home == resource)
    methods = vars(getattr(module, f"{owner}Resource"))
    found: dict[str, ApiOperation] = {}
    for constant, value in vars(module).items():
        name = constant.removeprefix("_").lower()
        if isinstance(value, Operation) and constant == f"_{name.upper()}" and name in methods:
            doc = inspect.getdoc(methods[name]) or ""
            found[name] = ApiOperation(name, value, _first_sentence(doc), _parameters(value, doc))
    return found


def _module(resource: str) -> ModuleType:
    module: ModuleType = getattr(models, resource)
    return module


def _first_sentence(text: str) -> str:
    return " ".join(text.strip().partition("\n\n")[0].split())


def _parameters(operation: Operation, doc: str) -> tuple[Parameter, ...]:
    told = {**_comments(operation.params.__module__).get(operation.params.__name__, {}), **_documented(doc)}
    path = [Parameter(name, kind, True, told.get(name, "")) for name, kind in operation.positional.items()]
    rest = [
        Parameter(name, kind, name in operation.required, told.get(name, "").removeprefix("required").lstrip("; "))
        for name, kind in operation.params.__annotations__.items()
    ]
    return (*path, *sorted(rest, key=lambda parameter: not parameter.is_required))


def _documented(doc: str) -> dict[str, str]:
    """What a docstring says of its arguments."""
    section = doc.partition("\nArgs:\n")[2].partition("\n\n")[0]
    pairs = (line.strip().partition(": ") for line in section.splitlines())
    return {name: text for name, colon, text in pairs if colon}


@cache
def _comments(module: str) -> dict[str, dict[str, str]]:
    """What stands beside the fields of a module's TypedDicts, by class; nothing where the source is not there."""
    try:
        source = inspect.getsource(sys.modules[module])
    except (OSError, TypeError):
        return {}
    lines = source.splitlines()
    said: dict[str, dict[str, str]] = {}
    for declared in ast.parse(source).body:
        if isinstance(declared, ast.ClassDef):
            fields = [node for node in declared.body if isinstance(node, ast.AnnAssign)]
            said[declared.name] = {
                ast.unparse(node.target): _comment(lines[(node.end_lineno or 1) - 1]) for node in fields
            }
    return said


def _comment(line: str) -> str:
    return line.partition("  # ")[2]


_WORDS = {str: "text", int: "integer", float: "number", bool: "true|false"}


def _kind(annotation: Any) -> str:
    if annotation in _WORDS:
        return _WORDS[annotation]
    origin = get_origin(annotation)
    if origin is Sequence:
        return f"list of {_kind(get_args(annotation)[0])}"
    if origin is not None and "Mapping" in str(origin):
        return "object"
    values = get_args(annotation)
    if values and all(isinstance(value, str) for value in values):
        return "|".join(values)
    return "file"
