"""Whole packages from descriptions of other services: what is written imports, type-checks and behaves as described."""

from __future__ import annotations

import asyncio
import importlib
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import responses
from responses import matchers

from codegen import spec
from codegen.__main__ import main
from codegen.service_spec import SpecError
from files_style_sdk.aio.pages import AsyncWalkingListObj
from files_style_sdk.error import InvalidParameterError

ROOT = Path(__file__).resolve().parents[2]
STUDIO = Path(__file__).with_name("studio.yaml")
PRODUCTION, STAGING = "https://api.studio.invalid/v2", "https://stage.studio.invalid/v2"
MEMBERS = f"{STAGING}/spaces/7/members"


def write(folder: Path, package: str = "studio_sdk", source: Path = STUDIO) -> Path:
    """Generate a package below a folder, with the module that its description expects beside it."""
    assert main(["--spec", str(source), "--package", package, "--out", str(folder)]) == 0
    (folder / package / "extra.py").write_text('"""By hand."""\n\n\nclass Extra:\n    """Something more."""\n')
    return folder / package


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the studio's package, which can be imported while the tests of this module run."""
    place = tmp_path_factory.mktemp("studio")
    write(place)
    sys.path.insert(0, str(place))
    yield place
    sys.path.remove(str(place))
    for name in [name for name in sys.modules if name.split(".")[0] == "studio_sdk"]:
        del sys.modules[name]


