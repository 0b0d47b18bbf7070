"""The models package itself (lazy names) and the class that binds every resource to one caller."""

from collections.abc import Mapping

from codegen.layout import HEADER, Group, docstring, lay
from codegen.models import child_property
from codegen.values import ResourceSpec, Spec


def initialiser(spec: Spec, package: str) -> str:
    """Return `models/__init__.py`: submodules and model classes, imported when first used."""
    modules = sorted(resource.module for resource in spec.resources)
    owners = dict(sorted(spec.homes().items()))
    imports = [imported(f"{package}.models", modules, 4)]
    imports += [imported(f"{package}.models.{name}", found, 4) for name, found in _by_module(owners).items()]
    without_model = sorted(set(modules) - set(owners.values()))
    found = Group("{", ["*MODELS.values()", *(f'"{name}"' for name in without_model)], "}", literal=True)
    modules_set = Group("MODULES = frozenset(", [found if without_model else "MODELS.values()"], ")")
    lines = [
        HEADER,
        *docstring("Every resource's module and model class; each is imported when it is first used."),
        "",
        "import importlib",
        "from typing import TYPE_CHECKING, Any",
        "",
        "if TYPE_CHECKING:",
        *(line for block in imports for line in block),
        "",
        *_models(owners),
        *lay(modules_set),
        "",
        *_exploded("__all__ = [", [f'"{name}"' for name in [*owners, *modules]], "]"),
        *_LOOKUP,
    ]
    return "\n".join(lines) + "\n"


def _models(owners: Mapping[str, str]) -> list[str]:
    head = "MODELS = {" if owners else "MODELS: dict[str, str] = {"
    return _exploded(head, [f'"{model}": "{name}"' for model, name in owners.items()], "}")


_LOOKUP = """

def __getattr__(name: str) -> Any:
    \"""Import a module or a model class on first use and keep it.\"""
    owner = MODELS.get(name)
    if owner is None and name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{owner or name}")
    value = getattr(module, name) if owner else module
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    \"""Return every public name, loaded or not.\"""
    return sorted(__all__)
""".splitlines()


def spaces(spec: Spec) -> dict[str, list[ResourceSpec]]:
    """Return the names before a dot that are no resources themselves, with the resources behind them."""
    names = {resource.name for resource in spec.resources}
    found: dict[str, list[ResourceSpec]] = {}
    for resource in spec.resources:
        above = resource.name.rpartition(".")[0]
        if above and above not in names:
            found.setdefault(above, []).append(resource)
    return found


def bound(spec: Spec, package: str) -> str:
    """Return `models/bound.py`: one property per resource, each made on first use."""
    resources = sorted(spec.resources, key=lambda each: each.module)
    groups = spaces(spec)
    here = [each for each in resources if "." not in each.name or each.name.rpartition(".")[0] in groups]
    lines = [
        HEADER,
        *docstring("Every resource as a property, bound to one caller: what a client offers."),
        "",
        "from functools import cached_property",
        "from typing import TYPE_CHECKING, Any",
        "",
        "if TYPE_CHECKING:",
        *(f"    from {package}.models.{each.module} import {each.prefix}Resource" for each in here),
    ]
    for name, found in groups.items():
        lines += ["", "", f"class {name.title()}Space:", *docstring(f"The resources below `{name}`.", 4), ""]
        lines += ["    def __init__(self, caller: Any) -> None:", "        self._caller = caller"]
        lines += [line for each in found for line in child_property(each, package)]
    lines += [
        "",
        "",
        "class BoundResources:",
        *docstring("The resources of the service, each imported and bound to `_caller` when it is first used.", 4),
        "",
        "    _caller: Any",
    ]
    for name in groups:
        lines += ["", "    @cached_property", f"    def {name}(self) -> {name.title()}Space:"]
        lines += [*docstring(f"The resources below `{name}`.", 8), f"        return {name.title()}Space(self._caller)"]
    lines += [line for each in resources if "." not in each.name for line in child_property(each, package)]
    return "\n".join(lines) + "\n"


def _by_module(owners: dict[str, str]) -> dict[str, list[str]]:
    """Return the models of each module, both in the order of their names."""
    return {name: sorted(each for each in owners if owners[each] == name) for name in sorted({*owners.values()})}


def imported(place: str, names: list[str], indent: int) -> list[str]:
    """Return an import of names, on a line each if they do not fit on one."""
    margin = " " * indent
    line = f"{margin}from {place} import {', '.join(names)}"
    if len(line) <= 120:
        return [line]
    return [f"{margin}from {place} import (", *(f"{margin}    {name}," for name in names), f"{margin})"]


def _exploded(head: str, items: list[str], tail: str) -> list[str]:
    return (
        lay(Group(head, items, tail, literal=True))
        if len(items) < 4
        else [head, *(f"    {item}," for item in items), tail]
    )
