"""The journal of a transfer: what a killed process leaves, and who may use it."""

from __future__ import annotations

import errno
import itertools
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.transfer import journal as journal_module
from files_style_sdk.transfer.journal import (
    Header,
    Journal,
    JournalLock,
    Piece,
    TransferInProgressError,
    TransferKey,
    state_folder,
)

KEY = TransferKey("upload", "/local/big.bin", "backup/big.bin", "https://app.files.com")
HEADER = Header("size+mtime+inode", 300, ref="put-17", begun=1_700_000_000.5)
PIECES = [Piece(0, 100, 1, 1, '"a"'), Piece(100, 100, 2, 2, '"b"'), Piece(200, 100, 2**32 - 1, 3, '"c"')]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of journals, below one that belongs to this test."""
    monkeypatch.setenv("FILES_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "transfers"


def kept(path: Path | None = None) -> tuple[Header | None, list[Piece]]:
    """What a new process finds."""
    with Journal.open(KEY, path) as journal:
        return journal.header, journal.pieces


def write(path: Path | None = None, pieces: list[Piece] = PIECES) -> Path:
    """A transfer that got so far and was interrupted."""
    with Journal.open(KEY, path) as journal:
        journal.begin(HEADER)
        for piece in pieces:
            journal.add(piece)
        return journal.path


def test_a_new_process_finds_what_was_done(state: Path) -> None:
    """Header and pieces come back as they were written; the journal is named after its key."""
    assert kept() == (None, [])
    path = write()
    assert path == state / f"{KEY.digest}.jsonl"
    assert kept() == (HEADER, PIECES)


def test_it_goes_on_where_it_was(state: Path) -> None:
    """Pieces that a second run adds come after those of the first; a piece done again counts as last done."""
    write(pieces=PIECES[:2])
    again = Piece(0, 100, 9, 1, '"new"')
    with Journal.open(KEY) as journal:
        journal.add(PIECES[2])
        journal.add(again)
    assert kept() == (HEADER, [again, PIECES[1], PIECES[2]])


def test_nobody_else_may_read_it(state: Path) -> None:
    """The journal is its owner's alone, and so is the folder, even one that was open to others."""
    state.mkdir(parents=True)
    state.chmod(0o755)
    path = write()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_an_end_leaves_nothing(state: Path) -> None:
    """Removing leaves neither journal nor lock; closing keeps the journal and no lock."""
    write()
    assert os.listdir(state) == [f"{KEY.digest}.jsonl"]
    with Journal.open(KEY) as journal:
        journal.remove()
        journal.remove()
    assert os.listdir(state) == []


def test_a_late_piece_brings_nothing_back(state: Path) -> None:
    """A thread that ends after the transfer cannot add to a journal that is closed."""
    with Journal.open(KEY) as journal:
        journal.begin(HEADER)
        journal.add(PIECES[0])
        journal.remove()
    for late in (lambda: journal.add(PIECES[1]), lambda: journal.begin(HEADER)):
        with pytest.raises(Error, match="closed"):
            late()
    assert os.listdir(state) == []


def test_pieces_need_a_beginning(state: Path) -> None:
    """A piece without a header would be of nobody knows what."""
    with Journal.open(KEY) as journal, pytest.raises(Error, match="begin"):
        journal.add(PIECES[0])


def test_cut_anywhere_it_is_whole(tmp_path: Path) -> None:
    """Wherever a write was cut off, what is read is whole pieces from the first on, and what is added is read after."""
    path = tmp_path / "checkpoint"
    whole = write(path).read_bytes()
    first = whole.index(b"\n") + 1
    more = Piece(500, 1, 5, 6, '"d"')
    for length in range(first, len(whole) + 1):
        path.write_bytes(whole[:length])
        count = whole[:length].count(b"\n") - 1
        with Journal.open(KEY, path) as journal:
            assert (journal.header, journal.pieces) == (HEADER, PIECES[:count])
            journal.add(more)
        assert kept(path) == (HEADER, [*PIECES[:count], more])


