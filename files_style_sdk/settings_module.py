"""The class of a package whose settings are names on it. Importing it costs next to nothing."""

from __future__ import annotations

from types import ModuleType

TYPE_CHECKING = False  # what `typing` says too, without the cost of importing it
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from files_style_sdk.module_settings import ModuleSettings

__all__ = ["SettingsModule"]


class SettingsModule(ModuleType):
    """A package that makes itself one by assigning its `__class__`.

    Assigning `api_key` sets the key; reading `api_key` gives what the package's own lookup finds under that name, such
    as a resource module.
    """

    _service = "files_style_sdk.service"
    _lookup: Callable[[str], Any]
    _lookup_names: Callable[[], Iterator[str]]

    @property
    def _settings(self) -> ModuleSettings:
        """The settings assigned on this package, made when one is first read or assigned."""
        namespace = self.__dict__
        settings = namespace.get("_module_settings")
        if settings is None:
            from files_style_sdk.module_settings import ModuleSettings

            settings = namespace.setdefault("_module_settings", ModuleSettings(namespace, self._service))
        made: ModuleSettings = settings
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and value.__name__.startswith(f"{self.__name__}."):
            if name == "api_key":
                # Something puts back what it read before it assigned a key, as patches do.
                self._settings.unset(name)
            else:
                super().__setattr__(name, value)  # the import system binds a submodule
        elif name in self._settings.names:
            self._settings.set(name, value)
        else:
            super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        if name in self._settings.names:
            self._settings.unset(name)
        else:
            super().__delattr__(name)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name != "api_key" and name in self._settings.names:
            return self._settings.get(name)
        return self._lookup(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._settings.names, *self._lookup_names()})
