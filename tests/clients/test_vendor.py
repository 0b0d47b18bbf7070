"""The vendor's Python SDKs, unmodified and each in a process of its own, against the mock server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import environments
import pytest
from client_setup import API_KEY, USER, chosen, clean_environment, required
from files_mock_server.testing import MockServer

HERE = Path(__file__).parent
NOT_CASES = ("__init__", "__main__", "common")
GROUPS = sorted(path.stem for path in (HERE / "vendor_cases").glob("*.py") if path.stem not in NOT_CASES)
SECONDS = 120


def run_cases(mock_server: MockServer, version: str, group: str) -> None:
    """Run one group of cases with one version of the SDK; what they print is the test's output."""
    packages = required(environments.vendor_packages, version)
    environment = clean_environment(PYTHONPATH=os.pathsep.join((str(packages), str(HERE))))
    command = [sys.executable, "-m", "vendor_cases", mock_server.url, API_KEY, *USER, group]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS)
    print(f"\n{done.stdout}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"ok     {group}." in done.stdout


@pytest.mark.parametrize("group", GROUPS)
def test_version_2(mock_server: MockServer, group: str) -> None:
    """Whatever the vendor's current Python SDK offers for files and accounts works."""
    run_cases(mock_server, environments.VENDOR_VERSION, group)


@pytest.mark.parametrize("group", [group for group in GROUPS if group != "version_2"])
def test_version_1(mock_server: MockServer, group: str) -> None:
    """So it does with the version before, which many still have."""
    chosen("files-com-1.6")
    run_cases(mock_server, environments.VENDOR_VERSION_1, group)


def test_errors_on_command(mock_server: MockServer) -> None:
    """A fault of the server's reaches the SDK's user as the class of its type, with what the answer carried."""
    packages = required(environments.vendor_packages, environments.VENDOR_VERSION)
    program = (
        "import sys, files_sdk\n"
        "files_sdk.base_url, files_sdk.max_network_retries = sys.argv[1], 0\n"
        "files_sdk.set_api_key(sys.argv[2])\n"
        "try:\n"
        "    files_sdk.folder.list_for('')\n"
        "except files_sdk.error.RateLimitedError as error:\n"
        "    print(type(error).__name__, error.http_status, error.headers['Retry-After'])\n"
    )
    environment = clean_environment(PYTHONPATH=str(packages))
    command = [sys.executable, "-c", program, mock_server.url, API_KEY]
    with mock_server.fault("status", status=429, type="rate-limited/too-many-requests", retry_after=7):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS)
    assert done.stdout.split() == ["TooManyRequestsError", "429", "7"], done.stderr
