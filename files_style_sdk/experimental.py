"""Operations that may still change, kept apart so that nobody uses them unawares."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

__all__ = ["Experimental", "ExperimentalWarning"]


class ExperimentalWarning(FutureWarning):
    """An operation is used that may change without notice."""


class Experimental:
    """What `client.experimental` gives: the resources that have experimental operations, with those alone.

    Args:
        caller: Makes the calls.
        models: The name of the package of generated resources.
    """

    _has_warned = False

    def __init__(self, caller: Any, models: str = "files_style_sdk.models") -> None:
        self._caller = caller
        self._models = models

    def __getattr__(self, name: str) -> Any:
        package = importlib.import_module(self._models)
        module = getattr(package, name) if name in package.MODULES else None
        classes = vars(module).items() if module is not None else ()
        resource = next((found for title, found in classes if title.endswith("Experimental")), None)
        if resource is None:
            raise AttributeError(f"the API description marks no operation of {name!r} as experimental")
        if not Experimental._has_warned:
            Experimental._has_warned = True
            warnings.warn("experimental operations may change without notice", ExperimentalWarning, stacklevel=2)
        return resource(self._caller)
