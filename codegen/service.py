"""The service as one value: what the runtime must know of it besides its operations."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from codegen.annotations import quoted, used
from codegen.layout import HEADER, Group, docstring, lay, tuple_of
from codegen.service_spec import RUNTIME, ServiceSpec, classes
from codegen.values import Spec

_STYLES = {
    "header_cursor": "HeaderCursor",
    "body_cursor": "BodyCursor",
    "page_number": "PageNumber",
    "next_link": "NextLink",
}


def module(spec: Spec, package: str) -> str:
    """Return the source of `service.py`."""
    service = spec.service
    items: list[str | Group] = [
        f"package={quoted(package)}",
        f"title={quoted(spec.title)}",
        f"version={quoted(spec.version)}",
        _map("environments", service.environments),
        f"base_path={quoted(service.base_path)}",
        *_maps(service),
        *_credentials(service),
        *_pages(service.pages),
        *_retries(service.retries),
    ]
    if package != RUNTIME:
        items.append(f'error_tree="{package}.error_tree"')
    if service.error_type != "type":
        items.append(f"error_type={quoted(service.error_type)}")
    if service.jobs:
        items.append(_jobs(service.jobs, package))
    call = lay(Group("SERVICE = Service(", items, ")"))
    names = ("Argument", "BodyCursor", "CredentialMaker", "HeaderCursor", "HeaderKey", "JobStyle", "NextLink")
    found = used("\n".join(call), (*names, "PageNumber", "RetryRules", "Service"))
    return "\n".join(
        [
            HEADER,
            *docstring(f"{spec.title}: how the service behaves, as values."),
            "",
            *lay(Group(f"from {RUNTIME}.manners import ", found, "")),
            "",
            *call,
            "",
        ]
    )


def literal(value: Any) -> str:
    """Return a value of the description as a literal of the code."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list | tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(key)}: {literal(part)}" for key, part in value.items()) + "}"
    return {"null": "None", "true": "True", "false": "False"}.get(text := json.dumps(value), text)


def _map(name: str, pairs: Mapping[str, Any]) -> Group:
    return Group(f"{name}={{", [f"{quoted(key)}: {literal(value)}" for key, value in pairs.items()], "}", literal=True)


def _maps(service: ServiceSpec) -> Iterable[Group]:
    arguments = {key.argument: key.setting for key in service.keys if key.argument != key.setting}
    maps = {"settings": service.settings, "variables": service.variables, "arguments": arguments}
    return (_map(name, pairs) for name, pairs in maps.items() if pairs)


def _credentials(service: ServiceSpec) -> Iterable[str | Group]:
    keys = []
    for key in service.keys:
        values = [quoted(key.setting), quoted(key.header), *([quoted(key.prefix)] if key.prefix else [])]
        keys.append(f"HeaderKey({', '.join(values)})")
    if keys:
        yield tuple_of(keys, "keys=")
    maker = service.maker
    if maker is not None:
        arguments = []
        for name, (variable, default) in maker.arguments.items():
            values = [quoted(variable), *([literal(default)] if default is not None else [])]
            arguments.append(f"{quoted(name)}: Argument({', '.join(values)})")
        parts: list[str | Group] = [quoted(maker.reference), Group("{", arguments, "}", literal=True)]
        if maker.constants:
            constants = [f"{quoted(name)}: {literal(value)}" for name, value in maker.constants.items()]
            parts.append(Group("{", constants, "}", literal=True))
        yield Group("maker=CredentialMaker(", parts, ")")


def _pages(pages: Mapping[str, Any]) -> Iterable[str]:
    if not pages:
        return
    options = {name: value for name, value in pages.items() if name not in ("style", "walks")}
    if "headers" in options:
        options["headers"] = [name.lower() for name in options["headers"]]
    values = ", ".join(f"{name}={literal(value)}" for name, value in options.items())
    yield f"pages={_STYLES[pages['style']]}({values})"
    if pages["walks"]:
        yield "walks=True"


def _retries(retries: Mapping[str, Any]) -> Iterable[str]:
    if not retries:
        return
    items = []
    if "statuses" in retries:
        single, families = classes(retries["statuses"])
        items.append(f"statuses=frozenset({literal(single)})")
        items += [f"families=frozenset({literal(families)})"] if families else []
    items += ["all_methods=True"] if retries.get("all_methods") else []
    yield f"retries=RetryRules({', '.join(items)})"


def _jobs(jobs: Mapping[str, Any], package: str) -> Group:
    resource, _, name = jobs["operation"].rpartition(".")
    items = [f'operation="{package}.models.{resource.replace(".", "_")}:_{name.upper()}"']
    for key, value in jobs.items():
        if key in ("done", "failed"):
            items.append(f"{key}=frozenset({literal(value)})")
        elif key != "operation":
            items.append(f"{key}={literal(value)}")
    return Group("jobs=JobStyle(", items, ")")
