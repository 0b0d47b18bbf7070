"""What type checkers see of resources on an async client: the same functions, with results that are awaited."""

from collections.abc import Iterator

from codegen.layout import HEADER, Group, docstring, lay
from codegen.models import parameter_type, params_class, tail, used
from codegen.package import imported
from codegen.spec import OperationSpec, ResourceSpec, Spec


def stub(spec: Spec, package: str) -> str:
    """Return `models/awaited.pyi`: a class per resource, and the properties of an async client."""
    resources = sorted(spec.resources, key=lambda each: each.name)
    body = [line for resource in resources for line in _view(resource)]
    body += ["", "class AwaitedResources:", *docstring("The resources of the service, awaited.", 4), ""]
    for resource in resources:
        body += ["    @property", f"    def {resource.name}(self) -> Async{resource.model}Resource: ..."]
    text = "\n".join(body)
    lines = [
        HEADER,
        *docstring("Every resource as an async client offers it. Nothing of this is there at run time."),
        "",
        *(["import builtins"] if "builtins." in text else []),
        f"from collections.abc import {', '.join(used(text, ('Mapping', 'Sequence')))}",
        f"from typing import {', '.join(used(text, ('Any', 'Literal', 'Unpack')))}",
        "",
        f"from {package}.aio.pending import {', '.join(used(text, ('Pending', 'PendingPage')))}",
        *(line for each in resources for line in _imports(each, package)),
        f"from {package}.resource import {', '.join(used(text, ('NoParams', 'Options')))}",
    ]
    return "\n".join(lines + body) + "\n"


def _imports(resource: ResourceSpec, package: str) -> list[str]:
    names = {resource.model, *(params_class(resource, each) for each in resource.operations)} - {"NoParams"}
    return imported(f"{package}.models.{resource.name}", sorted(names), 0)


def _view(resource: ResourceSpec) -> Iterator[str]:
    yield ""
    yield f"class Async{resource.model}Resource:"
    for operation in resource.settled:
        yield from _function(resource, operation)
    items = ["self", "attributes: Mapping[str, Any] | None = None", "options: Options | None = None"]
    yield from lay(Group("def new(", items, f") -> {resource.model}: ..."), 4)
    if resource.resource_mixin:
        # What a mixin adds is written for callers that wait; its awaited form has no types of its own.
        yield "    def __getattr__(self, name: str) -> Any: ..."
        yield "    def __call__(self, *args: Any, **kwargs: Any) -> Any: ..."


def _function(resource: ResourceSpec, operation: OperationSpec) -> Iterator[str]:
    places = [f"{field.name}: {parameter_type(field)}" for field in operation.positional]
    forms = {
        "list": "PendingPage[{}]",
        "array": "Pending[builtins.list[{}]]",
        "object": "Pending[{}]",
        "none": "Pending[None]",
    }
    result = forms[operation.shape].format(operation.model)
    for name in (operation.name, *operation.aliases):
        items = ["self", *places, *tail(params_class(resource, operation))]
        yield from lay(Group(f"def {name}(", items, f") -> {result}: ..."), 4)
