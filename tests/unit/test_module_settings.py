"""Settings as names on the package."""

from __future__ import annotations

import logging
from types import ModuleType
from typing import Any
from unittest import mock

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.settings import Settings


def test_assigning_api_key_sets_the_key_and_keeps_the_resource() -> None:
    """`api_key` can be assigned, and read as the resource of that name."""
    files_sdk.api_key = "ASSIGNED1"
    assert files_sdk.get_api_key() == "ASSIGNED1"
    assert isinstance(files_sdk.api_key, ModuleType)
    assert callable(files_sdk.api_key.list)


def test_set_api_key_and_taking_it_back() -> None:
    """None takes an assignment back."""
    files_sdk.set_api_key("ONE")
    assert files_sdk.get_api_key() == "ONE"
    files_sdk.set_api_key(None)
    assert files_sdk.get_api_key() is None


def test_environment_key_shows_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an assignment the key of the environment is the one, also after deleting an assignment."""
    monkeypatch.setenv("FILES_API_KEY", "FROMENV")
    files_sdk.api_key = "ASSIGNED"
    assert files_sdk.get_api_key() == "ASSIGNED"
    del files_sdk.api_key
    assert files_sdk.get_api_key() == "FROMENV"


@pytest.mark.parametrize("name", ["read_timeout", "open_timeout", "max_network_retries"])
def test_assign_read_delete(name: str) -> None:
    """A setting reads back what was assigned; deleting it brings the default back."""
    default = getattr(files_sdk, name)
    setattr(files_sdk, name, default + 5)
    assert getattr(files_sdk, name) == default + 5
    delattr(files_sdk, name)
    assert getattr(files_sdk, name) == default


def test_refused_assignment_changes_nothing() -> None:
    """After a refused value the old one holds."""
    files_sdk.read_timeout = 7
    with pytest.raises(InvalidParameterError, match="read_timeout"):
        files_sdk.read_timeout = "long"  # type: ignore[assignment]
    assert files_sdk.read_timeout == 7


def test_running_call_keeps_its_settings() -> None:
    """Settings are read when a call begins: a value taken then does not change afterwards."""
    files_sdk.read_timeout = 7
    during = files_sdk._settings.current()
    files_sdk.read_timeout = 9
    assert (during.read_timeout, files_sdk._settings.current().read_timeout) == (7, 9)


@pytest.mark.parametrize("before", [None, 50])
def test_monkeypatch_round_trip(before: int | None) -> None:
    """monkeypatch.setattr puts back what was there."""
    files_sdk.read_timeout = before  # type: ignore[assignment]
    expected = files_sdk.read_timeout
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files_sdk, "read_timeout", 5)
        assert files_sdk.read_timeout == 5
    assert files_sdk.read_timeout == expected


@pytest.mark.parametrize("before", [None, 50])
def test_mock_patch_round_trip(before: int | None) -> None:
    """mock.patch.object puts back what was there, also a value that was assigned before."""
    files_sdk.read_timeout = before  # type: ignore[assignment]
    expected = files_sdk.read_timeout
    with mock.patch.object(files_sdk, "read_timeout", 5):
        assert files_sdk.read_timeout == 5
    assert files_sdk.read_timeout == expected


@pytest.mark.parametrize("before", [None, "EARLIER"])
def test_patches_of_api_key_round_trip(before: str | None) -> None:
    """Both kinds of patch put the key back, one that was set before too, and leave the resource reachable."""
    files_sdk.set_api_key(before)
    with mock.patch.object(files_sdk, "api_key", "PATCHED"):
        assert files_sdk.get_api_key() == "PATCHED"
    assert files_sdk.get_api_key() == before
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files_sdk, "api_key", "PATCHED")
        assert files_sdk.get_api_key() == "PATCHED"
    assert files_sdk.get_api_key() == before
    assert isinstance(files_sdk.api_key, ModuleType)


@pytest.mark.parametrize("before", [None, "EARLIER"])
def test_nested_patches_of_api_key(before: str | None) -> None:
    """A patch inside a patch puts back the outer one's key, and that one the key before both."""
    files_sdk.set_api_key(before)
    with mock.patch.object(files_sdk, "api_key", "OUTER"):
        with mock.patch.object(files_sdk, "api_key", "INNER"):
            assert files_sdk.get_api_key() == "INNER"
        assert files_sdk.get_api_key() == "OUTER"
    assert files_sdk.get_api_key() == before


def test_key_that_was_taken_back_does_not_return() -> None:
    """Deleting a key, or setting it to None, twice does not bring an old credential back to life."""
    files_sdk.api_key = "OLD"
    files_sdk.set_api_key(None)
    del files_sdk.api_key
    assert files_sdk.get_api_key() is None
    files_sdk.api_key = "OLD"
    del files_sdk.api_key
    del files_sdk.api_key
    assert files_sdk.get_api_key() is None