@pytest.mark.parametrize(
    "spoiled",
    [
        b"\0\0\0\0",
        b"[1]",
        b"{}",
        b'{"offset":0,"size":-1,"crc32":1}',
        b'{"offset":0,"size":1,"crc32":4294967296}',
        b'{"offset":0,"size":true,"crc32":1}',
        b'{"offset":0,"size":1,"crc32":1,"etag":7}',
        b'{"offset":0,"size":1,"crc32":1,"unknown":1}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_nothing_after_a_spoiled_line_is_trusted(state: Path, spoiled: bytes) -> None:
    """A line that is no piece ends what is read, without an error."""
    path = write()
    lines = path.read_bytes().split(b"\n")
    lines[2] = spoiled
    path.write_bytes(b"\n".join(lines))
    assert kept() == (HEADER, PIECES[:1])


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: b"\0" * 100,
        lambda data: b"no journal\n",
        lambda data: data.replace(b'"version":1', b'"version":2'),
        lambda data: data.replace(b"big.bin", b"other.bin"),
        lambda data: data.replace(b'"begun":1700000000.5', b'"begun":1e999'),
        lambda data: data.replace(b'"fingerprint"', b'"x"'),
        lambda data: data.replace(b'"size":300', b'"size":"300"'),
    ],
)
def test_what_cannot_be_used_is_nothing(state: Path, change: Any) -> None:
    """In the state folder, a journal that is unreadable, of another version or key is as none, and replaced."""
    path = write()
    path.write_bytes(change(path.read_bytes()))
    assert kept() == (None, [])
    write(pieces=PIECES[:1])
    assert kept() == (HEADER, PIECES[:1])


def test_beginning_anew_replaces_the_whole(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new beginning forgets the pieces of the old one; one that fails leaves the old as it was, and no litter."""
    write()
    newer = Header("another version", 5)
    more = [Piece(300, 1, 4, 4), Piece(301, 1, 5, 5)]
    with Journal.open(KEY) as journal:
        journal.add(more[0])
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
            with pytest.raises(OSError, match="no") as caught:
                journal.begin(newer)
        assert caught.value.filename == str(journal.path)
        journal.add(more[1])
    assert kept() == (HEADER, PIECES + more)
    assert os.listdir(state) == [f"{KEY.digest}.jsonl"]
    with Journal.open(KEY) as journal:
        journal.begin(newer)
        assert (journal.header, journal.pieces) == (newer, [])
    assert kept() == (newer, [])


def test_a_full_disk_spoils_nothing(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that did not fit is an error that names the file; later lines are read all the same."""
    with Journal.open(KEY) as journal:
        journal.begin(HEADER)
        journal.add(PIECES[0])
        real = os.write
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
            with pytest.raises(OSError, match="space") as caught:
                journal.add(PIECES[1])
        assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(journal.path))
        journal.add(PIECES[2])
    assert kept() == (HEADER, [PIECES[0], PIECES[2]])


def test_many_threads_tear_no_line(state: Path) -> None:
    """Pieces added by several threads are all there, each whole."""
    pieces = [Piece(number * 10, 10, number, number, "e" * 50) for number in range(1, 401)]
    with Journal.open(KEY) as journal:
        journal.begin(HEADER)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(journal.add, pieces))
    assert sorted(kept()[1], key=lambda piece: piece.number) == pieces


_TEXT = st.text(st.characters(exclude_categories=()), max_size=20).filter(lambda text: "://" not in text)


@given(
    source=_TEXT,
    remote=_TEXT,
    fingerprint=_TEXT,
    size=st.none() | st.integers(0, 2**63),
    ref=_TEXT,
    begun=st.floats(0, 4e9),
    pieces=st.lists(
        st.builds(
            Piece, st.integers(0, 2**63), st.integers(0, 2**40), st.integers(0, 2**32 - 1), st.integers(0, 10**5), _TEXT
        ),
        unique_by=lambda piece: (piece.number, piece.offset),
    ),
)
def test_whatever_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    source: str,
    remote: str,
    fingerprint: str,
    size: int | None,
    ref: str,
    begun: float,
    pieces: list[Piece],
) -> None:
    """Names and values of any kind, such as names that are no valid Unicode, come back as they were."""
    path = tmp_path_factory.mktemp("any") / "checkpoint"
    key = TransferKey("upload", f"/{source}", remote, "http://127.0.0.1:1")
    header = Header(fingerprint, size, ref, "", begun)
    with Journal.open(key, path) as journal:
        journal.begin(header)
        for piece in pieces:
            journal.add(piece)
    with Journal.open(key, path) as journal:
        assert (journal.header, journal.pieces) == (header, pieces)
        journal.remove()
    path.parent.rmdir()


def test_no_url_gets_in() -> None:
    """A signed URL or a credential is refused wherever it might slip in, and is not shown by the error."""
    url = "https://storage.example/part?signature=SECRET"
    for made in (
        lambda: Header(url, 1),
        lambda: Header("f", 1, ref=url),
        lambda: Header("f", 1, temporary=url),
        lambda: Piece(0, 1, 1, 1, url),
        lambda: TransferKey("upload", "/a", "b", "https://user:SECRET@app.files.com"),
        lambda: TransferKey("upload", "/a", "b", url),
    ):
        with pytest.raises(InvalidParameterError) as caught:
            made()
        assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize(
    "fields",
    [
        ("sideways", "/a", "b", "http://h"),
        ("upload", "a", "b", "http://h"),
        ("download", "a", "b", "http://h"),
        ("upload", Path("/a"), "b", "http://h"),
        ("upload", "/a", None, "http://h"),
    ],
)
def test_a_key_is_what_it_says(fields: Any) -> None:
    """A key with a relative local path, or of another kind, would be another transfer's in another folder."""
    with pytest.raises(InvalidParameterError, match="must be"):
        TransferKey(*fields)


