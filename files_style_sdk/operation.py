"""An API operation as a value: where it is, what it accepts, what it brings, and the request that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypedDict, get_origin, get_type_hints, is_typeddict
from urllib.parse import quote, urlencode

from files_style_sdk._version import __version__
from files_style_sdk.attachment import FileInput, encode_form, is_file_input
from files_style_sdk.error import InvalidParameterError, MissingParameterError
from files_style_sdk.parameters import Repeated, flattened, scalar
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

__all__ = ["NoParams", "Operation", "Options"]

Options = Mapping[str, Any]
"""Settings for one call or one object by name, such as `{"api_key": "…", "read_timeout": 5}`."""

_BODILESS = ("GET", "HEAD", "DELETE")
_FORM = "application/x-www-form-urlencoded"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class NoParams(TypedDict, total=False):
    """The parameters of an operation that has none beside its path."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One API operation: where it is, what it accepts and what it brings.

    Attributes:
        verb: The HTTP method.
        path: The path below the API's base, with the names of path values in braces.
        params: A TypedDict whose annotations say which parameters there are and of which types.
        positional: The values given by position, by name and type, in order.
        required: The parameters without which the call is refused.
        page: The record of which the answer is a page.
        record: The record that the answer is.
        array: The record of which the answer is a list.
        plain: Whether the answer is handed on as decoded JSON.
        items: Whether that is a list; otherwise it is an object.
        records: Where the records of a list lie in the answer, a dotted place; empty if the answer is the list.
        names: The service's names of parameters that Python has other names for.
        query: Parameters that go into the query although the method has a body.
        headers: Parameters that go into headers.
        lists: What joins the items of lists that are sent as text, by name; empty for a pair each. Other lists are
            sent as `name[]`.
        optional: Values given by position that may be left out.
        defaults: What is sent for a parameter that is not given.
        flags: Parameters that are either True or not sent.
        whole: The parameter that is the JSON body itself; empty where parameters make the body.
        has_body: Whether a JSON body is sent even if nothing is in it; of GET, HEAD and DELETE, whether they have one.
        media: The media type of the body where it is another than `application/json`, or a form where there is a file.
        accept: The media type of the answer where that is handed on as bytes; empty where it is JSON.
        anything: Whether a plain answer may be any JSON, not only an object or a list.
        anonymous: Whether the call is made without a credential.
        repeatable: Whether it may be made twice, although its method does not say so.

    A record is a :class:`Model` class, or `module:Class` where importing the module now would be too early.
    """

    verb: str
    path: str
    params: type = NoParams
    positional: Mapping[str, type] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    page: type | str | None = None
    record: type | str | None = None
    array: type | str | None = None
    plain: bool = False
    items: bool = False
    records: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    query: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    whole: str = ""
    has_body: bool = False
    headers: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    media: str = ""
    accept: str = ""
    anything: bool = False
    anonymous: bool = False
    repeatable: bool = False

    def arguments(
        self, path_values: Sequence[Any], params: Mapping[str, Any] | None, fields: Mapping[str, Any]
    ) -> dict[str, Any]:
        """All arguments by name, checked.

        Args:
            path_values: The values given by position.
            params: The parameters given as a dict; left as it is.
            fields: The parameters given by keyword, which win over `params`.

        Raises:
            InvalidParameterError: A value is of the wrong type.
            MissingParameterError: A required value was not given.
        """
        if params is not None and not isinstance(params, Mapping):
            raise InvalidParameterError(f"params must be a dict of names to values, not {type(params).__name__}")
        given = {**(params or _NOTHING), **fields, **dict(zip(self.positional, path_values, strict=True))}
        types = self.params.__annotations__
        for name, value in given.items():
            if value is not None:
                expected = self.positional.get(name) or types.get(name)
                if expected is not None:
                    _check(name, value, expected)
        if self.optional or self.defaults or self.flags:
            given = self._completed(given)
        for name in (*self.positional, *self.required):
            if given.get(name) is None and name not in self.optional:
                raise MissingParameterError(f"{self.verb} {self.path} needs {name!r}, which is missing or None")
        return given

    def _completed(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Arguments without those that say nothing, and with what is sent for those that were not given."""
        silent = {name for name in (*self.optional, *self.defaults) if given.get(name) is None}
        silent |= {name for name in self.flags if not given.get(name)}
        return {**self.defaults, **{name: value for name, value in given.items() if name not in silent}}

    def request(self, arguments: Mapping[str, Any], settings: Settings) -> Request:
        """The HTTP request for checked arguments.

        Raises:
            InvalidParameterError: A value cannot be written down.
        """
        try:
            return self._request(arguments, settings)
        except UnicodeEncodeError as error:
            culprits = [name for name, value in arguments.items() if error.object in (value, str(value))]
            raise InvalidParameterError(
                f"{' or '.join(culprits) or 'a parameter'} has characters that no encoding can carry: {error.object!r}"
            ) from None

    def on_the_wire(self, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """Arguments by the names that the service has for them; what is in the whole body has its own."""
        if not (self.names or self.whole):
            return arguments
        others = {self.names.get(name, name): value for name, value in arguments.items() if name != self.whole}
        # The others last: what asks for the next page replaces what the body says of pages.
        whole = arguments.get(self.whole)
        return {**whole, **others} if isinstance(whole, Mapping) else others

    def in_python(self, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
        """Parameters by the names that Python has for them."""
        if not self.names:
            return parameters
        ours = {wire: name for name, wire in self.names.items()}
        return {ours.get(name, name): value for name, value in parameters.items()}

    def _request(self, arguments: Mapping[str, Any], settings: Settings) -> Request:
        rest = dict(arguments)
        path = self.path
        for name in self.positional:
            place = f"{{{self.names.get(name, name)}}}"
            if place in path:
                path = path.replace(place, _segment(name, rest.pop(name)))
        url = f"{settings.base_url}{settings.base_path}{path}"
        headers = _headers(settings)
        if self.accept or self.headers:
            headers = self._with_own(headers, rest)
        body: bytes | None = None
        if self.verb in _BODILESS and not self.has_body:
            url = _with_query(url, self._as_text(rest))
        else:
            if self.query:
                url = _with_query(url, self._as_text({name: rest.pop(name) for name in self.query if name in rest}))
            kind, body = self._body(rest)
            headers |= {"Content-Type": kind} if kind else {}
        return Request(
            self.verb,
            url,
            headers,
            needs_credential=not self.anonymous,
            body=body,
            repeatable=self.repeatable or self.verb in ("GET", "HEAD"),
            undecoded=bool(self.accept),
        )

    def _body(self, arguments: Mapping[str, Any]) -> tuple[str, bytes | None]:
        """The media type of the body, and the body; nothing where there is nothing to send."""
        whole = arguments.get(self.whole)
        values = self.on_the_wire(arguments)
        if self.media == _FORM:
            return _FORM, urlencode(_pairs(self._as_text(arguments))).encode()
        if self.media == "multipart/form-data" or any(map(_has_file, values.values())):
            return encode_form(self._as_text(arguments))
        if not (values or whole or (self.has_body and self.verb not in _BODILESS)):
            return "", None
        return self.media or "application/json", _json(whole if isinstance(whole, (list, tuple)) else values)

    def _with_own(self, headers: Mapping[str, str], rest: dict[str, Any]) -> dict[str, str]:
        """Headers and those that this operation has of its own, which are taken out of its arguments."""
        values = {name: value for name in self.headers if (value := rest.pop(name, None)) is not None}
        own = {self.names.get(name, name): _header(name, value) for name, value in values.items()}
        own |= {"Accept": self.accept} if self.accept else {}
        taken = {name.lower() for name in own}
        return {**{name: value for name, value in headers.items() if name.lower() not in taken}, **own}

    def _as_text(self, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """Arguments by the names on the wire, lists as their items are to be sent."""
        for name, mark in self.lists.items():
            value = arguments.get(name)
            if isinstance(value, (list, tuple)):
                arguments = {**arguments, name: mark.join(map(scalar, value)) if mark else Repeated(value)}
        return self.on_the_wire(arguments)


def _headers(settings: Settings) -> dict[str, str]:
    service = settings.service
    ours = f"files_style_sdk/{__version__}"
    headers = {
        "User-Agent": ours if service is SERVICE else f"{service.package}/{service.version} {ours}",
        "Accept": "application/json",
        "Accept-Encoding": "gzip, deflate",
    }
    if settings.headers:
        # Names of headers are the same however they are written (RFC 9110 §5.1): the one that comes last counts.
        given = {name.lower(): (name, value) for name, value in (*headers.items(), *settings.headers.items())}
        headers = dict(given.values())
    if settings.language:
        headers["Accept-Language"] = settings.language
    if settings.workspace_id is not None:
        headers["X-Files-Workspace-Id"] = str(settings.workspace_id)
    return headers


def _segment(name: str, value: Any) -> str:
    """A path value as one escaped segment; remote paths are relative to the root, whatever slashes they begin with."""
    if not isinstance(value, str):
        return scalar(value)
    path = value
    if name == "path":
        path = value.replace("\\", "/").strip("/")
        if path in (".", ".."):
            return ""  # to a URL, a segment of dots is an instruction; to the service it is a name without meaning
    elif value in ("", ".", ".."):
        raise InvalidParameterError(f"{name} must name something: {value!r} would lead to another address")
    return quote(path, safe="")


def _header(name: str, value: Any) -> str:
    """The value of a header: one line, whatever was given (RFC 9110 §5.5)."""
    text = ",".join(map(scalar, value)) if isinstance(value, (list, tuple)) else scalar(value)
    if not (text.isascii() and text.isprintable()):
        raise InvalidParameterError(f"{name} must be printable ASCII, since it is sent as a header")
    return text


def _pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(key, scalar(item)) for name, value in values.items() for key, item in flattened(name, value)]


def _has_file(value: Any) -> bool:
    return is_file_input(value) or (isinstance(value, (list, tuple)) and any(map(is_file_input, value)))


def _with_query(url: str, values: Mapping[str, Any]) -> str:
    query = urlencode(_pairs(values))
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _json(values: Any) -> bytes:
    import orjson

    try:
        return orjson.dumps(values, default=_plain)
    except TypeError as error:
        raise InvalidParameterError(f"a parameter cannot be written as JSON: {error}") from None


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a value of type {type(value).__name__}")


_SCALARS: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "a string"),
    int: ((int,), "a whole number"),
    float: ((int, float), "a number"),
    bool: ((bool,), "True or False"),
}


