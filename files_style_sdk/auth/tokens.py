"""Asking an authorization server for tokens (RFC 6749), as flows."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard
from urllib.parse import urlencode

from files_style_sdk.delivery import Flow, deliver
from files_style_sdk.error import APIError, Error, authentication_error, class_of_status, from_response
from files_style_sdk.manners import Service
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

__all__ = ["Tokens", "decoded", "fetch_tokens"]

_PUBLIC = frozenset(("grant_type", "scope", "client_id", "redirect_uri"))
LEEWAY = 60.0
"""Seconds before its expiry from which on a token is renewed."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What an authorization server handed out.

    Attributes:
        access_token: What calls carry.
        refresh_token: What gets the next one, if there is one.
        expires_at: When the access token ends, in seconds since the epoch; None if that was not said.
        leeway: Seconds before that from which on it is renewed.
    """

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: float | None = None
    leeway: float = field(default=LEEWAY, repr=False, compare=False)

    @property
    def is_fresh(self) -> bool:
        """Whether the access token will do for a call that begins now."""
        return self.expires_at is None or time.time() < self.expires_at - self.leeway


def fetch_tokens(url: str, form: Mapping[str, str | None], settings: Settings) -> Flow[Tokens]:
    """Ask a token endpoint.

    Args:
        url: The endpoint.
        form: The fields to send; those that are None are left out.
        settings: Timeouts and retries.

    Raises:
        AuthenticationError: The server refuses, or answers without a token. A service with errors of its own has others
            for 429 and from 500 on.
        APIConnectionError: The server cannot be reached.
    """
    body = urlencode({name: value for name, value in form.items() if value is not None}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    # Asking twice is safe: what matters is the token that came last.
    response = yield from deliver(Request("POST", url, headers, body=body, repeatable=True), settings)
    data = decoded(response.body)
    token = data.get("access_token")
    if response.status >= 400 or not _is_token(token):
        said = data.get("error_description") or data.get("error") or f"it answered {response.status} without a token"
        raise _refusal(response.status, settings.service)(
            f"{url.partition('?')[0]} gave no token: {_without_secrets(str(said), form)}",
            http_status=response.status,
            headers=response.headers,
            is_retryable=settings.service.retries.is_transient(response.status),
            outcome="rejected",
        )
    refresh = data.get("refresh_token")
    lifetime = _seconds(data.get("expires_in"))
    if lifetime is None:
        return Tokens(token, refresh if isinstance(refresh, str) else None)
    # What lasts no longer than the usual leeway would be renewed before every call.
    leeway = min(LEEWAY, lifetime / 4)
    return Tokens(token, refresh if isinstance(refresh, str) else None, time.time() + lifetime, leeway)


def _refusal(status: int, service: Service) -> type[Error]:
    """The class of the error that there is no token."""
    failed = service is not SERVICE and (status == 429 or status >= 500)
    return class_of_status(status, service) if failed else authentication_error(service)


def _without_secrets(said: str, form: Mapping[str, str | None]) -> str:
    """What a server said, without what we sent that nobody else may know."""
    for name, value in form.items():
        if value and name not in _PUBLIC:
            said = said.replace(value, "…")
    return said


def _is_token(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and value != "" and value.isascii() and value.isprintable()


def _seconds(value: Any) -> float | None:
    """A lifetime as servers write it, a number or its text; None if it is something else."""
    try:
        seconds = None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None
    return seconds if seconds is not None and math.isfinite(seconds) else None


def decoded(body: bytes) -> dict[str, Any]:
    """A JSON object from a body; empty if it is something else."""
    import orjson

    try:
        data = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return data if isinstance(data, dict) else {}


def get_json(url: str, headers: Mapping[str, str], settings: Settings, method: str = "GET") -> Flow[dict[str, Any]]:
    """Ask for a JSON object with given credentials; asking twice is safe, whatever the method.

    Raises:
        APIError: The server answers with an error.
    """
    request = Request(method, url, {"Accept": "application/json"}, credentials=headers, repeatable=True)
    response = yield from deliver(request, settings)
    data = decoded(response.body)
    if response.status >= 300:
        error: Error = from_response(response.status, response.headers, response.body, data, settings.service)
        raise error
    if not data:
        raise APIError(f"{url.partition('?')[0]} answered with something that is no JSON object", outcome="rejected")
    return data
