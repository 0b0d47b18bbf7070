"""A walk through a tree of remote folders: `walk SDK URL KEY FOLDER COUNT`, COUNT of the entries below it."""

from __future__ import annotations

import sys

from benchmarks.workers.measure import Stopwatch, peak_mib, report, sdk


def main() -> None:
    """Print the time of meeting every entry."""
    name, url, key, folder, count = sys.argv[1:]
    module = sdk(name, url, key)
    module.user.find(1)
    with Stopwatch() as stopwatch:
        found = 0
        for step in module.folder.walk(folder):
            # The vendor's walk goes folder by folder, ours entry by entry.
            found += len(step[1]) + len(step[2]) if isinstance(step, tuple) else 1
    assert found == int(count), f"{found} entries instead of {count}"
    report(stopwatch, count=found, peak_mib=peak_mib())


if __name__ == "__main__":
    main()