def _check(name: str, value: Any, expected: Any) -> None:
    wanted = _mismatch(value, expected)
    if wanted:
        raise InvalidParameterError(f"{name} must be {wanted}, not {type(value).__name__}")


def _mismatch(value: Any, expected: Any) -> str | None:
    """What `value` should have been, or None if it is that."""
    scalar = _SCALARS.get(expected)
    if scalar:
        types, words = scalar
        fits = isinstance(value, types) and (expected is bool or not isinstance(value, bool))
        return None if fits else words
    origin = get_origin(expected)
    if origin is Mapping:
        return None if isinstance(value, Mapping) else "a dict"
    if origin is Sequence:
        if not isinstance(value, (list, tuple)):
            return "a list"
        item = expected.__args__[0]
        return next(
            (f"a list in which each item is {wrong}" for each in value if (wrong := _mismatch(each, item))), None
        )
    if expected == FileInput:
        return None if is_file_input(value) else "bytes, a binary stream or an Attachment"
    if is_typeddict(expected):
        return _nested_mismatch(value, expected)
    if origin is UnionType and NoneType in expected.__args__ and len(expected.__args__) == 2:
        return _mismatch(value, next(part for part in expected.__args__ if part is not NoneType))
    if origin is not Literal:
        return None  # Any, for example
    return _mismatch(value, type(expected.__args__[0]))  # values are not enforced: a newer service may know more


def _nested_mismatch(value: Any, expected: Any) -> str | None:
    if not isinstance(value, Mapping):
        return "a dict"
    types = _types_of(expected)
    found = ((name, _mismatch(item, types[name])) for name, item in value.items() if name in types and item is not None)
    return next((f"a dict in which {name} is {wrong}" for name, wrong in found if wrong), None)


@cache
def _types_of(typed_dict: Any) -> dict[str, Any]:
    return get_type_hints(typed_dict)
