"""Long work on every face: copies, moves and deletions that are waited for, and handles on them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from behaviour.conftest import Received, json_answer

from files_style_sdk import Job
from files_style_sdk.error import DeadlineExceededError, FileMigrationError, InvalidParameterError, NotFoundError

from .conftest import Face

SOON = {"interval": 0.001}


def test_copy_move_and_delete(on: Any, folder: str) -> None:
    """The work is done when the call returns, and what it was is told."""

    async def case(face: Face) -> None:
        file = face.api.file
        await face(file.upload_stream(io.BytesIO(b"bytes"), f"{folder}/a"))
        done = await face(file.copy_and_wait(f"{folder}/a", {"destination": f"{folder}/b"}, **SOON))
        assert (done.status, done.operation) == ("completed", "copy")
        assert (await face(file.find(f"{folder}/b"))).size == 5
        done = await face(file.move_and_wait(f"{folder}/b", {"destination": f"{folder}/c"}, timeout=30, **SOON))
        assert (done.status, done.operation) == ("completed", "move")
        done = await face(file.delete_and_wait(f"{folder}/c", **SOON))
        assert done.status == "completed"
        left = await face(face.api.folder.list_for(folder))
        assert [entry.path for entry in left.data] == [f"{folder}/a"]

    on(case)


def test_handles(on: Any, folder: str) -> None:
    """An action's answer can be waited for; from_id gives another process the same work."""

    async def case(face: Face) -> None:
        file = face.api.file
        await face(file.upload_stream(io.BytesIO(b"bytes"), f"{folder}/a"))
        action = await face(file.copy(f"{folder}/a", {"destination": f"{folder}/b"}))
        told: list[Any] = []
        done = await face(action.wait(on_progress=told.append, **SOON))
        assert (done.status, told[-1].id) == ("completed", done.id)
        job = Job.from_id("file_migration", action.file_migration_id, None if face.name == "module" else face.api)
        assert (await face(job.wait(**SOON))).id == done.id
        assert (action.job.kind, action.job.id) == ("file_migration", done.id)
        if face.name == "async":
            assert (await job).id == done.id
        lost = Job.from_id("file_migration", 2**40, None if face.name == "module" else face.api)
        await face.refused(NotFoundError, lambda: lost.wait())

    on(case)


class Working:
    """Answers as a service whose work ends in `status` at the third look."""

    def __init__(self, status: str) -> None:
        self._status = status
        self.looks = 0

    def __call__(self, request: Received) -> bytes:
        if request.method == "POST":
            return json_answer({"status": "pending", "file_migration_id": 7}, 201)
        self.looks += 1
        ended = self.looks % 3 == 0
        return json_answer({"id": 7, "status": self._status if ended else "pending", "failure_message": "disk"})


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_how_work_ends(on: Any, raw_server: Any, status: str) -> None:
    """Waiting looks until the work has ended; work that failed or was cancelled is an error."""
    working = Working(status)
    told: list[str] = []

    async def case(face: Face) -> None:
        def wait() -> Any:
            return face.api.file.copy_and_wait(
                "a", {"destination": "b"}, on_progress=lambda record: told.append(record.status), **SOON
            )

        if status == "completed":
            assert (await face(wait())).id == 7
        else:
            err = await face.refused(FileMigrationError, wait)
            assert status in str(err)
            assert "7" in str(err)

    on(case, raw_server(working).url)
    assert told == ["pending", "pending", status]


def test_work_that_takes_too_long(on: Any, raw_server: Any) -> None:
    """`timeout` bounds the whole wait; the error does not claim that nothing was begun."""

    async def case(face: Face) -> None:
        err = await face.refused(
            DeadlineExceededError,
            lambda: face.api.file.copy_and_wait("a", {"destination": "b"}, timeout=0.3, interval=20),
        )
        assert "0.3 s" in str(err)
        assert err.outcome == "unknown"

    on(case, raw_server(Working("completed")).url)


@pytest.mark.parametrize("kind", ["user", "no_such_kind", "_FIND", "file"])
def test_what_is_no_work(on: Any, kind: str) -> None:
    """A record that has no end to wait for is refused by name."""

    async def case(face: Face) -> None:
        with pytest.raises(InvalidParameterError, match=kind):
            Job.from_id(kind, 1, None if face.name == "module" else face.api)

    on(case)