@pytest.fixture
def studio(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The package, and nothing about it in the environment."""
    for name in ("STUDIO_TOKEN", "STUDIO_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return importlib.import_module("studio_sdk")


@pytest.fixture
def client(studio: Any) -> Iterator[Any]:
    """A client that does not wait between attempts."""
    with studio.Studio(
        token="T", environment="staging", initial_network_retry_delay=0, max_network_retry_delay=0
    ) as made:
        yield made


@pytest.fixture
def stub() -> Iterator[responses.RequestsMock]:
    """Answers requests without a socket."""
    with responses.RequestsMock() as mock:
        yield mock


def test_what_is_written_is_formatted_and_typed(folder: Path, tmp_path: Path) -> None:
    """The formatter, the linter and mypy --strict find nothing, with records of the runtime and of pydantic."""
    shutil.copytree(folder / "studio_sdk", tmp_path / "studio_sdk")
    write(tmp_path, "studio_models", pydantic_description(tmp_path))
    packages = ["studio_sdk", "studio_models"]
    ruff = [sys.executable, "-m", "ruff"]
    settings = ["--cache-dir", "mypy", "--config-file", str(ROOT / "pyproject.toml")]
    flags = ["--isolated", "--no-cache", "--line-length", "120"]
    for command in (
        [*ruff, "format", "--check", *flags, *packages],
        [*ruff, "check", "--select", "E,F,W,UP", *flags, *packages],
        [sys.executable, "-m", "mypy", "--strict", *settings, *(f"-p{each}" for each in packages)],
    ):
        # The runtime as it is here, not as it is installed.
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "MYPYPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def pydantic_description(folder: Path) -> Path:
    """The studio's description, with records of pydantic."""
    source = folder / "pydantic.yaml"
    source.write_text(STUDIO.read_text("utf-8").replace("studio_sdk", "studio_models") + "x-models: pydantic\n")
    return source


def test_the_package_offers_its_names(studio: Any) -> None:
    """Clients, records, values inside parameters, errors and what is written by hand are names of the package."""
    names = {"Studio", "AsyncStudio", "Member", "Tag", "MemberData", "Address", "RateLimitError", "Extra", "APIError"}
    assert names <= set(dir(studio))
    for name in studio.__all__:
        assert getattr(studio, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = studio.nothing
    assert studio.MemberData(name="n") == {"name": "n"}


def test_pages_are_walked(client: Any, stub: responses.RequestsMock) -> None:
    """Names differ on the wire, records lie inside the answer, the cursor comes in it, iteration goes on."""
    first = {"members": [{"id": "1", "joinedAt": "2026-01-02T03:04:05Z", "tags": [{"label": "x"}]}], "next_cursor": "c"}
    query, credential = matchers.query_param_matcher, matchers.header_matcher({"Authorization": "Bearer T"})
    stub.get(MEMBERS, json=first, match=[query({"limit": "1"}), credential])
    stub.get(MEMBERS, json={"members": [{"id": "2"}]}, match=[query({"limit": "1", "cursor": "c"}), credential])
    page = client.space.members.list("7", limit=1)
    assert (page.has_next_page(), page.next_page_info()) == (True, {"space_id": "7", "limit": 1, "cursor": "c"})
    assert [member.id for member in page] == ["1", "2"]
    assert [member.id for member in page.data] == ["1"]
    (member,) = page.data
    assert (member.joined_at, member.tags[0].label, member.tags[0].weight) == ("2026-01-02T03:04:05Z", "x", None)
    assert member.datetime("joined_at").year == 2026


def test_values_go_where_they_belong(studio: Any, client: Any, stub: responses.RequestsMock) -> None:
    """Of a POST, query parameters go into the query and the others into the body; a required body is never left out."""
    added = stub.post(MEMBERS, json={"data": {"id": "3"}}, status=201)
    answer = client.space.members.create("7", data=studio.MemberData(name="n"), async_=True)
    assert answer.data.id == "3"
    assert added.calls[0].request.url == f"{MEMBERS}?async=true"
    assert added.calls[0].request.body == b'{"data":{"name":"n"}}'
    closed = stub.post(f"{STAGING}/spaces/7/close", status=204)
    assert client.space.close("7") is None
    assert closed.calls[0].request.body == b"{}"
    assert closed.calls[0].request.headers["User-Agent"].startswith("studio_sdk/2.0 files_style_sdk/")


@pytest.mark.parametrize(
    ("arguments", "data", "said"),
    [
        (("7",), {"name": 5}, "data must be a dict in which name is a string"),
        (("7",), {"name": "n", "roles": [1]}, "roles is a list in which each item is a string"),
        (("7",), {"name": "n", "home": {"town": 1}}, "home is a dict in which town is a string"),
        (("7",), "n", "data must be a dict"),
        (("..",), {"name": "n"}, "space_id must name something"),
        (("",), {"name": "n"}, "space_id must name something"),
        (("7",), None, "needs 'data'"),
    ],
)
def test_wrong_values_are_refused_before_anything_is_sent(
    studio: Any, client: Any, arguments: tuple[str], data: Any, said: str
) -> None:
    """What is wrong inside a parameter, or would lead to another address, is told with its name."""
    with pytest.raises(studio.InvalidRequestError) as caught:
        client.space.members.create(*arguments, data=data)
    assert said in str(caught.value)


def test_plain_answers(client: Any, stub: responses.RequestsMock) -> None:
    """An answer without a record is the decoded JSON; an operation that needs no credential carries none."""
    seen = stub.get(f"{STAGING}/", json={"ok": 1})
    stub.get(f"{STAGING}/people/4/badges", json=["gold"])
    assert client.root.retrieve(params={}) == {"ok": 1}
    assert "Authorization" not in seen.calls[0].request.headers
    assert client.people.badges.list(4) == ["gold"]
    raw = client.with_raw_response.root.retrieve()
    assert (raw.status_code, raw.parsed) == (200, {"ok": 1})


@pytest.mark.parametrize(
    ("status", "body", "name", "attempts"),
    [
        (400, {"error": {"message": "no"}}, "BadRequestError", 1),
        (400, {"error": {"code": "quota_exceeded", "message": "too much"}}, "QuotaError", 1),
        (409, {"message": "taken"}, "OtherError", 3),
        (418, {"detail": "short and stout"}, "OtherError", 1),
        (429, {}, "RateLimitError", 3),
        (503, {}, "ServerError", 3),
    ],
)
def test_errors_and_retries_are_the_services_own(
    studio: Any, client: Any, stub: responses.RequestsMock, status: int, body: Any, name: str, attempts: int
) -> None:
    """The class comes of the service's table, and what is tried again of its rules, POST included."""
    answer = stub.post(MEMBERS, json=body, status=status)
    with pytest.raises(studio.APIStatusError) as caught:
        client.space.members.create("7", data={"name": "n"})
    assert type(caught.value) is getattr(studio, name)
    assert (caught.value.status_code, caught.value.is_retryable) == (status, attempts > 1)
    assert isinstance(caught.value, studio.APIError)
    assert answer.call_count == attempts
    assert pickle.loads(pickle.dumps(caught.value)).status_code == status


def test_an_answer_that_is_not_json_is_the_services_error_too(
    studio: Any, client: Any, stub: responses.RequestsMock
) -> None:
    """A page of HTML with status 200 raises the class for everything else."""
    stub.get(f"{STAGING}/", body="<html>")
    with pytest.raises(studio.OtherError, match="not JSON"):
        client.root.retrieve()


def test_work_is_waited_for(studio: Any, client: Any, stub: responses.RequestsMock) -> None:
    """A job is looked at as the description says, from its id or from the answer that began it."""
    stub.get(f"{STAGING}/jobs/5", json={"status": "running"})
    stub.get(f"{STAGING}/jobs/5", json={"status": "completed", "result": 1})
    assert client.job({"job_id": "5"}).wait(interval=0) == {"status": "completed", "result": 1}
    stub.get(f"{STAGING}/jobs/6", json={"status": "failed", "reason": "out of film"})
    with pytest.raises(studio.APIError, match="jobs 6 ended as failed: out of film"):
        client.job("6").wait(interval=0)
    with pytest.raises(InvalidParameterError, match="no 'job_id'"):
        client.job({"done": True})


def test_experimental_operations_stand_apart(client: Any, stub: responses.RequestsMock) -> None:
    """What may still change is reached through `experimental` only."""
    stub.get(f"{STAGING}/trials", json=[1])
    assert not hasattr(client.trials, "peek")
    import files_style_sdk.experimental as experimental

    experimental.Experimental._has_warned = False
    with pytest.warns(experimental.ExperimentalWarning):
        assert client.experimental.trials.peek() == [1]


def test_settings_of_a_client(studio: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Defaults, environments, variables and the service's own names of settings hold, in that order."""
    monkeypatch.setenv("STUDIO_TOKEN", "FROM-ENV")
    made = studio.Studio()
    assert made.base_url == "https://api.studio.invalid"
    assert (made._settings.open_timeout, made._settings.max_network_retries) == (60, 2)
    assert made._settings.api_key == "FROM-ENV"
    assert made.with_options(token="OTHER", timeout=5)._settings.api_key == "OTHER"
    monkeypatch.setenv("STUDIO_BASE_URL", "https://env.studio.invalid")
    assert studio.Studio().base_url == "https://env.studio.invalid"
    assert studio.Studio(environment="staging").base_url == "https://stage.studio.invalid"
    with pytest.raises(InvalidParameterError, match="environment must be one of production, staging"):
        studio.Studio(environment="mock")
    with pytest.raises(InvalidParameterError, match="unknown option"):
        studio.Studio(colour="red")
    assert "FROM-ENV" not in repr(made)


def test_clients_travel_without_their_secrets(studio: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pickled client finds its credential where it arrives, and knows the same service."""
    made = pickle.loads(pickle.dumps(studio.Studio(token="T", environment="staging")))
    assert made._settings.api_key is None
    assert made._settings.service is studio.Studio._service
    with pytest.raises(studio.APIError, match="no credential for Studio: give the client token, or set STUDIO_TOKEN"):
        made.space.close("7")


def test_the_package_is_a_module_with_settings(studio: Any, stub: responses.RequestsMock) -> None:
    """Settings are names on the package, resources are modules of it, `using` overrides for a while."""
    asked = stub.post(f"{PRODUCTION}/spaces/7/close", status=204)
    studio.token = "ASSIGNED"
    try:
        studio.space.close("7")
        with studio.using(token="USED"):
            studio.space.close("7")
    finally:
        studio.token = None
        studio.close()
    sent = [call.request.headers["Authorization"] for call in asked.calls]
    assert sent == ["Bearer ASSIGNED", "Bearer USED"]


def test_the_async_client_awaits_the_same(studio: Any) -> None:
    """Calls of the async client are made when they are awaited; its pages are walked with `async for`."""

    async def check() -> None:
        async with studio.AsyncStudio(token="T") as client:
            call = client.space.members.list("7")
            assert asyncio.iscoroutine(call) or hasattr(call, "__await__")
            call.close()
            with pytest.raises(InvalidParameterError):
                await client.space.members.create("..", data={"name": "n"})
            assert client._caller.walking_page_type is AsyncWalkingListObj

    asyncio.run(check())


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("x-pages", {"style": "body_cursor"}, "needs at"),
        ("x-pages", {"style": "scroll"}, "style must be one of"),
        ("x-pages", {"style": "next_link", "at": "next", "colour": 1}, "unknown key colour"),
        ("x-credential", {"scheme": "magic", "arguments": {}}, "scheme must be module:Class"),
        ("x-credential", [{"argument": "token"}], "needs a header"),
        ("x-retries", {"times": 3}, "unknown key times"),
        ("x-client", {"nmae": "Studio"}, "unknown key nmae"),
        ("x-models", "attrs", "records or pydantic"),
        ("servers", [{"url": "https://a.invalid/1"}, {"url": "https://b.invalid/1"}], "needs an x-environment"),
        ("servers", [{"url": "https://a/1"}, {"url": "https://b/2", "x-environment": "b"}], "have the same path"),
    ],
)
def test_mistakes_in_the_documents_own_keys_are_told(key: str, value: Any, named: str) -> None:
    """An unknown key or an impossible value stops the generator with a message that names the place."""
    import yaml

    document = yaml.safe_load(STUDIO.read_text("utf-8"))
    document[key] = value
    with pytest.raises(SpecError) as caught:
        spec.parse(document)
    assert named in str(caught.value)
    assert key in str(caught.value)