def test_digests() -> None:
    """One transfer has one digest however its remote path is spelled; different transfers have different ones."""
    same = [
        TransferKey("upload", "/a", "Backup/Résumé.txt", "http://h"),
        TransferKey("upload", "/a", "/backup//resume.TXT", "http://h/"),
    ]
    assert len({key.digest for key in same}) == 1
    fields = itertools.product(("upload", "download"), ("/a", "/b"), ("/a", "/b"), ("http://h", "http://i"))
    assert len({TransferKey(*each).digest for each in fields}) == 16  # type: ignore[arg-type]
    assert len({TransferKey("upload", path, "b", "http://h").digest for path in ("/A", "/a", "/\udc80")}) == 3


# Who may use it.


def test_a_second_one_is_refused_at_once(state: Path) -> None:
    """Whoever opens a journal that is open, in this thread or another, hears that the transfer is in progress."""
    with Journal.open(KEY) as journal:
        journal.begin(HEADER)
        with pytest.raises(TransferInProgressError, match=r"upload of '/local/big.bin' to 'backup/big.bin'"):
            Journal.open(KEY)
        with ThreadPoolExecutor(1) as pool, pytest.raises(TransferInProgressError):
            pool.submit(Journal.open, KEY).result()
        journal.add(PIECES[0])
    assert kept() == (HEADER, PIECES[:1])


def test_it_may_be_closed_in_another_thread(state: Path) -> None:
    """A journal that was opened in one thread can be closed in another, as an event loop's threads do."""
    journal = Journal.open(KEY)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(journal.close).result()
    assert kept() == (None, [])


_HOLDER = """
import sys
from files_style_sdk.transfer.journal import *
key = TransferKey("upload", "/local/big.bin", "backup/big.bin", "https://app.files.com")
journal = Journal.open(key)
journal.begin(Header("size+mtime+inode", 300, ref="put-17", begun=1_700_000_000.5))
journal.add(Piece(0, 100, 1, 1, '"a"'))
print("ready", flush=True)
sys.stdin.read()
"""


