"""What generated modules are made of."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any, TypeVar

from files_style_sdk.model import Model, OperationCaller, call_operation, decimal, nested, wire_name
from files_style_sdk.operation import NoParams, Operation, Options
from files_style_sdk.settings import expand_options

__all__ = [
    "Model",
    "NoParams",
    "Operation",
    "Options",
    "Resource",
    "callable_module",
    "decimal",
    "nested",
    "wire_name",
]

M = TypeVar("M", bound=Model)


class Resource:
    """The operations on one kind of record, through one caller.

    Args:
        caller: Who makes the calls.
    """

    def __init__(self, caller: OperationCaller) -> None:
        self._caller = caller

    def _call(
        self,
        operation: Operation,
        path_values: tuple[Any, ...],
        params: Mapping[str, Any] | None,
        options: Options | None,
        fields: Mapping[str, Any],
    ) -> Any:
        return call_operation(self._caller, operation, path_values, params, options, fields)

    def _new(self, cls: type[M], attributes: Mapping[str, Any] | None, options: Options | None) -> M:
        record = cls(attributes)
        record._caller = self._caller
        if options:
            expand_options(options, self._caller.service)  # ill-formed ones are refused now, not when a call is made
            record._options = dict(options)
        return record


def callable_module(name: str, resource: Any) -> None:
    """Make a module callable: calling it calls the resource that its functions belong to.

    Args:
        name: The module's name.
        resource: A resource that can be called.
    """
    module = sys.modules[name]
    module.__class__ = _CallableModule
    module.__dict__["_called"] = resource


class _CallableModule(ModuleType):
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__dict__["_called"](*args, **kwargs)
