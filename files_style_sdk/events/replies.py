"""What an action may answer with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from files_style_sdk.events.http import Answer, json_answer

__all__ = ["Field", "Form", "Message", "rendered"]


@dataclass(frozen=True, slots=True)
class Message:
    """A text to show to the user.

    Attributes:
        title: The title.
        description: The text; some services show a link in it.
    """

    title: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form.

    Attributes:
        name: The name that its value comes back under.
        label: What the user reads beside it.
        type: What it is, in the service's words, such as `text`, `textarea`, `select`, `boolean` or `link`.
        value: What it holds at first.
        options: What a `select` offers, such as `{"name": "High", "value": "high"}`.
    """

    name: str
    label: str
    type: str = "text"
    value: Any = None
    options: Sequence[Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Fields for the user to fill in; the same action is called again with them as its `data`.

    Attributes:
        title: The title.
        description: A text above the fields.
        fields: The fields: :class:`Field`, or dicts and dataclasses of your own.
    """

    title: str
    description: str = ""
    fields: Sequence[Any] = ()


def rendered(reply: Any) -> Answer:
    """The answer that a handler's return value is.

    Args:
        reply: None, a mapping, or a dataclass such as :class:`Message`; fields of dataclasses that are None are left
            out.

    Raises:
        TypeError: It is something else, or cannot be written as JSON.
    """
    if reply is None:
        return Answer(204)
    if not isinstance(reply, Mapping) and not _is_value(reply):
        raise TypeError(f"an action returns None, a dict or a dataclass such as Message, not {type(reply).__name__}")
    return json_answer(200, _plain(reply))


def _plain(value: Any) -> Any:
    if _is_value(value):
        pairs = ((each.name, getattr(value, each.name)) for each in fields(value))
        return {name: _plain(inner) for name, inner in pairs if inner is not None}
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_plain(inner) for inner in value]
    return value


def _is_value(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, type)
