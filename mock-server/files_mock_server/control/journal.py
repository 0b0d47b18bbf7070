"""The journal of requests.

=======  ========================  ===========================================================================
verb     path below ``/__mock__``  what it does
=======  ========================  ===========================================================================
GET      ``/journal``              lists the requests that fit ``method``, ``path`` and ``status``, oldest
                                   first: those after the number ``since``, of them the newest ``limit``
DELETE   ``/journal``              forgets the requests so far
POST     ``/journal/assert``       417 unless ``count``, ``at_least`` or ``at_most`` so many requests fit
=======  ========================  ===========================================================================

A path is a shell-style pattern of the decoded path, with or without the API's base path; ``*`` stands for slashes too.
"""

from __future__ import annotations

from typing import Any

from files_mock_server.control import params
from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.problems import Problem, invalid, missing

_TOLD = 20
_DEFAULT_LIMIT = 1000


@endpoint("GET", "/journal")
def list_entries(call: ControlCall) -> list[dict[str, Any]]:
    """Answer the requests that fit."""
    given = params.read(call, method="string", path="string", status="int64", since="int64", limit="int64")
    _check(given, "since", "limit")
    found = call.app.journal.entries(**{"limit": _DEFAULT_LIMIT, **given})
    return [entry.to_dict() for entry in found]


@endpoint("DELETE", "/journal")
def clear(call: ControlCall) -> None:
    """Forget the requests so far."""
    params.read(call)
    call.app.journal.clear()


@endpoint("POST", "/journal/assert")
def check(call: ControlCall) -> dict[str, Any]:
    """Answer how many requests fit, or 417 with what came instead if they are not as many as was said."""
    counts = {"count": "int64", "at_least": "int64", "at_most": "int64"}
    given = params.read(call, method="string", path="string", status="int64", **counts)
    _check(given, *counts)
    bounds = {name: given.pop(name) for name in counts if name in given}
    if not bounds:
        raise missing("count, at_least or at_most")
    found = call.app.journal.count(**given)
    exact = bounds.get("count", found)
    if found == exact and bounds.get("at_least", 0) <= found <= bounds.get("at_most", found):
        return {"found": found}
    expected = " and ".join(f"{name.replace('_', ' ')} {value}" for name, value in bounds.items())
    came = [f"{entry.method} {entry.path} {entry.status or '-'}" for entry in call.app.journal.entries(limit=_TOLD)]
    what = f"{given.get('method', '*')} {given.get('path', '*')}"
    raise Problem(
        "processing-failure",
        f"Expected of {what}: {expected}; found {found}.",
        status=417,
        data={"found": found, "expected": bounds, "last_requests": came},
    )


def _check(given: dict[str, Any], *names: str) -> None:
    for name in names:
        if given.get(name, 0) < 0:
            raise invalid(name, "zero or more")
