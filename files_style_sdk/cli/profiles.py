"""Profiles: a name for a service's address, some settings, and the credential that `login` stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from files_style_sdk.cli.config import DEFAULT_PROFILE, config_folder, read_toml, write_toml
from files_style_sdk.cli.credentials import CredentialStore
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import Settings

__all__ = ["Profile", "Profiles"]

_OWN = ("credential", "username")
_SECRETS = ("api_key", "session_id", "auth")


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile.

    Attributes:
        name: Its name.
        settings: Settings of the SDK by name, such as `base_url`; never a credential.
        stored: Where its credential is: `keyring`, `file`, or None if there is none.
        username: Who logged in with a password, None if nobody did.
    """

    name: str
    settings: dict[str, Any] = field(default_factory=dict)
    stored: str | None = None
    username: str | None = None

    @property
    def home(self) -> str:
        """The service that its credential was stored for, without a slash at the end."""
        return str(self.settings.get("base_url") or Settings().base_url).rstrip("/")

    def may_be_sent_to(self, base_url: str | None) -> bool:
        """Whether its credential may go to a service: only to the one that it was stored for.

        Args:
            base_url: The service's address; None is that of the profile.
        """
        return self.stored is None or base_url is None or base_url.rstrip("/").lower() == self.home.lower()


class Profiles:
    """The profiles of `config.toml` in the configuration folder.

    Args:
        folder: The configuration folder; by default the user's.

    Raises:
        InvalidParameterError: The file is not as it should be.
        ImportError: The folder cannot be found (extra `cli`).
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = config_folder() if folder is None else folder
        self.path = self.folder / "config.toml"
        self._content = read_toml(self.path)
        tables = self._content.get("profiles", {})
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            raise InvalidParameterError(f"{self.path}: profiles must be tables such as [profiles.{DEFAULT_PROFILE}]")
        self._tables: dict[str, dict[str, Any]] = tables

    @property
    def default(self) -> str:
        """The name of the profile that is used when none is named."""
        name = self._content.get("default", DEFAULT_PROFILE)
        if not isinstance(name, str):
            raise InvalidParameterError(f"{self.path}: default must be the name of a profile, not {name!r}")
        return name

    def names(self) -> list[str]:
        """The names of all profiles, in order."""
        return sorted(self._tables)

    def find(self, name: str | None = None) -> Profile:
        """A profile.

        Args:
            name: Its name; by default the default profile, which is empty if it was never made.

        Raises:
            InvalidParameterError: There is none of that name, or it holds what a profile cannot.
        """
        wanted = name or self.default
        table = self._tables.get(wanted)
        if table is None:
            if name is None and wanted == DEFAULT_PROFILE:
                return Profile(wanted)
            known = ", ".join(self.names()) or "none yet"
            raise InvalidParameterError(
                f"there is no profile {wanted!r} (there are: {known}); "
                f"make it with: files-style login --profile {wanted}"
            )
        secrets = [secret for secret in _SECRETS if secret in table]
        if secrets:
            raise InvalidParameterError(
                f"{self.path}: profile {wanted!r} holds {secrets[0]}, which does not belong into this file; "
                f"take it out and run: files-style login --profile {wanted}"
            )
        settings = {key: value for key, value in table.items() if key not in _OWN}
        return Profile(wanted, settings, table.get("credential"), table.get("username"))

    def credential(self, profile: Profile) -> dict[str, str]:
        """The credential of a profile as settings: `api_key` or `session_id`, nothing if it has none.

        Raises:
            InvalidParameterError: It is said to have one, but that is not to be found.
        """
        return {} if profile.stored is None else CredentialStore(self.folder).read(profile.name, profile.stored)

    def save(
        self, name: str, settings: dict[str, Any], credential: dict[str, str], username: str | None = None
    ) -> Profile:
        """Make or change a profile, and store its credential.

        Args:
            name: The profile's name.
            settings: Settings to add to those it has.
            credential: `api_key` or `session_id`.
            username: Whose session that is.

        Returns:
            The profile.

        Raises:
            InvalidParameterError: The name cannot be one.
            OSError: A file cannot be written.
        """
        if not name.isprintable() or not name.strip():
            raise InvalidParameterError(f"a profile's name must be printable text, not {name!r}")
        stored = CredentialStore(self.folder).write(name, credential)
        before = {key: value for key, value in self._tables.get(name, {}).items() if key not in _OWN}
        table = {**before, **settings, "credential": stored, **({"username": username} if username else {})}
        self._write({**self._tables, name: table})
        return self.find(name)

    def forget(self, name: str) -> bool:
        """Remove a profile's credential; its settings stay.

        Returns:
            Whether there was one.

        Raises:
            OSError: A file cannot be written.
        """
        profile = self.find(name)
        if profile.stored is None:
            return False
        CredentialStore(self.folder).remove(name, profile.stored)
        table = {key: value for key, value in self._tables[name].items() if key not in _OWN}
        self._write({**self._tables, name: table})
        return True

    def choose(self, name: str) -> None:
        """Make a profile the one that is used when none is named.

        Raises:
            InvalidParameterError: There is none of that name.
            OSError: The file cannot be written.
        """
        self.find(name)
        self._content["default"] = name
        self._write(self._tables)

    def _write(self, tables: dict[str, dict[str, Any]]) -> None:
        self._content["profiles"] = self._tables = tables
        write_toml(self.path, self._content)