def test_another_process_is_refused_until_it_dies(state: Path) -> None:
    """A process that is at work keeps others out; killed with -9 it leaves what it did to whoever comes next."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "ready\n"
            with pytest.raises(TransferInProgressError):
                Journal.open(KEY)
        finally:
            holder.kill()
            holder.wait(20)
    assert kept() == (HEADER, PIECES[:1])
    assert os.listdir(state) == [f"{KEY.digest}.jsonl"]


_CROWD = """
import os, sys, threading
from contextlib import suppress
from pathlib import Path
from files_style_sdk.transfer.journal import *
key = TransferKey("upload", "/local/big.bin", "backup/big.bin", "https://app.files.com")
alone = Path(sys.argv[1])
turns, clashes, errors = [], [], []
def work():
    for _ in range(150):
        try:
            journal = Journal.open(key)
        except TransferInProgressError:
            continue
        except Exception as error:
            errors.append(error)
            return
        try:
            os.close(os.open(alone, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            clashes.append(1)
        journal.begin(Header("f", 1))
        journal.add(Piece(0, 1, 1))
        alone.unlink(missing_ok=True)
        turns.append(1)
        journal.remove()
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(turns), len(clashes), errors)
"""


def test_a_lock_that_is_removed_is_never_shared(state: Path, tmp_path: Path) -> None:
    """However processes and threads open and end one transfer, no two of them ever have it at once."""
    crowd = [
        subprocess.Popen([sys.executable, "-c", _CROWD, str(tmp_path / "alone")], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=60)[0].split(maxsplit=2) for process in crowd]
    assert [each[1:] for each in told] == [["0", "[]\n"]] * 2
    assert sum(int(each[0]) for each in told) > 100
    assert os.listdir(state) == []


def test_a_lock_is_removed_before_it_is_free(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock's file is gone when others can take the lock: removed later, it could be the file of another's."""
    state.mkdir(parents=True)
    lock = JournalLock(state / "a.jsonl")
    assert lock.take()
    assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600
    release, seen = lock._lock.release, []

    def released() -> None:
        seen.append(os.listdir(state))
        release()

    monkeypatch.setattr(lock._lock, "release", released)
    lock.give_back()
    assert seen == [[]]


@pytest.mark.parametrize("is_silent", [False, True])
def test_an_older_filelock_is_enough(state: Path, monkeypatch: pytest.MonkeyPatch, is_silent: bool) -> None:
    """With a filelock that does not promise to leave its file alone, the file is left to it, and excludes as well."""
    import filelock

    real = filelock.FileLock

    def older(path: Path, *, mode: int, thread_local: bool, **unknown: Any) -> Any:
        if unknown and not is_silent:
            raise TypeError
        return real(path, mode=mode, thread_local=thread_local)

    monkeypatch.setattr(filelock, "FileLock", older)
    with Journal.open(KEY) as journal:
        with pytest.raises(TransferInProgressError):
            Journal.open(KEY)
        journal.remove()
    with Journal.open(KEY):
        pass
    assert os.listdir(state) in ([], [f".{KEY.digest}.jsonl.lock"])


# Checkpoints.


def test_a_checkpoint_is_a_journal_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An explicit checkpoint needs no state folder; text and paths name it, and nothing is left at the end."""
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    path = tmp_path / "my.checkpoint"
    write(path)
    assert os.listdir(tmp_path) == ["my.checkpoint"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Journal.open(KEY, str(path)) as journal:
        assert journal.pieces == PIECES
        with pytest.raises(TransferInProgressError):
            Journal.open(KEY, path)
        journal.remove()
    assert os.listdir(tmp_path) == []


def test_an_empty_checkpoint_is_a_new_one(tmp_path: Path) -> None:
    """A file that was made to reserve its name is taken."""
    path = tmp_path / "checkpoint"
    path.touch()
    write(path)
    assert kept(path) == (HEADER, PIECES)


def test_a_checkpoint_of_another_transfer_is_left_alone(tmp_path: Path) -> None:
    """A checkpoint that belongs to another transfer is refused, with whose it is, and stays as it is."""
    path = write(tmp_path / "checkpoint")
    before = path.read_bytes()
    other = TransferKey("download", "reports/q1.csv", "/local/q1.csv", "https://app.files.com")
    with pytest.raises(InvalidParameterError, match=r"of another transfer, the upload of '/local/big.bin'"):
        Journal.open(other, path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["checkpoint"]


@pytest.mark.parametrize("content", [b"my thesis", b"my\nthesis\n", b'{"a": 1}\n', b"\xff\n"])
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A file that is no checkpoint is refused, never overwritten."""
    path = tmp_path / "thesis.txt"
    path.write_bytes(content)
    with pytest.raises(InvalidParameterError, match="another kind"):
        Journal.open(KEY, path)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["thesis.txt"]


def test_a_link_to_a_checkpoint_stays_one(tmp_path: Path) -> None:
    """A checkpoint behind a link is written where the link leads."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert kept(tmp_path / "real") == (HEADER, PIECES)


@pytest.mark.parametrize("wrong", [17, b"bytes", "", True, ["a"]])
def test_a_checkpoint_is_a_path(wrong: Any) -> None:
    """What is no path is refused with what was given."""
    with pytest.raises(InvalidParameterError, match="checkpoint must be the path of a file"):
        Journal.open(KEY, wrong)


def test_a_checkpoint_is_no_folder_and_has_one(tmp_path: Path) -> None:
    """A folder is refused; a folder that is missing is an OSError that names the file, as for any other file."""
    with pytest.raises(InvalidParameterError, match="is a folder"):
        Journal.open(KEY, tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        Journal.open(KEY, tmp_path / "missing" / "checkpoint")
    assert caught.value.filename == str(tmp_path / "missing" / "checkpoint")


# Where journals are.


def test_the_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Journals are in the system's place for the state of a user's programs, unless FILES_STATE_HOME says where."""
    monkeypatch.setenv("FILES_STATE_HOME", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder().name == "transfers"
    assert "files-style" in state_folder().parts
    monkeypatch.setenv("FILES_STATE_HOME", "here")
    monkeypatch.chdir(tmp_path)
    assert state_folder() == tmp_path / "here" / "transfers"


@pytest.mark.parametrize("missing", ["platformdirs", "filelock"])
def test_a_missing_extra_is_named(missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a package that it needs, the error says what to install."""
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with pytest.raises(ImportError, match=rf"{missing}.*files-style-sdk\[transfer\]"):
        Journal.open(KEY)


def test_opening_waits_for_a_look(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who only looks whether a journal is free keeps nobody from opening it."""
    looking = JournalLock(write())
    assert looking.take()
    monkeypatch.setattr(journal_module.time, "sleep", lambda _: looking.give_back())
    assert kept() == (HEADER, PIECES)
