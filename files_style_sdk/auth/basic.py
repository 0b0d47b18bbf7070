"""A name and a password with every call."""

from __future__ import annotations

import base64

from files_style_sdk.auth.credential import Headers
from files_style_sdk.error import InvalidParameterError

__all__ = ["Basic"]


class Basic(Headers):
    """A name and a password (RFC 7617).

    Args:
        username: The name.
        password: The password; it may be empty.

    Raises:
        InvalidParameterError: One of them is no text, has control characters, or the name has a colon.
    """

    def __init__(self, username: str, password: str = "") -> None:
        for name, value in (("username", username), ("password", password)):
            if not isinstance(value, str) or not value.isprintable():
                raise InvalidParameterError(f"{name} must be a string without control characters")
        if ":" in username:
            raise InvalidParameterError("username must have no colon: the password would begin there")
        pair = base64.b64encode(f"{username}:{password}".encode()).decode()
        super().__init__({"Authorization": f"Basic {pair}"})
