"""Where a webhook may go: a mock calls nobody by accident."""

from __future__ import annotations

from ipaddress import ip_address

from yarl import URL

_NO_URL = "not an http or https URL"
_ELSEWHERE = "the target is not on loopback; start the server with --webhooks-anywhere to call others"


def read(text: str) -> URL | None:
    """The address that a text is, None if it is none of http or https.

    Args:
        text: What a behavior or a call names.
    """
    try:
        url = URL(text)
        return url if url.scheme in ("http", "https") and url.host and url.port is not None else None
    except ValueError:
        return None


def refusal(text: str, *, anywhere: bool) -> str:
    """Why an address is not called, empty if it is.

    Args:
        text: The address.
        anywhere: Whether other targets than loopback are allowed.
    """
    url = read(text)
    if url is None:
        return _NO_URL
    return "" if anywhere or _is_loopback(url.host or "") else _ELSEWHERE


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False  # other names may lead anywhere


def shown(text: str) -> str:
    """An address as it is told: without user, password and query, which may be secret."""
    url = read(text)
    if url is None:
        return "(no URL)"
    bare = str(url.with_user(None).with_query(None).with_fragment(None))
    return f"{bare}?…" if url.raw_query_string else bare
