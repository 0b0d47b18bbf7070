"""One module per resource: its parameters, its model, its operations as values, its functions."""

import re
from collections.abc import Iterable, Iterator

from codegen import wording
from codegen.annotations import by_position, called, parameter, parameter_type, params_class, quoted, used
from codegen.layout import HEADER, Group, docstring, lay, tuple_of
from codegen.records import attribute
from codegen.service import literal
from codegen.service_spec import RUNTIME
from codegen.values import SCHEMAS, OperationSpec, ResourceSpec, Spec, plain_kind

RESULTS = {
    "list": "ListObj[{}]",
    "array": "builtins.list[{}]",
    "object": "{}",
    "data": "dict[str, Any]",
    "items": "builtins.list[Any]",
    "any": "Any",
    "bytes": "bytes",
    "none": "None",
}
"""The annotation of what an operation answers, by its shape."""


def module(resource: ResourceSpec, spec: Spec, package: str) -> str:
    """Return the source of one resource's module."""
    writer = _Writer(resource, spec, package)
    body = [
        *writer.parameter_classes(),
        *writer.model_class(),
        *writer.operation_values(),
        *writer.resource_class(),
        *writer.functions(),
    ]
    # What `_call` gives is what the operation says; of ours, the project's own settings say so.
    unchecked = [] if package == RUNTIME else ["# mypy: no-warn-return-any"]
    lines = [HEADER, *unchecked, *docstring(_title(resource)), "", *writer.imports("\n".join(body)), *body]
    return "\n".join(lines).rstrip("\n") + "\n"


