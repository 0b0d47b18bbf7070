"""User code of the wootiv example as type checkers see it. Checked, never run."""

from __future__ import annotations

from typing import Any, assert_type

import httpx

import wootiv
from files_style_sdk.aio.pages import AsyncWalkingListObj
from files_style_sdk.pages import WalkingListObj
from wootiv import AsyncWootiv, Member, Root, RootInclude, SignedPutURL, Wootiv


def clients() -> None:
    with Wootiv(api_key="k", environment="environment_1", max_retries=0, timeout=20.0) as client:
        assert_type(client, Wootiv)
        assert_type(client.with_options(timeout=5 * 1000), Wootiv)
    Wootiv(timeout=httpx.Timeout(60.0, read=5.0), proxies="http://proxy", source_ip="10.1.2.3")
    Wootiv(transport=httpx.HTTPTransport(local_address="0.0.0.0"), base_url="http://127.0.0.1:8083")
    Wootiv(transport="http://proxy")  # type: ignore[arg-type]
    Wootiv(nonsense=1)  # type: ignore[call-arg]


def calls(client: Wootiv) -> None:
    made = client.aws.create_signed_put_url(filename="sunshine.png")
    assert_type(made, SignedPutURL)
    assert_type(client.aws.create_signed_put_url(filename="sunshine.png").url, str | None)
    assert_type(client.root.retrieve(params={}), Root)
    include: RootInclude = {"limits": True}
    assert_type(client.root.retrieve(include=include).name, str | None)
    assert_type(made.model_dump(), dict[str, Any])
    dict(made)
    client.root.retrieve(include={"limit": True})  # type: ignore[typeddict-unknown-key]
    client.aws.create_signed_put_url(filename=1)  # type: ignore[arg-type]
    client.space.members.list(7)  # type: ignore[arg-type]


def pages(client: Wootiv) -> None:
    for member in client.space.members.list("x"):
        assert_type(member, Member)
        assert_type(member.name, str | None)
    page = client.space.members.list("x", limit=10)
    assert_type(page, WalkingListObj[Member])
    assert_type(page.data, list[Member])
    assert_type(page.has_next_page(), bool)
    assert_type(page.next_page_info(), dict[str, Any] | None)
    assert_type(page.get_next_page(), WalkingListObj[Member] | None)


async def awaited(client: AsyncWootiv) -> None:
    assert_type((await client.aws.create_signed_put_url(filename="sunshine.png")).url, str | None)
    assert_type(await client.root.retrieve(params={}), Root)
    async for member in client.space.members.list("x"):
        assert_type(member, Member)
    page = await client.space.members.list("x")
    assert_type(page, AsyncWalkingListObj[Member])
    async for member in page:
        assert_type(member, Member)
    assert_type(page.has_next_page(), bool)
    assert_type(await page.get_next_page(), AsyncWalkingListObj[Member] | None)
    async with AsyncWootiv(transport=httpx.AsyncHTTPTransport()) as other:
        assert_type(other, AsyncWootiv)


def errors(client: Wootiv) -> None:
    try:
        client.root.retrieve()
    except wootiv.RateLimitError as error:
        status_error: wootiv.APIStatusError = error
        assert_type(status_error.status_code, int | None)
    except wootiv.APIConnectionError as error:
        base: wootiv.APIError = error
        print(base.__cause__)
