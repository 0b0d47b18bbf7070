"""The module face, exactly as users of this API know it: their lines, one after the other."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk

PASSWORD = "vroom"


@pytest.fixture(autouse=True)
def _at_home(pointed: Any, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Local files belong to the test; the settings lead to the mock server."""
    monkeypatch.chdir(tmp_path)
    Path("local.txt").write_text("local contents")


def remove(*paths: str) -> None:
    for path in paths:
        files_sdk.file.delete(path, {"recursive": True})


def test_key_by_function_and_by_assignment(pointed: Any) -> None:
    """set_api_key, api_key = "…", get_api_key; the resource of that name stays."""
    files_sdk.set_api_key("YOURAPIKEY")
    assert files_sdk.get_api_key() == "YOURAPIKEY"
    files_sdk.api_key = pointed.api_key
    assert files_sdk.get_api_key() == pointed.api_key
    assert files_sdk.api_key.list().data is not None


def test_key_per_call(pointed: Any) -> None:
    """The last parameter of any function takes a key that wins over the one that is set."""
    files_sdk.set_api_key("WRONG")
    params: dict[str, Any] = {}
    assert files_sdk.user.list(params, {"api_key": pointed.api_key}).data
    with pytest.raises(files_sdk.error.NotAuthenticatedError):
        files_sdk.user.list(params)
    assert params == {}


def test_key_per_object(pointed: Any) -> None:
    """The second parameter of a constructor takes options for the object's own calls."""
    me = files_sdk.user.list().data[0]
    files_sdk.set_api_key("WRONG")
    user = files_sdk.user.User({"id": me.id}, {"api_key": pointed.api_key})
    user.update({"notes": "seen"})
    assert user.notes == "seen"


def test_sessions() -> None:
    """Log in, use the session globally, per object and per request, log out."""
    session = files_sdk.session.create({"username": "motor", "password": PASSWORD})
    id = files_sdk.user.list().data[0].id
    params: dict[str, Any] = {}
    files_sdk.set_api_key(None)
    files_sdk.set_session(session)
    assert files_sdk.session_id == session.id
    assert files_sdk.user.list().data
    files_sdk.set_session(None)
    user = files_sdk.user.User({"id": id}, {"session_id": session.id})
    assert user.update({"notes": "by session"}).notes == "by session"
    assert files_sdk.user.find(id, params, {"session_id": session.id}).id == id
    session.destroy()
    with pytest.raises(files_sdk.error.NotAuthenticatedError):
        files_sdk.user.find(id, params, {"session_id": session.id})


def test_destroying_one_session_leaves_the_others() -> None:
    """destroy() ends the session of the object, not the one that calls are made with."""
    mine = files_sdk.session.create({"username": "motor", "password": PASSWORD})
    other = files_sdk.session.create({"username": "motor", "password": PASSWORD})
    files_sdk.set_api_key(None)
    files_sdk.set_session(mine)
    other.destroy()
    assert files_sdk.user.list().data


def test_settings_read_and_assign() -> None:
    """Every documented setting has its default, and can be assigned."""
    del files_sdk.initial_network_retry_delay, files_sdk.max_network_retry_delay
    assert (files_sdk.open_timeout, files_sdk.read_timeout) == (30, 80)
    assert (files_sdk.initial_network_retry_delay, files_sdk.max_network_retry_delay) == (0.5, 2)
    assert (files_sdk.max_network_retries, files_sdk.source_ip, files_sdk.console_log_level) == (3, None, None)
    files_sdk.open_timeout = 60
    files_sdk.read_timeout = 90
    files_sdk.initial_network_retry_delay = 1
    files_sdk.max_network_retry_delay = 5
    files_sdk.max_network_retries = 5
    files_sdk.source_ip = "127.0.0.1"
    assert files_sdk.user.list().data
    files_sdk.base_url = "https://SUBDOMAIN.files.com"
    assert files_sdk.base_url == "https://SUBDOMAIN.files.com"


def test_workspace_and_language() -> None:
    """set_workspace_id and set_language do not disturb a call."""
    files_sdk.set_workspace_id(0)
    files_sdk.set_language("en")
    assert files_sdk.user.list().data


def test_console_log_level_shows_calls(capsys: pytest.CaptureFixture[str], pointed: Any) -> None:
    """A call is shown on stderr while the console level is set, without the key."""
    files_sdk.console_log_level = "info"
    files_sdk.user.list()
    files_sdk.console_log_level = "debug"
    files_sdk.user.list()
    files_sdk.console_log_level = None
    files_sdk.user.list()
    err = capsys.readouterr().err
    assert err.count("INFO") == 2
    assert err.count("DEBUG") == 1
    assert pointed.api_key not in err


def test_logger_that_users_know(caplog: pytest.LogCaptureFixture) -> None:
    """A level set on the logger "files_sdk" makes calls visible in the standard way."""
    logger = logging.getLogger("files_sdk")
    with caplog.at_level(logging.INFO, logger="files_sdk"):
        files_sdk.user.list()
    assert logger.level == logging.NOTSET
    assert "answered 200" in caplog.text


