"""Small GETs of one user: `calls FACE URL KEY COUNT`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.workers.measure import Stopwatch, peak_mib, report, sdk

_WARM_UP = 50


def module_face(name: str, url: str, key: str) -> Callable[[], Any]:
    """The functions of an SDK's module, of ours or the vendor's."""
    user = sdk(name, url, key).user
    return lambda: user.find(1)


def client_face(url: str, key: str) -> Callable[[], Any]:
    """A client of ours."""
    from files_style_sdk.client import Client

    client = Client(api_key=key, base_url=url)
    return lambda: client.user.find(1)


def with_requests(url: str, key: str) -> Callable[[], Any]:
    """`requests.get`, as in many a script."""
    import requests

    headers = {"X-FilesAPI-Key": key}
    return lambda: requests.get(f"{url}/api/rest/v1/users/1", headers=headers, timeout=30).json()


def with_urllib3(url: str, key: str) -> Callable[[], Any]:
    """urllib3's pool, with nothing on top: about the least that Python can do over this library."""
    import urllib3

    pool = urllib3.connection_from_url(url)
    headers = {"X-FilesAPI-Key": key}
    return lambda: json.loads(pool.urlopen("GET", "/api/rest/v1/users/1", headers=headers).data)


def main() -> None:
    """Print the time of COUNT calls."""
    face, url, key, count = sys.argv[1:]
    faces: dict[str, Callable[[str, str], Callable[[], Any]]] = {
        "client": client_face,
        "requests": with_requests,
        "urllib3": with_urllib3,
    }
    call = faces[face](url, key) if face in faces else module_face(face, url, key)
    for _ in range(_WARM_UP):
        call()
    with Stopwatch() as stopwatch:
        for _ in range(int(count)):
            call()
    report(stopwatch, count=int(count), peak_mib=peak_mib())


if __name__ == "__main__":
    main()
