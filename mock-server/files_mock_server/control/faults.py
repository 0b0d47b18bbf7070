"""Faults on command: rules are listed, added and removed.

=======  ========================  ===========================================================================
verb     path below ``/__mock__``  what it does
=======  ========================  ===========================================================================
GET      ``/faults``               lists the rules, in their order, with their counters
POST     ``/faults``               adds a rule; answers it with its ``id``
DELETE   ``/faults/{id}``          removes a rule
DELETE   ``/faults``               removes all
=======  ========================  ===========================================================================

A rule is an object with a ``kind``, options that say which requests it is for, and the options of the kind.
"""

from __future__ import annotations

from typing import Any

from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.faults.options import FaultError
from files_mock_server.faults.rules import parse
from files_mock_server.problems import Problem
from files_mock_server.table.validate import id_in


@endpoint("GET", "/faults")
def list_rules(call: ControlCall) -> list[dict[str, Any]]:
    """Answer the rules."""
    return [rule.to_dict() for rule in call.app.faults.list()]


@endpoint("POST", "/faults")
def add(call: ControlCall) -> dict[str, Any]:
    """Add a rule."""
    try:
        rule = call.app.faults.put([parse(call.params)])[0]
    except FaultError as error:
        raise Problem("bad-request/request-params-invalid", f"{error}.") from None
    return rule.to_dict()


@endpoint("DELETE", "/faults/{id}")
def remove(call: ControlCall) -> None:
    """Remove a rule."""
    id = id_in(call.values["id"])
    if id is None or not call.app.faults.remove(id):
        raise Problem("not-found", f"There is no rule {call.values['id'][:50]}.")


@endpoint("DELETE", "/faults")
def clear(call: ControlCall) -> None:
    """Remove all rules."""
    call.app.faults.clear()