def test_error_handling_as_documented() -> None:
    """A wrong password is NotAuthenticatedError, which Error catches too."""
    caught: list[str] = []
    try:
        files_sdk.session.create({"username": "USERNAME", "password": "BADPASSWORD"})
    except files_sdk.error.NotAuthenticatedError as err:
        caught.append(f"Authentication Error Occurred ({type(err).__name__}): {err}")
    except files_sdk.error.Error as err:
        caught.append(f"Unknown Error Occurred ({type(err).__name__}): {err}")
    assert caught[0].startswith("Authentication Error Occurred (InvalidUsernameOrPasswordError): ")
    with pytest.raises(files_sdk.error.Error):
        files_sdk.session.create({"username": "USERNAME", "password": "BADPASSWORD"})


def test_upload_and_download_a_file(folder: str) -> None:
    """Both directions with two names."""
    files_sdk.file.upload_file("local.txt", f"/{folder}/remote.txt")
    files_sdk.file.download_file(f"/{folder}/remote.txt", "back.txt")
    assert Path("back.txt").read_text() == "local contents"


def test_second_name_is_optional(folder: str) -> None:
    """An upload takes the local name in the root, a download the remote name in the current folder."""
    name = f"{folder}.txt"
    Path("local.txt").rename(name)
    try:
        assert files_sdk.file.upload_file(name).path == name
        Path(name).unlink()
        files_sdk.file.download_file(f"/{name}")
        assert Path(name).read_text() == "local contents"
    finally:
        remove(name)


def test_mkdir_parents(folder: str) -> None:
    """Missing folders are an error, unless they are to be made."""
    target = f"/{folder}/uploads/deep/remote.txt"
    with pytest.raises(files_sdk.error.DestinationParentDoesNotExistError):
        files_sdk.file.upload_file("local.txt", target)
    record = files_sdk.file.upload_file("local.txt", target, params={"mkdir_parents": True})
    assert record.path == target.lstrip("/")


def test_listing_the_root(folder: str) -> None:
    """The one-line listing of the root."""
    assert folder in [f.path for f in files_sdk.folder.list_for("/").auto_paging_iter() if f.type == "directory"]


def test_manual_paging(folder: str) -> None:
    """The loop with has_next_page and load_next_page sees what auto_paging_iter sees."""
    for number in range(5):
        files_sdk.folder.create(f"{folder}/{number}")
    list_obj = files_sdk.folder.list_for(f"/{folder}", {"per_page": 2})
    found = [f.path for f in list_obj]
    pages = 1
    while list_obj.has_next_page:
        list_obj.load_next_page()
        pages += 1
        found.extend(f.path for f in list_obj)
    assert found == [f"{folder}/{number}" for number in range(5)]
    assert found == [f.path for f in files_sdk.folder.list_for(folder, per_page=2).auto_paging_iter()]
    assert pages == 3


def test_open_text_and_bytes(folder: str) -> None:
    """The four documented ways to open a file."""
    name = f"{folder}/foo.txt"
    with files_sdk.file.open(name, "w") as f:
        f.write("contents")
    with files_sdk.open(name, "r") as f:
        assert f.read() == "contents"
    with files_sdk.file.open(name, "wb") as f:
        f.write(b"binary contents")
    assert (f.path, f.size) == (name, 15)
    with files_sdk.open(name, "rb") as f:
        assert f.read() == b"binary contents"
        assert f.path == name


def test_transfers_on_the_package(folder: str) -> None:
    """upload_file, download_file, upload_stream and download_stream are names of the package."""
    files_sdk.upload_file("local.txt", f"{folder}/a")
    files_sdk.download_file(f"{folder}/a", "b")
    with open("b", "rb") as stream:
        files_sdk.upload_stream(stream, f"{folder}/c")
    with open("d", "wb") as stream:
        files_sdk.download_stream(f"{folder}/c", stream)
    assert Path("d").read_text() == "local contents"


def test_path_comparison() -> None:
    """The documented comparison holds, and the mock server agrees with it."""
    assert files_sdk.path_util.is_same("Fïłèńämê.Txt", "filename.txt")


def test_server_compares_paths_as_the_package_does(folder: str) -> None:
    """Two spellings that are one file here are one file there."""
    files_sdk.upload_file("local.txt", f"{folder}/Fïłèńämê.Txt")
    record = files_sdk.file.find(f"{folder.upper()}/filename.txt")
    assert record.path == f"{folder}/Fïłèńämê.Txt"


def test_record_methods(folder: str) -> None:
    """A record's own methods: update in place, save, delete, and its destroy alias."""
    group = files_sdk.group.create({"name": folder})
    assert group.update({"notes": "n"}) is group
    group.notes = "saved"
    group.save()
    assert files_sdk.group.find(group.id).notes == "saved"
    group.delete()
    with pytest.raises(files_sdk.error.NotFoundError):
        files_sdk.group.find(group.id)
    fresh = files_sdk.group.Group({"name": f"{folder}-2"})
    fresh.save()
    assert fresh.id
    fresh.destroy()


def test_key_that_was_created_works(folder: str) -> None:
    """An API key made through the API is a credential."""
    key = files_sdk.api_key.create({"name": folder})
    assert files_sdk.user.list({}, {"api_key": key.key}).data
    key.delete()
    with pytest.raises(files_sdk.error.NotAuthenticatedError):
        files_sdk.user.list({}, {"api_key": key.key})
