"""The package around the models: its lazy names, its clients, and what makes it a module with settings."""

from collections.abc import Sequence

from codegen import errors
from codegen.annotations import quoted
from codegen.layout import HEADER, Group, docstring, lay
from codegen.service_spec import RUNTIME, ServiceSpec
from codegen.values import Spec


def client(spec: Spec, package: str) -> str:
    """Return `client.py`: the client that waits for each call."""
    bases = [f"{RUNTIME}.service_client:SyncClient", f"{package}.models.bound:BoundResources"]
    return _module(spec, package, "sync", bases, ["Unpack"])


def async_client(spec: Spec, package: str) -> str:
    """Return `async_client.py`: the client whose calls are awaited."""
    resources = [
        "",
        "if TYPE_CHECKING:",
        f"    from {package}.models.awaited import AwaitedResources",
        "else:",
        "    # The same classes; it is their caller that makes the results awaited.",
        f"    from {package}.models.bound import BoundResources as AwaitedResources",
    ]
    bases = [f"{RUNTIME}.aio.service_client:AsyncServiceClient", ":AwaitedResources"]
    return _module(spec, package, "async", bases, ["TYPE_CHECKING", "Unpack"], resources)


def _settings_type(service: ServiceSpec) -> str:
    """Return the TypedDict of what clients take: the runtime's, or one written by hand that adds to it."""
    return service.client.mixins.get("settings", f"{RUNTIME}.settings:ClientSettings")


def _imports(*references: str) -> list[str]:
    """Return the imports of `module:NAME` references, sorted; those of one module on one line."""
    names: dict[str, set[str]] = {}
    for reference in references:
        place, _, name = reference.partition(":")
        names.setdefault(place, set()).add(name)
    return [f"from {place} import {', '.join(sorted(found))}" for place, found in sorted(names.items())]


def _module(spec: Spec, package: str, kind: str, bases: list[str], typing: list[str], more: Sequence[str] = ()) -> str:
    """Return a client's module.

    Args:
        spec: The description.
        package: The package.
        kind: Which client: `sync` or `async`.
        bases: Its bases as `module:NAME`, between the one written by hand and that of raw calls; those without a module
            come with `more`.
        typing: What it needs of `typing`.
        more: Imports of another kind.
    """
    wanted = spec.service.client
    bases = [*filter(None, [wanted.mixins.get(kind)]), *bases, f"{RUNTIME}.raw:RawCalls"]
    imported = [reference for reference in bases if not reference.startswith(":")]
    name, names = wanted.name if kind == "sync" else wanted.awaited, [each.partition(":")[2] for each in bases]
    lines = [HEADER, *docstring(f"The client of {spec.title}."), "", "from __future__ import annotations", ""]
    lines += [f"from typing import {', '.join(typing)}", ""]
    lines += [*_imports(*imported, _settings_type(spec.service), f"{package}.service:SERVICE"), *more, "", ""]
    lines += [f"class {name}({', '.join(names)}):", *_body(spec, is_awaited=kind == "async")]
    return "\n".join(lines) + "\n"


def _body(spec: Spec, *, is_awaited: bool) -> list[str]:
    """Return what a client's class holds: the service, and a constructor with the credential's own arguments."""
    service = spec.service
    names = arguments(service)
    said = [f"    {name}: {text}" for name, text in names.items()]
    how = "Calls are awaited. " if is_awaited else ""
    place, _, settings = _settings_type(service).partition(":")
    details = [f"{how}The settings are those of :class:`{place}.{settings}`.", "", "Args:", *said]
    details += ["    settings: Settings by name.", "", "Raises:", "    InvalidParameterError: A value is ill-formed."]
    lines = [*docstring(f"{spec.title} with settings, credentials and connections of its own.", 4, details), ""]
    lines += ["    _service = SERVICE", *(["    _reads_dotenv = True"] if service.client.dotenv else []), ""]
    given = [f"{name}: str | None = None" for name in names]
    items = ["self", *(["*"] if names else []), *given, f"**settings: Unpack[{settings}]"]
    passed = [*(f"{name}={name}" for name in names), "**settings"]
    head = lay(Group("def __init__(", items, ") -> None:"), 4)
    return [*lines, *head, *lay(Group("super().__init__(", passed, ")"), 8)]


