"""Where credentials come from, who shares a filesystem, and what another process gets of it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import fsspec
import pytest

from files_style_sdk.auth import ApiKey
from files_style_sdk.cli.profiles import Profiles
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.fs import FilesFileSystem

SECRETS = {
    "api_key": "SECRET-1",
    "headers": {"X-Team": "red", "X-Api-Token": "SECRET-3"},
    "proxies": {"http": "http://user:SECRET-4@127.0.0.1:1"},
}


def test_the_environment(mock_server: Any, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments the environment counts, as it is when the filesystem is asked for."""
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:1")
    elsewhere = fsspec.filesystem("files")
    monkeypatch.setenv("FILES_BASE_URL", mock_server.url)
    monkeypatch.setenv("FILES_API_KEY", mock_server.api_key)
    here = fsspec.filesystem("files")
    assert here is not elsewhere
    assert here is fsspec.filesystem("files")
    assert here.exists(folder)


def test_a_session(mock_server: Any, folder: str, client: Any) -> None:
    """A session serves as well as a key."""
    session = client.session.create(username="motor", password="vroom")
    assert FilesFileSystem(base_url=mock_server.url, session_id=session.id).exists(folder)


def test_profiles(mock_server: Any, folder: str, own_profiles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile counts by argument, by environment and by default, below the credential of the environment."""
    Profiles(own_profiles).save("work", {"base_url": mock_server.url}, {"api_key": mock_server.api_key})
    assert FilesFileSystem(profile="work").exists(folder)
    with pytest.raises(PermissionError, match="no credential"):
        FilesFileSystem().exists(folder)
    monkeypatch.setenv("FILES_PROFILE", "work")
    assert FilesFileSystem().exists(folder)
    monkeypatch.delenv("FILES_PROFILE")
    FilesFileSystem.clear_instance_cache()
    Profiles(own_profiles).choose("work")
    assert FilesFileSystem().exists(folder)
    with pytest.raises(ValueError, match="no profile 'other'"):
        FilesFileSystem(profile="other").exists(folder)
    with pytest.raises(ValueError, match="not sent to"):
        FilesFileSystem(profile="work", base_url="http://127.0.0.1:1").exists(folder)
    with pytest.raises(PermissionError):
        FilesFileSystem(base_url="http://127.0.0.1:1").exists(folder)


def test_no_credential() -> None:
    """Without any credential the error says where one can come from."""
    with pytest.raises(PermissionError, match=r"FILES_API_KEY.*profile"):
        FilesFileSystem().ls("")


def test_bad_options() -> None:
    """Options that are unknown or ill-formed are refused when the filesystem is made."""
    for options in (
        {"colour": "red"},
        {"base_url": "nowhere"},
        {"read_timeout": -1},
        {"cache_type": "odd"},
        {"block_size": 0},
    ):
        with pytest.raises(InvalidParameterError):
            FilesFileSystem(**options)
    with pytest.raises(TypeError):
        FilesFileSystem("KEY")


def test_who_shares(options: dict[str, Any]) -> None:
    """The same options give the same filesystem; other keys, and credentials that look alike, give others."""
    assert FilesFileSystem(**options) is FilesFileSystem(**options)
    assert FilesFileSystem(**options) is not FilesFileSystem(**{**options, "api_key": "OTHER"})
    one, other = FilesFileSystem(auth=ApiKey("one")), FilesFileSystem(auth=ApiKey("two"))
    assert one is not other
    assert one != other


def test_pickles_hold_no_secret(mock_server: Any) -> None:
    """Neither a pickle nor JSON, nor what is printed, holds a secret; what is no secret goes along."""
    fs = FilesFileSystem(base_url=mock_server.url, **SECRETS, auto_mkdir=False, block_size=100, max_retries=7)
    assert pickle.loads(pickle.dumps(fs)).auto_mkdir is False
    for kept in (pickle.dumps(fs), fs.to_json(), json.dumps(fs.to_dict()), repr(fs), repr(fs.storage_options)):
        assert b"SECRET" not in (kept if isinstance(kept, bytes) else kept.encode())
    assert fs.storage_options == {
        "base_url": mock_server.url,
        "headers": {"X-Team": "red"},
        "auto_mkdir": False,
        "block_size": 100,
        "max_retries": 7,
    }
    pickle.dumps(FilesFileSystem(auth=ApiKey("SECRET-5"), base_url=mock_server.url))


def test_pickles_need_a_credential(fs: FilesFileSystem, folder: str) -> None:
    """Where none can be found, the first use says so."""
    again = pickle.loads(pickle.dumps(fs))
    with pytest.raises(PermissionError, match="pickled"):
        again.exists(folder)


@pytest.mark.parametrize("how", ["environment", "profile"])
def test_another_process(
    fs: FilesFileSystem, folder: str, mock_server: Any, own_profiles: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """A worker that loads the pickle takes the credential from its own environment or profile."""
    fs.pipe(f"{folder}/file", b"content")
    if how == "environment":
        monkeypatch.setenv("FILES_API_KEY", mock_server.api_key)
    else:
        Profiles(own_profiles).save("default", {"base_url": mock_server.url}, {"api_key": mock_server.api_key})
    program = "import pickle, sys; print(pickle.load(sys.stdin.buffer).cat(sys.argv[1]))"
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, f"{folder}/file"],
        input=pickle.dumps(fs),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, b"b'content'\n", b"")
