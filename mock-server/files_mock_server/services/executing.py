"""The behaviours ``http``, ``file`` and ``sql``: a connection's work, really carried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from files_mock_server.problems import Problem
from files_mock_server.services.call import Behaviour, ServiceCall
from files_mock_server.services.executors import database, sandbox, statements, web
from files_mock_server.services.executors.bounds import Bounds
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import ANY, OBJECT, TEXT, Common, option
from files_mock_server.services.records import require_owners, require_subject
from files_mock_server.services.service import Described
from files_mock_server.services.site import SpecSite
from files_mock_server.services.stock import Row
from files_mock_server.services.subjects import Subject

VERBS: Mapping[str, tuple[str, ...]] = {
    "http": web.VERBS,
    "file": tuple(sandbox.VERBS),
    "sql": tuple(statements.VERBS),
}
"""What each executor can do."""


def parameters_of(executor: str, verb: str) -> tuple[str, ...]:
    """The names of the parameters that a verb of an executor takes."""
    if executor == "http":
        return web.PARAMETERS
    return sandbox.VERBS[verb][0] if executor == "file" else statements.VERBS[verb][0]


@dataclass(frozen=True)
class ConnectionOptions:
    """Options that say on which connection work is done.

    Attributes:
        connection: ``{collection, item}``: where the connection is, and the parameter that tells it; None for the first
            record of the path.
        requires: Attributes that the connection must have.
        base_url: Its attribute that says where its service is.
        connection_headers: Its attribute with the headers of every request.
    """

    connection: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    requires: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    base_url: str = option(TEXT, "base_url")
    connection_headers: str = option(TEXT, "headers")


@dataclass(frozen=True)
class ExecutorOptions(ConnectionOptions):
    """Options of an executor.

    Attributes:
        verb: What it does.
        parameters: Template of its parameters; None for the body.
    """

    verb: str = option(TEXT)
    parameters: Any = option(ANY, None)  # noqa: RUF009 - makes a field


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection on which work is done.

    Attributes:
        key: What its record is addressed by.
        record: Its attributes.
        base_url: Where its service is.
        headers: Headers of every request to it.
    """

    key: Any
    record: Mapping[str, Any]
    base_url: Any
    headers: Any


class Connections:
    """Finds the connection that a call is about.

    Args:
        behaviour: What needs it.
        options: Where it is.

    Raises:
        DescriptionError: If that cannot be.
    """

    def __init__(self, behaviour: Behaviour, options: ConnectionOptions) -> None:
        self._options = options
        self._subject = self._of(behaviour.described, behaviour.operation, f"{behaviour.place}.connection")

    def _of(self, described: Described, operation: Operation, place: str) -> Subject:
        told = self._options.connection
        if told is None:
            for position in range(len(operation.path_names)):
                owner = described.subjects.owner_at(operation, position)
                if owner is not None:
                    return owner
            raise described.document.error(place, "is required: no part of the path is a record that can be got")
        collection, item = told.get("collection"), told.get("item")
        if not isinstance(collection, str) or not isinstance(item, str) or told.keys() - {"collection", "item", "key"}:
            raise described.document.error(place, "must be an object with a collection, an item and perhaps a key")
        return described.subjects.item(operation, collection, item, str(told.get("key", "")))

    def find(self, call: ServiceCall) -> Connection:
        """The connection of a call.

        Raises:
            Problem: 404 if there is none, 409 if it has not what it must have.
        """
        require_owners(call, self._subject)
        row: Row = require_subject(call, self._subject)
        for name, value in (self._options.requires or {}).items():
            if row.record.get(name) != value:
                message = f"The {self._subject.kind.name} must have {name} {value!r} for this."
                raise Problem("conflict/connection-not-ready", message, status=409, data={"param": name})
        options, record = self._options, row.record
        headers = record.get(options.connection_headers)
        return Connection(record[self._subject.key], record, record.get(options.base_url), headers)


async def carry_out(
    site: SpecSite, executor: str, verb: str, connection: Connection, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Do the work of an executor.

    Args:
        site: The service.
        executor: One of :data:`VERBS`.
        verb: What it does.
        connection: Where.
        parameters: With what.

    Raises:
        Problem: If it is refused or fails.
    """
    told = site.described.bounds
    bounds = Bounds(told.timeout, told.max_bytes, told.max_rows, tuple(told.hosts))
    answer: dict[str, Any]
    if executor == "http":
        answer = await web.send(site.sender, verb, parameters, connection.base_url, connection.headers, bounds)
    elif executor == "file":
        folder = site.sandbox(connection.key)
        answer = await site.in_worker(sandbox.run, folder, verb, parameters, bounds.max_bytes)
    else:
        answer = await site.in_worker(database.run, site.database(connection.key), verb, parameters, bounds)
    return answer


class Executor(Behaviour):
    """Does one kind of work on a connection."""

    options_class = ExecutorOptions
    executor: ClassVar[str]

    def __init__(self, described: Described, operation: Operation, common: Common, options: ExecutorOptions) -> None:
        super().__init__(described, operation, common, options)
        if options.verb not in VERBS[self.executor]:
            message = f"must be one of {', '.join(VERBS[self.executor])}, not {options.verb!r}"
            raise described.document.error(f"{self.place}.verb", message)
        self.check_template(options.parameters, "parameters")
        self._options = options
        self._connections = Connections(self, options)

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call."""
        connection = self._connections.find(call)
        template = self._options.parameters
        parameters = self._given(call) if template is None else call.fill(template)
        if not isinstance(parameters, Mapping):
            raise Problem("bad-request/request-params-invalid", "The parameters must be an object.")
        result = await carry_out(call.site, self.executor, self._options.verb, connection, parameters)
        return self.placed(result)

    def _given(self, call: ServiceCall) -> Mapping[str, Any]:
        """What the body asks for; an only property that is a parameter itself is no envelope."""
        body = self.operation.body
        is_parameter = body is not None and body.inner in parameters_of(self.executor, self._options.verb)
        return call.body if is_parameter else call.inside


class Http(Executor):
    """Sends HTTP requests."""

    executor = "http"


class File(Executor):
    """Works on files."""

    executor = "file"


class Sql(Executor):
    """Works on tables."""

    executor = "sql"
