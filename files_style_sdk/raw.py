"""Calls without a model: endpoints by their path, and answers as they came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.exchange import Reply
from files_style_sdk.manners import Service
from files_style_sdk.model import OperationCaller, call_operation
from files_style_sdk.operation import Operation, Options
from files_style_sdk.settings import Settings

__all__ = ["RawCaller", "RawCalls", "RawResponse", "call_path"]

_PATH_CHARACTERS = frozenset(map(chr, range(0x21, 0x7F))) - {"#"}
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class RawResponse:
    """A whole answer.

    Attributes:
        status_code: The status code.
        headers: The headers, names in lower case.
        body: The body as it came.
        parsed: What the call gives without `with_raw_response`.
    """

    status_code: int
    headers: Mapping[str, str]
    body: bytes
    parsed: Any


def call_path(
    caller: OperationCaller,
    method: str,
    path: str,
    params: Mapping[str, Any] | None,
    options: Options | None,
    *,
    repeatable: bool = False,
) -> Any:
    """Call an endpoint that has no model; see :meth:`RawCalls.get`.

    Args:
        caller: Makes the call.
        method: The HTTP method.
        path: The path below the API's base.
        params: Go into the query or the body.
        options: Settings for this call.
        repeatable: Whether it may be made twice, although its method does not say so.
    """
    verb = method.upper() if isinstance(method, str) else method
    if verb not in _METHODS:
        raise InvalidParameterError(f"method must be one of {', '.join(_METHODS)}, not {method!r}")
    if not isinstance(path, str) or not path.startswith("/") or not set(path) <= _PATH_CHARACTERS:
        raise InvalidParameterError(f"path must begin with a slash and be percent-encoded, not {path!r}")
    return call_operation(caller, Operation(verb, path, repeatable=repeatable), (), params, options, {}, plain=True)


class RawCalls:
    """Calls by method and path, with the credentials, retries and errors of every other call."""

    _caller: Any

    def get(self, path: str, params: Mapping[str, Any] | None = None, options: Options | None = None) -> Any:
        """Call an endpoint with GET, whether it has a model or not.

        Args:
            path: The path below the API's base, such as `/users`, percent-encoded where that is needed.
            params: Go into the query of GET, HEAD and DELETE, and into the JSON body of the others.
            options: Settings for this call.

        Returns:
            The decoded answer; None if it was empty.

        Raises:
            InvalidParameterError: The path does not begin with a slash.
            APIError: The service answered with an error.
            APIConnectionError: No whole answer came.

        Example:
            >>> client.get("/users", {"per_page": 1})  # doctest: +SKIP
        """
        return call_path(self._caller, "GET", path, params, options)

    def post(self, path: str, params: Mapping[str, Any] | None = None, options: Options | None = None) -> Any:
        """Call an endpoint with POST; see :meth:`get`."""
        return call_path(self._caller, "POST", path, params, options)

    def put(self, path: str, params: Mapping[str, Any] | None = None, options: Options | None = None) -> Any:
        """Call an endpoint with PUT; see :meth:`get`."""
        return call_path(self._caller, "PUT", path, params, options)

    def patch(self, path: str, params: Mapping[str, Any] | None = None, options: Options | None = None) -> Any:
        """Call an endpoint with PATCH; see :meth:`get`."""
        return call_path(self._caller, "PATCH", path, params, options)

    def delete(self, path: str, params: Mapping[str, Any] | None = None, options: Options | None = None) -> Any:
        """Call an endpoint with DELETE; see :meth:`get`."""
        return call_path(self._caller, "DELETE", path, params, options)


class RawCaller:
    """Makes calls through another caller, and gives the whole answer of each.

    Args:
        caller: Makes the calls, also those of the records that come of them.
    """

    def __init__(self, caller: OperationCaller) -> None:
        self.for_records = caller

    @property
    def service(self) -> Service:
        """The service that is called."""
        return self.for_records.service

    def operate(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        options: Options | None,
        receive: Callable[[Reply, Settings], Any],
    ) -> Any:
        """Make the call and give a :class:`RawResponse`."""

        def receive_whole(reply: Reply, settings: Settings) -> RawResponse:
            return RawResponse(reply.status, reply.headers, reply.body, receive(reply, settings))

        return self.for_records.operate(operation, arguments, options, receive_whole)
