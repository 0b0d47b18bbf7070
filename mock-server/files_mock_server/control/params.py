"""Parameters of control endpoints."""

from __future__ import annotations

from typing import Any

from files_mock_server.control.dispatch import ControlCall
from files_mock_server.problems import Problem, missing
from files_mock_server.table.validate import coerce


def read(call: ControlCall, **kinds: str) -> dict[str, Any]:
    """The parameters of a call, typed; null ones are left out.

    Args:
        call: The call.
        kinds: Type word of each that it may have, such as ``int64``, ``double``, ``boolean`` or ``string``.

    Raises:
        Problem: ``bad-request/request-params-invalid``, for an unknown name or a wrong type.
    """
    for name in call.params:
        if name not in kinds:
            known = ", ".join(kinds) or "none"
            message = f"Parameter {name} is unknown; there are: {known}."
            raise Problem("bad-request/request-params-invalid", message, data={"param": name})
    return {name: coerce(name, kinds[name], value) for name, value in call.params.items() if value is not None}


def required(params: dict[str, Any], name: str) -> Any:
    """A parameter that must be given.

    Raises:
        Problem: ``bad-request/request-params-required``.
    """
    if name not in params:
        raise missing(name)
    return params[name]
