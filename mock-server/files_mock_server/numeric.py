"""Which values from outside are numbers: true and false, which Python counts among the integers, are none."""

from __future__ import annotations

import math
from typing import Any


def is_integer(value: Any) -> bool:
    """Whether a value is an integer."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    """Whether a value is a number, and a finite one."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
