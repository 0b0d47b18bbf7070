"""The options of ``x-mock``: declared as fields, checked before the server starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from files_mock_server.faults.options import (
    COUNT,
    FLAG,
    HEADERS,
    POSITIVE,
    TEXT,
    Check,
    FaultError,
    build,
    describe,
    one_of,
    option,
)
from files_mock_server.numeric import is_number
from files_mock_server.services.document import DescriptionError, Document

__all__ = ["COUNT", "FLAG", "HEADERS", "POSITIVE", "TEXT", "Check", "one_of", "option"]

_T = TypeVar("_T")


def _are_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def _are_texts_by_name(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())


ANY = Check(lambda value: True, "a JSON value")
OBJECT = Check(lambda value: isinstance(value, Mapping), "an object")
TEXTS = Check(_are_texts, "a list of strings")
TEXTS_BY_NAME = Check(_are_texts_by_name, "an object of strings")
FALSE = Check(lambda value: value is False, "false")
SECONDS = Check(lambda value: is_number(value) and 0 <= value <= 1e9, "seconds, zero or more")
SHORT = Check(lambda value: is_number(value) and 0 <= value <= 60, "seconds, from 0 to 60")
STATUS = Check(lambda value: isinstance(value, int) and 200 <= value <= 599, "an HTTP status from 200 to 599")


def either(*checks: Check) -> Check:
    """What one of some checks allows."""
    return Check(
        lambda value: any(check.allows(value) for check in checks), " or ".join(check.expected for check in checks)
    )


TEXT_OR_FALSE = either(TEXT, FALSE)
VALUES = either(TEXTS, OBJECT)


@dataclass(frozen=True)
class Common:
    """Options that every operation may have beside those of its behaviour.

    Attributes:
        behaviour: Name of what it does.
        required_headers: ``False`` frees it from the document's required headers.
        status: HTTP status of success.
        answer: Template of the answer, in which ``{result}`` is what the behaviour made.
        headers: Templates of further headers of the answer.
        jobs: Whether its work may become a job: ``True``, the collection of jobs, or an object.
        async_query: Query parameter that makes it one at once.
        timeout_query: Query parameter with the milliseconds after which it becomes one.
        takes: Seconds that its work takes.
    """

    behaviour: str = option(TEXT, "")
    required_headers: bool | None = option(FALSE.or_none(), None)
    status: int | None = option(STATUS.or_none(), None)
    answer: Any = option(ANY, None)  # noqa: RUF009 - makes a field
    headers: Mapping[str, str] | None = option(TEXTS_BY_NAME.or_none(), None)
    jobs: Any = option(either(FLAG, TEXT, OBJECT).or_none(), None)  # noqa: RUF009 - makes a field
    async_query: str | None = option(TEXT.or_none(), None)
    timeout_query: str | None = option(TEXT.or_none(), None)
    takes: float = option(SHORT, 0.0)


def read(document: Document, place: str, given: Mapping[str, Any], *classes: type[Any]) -> list[Any]:
    """The options of some classes of fields, from one object.

    Args:
        document: For errors.
        place: Where the object stands.
        given: The object.
        classes: Dataclasses whose fields are made by ``option``.

    Raises:
        DescriptionError: For an unknown name or a wrong value.
    """
    known = {name: None for cls in classes for name in describe(cls)}
    for name in given:
        if name not in known:
            raise document.error(f"{place}.{name}", f"is no option here; there are: {', '.join(known)}")
    try:
        return [build(cls, {name: given[name] for name in describe(cls) if name in given}, "") for cls in classes]
    except FaultError as error:
        raise DescriptionError(f"{document.name}: {place}.{error}") from None
