"""The clock and the live settings of a running server."""

from __future__ import annotations

import pytest
import requests
from files_mock_server.problems import Problem
from files_mock_server.state.clock import Clock


def test_advancing_expires_what_expires(api):
    """A session and a signed URL end when the clock passes their time."""
    session = api.as_user("motor", "vroom")
    assert session.get("/folders/").status_code == 200
    api.upload("a.txt")
    url = api.get("/files/a.txt").json()["download_uri"]
    api.server.clock.advance(25 * 3600)
    assert session.get("/folders/").status_code == 401
    assert requests.get(url, timeout=10).status_code == 403
    session.http.close()


def test_clock_moves():
    """A clock is set, advanced, frozen, resumed and reset, beside a base that goes on."""
    base = [1000.0]
    clock = Clock(lambda: base[0])
    assert clock.advance(10) == 1010
    base[0] += 5
    assert clock() == 1015
    assert clock.set(500) == 500
    assert clock.freeze() == 500
    base[0] += 7
    assert clock() == 500
    assert clock.advance(1.5) == 501.5
    base[0] += 7
    assert clock() == 501.5, "it stands still where it was moved to"
    assert clock.resume() == 501.5
    base[0] += 1
    assert clock() == 502.5
    assert clock.reset() == base[0]


def test_clock_state_is_kept():
    """The state that a clock had brings back the time that it showed."""
    clock = Clock(lambda: 100.0)
    clock.advance(5)
    clock.freeze()
    state = clock.state
    clock.reset()
    clock.state = state
    assert clock() == 105


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), True, "5", None])
def test_impossible_times(seconds):
    """What is no span of time is refused."""
    clock = Clock(lambda: 100.0)
    with pytest.raises(Problem, match="seconds"):
        clock.advance(seconds)
    assert clock() == 100


def test_live_settings(api):
    """A live setting counts from the next call on."""
    api.server.configure(url_lifetime=5, parallel_parts=False, part_size=1 << 20)
    grant = api.grant("a.bin", size=10)
    assert (grant["parallel_parts"], grant["partsize"]) == (False, 1 << 20)
    api.server.clock.advance(6)
    assert api.put(grant["upload_uri"], b"x" * 10).status_code == 403
    assert api.server.live.url_lifetime == 5


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"colour": 1}, "no live setting"),
        ({"part_size": 0}, "part_size"),
        ({"parallel_parts": 1}, "parallel_parts"),
        ({"background_from": True}, "background_from"),
        ({"url_lifetime": -1}, "url_lifetime"),
        ({"session_lifetime": float("inf")}, "session_lifetime"),
        ({"checksum_delay": float("nan")}, "checksum_delay"),
        ({"step_delay": 1e10}, "step_delay"),
    ],
)
def test_impossible_live_settings(server, changes, message):
    """Unknown names and impossible values are refused, and nothing changes."""
    before = server.live
    with pytest.raises(Problem, match=message):
        server.configure(**{"step_delay": 1.0, **changes})
    assert server.live == before
