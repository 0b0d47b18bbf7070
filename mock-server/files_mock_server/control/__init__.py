"""Control of a running server over HTTP, below ``/__mock__/``: what happens to requests, the state, the time.

Each module registers its endpoints when it is imported; :func:`load` imports them all.
"""

from importlib import import_module
from pkgutil import iter_modules


def load() -> None:
    """Import every module of endpoints."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
