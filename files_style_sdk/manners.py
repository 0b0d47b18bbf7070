"""How a service behaves, as values: what differs between services beside their operations.

A package on this runtime names one :class:`Service` in its generated module `service`. Settings carry it from call to
call, so that credentials, pages, errors, retries and jobs go by the service that is called.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import parse_qsl

from files_style_sdk.parameters import gathered

__all__ = [
    "Argument",
    "BodyCursor",
    "CredentialMaker",
    "HeaderCursor",
    "HeaderKey",
    "JobStyle",
    "NextLink",
    "PageNumber",
    "Pager",
    "RetryRules",
    "Service",
    "place_in",
]


def place_in(value: Any, place: str) -> Any:
    """What lies at a dotted place of decoded JSON, such as `orgs.0.id`; None if nothing does.

    Args:
        value: The decoded JSON.
        place: Names and list positions with dots between them; empty for the value itself.
    """
    for step in place.split(".") if place else ():
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return value


class Pager(Protocol):
    """How the pages of a list follow each other."""

    def following(
        self, data: Any, headers: Mapping[str, str], arguments: Mapping[str, Any], count: int
    ) -> Mapping[str, Any] | None:
        """What asks for the next page, by the names on the wire; None on the last page.

        Args:
            data: The decoded answer.
            headers: Its headers, names in lower case.
            arguments: What asked for this page, by the names on the wire.
            count: How many records this page has.
        """
        ...


@dataclass(frozen=True, slots=True)
class HeaderCursor:
    """The next page's cursor comes in a header.

    Attributes:
        headers: Names of the header in lower case; the first that has a value counts.
        parameter: What the cursor is sent back as.
    """

    headers: tuple[str, ...]
    parameter: str = "cursor"

    def following(
        self, data: Any, headers: Mapping[str, str], arguments: Mapping[str, Any], count: int
    ) -> Mapping[str, Any] | None:
        """See :meth:`Pager.following`."""
        for name in self.headers:
            if cursor := headers.get(name):
                return {self.parameter: cursor}
        return None


@dataclass(frozen=True, slots=True)
class BodyCursor:
    """The next page's cursor lies in the answer.

    Attributes:
        at: Its dotted place.
        parameter: What it is sent back as.
    """

    at: str
    parameter: str = "cursor"

    def following(
        self, data: Any, headers: Mapping[str, str], arguments: Mapping[str, Any], count: int
    ) -> Mapping[str, Any] | None:
        """See :meth:`Pager.following`."""
        cursor = place_in(data, self.at)
        return None if cursor is None or cursor is False or cursor == "" else {self.parameter: cursor}


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pages are numbered.

    Attributes:
        parameter: What the number is sent as.
        first: The number of the first page.
        more: The dotted place of what tells whether another page follows; without it the list ends at an empty page.
    """

    parameter: str = "page"
    first: int = 1
    more: str = ""

    def following(
        self, data: Any, headers: Mapping[str, str], arguments: Mapping[str, Any], count: int
    ) -> Mapping[str, Any] | None:
        """See :meth:`Pager.following`."""
        goes_on = bool(place_in(data, self.more)) if self.more else count > 0
        number = arguments.get(self.parameter)
        return {self.parameter: (self.first if number is None else int(number)) + 1} if goes_on else None


@dataclass(frozen=True, slots=True)
class NextLink:
    """The answer has a link to the next page. Its query is what counts: calls go to the configured origin only.

    Attributes:
        at: The dotted place of the link.
    """

    at: str

    def following(
        self, data: Any, headers: Mapping[str, str], arguments: Mapping[str, Any], count: int
    ) -> Mapping[str, Any] | None:
        """See :meth:`Pager.following`."""
        link = place_in(data, self.at)
        pairs = parse_qsl(link.partition("#")[0].partition("?")[2]) if isinstance(link, str) else []
        # A name with brackets that was sent as a parameter of its own displaces that one, not a part of a map.
        return gathered(pairs, arguments) or None


