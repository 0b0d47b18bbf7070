"""Values of parameters as they are written on the command line, and answers as they are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args, get_origin

from files_style_sdk.cli.output import Output
from files_style_sdk.error import InvalidParameterError

__all__ = ["arguments", "tell"]

_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


def arguments(words: Iterable[str], types: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters from `name=value` and `name:=JSON`.

    A list takes its name several times, one item each. A file takes a path.

    Args:
        words: What stands on the command line.
        types: The types of the parameters that are known; others are text.

    Raises:
        InvalidParameterError: A word has no `=`, or its value is not of the type.

    Example:
        >>> arguments(["per_page=2", "sort_by:={\\"name\\": \\"asc\\"}"], {"per_page": int})
        {'per_page': 2, 'sort_by': {'name': 'asc'}}
    """
    given: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or not name.rstrip(":"):
            raise InvalidParameterError(f"{word!r} must be name=value, or name:=JSON for lists and objects")
        if name.endswith(":"):
            given[name[:-1]] = _from_json(name[:-1], text)
        elif get_origin(types.get(name)) is Sequence:
            given.setdefault(name, []).append(_value(name, text, get_args(types[name])[0]))
        elif name in given:
            raise InvalidParameterError(f"{name} was given twice, and takes one value")
        else:
            given[name] = _value(name, text, types.get(name, str))
    return given


def _value(name: str, text: str, kind: Any) -> Any:
    if kind is bool:
        if text.lower() not in (*_YES, *_NO):
            raise InvalidParameterError(f"{name} must be true or false, not {text!r}")
        return text.lower() in _YES
    if kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            what = "a whole number" if kind is int else "a number"
            raise InvalidParameterError(f"{name} must be {what}, not {text!r}") from None
    if kind is str or all(isinstance(value, str) for value in get_args(kind)):
        return text
    if "Mapping" in str(get_origin(kind)):
        raise InvalidParameterError(f"{name} is an object: write it as {name}:=JSON")
    with open(text, "rb") as file:
        return file.read()


def _from_json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidParameterError(f"the value of {name}:= is no JSON: {error}") from None


def tell(output: Output, answer: Any, limit: int | None = None) -> None:
    """Tell what a call brought: a record, a page and those after it, plain data, or that it was done.

    Args:
        output: Where to.
        answer: What the call returned.
        limit: How many records of a list to tell; all by default.
    """
    if answer is None:
        output.done({"done": True}, "done")
    elif hasattr(answer, "auto_paging_iter"):
        _tell_each(output, answer.to_list(limit) if limit is not None else answer.auto_paging_iter())
    elif isinstance(answer, list):
        _tell_each(output, answer[:limit])
    else:
        _tell_each(output, [answer])


def _tell_each(output: Output, records: Iterable[Any]) -> None:
    is_first = True
    for record in records:
        plain = record if isinstance(record, dict) or not hasattr(record, "to_dict") else record.to_dict()
        if not isinstance(plain, dict):
            plain = {"value": plain}
        if not is_first and not output.as_json:
            output.print("")
        output.record(plain, "\n".join(f"{name}: {_text(value)}" for name, value in plain.items() if value is not None))
        is_first = False


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
