"""Rate limits.

=======  ========================  ===========================================================================
verb     path below ``/__mock__``  what it does
=======  ========================  ===========================================================================
GET      ``/limits``               lists the limits
POST     ``/limits``               limits each credential, or one ``key``, to ``requests`` in ``per_seconds``
                                   and to ``concurrent`` calls at the same time
DELETE   ``/limits``               takes back the limits of one ``key``, or all
=======  ========================  ===========================================================================
"""

from __future__ import annotations

from typing import Any

from files_mock_server.control import params
from files_mock_server.control.dispatch import ControlCall, endpoint


@endpoint("GET", "/limits")
def list_limits(call: ControlCall) -> list[dict[str, Any]]:
    """Answer the limits; credentials are told by their SHA-256."""
    params.read(call)
    return [limit.to_dict() for limit in call.app.site.limits.all()]


@endpoint("POST", "/limits")
def set_limit(call: ControlCall) -> dict[str, Any]:
    """Set a limit; answers it."""
    given = params.read(call, requests="int64", per_seconds="double", concurrent="int64", key="string")
    return call.app.site.limits.set(**given).to_dict()


@endpoint("DELETE", "/limits")
def clear(call: ControlCall) -> None:
    """Take limits back."""
    call.app.site.limits.clear(params.read(call, key="string").get("key"))
