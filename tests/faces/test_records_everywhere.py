"""Records on every face: listed, found, made, changed and removed."""

from __future__ import annotations

from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import InvalidParameterError, MissingParameterError, NotAuthenticatedError, NotFoundError

from .conftest import KEY, Face

LIVES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("user", {"username": "{unique}", "name": "One"}, {"name": "Two"}),
    ("group", {"name": "{unique}", "notes": "one"}, {"notes": "two"}),
    ("bundle", {"paths": ["{unique}"], "description": "one"}, {"description": "two"}),
    ("clickwrap", {"name": "{unique}", "body": "one"}, {"body": "two"}),
    ("api_key", {"name": "{unique}", "description": "one"}, {"description": "two"}),
]


def filled(values: dict[str, Any], unique: str) -> dict[str, Any]:
    return {
        name: [unique] if isinstance(value, list) else value.format(unique=unique) for name, value in values.items()
    }


@pytest.mark.parametrize(("name", "made", "changed"), LIVES, ids=[name for name, _, _ in LIVES])
def test_a_record_from_its_making_to_its_end(name: str, made: Any, changed: Any, on: Any, folder: str) -> None:
    """create, find, get, update, list and delete do the same on every face, with records bound to it."""

    async def case(face: Face) -> None:
        resource = getattr(face.api, name)
        record = await face(resource.create(filled(made, folder)))
        assert isinstance(record, getattr(files_sdk, type(record).__name__))
        found = await face(resource.find(record.id))
        assert (type(found), found.id) == (type(record), record.id)
        updated = await face(resource.update(record.id, **changed))
        assert changed.items() <= updated.to_dict().items()
        assert changed.items() <= (await face(resource.get(record.id))).to_dict().items()
        assert record.id in [each.id for each in await face.each(resource.list(per_page=1000))]
        assert await face(resource.delete(record.id)) is None
        await face.refused(NotFoundError, lambda: resource.find(record.id))

    on(case)


@pytest.mark.parametrize(("name", "made", "changed"), LIVES, ids=[name for name, _, _ in LIVES])
def test_a_record_as_an_object(name: str, made: Any, changed: Any, on: Any, folder: str) -> None:
    """new, save, update in place, save again and delete on the object itself."""

    async def case(face: Face) -> None:
        resource = getattr(face.api, name)
        record = resource.new(filled(made, folder))
        assert await face(record.save()) is record
        assert record.id is not None
        assert await face(record.update(changed)) is record
        assert changed.items() <= record.to_dict().items()
        for key, value in filled(made, folder).items():
            if key in changed:
                setattr(record, key, value)
        assert await face(record.save()) is record
        again = await face(resource.find(record.id))
        assert {key: getattr(again, key) for key in changed} == {key: made[key] for key in changed}
        assert await face(record.delete()) is None
        await face.refused(NotFoundError, lambda: resource.find(record.id))

    on(case)


def test_actions_on_objects(on: Any, folder: str) -> None:
    """An action of a record is called on it; plain data and nothing come back as such."""

    async def case(face: Face) -> None:
        user = await face(face.api.user.create({"username": folder, "password": "long enough 1"}))
        assert await face(user.unlock()) is None
        await face(face.api.folder.create(f"{folder}/locked"))
        lock = await face(face.api.lock.create(f"{folder}/locked", timeout=60))
        assert await face(lock.delete({"token": lock.token})) is None
        assert (await face(face.api.lock.list_for(f"{folder}/locked"))).data == []
        await face(user.delete())

    on(case)


def test_sessions(on: Any) -> None:
    """Log in, use the session for one call, log out; afterwards it is refused."""

    async def case(face: Face) -> None:
        session = await face(face.api.session.create({"username": "motor", "password": "vroom"}))
        by_session = {"session_id": session.id}
        assert (await face(face.api.user.list({}, by_session))).data
        assert (await face(face.api.user.list({}, {"session": session}))).data
        assert await face(session.destroy()) is None
        err = await face.refused(NotAuthenticatedError, lambda: face.api.user.list({}, by_session))
        assert (err.status_code, err.outcome) == (401, "rejected")

    on(case)


def test_refusals_are_the_same(on: Any, folder: str) -> None:
    """The same mistakes bring the same errors, with the same facts, wherever they are made."""

    async def case(face: Face) -> None:
        missing = await face.refused(
            files_sdk.error.FileNotFoundError, lambda: face.api.file.find(f"{folder}/missing.txt")
        )
        assert (missing.status_code, missing.error_type, missing.outcome) == (
            404,
            "not-found/file-not-found",
            "rejected",
        )
        assert missing.response.data["type"] == missing.body["type"] == missing.error_type
        exists = await face.refused(files_sdk.UnprocessableEntityError, lambda: face.api.folder.create(folder))
        assert (type(exists).__name__, exists.status_code) == ("DestinationExistsError", 422)
        for kind, call in (
            (MissingParameterError, lambda: face.api.user.find(None)),
            (InvalidParameterError, lambda: face.api.user.find("seven")),
            (InvalidParameterError, lambda: face.api.user.list({"per_page": "many"})),
            (InvalidParameterError, lambda: face.api.user.list({}, {"no_such_option": 1})),
        ):
            err = await face.refused(kind, call)
            assert err.outcome == "not_sent"

    on(case)


def test_options_for_one_call(on: Any) -> None:
    """An option given to a call holds for this call and for what it returns, and what was passed in stays as it was."""

    async def case(face: Face) -> None:
        options = {"api_key": "WRONGKEY"}
        await face.refused(NotAuthenticatedError, lambda: face.api.user.list({}, options))
        assert options == {"api_key": "WRONGKEY"}
        params = {"per_page": 1}
        page = await face(face.api.user.list(params, {"auth": files_sdk.auth.ApiKey(KEY), "max_retries": 0}))
        assert params == {"per_page": 1}
        user = page.data[0]
        assert await face(user.update({"notes": "seen"})) is user
        await face.refused(NotAuthenticatedError, lambda: user.update({"notes": "x"}, options))

    on(case)
