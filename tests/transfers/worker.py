"""One transfer in a process of its own, which a test may kill: `python worker.py JSON`.

The argument holds `call` (a function of the SDK), `face`, `url`, `arguments` and `options` (keyword arguments; `tuning`
is a dict). Prints `done` at the end, or the error's class and text.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import files_style_sdk as files_sdk
from files_style_sdk.transfer.tuning import TransferTuning

SETTINGS: dict[str, Any] = {
    "api_key": "TESTKEY1",
    "initial_network_retry_delay": 0,
    "max_network_retry_delay": 0.001,
    "open_timeout": 20,
    "read_timeout": 60,
}


def perform(job: dict[str, Any]) -> None:
    """Do the transfer."""
    options = dict(job["options"])
    if "tuning" in options:
        options["tuning"] = TransferTuning(**options["tuning"])
    settings = {"base_url": job["url"], **SETTINGS}
    if job["face"] == "async":
        asyncio.run(awaited(job, options, settings))
    else:
        with files_sdk.Client(**settings) as client:
            getattr(client, job["call"])(*job["arguments"], **options)


async def awaited(job: dict[str, Any], options: dict[str, Any], settings: dict[str, Any]) -> None:
    """Do it on an event loop."""
    async with files_sdk.AsyncClient(**settings) as client:
        await getattr(client, job["call"])(*job["arguments"], **options)


if __name__ == "__main__":
    try:
        perform(json.loads(sys.argv[1]))
    except Exception as error:
        print(type(error).__name__, error, flush=True)
        sys.exit(1)
    print("done", flush=True)
