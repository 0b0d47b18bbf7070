"""The faults that are set, and a form for more."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import MISSING, Field
from typing import Any

import orjson

from files_mock_server.faults import Faults
from files_mock_server.faults.options import Check, describe
from files_mock_server.faults.rules import KINDS, Rule, Selector
from files_mock_server.page import formats, parts
from files_mock_server.page.html import Child, Html, isolated, tag
from files_mock_server.page.view import View

PREFIX = "rule."
"""What stands before the names of the fields that say to whom it happens; before the others stands their kind."""

_FIRST = "status"  # the kind that the form begins with
_LABELS = {
    "method": "Method",
    "path": "Path pattern",
    "on": "Requests",
    "file": "Remote file pattern",
    "request_headers": "Request headers (JSON)",
    "times": "Times",
    "skip": "Skip first",
    "probability": "Probability",
    "seed": "Seed",
}
_RARE = ("file", "request_headers", "skip", "probability", "seed")
_EXAMPLES = {  # what the form begins with where an option must be given
    "status": "503",
    "seconds": "2",
    "by": "-1",
    "rate": "1024",
    "location": "http://127.0.0.1:9/",
    "headers": '{"ETag": null}',
    "change": "changed",
}

PRESETS: Mapping[str, dict[str, Any]] = {
    "503": {"kind": "status", "status": 503, "retry_after": 1},
    "429": {"kind": "status", "status": 429, "retry_after": 1},
    "2 s late": {"kind": "latency", "seconds": 2},
    "reset": {"kind": "reset", "when": "before"},
    "answer lost": {"kind": "reset", "when": "after"},
    "cut short": {"kind": "truncate"},
    "bytes flipped": {"kind": "corrupt"},
    "not JSON": {"kind": "malformed_json"},
}
"""Rules that befall the next request of any client, by what the buttons for them say."""


def section(faults: Faults, view: View, typed: Mapping[str, str]) -> Html:
    """The rules with their counters, and the form.

    Args:
        faults: The rules.
        view: What is looked at.
        typed: What a form that was refused held.
    """
    rules = faults.list()
    clear = parts.action(view, "faults", "Remove all", "fault-clear") if len(rules) > 1 else None
    active = sum(not rule.is_spent for rule in rules)
    return parts.panel(
        "faults",
        "Faults",
        _table(rules, view),
        clear,
        _presets(view),
        _form(view, typed),
        note=f"{active} active" if rules else None,
    )


def read(given: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a rule from the fields of the form; those that are empty are left out.

    Args:
        given: The fields.
    """
    kind = str(given.get(f"{PREFIX}kind", ""))
    rule: dict[str, Any] = {"kind": kind}
    for prefix, options in ((PREFIX, describe(Selector)), (f"{kind}.", describe(KINDS[kind]) if kind in KINDS else {})):
        for name, option in options.items():
            text = given.get(prefix + name)
            if isinstance(text, str) and text.strip():
                rule[name] = _value(text.strip(), option)
    if "times" not in rule:
        rule["times"] = None
    return rule


def _value(text: str, option: Field[Any]) -> Any:
    """What a text means: JSON where that fits, else the text."""
    check: Check = option.metadata["check"]
    try:
        parsed = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return text if not check.allows(parsed) and check.allows(text) else parsed


def _table(rules: tuple[Rule, ...], view: View) -> Html:
    if not rules:
        return parts.empty("No fault is set: every request is answered as the service would.")
    head = tag(
        "tr",
        tag("th", "Fault", scope="col"),
        tag("th", "Befalls", scope="col"),
        tag("th", "Hits", scope="col", class_="num"),
        tag("th", tag("span", "Remove", class_="hidden"), scope="col"),
    )
    rows = [_row(rule, view) for rule in rules]
    return parts.scroller("Faults", tag("table", tag("thead", head), tag("tbody", rows)), kind="short")


def _row(rule: Rule, view: View) -> Html:
    shown = rule.to_dict()
    what = _options(shown, describe(type(rule.fault)))
    whom = _options(shown, describe(Selector), without=("method", "path", "times"))
    methods = shown["method"] if isinstance(shown["method"], str) else ", ".join(shown["method"])
    remove = parts.action(
        view, "faults", "Remove", "fault-remove", style="quiet", id=str(rule.id), aria=f"Remove the fault {rule.name}"
    )
    limit = "" if rule.selector.times is None else f" / {formats.number(rule.selector.times)}"
    target = tag("span", "any" if methods == "*" else methods, " ", isolated(shown["path"]), class_="mono")
    return tag(
        "tr",
        tag("th", tag("span", rule.name, class_="badge fault"), *what, scope="row"),
        tag("td", target, *whom),
        tag(
            "td",
            formats.number(rule.hits),
            limit,
            tag("span", ", spent", class_="hidden") if rule.is_spent else None,
            class_="num",
        ),
        tag("td", remove),
        id=f"fault-{rule.id}",
        class_="spent" if rule.is_spent else None,
    )