class _Writer:
    """Writes the parts of one module; each method returns lines."""

    def __init__(self, resource: ResourceSpec, spec: Spec, package: str) -> None:
        self.resource = resource
        self.package = package
        self.homes = spec.homes()
        self.inputs = {schema.name for schema in spec.inputs}
        self.children = [each for each in spec.resources if each.name.rpartition(".")[0] == resource.name]
        self.is_pydantic = spec.service.pydantic
        self.walks = bool(spec.service.pages.get("walks"))
        self.has_face = package == RUNTIME or spec.service.client.module

    def is_here(self, model: str) -> bool:
        """Whether a record's class is in this module."""
        return self.homes.get(model) == self.resource.module

    def is_at_hand(self, model: str) -> bool:
        """Whether a record's class can be named as it is. Those of pydantic are imported at once, so that a missing
        pydantic is noticed before anything is sent."""
        return self.is_here(model) or self.is_pydantic

    def reference(self, model: str) -> str:
        """Return how the code names a model at run time: the class itself, or a lazy reference."""
        if self.is_at_hand(model):
            return model
        return f'"{self.package}.models.{self.homes[model]}:{model}"'

    def imports(self, body: str) -> Iterator[str]:
        """Return the import block for what `body` uses."""
        if "builtins." in body:
            yield "import builtins"
        if names := used(body, ("Mapping", "Sequence")):
            yield f"from collections.abc import {', '.join(names)}"
        if used(body, ("Decimal",)):
            yield "from decimal import Decimal"
        mentioned = self.foreign_models()
        foreign = [model for model in mentioned if not self.is_at_hand(model)]
        children = [(each.module, f"{each.prefix}Resource") for each in self.children]
        typing = used(body, ("Any", "Literal", "TypedDict", "Unpack"))
        yield from ("from functools import cached_property",) if children else ()
        words = (["TYPE_CHECKING"] if foreign or children else []) + typing
        yield from (f"from typing import {', '.join(words)}", "") if words else ("",)
        own: dict[str, list[str]] = {self.package: ["face"]} if self.has_face else {}
        own[f"{RUNTIME}.attachment"] = used(body, ("FileInput",))
        own[f"{RUNTIME}.pages"] = used(body, ("ListObj", "WalkingListObj"))
        for mixin in filter(None, (self.resource.model_mixin, self.resource.resource_mixin)):
            place, _, name = mixin.partition(":")
            own.setdefault(place, []).append(name)
        classes = used(body, ("Model", "NoParams", "Operation", "Options", "Resource", "callable_module"))
        own[f"{RUNTIME}.resource"] = classes + called(body, ("decimal", "nested", "wire_name"))
        own[f"{self.package}.models.inputs"] = used(body, sorted(self.inputs))
        own[f"{self.package}.models.{SCHEMAS}"] = [model for model in mentioned if self.is_at_hand(model)]
        yield from import_lines(own)
        if foreign or children:
            places = {(self.homes[model], model) for model in foreign} | set(children)
            yield from ("", "if TYPE_CHECKING:")
            lazy: dict[str, list[str]] = {}
            for home, name in sorted(places):
                lazy.setdefault(f"{self.package}.models.{home}", []).append(name)
            yield from import_lines(lazy, 4)
        # The formatter wants two empty lines before a class, and one before anything else.
        yield from ("", "") if body.startswith("class ") else ("",)

    def foreign_models(self) -> list[str]:
        """Return the models of other modules that this one's annotations mention."""
        kinds = {plain_kind(field.kind) for field in self.resource.attributes} if self.writes_model else set()
        answered = {operation.model for operation in self.resource.operations}
        return [model for model in sorted(kinds | answered) if model in self.homes and not self.is_here(model)]

    @property
    def writes_model(self) -> bool:
        """Whether the record of the resource is in its module."""
        return bool(self.resource.model) and self.is_here(self.resource.model)

    def parameter_classes(self) -> Iterator[str]:
        """Return a TypedDict for each operation that takes parameters besides its positional values."""
        for operation in self.resource.operations:
            if operation.params:
                yield f"class {params_class(self.resource, operation)}(TypedDict, total=False):"
                yield from docstring(f"What `{operation.name}` accepts.", 4)
                yield ""
                for field in operation.params:
                    yield from parameter(field)
                yield from ("", "")

    def model_class(self) -> Iterator[str]:
        """Return the model: attributes, then the operations of one record."""
        if not self.writes_model:
            return
        resource = self.resource
        bases = [resource.model_mixin.partition(":")[2], "Model", "caller=face.caller" if self.has_face else ""]
        yield f"class {resource.model}({', '.join(filter(None, bases))}):"
        yield from docstring(resource.description, 4)
        if resource.attributes:
            yield ""
        for field in resource.attributes:
            yield from attribute(field, self.package, self.homes)
        for operation in resource.operations:
            if operation.instance and operation.name not in resource.methods:
                yield from self.method(operation, operation.instance)
        yield from self.save()
        yield from ("", "")

    def method(self, operation: OperationSpec, returned: str) -> Iterator[str]:
        """Return the operation as a method of one record."""
        kind, value = {
            "none": ("None", ""),
            "self": (f'"{self.resource.model}"', ", into=True"),
            "data": ("Any", ", plain=True"),
        }[returned]
        taken = params_class(self.resource, operation)
        yield ""
        yield from lay(Group(f"def {operation.name}(", ["self", *tail(taken)], f") -> {kind}:"), 4)
        told = {
            "none": "",
            "self": f"This {wording.words(self.resource.name)}, with what the service answered.",
            "data": "The decoded answer.",
        }[returned]
        yield from docstring(_headline(operation), 8, _details(operation.required, told))
        call = f"self._call({_constant(operation)}, params, options, fields{value})"
        yield f"        return {call}"  # also where nothing is answered: an async caller hands out what to await
        for alias in operation.aliases:
            yield from ("", f"    {alias} = {operation.name}")

    def save(self) -> Iterator[str]:
        """Return `save()` where records can be created or changed and no mixin brings its own."""
        create, update = self.resource.operation("create"), self.resource.operation("update")
        if create is not None and self.homes.get(create.model) == SCHEMAS:
            create = None  # what it answers holds the record, and is none
        if update is not None and not update.instance:
            update = None
        if "save" in self.resource.methods or not (create or update):
            return
        told = "Create the record, or change it when the service already knows it."
        if not (create and update):
            told = "Create the record." if create else "Change the record."
        values = ", ".join(_constant(operation) if operation else "None" for operation in (create, update))
        yield from ("", f'    def save(self, options: Options | None = None) -> "{self.resource.model}":')
        yield from docstring(told, 8, _details((), "This record, with what the service answered."))
        yield f"        return self._save({values}, options)"

    def operation_values(self) -> Iterator[str]:
        """Return the operations as values."""
        for operation in self.resource.operations:
            items: list[str | Group] = [quoted(operation.verb), quoted(operation.path)]
            if operation.params:
                items.append(params_class(self.resource, operation))
            if operation.positional:
                keys = [f"{quoted(field.python)}: {parameter_type(field)}" for field in operation.positional]
                items.append(Group("positional={", keys, "}", literal=True))
            if operation.required:
                items.append(tuple_of([quoted(name) for name in operation.required], "required="))
            if operation.model:
                keyword = {"list": "page", "array": "array", "object": "record"}[operation.shape]
                items.append(f"{keyword}={self.reference(operation.model)}")
            items += _manners(operation)
            yield from lay(Group(f"{_constant(operation)} = Operation(", items, ")"))
        if self.resource.operations:
            yield from ("", "")

    def resource_class(self) -> Iterator[str]:
        """Return the class whose methods are the operations, bound to whoever makes the calls."""
        resource = self.resource
        bases = ", ".join(filter(None, [resource.resource_mixin.partition(":")[2], "Resource"]))
        noun = wording.words(resource.module)
        noun = noun if re.search(r"[^s]s$", noun) or not resource.model else wording.plural(noun)
        yield f"class {resource.prefix}Resource({bases}):"
        taken = "Parameters go by keyword or in the dict `params`, settings for one call in `options`."
        yield from docstring(wording.sentence(f"{noun}, through one caller"), 4, [taken])
        for operation in resource.settled:
            yield from self.function(operation)
        for child in self.children:
            yield from child_property(child, self.package)
        yield from self.maker()
        yield from ("", "")
        yield from self.experimental_class()

    def maker(self) -> Iterator[str]:
        """Return `new()`, which makes a record without a call, where records have operations of their own."""
        resource = self.resource
        if not self.writes_model:
            return
        article = wording.article(wording.record(resource.model))
        items = ["self", "attributes: Mapping[str, Any] | None = None", "options: Options | None = None"]
        yield ""
        yield from lay(Group("def new(", items, f") -> {resource.model}:"), 4)
        yield from docstring(f"Make {article} from `attributes` without calling the service.", 8)
        yield f"        return self._new({resource.model}, attributes, options)"

    def experimental_class(self) -> Iterator[str]:
        """Return the class of the operations that may still change, if there are any."""
        experimental = [operation for operation in self.resource.operations if operation.experimental]
        if experimental:
            yield f"class {self.resource.prefix}Experimental(Resource):"
            yield from docstring("Operations that may still change: what `client.experimental` offers.", 4)
            for operation in experimental:
                yield from self.function(operation)
            yield from ("", "")

    def function(self, operation: OperationSpec) -> Iterator[str]:
        """Return the operation as a method of the resource."""
        taken = params_class(self.resource, operation)
        yield ""
        given = ["self", *by_position(operation), *tail(taken)]
        yield from lay(Group(f"def {operation.name}(", given, f") -> {self.result(operation)}:"), 4)
        told = {
            "none": "",
            "list": f"A page of `{operation.model}`, which can load the others.",
            "array": f"Every `{operation.model}`.",
            "object": f"The `{operation.model}`.",
            "data": "The decoded answer.",
            "items": "The decoded answer.",
            "any": "The decoded answer.",
            "bytes": "The answer as it came.",
        }[operation.shape]
        names = [f"{field.python}: {field.description}" for field in operation.positional]
        yield from docstring(_headline(operation), 8, _details(operation.required, told, names))
        values = "".join(f"{field.python}, " for field in operation.positional)
        values = f"({values.rstrip()})" if len(operation.positional) == 1 else f"({values.rstrip(', ')})"
        call = f"self._call({_constant(operation)}, {values}, params, options, fields)"
        yield f"        return {call}"
        for alias in operation.aliases:
            yield from ("", f"    {alias} = {operation.name}")

    def result(self, operation: OperationSpec) -> str:
        """Return the annotation of what the operation answers."""
        text = RESULTS[operation.shape].format(operation.model)
        if self.walks and operation.shape == "list":
            text = f"Walking{text}"
        return f'"{text}"' if operation.model and not self.is_at_hand(operation.model) else text

    def functions(self) -> Iterator[str]:
        """Return the module's functions: the resource bound to the module face."""
        if not self.has_face:
            return
        yield f"_resource = {self.resource.prefix}Resource(face.caller)"
        for operation in self.resource.settled:
            yield " = ".join([operation.name, *operation.aliases, f"_resource.{operation.name}"])
        for name in (*self.resource.functions, *(["new"] if self.writes_model else [])):
            yield f"{name} = _resource.{name}" if name != "__call__" else "callable_module(__name__, _resource)"


