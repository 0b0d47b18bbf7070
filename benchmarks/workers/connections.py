"""What a new connection costs: `connections FACE URL KEY COUNT`, FACE as of `calls`.

COUNT calls over one connection, and as many that each need a new one: the server ends it after every answer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from benchmarks.workers.measure import Stopwatch, peak_mib, report, sdk


def with_sdk(name: str, url: str, key: str) -> Callable[[int], Any]:
    """The module face of an SDK, of ours or the vendor's."""
    user = sdk(name, url, key).user
    return lambda number: user.find(number)


def with_urllib3(_name: str, url: str, key: str) -> Callable[[int], Any]:
    """urllib3's pool with one TLS context for all its connections."""
    import os
    import ssl

    import urllib3

    context = ssl.create_default_context(cafile=os.environ["REQUESTS_CA_BUNDLE"])
    pool = urllib3.connection_from_url(url, ssl_context=context)
    headers = {"X-FilesAPI-Key": key}
    return lambda number: pool.urlopen("GET", f"/api/rest/v1/users/{number}", headers=headers).data


def main() -> None:
    """Print the time of both."""
    name, url, key, given = sys.argv[1:]
    count = int(given)
    call = (with_urllib3 if name == "urllib3" else with_sdk)(name, url, key)
    call(2)
    with Stopwatch() as new:
        for _ in range(count):
            call(2)
    call(1)
    with Stopwatch() as kept:
        for _ in range(count):
            call(1)
    report(new, count=count, kept_wall_s=kept.wall_s, kept_cpu_s=kept.cpu_s, peak_mib=peak_mib())


if __name__ == "__main__":
    main()
