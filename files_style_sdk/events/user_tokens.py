"""Where the tokens of many users are kept."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Protocol

from files_style_sdk.auth.token_store import FileTokenStore, MemoryTokenStore, TokenStore

__all__ = ["FileUserTokens", "MemoryUserTokens", "UserTokenStore"]


class UserTokenStore(Protocol):
    """Keeps the tokens of users, each in a store of its own."""

    def of(self, user_id: str) -> TokenStore:
        """The store of one user's tokens; it may be empty.

        Args:
            user_id: The user's id, as the service writes it. It may hold any character.
        """
        ...


class MemoryUserTokens:
    """Keeps users' tokens for as long as the program runs."""

    def __init__(self) -> None:
        self._stores: dict[str, MemoryTokenStore] = {}

    def of(self, user_id: str) -> TokenStore:
        """The store of one user's tokens."""
        return self._stores.setdefault(user_id, MemoryTokenStore())


class FileUserTokens:
    """Keeps users' tokens in a folder, in files that only its owner can read. Processes may share it (extra `oauth`).

    Args:
        folder: The folder; it is made if it is missing.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)

    def of(self, user_id: str) -> TokenStore:
        """The store of one user's tokens."""
        # An id from outside names no file as it is: it could lead anywhere.
        return FileTokenStore(
            self._folder / f"{hashlib.sha256(user_id.encode('utf-8', 'surrogatepass')).hexdigest()}.json"
        )
