"""Names, lists, copies, moves and deletions."""

from __future__ import annotations

import asyncio
import dataclasses
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fsspec
import pytest

from files_style_sdk.fs import FilesFileSystem, filesystem


@pytest.fixture
def tree(fs: FilesFileSystem, folder: str) -> str:
    """A folder with files of 1, 2 and 3 bytes at three depths."""
    fs.pipe({f"{folder}/one.txt": b"1", f"{folder}/a/two.txt": b"22", f"{folder}/a/b/three.csv": b"333"})
    return folder


@pytest.mark.parametrize("protocol", ["files", "filesstyle"])
def test_urls(protocol: str, options: dict[str, Any], tree: str) -> None:
    """Both protocols are known to fsspec by name, and lead from URLs to files."""
    with fsspec.open(f"{protocol}://{tree}/a/two.txt", "rb", **options) as file:
        assert file.read() == b"22"
    fs, path = fsspec.url_to_fs(f"{protocol}:///{tree}//a/", **options)
    assert isinstance(fs, FilesFileSystem)
    assert path == f"{tree}/a"


def test_info(fs: FilesFileSystem, tree: str) -> None:
    """Info tells name, size, kind, dates and checksums, of files, folders and the root."""
    began = datetime.now(UTC)
    file = fs.info(f"/{tree}/a/two.txt")
    assert (file["name"], file["size"], file["type"]) == (f"{tree}/a/two.txt", 2, "file")
    assert int(file["crc32"], 16) == zlib.crc32(b"22")
    assert abs(fs.modified(file["name"]) - began) < timedelta(hours=1)
    assert abs(fs.created(file["name"]) - began) < timedelta(hours=1)
    assert (fs.info(tree)["type"], fs.info(tree)["size"]) == ("directory", 0)
    assert fs.info("") == fs.info("files://") == {**fs.info("/"), "type": "directory", "name": ""}


def test_ls(fs: FilesFileSystem, tree: str) -> None:
    """A list holds each entry once, by name; the list of a file is the file; that of nothing is an error."""
    assert fs.ls(tree, detail=False) == [f"{tree}/a", f"{tree}/one.txt"]
    assert [info["type"] for info in fs.ls(tree)] == ["directory", "file"]
    assert fs.ls(f"{tree}/one.txt", detail=False) == [f"{tree}/one.txt"]
    assert tree in fs.ls("", detail=False)
    with pytest.raises(FileNotFoundError, match="missing"):
        fs.ls(f"{tree}/missing")


