"""rclone's own `filescom` backend, unmodified, against the mock server."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path

import environments
import pytest
from client_setup import API_KEY, USER, required
from rclone_command import Rclone, RcloneError

MIB = 1 << 20
HARD_NAMES = (
    "a b.txt",
    " leading",
    "trailing ",
    "trailing.",
    ".hidden",
    "...three",
    "100%",
    "a%2Fb",
    "a%20b",
    "#hash",
    "que?stion",
    "pl+us",
    "am&p=x",
    "it's",
    'dq"x',
    "back\\slash",
    "semi;colon,comma",
    "co:lon",
    "st*ar",
    "<lt>|pipe",
    "{cu}[br](par)^`~$@!",
    "tab\tnew\nline",
    "caf\u00e9-nfc",
    unicodedata.normalize("NFD", "na\u00efve-nfd"),
    "\u65e5\u672c\u8a9e.txt",
    "\U0001f600 emoji",
    "nbsp\u00a0x",
    "x" * 200,
)


def content_of(size: int, seed: int = 1) -> bytes:
    """Bytes that compress badly and are the same in every run."""
    return random.Random(seed).randbytes(size)


def fill(top: Path, names: Sequence[str]) -> Path:
    """Make a local tree with files of these names, some in folders, and with empty files and folders."""
    for folder in ("", "with space", "d#%?&+", "deep/er/\u00fcber"):
        (top / folder).mkdir(parents=True, exist_ok=True)
    for index, name in enumerate(names):
        (top / name).write_bytes(content_of(index * 7, index))
    for folder in ("with space", "d#%?&+", "deep/er/\u00fcber"):
        for name in names[:2]:
            (top / folder / name).write_text(f"{folder}/{name}", encoding="utf-8")
    (top / "no files" / "at all").mkdir(parents=True)
    (top / "empty.bin").touch()
    return top


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small local tree."""
    return fill(tmp_path / "source", ("a b.txt", "que?stion", "100%", "it's", "pl+us"))


@pytest.fixture
def hard_source(tmp_path: Path) -> Path:
    """A local tree with all names that are hard to carry."""
    return fill(tmp_path / "source", HARD_NAMES)


def tree_of(top: Path) -> dict[str, bytes | None]:
    """What is below a local folder: the bytes of files, None for folders."""
    return {
        str(path.relative_to(top)): path.read_bytes() if path.is_file() else None for path in sorted(top.rglob("*"))
    }


def test_copies_there_and_back(rclone: Rclone, hard_source: Path, tmp_path: Path) -> None:
    """Whatever a name holds, a tree with empty files and folders comes back as it went, and every check agrees."""
    source = hard_source
    rclone("copy", "--create-empty-src-dirs", source, "files:a tree #1")
    rclone("check", source, "files:a tree #1")
    rclone("check", "--checksum", source, "files:a tree #1")
    rclone("check", "--download", source, "files:a tree #1")
    assert set(rclone.entries("files:a tree #1")) == set(tree_of(source))
    rclone("copy", "--create-empty-src-dirs", "files:a tree #1", tmp_path / "back")
    assert tree_of(tmp_path / "back") == tree_of(source)


def test_check_finds_differences(rclone: Rclone, source: Path) -> None:
    """A check fails when a byte differs, and when a file is missing on either side."""
    rclone("copy", source, "files:top")
    changed = source / "a b.txt"
    changed.write_bytes(b"x" * 5)
    rclone("rcat", "files:top/a b.txt", stdin=b"y" * 5)
    for option in ("--checksum", "--download"):
        with pytest.raises(RcloneError, match="1 differences found"):
            rclone("check", option, source, "files:top")
    rclone("copyto", "--ignore-times", changed, "files:top/a b.txt")
    rclone("check", source, "files:top")
    rclone("deletefile", "files:top/it's")
    with pytest.raises(RcloneError, match="1 files missing"):
        rclone("check", source, "files:top")


def test_copies_on_the_server(rclone: Rclone, hard_source: Path, mock_server) -> None:
    """From remote to remote the server copies, and no byte travels."""
    source = hard_source
    rclone("copy", "--create-empty-src-dirs", source, "files:from")
    mock_server.journal.clear()
    rclone("copy", "--create-empty-src-dirs", "files:from", "files:to")
    rclone("check", "files:from", "files:to")
    rclone("check", source, "files:to")
    assert set(rclone.entries("files:to")) == set(rclone.entries("files:from")) == set(tree_of(source))
    assert mock_server.journal.count("PUT") == 0
    assert mock_server.journal.count("POST", "/file_actions/copy/*") == sum(
        data is not None for data in tree_of(source).values()
    )