def _title(resource: ResourceSpec) -> str:
    """Return the module's first line: what the resource is called, and the sentence about it."""
    noun, text = wording.words(resource.module), resource.description
    if text == wording.sentence(noun):
        return text
    return f"{noun[:1].upper()}{noun[1:]}: {text[:1].lower()}{text[1:]}"


def tail(taken: str) -> list[str]:
    """Return the parameters that every function ends with."""
    return [f"params: {taken} | None = None", "options: Options | None = None", f"**fields: Unpack[{taken}]"]


def _headline(operation: OperationSpec) -> str:
    return f"{operation.summary.removesuffix('.')} ({operation.verb} {operation.path})."


def _details(required: Iterable[str], returns: str, positional: Iterable[str] = ()) -> list[str]:
    """Return the sections of a docstring: arguments, result, what is raised before anything is sent."""
    needed = ", ".join(f"`{name}`" for name in required)
    sections = {
        "Args:": list(positional),
        "Returns:": [returns] if returns else [],
        "Raises:": [f"MissingParameterError: {needed} not given."] if needed else [],
    }
    blocks = [["", title, *(f"    {line}" for line in lines)] for title, lines in sections.items() if lines]
    return [line for block in blocks for line in block][1:]


def _constant(operation: OperationSpec) -> str:
    return f"_{operation.name.upper()}"


