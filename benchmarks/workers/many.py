"""Many small files by an HTTP library alone: `many HOW VERB URL KEY LOCAL REMOTE IN_FLIGHT`.

HOW is `urllib3` (one thread, one file after the other) or `aiohttp` (so many files in flight). VERB is `upload` or
`download` of the files of the flat folder LOCAL, or `walk` of the folder REMOTE. The same requests as an SDK makes at
the least, and nothing checked: what is reachable.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import quote

from benchmarks.workers.measure import Stopwatch, claim_memory, peak_mib, report
from benchmarks.workers.service import check_fetched

_API = "/api/rest/v1"


def one_by_one(verb: str, url: str, key: str, local: Path, remote: str, into: Path) -> Stopwatch:
    """Move files by urllib3's pool."""
    import urllib3

    pool = urllib3.connection_from_url(url)
    headers = {"X-FilesAPI-Key": key}

    def call(method: str, resource: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        target = f"{_API}/{resource}/{quote(path, safe='')}"
        return json.loads(pool.urlopen(method, target, body=data, headers=headers).data)

    def upload(path: Path) -> None:
        data, name = path.read_bytes(), f"{remote}/{path.name}"
        grant = call("POST", "file_actions/begin_upload", name, {"size": len(data), "mkdir_parents": True})[0]
        etag = pool.urlopen("PUT", grant["upload_uri"][len(url) :], body=data).headers["etag"]
        end = {"action": "end", "ref": grant["ref"], "size": len(data), "etags": [{"part": 1, "etag": etag}]}
        call("POST", "files", name, end)

    def download(path: Path) -> None:
        record = call("GET", "files", f"{remote}/{path.name}")
        data = pool.urlopen("GET", record["download_uri"][len(url) :]).data
        (into / path.name).write_bytes(data)

    move = upload if verb == "upload" else download
    move(next(local.iterdir()))
    with Stopwatch() as stopwatch:
        for path in local.iterdir():
            move(path)
    return stopwatch


class InFlight:
    """The same by aiohttp, so many at once.

    Args:
        session: Of aiohttp.
        url: The service's address.
        key: The API key.
        in_flight: How many.
    """

    def __init__(self, session: Any, url: str, key: str, in_flight: int) -> None:
        self._session = session
        self._url = url
        self._headers = {"X-FilesAPI-Key": key}
        self._in_flight = in_flight

    async def each(self, move: Callable[[Any], Coroutine[Any, Any, None]], items: Iterable[Any]) -> None:
        """Take a step for every item."""
        remaining = iter(items)

        async def some() -> None:
            for item in remaining:
                await move(item)

        await asyncio.gather(*(some() for _ in range(self._in_flight)))

    async def call(self, method: str, resource: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Make one API call about a path."""
        address = f"{self._url}{_API}/{resource}/{quote(path, safe='')}"
        data = None if body is None else json.dumps(body).encode()
        async with self._session.request(method, address, data=data, headers=self._headers) as answer:
            return json.loads(await answer.read())

    async def upload(self, path: Path, name: str) -> None:
        """Upload a file."""
        data = path.read_bytes()
        grants = await self.call("POST", "file_actions/begin_upload", name, {"size": len(data), "mkdir_parents": True})
        async with self._session.put(grants[0]["upload_uri"], data=data) as answer:
            etag = answer.headers["etag"]
        end = {"action": "end", "ref": grants[0]["ref"], "size": len(data), "etags": [{"part": 1, "etag": etag}]}
        await self.call("POST", "files", name, end)

    async def download(self, name: str, target: Path) -> None:
        """Download a file."""
        record = await self.call("GET", "files", name)
        async with self._session.get(record["download_uri"]) as answer:
            target.write_bytes(await answer.read())

    async def walk(self, folder: str) -> int:
        """Count what is below a folder, listing as many folders at once."""
        found, level = 0, [folder]
        while level:
            below: list[str] = []

            async def list_one(path: str, below: list[str] = below) -> None:
                nonlocal found
                records = await self.call("GET", "folders", path)
                found += len(records)
                below += [record["path"] for record in records if record["type"] == "directory"]

            await self.each(list_one, level)
            level = below
        return found


async def at_once(verb: str, url: str, key: str, local: Path, remote: str, into: Path, in_flight: int) -> Stopwatch:
    """Move files, or walk, by aiohttp."""
    import aiohttp

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        moving = InFlight(session, url, key, in_flight)
        await moving.call("GET", "users", "1")
        with Stopwatch() as stopwatch:
            if verb == "walk":
                await moving.walk(remote)
            elif verb == "upload":
                await moving.each(lambda path: moving.upload(path, f"{remote}/{path.name}"), local.iterdir())
            else:
                await moving.each(
                    lambda path: moving.download(f"{remote}/{path.name}", into / path.name), local.iterdir()
                )
    return stopwatch


def main() -> None:
    """Print the time of all and the most memory it took."""
    how, verb, url, key, given, remote, in_flight = sys.argv[1:]
    local = Path(given)
    names = [path.name for path in local.iterdir()]
    into = Path(mkdtemp(dir=local.parent))
    if verb == "download":
        claim_memory(into, sum(path.stat().st_size for path in local.iterdir()))
    if how == "aiohttp":
        stopwatch = asyncio.run(at_once(verb, url, key, local, remote, into, int(in_flight)))
    else:
        stopwatch = one_by_one(verb, url, key, local, remote, into)
    peak = peak_mib()
    check_fetched(local, names if verb == "download" else [], into)
    report(stopwatch, count=len(names), peak_mib=peak)


if __name__ == "__main__":
    main()
