"""Who may use the control endpoints: programs and the server's own page, no page of another origin."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address

from files_mock_server.problems import Problem

_OWN = frozenset(("same-origin", "none"))


def check(headers: Mapping[str, str], scheme: str, own_host: str) -> None:
    """Refuse a browser that acts for a page of another origin.

    A browser tells where a request comes from (Fetch Metadata, ``Origin``); programs send neither. The host name is
    checked because a page of a foreign domain whose address was switched to ours (DNS rebinding) looks like our own:
    only addresses, single-label names and the host that the server was started with are accepted.

    Args:
        headers: Of the request.
        scheme: ``http`` or ``https``.
        own_host: The address that the server was told to listen on.

    Raises:
        Problem: 403 ``not-authorized/insufficient-permission-for-params``.
    """
    host = headers.get("Host", "")
    if not _is_expected(host, own_host):
        raise _refused(f"The control endpoints are not served under the name {host[:200]!r}; use the address.")
    if headers.get("Sec-Fetch-Site", "none").lower() not in _OWN:
        raise _refused("Pages of another origin may not use the control endpoints.")
    origin = headers.get("Origin")
    if origin is not None and origin.lower() != f"{scheme}://{host}".lower():
        raise _refused("Pages of another origin may not use the control endpoints.")


def _is_expected(host: str, own_host: str) -> bool:
    name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    if name.lower() == own_host.lower() or ("." not in name and name and ":" not in name):
        return True
    try:
        ip_address(name)
    except ValueError:
        return name.lower().endswith(".localhost")
    return True


def _refused(message: str) -> Problem:
    return Problem("not-authorized/insufficient-permission-for-params", message)
