"""A site as a busy team would have it, for looking at."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable
from itertools import cycle
from typing import Any

import requests
from files_mock_server.testing import MockServer

BASE = "/api/rest/v1"
KEY = "sample-key"
_FILES = {
    "Reports/2026/Q1 revenue.csv": "region,month,revenue\nnorth,2026-01,48211.50\nsouth,2026-01,39120.00\n" * 220,
    "Reports/2026/Q2 revenue.csv": "region,month,revenue\nnorth,2026-04,50977.25\nsouth,2026-04,41002.75\n" * 260,
    "Reports/2026/audit #4 (draft).md": "# Audit\n\n- 100% of the invoices were checked\n- two are open\n",
    "Reports/2025/annual report.txt": "Annual report\n=============\n\nRevenue grew by 12 %.\n" * 40,
    "Invoices/INV-2026-0412.json": '{"number": "INV-2026-0412", "total": "1290.00", "currency": "EUR"}\n',
    "Invoices/INV-2026-0413.json": '{"number": "INV-2026-0413", "total": "86.40", "currency": "EUR"}\n',
    "Invoices/paid/INV-2026-0398.json": '{"number": "INV-2026-0398", "total": "411.00", "currency": "EUR"}\n',
    "Partners/Åkerström & Søn/price list.tsv": "article\tprice\nA-100\t12.50\nA-101\t13.75\n" * 90,
    "Partners/株式会社サンプル/注文書.txt": "注文番号 2026-0117\n",
    "backup.sql": "INSERT INTO orders VALUES (1, 'paid');\n" * 9000,
    "README.txt": "Where things are:\n  Reports   by year\n  Invoices  until they are paid\n",
}


def picture(width: int = 480, height: int = 270) -> bytes:
    """A PNG with a gradient and some bars."""
    rows = []
    for y in range(height):
        row = bytearray(b"\0")
        for x in range(width):
            bar = x // 40
            is_bar = x % 40 > 8 and y > height - 30 - (bar * 53 % 190)
            row += bytes((60 + bar * 12, 110 + bar * 4, 200)) if is_bar else bytes((238, 241 - y // 24, 246))
        rows.append(bytes(row))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"".join(rows)))
        + chunk(b"IEND", b"")
    )


class SampleClock:
    """A clock that begins on a set day and passes the time between calls that nobody waits for.

    Attributes:
        skipped: Seconds that it has passed over.
    """

    def __init__(self) -> None:
        self.skipped = 0.0
        self._started = time.monotonic()
        self._pauses = cycle((0.1, 1.9, 0.2, 0.4, 0.1, 3.1, 0.1, 0.1, 0.3, 1.2))

    def __call__(self) -> float:
        return 1_773_740_460.0 + time.monotonic() - self._started + self.skipped

    def pass_on(self) -> None:
        """Let as much time pass as people take between two calls."""
        self.skipped += next(self._pauses)


class Visitor:
    """Calls the API as clients do."""

    def __init__(self, server: MockServer, pause: Callable[[], None]) -> None:
        self.url = server.url
        self.pause = pause
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers["X-FilesAPI-Key"] = server.api_key

    def call(self, method: str, path: str, body: Any = None) -> requests.Response:
        """Make one call."""
        self.pause()
        return self.http.request(method, self.url + BASE + path, json=body, timeout=20)

    def upload(self, path: str, data: bytes) -> None:
        """Store a file."""
        quoted = requests.utils.quote(path)
        grant = self.call("POST", f"/file_actions/begin_upload/{quoted}", {"size": len(data), "mkdir_parents": True})
        put = requests.put(grant.json()[0]["upload_uri"], data=data, timeout=20)
        part = {"part": 1, "etag": put.headers["ETag"]}
        end = {"action": "end", "ref": grant.json()[0]["ref"], "etags": [part], "size": len(data)}
        assert self.call("POST", f"/files/{quoted}", end).status_code == 201

    def download(self, path: str) -> requests.Response:
        """Fetch a file."""
        found = self.call("GET", f"/files/{requests.utils.quote(path)}").json()
        return requests.get(found["download_uri"], timeout=20)


def fill(server: MockServer, pause: Callable[[], None] = lambda: None) -> None:
    """Make the sample site, with traffic, errors and faults.

    Args:
        server: The server.
        pause: Called before each call.
    """
    visitor = Visitor(server, pause)
    with visitor.http:
        for path, text in _FILES.items():
            visitor.upload(path, text.encode())
        visitor.upload("Photos/chart.png", picture())
        for name, mail in (
            ("ines", "ines@example.com"),
            ("tomasz", "tomasz@example.com"),
            ("yuki", "yuki@example.com"),
        ):
            visitor.call(
                "POST", "/users", {"username": name, "email": mail, "password": "Sample-pass-1", "name": name.title()}
            )
        visitor.call("POST", "/groups", {"name": "Finance"})
        visitor.call("POST", "/permissions", {"path": "Reports", "user_id": 2, "permission": "readonly"})
        visitor.call("POST", "/bundles", {"paths": ["Reports/2026"], "description": "For the auditors"})
        server.faults.add("status", status=503, retry_after=1, method="GET", path="/folders/*", times=2)
        server.faults.add("latency", seconds=0.02, jitter=0.02, path="/files/*", times=None)
        server.faults.add("reset", when="after", method="POST", path="/files/*", file="Invoices/*", times=1, skip=3)
        for path in ("", "Reports", "Reports", "Reports/2026", "Invoices", "Partners"):
            visitor.call("GET", f"/folders/{path}?per_page=100")
        for path in list(_FILES)[:6]:
            visitor.download(path)
        for path in ("Reports/2024/missing.csv", "Invoices/INV-2026-0999.json"):
            visitor.call("GET", f"/files/{requests.utils.quote(path)}")
        visitor.call("POST", "/users", {"username": "ines"})
        visitor.call("PATCH", "/users/3", {"name": "Tomasz K."})
        visitor.call("DELETE", "/files/README.md")
        requests.get(visitor.url + BASE + "/users", timeout=20)
        visitor.call("GET", "/users?per_page=100")
        visitor.call("GET", "/action_logs")
