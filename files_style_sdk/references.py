"""Classes and values by name, where importing their module at once would be too early."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

__all__ = ["resolve"]


@cache
def resolve(reference: Any) -> Any:
    """What a reference stands for.

    Args:
        reference: The class itself, or `module:Name`.
    """
    if not isinstance(reference, str):
        return reference
    module, _, name = reference.partition(":")
    return getattr(importlib.import_module(module), name)
