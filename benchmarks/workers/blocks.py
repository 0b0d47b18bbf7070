"""One transfer by `http.client`, in blocks of 1 MiB: `blocks VERB URL KEY LOCAL REMOTE`, VERB `upload` or `download`.

About the least that Python can do over one connection of a real HTTP library; urllib3 sends the same way. Only the
bytes' way is measured, not the API calls around it.
"""

from __future__ import annotations

import sys
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

from benchmarks.workers.measure import Stopwatch, claim_memory, peak_mib, report
from benchmarks.workers.service import Service, check_fetched

_BLOCK_BYTES = 1024 * 1024


def connected(address: str) -> HTTPConnection:
    """A connection to where a URL leads."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(str(parts.hostname), parts.port, timeout=60, blocksize=_BLOCK_BYTES)
    connection.connect()
    return connection


def upload(service: Service, local: Path, remote: str) -> Stopwatch:
    """Upload a file as a single part."""
    size = local.stat().st_size
    grant = service.grants(remote, size)[0]
    address = grant["upload_uri"]
    connection = connected(address)
    with Stopwatch() as stopwatch, local.open("rb", buffering=0) as file:
        connection.request("PUT", urlsplit(address).path, file, {"Content-Length": str(size)})
        answer = connection.getresponse()
        answer.read()
    assert answer.status == 200, f"the part was answered with {answer.status}"
    service.end(remote, grant["ref"], size)
    return stopwatch


def download(service: Service, local: Path, remote: str) -> Stopwatch:
    """Download a file whole, into a buffer that is used again and again."""
    into = Path(mkdtemp(dir=local.parent))
    address = service.address(remote)
    connection = connected(address)
    buffer = memoryview(bytearray(_BLOCK_BYTES))
    claim_memory(into, local.stat().st_size)
    with Stopwatch() as stopwatch, (into / local.name).open("wb", buffering=0) as file:
        connection.request("GET", urlsplit(address).path)
        answer = connection.getresponse()
        while count := answer.readinto(buffer):
            file.write(buffer[:count])
    check_fetched(local.parent, [local.name], into)
    return stopwatch


def main() -> None:
    """Print the time of the transfer and the most memory it took."""
    verb, url, key, given, remote = sys.argv[1:]
    local = Path(given)
    transfer = upload if verb == "upload" else download
    stopwatch = transfer(Service(url, key), local, remote)
    report(stopwatch, bytes=local.stat().st_size, count=1, peak_mib=peak_mib())


if __name__ == "__main__":
    main()
