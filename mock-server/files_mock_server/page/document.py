"""The whole page."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp.web import Response

from files_mock_server import __version__
from files_mock_server.http.journal import Entry
from files_mock_server.page import control, faults, files, formats, records, requests
from files_mock_server.page.figures import Figures, Tally, Totals, failed
from files_mock_server.page.html import Child, Html, tag
from files_mock_server.page.view import View

if TYPE_CHECKING:
    from files_mock_server.app import App

_SAID = {
    "fault-add": "The fault is set.",
    "fault-preset": "The next request meets the fault.",
    "fault-remove": "The fault is removed.",
    "fault-clear": "All faults are removed.",
    "reset": "Everything is as it was right after the start.",
    "snapshot": "The snapshot is taken.",
    "restore": "The snapshot is restored.",
    "delete": "The snapshot is deleted.",
    "advance": "The clock is moved on.",
    "freeze": "The clock stands still.",
    "resume": "The clock goes on.",
    "clock-reset": "The clock shows the real time.",
    "settings": "The settings are saved.",
    "forget": "The requests so far are forgotten.",
}
_NAV = (
    ("requests", "Requests"),
    ("files", "Files"),
    ("records", "Records"),
    ("faults", "Faults"),
    ("server", "Server"),
)
_SECONDS = 60  # that the graph shows
_MEDIAN_OF = 1000  # newest requests


async def answer(
    app: App, figures: Figures, view: View, *, error: str = "", typed: Mapping[str, str] | None = None
) -> Response:
    """The page as an answer that no browser keeps, frames or lets run anything but the page's own script.

    Args:
        app: The application.
        figures: Totals of the site and its requests.
        view: What is looked at.
        error: Why an action was refused, empty if none was.
        typed: What the refused form held.
    """
    nonce = secrets.token_urlsafe(16)
    totals = await figures.totals()
    main = _main(app, totals, figures.tally, view, typed or {})
    document = "<!DOCTYPE html>\n" + tag("html", _head(nonce), _body(view, error, main), lang="en")
    headers = {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        **SAFE,
    }
    body = document.encode("utf-8", "replace")
    return Response(body=body, status=400 if error else 200, headers=headers, content_type="text/html", charset="utf-8")


SAFE = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # without any, browsers hide the origin of forms, too
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of everything that belongs to the page."""


def _head(nonce: str) -> Html:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", "Files mock server"),
        tag("link", rel="icon", href="page/icon.svg", type="image/svg+xml"),
        tag("link", rel="stylesheet", href="page/page.css", nonce=nonce),
        tag("script", src="page/page.js", nonce=nonce, defer=True),
    )


def _body(view: View, error: str, main: Html) -> Html:
    skip = tag("a", "Go to the requests", href="#requests", class_="skip")
    return tag("body", skip, _masthead(), _notice(view, error), main)


def _main(app: App, totals: Totals | None, tally: Tally, view: View, typed: Mapping[str, str]) -> Html:
    left = (
        requests.section(app.journal, app.site.table.base_path, view),
        records.section(app.site, totals.records if totals else None, view),
    )
    right = (files.section(app.site, view), faults.section(app.faults, view, typed))
    return tag(
        "main",
        tag("h1", "Files mock server", class_="hidden"),
        _totals(app, totals, tally),
        tag("div", tag("div", left, class_="column"), tag("div", right, class_="column"), class_="columns"),
        control.section(app, view, typed),
        id="main",
    )


def _masthead() -> Html:
    links = [tag("a", label, href=f"#{anchor}") for anchor, label in _NAV]
    live = tag("button", "Pause", type="button", id="live", aria_pressed="false", hidden=True)
    return tag(
        "header",
        tag("p", tag("strong", "Files mock server"), tag("small", __version__), class_="brand"),
        tag("nav", links, aria_label="Parts of the page"),
        tag("p", tag("span", id="pulse", role="status"), live, class_="live"),
        tag("noscript", tag("a", "Load again", href="")),
        class_="masthead",
        id="top",
    )


def _notice(view: View, error: str) -> Html:
    """What was done, or why it was not; the script leaves it alone until the next action."""
    said = "" if error else _SAID.get(view.said, "")
    shown: Child = None
    if error:
        shown = tag("p", error, role="alert", class_="error")
    elif said:
        shown = tag("p", said, role="status", class_="done")
    return tag("div", shown, id="notice")


def _totals(app: App, totals: Totals | None, tally: Tally) -> Html:
    """Figures of the journal and of the site."""
    tally.update()
    entries = app.journal.entries()
    times = sorted(entry.duration for entry in entries[-_MEDIAN_OF:] if entry.duration is not None)
    median = f"{formats.milliseconds(times[len(times) // 2])} ms" if times else "none"
    share = f"{tally.errors / tally.requests:.1%}" if tally.errors else None
    holds = totals or Totals()
    unknown = None if totals else "…"
    clock = app.site.clock
    figures = (
        ("Requests", formats.number(tally.requests), None),
        ("Errors", formats.number(tally.errors), share),
        ("Median", median, None),
        ("Received", formats.size(tally.received), None),
        ("Sent", formats.size(tally.sent), None),
        ("Files", unknown or formats.number(holds.files), None),
        ("Folders", unknown or formats.number(holds.folders), None),
        ("Stored", unknown or formats.size(holds.stored), None),
        ("Records", unknown or formats.number(sum(holds.records.values())), None),
        ("Uptime", formats.duration(time.monotonic() - app.started), None),
        ("Clock (UTC)", formats.moment(clock()), control.state_of(app.site)),
    )
    shown = [
        tag("div", tag("dt", name), tag("dd", value, tag("small", remark) if remark is not None else None))
        for name, value, remark in figures
    ]
    listed = tag("dl", shown)
    return tag("section", listed, _graph(entries, clock()), class_="totals", id="totals", aria_label="Totals")


def _graph(entries: list[Entry], now: float) -> Html:
    """Requests in each of the last seconds; errors stand at the foot of the bars."""
    counts, errors = [0] * _SECONDS, [0] * _SECONDS
    for entry in reversed(entries):
        age = int(now) - int(entry.time)
        if age >= _SECONDS:
            break
        if age >= 0:
            counts[-1 - age] += 1
            errors[-1 - age] += failed(entry)
    top = max(*counts, 1)
    bars: list[Child] = []
    for second, (count, bad) in enumerate(zip(counts, errors, strict=True)):
        for amount, name in ((count, "all"), (bad, "bad")):
            height = max(1, round(28 * amount / top)) if amount else 0
            if height:
                bars.append(tag("rect", x=second * 4, y=30 - height, width=3, height=height, class_=name))
    label = f"{formats.number(sum(counts))} requests in the last minute, at most {formats.number(top)} in a second"
    line = tag("rect", x=0, y=30, width=_SECONDS * 4 - 1, height=1, class_="base")
    graph = tag("svg", bars, line, viewBox=f"0 0 {_SECONDS * 4 - 1} 31", role="img", aria_label=label)
    peak = f"last minute, peak {formats.number(max(counts))}/s"
    return tag("figure", graph, tag("figcaption", peak))