@dataclass(frozen=True, slots=True)
class RetryRules:
    """Which answers another attempt may better, and which requests may be sent again after one.

    Attributes:
        statuses: Such statuses.
        families: Hundreds of such statuses: 5 for all from 500 to 599.
        all_methods: Whether the service takes any request twice, as one with keys for repeated requests does;
            otherwise only those that change nothing are sent again after an outcome that is not known.
    """

    statuses: frozenset[int] = frozenset((408, 429, 500, 502, 503, 504))
    families: frozenset[int] = frozenset()
    all_methods: bool = False

    def is_transient(self, status: int) -> bool:
        """Whether another attempt may better an answer of this status."""
        return status in self.statuses or status // 100 in self.families


@dataclass(frozen=True, slots=True)
class HeaderKey:
    """A credential that is sent as it is, in one header.

    Attributes:
        setting: The setting that holds it.
        header: The header that carries it.
        prefix: What stands before it there, such as `Bearer` and a space.
    """

    setting: str
    header: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a client that a credential is made of.

    Attributes:
        variable: The environment variable that gives it a value when the caller does not.
        default: Its value when neither does; None if it must be given.
    """

    variable: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class CredentialMaker:
    """A credential that is made once a client, of the client's arguments.

    Attributes:
        reference: The class of :mod:`files_style_sdk.auth`, or another, as `module:Class`.
        arguments: What the client takes for it, by name.
        constants: Further arguments of the class, the same for every client.
    """

    reference: str
    arguments: Mapping[str, Argument]
    constants: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobStyle:
    """How work that goes on at the service is looked at.

    Attributes:
        operation: The operation that looks, as `module:NAME`; its one path value is the id.
        id: Where an answer that began such work has its id.
        status: Where a look at it has its status.
        done: Statuses of work that has ended well.
        failed: Statuses of work that has ended otherwise.
        failure: Where a look has the reason.
    """

    operation: str
    id: str = "id"
    status: str = "status"
    done: frozenset[str] = frozenset(("completed",))
    failed: frozenset[str] = frozenset(("failed", "cancelled"))
    failure: str = "failure_message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service as its package knows it.

    Attributes:
        package: The import name of the package, which also names it to the service.
        title: What the service is called.
        version: The version of its API.
        environments: Base URLs by the name that `environment` takes; the first is the default. Add your own.
        base_path: The path below which the API lives.
        settings: Settings whose defaults differ from the runtime's.
        variables: The environment variable of a setting, by the setting's name.
        arguments: The client's own names of settings: `{"service_token": "api_key"}`.
        keys: Credentials that are sent as they are; the first that is set counts.
        maker: How a client comes to its credential otherwise.
        pages: How pages follow each other.
        walks: Whether iterating over a page goes on to the pages after it.
        retries: What is worth another attempt.
        error_tree: The module with the service's exception classes.
        error_type: The dotted place of an error's type in its body.
        jobs: How work that goes on is looked at.
    """

    package: str
    title: str
    version: str
    environments: dict[str, str]
    base_path: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[HeaderKey, ...] = ()
    maker: CredentialMaker | None = None
    pages: Pager = HeaderCursor(("x-cursor-next",))
    walks: bool = False
    retries: RetryRules = RetryRules()
    error_tree: str = "files_style_sdk.error_tree"
    error_type: str = "type"
    jobs: JobStyle | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # By name where it has one: a copy elsewhere is the same service, with the environments that were added there.
        if getattr(sys.modules.get(f"{self.package}.service"), "SERVICE", None) is self:
            return _service_of, (self.package,)
        return _service, ({part.name: getattr(self, part.name) for part in fields(self)},)

    @property
    def base_url(self) -> str:
        """The base URL of the first environment."""
        return next(iter(self.environments.values()))


def _service_of(package: str) -> Any:
    return import_module(f"{package}.service").SERVICE


def _service(values: dict[str, Any]) -> Service:
    return Service(**values)
