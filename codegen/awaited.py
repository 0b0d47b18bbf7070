"""What type checkers see of resources on an async client: the same functions, with results that are awaited."""

from collections.abc import Iterable, Iterator

from codegen.annotations import by_position, params_class, used
from codegen.layout import HEADER, Group, docstring, lay
from codegen.models import RESULTS, tail
from codegen.package import imported, spaces
from codegen.service_spec import RUNTIME
from codegen.values import OperationSpec, ResourceSpec, Spec


def stub(spec: Spec, package: str) -> str:
    """Return `models/awaited.pyi`: a class per resource, and the properties of an async client."""
    resources = sorted(spec.resources, key=lambda each: each.module)
    groups = spaces(spec)
    walks = bool(spec.service.pages.get("walks"))
    body = [line for resource in resources for line in _view(resource, spec, walks)]
    for name, found in groups.items():
        body += ["", f"class Async{name.title()}Space:", *_properties(found)]
    body += ["", "class AwaitedResources:", *docstring("The resources of the service, awaited.", 4), ""]
    for name in groups:
        body += ["    @property", f"    def {name}(self) -> Async{name.title()}Space: ..."]
    body += _properties([each for each in resources if "." not in each.name])
    text = "\n".join(body)
    collections, words = used(text, ("Mapping", "Sequence")), used(text, ("Any", "Literal", "Unpack"))
    places = {
        f"{RUNTIME}.aio.pending": used(text, ("Pending", "PendingPage", "PendingWalk")),
        f"{RUNTIME}.attachment": used(text, ("FileInput",)),
        f"{RUNTIME}.resource": used(text, ("NoParams", "Options")),
        f"{package}.models.inputs": used(text, [schema.name for schema in spec.inputs]),
    }
    for resource in resources:
        names = {params_class(resource, each) for each in resource.operations} - {"NoParams"}
        places[f"{package}.models.{resource.module}"] = used(text, sorted(names))
    for model, home in spec.homes().items():
        place = f"{package}.models.{home}"
        places[place] = sorted({*places.get(place, []), *used(text, (model,))})
    lines = [
        HEADER,
        *docstring("Every resource as an async client offers it. Nothing of this is there at run time."),
        "",
        *(["import builtins"] if "builtins." in text else []),
        *([f"from collections.abc import {', '.join(collections)}"] if collections else []),
        *([f"from typing import {', '.join(words)}"] if words else []),
        "",
        *(line for place in sorted(places) if places[place] for line in imported(place, places[place], 0)),
    ]
    return "\n".join(lines + body) + "\n"


def _properties(resources: Iterable[ResourceSpec]) -> Iterator[str]:
    for resource in resources:
        yield from ("    @property", f"    def {resource.attribute}(self) -> Async{resource.prefix}Resource: ...")


def _view(resource: ResourceSpec, spec: Spec, walks: bool) -> Iterator[str]:
    yield ""
    yield f"class Async{resource.prefix}Resource:"
    for operation in resource.settled:
        yield from _function(resource, operation, walks)
    yield from _properties(each for each in spec.resources if each.name.rpartition(".")[0] == resource.name)
    if resource.model and spec.homes()[resource.model] == resource.module:
        items = ["self", "attributes: Mapping[str, Any] | None = None", "options: Options | None = None"]
        yield from lay(Group("def new(", items, f") -> {resource.model}: ..."), 4)
    elif not resource.settled:
        yield "    pass"
    if resource.resource_mixin:
        # What a mixin adds is written for callers that wait; its awaited form has no types of its own.
        yield "    def __getattr__(self, name: str) -> Any: ..."
        yield "    def __call__(self, *args: Any, **kwargs: Any) -> Any: ..."


def _function(resource: ResourceSpec, operation: OperationSpec, walks: bool) -> Iterator[str]:
    page = "PendingWalk[{}]" if walks else "PendingPage[{}]"
    form = page if operation.shape == "list" else f"Pending[{RESULTS[operation.shape]}]"
    result = form.format(operation.model)
    for name in (operation.name, *operation.aliases):
        items = ["self", *by_position(operation), *tail(params_class(resource, operation))]
        yield from lay(Group(f"def {name}(", items, f") -> {result}: ..."), 4)
