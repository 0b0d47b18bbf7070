"""Where `login` leaves a credential: in the system's keyring when there is one, else in a file of its owner's."""

from __future__ import annotations

import importlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from files_style_sdk.cli.config import read_toml, write_toml
from files_style_sdk.error import InvalidParameterError

__all__ = ["CredentialStore"]

_SERVICE = "files-style"
_KINDS = ("api_key", "session_id")


class CredentialStore:
    """Credentials by the names of their profiles.

    Args:
        folder: The configuration folder; the file `credentials.toml` in it is used where there is no keyring.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "credentials.toml"

    def write(self, profile: str, credential: dict[str, str]) -> str:
        """Store a profile's credential in place of what was stored before.

        Args:
            profile: The profile's name.
            credential: `api_key` or `session_id`.

        Returns:
            Where it is now: `keyring` or `file`.

        Raises:
            OSError: The file cannot be written.
        """
        keyring = _keyring()
        if keyring is not None:
            try:
                keyring.set_password(_SERVICE, profile, json.dumps(credential))
            except keyring.errors.KeyringError:
                pass  # locked, or nobody to ask: the file serves as well
            else:
                self._drop(profile)
                return "keyring"
        content = self._content()
        content[profile] = dict(credential)
        write_toml(self.path, content)
        return "file"

    def read(self, profile: str, stored: str) -> dict[str, str]:
        """A profile's credential.

        Args:
            profile: The profile's name.
            stored: Where it is: `keyring` or `file`.

        Raises:
            InvalidParameterError: It is not there.
        """
        found: Any = self._from_keyring(profile) if stored == "keyring" else self._content().get(profile)
        fine = isinstance(found, dict) and any(isinstance(found.get(kind), str) for kind in _KINDS)
        if not fine:
            raise InvalidParameterError(
                f"the credential of profile {profile!r} is not in the {stored} any more; "
                f"store it anew with: files-style login --profile {profile}"
            )
        return {kind: found[kind] for kind in _KINDS if isinstance(found.get(kind), str)}

    def remove(self, profile: str, stored: str) -> None:
        """Remove a profile's credential; nothing happens if it is not there.

        Raises:
            OSError: The file cannot be written.
        """
        keyring = _keyring() if stored == "keyring" else None
        if keyring is not None:
            with suppress(keyring.errors.PasswordDeleteError):  # somebody else has removed it
                keyring.delete_password(_SERVICE, profile)
        self._drop(profile)

    def _from_keyring(self, profile: str) -> Any:
        keyring = _keyring()
        if keyring is None:
            raise InvalidParameterError(
                f"the credential of profile {profile!r} is in the keyring, which cannot be used here; install keyring, "
                f"or store it anew with: files-style login --profile {profile}"
            )
        try:
            kept = keyring.get_password(_SERVICE, profile)
            return json.loads(kept) if kept else None
        except (keyring.errors.KeyringError, ValueError):
            return None

    def _content(self) -> dict[str, Any]:
        return read_toml(self.path, private=True)

    def _drop(self, profile: str) -> None:
        content = self._content()
        if content.pop(profile, None) is not None:
            write_toml(self.path, content)


def _keyring() -> Any:
    """The keyring package, if it is installed and has a keyring to use."""
    try:
        keyring = importlib.import_module("keyring")
        importlib.import_module("keyring.errors")
    except ImportError:
        return None
    # A backend without priority is the one that refuses everything.
    return keyring if getattr(keyring.get_keyring(), "priority", 0) > 0 else None