def test_set_session_takes_a_session_or_its_id() -> None:
    """A session object, its id and None are taken; anything else is refused."""
    files_sdk.set_session(files_sdk.session.Session({"id": "abc"}))
    assert files_sdk.session_id == "abc"
    files_sdk.set_session("def")
    assert files_sdk.session_id == "def"
    files_sdk.set_session(None)
    assert files_sdk.session_id is None
    for bad in (object(), files_sdk.session.Session()):
        with pytest.raises(InvalidParameterError, match="session"):
            files_sdk.set_session(bad)


def test_setters_and_getters_agree_with_names() -> None:
    """set_x, get_x and the plain name are one thing."""
    files_sdk.set_workspace_id(12)
    files_sdk.set_language("de")
    files_sdk.set_source_ip("127.0.0.2")
    assert (files_sdk.get_workspace_id(), files_sdk.workspace_id) == (12, 12)
    assert (files_sdk.get_language(), files_sdk.language) == ("de", "de")
    assert (files_sdk.get_source_ip(), files_sdk.source_ip) == ("127.0.0.2", "127.0.0.2")


def test_console_log_level_writes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """'info' shows info and above on stderr, 'debug' more, None nothing."""
    log = logging.getLogger("files_style_sdk")
    log.info("before")
    files_sdk.console_log_level = "info"
    log.info("first")
    log.debug("detail one")
    files_sdk.console_log_level = "debug"
    log.debug("detail two")
    files_sdk.console_log_level = None
    log.info("after")
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.rpartition(": ")[2] for line in err.splitlines()] == ["first", "detail two"]


def test_console_log_level_leaves_the_logger_as_it_was() -> None:
    """Switching the console off puts handlers and level back."""
    log = logging.getLogger("files_style_sdk")
    before = (list(log.handlers), log.level)
    files_sdk.console_log_level = "debug"
    assert files_sdk.console_log_level == "debug"
    files_sdk.console_log_level = None
    assert (list(log.handlers), log.level) == before
    assert files_sdk.console_log_level is None


@pytest.mark.parametrize("bad", ["loud", 10, "INFO", True])
def test_bad_console_log_level_is_refused(bad: object) -> None:
    """Only None, 'info' and 'debug' are taken."""
    with pytest.raises(InvalidParameterError, match="console_log_level"):
        files_sdk.console_log_level = bad  # type: ignore[assignment]


def test_files_sdk_logger_governs_ours(caplog: pytest.LogCaptureFixture) -> None:
    """A level and a handler on the logger that users know, "files_sdk", reach our loggers."""
    known = logging.getLogger("files_sdk")
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    known.addHandler(handler)
    try:
        with caplog.at_level(logging.DEBUG, logger="files_sdk"):
            logging.getLogger("files_style_sdk").debug("hello")
    finally:
        known.removeHandler(handler)
    assert [record.getMessage() for record in records] == ["hello"]


def test_snapshot_and_restore() -> None:
    """restore() brings back the assignments of a snapshot and removes all others."""
    files_sdk.read_timeout = 7
    snapshot = files_sdk._settings.snapshot()
    files_sdk.read_timeout = 8
    files_sdk.language = "de"
    files_sdk.console_log_level = "info"
    files_sdk._settings.restore(snapshot)
    assert (files_sdk.read_timeout, files_sdk.language, files_sdk.console_log_level) == (7, None, None)


def test_unknown_names_are_no_attributes() -> None:
    """A misspelt name on the package raises AttributeError, and is no attribute for hasattr."""
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = files_sdk.no_such_thing  # type: ignore[attr-defined]
    assert not hasattr(files_sdk, "_private_thing")


def test_dir_lists_settings_resources_and_functions() -> None:
    """What can be used is found by dir()."""
    names = set(dir(files_sdk))
    assert {"read_timeout", "console_log_level", "user", "User", "upload_file", "open", "error", "Client"} <= names


def test_assignment_while_a_call_begins_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value assigned by one thread while another reads the settings holds from the next call on."""
    settings = files_sdk._settings
    merge = Settings.with_options
    assigned: list[bool] = []

    def merge_slowly(self: Settings, options: Any) -> Settings:
        merged = merge(self, options)
        if not assigned and options and "read_timeout" in options:
            assigned.append(True)
            settings.set("read_timeout", 7)
        return merged

    files_sdk.read_timeout = 6
    monkeypatch.setattr(Settings, "with_options", merge_slowly)
    settings.current()
    assert assigned
    assert settings.current().read_timeout == 7
