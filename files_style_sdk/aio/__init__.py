"""The asyncio side: another way to perform the same flows, on aiohttp (extra `async`)."""
