"""An API description as frozen values: what every generator reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codegen import wording
from codegen.service_spec import ServiceSpec

Json = Mapping[str, Any]
SCHEMAS = "schemas"
"""The module below `models` of records that belong to no resource."""


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute of a model, or a parameter of an operation.

    Attributes:
        name: the wire name.
        kind: the type word: string, int64, boolean, double, object, file, date-time, any, array(string), a model's
            name, …
        description: one sentence.
        required, deprecated: as the document says.
        values: allowed strings or whole numbers, or empty.
        fields: for sorting and filtering maps, the names that may be keys; None where any may.
        textual: a map whose values are strings (a sort order), not anything.
        python: the name in Python, where the wire name is none.
        place: where a parameter goes: path, query, header or body; `whole` is the body itself.
        default: what is sent for a required one that is not given; None if it must be.
        flag: whether True is its only value, so that False is told by leaving it out.
        nullable: whether it may be null (`type: [string, "null"]`).
        joined: what stands between the items of a list that is one value; None for a value each.
    """

    name: str
    kind: str
    description: str = ""
    required: bool = False
    deprecated: bool = False
    values: tuple[str | int, ...] = ()
    fields: tuple[str, ...] | None = None
    textual: bool = False
    python: str = ""
    place: str = ""
    default: Any = None
    flag: bool = False
    nullable: bool = False
    joined: str | None = None


@dataclass(frozen=True, slots=True)
class OperationSpec:
    """One operation: verb and path, its positional values and its other parameters, what it answers.

    `shape` is none, object, list (paged), array, plain data: data (an object), items (a list) or any, or bytes of the
    media type `accept`; `media` is the body's media type where it is not plain JSON; `model` is the answered model's
    name or empty, `records` the property in which a list lies; `instance` is None, or what the same operation returns
    on a record: none, self or data; `anonymous` operations need no credential, `experimental` ones may change,
    `repeatable` ones may be sent twice, `has_body` ones take a JSON body.
    """

    resource: str
    name: str
    verb: str
    path: str
    summary: str
    positional: tuple[Field, ...]
    params: tuple[Field, ...]
    shape: str
    model: str
    instance: str | None
    aliases: tuple[str, ...]
    anonymous: bool = False
    experimental: bool = False
    records: str = ""
    repeatable: bool = False
    has_body: bool = False
    media: str = ""
    accept: str = ""

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the parameters, besides the positional ones, that must be given."""
        return tuple(field.python for field in self.params if field.required and field.default is None)

    @property
    def renamed(self) -> dict[str, str]:
        """Wire names by the names in Python, where they differ."""
        return {field.python: field.name for field in (*self.positional, *self.params) if field.python != field.name}

    @property
    def query(self) -> tuple[str, ...]:
        """Names in Python of what goes into the query although there is a body."""
        if self.verb not in ("POST", "PUT", "PATCH") and not self.has_body:
            return ()
        return tuple(field.python for field in self.all_params if field.place == "query")

    @property
    def headers(self) -> tuple[str, ...]:
        """Names in Python of what goes into headers."""
        return tuple(field.python for field in self.all_params if field.place == "header")

    @property
    def lists(self) -> dict[str, str]:
        """What joins the items of lists that are sent as text, by their names in Python; empty for a pair each."""
        return {field.python: field.joined for field in self.all_params if field.joined is not None}

    @property
    def all_params(self) -> tuple[Field, ...]:
        """Everything that a call is given."""
        return (*self.positional, *self.params)

    @property
    def optional(self) -> tuple[str, ...]:
        """Names of the positional values that may be left out and have no default."""
        return tuple(field.python for field in self.positional if not field.required and field.default is None)

    @property
    def defaults(self) -> dict[str, Any]:
        """What is sent for the parameters that need not be given although the service requires them."""
        return {field.python: field.default for field in self.all_params if field.default is not None}

    @property
    def flags(self) -> tuple[str, ...]:
        """Names of the parameters whose only value is True."""
        return tuple(field.python for field in self.all_params if field.flag)

    @property
    def whole(self) -> str:
        """The name of the parameter that is the body itself, or empty."""
        return next((field.python for field in self.all_params if field.place == "whole"), "")


@dataclass(frozen=True, slots=True)
class ResourceSpec:
    """One resource: its model and operations, and the hand-written behaviour that is mixed in.

    The name may have dots: `space.members` is reached through `space`. One without records of its own has no model.
    """

    name: str
    model: str
    description: str
    attributes: tuple[Field, ...]
    operations: tuple[OperationSpec, ...]
    model_mixin: str = ""
    resource_mixin: str = ""
    functions: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """The module that it is written to."""
        return self.name.replace(".", "_")

    @property
    def attribute(self) -> str:
        """The name under which whatever stands above it offers it."""
        return self.name.rpartition(".")[2]

    @property
    def prefix(self) -> str:
        """What the names of its classes begin with."""
        return self.model or wording.camel(self.module)

    @property
    def settled(self) -> tuple[OperationSpec, ...]:
        """The operations that are not experimental."""
        return tuple(operation for operation in self.operations if not operation.experimental)

    def operation(self, name: str) -> OperationSpec | None:
        """Return the operation called `name`, or None."""
        return next((found for found in self.operations if found.name == name), None)


@dataclass(frozen=True, slots=True)
class ErrorSpec:
    """One exception class: its base, an optional sentence, whether the runtime writes it by hand, wire types that lead
    to it besides the one made from its group and its name, and statuses whose answers it is for want of a better one.
    """

    name: str
    base: str
    description: str
    handwritten: bool
    types: tuple[str, ...] = ()
    statuses: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaSpec:
    """A record that belongs to no resource, or a value inside parameters: its name, its sentence and its fields."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole service: title, version, base path, resources by name and errors in document order.

    `records` are those of no resource; `inputs` are values inside parameters; `service` is what the runtime must know.
    """

    title: str
    version: str
    base_path: str
    resources: tuple[ResourceSpec, ...]
    errors: tuple[ErrorSpec, ...]
    records: tuple[SchemaSpec, ...]
    inputs: tuple[SchemaSpec, ...]
    service: ServiceSpec

    def by_model(self) -> dict[str, ResourceSpec]:
        """Return the resources keyed by their model's name."""
        return {resource.model: resource for resource in self.resources if resource.model}

    def homes(self) -> dict[str, str]:
        """Return the module below `models` in which each record's class is."""
        own = {model: resource.module for model, resource in self.by_model().items()}
        if self.service.pydantic:
            own = dict.fromkeys(own, SCHEMAS)
        return {**own, **{record.name: SCHEMAS for record in self.records}}


def plain_kind(kind: str) -> str:
    """Return the type word of what a list holds, or the type word itself."""
    return plain_kind(kind[6:-1]) if kind.startswith("array(") else kind
