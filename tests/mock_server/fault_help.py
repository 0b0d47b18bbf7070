"""What tests of faults share: a file of some size, and requests on a kept connection."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from mock_client import BASE

DATA = bytes(range(256)) * 1200
"""Of a file that is too big to be answered in one piece."""

Exchange = Callable[..., tuple[int, http.client.HTTPMessage, bytes]]


@contextmanager
def raw_exchange(url: str) -> Iterator[Exchange]:
    """Requests on one kept connection; what is read of a body counts even if it is less than was announced."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)

    def make(method: str, target: str, body: Any = None, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        if target.startswith("http"):
            split = urlsplit(target)
            target = f"{split.path}?{split.query}"
        else:
            target = BASE + target
        sent = {"X-FilesAPI-Key": "k1", **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, target, body, sent)
        response = connection.getresponse()
        try:
            data = response.read()
        except http.client.IncompleteRead as error:
            data = error.partial
            connection.close()
        return response.status, response.headers, data

    try:
        yield make
    finally:
        connection.close()
