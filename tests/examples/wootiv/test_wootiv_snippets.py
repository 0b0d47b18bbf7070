"""The API usage that users of the wootiv example know, run as they write it."""

from __future__ import annotations

import asyncio
import re
import textwrap
from pathlib import Path
from typing import Any

import httpx
import pytest
from files_mock_server.testing import SpecServer

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "wootiv"

SIGNED_URL = """
from wootiv import Wootiv

client = Wootiv(
    api_key="my api key",  # the variable WOOTIV_API_KEY would do
    environment="environment_1",  # "production" otherwise
)

aw = client.aws.create_signed_put_url(
    filename="sunshine.png",
)
print(aw.url)
"""

AWAITED = """
from wootiv import AsyncWootiv

client = AsyncWootiv(
    api_key="my api key",
    environment="environment_1",
)


async def main():
    aw = await client.aws.create_signed_put_url(
        filename="sunshine.png",
    )
    print(aw.url)


asyncio.run(main())
"""

PAGES = """
import wootiv
from wootiv import Wootiv

client = Wootiv()

all_members = []
for member in client.space.members.list(
    "<id>",
):
    all_members.append(member)
print(all_members)
"""

AWAITED_PAGES = """
import asyncio
import wootiv
from wootiv import AsyncWootiv

client = AsyncWootiv()


async def main() -> None:
    all_members = []
    async for member in client.space.members.list(
        "<id>",
    ):
        all_members.append(member)
    print(all_members)


asyncio.run(main())
"""

NESTED = """
from wootiv import Wootiv

client = Wootiv()

root = client.root.retrieve(
    params={},
)
"""

ERRORS = """
import wootiv
from wootiv import Wootiv

client = Wootiv()

try:
    client.aws.create_signed_put_url(
        filename="sunshine.png",
    )
except wootiv.APIConnectionError as e:
    print("not reached")
    print(repr(e.__cause__))
except wootiv.RateLimitError as e:
    print("too many")
except wootiv.APIStatusError as e:
    print("another status")
    print(e.status_code)
    print(e.response)
"""

RETRIES = """
from wootiv import Wootiv

client = Wootiv(
    max_retries=0,  # 2 otherwise
)

root = client.with_options(max_retries=5).root.retrieve()
"""

TIMEOUTS = """
from wootiv import Wootiv

client = Wootiv(
    timeout=20.0,  # a minute otherwise
)

client = Wootiv(
    timeout=httpx.Timeout(60.0, read=5.0, write=10.0, connect=2.0),
)

root = client.with_options(timeout=5 * 1000).root.retrieve()
"""

ADDRESSES = """
import httpx
from wootiv import Wootiv

client = Wootiv(
    base_url="http://my.test.server.example.com:8083",
    proxies="http://my.test.proxy.example.com",
    transport=httpx.HTTPTransport(local_address="0.0.0.0"),
)
"""

CLOSED = """
from wootiv import Wootiv

client = Wootiv()
root = client.root.retrieve()
client.close()

with Wootiv() as client:
    as_dictionary = dict(client.root.retrieve())
"""


def run(code: str) -> dict[str, Any]:
    """Run what users write; gives their names. They have asyncio and httpx at hand."""
    names: dict[str, Any] = {"asyncio": asyncio, "httpx": httpx}
    exec(compile(textwrap.dedent(code), "<snippet>", "exec"), names)
    return names


@pytest.mark.parametrize("code", [SIGNED_URL, AWAITED], ids=["waiting", "awaited"])
def test_a_signed_url_is_printed(service: SpecServer, capsys: Any, code: str) -> None:
    """The first example, of either client: a URL that takes a file."""
    run(code)
    url = capsys.readouterr().out.strip()
    assert url.startswith("http://localhost:")
    assert httpx.put(url, content=b"PNG").status_code == 200


@pytest.mark.parametrize("code", [PAGES, AWAITED_PAGES], ids=["waiting", "awaited"])
def test_members_of_all_pages_are_printed(service: SpecServer, capsys: Any, code: str) -> None:
    """Going through a list goes through all its pages."""
    run(code)
    assert capsys.readouterr().out.count("Member(id=") == 5
    assert service.journal.count("GET", "/spaces/*/members") == 3


@pytest.mark.parametrize("code", [NESTED, RETRIES, TIMEOUTS, CLOSED], ids=["nested", "retries", "timeouts", "closed"])
def test_the_service_is_asked_what_it_is(service: SpecServer, code: str) -> None:
    """Parameters in a dict, retries and timeouts of a client and of a call, closing: each call is answered."""
    names = run(code)
    assert names["root"].name == "Wootiv"
    assert names.get("as_dictionary", {"name": "Wootiv"})["name"] == "Wootiv"


@pytest.mark.parametrize(
    ("status", "printed"),
    [(429, "too many\n"), (404, "another status\n404\nErrorResponse(status_code=404, ")],
)
def test_errors_are_told_apart(service: SpecServer, capsys: Any, status: int, printed: str) -> None:
    """Each branch is reached by the errors that it names."""
    with service.fault("status", status=status, times=None):
        run(ERRORS)
    assert capsys.readouterr().out.startswith(printed)


def test_a_connection_that_breaks(service: SpecServer, capsys: Any) -> None:
    """What could not be reached is told with its cause."""
    with service.fault("reset", times=None):
        run(ERRORS)
    first, cause = capsys.readouterr().out.splitlines()
    assert (first, "Error(" in cause) == ("not reached", True)


def test_retries_of_one_call(service: SpecServer) -> None:
    """The call with five retries outlives five failures."""
    with service.fault("status", status=500, times=5):
        assert run(RETRIES)["root"].name == "Wootiv"


def test_address_proxy_and_transport(service: SpecServer) -> None:
    """A client with all three asks the proxy for the address that it is to call."""
    client = run(ADDRESSES)["client"]
    assert client.base_url == "http://my.test.server.example.com:8083"
    client.close()
    proxied = run(ADDRESSES.replace("http://my.test.proxy.example.com", service.url))["client"]
    with proxied, service.fault("status", status=200, body={"name": "by proxy"}):
        assert proxied.root.retrieve().name == "by proxy"
    assert [entry.path for entry in service.journal.entries()] == [f"{proxied.base_url}/"]


def test_the_readme_runs(service: SpecServer, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """What the example's README has its readers try does what it says, one block after the other."""
    monkeypatch.setenv("WOOTIV_BASE_URL", service.url)
    text = (EXAMPLE / "README.md").read_text("utf-8").replace("http://127.0.0.1:4010", service.url)
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(code, "README.md", "exec"), names)
    printed = capsys.readouterr().out
    assert [printed.count(word) for word in ("b'PNG'", "Barbara", "name='Wootiv'", "401 ErrorResponse(")] == [
        1,
        3,
        1,
        1,
    ]
    assert printed.endswith("\nWootiv\n")
