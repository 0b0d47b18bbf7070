"""The Python SDK for a Files.com-style file service.

One-line scripts use this package itself: settings are names on it, resources are modules of it.

Example:
    >>> import files_style_sdk as files_sdk
    >>> files_sdk.set_api_key("YOUR_API_KEY")
    >>> for entry in files_sdk.folder.list_for("/").auto_paging_iter():  # doctest: +SKIP
    ...     print(entry.type, entry.path)

Programs that need more than one set of settings use :class:`Client`.
"""

from __future__ import annotations

import importlib
import sys

from files_style_sdk._version import __version__ as __version__
from files_style_sdk.settings_module import SettingsModule

TYPE_CHECKING = False  # what `typing` says too, without the cost of importing it
if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from typing import Any

    from files_style_sdk._public import *  # noqa: F403
    from files_style_sdk.module_settings import ModuleSettings

    base_url: str
    base_path: str
    session_id: str | None
    open_timeout: float
    read_timeout: float
    initial_network_retry_delay: float
    max_network_retry_delay: float
    max_network_retries: int
    source_ip: str | None
    workspace_id: str | int | None
    language: str | None
    http_session: Any
    console_log_level: str | None
    _settings: ModuleSettings

version = __version__

_package: SettingsModule = sys.modules[__name__]  # type: ignore[assignment]  # it becomes one below


def set_api_key(api_key: str | None) -> None:
    """Make the calls that follow with this API key; None takes it back.

    Raises:
        InvalidParameterError: It is no text that an HTTP header can carry.
    """
    _package._settings.set("api_key", api_key)


def get_api_key() -> str | None:
    """The API key that the next call would use: the one that was set, else `FILES_API_KEY` from the environment."""
    return _package._settings.current().api_key


def set_session(session: Any) -> None:
    """Make the calls that follow with this session, unless an API key is set too.

    Args:
        session: What `session.create` returned, or a session's ID; None takes it back.

    Raises:
        InvalidParameterError: It is neither.
    """
    session_id = session if session is None or isinstance(session, str) else getattr(session, "id", None)
    if session is not None and not session_id:
        from files_style_sdk.error import InvalidParameterError

        raise InvalidParameterError("set_session takes a session that has an id, or the id itself")
    _package._settings.set("session_id", session_id)


def set_workspace_id(workspace_id: str | int | None) -> None:
    """Make the calls that follow in this workspace; None takes it back."""
    _package._settings.set("workspace_id", workspace_id)


def get_workspace_id() -> str | int | None:
    """The workspace that the next call would be made in."""
    return _package._settings.current().workspace_id


def set_language(language: str | None) -> None:
    """Ask for messages in this language (RFC 9110 Accept-Language); None takes it back."""
    _package._settings.set("language", language)


def get_language() -> str | None:
    """The language that the next call would ask for."""
    return _package._settings.current().language


def set_source_ip(source_ip: str | None) -> None:
    """Send the calls that follow from this local address; None lets the system choose."""
    _package._settings.set("source_ip", source_ip)


def get_source_ip() -> str | None:
    """The local address that the next call would be sent from."""
    return _package._settings.current().source_ip


def using(**options: Any) -> AbstractContextManager[None]:
    """Override settings for a while, for this thread or task only.

    Args:
        options: Settings by name.

    Raises:
        InvalidParameterError: An option is unknown or ill-formed.

    Example:
        >>> with using(api_key="OTHER"):
        ...     get_api_key()
        'OTHER'
    """
    return _package._settings.using(options)


def close() -> None:
    """Close the idle connections of the calls made through this package. The next call opens new ones."""
    if face := sys.modules.get("files_style_sdk.face"):
        face.caller.close()


_SUBMODULES = frozenset(("auth", "error", "events", "path_util", "transfers"))
_NAMES = {
    "aio.client": ("AsyncClient",),
    "attachment": ("Attachment",),
    "cancel": ("CancelToken",),
    "client": ("Client",),
    "jobs": ("Job",),
    "models.file": (
        *("open", "upload_file", "upload_stream", "upload_directory", "upload_files", "ensure_uploaded"),
        *("download_file", "download_stream", "download_directory", "download_files"),
    ),
    "pages": ("ListObj",),
    "pause": ("PauseToken",),
    "settings": ("Timeout",),
    "syncing.ends": ("RemotePath",),
    "transfer.tuning": ("TransferTuning",),
    "status_errors": (
        *("APIConnectionError", "APIError", "APIStatusError", "APITimeoutError", "ConflictError"),
        *("InternalServerError", "PermissionDeniedError", "RateLimitError", "UnprocessableEntityError"),
    ),
}
_ELSEWHERE = {name: module for module, names in _NAMES.items() for name in names}


def _lookup(name: str) -> Any:
    """What a name that is not here yet stands for; it is imported now and found at once the next time."""
    if name in _SUBMODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name in _ELSEWHERE:
        found = getattr(importlib.import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)
    elif name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    else:
        models = importlib.import_module(f"{__name__}.models")
        try:
            found = getattr(models, name)
        except AttributeError:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    globals()[name] = found
    return found


def _lookup_names() -> Iterator[str]:
    yield from _SUBMODULES
    yield from _ELSEWHERE
    yield from importlib.import_module(f"{__name__}.models").__all__


_package.__class__ = SettingsModule
