"""Who may call a described service, and how that is told."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiohttp.web import BaseRequest

from files_mock_server.problems import Problem
from files_mock_server.services.document import Document
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import FLAG, TEXT, TEXTS, VALUES, option, read
from files_mock_server.services.service import Described
from files_mock_server.services.site import SpecSite
from files_mock_server.services.tokens import ACCESS

_BEARER = "Bearer "
_UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Way:
    """A way to be somebody.

    Attributes:
        header: The header that carries it.
        prefix: What stands before it there.
        query: The query parameter that carries it.
        cookie: The cookie that carries it.
        basic: Whether it is a name and a password (RFC 7617).
        issued: Whether it is a token that this server issued.
        values: What is accepted: a list, or what is known of the caller by value; None for the server's API keys.
        csrf_header: Header that must say the same as a cookie.
        csrf_cookie: That cookie.
        csrf_methods: The methods that need it; ``*`` for all.
    """

    header: str = option(TEXT, "")
    prefix: str = option(TEXT, "")
    query: str = option(TEXT, "")
    cookie: str = option(TEXT, "")
    basic: bool = option(FLAG, False)
    issued: bool = option(FLAG, False)
    values: Any = option(VALUES.or_none(), None)  # noqa: RUF009 - makes a field
    csrf_header: str = option(TEXT, "")
    csrf_cookie: str = option(TEXT, "")
    csrf_methods: Sequence[str] = option(TEXTS, _UNSAFE)

    @property
    def name(self) -> str:
        """Where it is looked for, for people."""
        if self.basic:
            return "a name and a password (Basic)"
        for kind in ("query", "cookie"):
            if getattr(self, kind):
                return f"the {kind} parameter {self.query}" if kind == "query" else f"the cookie {self.cookie}"
        return f"the header {self.header or 'Authorization'}" + (f" ({self.prefix.strip()} …)" if self.prefix else "")


class Caller(NamedTuple):
    """Who calls.

    Attributes:
        name: For the journal; no secret.
        about: What is known, for templates.
    """

    name: str
    about: Mapping[str, Any]


NOBODY = Caller("", {})


class Credentials:
    """Admits callers.

    Args:
        described: The service.
        site: Its state.
        issues: Whether an operation of it issues tokens.

    Raises:
        DescriptionError: If what it says about credentials cannot be.
    """

    def __init__(self, described: Described, site: SpecSite, *, issues: bool) -> None:
        self._described = described
        self._site = site
        self._about = described.options.caller or {}
        document = described.document
        self._own = list(_further(document, described.options.credentials))
        if issues and not any(way.issued for way in self._own):
            self._own.append(Way(issued=True, header="Authorization", prefix=_BEARER))
        csrf = {way.csrf_header.lower() for way in self._own if way.csrf_header}
        self._told = [way for way in _of_headers(document) if way.header.lower() not in csrf]
        self._schemes = dict(_schemes(document))

    @property
    def queries(self) -> frozenset[str]:
        """The query parameters that carry a credential."""
        return frozenset(way.query for way in (*self._own, *self._schemes.values()) if way.query)

    def admit(self, request: BaseRequest, operation: Operation) -> Caller:
        """Who calls an operation.

        Raises:
            Problem: 401 without a credential that is good; 403 if something that goes with it is wrong.
        """
        ways = [] if operation.is_public else self._ways(operation)
        if not ways:
            return NOBODY._replace(about=self._about)
        was_given = False
        for way in ways:
            given = _presented(way, request)
            if given is None:
                continue
            was_given = True
            caller = self._recognised(way, given)
            if caller is not None:
                _check_csrf(way, request)
                self._check_headers(request, operation)
                return caller._replace(about={**self._about, **caller.about})
        places = " or ".join(dict.fromkeys(way.name for way in ways))
        message = f"The credential in {places} is not accepted." if was_given else f"Give a credential in {places}."
        kind = "invalid-credentials" if was_given else "authentication-required"
        raise Problem(f"not-authenticated/{kind}", message, headers={"WWW-Authenticate": "Bearer"})

    def takes_key(self, operation: Operation) -> bool:
        """Whether an operation asks for a credential, and an API key of the server is one."""
        ways = [] if operation.is_public else self._ways(operation)
        return any(way.values is None for way in ways)  # tokens are issued for such keys

    def _ways(self, operation: Operation) -> list[Way]:
        if self._told:
            return [*self._told, *self._own]
        named = [self._schemes[name] for name in operation.security or () if name in self._schemes]
        return [*named, *self._own]

    def _recognised(self, way: Way, given: str) -> Caller | None:
        found = self._site.tokens.find(ACCESS, given) if way.issued else None
        if found is not None:
            return Caller(f"token {found[0]}", found[1].get("caller") or {})
        if self._site.config.open:
            return Caller(way.name.removeprefix("the "), {})
        values: Sequence[Any] = self._site.keys if way.values is None else list(way.values)
        if way.issued:
            values = ()
        for number, value in enumerate(values, 1):
            candidates = given.split(":", 1) if way.basic and way.values is None else [given]
            if any(_equal(one, str(value)) for one in candidates):
                about = way.values[value] if isinstance(way.values, Mapping) else None
                return Caller(f"{way.name.removeprefix('the ')}, no. {number}", about or {})
        return None

    def _check_headers(self, request: BaseRequest, operation: Operation) -> None:
        if operation.mock.get("required_headers") is False:
            return
        for name, value in (self._described.options.required_headers or {}).items():
            given = request.headers.get(name)
            if given is None:
                raise Problem("not-authenticated/header-required", f"Give the header {name}.", data={"param": name})
            if given != value:
                raise Problem(
                    "not-authorized/header-wrong", f"The header {name} has a wrong value.", data={"param": name}
                )


def carried(request: BaseRequest) -> list[str]:
    """The headers of a request in which there is a credential, for places where none belongs."""
    names = ("Authorization", "Cookie", "Proxy-Authorization")
    return [name.lower() for name in names if name in request.headers] + [
        name.lower() for name in request.headers if name.lower().endswith(("-key", "-token", "-auth"))
    ]


def _presented(way: Way, request: BaseRequest) -> str | None:
    """What a request carries in one way; None for nothing."""
    if way.query:
        value = request.query.get(way.query)
        return None if value is None else str(value)
    if way.cookie:
        return request.cookies.get(way.cookie)
    prefix = "Basic " if way.basic else way.prefix or (_BEARER if way.issued and not way.header else "")
    header = request.headers.get(way.header or "Authorization")
    if header is None or not header.lower().startswith(prefix.lower()):
        return None
    given = header[len(prefix) :].strip()
    return _decoded(given) if way.basic else given


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def _check_csrf(way: Way, request: BaseRequest) -> None:
    if not way.csrf_header or not ({"*", request.method} & set(way.csrf_methods)):
        return
    given, expected = request.headers.get(way.csrf_header, ""), request.cookies.get(way.csrf_cookie or way.cookie, "")
    if not given or not _equal(given, expected):
        message = f"The header {way.csrf_header} must have the value of the cookie {way.csrf_cookie or way.cookie}."
        raise Problem("not-authorized/csrf", message)


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def _further(document: Document, given: Sequence[Mapping[str, Any]]) -> Iterator[Way]:
    for index, one in enumerate(given):
        place = f"x-mock.credentials[{index}]"
        way: Way = read(document, place, one, Way)[0]
        if not (way.header or way.query or way.cookie or way.basic or way.issued):
            raise document.error(place, "must say where the credential is: header, query, cookie, basic or issued")
        yield way


def _of_headers(document: Document) -> Iterator[Way]:
    """The headers of ``x-credential``."""
    given = document.root.get("x-credential")
    for one in given if isinstance(given, list) else []:
        about = document.mapping(one, "x-credential")
        if about.get("header"):
            yield Way(header=str(about["header"]), prefix=str(about.get("prefix") or ""))


def _schemes(document: Document) -> Iterator[tuple[str, Way]]:
    """The security schemes of the document."""
    components = document.mapping(document.root.get("components"), "components")
    place = "components.securitySchemes"
    for name, given in document.mapping(components.get("securitySchemes"), place).items():
        scheme = document.follow(given, f"{place}.{name}")
        if scheme.get("type") == "apiKey":
            where, called = str(scheme.get("in")), str(scheme.get("name", ""))
            if where not in ("header", "query", "cookie") or not called:
                raise document.error(f"{place}.{name}", "must have a name, and be in header, query or cookie")
            way: Way = read(document, f"{place}.{name}", {where: called}, Way)[0]
            yield name, way
        elif scheme.get("type") == "http" and str(scheme.get("scheme", "")).lower() == "basic":
            yield name, Way(basic=True)
        elif scheme.get("type") in ("http", "oauth2", "openIdConnect"):
            yield name, Way(header="Authorization", prefix=_BEARER)
