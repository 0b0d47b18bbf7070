"""Calls by path, whole answers and settings, on every face."""

from __future__ import annotations

import json
from typing import Any

import pytest
from behaviour.conftest import Received, http, json_answer

from files_style_sdk.error import InvalidParameterError, NotFoundError, RateLimitedError

from .conftest import KEY, Face

clients_only = pytest.mark.parametrize("face_name", ["client", "async"])


@clients_only
def test_calls_by_path(on: Any, folder: str) -> None:
    """An endpoint is called by its path, with credentials and errors as any other call has them."""

    async def case(face: Face) -> None:
        made = await face(face.api.post("/groups", {"name": folder}))
        assert made["name"] == folder
        path = f"/groups/{made['id']}"
        assert (await face(face.api.get(path)))["id"] == made["id"]
        assert (await face(face.api.patch(path, {"notes": "n"})))["notes"] == "n"
        assert (await face(face.api.request("GET", path)))["notes"] == "n"
        assert (await face(face.api.request("get", "/groups", {"per_page": 1, "filter": {"name": folder}})))[0] == (
            await face(face.api.get(path))
        )
        assert await face(face.api.delete(path)) is None
        await face.refused(NotFoundError, lambda: face.api.get(path))
        assert (await face(face.api.request.list())).data is not None

    on(case)


@clients_only
@pytest.mark.parametrize("path", ["users", "", None, "/a b", "/é", "/a#b", "http://elsewhere.test/x", 7])
def test_paths_that_are_none(on: Any, path: Any) -> None:
    """What is no path below the API is refused before anything is sent, so that no key goes elsewhere."""

    async def case(face: Face) -> None:
        await face.refused(InvalidParameterError, lambda: face.api.get(path))
        await face.refused(InvalidParameterError, lambda: face.api.request("CONNECT", "/users"))

    on(case)


@clients_only
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_what_goes_over_the_wire(on: Any, raw_server: Any, method: str) -> None:
    """Each method is itself; parameters go into the query where there is no body, else into a JSON body."""

    async def case(face: Face) -> None:
        call = getattr(face.api, method)
        assert await face(call("/made/up", {"a": 1, "b": True}, {"headers": {"X-Mine": "1"}})) == {"ok": 1}

    server = raw_server(lambda _request: json_answer({"ok": 1}))
    on(case, server.url)
    (request,) = server.received
    assert request.method == method.upper()
    assert (request.headers["x-filesapi-key"], request.headers["x-mine"]) == (KEY, "1")
    in_query = method in ("get", "delete")
    assert request.target == "/api/rest/v1/made/up" + ("?a=1&b=true" if in_query else "")
    assert request.body == b"" if in_query else json.loads(request.body) == {"a": 1, "b": True}


@clients_only
def test_a_path_with_a_query(on: Any, raw_server: Any) -> None:
    """Parameters are added to a query that the path has already."""

    async def case(face: Face) -> None:
        await face(face.api.get("/made/up?a=1", {"b": 2}))

    server = raw_server(lambda _request: json_answer({}))
    on(case, server.url)
    assert server.received[0].target == "/api/rest/v1/made/up?a=1&b=2"


@clients_only
def test_whole_answers(on: Any, folder: str) -> None:
    """with_raw_response gives status, headers and body, and beside them what the call gives without it."""

    async def case(face: Face) -> None:
        raw = face.api.with_raw_response
        answer = await face(raw.group.create({"name": folder}))
        assert (answer.status_code, answer.parsed.name) == (201, folder)
        assert answer.headers["content-type"].startswith("application/json")
        assert json.loads(answer.body)["id"] == answer.parsed.id
        group = answer.parsed
        assert await face(group.update({"notes": "n"})) is group
        page = (await face(raw.group.list(per_page=1))).parsed
        assert group.id in [each.id for each in await face.each(page.auto_paging_iter())]
        by_path = await face(raw.get(f"/groups/{group.id}"))
        assert by_path.parsed == json.loads(by_path.body)
        gone = await face(raw.group.delete(group.id))
        assert (gone.status_code, gone.body, gone.parsed) == (204, b"", None)
        await face.refused(NotFoundError, lambda: raw.group.find(group.id))

    on(case)


def test_retries_on_every_face(on: Any, raw_server: Any) -> None:
    """Passing trouble is waited out by the same rules; what lasts comes out as the same error."""
    answers: list[bytes] = []

    def answer(_request: Received) -> bytes:
        return answers.pop(0)

    async def case(face: Face) -> None:
        answers[:] = [http(503), http(429, Retry_After="0"), json_answer({"id": 1})]
        assert (await face(face.api.user.find(1))).id == 1
        answers[:] = [http(429, Retry_After="0"), json_answer({"id": 2}, 201)]
        assert (await face(face.api.user.create({"username": "u"}))).id == 2
        answers[:] = [http(429, b"{}")]
        err = await face.refused(RateLimitedError, lambda: face.api.user.create({"username": "u"}))
        assert (err.status_code, err.is_retryable) == (429, True)
        answers[:] = [http(503)] * 2
        with pytest.raises(Exception, match="503"):
            await face(face.api.user.find(1, {}, {"max_retries": 1}))
        assert answers == []

    on(case, raw_server(answer).url)


def test_credentials_do_not_travel(on: Any, raw_server: Any) -> None:
    """A redirect to another origin is followed without the key, on every face."""

    async def case(face: Face) -> None:
        assert (await face(face.api.user.find(1))).id == 1

    there = raw_server(lambda _request: json_answer({"id": 1}))
    here = raw_server(lambda _request: http(302, Location=f"{there.url}/moved"))
    on(case, here.url)
    assert here.received[0].headers["x-filesapi-key"] == KEY
    assert "x-filesapi-key" not in there.received[0].headers
