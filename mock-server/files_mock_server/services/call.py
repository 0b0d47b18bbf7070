"""One call of a described service, and what a behaviour is."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from files_mock_server.services.operations import Operation
from files_mock_server.services.options import Common
from files_mock_server.services.service import Described
from files_mock_server.services.site import SpecSite
from files_mock_server.services.templates import dig, fill, names_in

_BUILT_IN = frozenset(("body", "caller", "now", "uuid", "server"))


@dataclass(slots=True)
class ServiceCall:
    """A call that is authenticated and whose parameters are checked.

    Attributes:
        site: The service.
        operation: What is called.
        target: Path and query as they were sent.
        path: Parameters of the path by name, in their order.
        query: Parameters of the query by name, typed where the description knows them.
        body: The whole body.
        headers: Of the request.
        caller: What is known of who calls.
        origin: Scheme and host that the client used, such as ``http://127.0.0.1:4041``.
        reply_headers: Headers to send with the answer.
    """

    site: SpecSite
    operation: Operation
    target: str
    path: dict[str, Any]
    query: dict[str, Any]
    body: dict[str, Any]
    headers: Mapping[str, str]
    caller: Mapping[str, Any]
    origin: str
    reply_headers: dict[str, str] = field(default_factory=dict)

    @property
    def inside(self) -> dict[str, Any]:
        """What the body asks for: what lies in its only property if that is an object, else all of it."""
        inner = self.operation.body.inner if self.operation.body is not None else ""
        found = self.body.get(inner) if inner else None
        return found if isinstance(found, dict) else self.body

    def source(self, name: str | int) -> Any:
        """The value of a parameter by its name, or by its number in the path; None if it was not given."""
        if isinstance(name, int):
            return list(self.path.values())[name]
        return self.lookup(name)

    def lookup(self, name: str, /, **extra: Any) -> Any:
        """The value of a place in a template.

        Args:
            name: Of a parameter, dotted for what lies deeper, or ``now``, ``uuid``, ``server``, ``caller``, ``body``.
            extra: Further values by name; they win.
        """
        head, _, rest = name.partition(".")
        for values in (extra, self.path, self.inside, self.body, self.query):
            for known, steps in ((name, ""), (head, rest)):
                if known in values:
                    return dig(values[known], steps)
        if head in _BUILT_IN:
            return self._built_in(head, rest)
        declared = {one.name.lower() for one in self.operation.parameters if one.place == "header"}
        return self.headers.get(name) if name.lower() in declared else None

    def _built_in(self, name: str, rest: str) -> Any:
        if name == "now":
            return self.site.stock.now()
        if name == "uuid":
            return str(uuid.uuid4())
        if name == "server":
            return self.site.origin()
        return dig(self.caller if name == "caller" else self.body, rest)

    def fill(self, template: Any, /, **extra: Any) -> Any:
        """A template with its places filled in."""
        return fill(template, lambda name: self.lookup(name, **extra))


@dataclass(slots=True)
class Reply:
    """An answer with another status than the usual one.

    Attributes:
        body: JSON value, None for an empty body.
        status: HTTP status.
    """

    body: Any
    status: int


class Behaviour:
    """What an operation does.

    Args:
        described: The service.
        operation: The operation.
        common: The options that every operation may have.
        options: Those of the behaviour, of :attr:`options_class`.

    Raises:
        DescriptionError: If the options do not go together.
    """

    options_class: ClassVar[type[Any] | None] = None
    is_public: ClassVar[bool] = False
    """Whether it never needs a credential."""
    names: ClassVar[tuple[str, ...]] = ()
    """Names of places that its templates may have besides."""
    fills_answer: ClassVar[bool] = False
    """Whether it fills in the template of its answer itself."""

    def __init__(self, described: Described, operation: Operation, common: Common, options: Any) -> None:
        self.described = described
        self.operation = operation
        self.common = common
        self.check_template(common.answer, "answer", "result", *self.names)
        self.check_template(common.headers, "headers", "result", *self.names)

    @property
    def place(self) -> str:
        """Where its options stand."""
        return f"{self.operation.place}.x-mock"

    def check_template(self, template: Any, option: str, *extra: str) -> None:
        """Refuse a template with a name that nothing can have.

        Args:
            template: The template.
            option: What it is the value of.
            extra: Names that it may have beside those of parameters.

        Raises:
            DescriptionError: If there is such a name.
        """
        body = self.operation.body
        if body is not None and self.described.schemas.is_open(body.schema):
            return
        whole = self.described.schemas.properties(body.schema) if body is not None else {}
        known = {*self.operation.schemas_by_name(), *whole, *_BUILT_IN, *extra}
        for name in names_in(template):
            if name not in known and name.partition(".")[0] not in known:
                message = f"has no value for {{{name}}}; there are: {_listed(known)}"
                raise self.described.document.error(f"{self.place}.{option}", message)

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call.

        Returns:
            A JSON value, a :class:`Reply`, an aiohttp response, or None for an empty body.

        Raises:
            Problem: If it is refused.
        """
        raise NotImplementedError

    def placed(self, value: Any) -> Any:
        """A value in the envelope that the description has for it; None if the answer has no body."""
        shape, schemas = self.operation.shape, self.described.schemas
        if shape.kind == "none":
            return None
        holder = shape.holder
        if not holder and isinstance(value, list) and schemas.is_object(shape.whole):
            lists = [name for name, one in schemas.properties(shape.whole).items() if "array" in schemas.types(one)]
            holder = lists[0] if len(lists) == 1 else ""
        if not holder:
            return value
        properties = schemas.properties(shape.whole)
        needed = [name for name in schemas.required(shape.whole) if name != holder and name in properties]
        return {holder: value, **{name: schemas.empty(properties[name]) for name in needed}}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
