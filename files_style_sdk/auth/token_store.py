"""Where a user's tokens are kept between runs."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Protocol

from files_style_sdk.auth.tokens import Tokens

__all__ = ["FileTokenStore", "MemoryTokenStore", "TokenStore"]


class TokenStore(Protocol):
    """Keeps one user's tokens."""

    def load(self) -> Tokens | None:
        """The tokens kept, None if there are none."""
        ...

    def save(self, tokens: Tokens) -> None:
        """Keep tokens in place of those before."""
        ...


class MemoryTokenStore:
    """Keeps tokens for as long as the program runs."""

    def __init__(self) -> None:
        self._tokens: Tokens | None = None

    def load(self) -> Tokens | None:
        """The tokens kept, None if there are none."""
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        """Keep tokens in place of those before."""
        self._tokens = tokens


class FileTokenStore:
    """Keeps tokens in a file that only its owner can read. Programs may share one.

    Args:
        path: The file; its folder is made if it is missing.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def load(self) -> Tokens | None:
        """The tokens kept, None if there are none."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return Tokens(kept["access_token"], kept.get("refresh_token"), kept.get("expires_at"))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return None  # whatever this is, it is no token; the next ones take its place

    def save(self, tokens: Tokens) -> None:
        """Keep tokens in place of those before.

        Raises:
            OSError: The file cannot be written.
        """
        from filelock import FileLock

        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = {name: getattr(tokens, name) for name in ("access_token", "refresh_token", "expires_at")}
        temporary = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}")
        with FileLock(f"{self._path}.lock"):
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with open(descriptor, "w", encoding="utf-8") as file:
                    json.dump(kept, file)
                temporary.replace(self._path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