def test_lists_of_many_pages(
    fs: FilesFileSystem, folder: str, mock_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of more than one page is whole."""
    fs.pipe({f"{folder}/{number:04}": b"" for number in range(12)})
    mock_server.journal.clear()
    whole = filesystem.LIST_FOLDER

    class InFives(type(whole)):
        def arguments(self, values: Any, params: Any, fields: Any) -> Any:
            return whole.arguments(values, {"per_page": 5}, fields)

    in_fives = InFives(**{each.name: getattr(whole, each.name) for each in dataclasses.fields(whole)})
    monkeypatch.setattr(filesystem, "LIST_FOLDER", in_fives)
    assert fs.ls(folder, detail=False) == [f"{folder}/{number:04}" for number in range(12)]
    assert mock_server.journal.count("GET", f"/folders/{folder}") == 3


def test_names_are_spelled_as_asked(fs: FilesFileSystem, tree: str) -> None:
    """The service takes names that differ in case for the same; results begin with what the caller wrote."""
    assert fs.ls(tree.upper(), detail=False) == [f"{tree.upper()}/a", f"{tree.upper()}/one.txt"]
    assert fs.find(f"{tree}/A", detail=False) == [f"{tree}/A/b/three.csv", f"{tree}/A/two.txt"]
    fs.copy(f"{tree}/A", f"{tree}/copy", recursive=True)
    assert fs.find(f"{tree}/copy") == [f"{tree}/copy/b/three.csv", f"{tree}/copy/two.txt"]


def test_odd_names(fs: FilesFileSystem, folder: str) -> None:
    """Names with characters that URLs and patterns know are names."""
    for name in ("a b.txt", "50%.txt", "#1.txt", "é ü.txt", "a+b&c=d.txt"):
        path = f"{folder}/{name}"
        fs.pipe_file(f"files://{path}", name.encode())
        assert fs.cat_file(path) == name.encode()
        assert path in fs.ls(folder, detail=False)
    fs.pipe_file(f"{folder}/[1]?.txt", b"literal")
    assert fs.cat_file(f"{folder}/[1]?.txt") == b"literal"
    fs.rm_file(f"{folder}/[1]?.txt")
    assert len(fs.ls(folder)) == 5


def test_the_root(fs: FilesFileSystem, tree: str) -> None:
    """Everything is below the root, however that is spelled."""
    for root in ("", "/", "files://"):
        assert f"{tree}/one.txt" in fs.find(root)
    assert tree in fs.glob("*")
    assert next(iter(fs.walk("")))[0] == ""


def test_find_walk_glob_du(fs: FilesFileSystem, tree: str) -> None:
    """What is below a folder is found by depth, pattern and size."""
    names = [f"{tree}/a/b/three.csv", f"{tree}/a/two.txt", f"{tree}/one.txt"]
    assert fs.find(tree) == names
    assert fs.find(tree, maxdepth=1) == names[2:]
    assert fs.find(tree, withdirs=True) == sorted([tree, f"{tree}/a", f"{tree}/a/b", *names])
    assert next(iter(fs.walk(tree))) == (tree, ["a"], ["one.txt"])
    assert [path for path, _, _ in fs.walk(tree, topdown=False)] == [f"{tree}/a/b", f"{tree}/a", tree]
    assert len(list(fs.walk(tree, maxdepth=2))) == 2
    assert fs.glob(f"{tree}/**/*.txt") == [f"{tree}/a/two.txt", f"{tree}/one.txt"]
    assert fs.glob(f"{tree}/*.nothing") == []
    assert fs.du(tree) == 6
    assert fs.du(tree, total=False, maxdepth=1) == {names[2]: 1}
    with pytest.raises(FileNotFoundError):
        fs.du(f"{tree}/missing")


def test_du_does_not_ask_for_each_file(fs: FilesFileSystem, tree: str, mock_server: Any) -> None:
    """Sizes come from the lists."""
    mock_server.journal.clear()
    assert fs.du(tree) == 6
    assert mock_server.journal.count("GET", "/file_actions/metadata/*") == 0
    assert mock_server.journal.count("GET", "/folders/*") == 3


def test_a_service_out_of_reach_is_not_an_empty_folder(fs: FilesFileSystem, tree: str, mock_server: Any) -> None:
    """A folder that cannot be listed is an error for all that looks below it."""
    with mock_server.fault("status", status=500, path=f"/folders/{tree}/a", times=None):
        for look in (fs.find, fs.du, lambda path: fs.glob(f"{path}/**"), lambda path: list(fs.walk(path))):
            with pytest.raises(OSError, match=f"{tree}/a"):
                look(tree)
    with (
        mock_server.fault("status", status=500, path=f"/file_actions/metadata/{tree}", times=None),
        pytest.raises(OSError, match=tree),
    ):
        fs.isdir(tree)


def test_who_walks_may_hear_of_trouble(fs: FilesFileSystem, tree: str, mock_server: Any) -> None:
    """A function that is given hears of folders that cannot be listed, at any depth, and the walk goes on."""
    heard: list[OSError] = []
    with mock_server.fault("status", status=500, path=f"/folders/{tree}/a/b", times=None):
        assert len(list(fs.walk(tree, on_error=heard.append))) == 3
    assert [error.filename for error in heard] == [f"{tree}/a/b"]
    assert list(fs.walk(f"{tree}/missing")) == [(f"{tree}/missing", [], [])]
    with pytest.raises(FileNotFoundError):
        list(fs.walk(f"{tree}/missing", on_error="raise"))


def test_kinds(fs: FilesFileSystem, tree: str) -> None:
    """What is there is there, and is a file or a folder."""
    assert (fs.isfile(f"{tree}/one.txt"), fs.isdir(f"{tree}/one.txt")) == (True, False)
    assert (fs.isfile(tree), fs.isdir(tree), fs.isdir("")) == (False, True, True)
    assert (fs.exists(tree), fs.exists(f"{tree}/missing"), fs.isfile(f"{tree}/missing")) == (True, False, False)


def test_folders(fs: FilesFileSystem, folder: str) -> None:
    """Folders are made once, with those above them, and removed when they are empty."""
    fs.mkdir(f"{folder}/x/y")
    assert fs.isdir(f"{folder}/x/y")
    fs.makedirs(f"{folder}/x/y", exist_ok=True)
    with pytest.raises(FileExistsError):
        fs.mkdir(f"{folder}/x")
    with pytest.raises(FileExistsError):
        fs.makedirs(f"{folder}/x")
    with pytest.raises(FileNotFoundError):
        fs.mkdir(f"{folder}/z/y", create_parents=False)
    with pytest.raises(OSError, match="not empty"):
        fs.rmdir(f"{folder}/x")
    fs.rmdir(f"{folder}/x/y")
    assert fs.ls(f"{folder}/x") == []
    fs.touch(f"{folder}/x/file")
    with pytest.raises(NotADirectoryError):
        fs.rmdir(f"{folder}/x/file")


def test_rm(fs: FilesFileSystem, tree: str) -> None:
    """Files go one by one or by pattern, folders only when that is asked for, the root never."""
    fs.rm(f"{tree}/*.txt")
    assert fs.find(tree) == [f"{tree}/a/b/three.csv", f"{tree}/a/two.txt"]
    with pytest.raises(OSError, match="not empty"):
        fs.rm(f"{tree}/a")
    fs.rm([f"{tree}/a", f"{tree}/a/b"], recursive=True)
    assert fs.ls(tree) == []
    with pytest.raises(FileNotFoundError):
        fs.rm(f"{tree}/a")
    with pytest.raises(ValueError, match="root"):
        fs.rm("/", recursive=True)


def test_copies_do_not_pass_through_here(fs: FilesFileSystem, tree: str, mock_server: Any) -> None:
    """A copy is made by the service, folders for it included."""
    mock_server.journal.clear()
    fs.copy(f"{tree}/one.txt", f"{tree}/new/deep/uno.txt")
    assert fs.cat(f"{tree}/new/deep/uno.txt") == b"1"
    assert mock_server.journal.count("POST", "/files/*") == 0
    with pytest.raises(FileNotFoundError):
        fs.copy(f"{tree}/missing", f"{tree}/other")


def test_moves(fs: FilesFileSystem, tree: str, mock_server: Any) -> None:
    """Files and whole folders move in one step, into folders that are there, over files that are there."""
    mock_server.journal.clear()
    fs.mv(f"{tree}/a", f"{tree}/moved/c", recursive=True)
    assert fs.find(tree) == [f"{tree}/moved/c/b/three.csv", f"{tree}/moved/c/two.txt", f"{tree}/one.txt"]
    assert mock_server.journal.count("POST", "/file_actions/copy/*") == 0
    fs.mv(f"{tree}/one.txt", f"{tree}/moved")
    fs.mv(f"{tree}/moved/one.txt", f"{tree}/moved/c/two.txt")
    assert fs.cat(f"{tree}/moved/c/two.txt") == b"1"
    fs.mv(f"{tree}/moved/c/two.txt", f"{tree}/moved/c/TWO.txt")
    assert fs.ls(f"{tree}/moved/c", detail=False) == [f"{tree}/moved/c/TWO.txt", f"{tree}/moved/c/b"]
    fs.mv(f"{tree}/moved/*", f"{tree}/all/", recursive=True)
    assert fs.find(tree) == [f"{tree}/all/TWO.txt", f"{tree}/all/b/three.csv"]
    with pytest.raises(FileNotFoundError):
        fs.mv(f"{tree}/missing", f"{tree}/other")


def test_checksum(fs: FilesFileSystem, tree: str) -> None:
    """A checksum stays while the content does, and changes with it."""
    path = f"{tree}/one.txt"
    before = fs.checksum(path)
    assert before == fs.checksum(path)
    fs.pipe(path, b"2")
    assert fs.checksum(path) != before


def test_touch(fs: FilesFileSystem, folder: str) -> None:
    """Touching makes an empty file, empties one, or only dates it."""
    path = f"{folder}/file"
    fs.touch(path)
    assert fs.cat(path) == b""
    fs.pipe(path, b"content")
    before = fs.modified(path)
    fs.touch(path, truncate=False)
    assert fs.cat(path) == b"content"
    assert fs.modified(path) >= before
    fs.touch(path)
    assert fs.cat(path) == b""


def test_lists_are_not_remembered(fs: FilesFileSystem, folder: str, mock_server: Any, client: Any) -> None:
    """Without a cache, what somebody else makes is seen at once."""
    assert fs.ls(folder) == []
    client.folder.create(f"{folder}/new")
    assert fs.ls(folder, detail=False) == [f"{folder}/new"]


def test_remembered_lists(options: dict[str, Any], folder: str, mock_server: Any) -> None:
    """With a cache, a list is asked for once, until something is written through the same filesystem."""
    fs = FilesFileSystem(**options, use_listings_cache=True)
    fs.pipe(f"{folder}/one", b"1")
    mock_server.journal.clear()
    for _ in range(3):
        assert fs.ls(folder, detail=False) == [f"{folder}/one"]
        assert fs.info(f"{folder}/one")["size"] == 1
    assert mock_server.journal.count("GET") == 1
    fs.pipe(f"{folder}/two", b"22")
    assert fs.ls(folder, detail=False) == [f"{folder}/one", f"{folder}/two"]
    assert len(fs.ls(folder, refresh=True)) == 2
    assert mock_server.journal.count("GET", "/folders/*") == 3


def test_awaited(options: dict[str, Any], folder: str) -> None:
    """On a loop of one's own every method can be awaited, and files are streamed."""

    async def write_half(fs: FilesFileSystem, path: str) -> None:
        async with await fs.open_async(path, "wb") as file:
            await file.write(b"half")
            await file.write("no bytes")

    async def main() -> None:
        fs = FilesFileSystem(**options, asynchronous=True)
        await fs._pipe_file(f"{folder}/one", b"0123456789")
        assert await asyncio.gather(*(fs._cat_file(f"{folder}/one", start, start + 2) for start in (0, 4))) == [
            b"01",
            b"45",
        ]
        async with await fs.open_async(f"{folder}/two", "wb") as file:
            await file.write(b"new")
        async with await fs.open_async(f"{folder}/two") as file:
            assert (file.size, await file.seek(1), await file.read(), await file.tell()) == (3, 1, b"ew", 3)
        with pytest.raises(TypeError):
            await write_half(fs, f"{folder}/three")
        assert [info["name"] for info in await fs._ls(folder)] == [f"{folder}/one", f"{folder}/two"]
        with pytest.raises(FileNotFoundError):
            await fs.open_async(f"{folder}/missing")
        with pytest.raises(ValueError, match="bytes"):
            await fs.open_async(f"{folder}/one", "r")
        await fs.client.close()

    asyncio.run(main())


def test_transfers_tell_how_far_they_are(fs: FilesFileSystem, folder: str, tmp_path: Path) -> None:
    """Callbacks of fsspec hear the size and every byte, up and down."""
    local = tmp_path / "local"
    local.write_bytes(bytes(10_000))
    for move in (fs.put_file, lambda here, there, **how: fs.get_file(there, here, **how)):
        callback = fsspec.Callback()
        move(str(local), f"{folder}/remote", callback=callback)
        assert (callback.size, callback.value) == (10_000, 10_000)


def test_folders_that_are_missing(options: dict[str, Any], folder: str) -> None:
    """With `auto_mkdir=False`, nothing is written below a folder that is not there."""
    fs = FilesFileSystem(**options, auto_mkdir=False)
    fs.pipe(f"{folder}/file", b"")
    for write in (
        lambda: fs.pipe(f"{folder}/new/file", b""),
        lambda: fs.touch(f"{folder}/new/file"),
        lambda: fs.copy(f"{folder}/file", f"{folder}/new/file"),
        lambda: fs.mv(f"{folder}/file", f"{folder}/new/file"),
        lambda: fs.open(f"{folder}/new/file", "wb").close(),
    ):
        with pytest.raises(FileNotFoundError):
            write()
    assert fs.find(folder) == [f"{folder}/file"]
