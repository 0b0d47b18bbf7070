"""The clock.

=======  ========================  ===========================================================================
verb     path below ``/__mock__``  what it does
=======  ========================  ===========================================================================
GET      ``/clock``                tells the time
POST     ``/clock/advance``        moves it on by ``seconds``
POST     ``/clock/set``            sets it to ``time``, ISO 8601 or seconds since the epoch
POST     ``/clock/freeze``         lets it stand still
POST     ``/clock/resume``         lets it go on
POST     ``/clock/reset``          shows the real time again
=======  ========================  ===========================================================================
"""

from __future__ import annotations

from typing import Any

from files_mock_server.control import params
from files_mock_server.control.dispatch import ControlCall, endpoint
from files_mock_server.problems import Problem, invalid
from files_mock_server.times import from_seconds, iso, parse


def _shown(call: ControlCall) -> dict[str, Any]:
    clock = call.app.site.clock
    now = clock()
    return {"time": iso(from_seconds(now)), "seconds": now, "frozen": clock.state.frozen is not None}


@endpoint("GET", "/clock")
def show(call: ControlCall) -> dict[str, Any]:
    """Answer the time."""
    params.read(call)
    return _shown(call)


@endpoint("POST", "/clock/advance")
def advance(call: ControlCall) -> dict[str, Any]:
    """Move the time on: whatever expires meanwhile is expired at once."""
    call.app.site.clock.advance(params.required(params.read(call, seconds="double"), "seconds"))
    return _shown(call)


@endpoint("POST", "/clock/set")
def set_time(call: ControlCall) -> dict[str, Any]:
    """Set the time, from where it goes on."""
    text = params.required(params.read(call, time="string"), "time")
    call.app.site.clock.set(_seconds(text))
    return _shown(call)


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return parse(text) / 1_000_000
    except Problem:
        raise invalid("time", "an ISO 8601 time or seconds since the epoch") from None


@endpoint("POST", "/clock/freeze")
def freeze(call: ControlCall) -> dict[str, Any]:
    """Let the time stand still."""
    params.read(call)
    call.app.site.clock.freeze()
    return _shown(call)


@endpoint("POST", "/clock/resume")
def resume(call: ControlCall) -> dict[str, Any]:
    """Let the time go on from where it stands."""
    params.read(call)
    call.app.site.clock.resume()
    return _shown(call)


@endpoint("POST", "/clock/reset")
def reset(call: ControlCall) -> dict[str, Any]:
    """Show the real time again."""
    params.read(call)
    call.app.site.clock.reset()
    return _shown(call)