def _options(shown: Mapping[str, Any], options: Mapping[str, Field[Any]], without: tuple[str, ...] = ()) -> list[Child]:
    """Options that are not as they are by themselves."""
    found: list[Child] = []
    for name, option in options.items():
        value = shown[name]
        if name in without or value is None or value == option.default:
            continue
        spelled = value if isinstance(value, str) else orjson.dumps(value, default=str).decode()
        found += [" ", tag("span", f"{name}={spelled}", class_="option mono")]
    return found


def _presets(view: View) -> Html:
    """A button for each of the common faults."""
    buttons = [
        tag("button", label, name="preset", value=label, aria_label=f"Next request: {label}") for label in PRESETS
    ]
    kind = tag("input", type="hidden", name="do", value="fault-preset")
    label = tag("span", "Next request:", class_="dim")
    return tag("form", kind, label, buttons, method="post", action=view.link("faults"), class_="row presets")


def _form(view: View, typed: Mapping[str, str]) -> Html:
    begun = {f"{PREFIX}method": view.fault_method, f"{PREFIX}path": view.fault_path, **typed}
    kind = begun.get(f"{PREFIX}kind", _FIRST)
    selector = describe(Selector)
    rare = [_input(PREFIX, name, selector[name], begun) for name in _RARE]
    is_begun = bool(typed or view.fault_path)
    return tag(
        "details",
        tag("summary", "Add a fault"),
        tag(
            "form",
            tag(
                "div",
                parts.select("Kind", f"{PREFIX}kind", [(name, name.replace("_", " ")) for name in KINDS], kind),
                [_input(PREFIX, name, option, begun) for name, option in selector.items() if name not in _RARE],
                class_="bar",
            ),
            [_options_of(name, begun) for name in KINDS],
            tag("details", tag("summary", "More conditions"), tag("div", rare, class_="bar")),
            tag("p", tag("button", "Add fault", name="do", value="fault-add", class_="main"), class_="actions"),
            method="post",
            action=view.link("faults", fault_method="", fault_path=""),
            class_="fault-form",
        ),
        id="new-fault",
        open=is_begun,
    )


def _options_of(kind: str, begun: Mapping[str, str]) -> Html:
    """The options of one kind; the style sheet shows those of the kind that is chosen."""
    fault = KINDS[kind]
    inputs = [_input(f"{kind}.", name, option, begun) for name, option in describe(fault).items()]
    about = " ".join((inspect.getdoc(fault) or "").partition("\n\n")[0].replace("`", "").split())
    return tag(
        "fieldset",
        tag("legend", kind.replace("_", " ")),
        tag("p", about, class_="dim"),
        tag("div", inputs, class_="bar") if inputs else None,
        data_kind=kind,
    )


def _input(prefix: str, name: str, option: Field[Any], begun: Mapping[str, str]) -> Html:
    """The field for one option, after what it may be."""
    check: Check = option.metadata["check"]
    label, full = _LABELS.get(name, name.replace("_", " ").capitalize()), prefix + name
    value = begun.get(full, "")
    if name == "method":
        methods = [("*", "any"), *((method, method) for method in parts.METHODS)]
        return parts.select(label, full, methods, value or "*")
    if check.expected.startswith("one of "):
        words = check.expected.removeprefix("one of ").split(", ")
        by_itself = _EXAMPLES.get(name, "") if option.default is MISSING else str(option.default)
        return parts.select(label, full, [(word, "any" if word == "*" else word) for word in words], value or by_itself)
    if isinstance(option.default, bool):
        return parts.select(label, full, [("false", "no"), ("true", "yes")], value or "false")
    if name == "times" and not begun.get(f"{PREFIX}kind"):
        value = "1"
    if option.default is MISSING or isinstance(option.default, (int, float)):
        hint = "" if option.default is MISSING else str(option.default)
        value = value or (_EXAMPLES.get(name, "") if option.default is MISSING else "")
    else:
        hint = {"path": "*", "times": "for ever"}.get(name, "")
    return parts.field(label, full, value, placeholder=hint or None, title=check.expected, class_=f"of-{name}")
