"""Work that tests may hold back."""

from __future__ import annotations

import asyncio


class Work:
    """Lets work begin, unless it is held back."""

    def __init__(self) -> None:
        self._free = asyncio.Event()
        self._free.set()

    def hold(self) -> None:
        """Let no work begin from now on."""
        self._free.clear()

    def release(self) -> None:
        """Let all work begin."""
        self._free.set()

    async def begin(self, seconds: float = 0.0) -> None:
        """Wait until work may begin, and then for as long as it takes.

        Args:
            seconds: How long.
        """
        await self._free.wait()
        if seconds:
            await asyncio.sleep(seconds)
