"""The exception tree: a class for every kind of error that the service can answer, each on its group."""

from codegen import wording
from codegen.layout import HEADER, WIDTH, Group, docstring, lay
from codegen.spec import ErrorSpec, Spec

ROOT = "APIError"


def module(spec: Spec, package: str) -> str:
    """Return the source of `error_tree.py`: groups and other bases before the classes that need them."""
    generated = ordered(spec)
    bases = sorted({error.base for error in generated} & {error.name for error in spec.errors if error.handwritten})
    types = wire_types(spec)
    lines = [
        HEADER,
        *docstring("Every error of the service as a class, on the group that the service files it under."),
        "",
        *lay(Group(f"from {package}.error import ", sorted({"Error", *bases}), "")),
    ]
    for error in generated:
        lines += ["", "", f"class {error.name}({error.base}):", *_documented(error, types.get(error.name))]
    lines += ["", "", "TYPE_TO_ERROR: dict[str, type[Error]] = {"]
    more = [(error.name, wire) for error in generated for wire in error.types]
    for name, wire in [*types.items(), *more]:
        lines += (
            lay(Group(f'"{wire}": (', [name], ")"), 4, ",")
            if len(name + wire) > WIDTH - 9
            else [f'    "{wire}": {name},']
        )
    return "\n".join([*lines, "}"]) + "\n"


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
    groups = [error.name for error in ordered(spec) if error.base == ROOT]
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
    return f"{text} (`{wire}`)." if wire else f"{text}."
