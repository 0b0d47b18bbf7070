"""One transfer by curl, which is told the signed URL: `curl VERB URL KEY LOCAL REMOTE`, VERB `upload` or `download`.

Only curl is measured: how little a transfer can cost when nobody checks what is moved.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.workers.measure import Stopwatch, claim_memory, report
from benchmarks.workers.service import Service, check_fetched

_SECONDS = 300


def timed_curl(*arguments: str) -> Stopwatch:
    """Run curl to its end and tell how long it took."""
    command = ["curl", "--silent", "--show-error", "--fail", "--max-time", str(_SECONDS), *arguments]
    with Stopwatch(resource.RUSAGE_CHILDREN) as stopwatch:
        subprocess.run(command, check=True)  # noqa: S603
    return stopwatch


def upload(service: Service, local: Path, remote: str) -> Stopwatch:
    """Upload a file as a single part."""
    size = local.stat().st_size
    grant = service.grants(remote, size)[0]
    stopwatch = timed_curl("--output", "/dev/null", "--upload-file", str(local), grant["upload_uri"])
    service.end(remote, grant["ref"], size)
    return stopwatch


def download(service: Service, local: Path, remote: str) -> Stopwatch:
    """Download a file whole."""
    into = Path(mkdtemp(dir=local.parent))
    address = service.address(remote)
    claim_memory(into, local.stat().st_size)
    stopwatch = timed_curl("--output", str(into / local.name), address)
    check_fetched(local.parent, [local.name], into)
    return stopwatch


def main() -> None:
    """Print the time that curl took."""
    verb, url, key, given, remote = sys.argv[1:]
    local = Path(given)
    transfer = upload if verb == "upload" else download
    report(transfer(Service(url, key), local, remote), bytes=local.stat().st_size, count=1)


if __name__ == "__main__":
    main()
