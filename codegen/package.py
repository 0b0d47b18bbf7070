"""The models package itself (lazy names) and the class that binds every resource to one caller."""

from codegen.layout import HEADER, Group, docstring, lay
from codegen.spec import Spec


def initialiser(spec: Spec, package: str) -> str:
    """Return `models/__init__.py`: submodules and model classes, imported when first used."""
    modules = sorted(resource.name for resource in spec.resources)
    owners = {resource.model: resource.name for resource in sorted(spec.resources, key=lambda each: each.model)}
    imports = [imported(f"{package}.models", modules, 4)]
    imports += [[f"    from {package}.models.{name} import {model}"] for model, name in _by_module(owners)]
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
        *_exploded("MODELS = {", [f'"{model}": "{name}"' for model, name in owners.items()], "}"),
        "MODULES = frozenset(MODELS.values())",
        "",
        *_exploded("__all__ = [", [f'"{name}"' for name in [*owners, *modules]], "]"),
        "",
        "",
        "def __getattr__(name: str) -> Any:",
        '    """Import a module or a model class on first use and keep it."""',
        "    owner = MODELS.get(name)",
        "    if owner is None and name not in MODULES:",
        '        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
        '    module = importlib.import_module(f"{__name__}.{owner or name}")',
        "    value = getattr(module, name) if owner else module",
        "    globals()[name] = value",
        "    return value",
        "",
        "",
        "def __dir__() -> list[str]:",
        '    """Return every public name, loaded or not."""',
        "    return sorted(__all__)",
    ]
    return "\n".join(lines) + "\n"


def bound(spec: Spec, package: str) -> str:
    """Return `models/bound.py`: one property per resource, each made on first use."""
    resources = sorted(spec.resources, key=lambda each: each.name)
    lines = [
        HEADER,
        *docstring("Every resource as a property, bound to one caller: what a client offers."),
        "",
        "from functools import cached_property",
        "from typing import TYPE_CHECKING, Any",
        "",
        "if TYPE_CHECKING:",
        *(f"    from {package}.models.{each.name} import {each.model}Resource" for each in resources),
        "",
        "",
        "class BoundResources:",
        *docstring("The resources of the service, each imported and bound to `_caller` when it is first used.", 4),
        "",
        "    _caller: Any",
    ]
    for each in resources:
        lines += ["", "    @cached_property", f'    def {each.name}(self) -> "{each.model}Resource":']
        lines += docstring(each.description, 8)
        lines.append(f"        from {package}.models.{each.name} import {each.model}Resource")
        lines += ["", f"        return {each.model}Resource(self._caller)"]
    return "\n".join(lines) + "\n"


def _by_module(owners: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(owners.items(), key=lambda pair: pair[1])


def imported(place: str, names: list[str], indent: int) -> list[str]:
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
