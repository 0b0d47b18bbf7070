"""Which kind of HTTP client a caller gave, told without importing the library that it comes from."""

from __future__ import annotations

from typing import Any, Literal

__all__ = ["client_problem", "httpx_kind"]


def httpx_kind(value: Any) -> Literal["Client", "AsyncClient"] | None:
    """Which of httpx's clients a value is, one of a class derived from theirs included; None if it is neither.

    Args:
        value: What was given for the setting `http_session`.
    """
    for each in type(value).__mro__:
        if each.__module__.partition(".")[0] == "httpx" and each.__name__ in ("Client", "AsyncClient"):
            return "Client" if each.__name__ == "Client" else "AsyncClient"
    return None


def client_problem(value: Any) -> str | None:
    """What the setting `http_session` must be, if it is not that; whether it fits its caller shows at the first call.

    Args:
        value: What was given for it.
    """
    waits = all(hasattr(value, name) for name in ("send", "headers", "merge_environment_settings"))
    is_async = all(hasattr(value, name) for name in ("request", "connector"))
    fine = waits or is_async or httpx_kind(value) is not None
    return (
        None
        if fine
        else (
            "a requests.Session or an httpx.Client (for AsyncClient an aiohttp.ClientSession or an httpx.AsyncClient)"
        )
    )
