"""The requests that came, newest first."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from files_mock_server.http.journal import LENGTH, Entry, Journal
from files_mock_server.page import formats, parts
from files_mock_server.page.html import Child, Html, isolated, tag
from files_mock_server.page.view import View

_ROWS = 100
_COLUMNS = ("Time", "Method", "Path", "Status", "ms", "In", "Out", "Caller")
_WIDE = ("ms", "In", "Out")  # columns of numbers

_STATES: dict[str, tuple[str, Callable[[Entry], bool]]] = {
    "errors": ("errors", lambda entry: entry.status is None or entry.status >= 400),
    "2xx": ("2xx", lambda entry: _is_of(entry, 2)),
    "3xx": ("3xx", lambda entry: _is_of(entry, 3)),
    "4xx": ("4xx", lambda entry: _is_of(entry, 4)),
    "5xx": ("5xx", lambda entry: _is_of(entry, 5)),
    "none": ("no answer", lambda entry: entry.status is None),
    "fault": ("with a fault", lambda entry: bool(entry.fault)),
}


def section(journal: Journal, base_path: str, view: View) -> Html:
    """The journal: a form to choose from it, and a table.

    Args:
        journal: The journal.
        base_path: Prefix of the API's paths; the table leaves it out.
        view: What is looked at.
    """
    entries = _chosen(journal, view)
    return parts.panel(
        "requests",
        "Requests",
        _filters(view),
        _table(entries[:_ROWS], base_path, view),
        _foot(entries, view),
        note=f"newest {formats.number(LENGTH)} kept" if len(journal) >= LENGTH else None,
    )


def _chosen(journal: Journal, view: View) -> list[Entry]:
    """One more than a page of requests that fit, newest first."""
    path = view.path
    if path and not any(sign in path for sign in "*?["):
        path = f"*{path}*"
    found = journal.entries(view.method or "*", path or "*")
    found.reverse()
    before = view.whole("before")
    if before is not None:
        found = [entry for entry in found if entry.number < before]
    if view.status:
        fits = _STATES[view.status][1] if view.status in _STATES else lambda entry: str(entry.status) == view.status
        found = [entry for entry in found if fits(entry)]
    return found[: _ROWS + 1]


def _is_of(entry: Entry, hundreds: int) -> bool:
    return entry.status is not None and entry.status // 100 == hundreds


def _filters(view: View) -> Html:
    """The form that chooses requests; it asks for a new page."""
    states = [("", "any status"), *((name, label) for name, (label, _) in _STATES.items())]
    if view.status and view.status not in _STATES:
        states.append((view.status, view.status))
    is_narrowed = bool(view.method or view.path or view.status)
    return tag(
        "form",
        parts.kept(view, "method", "path", "status", "before"),
        parts.select("Method", "method", [("", "any method"), *((name, name) for name in parts.METHODS)], view.method),
        parts.field("Path", "path", view.path, type="search", placeholder="path or pattern, such as /files/*"),
        parts.select("Status", "status", states, view.status),
        tag("button", "Filter"),
        tag("a", "Clear", href=view.link("requests", method="", path="", status="", before=""))
        if is_narrowed
        else None,
        method="get",
        action="#requests",
        class_="bar",
        data_instant=True,
        role="search",
        aria_label="Filter requests",
    )


def _table(entries: list[Entry], base_path: str, view: View) -> Html:
    if not entries:
        any_chosen = view.method or view.path or view.status or view.before
        return parts.empty("No request fits." if any_chosen else "No request yet. What clients ask for appears here.")
    shown = view.whole("request")
    columns = (*_COLUMNS, "Fault") if any(entry.fault for entry in entries) else _COLUMNS
    head = tag("tr", [tag("th", name, scope="col", class_="num" if name in _WIDE else None) for name in columns])
    rows: list[Child] = []
    for entry in entries:
        rows.append(
            _row(entry, base_path, view, is_open=entry.number == shown, with_fault=len(columns) > len(_COLUMNS))
        )
        if entry.number == shown:
            details = tag("td", _details(entry, base_path, view), colspan=len(columns))
            rows.append(tag("tr", details, id=f"details-{entry.number}", class_="details"))
    return parts.scroller("Requests", tag("table", tag("thead", head), tag("tbody", rows), class_="journal"))


def _row(entry: Entry, base_path: str, view: View, *, is_open: bool, with_fault: bool) -> Html:
    target = view.link("requests", request="" if is_open else entry.number)
    path = _path(entry, base_path)
    query = tag("span", "?", entry.query, class_="dim") if entry.query else None
    link = tag("a", isolated(path), query, href=target, class_="path", aria_expanded="true" if is_open else "false")
    time = tag("time", formats.time_of_day(entry.time), datetime=formats.moment(entry.time).replace(" ", "T") + "Z")
    return tag(
        "tr",
        tag("td", time, class_="dim mono"),
        tag("td", tag("span", entry.method, class_="mono method", data_method=entry.method)),
        tag("th", link, scope="row", title=path[:500]),
        tag("td", _status(entry)),
        tag("td", "" if entry.duration is None else formats.milliseconds(entry.duration), class_="num"),
        tag("td", formats.size(entry.received) if entry.received else "", class_="num"),
        tag("td", formats.size(entry.sent) if entry.sent else "", class_="num"),
        tag("td", _caller(entry.credential), class_="dim", title=entry.credential or None),
        tag("td", tag("span", entry.fault, class_="badge fault") if entry.fault else None) if with_fault else None,
        id=f"request-{entry.number}",
        class_="open" if is_open else None,
    )


def _path(entry: Entry, base_path: str) -> str:
    """The decoded path as people speak of it: without the API's prefix."""
    path = unquote(entry.path)
    return path.removeprefix(base_path) if path.startswith(base_path + "/") else path