def test_sync(rclone: Rclone, source: Path, mock_server) -> None:
    """A sync sends what is new or changed, deletes what is gone, and then has nothing left to do."""
    rclone("sync", "--create-empty-src-dirs", source, "files:mirror")
    (source / "a b.txt").write_bytes(b"other, and of another length")
    (source / "new # file?.txt").write_bytes(b"new")
    (source / "100%").unlink()
    for path in sorted((source / "with space").iterdir()):
        path.unlink()
    (source / "with space").rmdir()
    os.utime(source / "pl+us", (1_600_000_000, 1_600_000_000))
    rclone("sync", "--create-empty-src-dirs", source, "files:mirror")
    rclone("check", "--download", source, "files:mirror")
    assert set(rclone.entries("files:mirror")) == set(tree_of(source))
    assert rclone.entries("files:mirror")["pl+us"]["ModTime"].startswith("2020-09-13T12:26:40")
    mock_server.journal.clear()
    rclone("sync", "--create-empty-src-dirs", source, "files:mirror")
    changes = [entry for entry in mock_server.journal.entries() if entry.method != "GET"]
    assert not [(entry.method, entry.path) for entry in changes if "/folders/" not in entry.path]


def test_sync_keeps_what_it_replaces(rclone: Rclone, tmp_path: Path) -> None:
    """With a backup folder, replaced and deleted files are moved there on the server."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "kept").write_text("one")
    (source / "gone").write_text("two")
    rclone("sync", source, "files:now")
    (source / "kept").write_text("changed")
    (source / "gone").unlink()
    rclone("sync", "--backup-dir", "files:before", source, "files:now")
    assert rclone("cat", "files:before/kept") == "one"
    assert rclone("cat", "files:before/gone") == "two"
    assert rclone("cat", "files:now/kept") == "changed"


def test_bisync(rclone: Rclone, tmp_path: Path) -> None:
    """Changes on both sides meet."""
    local = tmp_path / "local"
    local.mkdir()
    (local / "from here").write_text("1")
    state = ("--workdir", tmp_path / "state")
    rclone("rcat", "files:both/from there", stdin=b"2")
    rclone("bisync", "--resync", *state, local, "files:both")
    (local / "from here").unlink()
    rclone("rcat", "files:both/later", stdin=b"3")
    rclone("bisync", "--force", *state, local, "files:both")
    assert tree_of(local) == {"from there": b"2", "later": b"3"}
    assert set(rclone.entries("files:both")) == {"from there", "later"}


def test_moves(rclone: Rclone, source: Path, tmp_path: Path) -> None:
    """Folders and files move and are renamed, in case only too, into folders that exist and onto files that do."""
    expected = tree_of(source)
    rclone("move", source, "files:in", "--create-empty-src-dirs")
    assert not any(path.is_file() for path in source.rglob("*"))
    rclone("move", "files:in", "files:out/er")
    rclone("moveto", "files:out/er/a b.txt", "files:out/er/50% of #1?.txt")
    rclone("moveto", "files:out/er/it's", "files:out/er/IT'S")
    rclone("moveto", "files:out/er/100%", "files:out/er/pl+us")
    expected["50% of #1?.txt"] = expected.pop("a b.txt")
    expected["IT'S"] = expected.pop("it's")
    expected["pl+us"] = expected.pop("100%")
    rclone("move", "files:out/er/with space", "files:out/er/d#%?&+")
    moved = {path: expected.pop(path) for path in list(expected) if path.partition("/")[0] == "with space"}
    expected.update({path.replace("with space", "d#%?&+"): data for path, data in moved.items()})
    rclone("copy", "--create-empty-src-dirs", "files:out/er", tmp_path / "back")
    back = tree_of(tmp_path / "back")
    assert {path: data for path, data in back.items() if path != "with space"} == expected


def test_copyto_and_deletefile(rclone: Rclone) -> None:
    """One file is copied under another name, over one that exists, and deleted; a missing one is told apart."""
    rclone("rcat", "files:a/one", stdin=b"first")
    rclone("copyto", "files:a/one", "files:b/c/a%2Fb")
    rclone("rcat", "files:a/two", stdin=b"second, longer")
    rclone("copyto", "files:a/two", "files:b/c/a%2Fb")
    assert rclone("cat", "files:b/c/a%2Fb") == "second, longer"
    rclone("deletefile", "files:b/c/a%2Fb")
    with pytest.raises(RcloneError, match="object not found"):
        rclone("deletefile", "files:b/c/a%2Fb")
    with pytest.raises(RcloneError, match="is a directory or doesn't exist"):
        rclone("deletefile", "files:b")


def test_folders(rclone: Rclone) -> None:
    """Folders are made with their parents, twice too, removed when empty only, purged, and told apart from nothing."""
    rclone("mkdir", "files:a/b #1/c")
    rclone("mkdir", "files:a/b #1/c")
    rclone("mkdir", "files:a/x/y")
    rclone("touch", "files:a/x/file")
    with pytest.raises(RcloneError, match="directory not empty"):
        rclone("rmdir", "files:a/x")
    rclone("rmdir", "files:a/b #1/c")
    rclone("rmdirs", "--leave-root", "files:a")
    assert set(rclone.entries("files:a")) == {"x", "x/file"}
    rclone("purge", "files:a")
    for command in ("lsf", "rmdir", "purge"):
        with pytest.raises(RcloneError, match="directory not found"):
            rclone(command, "files:a")


def test_lists(rclone: Rclone, source: Path) -> None:
    """Lists tell names, sizes, kinds and times, filtered and in depth; totals are those of the tree."""
    rclone("copy", source, "files:top")
    entries = rclone.entries("files:top", "--hash", "--hash-type", "md5")
    for path, data in tree_of(source).items():
        if data is not None:
            assert entries[path]["Size"] == len(data)
            assert entries[path]["Hashes"]["md5"] == hashlib.md5(data).hexdigest()
    assert entries["a b.txt"]["MimeType"].startswith("text/plain")
    assert rclone("lsf", "--files-only", "--include", "*.txt", "files:top").split("\n")[0] == "a b.txt"
    assert "deep/" in rclone("lsf", "--dirs-only", "files:top").split("\n")
    assert "deep/er/" not in rclone("lsf", "-R", "--max-depth", "1", "files:top").split("\n")
    files = [data for data in tree_of(source).values() if data is not None]
    size = rclone("size", "files:top")
    assert f"Total objects: {len(files)}" in size
    assert f"({sum(map(len, files))} Byte)" in size
    assert "\u2514\u2500\u2500 \u00fcber" in rclone("tree", "-d", "files:top/deep")


def test_files_from(rclone: Rclone, source: Path, tmp_path: Path) -> None:
    """A list of names picks files, there and back."""
    names = ("a b.txt", "d#%?&+/a b.txt", "que?stion")
    (tmp_path / "names").write_text("\n".join(names), encoding="utf-8")
    rclone("copy", "--files-from-raw", tmp_path / "names", source, "files:picked")
    assert set(rclone.entries("files:picked", "--files-only")) == set(names)
    (tmp_path / "names").write_text("\n".join(names[1:]), encoding="utf-8")
    rclone("copy", "--files-from-raw", tmp_path / "names", "files:picked", tmp_path / "back")
    assert {path for path, data in tree_of(tmp_path / "back").items() if data is not None} == set(names[1:])


def test_cat(rclone: Rclone) -> None:
    """Whole files and ranges from either end are read as they are asked for."""
    data = content_of(300_000)
    rclone("rcat", "files:f", stdin=data)
    assert rclone.bytes("cat", "files:f") == data
    assert rclone.bytes("cat", "--offset", "1000", "--count", "5", "files:f") == data[1000:1005]
    assert rclone.bytes("cat", "--offset", "299990", "files:f") == data[299_990:]
    assert rclone.bytes("cat", "--offset", "-7", "files:f") == data[-7:]
    assert rclone.bytes("cat", "--head", "3", "files:f") == data[:3]
    assert rclone.bytes("cat", "--tail", "3", "files:f") == data[-3:]
    rclone("touch", "files:empty")
    assert rclone.bytes("cat", "files:empty") == b""


@pytest.mark.parametrize("size", [0, 1, 200_000, 5 * MIB, 5 * MIB + 1, 12 * MIB])
def test_rcat(rclone: Rclone, size: int) -> None:
    """A stream of unknown length arrives whole: none, within one part, of exactly one part and of several."""
    data = content_of(size)
    rclone("rcat", "files:streams/of #1", stdin=data)
    assert rclone.entries("files:streams")["of #1"]["Size"] == size
    assert rclone("md5sum", "files:streams/of #1").split()[0] == hashlib.md5(data).hexdigest()
    assert rclone("hashsum", "crc32", "files:streams/of #1").split()[0] == f"{zlib.crc32(data):08x}"


@pytest.mark.parametrize("parallel", [True, False])
def test_many_parts(rclone: Rclone, tmp_path: Path, mock_server, parallel: bool) -> None:
    """A file of several parts arrives whole and comes back in several streams, in parallel parts or not."""
    mock_server.configure(parallel_parts=parallel)
    (tmp_path / "big.bin").write_bytes(content_of(12 * MIB))
    rclone("copy", tmp_path / "big.bin", "files:big")
    assert mock_server.journal.count("PUT") == 3
    rclone("check", "--download", tmp_path, "files:big", "--include", "big.bin")
    streams = ("--multi-thread-cutoff", "1M", "--multi-thread-chunk-size", "2M", "--multi-thread-streams", "4")
    rclone("copy", *streams, "files:big", tmp_path / "back")
    assert (tmp_path / "back" / "big.bin").read_bytes() == (tmp_path / "big.bin").read_bytes()
    assert mock_server.journal.count("GET", "/storage/*") >= 6


def test_checksums(rclone: Rclone, source: Path, tmp_path: Path) -> None:
    """The sums that the server tells are those of the bytes, and verify a file of sums."""
    rclone("copy", source, "files:top")
    for kind in ("md5", "crc32"):
        told, read = (
            sorted(rclone("hashsum", kind, *words).splitlines())
            for words in (["files:top"], ["--download", "files:top"])
        )
        assert told == read == sorted(rclone("hashsum", kind, source).splitlines())
    (tmp_path / "SUMS").write_text(rclone("md5sum", "--include", "*.txt", source))
    rclone("checksum", "md5", tmp_path / "SUMS", "files:top", "--include", "*.txt")


def test_touch(rclone: Rclone) -> None:
    """New files are empty; times are set to the second, of folders too, and do not change the bytes."""
    rclone("touch", "files:t/new #1")
    assert rclone.entries("files:t")["new #1"]["Size"] == 0
    rclone("rcat", "files:t/old", stdin=b"bytes")
    rclone("touch", "-t", "2020-02-03T04:05:06", "files:t/old")
    rclone("touch", "-t", "2021-02-03T04:05:06", "files:t/made then")
    times = {name: entry["ModTime"][:19] for name, entry in rclone.entries("files:t").items()}
    assert (times["old"], times["made then"]) == ("2020-02-03T04:05:06", "2021-02-03T04:05:06")
    assert rclone("cat", "files:t/old") == "bytes"
    rclone("touch", "--no-create", "files:t/not there")
    assert set(times) == {"new #1", "old", "made then"}


def test_link(rclone: Rclone, mock_server) -> None:
    """A public link of a file or folder is a URL of this server; one that expires says when."""
    rclone("touch", "files:shared/file #1")
    for words in (("files:shared/file #1",), ("files:shared",), ("--expire", "1h", "files:shared")):
        assert rclone("link", *words).startswith(mock_server.url + "/")


def test_encrypted_on_top(rclone: Rclone, source: Path, tmp_path: Path) -> None:
    """Another backend on top of the remote, which encrypts names and bytes, works as well."""
    secret = rclone("obscure", "password").strip()
    crypt = f":crypt,remote='files:vault',password='{secret}':"
    rclone("copy", source, crypt)
    rclone("cryptcheck", source, crypt)
    assert not set(rclone.entries("files:vault")) & set(HARD_NAMES)
    rclone("copy", crypt, tmp_path / "back")
    assert (tmp_path / "back" / "a b.txt").read_bytes() == (source / "a b.txt").read_bytes()


def test_sessions(mock_server, tmp_path: Path) -> None:
    """With a user's name and password rclone logs in; a wrong password or key is refused as such."""
    executable, (user, password) = required(environments.rclone), USER
    config = tmp_path / "config"
    obscured = subprocess.run([executable, "obscure", password], capture_output=True, text=True, check=True).stdout
    logged_in = Rclone(executable, mock_server.url, config, username=user, password=obscured.strip())
    logged_in("rcat", "files:mine", stdin=b"x")
    assert logged_in("cat", "files:mine") == "x"
    assert mock_server.journal.count("POST", "/sessions") == 2
    wrong = subprocess.run([executable, "obscure", "wrong"], capture_output=True, text=True, check=True).stdout
    refused = Rclone(executable, mock_server.url, config, username=user, password=wrong.strip())
    with pytest.raises(RcloneError, match=r"(?i)invalid username or password"):
        refused("lsf", "files:")
    with pytest.raises(RcloneError, match=r"(?i)credentials"):
        Rclone(executable, mock_server.url, config, api_key=API_KEY + "x")("lsf", "files:")


def test_lists_of_many_pages(rclone: Rclone, mock_server) -> None:
    """A folder of more entries than a page holds is listed whole."""
    site = mock_server.service.site

    def fill() -> None:
        with site.db.transaction():
            folder = site.tree.insert(0, "many", 0)
            for number in range(2500):
                site.tree.insert(folder, f"entry {number:04}", 0)

    mock_server.run(fill)
    assert len(rclone("lsf", "files:many").splitlines()) == 2500
    assert mock_server.journal.count("GET", "/folders/many") == 3
