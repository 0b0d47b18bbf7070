"""Tries the clients of others on the mock server: ``python tests/clients/run.py [CLIENT ...]``, all by default.

Tells for each what was tried, and exits with 1 if anything failed. Clients that are missing are installed into
``build/clients``; one that cannot be had is a failure if it was named, else it is left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CLIENTS = {
    "rclone": ("test_rclone.py",),
    "files-com": ("test_vendor.py::test_version_2", "test_vendor.py::test_errors_on_command"),
    "files-com-1.6": ("test_vendor.py::test_version_1",),
    "javascript": ("test_javascript.py",),
}
NOTHING_RAN = 5  # pytest's exit status
SECONDS = 900


def run(client: str, *, must: bool) -> bool:
    """Try one client; returns whether nothing failed.

    Args:
        client: Of :data:`CLIENTS`.
        must: Whether it is a failure that the client cannot be had.
    """
    environment = {**os.environ, "FILES_CLIENTS": client}
    environment.pop("CI", None)
    if must:
        environment["CI"] = "true"
    tests = [str(HERE / test) for test in CLIENTS[client]]
    print(f"== {client}", flush=True)
    command = [sys.executable, "-m", "pytest", "--no-header", "-vv", "-s", "-rs", *tests]
    status = subprocess.run(command, cwd=ROOT, env=environment, timeout=SECONDS, check=False).returncode
    return status == 0 or (status == NOTHING_RAN and not must)


def main(names: list[str]) -> int:
    """Try the named clients, or all; returns the exit status."""
    unknown = [name for name in names if name not in CLIENTS]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; the clients are {', '.join(CLIENTS)}", file=sys.stderr)
        return 2
    results = {client: run(client, must=bool(names)) for client in names or CLIENTS}
    for client, passed in results.items():
        print(f"{client}: {'passed' if passed else 'FAILED'}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
