"""User code that type checkers accept, with the types that users see. Checked, never run."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, Any, assert_type

import files_style_sdk as files_sdk
from files_style_sdk import Attachment, Client, ListObj
from files_style_sdk.error import APIError, Error, FileNotFoundError, NotAuthenticatedError, NotFoundError
from files_style_sdk.models import File, Session, User
from files_style_sdk.syncing.outcomes import Outcomes
from files_style_sdk.transfer.progress import Progress


def settings() -> None:
    files_sdk.set_api_key("KEY")
    files_sdk.set_api_key(None)
    assert_type(files_sdk.get_api_key(), str | None)
    files_sdk.base_url = "https://example.files.com"
    files_sdk.open_timeout = 60
    files_sdk.read_timeout = 90.5
    files_sdk.max_network_retries = 5
    files_sdk.source_ip = "10.1.2.3"
    files_sdk.console_log_level = "info"


def sessions() -> None:
    session = files_sdk.session.create({"username": "motor", "password": "vroom"})
    assert_type(session, Session)
    assert_type(session.id, str | None)
    files_sdk.set_session(session)
    session.destroy()


def users() -> None:
    page = files_sdk.user.list({"per_page": 10}, {"session_id": "abc"})
    assert_type(page, ListObj[User])
    for user in page.auto_paging_iter():
        assert_type(user, User)
        assert_type(user.username, str | None)
    while page.has_next_page:
        page.load_next_page()
    assert_type(files_sdk.user.find(1), User)
    assert_type(files_sdk.user.create(username="new", site_admin=False), User)
    assert_type(files_sdk.user.User({"id": 1}, {"session_id": "abc"}), User)
    files_sdk.user.create({"username": "new", "avatar_file": b"PNG"})
    files_sdk.user.create(username="new", avatar_file=Attachment(b"PNG", filename="a.png"))
    assert_type(files_sdk.user.find(1).update({"name": "n"}, site_admin=True), User)


def files(path: Path) -> None:
    assert_type(files_sdk.upload_file(path, "/remote.txt", params={"mkdir_parents": True}), File)
    assert_type(files_sdk.file.upload_file("local.txt"), File)
    assert_type(files_sdk.download_file("/remote.txt", path), File)
    assert_type(files_sdk.upload_stream(io.BytesIO(b"x"), "/x", 1), File)
    assert_type(files_sdk.download_stream("/x", io.BytesIO()), File)
    assert_type(files_sdk.file.upload_directory(path, "/x", progress=shown), Outcomes)
    for entry in files_sdk.folder.list_for("/").auto_paging_iter():
        assert_type(entry, File)
    for entry in files_sdk.folder.walk("/"):
        assert_type(entry.size, int | None)


def opened() -> None:
    handle: IO[Any] = files_sdk.open("foo.txt", "w")
    with files_sdk.file.open("foo.txt", "rb", buffering=0) as f:
        f.read()
    handle.close()


def clients() -> None:
    with Client(api_key="KEY", read_timeout=5) as client:
        assert_type(client, Client)
        assert_type(client.user.find(1), User)
        assert_type(client.folder.list_for("/"), ListObj[File])
        assert_type(client.file.upload_file("a", "/b"), File)


def errors() -> None:
    try:
        files_sdk.file.find("x")
    except FileNotFoundError as error:
        not_found: NotFoundError = error
        assert_type(not_found.http_status, int | None)
    except NotAuthenticatedError as error:
        api_error: APIError = error
        print(api_error)
    except files_sdk.error.Error as error:
        base: Error = error
        assert_type(base.is_retryable, bool)


def shown(progress: Progress) -> None:
    assert_type(progress.bytes_total, int | None)
    assert_type(progress.rate, float)