def arguments(service: ServiceSpec) -> dict[str, str]:
    """Return the arguments that a client's credential is made of, each with a sentence."""
    if service.maker is not None:
        return {
            name: f"Part of the credential; `{variable}` by default." if variable else "Part of the credential."
            for name, (variable, _) in service.maker.arguments.items()
        }
    found = {}
    for key in service.keys:
        variable = service.variables.get(key.setting)
        sent = f"A credential, sent as `{key.header}`"
        found[key.argument] = f"{sent}; `{variable}` by default." if variable else f"{sent}."
    return found


def face(spec: Spec, package: str) -> str:
    """Return `face.py`: the caller of the package as a module with settings."""
    lines = [
        HEADER,
        *docstring("The module face's caller: calls made with the settings that are names on the package."),
        "",
        f"import {package}",
        f"from {RUNTIME}.api_client import Caller",
        "",
        f"caller = Caller(lambda: {package}._package._settings.current())",
    ]
    return "\n".join(lines) + "\n"


def names(spec: Spec, package: str) -> dict[str, str]:
    """Return the public names of the package, each with its module."""
    found: dict[str, str] = {}
    if spec.service.client.name:
        found[spec.service.client.name] = f"{package}.client"
    if spec.service.client.awaited:
        found[spec.service.client.awaited] = f"{package}.async_client"
    found |= {schema.name: f"{package}.models.inputs" for schema in spec.inputs}
    found |= {model: f"{package}.models.{home}" for model, home in spec.homes().items()}
    found |= {error.name: f"{package}.error_tree" for error in spec.errors}
    found |= dict.fromkeys(errors.offered(spec), f"{package}.error_tree")
    return dict(sorted({**found, **spec.service.client.exports}.items()))


def initialiser(spec: Spec, package: str) -> str:
    """Return the package's `__init__.py`: every public name, imported when it is first used."""
    found = names(spec, package)
    with_settings = spec.service.client.module
    resources = sorted(each.module for each in spec.resources) if with_settings else []
    imports = [f"    from {place} import {name} as {name}" for name, place in found.items()]
    imports += [f"    from {package}.models import {name} as {name}" for name in resources]
    table = {**found, **dict.fromkeys(resources, f"{package}.models")}
    lines = [HEADER, *docstring(f"{spec.title} ({spec.version}): {_about(spec)}"), "", "import importlib"]
    lines += ["import sys"] if with_settings else []
    lines += ["from typing import TYPE_CHECKING, Any", ""]
    lines += [f"from {RUNTIME}.settings_module import SettingsModule", ""] if with_settings else []
    lines += ["if TYPE_CHECKING:", *sorted(imports), "", "_NAMES = {"]
    lines += [f"    {quoted(name)}: {quoted(place)}," for name, place in table.items()]
    lines += ["}", "__all__ = [", *(f"    {quoted(name)}," for name in table), "]", "", ""]
    lines += _settings(package) if with_settings else _plain()
    return "\n".join(lines) + "\n"


def _about(spec: Spec) -> str:
    wanted = [spec.service.client.name, spec.service.client.awaited]
    return f"{' and '.join(filter(None, wanted))}, with models and errors." if any(wanted) else "models and errors."


def _plain() -> list[str]:
    return [
        "def __getattr__(name: str) -> Any:",
        '    """Import what a name stands for when it is first used, and keep it."""',
        "    if name not in _NAMES:",
        '        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
        "    value = getattr(importlib.import_module(_NAMES[name]), name)",
        "    globals()[name] = value",
        "    return value",
        "",
        "",
        "def __dir__() -> list[str]:",
        '    """Return every public name, loaded or not."""',
        "    return sorted(__all__)",
    ]


def _settings(package: str) -> list[str]:
    return [
        f'_service = "{package}.service"',
        "_package: SettingsModule = sys.modules[__name__]  # type: ignore[assignment]  # it becomes one below",
        "",
        "",
        "def using(**options: Any) -> Any:",
        '    """Override settings in a `with` block, for this thread or task only."""',
        "    return _package._settings.using(options)",
        "",
        "",
        "def close() -> None:",
        '    """Close the idle connections of the calls made through this package."""',
        '    if face := sys.modules.get(f"{__name__}.face"):',
        "        face.caller.close()",
        "",
        "",
        "def _lookup(name: str) -> Any:",
        '    """Import what a name stands for when it is first used, and keep it."""',
        "    if name not in _NAMES:",
        '        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
        "    value = getattr(importlib.import_module(_NAMES[name]), name)",
        "    globals()[name] = value",
        "    return value",
        "",
        "",
        "def _lookup_names() -> list[str]:",
        "    return list(_NAMES)",
        "",
        "",
        "_package.__class__ = SettingsModule",
    ]
