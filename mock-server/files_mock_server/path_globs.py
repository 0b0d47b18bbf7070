"""Patterns that name request paths."""

from __future__ import annotations

import fnmatch
import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(pattern), re.DOTALL)


def fits(pattern: str, path: str, base_path: str = "") -> bool:
    """Whether a request path is as a pattern says.

    Args:
        pattern: Shell-style: ``*`` stands for any text, slashes included, ``?`` for one character, ``[abc]`` for one
            of some.
        path: The decoded path, without the query.
        base_path: A prefix of the path that the pattern may leave out, such as ``/api/rest/v1``.
    """
    compiled = _compiled(pattern)
    if compiled.match(path) is not None:
        return True
    return bool(base_path) and path.startswith(base_path + "/") and compiled.match(path[len(base_path) :]) is not None
