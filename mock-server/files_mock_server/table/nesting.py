"""Names with brackets, by which flat pairs of name and value tell of maps and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from files_mock_server.problems import invalid

_BRACKETED = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\]){1,8})")


def is_bracketed(name: str) -> bool:
    """Whether a name tells of a map or list."""
    return name.endswith("]") and _BRACKETED.fullmatch(name) is not None


def nest(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The parameters that pairs of name and value stand for.

    ``a[b]=1`` is a map, ``a[]=1`` a list, ``a[0][b]=1`` a map by numbers, ``a[][b]=1`` a list of maps, of which a new
    one begins when a name comes again. Names that are bracketed otherwise are kept as they are.

    Args:
        pairs: In the order in which they were sent.

    Raises:
        Problem: ``bad-request/request-params-invalid`` if a name is used for a list, a map and a single value at once.
    """
    params: dict[str, Any] = {}
    for name, value in pairs:
        match = _BRACKETED.fullmatch(name) if name.endswith("]") else None
        if match is None:
            params[name] = value
        else:
            _put(params, [match[1], *match[2][1:-1].split("][")], value)
    return params


def _put(params: dict[str, Any], keys: list[str], value: Any) -> None:
    here: Any = params
    for index, (key, following) in enumerate(pairwise(keys), 2):
        kind: type[Any] = dict if following else list
        if isinstance(here, dict):
            here = here.setdefault(key, kind())
        else:
            last = here[-1] if here else None
            is_full = isinstance(last, dict) and index == len(keys) and following in last
            if last is None or is_full:
                here.append(kind())
            here = here[-1]
        if not isinstance(here, kind):
            raise invalid(keys[0], "either a list, or a map, or a single value")
    if isinstance(here, list):
        here.append(value)
    else:
        here[keys[-1]] = value