def _status(entry: Entry) -> Html:
    if entry.status is not None:
        return tag("span", entry.status, class_=f"status s{entry.status // 100}")
    if entry.duration is None:
        return tag("span", "…", class_="status running", title="not answered yet")
    return tag("span", "none", class_="status s5", title="the connection ended without an answer")


def _caller(credential: str) -> str:
    """A credential in short: the number of an API key, else the user whose session it is."""
    kind, _, user = credential.partition(" of ")
    return kind.replace("api_key", "key") if kind.startswith("api_key") else user or kind


def _details(entry: Entry, base_path: str, view: View) -> Html:
    """Everything about one request, and what can be done about it."""
    path = _path(entry, base_path)
    facts: list[tuple[str, Child]] = [
        ("Number", formats.number(entry.number)),
        ("Request id", tag("code", entry.request_id)),
        ("Arrived", f"{formats.moment(entry.time)} UTC"),
        ("Path as sent", tag("code", entry.path)),
        ("Query", tag("code", entry.query) if entry.query else "none"),
        ("Caller", entry.credential or "no credential"),
        ("Body received", f"{formats.number(entry.received)} bytes"),
        ("Body sent", f"{formats.number(entry.sent)} bytes"),
        ("Fault", entry.fault or "none"),
    ]
    literal = path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")
    actions = [tag("a", "Only this path", href=view.link("requests", path=literal, before=""))]
    for kind in ("files", "folders"):
        prefix = f"/{kind}/"
        if path.startswith(prefix) and len(path) > len(prefix):
            target = view.link("files", **parts.place(path.removeprefix(prefix), is_folder=kind == "folders"))
            actions.append(tag("a", "Show it in Files", href=target))
    fault = view.link("new-fault", fault_method=entry.method, fault_path=literal)
    actions.append(tag("a", "Make a fault for it", href=fault))
    return tag("div", parts.facts(facts), tag("p", actions, class_="actions"), class_="inset")


def _foot(entries: list[Entry], view: View) -> Html | None:
    older = view.link("requests", before=entries[_ROWS - 1].number) if len(entries) > _ROWS else None
    newest = view.link("requests", before="") if view.before else None
    return parts.pager(("Newest", newest), ("Older", older))
