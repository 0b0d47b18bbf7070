"""The environment of the vendor's SDK and boto3, apart from ours so that neither finds the other's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.harness import ROOT

__all__ = ["VENDOR_VERSION", "interpreter", "site_packages", "versions"]

VENDOR_VERSION = "2.0.19"
_BOTO3_VERSION = "1.44.5"
_ALONE = (
    f"files-com=={VENDOR_VERSION}",
    "requests-toolbelt==1.0.0",
    f"boto3=={_BOTO3_VERSION}",
    f"botocore=={_BOTO3_VERSION}",
    "s3transfer==0.19.3",
    "jmespath==1.1.0",
    "python-dateutil==2.9.0.post0",
    "six==1.17.0",
)
_FOLDER = ROOT / ".venv-peers"
_SHARED = ("requests", "urllib3", "idna", "certifi", "charset-normalizer")
_SECONDS = 300


def interpreter() -> Path:
    """The environment's interpreter; makes the environment first if it is missing or of other versions.

    Returns:
        The path of its Python.

    Raises:
        subprocess.CalledProcessError: The environment could not be made; pip says why.
        subprocess.TimeoutExpired: It took more than five minutes.
    """
    python = _FOLDER / ("Scripts" if os.name == "nt" else "bin") / "python"
    requirements = _requirements()
    stamp = _FOLDER / "requirements.txt"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == requirements:
        return python
    print("making the environment of the peers", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(_FOLDER)], check=True, timeout=_SECONDS)  # noqa: S603
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*install, *requirements.split()], check=True, timeout=_SECONDS)  # noqa: S603
    stamp.write_text(requirements, encoding="utf-8")
    return python


def _requirements() -> str:
    """The peers, with the very releases of their parts that ours uses: only the SDKs are compared."""
    shared = (f"{name}=={version(name)}" for name in _SHARED)
    return "\n".join((*_ALONE, *shared))


def site_packages(python: Path | str) -> str:
    """The folder in which an interpreter finds installed packages.

    Args:
        python: The interpreter.
    """
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run(  # noqa: S603
        [str(python), "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.strip()


def versions() -> dict[str, str]:
    """The releases that take part, by the names of their distributions."""
    releases = {name: version(name) for name in ("files-style-sdk", "requests", "urllib3", "orjson")}
    releases |= {"files-com": VENDOR_VERSION, "boto3": _BOTO3_VERSION}
    if curl := shutil.which("curl"):
        done = subprocess.run([curl, "--version"], check=True, capture_output=True, text=True, timeout=60)  # noqa: S603
        releases["curl"] = done.stdout.split()[1]
    return releases
