"""Hand-written behaviour, registered on top of the generic engine by (resource, operation).

Each module registers what it handles when it is imported; :func:`load` imports them all.
"""

from importlib import import_module
from pkgutil import iter_modules


def load() -> None:
    """Import every handler module, so that its operations are registered."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
