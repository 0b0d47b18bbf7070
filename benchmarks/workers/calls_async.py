"""Small GETs of one user, many in flight: `calls_async URL KEY COUNT IN_FLIGHT`."""

from __future__ import annotations

import asyncio
import sys

from benchmarks.workers.measure import Stopwatch, peak_mib, report

_WARM_UP = 200


async def run(url: str, key: str, count: int, in_flight: int) -> None:
    """Print the time of COUNT calls."""
    from files_style_sdk.aio.client import AsyncClient

    async with AsyncClient(api_key=key, base_url=url) as client:

        async def calls(number: int) -> None:
            for _ in range(number):
                await client.user.find(1)

        await asyncio.gather(*(calls(_WARM_UP // in_flight + 1) for _ in range(in_flight)))
        with Stopwatch() as stopwatch:
            await asyncio.gather(*(calls(count // in_flight) for _ in range(in_flight)))
    report(stopwatch, count=count // in_flight * in_flight, peak_mib=peak_mib())


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
