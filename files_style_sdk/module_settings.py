"""Settings as plain names on a package: `package.open_timeout = 5`."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.log import LOGGER
from files_style_sdk.manners import CredentialMaker, Service
from files_style_sdk.references import resolve
from files_style_sdk.settings import (
    SETTING_NAMES,
    Settings,
    check_setting,
    expand_options,
    from_environment,
    merge_options,
    settings_of,
)

if TYPE_CHECKING:
    from files_style_sdk.auth import Credential

__all__ = ["ModuleSettings"]

_KEYS_TO_PUT_BACK = 16
CONSOLE_LOG_LEVELS = (None, "info", "debug")


class ModuleSettings:
    """What has been assigned on a package, over what the environment gives, over the defaults.

    Assigned values are kept in the package's own namespace, where whatever patches modules expects them; the API key
    alone is kept here, since its name on the package belongs to a resource.

    Args:
        namespace: The package's.
        service: The module that has the service's values.
    """

    names = SETTING_NAMES - {"auth", "cancel"} | {"console_log_level"}
    """The names that are settings. `auth` and `cancel` are modules here; give them to `using(...)` or to a call."""

    def __init__(self, namespace: dict[str, Any], service: str = "files_style_sdk.service") -> None:
        self._service: Service = resolve(f"{service}:SERVICE")
        self.names = self.names | set(self._service.arguments)
        self._namespace = namespace
        self._logger = LOGGER
        self._api_keys: list[str] = []  # the one that holds is the last; those before it, what patches put back
        self._console: logging.Handler | None = None
        self._level_before_console = logging.NOTSET
        self._overrides: ContextVar[Mapping[str, Any] | None] = ContextVar("files_style_sdk.using", default=None)
        self._changes = object()
        self._built: tuple[object, dict[str, str], Settings] | None = None
        self._made: tuple[tuple[str | None, ...], Credential | None] | None = None

    def current(self) -> Settings:
        """The settings of a call that begins now.

        Raises:
            InvalidParameterError: An environment variable holds an ill-formed value, or what a credential is made of
                is in none.
        """
        settings = self._known()
        if self._service.maker is None or settings.auth is not None:
            return settings
        return replace(settings, auth=self._made_credential(self._service.maker))

    def _made_credential(self, maker: CredentialMaker) -> Credential | None:
        """One credential for all calls, until the environment says something else: with it, its tokens would go."""
        from files_style_sdk.auth import made_credential

        parts = tuple(os.environ.get(argument.variable) for argument in maker.arguments.values())
        made = self._made
        if made is None or made[0] != parts:
            self._made = made = (parts, made_credential(self._service, {}, os.environ))
        return made[1]

    def _known(self) -> Settings:
        """The settings of a call that begins now, but for a credential that is made for it."""
        environment, changes, built = from_environment(service=self._service), self._changes, self._built
        if built is None or built[0] is not changes or built[1] != environment:
            settings = settings_of(self._service).with_environment().with_options(self._assigned())
            # Marked with what was there before reading: an assignment meanwhile makes this stale, not lost.
            self._built = built = (changes, environment, settings)
        return built[2].with_options(self._overrides.get())

    @contextmanager
    def using(self, options: Mapping[str, Any]) -> Iterator[None]:
        """Have the calls of this thread or task made with these options over what is assigned, for a while.

        Raises:
            InvalidParameterError: An option is unknown or ill-formed.
        """
        # Expanded first, so that ill-formed ones are refused also where there are no wider ones to merge them with.
        given = expand_options(options, self._service)
        token = self._overrides.set(merge_options(self._overrides.get(), given, self._service))
        try:
            yield
        finally:
            self._overrides.reset(token)

    def get(self, name: str) -> Any:
        """The value of a setting as the next call would see it."""
        if name == "console_log_level":
            return self._assigned_console_level()
        name = self._service.arguments.get(name, name)
        return getattr(self._known(), name)

    def set(self, name: str, value: Any) -> None:
        """Assign a setting; None takes an earlier assignment back.

        Raises:
            InvalidParameterError: The value is not of the kind the setting takes.
        """
        name = self._service.arguments.get(name, name)
        if name == "console_log_level":
            self._set_console_level(value)
        elif name == "api_key":
            kept = [] if value is None else [*self._api_keys[-_KEYS_TO_PUT_BACK:], check_setting(name, value)]
            self._api_keys = kept
        elif value is None:
            self._namespace.pop(name, None)
        else:
            self._namespace[name] = check_setting(name, value)
        self._changes = object()

    def unset(self, name: str) -> None:
        """Take an assignment back; for the API key, the one before it holds again, as patches of modules expect."""
        if self._service.arguments.get(name, name) == "api_key":
            self._api_keys = self._api_keys[:-1]
            self._changes = object()
        else:
            self.set(name, None)

    def snapshot(self) -> dict[str, Any]:
        """All assignments, for :meth:`restore`."""
        return {**self._assigned(), "console_log_level": self._assigned_console_level()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put back the assignments of a snapshot, and no others."""
        for name in {*self._assigned(), *snapshot}:
            self.set(name, snapshot.get(name))

    def _assigned(self) -> dict[str, Any]:
        names = SETTING_NAMES & self.names - {"api_key"}
        assigned = {name: self._namespace[name] for name in names if name in self._namespace}
        return {**assigned, "api_key": self._api_keys[-1]} if self._api_keys else assigned

    def _assigned_console_level(self) -> str | None:
        return None if self._console is None else logging.getLevelName(self._console.level).lower()

    def _set_console_level(self, value: Any) -> None:
        if value not in CONSOLE_LOG_LEVELS:
            raise InvalidParameterError(f"console_log_level must be None, 'info' or 'debug', not {value!r}")
        if self._console is not None:
            self._logger.removeHandler(self._console)
            self._logger.setLevel(self._level_before_console)
            self._console = None
        if value is not None:
            self._console = _StderrHandler(value.upper())
            self._level_before_console = self._logger.level
            self._logger.addHandler(self._console)
            self._logger.setLevel(min(self._logger.getEffectiveLevel(), self._console.level))


class _StderrHandler(logging.StreamHandler[Any]):
    """Writes to whatever `sys.stderr` is when a message comes."""

    def __init__(self, level: str) -> None:
        logging.Handler.__init__(self, level)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))

    @property
    def stream(self) -> Any:
        """The current standard error."""
        return sys.stderr
