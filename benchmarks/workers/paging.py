"""A walk through a long list: `paging SDK URL KEY FOLDER COUNT PER_PAGE`."""

from __future__ import annotations

import sys

from benchmarks.workers.measure import Stopwatch, peak_mib, report, sdk


def main() -> None:
    """Print the time of reading one attribute of every record."""
    name, url, key, folder, count, per_page = sys.argv[1:]
    module = sdk(name, url, key)
    module.user.find(1)
    params = {"per_page": int(per_page)}
    with Stopwatch() as stopwatch:
        paths = {record.path for record in module.folder.list_for(folder, params).auto_paging_iter()}
    assert len(paths) == int(count), f"{len(paths)} records instead of {count}"
    report(stopwatch, count=len(paths), peak_mib=peak_mib())


if __name__ == "__main__":
    main()
