"""From a request below ``/__mock__/`` to its endpoint."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp.web import BaseRequest, Response, StreamResponse

from files_mock_server.control import guard
from files_mock_server.problems import Problem
from files_mock_server.table.routing import Router
from files_mock_server.table.validate import check_encoding, read_params

if TYPE_CHECKING:
    from files_mock_server.app import App

BASE = "/__mock__"
PREFIX = BASE + "/"


@dataclass(slots=True)
class ControlCall:
    """A request to a control endpoint.

    Attributes:
        app: The application that is controlled; its site has the state.
        request: What came; its body is read.
        values: What the path carries, by name, decoded.
        params: Parameters of the query and the body, by name, as they were sent.
    """

    app: App
    request: BaseRequest
    values: dict[str, str]
    params: dict[str, Any]


Endpoint = Callable[[ControlCall], Any]

_ENDPOINTS: list[tuple[str, str, Endpoint]] = []


def endpoint(verb: str, path: str) -> Callable[[Endpoint], Endpoint]:
    """Register a function, or a coroutine function, as an endpoint.

    It is given a :class:`ControlCall`. None becomes 204, an aiohttp response is sent as it is, anything else is
    answered as JSON.

    Args:
        verb: HTTP method.
        path: Below ``/__mock__``; ``{name}`` is a segment.
    """

    def register(function: Endpoint) -> Endpoint:
        _ENDPOINTS.append((verb, path, function))
        return function

    return register


def endpoints_of(*modules: ModuleType) -> list[tuple[str, str, Endpoint]]:
    """The endpoints that some modules have registered."""
    names = {module.__name__ for module in modules}
    return [one for one in _ENDPOINTS if one[2].__module__ in names]


class Control:
    """Answers what comes below ``/__mock__/``.

    Args:
        app: The application that is controlled.
        endpoints: Verb, path below ``/__mock__`` and function of each endpoint; None for all that are registered.
    """

    def __init__(self, app: App, endpoints: Iterable[tuple[str, str, Endpoint]] | None = None) -> None:
        self._app = app
        self._router = Router(BASE)
        for verb, path, function in _ENDPOINTS if endpoints is None else endpoints:
            self._router.add(verb, path, function)

    async def answer(self, request: BaseRequest) -> StreamResponse:
        """Answer a request.

        Raises:
            Problem: If it is refused.
        """
        config = self._app.site.config
        if not config.control:
            raise Problem("not-found", "The control endpoints are switched off.")
        check_encoding(request)
        guard.check(request.headers, request.scheme, config.host)
        if not request.raw_path.startswith(PREFIX):  # the links of the page are relative to the slash at its end
            return Response(status=307, headers={"Location": PREFIX})
        function, values = self._router.find(request.method, request.raw_path)
        call = ControlCall(self._app, request, values, await read_params(request, config.max_body))
        result = function(call)
        if inspect.isawaitable(result):
            result = await result
        if isinstance(result, StreamResponse):
            return result
        if result is None:
            return Response(status=204)
        return Response(body=orjson.dumps(result), content_type="application/json")
