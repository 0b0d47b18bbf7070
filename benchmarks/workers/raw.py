"""One transfer over bare sockets: `raw VERB URL KEY LOCAL REMOTE SOCKETS`, VERB `upload` or `download`.

What the machine can do if nothing is checked, interpreted or retried: a file goes out by `sendfile` (over TLS out of
one buffer) and comes in through one buffer a socket, a part or range a socket.
"""

from __future__ import annotations

import os
import socket
import ssl
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

from benchmarks.workers.measure import Stopwatch, claim_memory, peak_mib, report
from benchmarks.workers.service import Service, check_fetched

_BLOCK_BYTES = 1024 * 1024


def connected(address: str, context: ssl.SSLContext) -> socket.socket:
    """A socket to where a URL leads."""
    parts = urlsplit(address)
    plain = socket.create_connection((str(parts.hostname), parts.port or 443), timeout=60)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return context.wrap_socket(plain, server_hostname=parts.hostname) if parts.scheme == "https" else plain


def put(connection: socket.socket, address: str, file: int, start: int, end: int) -> None:
    """Send a stretch of a file as the body of a request."""
    parts = urlsplit(address)
    head = f"PUT {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Length: {end - start}\r\n\r\n"
    connection.sendall(head.encode())
    if isinstance(connection, ssl.SSLSocket):
        buffer = memoryview(bytearray(_BLOCK_BYTES))
        while start < end:
            count = os.preadv(file, [buffer[: end - start]], start)
            connection.sendall(buffer[:count])
            start += count
    else:
        with os.fdopen(os.dup(file), "rb") as source:
            connection.sendfile(source, start, end - start)
    status = connection.recv(_BLOCK_BYTES)[9:12]
    assert status == b"200", f"the part was answered with {status!r}"


def get(connection: socket.socket, address: str, file: int, start: int, end: int) -> None:
    """Receive a stretch of a file into its place."""
    parts = urlsplit(address)
    head = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nRange: bytes={start}-{end - 1}\r\n\r\n"
    connection.sendall(head.encode())
    buffer = memoryview(bytearray(_BLOCK_BYTES))
    count = connection.recv_into(buffer)
    body = bytes(buffer[:count]).index(b"\r\n\r\n") + 4
    while True:
        start += os.pwrite(file, buffer[body:count], start)
        if start >= end:
            return
        body, count = 0, connection.recv_into(buffer)
        assert count, "the connection ended early"


def timed(
    step: Callable[[socket.socket, str, int, int, int], None], addresses: list[str], file: int, size: int
) -> Stopwatch:
    """Move stretches of a file at once, one to each address, over connections that were made before."""
    context = ssl.create_default_context()
    connections = [connected(address, context) for address in addresses]
    bounds = [size * number // len(addresses) for number in range(len(addresses) + 1)]
    files = [file] * len(addresses)
    with ThreadPoolExecutor(len(addresses)) as pool, Stopwatch() as stopwatch:
        list(pool.map(step, connections, addresses, files, bounds[:-1], bounds[1:]))
    for connection in connections:
        connection.close()
    return stopwatch


def upload(service: Service, local: Path, remote: str, sockets: int) -> Stopwatch:
    """Upload a file in as many parts as there are sockets."""
    size = local.stat().st_size
    grants = service.grants(remote, size, sockets)
    with local.open("rb") as file:
        stopwatch = timed(put, [grant["upload_uri"] for grant in grants], file.fileno(), size)
    service.end(remote, grants[0]["ref"], size)
    return stopwatch


def download(service: Service, local: Path, remote: str, sockets: int) -> Stopwatch:
    """Download a file in as many ranges as there are sockets."""
    into = Path(mkdtemp(dir=local.parent))
    size = local.stat().st_size
    address = service.address(remote)
    claim_memory(into, size)
    with (into / local.name).open("wb") as file:
        stopwatch = timed(get, [address] * sockets, file.fileno(), size)
    check_fetched(local.parent, [local.name], into)
    return stopwatch


def main() -> None:
    """Print the time of the transfer and the most memory it took."""
    verb, url, key, given, remote, sockets = sys.argv[1:]
    local = Path(given)
    transfer = upload if verb == "upload" else download
    stopwatch = transfer(Service(url, key), local, remote, int(sockets))
    report(stopwatch, bytes=local.stat().st_size, count=1, peak_mib=peak_mib())


if __name__ == "__main__":
    main()
