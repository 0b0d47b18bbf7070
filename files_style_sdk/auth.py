"""Credentials, as the headers that carry them."""

from __future__ import annotations

from collections.abc import Mapping

from files_style_sdk.error import Error
from files_style_sdk.settings import Settings

__all__ = ["credentials"]


def credentials(settings: Settings) -> Mapping[str, str]:
    """The headers that identify the caller: the API key if there is one, else the session.

    Raises:
        AuthenticationError: There is neither.
    """
    if settings.api_key:
        return {"X-FilesAPI-Key": settings.api_key}
    if settings.session_id:
        return {"X-FilesAPI-Auth": settings.session_id}
    raise _nothing_to_authenticate_with()


def _nothing_to_authenticate_with() -> Error:
    from files_style_sdk.error_tree import AuthenticationError

    return AuthenticationError(
        "no credential: set an API key (set_api_key(...), the option api_key, or FILES_API_KEY in the environment) "
        "or a session (set_session(...) or the option session_id)"
    )
