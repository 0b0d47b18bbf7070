"""Settings as plain names on a package: `package.open_timeout = 5`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import SETTING_NAMES, Settings, check_setting, from_environment

__all__ = ["ModuleSettings", "SettingsModule"]

CONSOLE_LOG_LEVELS = (None, "info", "debug")


class ModuleSettings:
    """What has been assigned on a package, over what the environment gives, over the defaults.

    Assigned values are kept in the package's own namespace, where whatever patches modules expects them; the API key
    alone is kept here, since its name on the package belongs to a resource.

    Args:
        namespace: The package's.
        logger: The logger that `console_log_level` adds a handler to.
    """

    def __init__(self, namespace: dict[str, Any], logger: logging.Logger) -> None:
        self._namespace = namespace
        self._logger = logger
        self._api_key: str | None = None
        self._api_key_before: str | None = None
        self._console: logging.Handler | None = None
        self._level_before_console = logging.NOTSET
        self._built: tuple[dict[str, str], Settings] | None = None

    def current(self) -> Settings:
        """The settings of a call that begins now.

        Raises:
            InvalidParameterError: An environment variable holds an ill-formed value.
        """
        environment = from_environment()
        built = self._built
        if built is None or built[0] != environment:
            settings = Settings().with_options(environment).with_options(self._assigned())
            self._built = built = (environment, settings)
        return built[1]

    def get(self, name: str) -> Any:
        """The value of a setting as the next call would see it."""
        if name == "console_log_level":
            return self._assigned_console_level()
        return getattr(self.current(), name)

    def set(self, name: str, value: Any) -> None:
        """Assign a setting; None takes an earlier assignment back.

        Raises:
            InvalidParameterError: The value is not of the kind the setting takes.
        """
        if name == "console_log_level":
            self._set_console_level(value)
        elif name == "api_key":
            self._api_key_before, self._api_key = self._api_key, None if value is None else check_setting(name, value)
        elif value is None:
            self._namespace.pop(name, None)
        else:
            self._namespace[name] = check_setting(name, value)
        self._built = None

    def unset(self, name: str) -> None:
        """Take an assignment back; for the API key, the one before it holds again, as patches of modules expect."""
        self.set(name, self._api_key_before if name == "api_key" else None)

    def snapshot(self) -> dict[str, Any]:
        """All assignments, for :meth:`restore`."""
        return {**self._assigned(), "console_log_level": self._assigned_console_level()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put back the assignments of a snapshot, and no others."""
        for name in {*self._assigned(), *snapshot}:
            self.set(name, snapshot.get(name))

    def _assigned(self) -> dict[str, Any]:
        names = SETTING_NAMES - {"api_key"}
        assigned = {name: self._namespace[name] for name in names if name in self._namespace}
        return assigned if self._api_key is None else {**assigned, "api_key": self._api_key}

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


class SettingsModule(ModuleType):
    """The class of a package whose settings are names on it.

    A package makes itself one by assigning its `__class__`. Assigning `api_key` sets the key; reading `api_key` gives
    what the package's own lookup finds under that name, such as a resource module.
    """

    _settings: ModuleSettings
    _lookup: Callable[[str], Any]
    _lookup_names: Callable[[], Iterator[str]]

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "api_key" and isinstance(value, ModuleType):
            # Something puts back what it read before it assigned a key, as patches do.
            self._settings.unset(name)
        elif name in SETTING_NAMES or name == "console_log_level":
            self._settings.set(name, value)
        else:
            super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        if name in SETTING_NAMES or name == "console_log_level":
            self._settings.unset(name)
        else:
            super().__delattr__(name)

    def __getattr__(self, name: str) -> Any:
        if name == "console_log_level" or (name in SETTING_NAMES and name != "api_key"):
            return self._settings.get(name)
        return self._lookup(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *SETTING_NAMES, "console_log_level", *self._lookup_names()})
