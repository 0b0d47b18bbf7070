"""What is done to the whole server: its state, its time, its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from files_mock_server.page import formats, parts
from files_mock_server.page.html import Child, Html, isolated, tag
from files_mock_server.page.view import View
from files_mock_server.site import Site

if TYPE_CHECKING:
    from files_mock_server.app import App

PREFIX = "set."
"""What stands before the names of settings in the form."""

_STEPS = (("+1 min", 60), ("+1 h", 3600), ("+1 day", 86400))
_UNITS = {
    "url_lifetime": "s",
    "session_lifetime": "s",
    "part_size": "bytes",
    "checksum_delay": "s",
    "background_from": "entries",
    "step_delay": "s",
    "webhook_retry_delays": "s",
}


def section(app: App, view: View, typed: Mapping[str, str]) -> Html:
    """Buttons and forms for the state, the clock and the settings.

    Args:
        app: The application.
        view: What is looked at.
        typed: What a form that was refused held.
    """
    groups = tag("div", _state(app, view), _clock(app.site, view), _settings(app.site, view, typed), class_="groups")
    return parts.panel("server", "Server", groups)


def _state(app: App, view: View) -> Html:
    rows: list[Child] = []
    for snapshot in app.states.all():
        name = snapshot.name
        remove = parts.action(
            view, "state", "Delete", "delete", style="quiet", name=name, aria=f"Delete the snapshot {name}"
        )
        back = parts.action(view, "state", "Restore", "restore", name=name, aria=f"Restore the snapshot {name}")
        taken = tag("small", f"{formats.moment(snapshot.time)} UTC", class_="dim mono")
        rows.append(
            tag("li", tag("span", tag("b", isolated(name)), " ", taken), tag("div", back, remove, class_="row"))
        )
    take = tag(
        "form",
        parts.field("Name of a snapshot", "name", placeholder="made up if empty", maxlength="100"),
        tag("button", "Take a snapshot", name="do", value="snapshot"),
        method="post",
        action=view.link("state"),
        class_="bar",
    )
    reset = tag(
        "details",
        tag("summary", "Reset"),
        tag("p", "Everything becomes as it was right after the start: files, records, faults, settings, requests."),
        parts.action(view, "state", "Reset everything", "reset", style="danger"),
    )
    shown = tag("ul", rows, class_="snapshots") if rows else None
    return tag("div", tag("h3", "State"), shown, take, reset, id="state", class_="group")


def _clock(site: Site, view: View) -> Html:
    clock = site.clock
    is_frozen = clock.state.frozen is not None
    steps = [
        parts.action(view, "clock", label, "advance", seconds=str(seconds), aria=f"Move the clock by {label}")
        for label, seconds in _STEPS
    ]
    forms: list[Child] = [
        *steps,
        parts.action(view, "clock", "Resume", "resume")
        if is_frozen
        else parts.action(view, "clock", "Freeze", "freeze"),
    ]
    if is_frozen or clock.state.offset:
        forms.append(parts.action(view, "clock", "Real time", "clock-reset"))
    advance = tag(
        "form",
        parts.field("Seconds to move on", "seconds", type="number", min="0", step="any", required=True),
        tag("button", "Advance", name="do", value="advance"),
        method="post",
        action=view.link("clock"),
        class_="bar",
    )
    now = tag("p", tag("span", formats.moment(clock()), " UTC", class_="mono"), state_of(site), class_="now")
    return tag("div", tag("h3", "Clock"), now, tag("div", forms, class_="row"), advance, id="clock", class_="group")


def state_of(site: Site) -> Html | None:
    """How the clock differs from its base; None if it does not."""
    state = site.clock.state
    if state.frozen is not None:
        return tag("span", "frozen", class_="badge")
    if abs(state.offset) < 1:
        return None
    sign = "+" if state.offset > 0 else "\N{MINUS SIGN}"
    return tag("span", sign + formats.duration(round(abs(state.offset))), class_="badge")


def _shown(value: object) -> str:
    """A setting as it is typed; several numbers stand beside each other."""
    if isinstance(value, list | tuple):
        return " ".join(map(_shown, value))
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def _settings(site: Site, view: View, typed: Mapping[str, str]) -> Html:
    inputs: list[Child] = []
    for name, value in site.live.to_dict().items():
        label = name.replace("_", " ").capitalize()
        if name in _UNITS:
            label = f"{label} ({_UNITS[name]})"
        if isinstance(value, bool):
            options = [("true", "yes"), ("false", "no")]
            inputs.append(parts.select(label, PREFIX + name, options, str(value).lower()))
            continue
        shown = typed.get(PREFIX + name, _shown(value))
        hint = "grows from 5 MiB" if name == "part_size" else None
        inputs.append(parts.field(label, PREFIX + name, shown, inputmode="decimal", placeholder=hint))
    form = tag(
        "form",
        tag("div", inputs, class_="grid"),
        tag("p", tag("button", "Save settings", name="do", value="settings"), class_="actions"),
        method="post",
        action=view.link("settings"),
    )
    return tag("div", tag("h3", "Settings"), form, id="settings", class_="group")
