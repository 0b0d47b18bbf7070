"""The asyncio side: another way to perform the same flows, on aiohttp (extra `async`)."""

from importlib.util import find_spec

if find_spec("aiohttp") is None:
    raise ImportError("AsyncClient needs aiohttp: pip install 'files-style-sdk[async]'", name="aiohttp")
