"""Paths of universal-pathlib."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

upath = pytest.importorskip("upath")


@pytest.fixture(params=["files", "filesstyle"])
def root(request: pytest.FixtureRequest, options: dict[str, Any], folder: str) -> Any:
    """A path that leads to a fresh folder."""
    return upath.UPath(f"{request.param}://{folder}", **options)


def test_names(root: Any, folder: str) -> None:
    """Parts of a path are those of its name."""
    path = root / "a" / "b.tar.gz"
    assert (path.name, path.stem, path.suffix, path.path) == ("b.tar.gz", "b.tar", ".gz", f"{folder}/a/b.tar.gz")
    assert path.parent == root / "a"
    assert path.parent.parent == root
    assert path.with_suffix(".zip").name == "b.tar.zip"
    assert str(path) == f"{root.protocol}://{folder}/a/b.tar.gz"
    assert path.relative_to(root).as_posix() == "a/b.tar.gz"


def test_files(root: Any) -> None:
    """Files are written, read, listed, matched, renamed and removed as with pathlib."""
    path = root / "a" / "b.txt"
    path.parent.mkdir()
    assert path.write_text("text") == 4
    assert path.read_bytes() == b"text"
    assert (path.stat().st_size, path.stat().st_mtime > 0) == (4, True)
    assert (path.exists(), path.is_file(), path.is_dir(), root.is_dir()) == (True, True, False, True)
    assert [entry.name for entry in root.iterdir()] == ["a"]
    assert [entry.name for entry in root.glob("**/*.txt")] == ["b.txt"]
    with path.open("a") as file:
        file.write("!")
    assert path.rename(root / "a" / "c.txt").read_text() == "text!"
    assert not path.exists()
    (root / "a" / "c.txt").unlink()
    (root / "a").rmdir()
    assert list(root.iterdir()) == []
    with pytest.raises(FileNotFoundError):
        path.read_text()


def test_pickles_hold_no_secret(root: Any, mock_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pickled path finds its credential where it is loaded."""
    kept = pickle.dumps(root)
    assert mock_server.api_key.encode() not in kept
    monkeypatch.setenv("FILES_API_KEY", mock_server.api_key)
    assert list(pickle.loads(kept).iterdir()) == []
