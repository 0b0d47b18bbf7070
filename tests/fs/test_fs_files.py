"""Files that are open, and ranges of bytes."""

from __future__ import annotations

import gc
import gzip
import pickle
import shutil
import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.fs import FilesFileSystem

CONTENT = bytes(range(256)) * 64
"""More than one part of an upload."""


def write_and_fail(file: Any, half: Any) -> None:
    """Write half of a file, and fail."""
    file.write(half)
    raise KeyError


@pytest.fixture
def path(fs: FilesFileSystem, folder: str) -> str:
    """A file with `CONTENT`."""
    fs.pipe(f"{folder}/data.bin", CONTENT)
    return f"{folder}/data.bin"


def test_ranges(fs: FilesFileSystem, path: str, mock_server: Any) -> None:
    """Ranges may be open, and counted from the end; only they are fetched."""
    for start, end in ((0, 3), (5, None), (None, 7), (-4, None), (-9, -2), (10, 10), (20_000, 30_000)):
        assert fs.cat_file(path, start, end) == CONTENT[start:end]
    mock_server.journal.clear()
    assert fs.cat_file(path, 100, 110) == CONTENT[100:110]
    assert sum(entry.sent for entry in mock_server.journal.entries("GET", status=206)) == 10


def test_many_ranges(fs: FilesFileSystem, path: str, folder: str, mock_server: Any) -> None:
    """Many ranges ask for each file once; what fails is told at its place, or raised."""
    missing = f"{folder}/missing"
    mock_server.journal.clear()
    found = fs.cat_ranges([path, missing, path], [0, 0, -3], [4, 4, None])
    assert (found[0], found[2]) == (CONTENT[:4], CONTENT[-3:])
    assert isinstance(found[1], FileNotFoundError)
    assert mock_server.journal.count("GET", f"/files/{path}") == 1
    assert fs.cat_ranges([path, path], 1, 3) == [CONTENT[1:3]] * 2
    with pytest.raises(FileNotFoundError):
        fs.cat_ranges([missing], 0, 4, on_error="raise")
    with pytest.raises(ValueError, match="as many"):
        fs.cat_ranges([path], [0, 1], [2, 3])


def test_broken_ranges_go_on(fs: FilesFileSystem, path: str, mock_server: Any) -> None:
    """A range that breaks off is continued where it broke."""
    with mock_server.fault("truncate", after=100, on="download") as rule:
        assert fs.cat_file(path, 50, 5000) == CONTENT[50:5000]
    assert rule.hits == 1


@pytest.mark.parametrize("cache_type", ["readahead", "blockcache", "bytes", "none", "first", "background"])
def test_caches(fs: FilesFileSystem, path: str, cache_type: str) -> None:
    """Every cache of blocks gives the same bytes."""
    with fs.open(path, "rb", block_size=1000, cache_type=cache_type) as file:
        assert file.read(10) == CONTENT[:10]
        assert file.seek(-5, 2) == len(CONTENT) - 5
        assert file.read() == CONTENT[-5:]
        file.seek(4990)
        assert file.read(2000) == CONTENT[4990:6990]
        assert file.size == file.info()["size"] == len(CONTENT)


def test_blocks_are_kept(fs: FilesFileSystem, path: str, mock_server: Any) -> None:
    """A block that was fetched is not fetched again, and no more blocks are than were touched."""
    options = {"block_size": 1024, "cache_type": "blockcache", "cache_options": {"maxblocks": 4}}
    with fs.open(path, "rb", **options) as file:
        mock_server.journal.clear()
        for position in (0, 5000, 10, 5100):
            file.seek(position)
            assert file.read(20) == CONTENT[position : position + 20]
    assert [entry.sent for entry in mock_server.journal.entries("GET", status=206)] == [1024, 1024]


def test_caches_of_the_filesystem(options: dict[str, Any], path: str, mock_server: Any) -> None:
    """Files are opened with the cache that the filesystem was made with, if no other is named."""
    fs = FilesFileSystem(**options, block_size=512, cache_type="blockcache", cache_options={"maxblocks": 2})
    with fs.open(path) as file:
        mock_server.journal.clear()
        assert file.read(1) == CONTENT[:1]
    assert [entry.sent for entry in mock_server.journal.entries("GET", status=206)] == [512]


def test_one_version(fs: FilesFileSystem, path: str) -> None:
    """A file that is replaced while it is open is an error, never a mixture."""
    with fs.open(path, cache_type="none") as file:
        assert file.read(10) == CONTENT[:10]
        fs.pipe(path, CONTENT[::-1])
        with pytest.raises(OSError, match="changed"):
            file.read(10)


def test_writing(fs: FilesFileSystem, folder: str) -> None:
    """What is written in pieces, of any size, is what is read; nothing is seen before it is closed."""
    path = f"{folder}/new/file"
    with fs.open(path, "wb", block_size=3000) as file:
        for start in range(0, len(CONTENT), 777):
            file.write(CONTENT[start : start + 777])
        assert file.tell() == len(CONTENT)
        assert not fs.exists(path)
    assert fs.cat(path) == CONTENT
    with fs.open(path, "ab") as file:
        assert file.tell() == len(CONTENT)
        file.write(b"more")
    assert fs.cat(path) == CONTENT + b"more"


