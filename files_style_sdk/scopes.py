"""Generated operations under other names, and in scopes that know the first of their path values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import update_wrapper
from inspect import Parameter, signature
from typing import Any, Concatenate, ParamSpec, TypeVar, Unpack, get_args, get_origin

from files_style_sdk.model import OperationCaller
from files_style_sdk.resource import Resource

__all__ = ["Scope", "named", "part", "scoped"]

P = ParamSpec("P")
R = TypeVar("R")


class Scope:
    """A part of a client whose calls begin with path values that it knows: `client.shelf(7).list()`.

    Args:
        caller: Who makes the calls.
        values: The path values that its calls begin with.
    """

    def __init__(self, caller: OperationCaller, *values: Any) -> None:
        self._caller = caller
        self._values = values

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._values))})"


def named(operation: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
    """An operation as a method of a client, under the name that it is assigned to.

    Args:
        operation: A method of a generated resource.

    Example:
        >>> class Shelves(SyncClient):  # doctest: +SKIP
        ...     list_books = named(BookResource.list)
    """
    return _Method(operation)  # type: ignore[return-value]  # a function takes its place when the class is made


def scoped(operation: Callable[Concatenate[Any, Any, P], R]) -> Callable[Concatenate[Any, P], R]:
    """An operation as a method of a :class:`Scope`, which gives its first path value.

    Args:
        operation: A method of a generated resource.

    Example:
        >>> class Shelf(Scope):  # doctest: +SKIP
        ...     list = scoped(BookResource.list)
    """
    return _Method(operation, known=1)  # type: ignore[return-value]  # as above


def part(kind: Callable[..., R]) -> Callable[[Any], R]:
    """A method that leads from a client or a scope on to a resource or a scope, with what is known so far.

    Args:
        kind: The class of what it leads to.
    """
    return _Method(kind, leads_on=True)  # type: ignore[return-value]  # as above


class _Method:
    """Stands in a class body for a function that has the name which it is assigned to."""

    def __init__(self, target: Callable[..., Any], known: int = 0, leads_on: bool = False) -> None:
        self._target = target
        self._known = known
        self._leads_on = leads_on

    def __set_name__(self, owner: type, name: str) -> None:
        made = _leading_to(self._target) if self._leads_on else _calling(self._target, self._known)
        made.__name__, made.__qualname__, made.__module__ = name, f"{owner.__qualname__}.{name}", owner.__module__
        setattr(owner, name, made)


def _calling(operation: Callable[..., Any], known: int) -> Any:
    def call(owner: Any, /, *args: Any, **kwargs: Any) -> Any:
        return operation(Resource(owner._caller), *(owner._values if known else ()), *args, **kwargs)

    shown = signature(operation)
    owner, *others = shown.parameters.values()
    made: Any = update_wrapper(call, operation)
    made.__signature__ = shown.replace(parameters=[owner, *_spelled_out(others[known:])])
    text = operation.__doc__ or ""
    for given in others[:known]:
        text = re.sub(rf"\n +{given.name}: .*(\n {{16}}.*)*", "", text)
    made.__doc__ = re.sub(r"\n +Args:\n(?=\n)", "", text)
    return made


def _spelled_out(parameters: Iterable[Parameter]) -> Iterator[Parameter]:
    """Parameters for people to read: with a keyword for each key of a TypedDict that `**fields` is."""
    for each in parameters:
        if each.kind is Parameter.VAR_KEYWORD and get_origin(each.annotation) is Unpack:
            (keys,) = get_args(each.annotation)
            for name, kind in keys.__annotations__.items():
                yield Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        else:
            yield each


def _leading_to(kind: Callable[..., Any]) -> Any:
    def lead(self: Any) -> Any:
        return kind(self._caller, *getattr(self, "_values", ()))

    lead.__doc__ = kind.__doc__
    lead.__annotations__ = {"return": kind}
    return lead
