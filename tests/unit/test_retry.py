"""When a request is sent again, and after how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from files_style_sdk.retry import RETRY_AFTER_LIMIT, pause, retry_after
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Request, Response

GET = Request("GET", "http://127.0.0.1/", repeatable=True)
POST = Request("POST", "http://127.0.0.1/")
SETTINGS = Settings()
NEVER_ARRIVED = Failure("refused", OSError(), "not_sent")
PERHAPS_ARRIVED = Failure("broke", OSError(), "unknown")
LASTING = Failure("bad certificate", OSError(), "not_sent", lasting=True)


def answer(status: int, after: str | None = None) -> Response:
    return Response(status, {} if after is None else {"retry-after": after})


@pytest.mark.parametrize(
    ("request_", "outcome", "again"),
    [
        (GET, NEVER_ARRIVED, True),
        (GET, PERHAPS_ARRIVED, True),
        (GET, LASTING, False),
        (POST, NEVER_ARRIVED, True),
        (POST, PERHAPS_ARRIVED, False),
        (POST, LASTING, False),
        *[(GET, answer(status), True) for status in (408, 429, 500, 502, 503, 504)],
        *[(GET, answer(status), False) for status in (200, 204, 301, 400, 401, 403, 404, 409, 412, 416, 422, 501)],
        *[(POST, answer(status), False) for status in (200, 400, 408, 429, 500, 502, 503, 504)],
        *[(POST, answer(status, "1"), True) for status in (429, 503)],
        *[(POST, answer(status, "1"), False) for status in (200, 400, 408, 500, 502, 504)],
        (POST, answer(429, "soon"), False),
        (GET, answer(404, "1"), False),
    ],
)
def test_whether_it_is_sent_again(request_: Request, outcome: Response | Failure, again: bool) -> None:
    """A change is repeated only if it never arrived or the server said so; a read after any passing trouble."""
    assert (pause(request_, outcome, 0, SETTINGS) is not None) is again


@pytest.mark.parametrize("outcome", [NEVER_ARRIVED, answer(503), answer(429, "1")])
def test_number_of_retries(outcome: Any) -> None:
    """`max_network_retries` counts what comes after the first attempt; 0 sends once."""
    assert pause(GET, outcome, 2, SETTINGS) is not None
    assert pause(GET, outcome, 3, SETTINGS) is None
    assert pause(GET, outcome, 0, Settings(max_network_retries=0)) is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("Fri, 31 Dec 99999 23:59:59 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Thu, 01 Jan 1970 00:00:00", 0.0),
    ],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    """Seconds and HTTP dates are understood; the past is now; anything else asks for nothing."""
    assert retry_after(answer(503, header)) == seconds


def test_retry_after_absent() -> None:
    """Without the header nothing is asked for."""
    assert retry_after(answer(503)) is None


def test_retry_after_date_ahead() -> None:
    """A date ahead means the time until then."""
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=1000), usegmt=True)
    seconds = retry_after(answer(503, until))
    assert seconds is not None
    assert 900 < seconds <= 1000


@pytest.mark.parametrize("header", ["100000", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_retry_after_is_capped(header: str) -> None:
    """A server cannot make a client wait longer than the limit."""
    assert pause(GET, answer(503, header), 0, SETTINGS) == RETRY_AFTER_LIMIT


@given(
    st.text(max_size=40)
    | st.from_regex(r"\A[A-Z][a-z]{2}, \d{1,3} Jan \d{1,6} \d{1,3}:\d{1,3}:\d{1,3} [+-]?\d{0,22}\Z")
)
@example("Thu, 01 Jan 1970 00:00:00 +99999999999999999999")
@example("Mon, 01 Jan 0001 00:00:00 +2359")
def test_retry_after_survives_any_text(header: str) -> None:
    """No header value raises; the pause is never negative."""
    seconds = retry_after(answer(503, header))
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(("retries", "ceiling"), [(0, 1.0), (1, 2.0), (2, 2.0), (1000, 2.0)])
def test_backoff_bounds(retries: int, ceiling: float) -> None:
    """The pause is drawn between the initial delay and a ceiling that doubles up to the longest delay."""
    drawn: list[tuple[float, float]] = []

    def uniform(low: float, high: float) -> float:
        drawn.append((low, high))
        return high

    settings = Settings(max_network_retries=2000)
    assert pause(GET, NEVER_ARRIVED, retries, settings, uniform) == ceiling
    assert drawn == [(0.5, ceiling)]


@given(
    st.integers(0, 5000),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
)
def test_backoff_stays_within_the_settings(retries: int, initial: float, longest: float) -> None:
    """Whatever the settings, a pause lies between the shorter of the two delays and the longest."""
    settings = Settings(
        max_network_retries=10_000, initial_network_retry_delay=initial, max_network_retry_delay=longest
    )
    seconds = pause(GET, NEVER_ARRIVED, retries, settings)
    assert seconds is not None
    assert min(initial, longest) <= seconds <= longest


def test_real_jitter_varies() -> None:
    """Pauses of many clients do not fall together."""
    assert len({pause(GET, NEVER_ARRIVED, 0, SETTINGS) for _ in range(50)}) > 10
