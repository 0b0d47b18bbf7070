"""The generated clients of the frameio example, used plainly against the described service."""

from __future__ import annotations

import asyncio
import inspect
import pickle
import warnings
from typing import Any

import pytest

import frameio
from files_style_sdk.experimental import Experimental, ExperimentalWarning
from frameio import AsyncFrameio, CreateCommentParamsData, CreateProjectParamsData, Frameio, UpdateFileParamsData

RESOURCES = ("accounts", "comments", "files", "projects", "teams", "users")


def test_a_record_is_in_an_envelope(service: Any) -> None:
    """The record of an answer is under `data`, and its attributes are those of the service."""
    with Frameio() as client:
        file = client.files.show(account_id="acc-1", file_id="file-1")
    assert (file.data.id, file.data.name, file.data.media_type) == ("file-1", "teaser.mov", "video/quicktime")


def test_the_common_endpoints(service: Any) -> None:
    """Files, comments, projects, teams and users are listed and shown, and each call goes to its path of V4."""
    with Frameio() as client:
        assert [each.name for each in client.files.list("acc-1", "fld-1")] == ["teaser.mov", "poster.png"]
        assert client.files.update("acc-1", "file-1", data=UpdateFileParamsData(name="a.mov")).data.name == "a.mov"
        client.files.delete("acc-1", "file-2")
        made = client.comments.create("acc-1", "file-1", data=CreateCommentParamsData(text="Hello", timestamp=12))
        shown = client.comments.show("acc-1", made.data.id or "").data
        assert (shown.text, shown.timestamp, shown.file_id) == ("Hello", 12, "file-1")
        assert [each.text for each in client.comments.list("acc-1", "file-1")] == ["Hello"]
        assert client.comments.update("acc-1", made.data.id or "", data={"text": "Bye"}).data.text == "Bye"
        client.comments.delete("acc-1", made.data.id or "")
        project = client.projects.create("acc-1", "ws-1", data=CreateProjectParamsData(name="Autumn")).data
        assert client.projects.show("acc-1", project.id or "").data.name == "Autumn"
        assert [each.name for each in client.projects.list("acc-1", "ws-1")] == ["Spring", "Autumn"]
        assert [each.name for each in client.teams.list("acc-1")] == ["Trailers", "Features"]
        assert client.teams.show("acc-1", "ws-2").data.name == "Features"
        assert [each.name for each in client.users.list("acc-1")] == ["Ada", "Grace"]
        assert client.users.show().data.name == "Server to Server"
        assert [each.display_name for each in client.accounts.list()] == ["Acme Pictures"]
    assert service.journal.count("GET", "/v4/me") == 1
    assert service.journal.count("POST", "/v4/accounts/acc-1/files/file-1/comments") == 1
    assert service.journal.count("GET", "/v4/accounts/acc-1/workspaces/ws-1/projects") == 1


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_follow_the_link(service: Any, size: int) -> None:
    """A list goes on to the page that `links.next` names, sync and async, until there is none."""
    for number in range(5):
        service.records.add("Comment", {"id": f"c-{number}", "account_id": "acc-1", "file_id": "file-1"})
    expected = [f"c-{number}" for number in range(5)]

    async def awaited() -> list[Any]:
        async with AsyncFrameio() as client:
            page = await client.comments.list(account_id="acc-1", file_id="file-1", page_size=size)
            assert len(page.data) == min(size, 5)
            return [each.id async for each in page.auto_paging_iter()]

    with Frameio() as client:
        page = client.comments.list("acc-1", "file-1", page_size=size)
        assert page.has_next_page == (size < 5)
        assert [each.id for each in page.auto_paging_iter()] == expected
    assert asyncio.run(awaited()) == expected


def test_every_call_of_the_async_client_is_awaited(service: Any) -> None:
    """Whatever is called gives something to await, and nothing is sent before that."""

    async def look() -> int:
        found = 0
        async with AsyncFrameio() as client:
            for name in RESOURCES:
                resource = getattr(client, name)
                for title, method in inspect.getmembers(resource, inspect.ismethod):
                    if title.startswith("_") or title == "new":
                        continue
                    names = [each for each in inspect.signature(method).parameters if each.endswith("_id")]
                    pending = method(**dict.fromkeys(names, "x"), **({"data": {}} if title in _WITH_DATA else {}))
                    assert inspect.isawaitable(pending), f"{name}.{title}"
                    found += 1
                    close = getattr(pending, "close", None)
                    if close is not None:
                        close()
        return found

    service.journal.clear()
    assert asyncio.run(look()) >= 15
    assert service.journal.entries() == []


