"""Where a user's tokens are kept between runs."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from files_style_sdk.auth.tokens import Tokens

__all__ = ["FileTokenStore", "MemoryTokenStore", "TokenStore"]

_KEPT = ("access_token", "refresh_token", "expires_at")


class TokenStore(Protocol):
    """Keeps one user's tokens."""

    def lock(self) -> Callable[[], None]:
        """Wait until nobody else renews the tokens, and keep others from it; returns what ends that."""
        ...

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

    def lock(self) -> Callable[[], None]:
        """Nothing to wait for: who shares this store shares its credential too."""
        return lambda: None

    def load(self) -> Tokens | None:
        """The tokens kept, None if there are none."""
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        """Keep tokens in place of those before."""
        self._tokens = tokens


class FileTokenStore:
    """Keeps tokens in a file that only its owner can read. Programs may share one (extra `oauth`).

    Args:
        path: The file; its folder is made if it is missing.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def lock(self) -> Callable[[], None]:
        """Wait until no other program renews the tokens: two that used one refresh token would both lose it.

        Raises:
            ImportError: filelock is not installed.
        """
        try:
            from filelock import FileLock
        except ImportError:
            raise ImportError("a FileTokenStore needs filelock: pip install 'files-style-sdk[oauth]'") from None
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Taken in one thread and given back in another, where an event loop is at work.
        lock = FileLock(f"{self._path}.lock", thread_local=False)
        lock.acquire()
        return lock.release

    def load(self) -> Tokens | None:
        """The tokens kept, None if there are none."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            token, refresh, expires = (kept.get(name) for name in _KEPT)
        except FileNotFoundError:
            return None
        except (ValueError, AttributeError):
            return None  # whatever this is, it is no token; the next ones take its place
        fine = isinstance(token, str) and isinstance(refresh, str | None) and isinstance(expires, int | float | None)
        return Tokens(token, refresh, expires) if fine else None

    def save(self, tokens: Tokens) -> None:
        """Keep tokens in place of those before.

        Raises:
            OSError: The file cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = {name: getattr(tokens, name) for name in _KEPT}
        temporary = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(descriptor, "w", encoding="utf-8") as file:
                json.dump(kept, file)
            # Whoever reads finds the old file or the new one, never a part of it.
            temporary.replace(self._path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
