"""One module per resource: its parameters, its model, its operations as values, its functions."""

import re
from collections.abc import Iterable, Iterator

from codegen import wording
from codegen.layout import HEADER, Group, comment, docstring, lay, tuple_of
from codegen.spec import Field, OperationSpec, ResourceSpec, Spec, unique

ATTRIBUTE_TYPES = {
    "string": "str",
    "email": "str",
    "date-time": "str",
    "date": "str",
    "int64": "int",
    "boolean": "bool",
    "double": "float",
    "decimal": "Decimal",
    "object": "dict[str, Any]",
    "file": "FileInput",
}
PARAMETER_TYPES = ATTRIBUTE_TYPES | {"decimal": "str", "object": "Mapping[str, Any]"}


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
    lines = [HEADER, *docstring(_title(resource)), "", *writer.imports("\n".join(body)), *body]
    return "\n".join(lines).rstrip("\n") + "\n"


def params_class(resource: ResourceSpec, operation: OperationSpec) -> str:
    """Return the name of the operation's TypedDict; `NoParams` if it takes nothing besides its positional values."""
    return f"{resource.model}{wording.camel(operation.name)}Params" if operation.params else "NoParams"


def parameter_type(field: Field) -> str:
    """Return the annotation of a parameter."""
    if field.values:
        return f"Literal[{', '.join(map(_quoted, field.values))}]"
    if field.kind.startswith("array("):
        return f"Sequence[{PARAMETER_TYPES[field.kind[6:-1]]}]"
    return "Mapping[str, str]" if field.textual else PARAMETER_TYPES.get(field.kind, "Mapping[str, Any]")


def attribute_type(field: Field) -> str:
    """Return the annotation of an attribute, without the `| None` that every attribute has."""
    if field.kind.startswith("array("):
        return f"builtins.list[{ATTRIBUTE_TYPES[field.kind[6:-1]]}]"
    return ATTRIBUTE_TYPES.get(field.kind, field.kind)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _told(field: Field) -> str:
    """Return what is worth saying beside a field: nothing that its name and type already say."""
    text = field.description.removesuffix(".")
    if not text or field.description == wording.describe(field.name, field.kind):
        text = f"ISO 8601 {field.kind}" if field.kind in ("date-time", "date") else ""
    first = text.split(" ")[0]
    if first == "A" or not first.isupper():
        text = text[:1].lower() + text[1:]
    marks = {"required": field.required, "deprecated": field.deprecated}
    return "; ".join([*(mark for mark, holds in marks.items() if holds), *filter(None, [text])])


