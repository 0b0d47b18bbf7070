"""What a description says, read and worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from typing import Any

from files_mock_server.services import soundness
from files_mock_server.services.document import Document, load
from files_mock_server.services.kinds import Kinds
from files_mock_server.services.operations import Operation, Reader
from files_mock_server.services.options import (
    ANY,
    FLAG,
    OBJECT,
    POSITIVE,
    SECONDS,
    STATUS,
    TEXT,
    TEXTS,
    TEXTS_BY_NAME,
    Check,
    either,
    option,
    read,
)
from files_mock_server.services.schemas import Schemas
from files_mock_server.services.subjects import Subjects

_OBJECTS = Check(
    lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value), "a list of objects"
)


@dataclass(frozen=True)
class ExecutorBounds:
    """How much executors may do.

    Attributes:
        hosts: Hosts that HTTP requests may go to beside this machine's own.
        timeout: Seconds that one piece of work may take.
        max_bytes: Bytes of an answer or a file.
        max_rows: Rows of a query.
    """

    hosts: tuple[str, ...] = option(TEXTS, ())
    timeout: float = option(SECONDS, 10.0)
    max_bytes: int = option(POSITIVE, 1 << 20)
    max_rows: int = option(POSITIVE, 1000)


@dataclass(frozen=True)
class DocumentOptions:
    """The ``x-mock`` of a document.

    Attributes:
        credentials: Further ways to be somebody.
        caller: Who the caller is unless the credential says more.
        clients: Secrets of OAuth clients by their ids; None for any.
        required_headers: Values of headers that every call with a credential must carry.
        error: Template of errors.
        invalid_status: HTTP status of parameters that are missing or wrong.
        page_size: Records of a page unless the operation says more.
        seed: Records of a new state by their schemas.
        sandboxes: Files and tables of executors by the keys of their connections.
        executors: Bounds of executors.
        jobs: How operations with ``jobs: true`` become jobs.
    """

    credentials: tuple[Mapping[str, Any], ...] = option(_OBJECTS, ())
    caller: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    clients: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    required_headers: Mapping[str, str] | None = option(TEXTS_BY_NAME.or_none(), None)
    error: Any = option(ANY, None)  # noqa: RUF009 - makes a field
    invalid_status: int = option(STATUS, 400)
    page_size: int | None = option(POSITIVE.or_none(), None)
    seed: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    sandboxes: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    executors: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    jobs: Any = option(either(FLAG, TEXT, OBJECT).or_none(), None)  # noqa: RUF009 - makes a field


class Described:
    """A service as its description tells.

    Args:
        document: The description.

    Raises:
        DescriptionError: If something in it cannot be served.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.options: DocumentOptions = read(document, "x-mock", document.mock, DocumentOptions)[0]
        self.bounds: ExecutorBounds = read(document, "x-mock.executors", self.options.executors or {}, ExecutorBounds)[
            0
        ]
        soundness.check(document)
        self.schemas = Schemas(document)
        self.kinds = Kinds(document, self.schemas)
        reader = Reader(document, self.schemas)
        self.base_path = reader.base_path()
        self.operations: list[Operation] = reader.operations()
        self.subjects = Subjects(document, self.kinds, self.operations)

    @property
    def collections(self) -> set[str]:
        """The names of all collections that there can be."""
        return {*self.schemas.named, *self.subjects.parents}


def describe(source: str | PathLike[str] | Mapping[str, Any]) -> Described:
    """Read a description and work it out.

    Args:
        source: Path of a file in YAML or JSON, or the decoded document.

    Raises:
        DescriptionError: If it cannot be read or served.
    """
    return Described(load(source))
