"""What the buttons of the page do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from files_mock_server.faults.options import FaultError
from files_mock_server.faults.rules import parse
from files_mock_server.page import control, faults
from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.table.validate import id_in

if TYPE_CHECKING:
    from files_mock_server.app import App

_Given = Mapping[str, Any]
_Action = Callable[["App", _Given], Awaitable[object] | object]


async def act(app: App, given: _Given) -> str:
    """Do what a form asks for.

    Args:
        app: The application.
        given: The form's fields; ``do`` names the action.

    Returns:
        The name of the message that tells what was done.

    Raises:
        Problem: If it cannot be done; then nothing has changed.
    """
    name = given.get("do")
    if not isinstance(name, str) or name not in _ACTIONS:
        raise invalid("do", f"one of {', '.join(_ACTIONS)}")
    action = _ACTIONS[name]
    try:
        result = action(app, given)
        if isawaitable(result):
            await result
    except FaultError as error:
        raise Problem("bad-request/request-params-invalid", f"The fault cannot be set: {error}.") from None
    return name


def _required(given: _Given, name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not value.strip():
        raise missing(name)
    return value


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise invalid(name, "a number") from None


def _add_fault(app: App, given: _Given) -> None:
    app.faults.put([parse(faults.read(given))])


def _add_preset(app: App, given: _Given) -> None:
    name = given.get("preset")
    if not isinstance(name, str) or name not in faults.PRESETS:
        raise invalid("preset", f"one of {', '.join(faults.PRESETS)}")
    app.faults.add(**faults.PRESETS[name])


def _remove_fault(app: App, given: _Given) -> None:
    id = id_in(_required(given, "id"))
    if id is None:
        raise invalid("id", "the number of a rule")
    # One that is gone already is no error: two visitors may press the same button.
    app.faults.remove(id)


async def _take(app: App, given: _Given) -> None:
    name = given.get("name")
    await app.states.snapshot(name.strip() if isinstance(name, str) and name.strip() else None)


async def _restore(app: App, given: _Given) -> None:
    await app.states.restore(_required(given, "name"))


def _change_settings(app: App, given: _Given) -> None:
    live = app.site.live
    before = live.to_dict()
    changes: dict[str, Any] = {}
    for name, text in given.items():
        if name.startswith(control.PREFIX) and isinstance(text, str):
            setting = name.removeprefix(control.PREFIX)
            changes[setting] = _setting(setting, text.strip(), before.get(setting))
    app.site.live = live.changed(changes)


def _setting(name: str, text: str, before: object) -> Any:
    """A setting from its text, of the type that it had."""
    if isinstance(before, bool):
        return {"true": True, "false": False}.get(text, text)
    if isinstance(before, list | tuple):
        return [_number(name, part) for part in text.replace(",", " ").split()]
    if not text:
        return None
    value = _number(name, text)
    return int(value) if value.is_integer() and not isinstance(before, float) else value


_ACTIONS: dict[str, _Action] = {
    "fault-add": _add_fault,
    "fault-preset": _add_preset,
    "fault-remove": _remove_fault,
    "fault-clear": lambda app, given: app.faults.clear(),
    "reset": lambda app, given: app.states.reset(),
    "snapshot": _take,
    "restore": _restore,
    "delete": lambda app, given: app.states.delete(_required(given, "name")),
    "advance": lambda app, given: app.site.clock.advance(_number("seconds", _required(given, "seconds"))),
    "freeze": lambda app, given: app.site.clock.freeze(),
    "resume": lambda app, given: app.site.clock.resume(),
    "clock-reset": lambda app, given: app.site.clock.reset(),
    "settings": _change_settings,
    "forget": lambda app, given: app.journal.clear(),
}
