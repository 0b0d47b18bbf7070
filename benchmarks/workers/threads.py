"""Small GETs by many threads on one client: `threads SDK URL KEY COUNT THREADS`, COUNT in all."""

from __future__ import annotations

import importlib
import sys
from concurrent.futures import ThreadPoolExecutor

from benchmarks.workers.measure import Stopwatch, peak_mib, report


def main() -> None:
    """Print the time of COUNT calls."""
    name, url, key, count, threads = sys.argv[1:]
    client = importlib.import_module(name).Client(api_key=key, base_url=url)
    workers = int(threads)
    each = int(count) // workers

    def calls(number: int) -> None:
        for _ in range(number):
            client.user.find(1)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(calls, [5] * workers))
        with Stopwatch() as stopwatch:
            list(pool.map(calls, [each] * workers))
    report(stopwatch, count=each * workers, peak_mib=peak_mib())


if __name__ == "__main__":
    main()
