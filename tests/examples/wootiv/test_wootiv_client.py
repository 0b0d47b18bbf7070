"""The clients of the wootiv example against the service that its description describes."""

from __future__ import annotations

import asyncio
import pickle
import typing
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import dotenv
import httpx
import pydantic
import pytest
import requests
from files_mock_server.testing import SpecServer

import wootiv
from wootiv import (
    AsyncWootiv,
    AwsCreateSignedPutUrlParams,
    Member,
    MemberListParams,
    RootInclude,
    RootRetrieveParams,
    SignedPutURL,
    Wootiv,
)


def credentials(service: SpecServer) -> list[str]:
    """What the service says of the credential of each request so far."""
    return [entry.credential for entry in service.journal.entries()]


@pytest.mark.parametrize(("given", "host"), [({}, "127.0.0.1"), ({"environment": "environment_1"}, "localhost")])
def test_environments(service: SpecServer, given: Any, host: str) -> None:
    """Production is called unless another environment is named; the key of the environment's variable is sent."""
    with Wootiv(**given) as client:
        assert client.base_url.startswith(f"http://{host}:")
        assert client.root.retrieve().name == "Wootiv"
    assert credentials(service) == ["header Authorization (Bearer …), no. 1"]


def test_an_unknown_environment_is_refused() -> None:
    """The error names those that there are."""
    with pytest.raises(wootiv.InvalidParameterError, match="production, environment_1, not 'staging'"):
        Wootiv(environment="staging")