@pytest.mark.parametrize("mode", ["wb", "w", "xb", "ab"])
def test_an_exception_publishes_nothing(fs: FilesFileSystem, folder: str, mode: str) -> None:
    """A `with` block that is left by an exception leaves what was there."""
    path = f"{folder}/file"
    if mode in ("wb", "ab"):
        fs.pipe(path, b"before")
    with pytest.raises(KeyError), fs.open(path, mode) as file:
        write_and_fail(file, "half" if mode == "w" else b"half")
    assert fs.exists(path) == (mode in ("wb", "ab"))
    assert not fs.exists(path) or fs.cat(path) == b"before"


@pytest.mark.parametrize("mode", ["wb", "w"])
def test_forgotten_files_are_not_published(fs: FilesFileSystem, folder: str, mode: str) -> None:
    """A file that nobody closed is not published, and Python says so."""
    path = f"{folder}/file"
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        file = fs.open(path, mode)
        file.write("half" if mode == "w" else b"half")
        del file
        gc.collect()
    assert any("never closed" in str(warning.message) for warning in told)
    assert not fs.exists(path)


def test_discarded_files(fs: FilesFileSystem, folder: str) -> None:
    """A discarded file takes no more, and is not published."""
    file = fs.open(f"{folder}/file", "wb")
    file.write(b"half")
    file.discard()
    file.commit()
    with pytest.raises(ValueError, match="not in write mode"):
        file.write(b"more")
    assert not fs.exists(f"{folder}/file")


def test_text(fs: FilesFileSystem, folder: str) -> None:
    """Text has an encoding and line ends."""
    path = f"{folder}/text"
    with fs.open(path, "w", encoding="utf-16", newline="\r\n") as file:
        file.write("grüße\nzeile\n")
    with fs.open(path, "r", encoding="utf-16") as file:
        assert list(file) == ["grüße\n", "zeile\n"]
    with pytest.raises(LookupError):
        fs.open(f"{folder}/other", "w", encoding="no-such")
    assert not fs.exists(f"{folder}/other")
    fs.write_text(path, "plain")
    assert fs.read_text(path) == "plain"


@pytest.mark.parametrize(("codec", "name"), [("gzip", "a.txt"), ("infer", "a.txt.gz"), ("xz", "a.txt"), ("infer", "a")])
def test_compression(fs: FilesFileSystem, folder: str, codec: str, name: str) -> None:
    """What is written compressed is published whole when it is closed, and not at all after an exception."""
    path = f"{folder}/{name}"
    with fs.open(path, "wb", compression=codec) as file:
        file.write(CONTENT)
    with fs.open(path, "rb", compression=codec) as file:
        assert file.read() == CONTENT
    if name.endswith(".gz"):
        assert gzip.decompress(fs.cat(path)) == CONTENT
    with pytest.raises(KeyError), fs.open(f"{path}.half", "wt", compression=codec) as file:
        write_and_fail(file, "half")
    assert not fs.exists(f"{path}.half")


@pytest.mark.parametrize("mode", ["r+b", "w+", "rw", "", "q", "bt", None])
def test_bad_modes(fs: FilesFileSystem, folder: str, mode: Any) -> None:
    """A mode that there is not is refused before anything is sent."""
    with pytest.raises(ValueError, match="mode must be"):
        fs.open(f"{folder}/file", mode)


def test_exclusive_creation(fs: FilesFileSystem, folder: str, tmp_path: Path) -> None:
    """What is created stays as it is: writing, piping and putting refuse what is there."""
    path = f"{folder}/file"
    local = tmp_path / "local"
    local.write_bytes(b"local")
    fs.put_file(str(local), path, mode="create")
    for create in (
        lambda: fs.open(path, "xb"),
        lambda: fs.open(path, "x"),
        lambda: fs.pipe_file(path, b"other", mode="create"),
        lambda: fs.put_file(str(local), path, mode="create"),
    ):
        with pytest.raises(FileExistsError):
            create()
    assert fs.cat(path) == b"local"
    with pytest.raises(ValueError, match="overwrite, create"):
        fs.pipe_file(path, b"", mode="append")


def test_python_tools(fs: FilesFileSystem, folder: str) -> None:
    """zipfile reads members out of the middle, and shutil copies between files."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "first")
        archive.writestr("b.bin", CONTENT)
    fs.pipe(f"{folder}/a.zip", held.getvalue())
    with fs.open(f"{folder}/a.zip") as file, zipfile.ZipFile(file) as archive:
        assert archive.read("b.bin") == CONTENT
    with fs.open(f"{folder}/a.zip") as source, fs.open(f"{folder}/b.zip", "wb") as target:
        shutil.copyfileobj(source, target)
    assert fs.cat(f"{folder}/b.zip") == held.getvalue()


def test_local_streams(fs: FilesFileSystem, path: str) -> None:
    """A file can be fetched into a stream that is open."""
    held = BytesIO()
    fs.get_file(path, held)
    assert held.getvalue() == CONTENT


def test_open_files_are_pickled(
    fs: FilesFileSystem, path: str, mock_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is open for reading goes on elsewhere at the position where it was."""
    with fs.open(path) as file:
        file.seek(100)
        kept = pickle.dumps(file)
    assert mock_server.api_key.encode() not in kept
    monkeypatch.setenv("FILES_API_KEY", mock_server.api_key)
    with pickle.loads(kept) as again:
        assert again.read(10) == CONTENT[100:110]
