"""Serves one long list whose pages were made beforehand: `serve_pages COUNT PER_PAGE`.

A server that makes its pages anew bounds how fast a client can take them; this one hands out bytes that are ready.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

import orjson
from aiohttp import web

_LIFETIME_SECONDS = 3600
_USER = {"id": 1, "username": "somebody"}


def _record(number: int) -> dict[str, object]:
    return {
        "path": f"many/folder {number:05}",
        "display_name": f"folder {number:05}",
        "type": "directory",
        "size": 0,
        "created_at": "2026-01-02T03:04:05Z",
        "mtime": "2026-01-02T03:04:05Z",
        "permissions": "rwdl",
        "is_locked": False,
        "custom_metadata": {},
    }


def main() -> None:
    """Print the address and serve until ended, an hour at most."""
    count, per_page = map(int, sys.argv[1:])
    starts = range(0, count, per_page)
    pages = [
        orjson.dumps([_record(number) for number in range(start, min(start + per_page, count))]) for start in starts
    ]
    user = orjson.dumps(_USER)

    async def answer(request: web.Request) -> web.Response:
        if "/users/" in request.path:
            return web.Response(body=user, content_type="application/json")
        number = int(request.query.get("cursor", "0"))
        following = str(number + 1) if number + 1 < len(pages) else ""
        headers = {"X-Files-Cursor": following, "X-Files-Cursor-Next": following} if following else {}
        return web.Response(body=pages[number], headers=headers, content_type="application/json")

    asyncio.run(_serve(answer))


async def _serve(answer: Callable[[web.Request], Awaitable[web.Response]]) -> None:
    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    print(f"listening on http://{host}:{port}", flush=True)
    await asyncio.sleep(_LIFETIME_SECONDS)


if __name__ == "__main__":
    main()