class _Writer:
    """Writes the parts of one module; each method returns lines."""

    def __init__(self, resource: ResourceSpec, spec: Spec, package: str) -> None:
        self.resource = resource
        self.package = package
        self.owners = spec.by_model()

    def reference(self, model: str) -> str:
        """Return how the code names a model at run time: the class itself, or a lazy reference."""
        if model == self.resource.model:
            return model
        return f'"{self.package}.models.{self.owners[model].name}:{model}"'

    def imports(self, body: str) -> Iterator[str]:
        """Return the import block for what `body` uses."""
        if "builtins." in body:
            yield "import builtins"
        if names := used(body, ("Mapping", "Sequence")):
            yield f"from collections.abc import {', '.join(names)}"
        if used(body, ("Decimal",)):
            yield "from decimal import Decimal"
        foreign = self.foreign_models()
        typing = used(body, ("Any", "Literal", "TypedDict", "Unpack"))
        yield f"from typing import {', '.join((['TYPE_CHECKING'] if foreign else []) + typing)}"
        yield ""
        own = {self.package: ["face"], f"{self.package}.resource": []}
        if used(body, ("FileInput",)):
            own[f"{self.package}.attachment"] = ["FileInput"]
        if used(body, ("ListObj",)):
            own[f"{self.package}.pages"] = ["ListObj"]
        for mixin in filter(None, (self.resource.model_mixin, self.resource.resource_mixin)):
            place, _, name = mixin.partition(":")
            own.setdefault(place, []).append(name)
        classes = used(body, ("Model", "NoParams", "Operation", "Options", "Resource"))
        callable_module = used(body, ("callable_module",))
        own[f"{self.package}.resource"] = classes + callable_module + _called(body, ("decimal", "nested", "wire_name"))
        for place in sorted(own):
            yield from lay(Group(f"from {place} import ", own[place], ""))
        if foreign:
            yield from ("", "if TYPE_CHECKING:")
            places = {f"{self.package}.models.{self.owners[model].name}": model for model in foreign}
            yield from (f"    from {place} import {places[place]}" for place in sorted(places))
        yield from ("", "")

    def foreign_models(self) -> list[str]:
        """Return the models of other modules that this one's annotations mention."""
        nested = [field.kind for field in self.resource.attributes if field.kind in self.owners]
        answered = [operation.model for operation in self.resource.operations if operation.model]
        return [model for model in unique(nested + answered) if model != self.resource.model]

    def parameter_classes(self) -> Iterator[str]:
        """Return a TypedDict for each operation that takes parameters besides its positional values."""
        for operation in self.resource.operations:
            if operation.params:
                yield f"class {params_class(self.resource, operation)}(TypedDict, total=False):"
                yield from docstring(f"What `{operation.name}` accepts.", 4)
                yield ""
                for field in operation.params:
                    yield from self.parameter(field)
                yield from ("", "")

    def parameter(self, field: Field) -> Iterator[str]:
        """Return one key of a TypedDict."""
        text = _told(field)
        if field.fields:
            text = f"{text}; by {', '.join(field.fields)}" if text else f"by {', '.join(field.fields)}"
        head, _, rest = parameter_type(field).partition("[")
        annotation = Group(f"{field.name}: {head}[", rest[:-1].split(", "), "]") if rest else f"{field.name}: {head}"
        yield from _commented(lay(annotation, 4), text)

    def model_class(self) -> Iterator[str]:
        """Return the model: attributes, then the operations of one record."""
        resource = self.resource
        bases = [resource.model_mixin.partition(":")[2], "Model", "caller=face.caller"]
        yield f"class {resource.model}({', '.join(filter(None, bases))}):"
        yield from docstring(resource.description, 4)
        if resource.attributes:
            yield ""
        for field in resource.attributes:
            yield from self.attribute(field)
        for operation in resource.operations:
            if operation.instance and operation.name not in resource.methods:
                yield from self.method(operation, operation.instance)
        yield from self.save()
        yield from ("", "")

    def attribute(self, field: Field) -> Iterator[str]:
        """Return one attribute of the model."""
        name = field.name.rstrip("?")
        annotation = attribute_type(field) + " | None"
        if field.kind in self.owners:
            place = f'"{self.package}.models.{self.owners[field.kind].name}:{field.kind}"'
            yield from _commented(lay(Group(f'{name}: "{annotation}" = nested(', [place], ")"), 4), _told(field))
            return
        default = "None"
        if field.kind == "decimal":
            default = "decimal()"
        elif name != field.name:
            default = f"wire_name({_quoted(field.name)})"
        yield from _commented([f"    {name}: {annotation} = {default}"], _told(field))

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
            items: list[str | Group] = [_quoted(operation.verb), _quoted(operation.path)]
            if operation.params:
                items.append(params_class(self.resource, operation))
            if operation.positional:
                keys = [f"{_quoted(field.name)}: {parameter_type(field)}" for field in operation.positional]
                items.append(Group("positional={", keys, "}", literal=True))
            if operation.required:
                items.append(tuple_of([_quoted(name) for name in operation.required], "required="))
            if operation.model:
                keyword = {"list": "page", "array": "array", "object": "record"}[operation.shape]
                items.append(f"{keyword}={self.reference(operation.model)}")
            if operation.anonymous:
                items.append("anonymous=True")
            yield from lay(Group(f"{_constant(operation)} = Operation(", items, ")"))
        if self.resource.operations:
            yield from ("", "")

    def resource_class(self) -> Iterator[str]:
        """Return the class whose methods are the operations, bound to whoever makes the calls."""
        resource = self.resource
        bases = ", ".join(filter(None, [resource.resource_mixin.partition(":")[2], "Resource"]))
        noun = wording.plural(wording.words(resource.name))
        yield f"class {resource.model}Resource({bases}):"
        taken = "Parameters go by keyword or in the dict `params`, settings for one call in `options`."
        yield from docstring(wording.sentence(f"{noun}, through one caller"), 4, [taken])
        for operation in resource.settled:
            yield from self.function(operation)
        article = wording.article(wording.words(resource.name))
        items = ["self", "attributes: Mapping[str, Any] | None = None", "options: Options | None = None"]
        yield ""
        yield from lay(Group("def new(", items, f") -> {resource.model}:"), 4)
        yield from docstring(f"Make {article} from `attributes` without calling the service.", 8)
        yield f"        return self._new({resource.model}, attributes, options)"
        yield from ("", "")
        yield from self.experimental_class()

    def experimental_class(self) -> Iterator[str]:
        """Return the class of the operations that may still change, if there are any."""
        experimental = [operation for operation in self.resource.operations if operation.experimental]
        if experimental:
            yield f"class {self.resource.model}Experimental(Resource):"
            yield from docstring("Operations that may still change: what `client.experimental` offers.", 4)
            for operation in experimental:
                yield from self.function(operation)
            yield from ("", "")

    def function(self, operation: OperationSpec) -> Iterator[str]:
        """Return the operation as a method of the resource."""
        taken = params_class(self.resource, operation)
        places = [f"{field.name}: {parameter_type(field)}" for field in operation.positional]
        yield ""
        result = self.result(operation)
        yield from lay(Group(f"def {operation.name}(", ["self", *places, *tail(taken)], f") -> {result}:"), 4)
        told = {
            "none": "",
            "list": f"A page of `{operation.model}`, which can load the others.",
            "array": f"Every `{operation.model}`.",
            "object": f"The `{operation.model}`.",
        }[operation.shape]
        names = [f"{field.name}: {field.description}" for field in operation.positional]
        yield from docstring(_headline(operation), 8, _details(operation.required, told, names))
        values = "".join(f"{field.name}, " for field in operation.positional)
        values = f"({values.rstrip()})" if len(operation.positional) == 1 else f"({values.rstrip(', ')})"
        call = f"self._call({_constant(operation)}, {values}, params, options, fields)"
        yield f"        return {call}"
        for alias in operation.aliases:
            yield from ("", f"    {alias} = {operation.name}")

    def result(self, operation: OperationSpec) -> str:
        """Return the annotation of what the operation answers."""
        forms = {"list": "ListObj[{}]", "array": "builtins.list[{}]", "object": "{}", "none": "None"}
        text = forms[operation.shape].format(operation.model)
        return f'"{text}"' if operation.model not in ("", self.resource.model) else text

    def functions(self) -> Iterator[str]:
        """Return the module's functions: the resource bound to the module face."""
        yield f"_resource = {self.resource.model}Resource(face.caller)"
        for operation in self.resource.settled:
            yield " = ".join([operation.name, *operation.aliases, f"_resource.{operation.name}"])
        for name in (*self.resource.functions, "new"):
            yield f"{name} = _resource.{name}" if name != "__call__" else "callable_module(__name__, _resource)"


def _title(resource: ResourceSpec) -> str:
    """Return the module's first line: what the resource is called, and the sentence about it."""
    noun, text = wording.words(resource.name), resource.description
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


def _commented(lines: list[str], text: str) -> Iterator[str]:
    """Yield the lines with `text` behind the only one of them if it fits, else above."""
    if not text:
        yield from lines
    elif len(lines) == 1 and len(lines[0]) + len(text) + 4 <= 120:
        yield f"{lines[0]}  # {text}"
    else:
        yield from comment(text, 4)
        yield from lines


def used(body: str, names: Iterable[str]) -> list[str]:
    """Return those of `names` that the code mentions; prose in docstrings and comments does not count."""
    code = re.sub(r'"""(?s:.*?)"""|#.*', "", body)
    return [name for name in names if re.search(rf"(?<![\w.]){name}\b", code)]


def _called(body: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if f" = {name}(" in body]