_WITH_DATA = ("create", "update")


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "UnauthorizedError"),
        (403, "ForbiddenError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (422, "UnprocessableEntityError"),
        (429, "TooManyRequestsError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
    ],
)
def test_errors_by_status(service: Any, status: int, name: str) -> None:
    """Each status has its class, and the error says what the service said, but not the token."""
    fault = service.fault("status", status=status, path="/accounts/acc-1/files/*")
    with fault, Frameio(max_retries=0) as client, pytest.raises(frameio.APIError) as caught:
        client.files.show("acc-1", "file-1")
    assert type(caught.value) is getattr(frameio, name)
    assert caught.value.status_code == status
    assert "app-token" not in repr(caught.value) + str(caught.value)


def test_an_error_says_what_is_wrong(service: Any) -> None:
    """The service's own words are the message, and the whole answer is there."""
    with Frameio() as client:
        with pytest.raises(frameio.NotFoundError) as missing:
            client.files.show("acc-1", "file-9")
        with pytest.raises(frameio.UnprocessableEntityError) as wrong:
            client.comments.create("acc-1", "file-1", data=CreateCommentParamsData())
    assert str(missing.value) == missing.value.body["errors"][0]["detail"]
    assert missing.value.error_type == missing.value.body["errors"][0]["title"]
    assert "text" in str(wrong.value)


def test_a_token_that_is_not_good(service: Any) -> None:
    """A wrong token is an UnauthorizedError; none at all is refused before anything is sent."""
    with Frameio(token="wrong") as client, pytest.raises(frameio.UnauthorizedError):
        client.users.show()


def test_no_token_is_told_before_anything_is_sent(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a token nothing is sent, and the message says which variable or argument is missing."""
    monkeypatch.delenv("FRAMEIO_TOKEN")
    service.journal.clear()
    with Frameio() as client, pytest.raises(frameio.Error, match=r"token|FRAMEIO_TOKEN"):
        client.users.show()
    assert service.journal.entries() == []


def test_rate_limits_are_respected(service: Any) -> None:
    """A call beyond the limit is made again when the service says that it may be."""
    fault = service.fault("status", status=429, path="/me", times=1, headers={"Retry-After": "0"})
    with fault as rule, Frameio() as client:
        assert client.users.show().data.id
    assert rule.hits == 1


def test_network_trouble(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that breaks is tried again; what cannot be reached is an APIConnectionError."""
    with service.fault("reset", path="/me", times=1), Frameio() as client:
        assert client.users.show().data.id
    with Frameio(base_url="http://127.0.0.1:9", max_retries=0) as client, pytest.raises(frameio.APIConnectionError):
        client.users.show()


def test_a_comment_is_not_written_twice(service: Any) -> None:
    """A comment whose answer was lost is not sent again: it may have been written."""
    fault = service.fault("reset", when="after", method="POST")
    with fault, Frameio() as client, pytest.raises(frameio.APIConnectionError) as caught:
        client.comments.create("acc-1", "file-1", data=CreateCommentParamsData(text="once"))
    assert caught.value.outcome == "unknown"
    assert len(service.records.all("Comment")) == 1


def test_experimental_warns_once(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Experimental operations are offered apart, and the first use warns."""
    monkeypatch.setattr(Experimental, "_has_warned", False)
    with Frameio() as client:
        with pytest.warns(ExperimentalWarning, match="may change without notice") as warned:
            actions = client.experimental.actions.actions_index(account_id="acc-1", workspace_id="ws-1")
        assert len(warned) == 1
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            client.experimental.actions.actions_index("acc-1", "ws-1")
        assert [each.name for each in actions] == ["Check colours"]
        assert not hasattr(client.actions, "actions_index")
        with pytest.raises(AttributeError, match="files"):
            _ = client.experimental.files


def test_any_endpoint_by_its_path(service: Any) -> None:
    """What the description leaves out is called by its path, sync and async, and whole answers can be had."""

    async def awaited() -> Any:
        async with AsyncFrameio() as client:
            return await client.get("/accounts/acc-1/workspaces/ws-1/actions", {"page_size": 1})

    assert asyncio.run(awaited())["data"][0]["id"] == "act-1"
    with Frameio() as client:
        made = client.post("/accounts/acc-1/files/file-1/comments", {"data": {"text": "by path"}})
        assert made["data"]["text"] == "by path"
        answer = client.with_raw_response.files.show("acc-1", "file-1")
    assert (answer.status_code, answer.parsed.data.name) == (200, "teaser.mov")


def test_secrets_are_not_shown(service: Any) -> None:
    """Neither the repr nor a pickle of a client holds the token."""
    with Frameio(token="t0p-secret") as client:
        assert "t0p-secret" not in repr(client)
        assert b"t0p-secret" not in pickle.dumps(client)
    assert repr(Frameio(base_url="http://127.0.0.1:9")) == "Frameio(base_url='http://127.0.0.1:9')"


def test_the_package_says_what_it_offers() -> None:
    """Every public name is there, and the records and parameters of the description are among them."""
    assert {"Frameio", "AsyncFrameio", "CreateCommentParamsData", "File", "NotFoundError"} <= set(frameio.__all__)
    for name in frameio.__all__:
        assert getattr(frameio, name) is not None
    assert sorted(frameio.__all__) == dir(frameio)
