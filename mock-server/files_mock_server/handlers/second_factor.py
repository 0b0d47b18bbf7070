"""The second factor of a login: codes that follow the clock are checked for real, other methods are refused.

A secret is given with the parameter ``totp_secret`` of a user, which only this server knows. Who must use a second
factor without having one has the secret of RFC 6238's examples, so that its challenge can be met.
"""

from __future__ import annotations

from typing import Any

from files_mock_server.engine.call import Call
from files_mock_server.handlers.site import setting
from files_mock_server.people.totp import DEFAULT_SECRET, matching_step, secret_bytes
from files_mock_server.problems import Problem, invalid
from files_mock_server.site import Site

_TOTP = "totp"
_OTHERS = {"email": "Email", "sms": "SMS", "static": "Static", "u2f": "U2F", "webauthn": "WebAuthn", "yubi": "Yubikey"}
_REQUIRED = frozenset(("always_require", "required", "true", "yes"))
_FOLLOWS_SITE = frozenset(("", "use_system_setting"))
_NONE = {"active_2fa": False, "type_of_2fa": None, "type_of_2fa_for_display": None}
_NO_SECRET = {"totp_secret": None, "totp_step": None}


def method(site: Site, user: dict[str, Any]) -> str | None:
    """How a user proves to be who it is besides by the password, None if the password is enough."""
    if user.get("active_2fa"):
        return str(user.get("type_of_2fa") or _TOTP)
    wish = str(user.get("require_2fa") or "").lower()
    required = wish in _REQUIRED or (wish in _FOLLOWS_SITE and bool(setting(site, "require_2fa")))
    return _TOTP if required else None


def accept(site: Site, user: dict[str, Any], code: str) -> bool:
    """Whether a code is the user's and was not used before; from now on it was.

    Raises:
        Problem: ``processing-failure/two-factor-authentication-method-unsupported-error``.
    """
    used = method(site, user)
    if used != _TOTP or not setting(site, "allowed_2fa_method_totp"):
        message = f"The mock server cannot check a second factor of the kind {used}, only {_TOTP} where it is allowed."
        raise Problem("processing-failure/two-factor-authentication-method-unsupported-error", message)
    private = site.records.private("user", user["id"])
    step = matching_step(private.get("totp_secret") or DEFAULT_SECRET, code, site.clock())
    last = private.get("totp_step")
    if step is None or (last is not None and step <= last):
        return False
    site.records.update("user", user["id"], {}, private={"totp_step": step})
    return True


def changes(call: Call) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a call that creates or changes a user says about its second factor: attributes, and private ones.

    Raises:
        Problem: ``bad-request/request-params-invalid``.
    """
    if call.params.get("clear_2fa") is True:
        return dict(_NONE), dict(_NO_SECRET)
    secret, kind = call.get("totp_secret"), call.get("type_of_2fa")
    if secret is not None:
        return _with_secret(secret)
    # Clients that save a whole record send back the attribute as they got it.
    if isinstance(kind, str) and kind in _OTHERS:
        return {"active_2fa": True, "type_of_2fa": kind, "type_of_2fa_for_display": _OTHERS[kind]}, {}
    return {}, {}


def _with_secret(secret: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        secret_bytes(secret if isinstance(secret, str) else "")
    except ValueError:
        raise invalid("totp_secret", "base32, as authenticator apps take it") from None
    shown = {"active_2fa": True, "type_of_2fa": _TOTP, "type_of_2fa_for_display": "TOTP"}
    return shown, {"totp_secret": secret, "totp_step": None}


def clear(call: Call, user_id: int) -> None:
    """Forget the second factor of a user."""
    call.site.records.update("user", user_id, _NONE, private=_NO_SECRET)
