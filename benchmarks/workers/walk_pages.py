"""One walk through a folder, page by page: `walk_pages URL KEY FOLDER PER_PAGE`; how long pages take, and where."""

from __future__ import annotations

import http.client
import json
import sys
import time
from statistics import median
from urllib.parse import quote, urlsplit

_WAIT_SECONDS = 60


def main() -> None:
    """Walk, and print the sample: milliseconds of a page at the beginning, in the middle and at the end."""
    url, key, folder, per_page = sys.argv[1:]
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=_WAIT_SECONDS)
    seconds, cursor, entries = [], "", 0
    while True:
        start = time.perf_counter()
        target = f"/api/rest/v1/folders/{quote(folder)}?per_page={per_page}&cursor={quote(cursor)}"
        connection.request("GET", target, headers={"X-FilesAPI-Key": key})
        answer = connection.getresponse()
        body = answer.read()
        seconds.append(time.perf_counter() - start)
        assert answer.status == 200, body
        entries += body.count(b'"path":')
        cursor = answer.headers.get("X-Files-Cursor-Next", "")
        if not cursor:
            break
    seconds = seconds[1:-1] or seconds  # the first is cold, and the last need not be full
    middle, few = len(seconds) // 2, max(1, len(seconds) // 20)
    figures = {
        "first_ms": median(seconds[:few]) * 1000,
        "middle_ms": median(seconds[middle - few // 2 : middle + few // 2 + 1]) * 1000,
        "last_ms": median(seconds[-few:]) * 1000,
    }
    print(json.dumps({**figures, "entries": entries, "wall_s": sum(seconds)}))


if __name__ == "__main__":
    main()
