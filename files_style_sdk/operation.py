"""An API operation as a value: where it is, what it accepts, what it brings, and the request that it makes."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypedDict, get_origin
from urllib.parse import quote, urlencode

from files_style_sdk._version import __version__
from files_style_sdk.attachment import FileInput, encode_form, is_file_input
from files_style_sdk.error import InvalidParameterError, MissingParameterError
from files_style_sdk.parameters import flattened, scalar
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

__all__ = ["NoParams", "Operation", "Options", "resolve"]

Options = Mapping[str, Any]
"""Settings for one call or one object by name, such as `{"api_key": "…", "read_timeout": 5}`."""

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
        for name in (*self.positional, *self.required):
            if given.get(name) is None:
                raise MissingParameterError(f"{self.verb} {self.path} needs {name!r}, which is missing or None")
        return given

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

    def _request(self, arguments: Mapping[str, Any], settings: Settings) -> Request:
        rest = dict(arguments)
        path = self.path
        for name in self.positional:
            if f"{{{name}}}" in path:
                path = path.replace(f"{{{name}}}", _segment(rest.pop(name)))
        url = f"{settings.base_url}{settings.base_path}{path}"
        headers = _headers(settings)
        body: bytes | None = None
        if self.verb in ("GET", "HEAD", "DELETE"):
            query = urlencode(_query(rest))
            url = f"{url}?{query}" if query else url
        elif any(is_file_input(value) for value in rest.values()):
            headers["Content-Type"], body = encode_form(rest)
        elif rest:
            headers["Content-Type"] = "application/json"
            body = _json(rest)
        return Request(
            self.verb,
            url,
            headers,
            needs_credential=not self.anonymous,
            body=body,
            repeatable=self.repeatable or self.verb in ("GET", "HEAD"),
        )


def _headers(settings: Settings) -> dict[str, str]:
    headers = {
        "User-Agent": f"files_style_sdk/{__version__}",
        "Accept": "application/json",
        "Accept-Encoding": "gzip, deflate",
    }
    if settings.headers:
        headers.update(settings.headers)
    if settings.language:
        headers["Accept-Language"] = settings.language
    if settings.workspace_id is not None:
        headers["X-Files-Workspace-Id"] = str(settings.workspace_id)
    return headers


def _segment(value: Any) -> str:
    """A path value as one escaped segment; remote paths are relative to the root, whatever slashes they begin with."""
    if not isinstance(value, str):
        return str(value)
    path = value.replace("\\", "/").strip("/")
    # To a URL, a segment of dots is an instruction; to the service it is a name without meaning.
    return "" if path in (".", "..") else quote(path, safe="")


def _query(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(key, scalar(item)) for name, value in values.items() for key, item in flattened(name, value)]


def _json(values: Mapping[str, Any]) -> bytes:
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
    assert origin is Literal, expected
    return None if isinstance(value, str) else "a string"  # its values are not enforced: a newer service may know more


@cache
def resolve(reference: type | str) -> Any:
    """The class that a reference stands for.

    Args:
        reference: The class itself, or `module:Class`.
    """
    if not isinstance(reference, str):
        return reference
    module, _, name = reference.partition(":")
    return getattr(importlib.import_module(module), name)