def _manners(operation: OperationSpec) -> Iterator[str | Group]:
    """Yield what makes an operation different from most."""
    if operation.shape in ("data", "items", "any"):
        yield "plain=True"
    if operation.shape == "any":
        yield "anything=True"
    if operation.accept:
        yield f"accept={quoted(operation.accept)}"
    if operation.shape == "items":
        yield "items=True"
    if operation.records:
        yield f"records={quoted(operation.records)}"
    if operation.renamed:
        pairs = [f"{quoted(name)}: {quoted(wire)}" for name, wire in operation.renamed.items()]
        yield Group("names={", pairs, "}", literal=True)
    if operation.query:
        yield tuple_of([quoted(name) for name in operation.query], "query=")
    if operation.headers:
        yield tuple_of([quoted(name) for name in operation.headers], "headers=")
    if operation.lists:
        pairs = [f"{quoted(name)}: {quoted(mark)}" for name, mark in operation.lists.items()]
        yield Group("lists={", pairs, "}", literal=True)
    if operation.optional:
        yield tuple_of([quoted(name) for name in operation.optional], "optional=")
    if operation.defaults:
        yield f"defaults={literal(operation.defaults)}"
    if operation.flags:
        yield tuple_of([quoted(name) for name in operation.flags], "flags=")
    if operation.whole:
        yield f"whole={quoted(operation.whole)}"
    if operation.has_body and (not operation.required or operation.verb in ("GET", "HEAD", "DELETE")):
        yield "has_body=True"
    if operation.media:
        yield f"media={quoted(operation.media)}"
    if operation.anonymous:
        yield "anonymous=True"
    if operation.repeatable:
        yield "repeatable=True"


def import_lines(names: dict[str, list[str]], indent: int = 0) -> Iterator[str]:
    """Yield an import of the names that there are from each place, sorted."""
    for place in sorted(place for place, found in names.items() if found):
        yield from lay(Group(f"from {place} import ", names[place], ""), indent)


def child_property(child: ResourceSpec, package: str) -> Iterator[str]:
    """Yield a property that is a resource, bound to the same caller."""
    yield from ("", "    @cached_property", f'    def {child.attribute}(self) -> "{child.prefix}Resource":')
    yield from docstring(child.description, 8)
    yield f"        from {package}.models.{child.module} import {child.prefix}Resource"
    yield from ("", f"        return {child.prefix}Resource(self._caller)")
