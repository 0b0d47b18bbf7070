"""The rclone command as a subprocess."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from client_setup import clean_environment

SECONDS = 60
"""Until a command that hangs is ended."""

# rclone shows control characters as the pictures of them.
_CONTROL_PICTURES = {0x2400 + code: code for code in range(32)}


class RcloneError(Exception):
    """A command failed; the message has what it wrote."""


class Rclone:
    """Runs rclone with its `filescom` backend as the remote ``files:``. Nothing of the user's own set-up takes part.

    One try each: a retry would hide what went wrong first.

    Args:
        executable: Path of the command.
        site: URL of the server.
        config: Path of its configuration, which stays empty.
        credentials: Options of the backend, such as ``api_key``.
    """

    def __init__(self, executable: str, site: str, config: Path, **credentials: str) -> None:
        self._executable = executable
        config.touch()
        own = {"RCLONE_CONFIG": str(config), "RCLONE_RETRIES": "1", "RCLONE_LOW_LEVEL_RETRIES": "1"}
        remote = {"TYPE": "filescom", "SITE": site, **{name.upper(): value for name, value in credentials.items()}}
        remote = {f"RCLONE_CONFIG_FILES_{name}": value for name, value in remote.items()}
        self._environment = clean_environment(**own, **remote)

    def __call__(self, *words: str | Path, stdin: bytes = b"") -> str:
        """Run a command.

        Args:
            words: Its name, arguments and options.
            stdin: What it reads from standard input.

        Returns:
            Its standard output.

        Raises:
            RcloneError: If it exits with another status than 0.
        """
        return self.bytes(*words, stdin=stdin).decode()

    def bytes(self, *words: str | Path, stdin: bytes = b"") -> bytes:
        """The same, with its output as it is."""
        command = [self._executable, *map(str, words)]
        done = subprocess.run(command, input=stdin, capture_output=True, env=self._environment, timeout=SECONDS)
        if done.returncode != 0:
            raise RcloneError(f"{' '.join(command[1:])}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def entries(self, folder: str, *options: str) -> dict[str, dict[str, Any]]:
        """What is below a remote folder, by path, as ``lsjson`` tells it."""
        found = json.loads(self("lsjson", "-R", *options, folder))
        return {entry["Path"].translate(_CONTROL_PICTURES): entry for entry in found}
