"""Webhooks that were sent, or are to be.

=======  =============================  ======================================================================
verb     path below ``/__mock__``       what it does
=======  =============================  ======================================================================
GET      ``/webhooks``                  lists the deliveries with their attempts, oldest first: those of a
                                        ``status``, those after the number ``since``, of them the newest
                                        ``limit``
DELETE   ``/webhooks``                  forgets those that are over
POST     ``/webhooks/retry``            lets what waits for its next try be tried at once
POST     ``/webhooks/{id}/redeliver``   sends one that is over once more, under the same id
=======  =============================  ======================================================================
"""

from __future__ import annotations

from typing import Any

from files_mock_server.control import params
from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.problems import invalid
from files_mock_server.webhooks.deliveries import STATUSES

_DEFAULT_LIMIT = 1000


@endpoint("GET", "/webhooks")
def list_deliveries(call: ControlCall) -> list[dict[str, Any]]:
    """Answer the deliveries that fit."""
    given = params.read(call, status="string", since="int64", limit="int64")
    if given.get("status", STATUSES[0]) not in STATUSES:
        raise invalid("status", f"one of {', '.join(STATUSES)}")
    for name in ("since", "limit"):
        if given.get(name, 0) < 0:
            raise invalid(name, "zero or more")
    found = call.app.site.webhooks.entries(**{"limit": _DEFAULT_LIMIT, **given})
    return [delivery.to_dict() for delivery in found]


@endpoint("DELETE", "/webhooks")
def clear(call: ControlCall) -> None:
    """Forget the deliveries that are over."""
    params.read(call)
    call.app.site.webhooks.clear()


@endpoint("POST", "/webhooks/retry")
def retry(call: ControlCall) -> dict[str, int]:
    """Let what waits be tried; answers how many there are."""
    params.read(call)
    return {"retried": call.app.site.webhooks.retry_now()}


@endpoint("POST", "/webhooks/{id}/redeliver")
def redeliver(call: ControlCall) -> dict[str, Any]:
    """Send a delivery once more; answers it, on its way."""
    params.read(call)
    return call.app.site.webhooks.redeliver(call.values["id"]).to_dict()
