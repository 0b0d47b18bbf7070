# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource's module and model class; each is imported when it is first used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilio_connections_sdk.models import (
        api_actions,
        api_catalog,
        api_connections,
        api_file,
        api_http,
        api_jobs,
        api_sql,
    )

MODELS: dict[str, str] = {}
MODULES = frozenset(
    {*MODELS.values(), "api_actions", "api_catalog", "api_connections", "api_file", "api_http", "api_jobs", "api_sql"}
)

__all__ = [
    "api_actions",
    "api_catalog",
    "api_connections",
    "api_file",
    "api_http",
    "api_jobs",
    "api_sql",
]


def __getattr__(name: str) -> Any:
    """Import a module or a model class on first use and keep it."""
    owner = MODELS.get(name)
    if owner is None and name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{owner or name}")
    value = getattr(module, name) if owner else module
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not."""
    return sorted(__all__)