def test_base_url(service: SpecServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any address can be called: given to the client, or by the environment's variable."""
    with Wootiv(base_url="http://my.test.server.example.com:8083") as client:
        assert client.base_url == "http://my.test.server.example.com:8083"
    monkeypatch.setenv("WOOTIV_BASE_URL", service.url)
    with Wootiv() as client:
        assert client.base_url == service.url
        client.root.retrieve()


def test_a_key_from_a_file(service: SpecServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A key in `.env` is found, whether the program reads the file with python-dotenv or has the client read it."""
    (tmp_path / ".env").write_text('WOOTIV_API_KEY="my api key"\n')
    monkeypatch.chdir(tmp_path)
    for load, options in ((lambda: dotenv.load_dotenv(tmp_path / ".env"), {}), (lambda: None, {"load_dotenv": True})):
        monkeypatch.delenv("WOOTIV_API_KEY", raising=False)
        load()
        with Wootiv(**options) as client:  # type: ignore[arg-type]
            assert client.root.retrieve().version == "1.0.0"


def test_no_key_and_a_wrong_one(service: SpecServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key nothing is sent, and the error says how to give one; the service refuses a wrong one."""
    monkeypatch.delenv("WOOTIV_API_KEY")
    with Wootiv() as client:
        with pytest.raises(wootiv.AuthenticationError, match="api_key, or set WOOTIV_API_KEY"):
            client.root.retrieve()
        assert credentials(service) == []
        with pytest.raises(wootiv.AuthenticationError) as refused:
            client.with_options(api_key="wrong").root.retrieve()
    assert refused.value.status_code == 401


@pytest.mark.parametrize(
    ("put", "argument"), [(requests.put, "data"), (httpx.put, "content")], ids=["requests", "httpx"]
)
def test_a_file_is_put_to_a_signed_url(service: SpecServer, put: Any, argument: str) -> None:
    """The URL takes the file from any HTTP client without a credential, and hands it out again."""
    with Wootiv() as client:
        made = client.aws.create_signed_put_url(filename="sunshine.png")
    assert made.url
    assert put(made.url, **{argument: b"PNG"}, timeout=10).status_code == 200
    assert requests.get(made.url, timeout=10).content == b"PNG"
    assert "sunshine.png" in made.url
    assert credentials(service) == ["header Authorization (Bearer …), no. 1", "", ""]
    assert requests.put(made.url.replace("sunshine", "moon"), data=b"", timeout=10).status_code == 403


def test_parameters_by_keyword_and_as_a_dict(service: SpecServer) -> None:
    """Parameters go either way; what is missing, unknown to Python or of a wrong type is told before a call."""
    with Wootiv() as client:
        assert client.aws.create_signed_put_url({"filename": "a"}).url
        with pytest.raises(wootiv.MissingParameterError, match="filename"):
            client.aws.create_signed_put_url()
        with pytest.raises(wootiv.InvalidParameterError, match="filename must be a string"):
            client.aws.create_signed_put_url(filename=1)  # type: ignore[arg-type]
    assert len(service.journal.entries()) == 1


def test_nested_parameters_are_typed_dicts(service: SpecServer) -> None:
    """A parameter inside parameters is a plain dict with a type, and goes into the query."""
    kinds = (RootInclude, RootRetrieveParams, AwsCreateSignedPutUrlParams, MemberListParams)
    assert all(map(typing.is_typeddict, kinds))
    include: RootInclude = {"limits": True}
    assert include == RootInclude(limits=True) == {"limits": True}
    with Wootiv() as client:
        client.root.retrieve(params={"include": include})
        with pytest.raises(wootiv.InvalidParameterError, match="include must be a dict in which limits is True or"):
            client.root.retrieve(include={"limits": "yes"})  # type: ignore[typeddict-item]
    assert unquote(service.journal.entries()[-1].query) == "include[limits]=true"


def test_members_over_several_pages(service: SpecServer) -> None:
    """Iterating asks for further pages as they are reached; iterating again gives the same."""
    with Wootiv() as client:
        page = client.space.members.list("<id>")
        assert service.journal.count("GET", "/spaces/*/members") == 1
        found = [member.name for member in page]
        assert found == [member.name for member in page] == [f"Member {number}" for number in range(5)]
        assert service.journal.count("GET", "/spaces/*/members") == 1 + 2 + 2
        assert len(client.space.members.list("<id>", limit=5).data) == 5
        assert client.space.members.list("sp-1", {"limit": 3})[0].role == "owner"


def test_members_page_by_page(service: SpecServer) -> None:
    """Each page can be asked for by hand, and tells what asks for the next."""
    with Wootiv() as client:
        page = client.space.members.list("<id>", limit=3)
        info = page.next_page_info()
        following = page.get_next_page()
    assert following
    assert page.has_next_page()
    assert info
    assert {"limit", "cursor"} <= info.keys()
    assert [len(page.data), len(following.data)] == [3, 2]
    assert (following.has_next_page(), following.next_page_info(), following.get_next_page()) == (False, None, None)


def test_async_client(service: SpecServer) -> None:
    """The same calls, awaited; `async for` goes through all pages, with or without awaiting the first."""

    async def use() -> None:
        async with AsyncWootiv(environment="environment_1") as client:
            made = await client.aws.create_signed_put_url(filename="sunshine.png")
            async with httpx.AsyncClient() as other:
                assert (await other.put(made.url or "", content=b"PNG")).status_code == 200
            names = [member.name async for member in client.space.members.list("<id>")]
            page = await client.space.members.list("<id>")
            assert names == [member.name async for member in page] == [f"Member {number}" for number in range(5)]
            following = await page.get_next_page()
            assert following
            assert (len(page.data), page.has_next_page(), len(following.data)) == (2, True, 2)
            assert (await client.root.retrieve(params={})).name == "Wootiv"
            assert (await client.with_options(timeout=5 * 1000).root.retrieve()).name == "Wootiv"

    asyncio.run(use())
    assert service.journal.entries()[1].credential == ""


def test_answers_are_models_of_pydantic(service: SpecServer) -> None:
    """Answers can be made dictionaries and JSON, and are pickled; what a newer service adds is kept."""
    service.records.add("Member", {"id": "m", "space_id": "new", "name": "Ann"})
    with Wootiv() as client:
        (member,) = client.space.members.list("new")
        url = client.aws.create_signed_put_url(filename="a")
        body = {"name": 7, "region": "eu"}
        with service.fault("status", status=200, body=body):
            newer: Any = client.root.retrieve()
    assert isinstance(member, pydantic.BaseModel)
    assert (type(member), type(url)) == (Member, SignedPutURL)
    assert dict(member) == member.model_dump()
    assert dict(member)["name"] == "Ann"
    assert Member.model_validate_json(member.model_dump_json()) == member == pickle.loads(pickle.dumps(member))
    assert (newer.name, newer.region, newer.version) == (7, "eu", None)
    assert url.url
    assert url.url.partition("?")[2] not in repr(url)


def test_nothing_shows_the_key(service: SpecServer) -> None:
    """Neither a client nor its pickle nor an error has the key in it."""
    with Wootiv(api_key="HIDDENKEY") as client:
        with pytest.raises(wootiv.AuthenticationError) as refused:
            client.root.retrieve()
        shown = [repr(client), str(refused.value), repr(vars(refused.value)), str(pickle.dumps(client))]
    assert not [text for text in shown if "HIDDENKEY" in text]


def test_a_pickled_client_takes_the_key_of_its_new_process(service: SpecServer) -> None:
    """A copy elsewhere calls the same address with the key that is set there."""
    with pickle.loads(pickle.dumps(Wootiv(api_key="none", environment="environment_1"))) as client:
        assert client.base_url.startswith("http://localhost:")
        assert client.root.retrieve().name == "Wootiv"
