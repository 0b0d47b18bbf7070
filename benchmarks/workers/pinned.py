"""What the mock server does on one core: `pinned KIND AMOUNT FOLDER`, KIND `transfer` (MiB) or `calls` (of each kind).

The server runs on one core and this client on another. The client does next to nothing: it sends a file out of the
cache, lets the system drop what it receives, and keeps a few requests in flight on connections that stay open.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.workers.service import Service

_KEY = "benchmarkkey"
_BLOCK_BYTES = 1 << 20
_CONNECTIONS = 8
_WAIT_SECONDS = 60
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class _Server:
    url: str
    pid: int

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        return str(parts.hostname), int(parts.port or 80)

    def cpu(self) -> float:
        """Seconds of CPU that it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


@contextmanager
def _pinned_server(data: str) -> Iterator[_Server]:
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[:1])  # what is started now stays there
    command = [sys.executable, "-m", "files_mock_server", "--port", "0", "--api-key", _KEY, "--data", data]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603
    os.sched_setaffinity(0, cores[1:] or cores)
    try:
        assert process.stdout is not None
        yield _Server(process.stdout.readline().split()[-1], process.pid)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _request(method: str, url: str, length: int = 0, headers: str = "") -> bytes:
    parts = urlsplit(url)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    body = f"Content-Length: {length}\r\n" if method in ("PUT", "POST") else ""
    return f"{method} {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n{headers}{body}\r\n".encode()


def _transfer(server: _Server, folder: Path, mib: int) -> dict[str, float]:
    service = Service(server.url, _KEY)
    size = mib << 20
    grant = service.grants("big", size)[0]
    with (folder / "source").open("w+b") as source, socket.create_connection(server.address, _WAIT_SECONDS) as wire:
        block = os.urandom(_BLOCK_BYTES)
        for _ in range(mib):
            source.write(block)
        source.flush()
        cpu, start = server.cpu(), time.perf_counter()
        wire.sendall(_request("PUT", grant["upload_uri"], size))
        wire.sendfile(source, 0, size)
        assert wire.recv(_BLOCK_BYTES).startswith(b"HTTP/1.1 200 ")
        up, up_cpu = time.perf_counter() - start, server.cpu() - cpu
        service.call("POST", "files", "big", {"action": "end", "ref": grant["ref"]})
        _wait_for_checksum(service)
        url = service.address("big")
        cpu, start = server.cpu(), time.perf_counter()
        wire.sendall(_request("GET", url))
        _drop_body(wire, size)
        down, down_cpu = time.perf_counter() - start, server.cpu() - cpu
    return {"mib": mib, "up_s": up, "up_cpu_s": up_cpu, "down_s": down, "down_cpu_s": down_cpu}


def _wait_for_checksum(service: Service) -> None:
    """Until the server has hashed the file, which it does behind its answer and would do beside the download."""
    deadline = time.monotonic() + _WAIT_SECONDS
    while "md5" not in service.call("GET", "file_actions/metadata", "big"):
        assert time.monotonic() < deadline, "the server does not hash the file"
        time.sleep(0.02)


def _drop_body(wire: socket.socket, size: int) -> None:
    head = wire.recv(4096, socket.MSG_PEEK)
    rest = head.index(b"\r\n\r\n") + 4 + size
    assert head.startswith(b"HTTP/1.1 200 ")
    buffer = bytearray(_BLOCK_BYTES)
    while rest:
        # TCP drops what is received with this flag, without copying it here.
        count = wire.recv_into(buffer, min(rest, _BLOCK_BYTES), socket.MSG_TRUNC)
        assert count, "the download ended early"
        rest -= count


_HEADERS = f"X-FilesAPI-Key: {_KEY}\r\nContent-Type: application/json\r\n"
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


def _drive(server: _Server, requests: Iterator[bytes]) -> tuple[float, float, int]:
    """Seconds, seconds of the server's CPU and number of requests, with one in flight on each of a few connections."""
    count, cpu, start = 0, server.cpu(), time.perf_counter()
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for _ in range(_CONNECTIONS):
            wire = stack.enter_context(socket.create_connection(server.address, _WAIT_SECONDS))
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            wire.sendall(next(requests))
            selector.register(wire, selectors.EVENT_READ, bytearray())
        while selector.get_map():
            for key, _ in selector.select(_WAIT_SECONDS):
                answering, received = key.fileobj, key.data
                assert isinstance(answering, socket.socket)
                received += answering.recv(1 << 18)
                if not _is_complete(received):
                    continue
                assert received.startswith(b"HTTP/1.1 2"), bytes(received[:500])
                received.clear()
                count += 1
                following = next(requests, None)
                if following is None:
                    selector.unregister(answering)
                else:
                    answering.sendall(following)
    return time.perf_counter() - start, server.cpu() - cpu, count


def _is_complete(received: bytearray) -> bool:
    end = received.find(b"\r\n\r\n")
    found = _LENGTH.search(received, 0, end) if end > 0 else None
    return found is not None and len(received) >= end + 4 + int(found[1])


def _calls(server: _Server, count: int) -> dict[str, float]:
    api = f"{server.url}/api/rest/v1"
    kinds = {
        "create": (_request("POST", f"{api}/folders/made{number}", 0, _HEADERS) for number in range(count)),
        "find": (_request("GET", f"{api}/file_actions/metadata/made{number}", 0, _HEADERS) for number in range(count)),
        "list": (_request("GET", f"{api}/folders/?per_page=10", 0, _HEADERS) for _ in range(count)),
    }
    figures: dict[str, float] = {}
    for kind, requests in kinds.items():
        wall, cpu, done = _drive(server, requests)
        figures |= {f"{kind}_s": wall, f"{kind}_cpu_s": cpu, f"{kind}_count": done}
    return figures


def main() -> None:
    """Measure, and print the sample."""
    kind, amount, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    with tempfile.TemporaryDirectory(dir=folder) as name, _pinned_server(str(Path(name, "data"))) as server:
        figures = _transfer(server, Path(name), amount) if kind == "transfer" else _calls(server, amount)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
