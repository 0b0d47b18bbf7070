"""The exception tree: a class for every kind of error that the service can answer, each on its group."""

import json

from codegen import wording
from codegen.layout import HEADER, WIDTH, Group, docstring, lay
from codegen.service_spec import RUNTIME, RUNTIME_ERRORS
from codegen.values import ErrorSpec, Spec

ROOT = "APIError"


def module(spec: Spec) -> str:
    """Return the source of `error_tree.py`: groups and other bases before the classes that need them."""
    generated = ordered(spec)
    types = wire_types(spec)
    lines = [
        HEADER,
        *docstring("Every error of the service as a class, on the group that the service files it under."),
        "",
        *_imports(spec, generated),
    ]
    for error in generated:
        lines += ["", "", f"class {error.name}({error.base}):", *_documented(error, types.get(error.name))]
    root = runtime_name(spec, "Error")
    lines += [*(["", ""] if generated else [""]), f"TYPE_TO_ERROR: dict[str, type[{root}]] = {{"]
    more = [(error.name, wire) for error in generated for wire in error.types]
    for name, wire in [*types.items(), *more]:
        lines += (
            lay(Group(f'"{wire}": (', [name], ")"), 4, ",")
            if len(name + wire) > WIDTH - 9
            else [f'    "{wire}": {name},']
        )
    found = {status: error.name for error in spec.errors for status in error.statuses}
    pairs = [f"    {json.dumps(status)}: {found[status]}," for status in sorted(found, key=str)]
    lines += ["}", f"STATUS_TO_ERROR: dict[int | str, type[{runtime_name(spec, ROOT)}]] = {{", *pairs, "}"]
    if spec.service.names_runtime_errors:
        # Some are the runtime's under another name, which only this offers.
        public = sorted({*offered(spec), *(error.name for error in spec.errors)})
        lines += ["__all__ = [", *(f'    "{name}",' for name in public), "]"]
    return "\n".join(lines).replace("= {\n}", "= {}") + "\n"


def runtime_name(spec: Spec, name: str) -> str:
    """Return the name under which a package offers a class of the runtime."""
    return next((ours for ours, theirs in spec.service.error_names.items() if theirs == name), name)


def offered(spec: Spec) -> dict[str, str]:
    """Return the runtime's classes by the names under which a package offers them."""
    if not spec.service.names_runtime_errors:
        return {}
    own = {error.name for error in spec.errors}
    plain = {name: name for name in RUNTIME_ERRORS if name not in own and name not in spec.service.error_names}
    renamed = set(spec.service.error_names.values())
    return {name: name for name in plain if name not in renamed} | dict(spec.service.error_names)


def _imports(spec: Spec, generated: list[ErrorSpec]) -> list[str]:
    if not spec.service.names_runtime_errors:
        bases = {error.base for error in generated} & {error.name for error in spec.errors if error.handwritten}
        return lay(Group(f"from {RUNTIME}.error import ", sorted({"Error", ROOT, *bases}), ""))
    names = sorted(offered(spec).items(), key=lambda pair: pair[1])
    return [f"from {RUNTIME}.error import {theirs} as {ours}" for ours, theirs in names]


def _documented(error: ErrorSpec, wire: str | None) -> list[str]:
    text = sentence(error, wire)
    if len(text) <= WIDTH - 10 or wire is None:
        return docstring(text, 4)
    return docstring(sentence(error, None), 4, [f"On the wire: `{wire}`."])


def ordered(spec: Spec) -> list[ErrorSpec]:
    """Return the generated classes, each behind its base, groups first, the rest by group and name."""
    known = {error.name: error for error in spec.errors}

    def depth(error: ErrorSpec) -> int:
        base = known.get(error.base)
        return 0 if base is None or base.handwritten else depth(base) + 1

    generated = [error for error in spec.errors if not error.handwritten]
    return sorted(generated, key=lambda error: (depth(error), error.base, error.name))


def wire_types(spec: Spec) -> dict[str, str]:
    """Return what the service calls each class it can answer: `not-found`, `not-found/file-not-found`."""
    by_status = {error.name for error in spec.errors if error.statuses and spec.service.names_runtime_errors}
    root = runtime_name(spec, ROOT)
    groups = [error.name for error in ordered(spec) if error.base == root and error.name not in by_status]
    types = {name: wording.kebab(name) for name in groups}
    for error in ordered(spec):
        if error.base in groups:
            types[error.name] = f"{wording.kebab(error.base)}/{wording.kebab(error.name)}"
    return types


def sentence(error: ErrorSpec, wire: str | None) -> str:
    """Return the one-sentence docstring of a class."""
    if error.description:
        return f"{error.description.removesuffix('.')} (`{wire}`)." if wire else error.description
    text = " ".join(wording.ACRONYMS.get(word, word) for word in wording.split_camel(error.name.removesuffix("Error")))
    text = text[:1].upper() + text[1:]
    note = f"`{wire}`" if wire else ", ".join(map(str, error.statuses))
    return f"{text} ({note})." if note else f"{text}."
