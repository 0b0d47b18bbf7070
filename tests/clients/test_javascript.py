"""The vendor's JavaScript SDK, unmodified, against the mock server; over https, without which it downloads nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import environments
from client_setup import API_KEY, USER, chosen, clean_environment, required
from files_mock_server.testing import MockServer

from benchmarks.certificate import make_certificate

SECONDS = 120


def test_javascript(tmp_path: Path) -> None:
    """Whatever the SDK offers for files and accounts works."""
    chosen("javascript")
    packages = required(environments.javascript_packages)
    certificate = make_certificate(tmp_path)
    environment = clean_environment(
        NODE_PATH=str(packages / "node_modules"), NODE_EXTRA_CA_CERTS=str(certificate.bundle)
    )
    script = str(Path(__file__).with_name("javascript_cases.js"))
    with MockServer(api_keys=[API_KEY], users=dict([USER]), certificate=certificate.server) as server:
        command = [environments.node(), script, server.url, API_KEY, *USER]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS)
        assert not [entry for entry in server.journal.entries() if (entry.status or 0) >= 500]
    print(f"\n{done.stdout}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok     javascript: " in done.stdout
