"""Local files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
from contextlib import nullcontext
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import APIConnectionError, Error
from files_style_sdk.transfer.landing import Landing

full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
named_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture(params=["at positions", "one at a time"])
def way_of_writing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's own writes at a position, and as on systems that have none."""
    if request.param == "one at a time":
        monkeypatch.delattr(os, "pwrite", raising=False)


def test_file_appears_only_when_it_is_published(tmp_path: Path) -> None:
    """Until then the destination is as it was; afterwards it is new and nothing else is left."""
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with Landing(target) as landing:
        landing.file.write(b"new")
        assert target.read_bytes() == b"old"
        landing.publish()
        assert target.read_bytes() == b"new"
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_it_is_written_beside_its_destination(tmp_path: Path) -> None:
    """The temporary file is in the destination's folder, where it can be renamed into place, and hidden."""
    with Landing(tmp_path / "a.txt") as landing:
        assert os.listdir(tmp_path) == [landing.temporary.name]
        assert landing.temporary.parent == tmp_path
        assert landing.temporary.name.startswith(".")


def test_two_landings_at_one_destination_do_not_meet(tmp_path: Path) -> None:
    """Two downloads to one place write files of their own; whoever is last wins, and the file is one of the two."""
    target = tmp_path / "a"
    with Landing(target) as one, Landing(target) as other:
        one.file.write(b"one one one")
        other.file.write(b"two")
        one.publish()
        other.publish()
    assert target.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("trouble", [None, ValueError, KeyboardInterrupt, OSError, GeneratorExit])
def test_nothing_is_left_of_what_was_not_published(tmp_path: Path, trouble: type[BaseException] | None) -> None:
    """However the block ends without `publish`, the destination is untouched and no temporary file is left."""
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with nullcontext() if trouble is None else pytest.raises(trouble), Landing(target) as landing:
        landing.file.write(b"half")
        if trouble is not None:
            raise trouble
    assert os.listdir(tmp_path) == ["a.txt"]
    assert target.read_bytes() == b"old"


def test_what_is_kept_stays_for_a_next_run_which_goes_on_with_it(tmp_path: Path) -> None:
    """What is kept stays when the block ends; another landing goes on with those very bytes and publishes the whole."""
    target = tmp_path / "a"
    with pytest.raises(ValueError, match="stop"), Landing(target) as first:  # noqa: PT012
        first.write_at(0, b"abc")
        first.is_kept = True
        raise ValueError("stop")
    assert not target.exists()
    assert first.temporary.read_bytes() == b"abc"
    with Landing(target, first.temporary, 6) as second:
        assert second.read_at(0, 3) == b"abc"
        second.write_at(3, b"def")
        second.publish()
    assert target.read_bytes() == b"abcdef"
    assert os.listdir(tmp_path) == ["a"]


def test_what_is_kept_is_not_left_beside_what_was_published(tmp_path: Path) -> None:
    """A file that became whole leaves nothing for a next run, even if it was to be kept."""
    with Landing(tmp_path / "a") as landing:
        landing.is_kept = True
        landing.publish()
    assert os.listdir(tmp_path) == ["a"]


def test_earlier_file_that_is_gone_is_an_error_that_names_the_destination(tmp_path: Path) -> None:
    """Going on with a file that somebody removed fails instead of making up what it held."""
    with pytest.raises(FileNotFoundError) as caught, Landing(tmp_path / "a", tmp_path / "gone"):
        pass
    assert caught.value.filename == str(tmp_path / "a")
    assert os.listdir(tmp_path) == []


@pytest.mark.usefixtures("way_of_writing")
@given(st.integers(0, 5000), st.integers(1, 700), st.randoms(use_true_random=False))
def test_bytes_land_at_their_positions(
    tmp_path_factory: pytest.TempPathFactory, size: int, piece: int, random: Random
) -> None:
    """Pieces written in any order are together the content, and a next run reads them where they were written."""
    content = random.randbytes(size)
    target = tmp_path_factory.mktemp("landing") / "a"
    offsets = list(range(0, size, piece))
    random.shuffle(offsets)
    with Landing(target, size=size) as landing:
        landing.is_kept = True
        for offset in offsets:
            landing.write_at(offset, memoryview(content)[offset : offset + piece])
    with Landing(target, landing.temporary, size) as landing:
        for offset in offsets:
            assert landing.read_at(offset, piece) == content[offset : offset + piece]
        landing.publish()
    assert target.read_bytes() == content


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """What this run wrote is read back like what an earlier one wrote."""
    with Landing(tmp_path / "a") as landing:
        landing.write_at(0, b"abcdef")
        assert landing.read_at(2, 3) == b"cde"


@pytest.mark.usefixtures("way_of_writing")
def test_positions_are_safe_for_several_threads(tmp_path: Path) -> None:
    """Threads that write and read at positions of their own do not disturb each other."""
    content = Random(5).randbytes(400 * 50)
    failures: list[Any] = []

    def work(landing: Landing, first: int) -> None:
        for offset in range(first * 50, len(content), 8 * 50):
            landing.write_at(offset, content[offset : offset + 50])
            if landing.read_at(offset, 50) != content[offset : offset + 50]:
                failures.append(offset)

    earlier = tmp_path / "earlier"
    earlier.touch()
    with Landing(tmp_path / "a", earlier) as landing:
        threads = [threading.Thread(target=work, args=(landing, number)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        landing.publish()
    assert (tmp_path / "a").read_bytes() == content
    assert failures == []


def test_writes_that_the_system_takes_in_pieces_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that writes fewer bytes than it was given is given the rest."""
    pwrite = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, block, offset: pwrite(file, bytes(block)[:3], offset))
    with Landing(tmp_path / "a") as landing:
        landing.write_at(0, b"0123456789")
        landing.publish()
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_modification_time_is_set_if_given(tmp_path: Path) -> None:
    """`mtime` is the file's modification time before it appears under its name; without it, it is that of writing."""
    for name, mtime in (("a", 1_000_000_000.5), ("b", None)):
        with Landing(tmp_path / name) as landing:
            landing.file.write(b"x")
            written = landing.temporary.stat().st_mtime
            landing.publish(mtime=mtime)
        assert (tmp_path / name).stat().st_mtime == (written if mtime is None else mtime)


def test_fsync_covers_the_bytes_before_and_the_name_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`fsync` puts the bytes on the disk before the file appears and its folder after; without it nothing is synced."""
    target = tmp_path / "a"
    synced: list[tuple[bool, bool]] = []
    fsync = os.fsync

    def noting(descriptor: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(descriptor).st_mode), target.exists()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    with Landing(target) as landing:
        landing.publish(fsync=True)
    assert synced == [(False, False), (True, True)]
    with Landing(tmp_path / "b") as landing:
        landing.publish()
    assert len(synced) == 2


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    """A download is not more private, nor more public, than a file made by open()."""
    (tmp_path / "plain").write_bytes(b"")
    with Landing(tmp_path / "landed") as landing:
        landing.publish()
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "landed")]
    assert modes[0] == modes[1]


def test_errors_name_the_file_that_the_caller_knows(tmp_path: Path) -> None:
    """No folder, a file in the place of one, a folder or a link to one: each error names the destination as given."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path)
    for target, code in (
        (tmp_path / "missing" / "a.txt", errno.ENOENT),
        (tmp_path / "file" / "a.txt", errno.ENOTDIR),
        (tmp_path, errno.EISDIR),
        (tmp_path / "link", errno.EISDIR),
    ):
        for size in (None, 5):
            with pytest.raises(OSError, match=r".") as caught, Landing(target, size=size):
                pass
            assert (caught.value.errno, caught.value.filename) == (code, str(target))


def test_destination_that_became_a_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    """If the file cannot be put in its place in the end, the error names the place and nothing is left beside it."""
    target = tmp_path / "a"
    with pytest.raises(OSError, match=r".") as caught, Landing(target) as landing:  # noqa: PT012
        target.mkdir()
        landing.publish()
    assert caught.value.filename == str(target)
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.usefixtures("way_of_writing")
def test_error_while_writing_names_the_destination(tmp_path: Path) -> None:
    """What the system says of the temporary file is told of the destination."""
    with pytest.raises(OSError, match=r".") as caught, Landing(tmp_path / "a") as landing:
        landing.write_at(-5, b"x")
    assert (caught.value.errno, caught.value.filename) == (errno.EINVAL, str(tmp_path / "a"))


def test_errors_of_others_are_left_as_they_are(tmp_path: Path) -> None:
    """An error that names a file already, and one that is not the operating system's, pass unchanged."""
    errors = [OSError(errno.EACCES, "no", "other"), Error("bad"), APIConnectionError("broken"), OSError("odd")]
    for error in errors:
        with pytest.raises(type(error)) as caught, Landing(tmp_path / "a"):
            raise error
        assert caught.value is error


def room(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    """Have so many bytes be free."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))


def test_room_is_looked_for_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that does not fit is refused at once, with what is needed and what is free; one that fits is not."""
    room(monkeypatch, 1_000_000)
    with pytest.raises(OSError, match="1,000,001 bytes are needed, 1,000,000 are free") as caught:  # noqa: SIM117
        with Landing(tmp_path / "a", size=1_000_001):
            pass
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(tmp_path / "a"))
    assert os.listdir(tmp_path) == []
    with Landing(tmp_path / "a", size=1_000_000), Landing(tmp_path / "b"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="how much a file takes is not known there")
def test_room_that_an_earlier_run_took_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there already needs no room again; where there is none for the rest, what is there stays."""
    earlier = tmp_path / "earlier"
    earlier.write_bytes(b"x" * 1_000_000)
    there = earlier.stat().st_blocks * 512
    room(monkeypatch, 1000)
    with pytest.raises(OSError, match="1,001 bytes are needed"), Landing(tmp_path / "a", earlier, there + 1001):
        pass
    assert earlier.exists()
    with Landing(tmp_path / "a", earlier, there + 1000) as landing:
        landing.is_kept = True
    assert earlier.exists()


@pytest.mark.parametrize("behind", ["a file", "nothing", "a folder"])
def test_link_is_left_alone_if_it_is_not_to_be_followed(tmp_path: Path, behind: str) -> None:
    """Where a name is not the caller's own choice, a link is refused, wherever it leads; what is no link is fine."""
    real, link = tmp_path / "real", tmp_path / "link"
    if behind == "a file":
        real.write_bytes(b"precious")
    if behind == "a folder":
        real.mkdir()
    link.symlink_to(real)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(Error, match="link' is a link, which could lead elsewhere"), Landing(link, follow_links=False):
        pass
    assert sorted(os.listdir(tmp_path)) == before
    assert behind != "a file" or real.read_bytes() == b"precious"
    with Landing(tmp_path / "plain", follow_links=False) as landing:
        landing.publish()
    assert (tmp_path / "plain").exists()


def test_link_is_followed(tmp_path: Path) -> None:
    """A link that the caller names stays a link; the file behind it is replaced, or made if there was none."""
    for existing in (True, False):
        real, link = tmp_path / f"real{existing}", tmp_path / f"link{existing}"
        if existing:
            real.write_bytes(b"old")
        link.symlink_to(real)
        with Landing(link) as landing:
            landing.file.write(b"new")
            landing.publish()
        assert link.is_symlink()
        assert real.read_bytes() == b"new"


def test_device_is_written_to_directly() -> None:
    """A device is not replaced by a file."""
    with Landing(Path("/dev/null")) as landing:
        assert landing.is_direct
        landing.file.write(b"x")
        landing.publish(mtime=5.0)
    assert not Path("/dev/null").is_file()


@named_pipes
@pytest.mark.parametrize("fsync", [False, True])
def test_pipe_gets_the_bytes_in_order(tmp_path: Path, fsync: bool) -> None:
    """A named pipe stays one, and what is written comes out of it; there is no disk that `fsync` could wait for."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    with Landing(pipe, size=10**15) as landing:
        landing.file.write(b"abc")
        landing.file.write(b"def")
        landing.publish(fsync=fsync)
    reader.join(20)
    assert received == [b"abcdef"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert os.listdir(tmp_path) == ["pipe"]


@named_pipes
def test_pipe_is_not_removed_after_trouble(tmp_path: Path) -> None:
    """What is written to directly is closed after trouble, and stays."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=pipe.read_bytes, daemon=True)
    reader.start()
    with pytest.raises(ValueError, match="stop"), Landing(pipe):
        raise ValueError("stop")
    reader.join(20)
    assert os.listdir(tmp_path) == ["pipe"]


@full_device
def test_full_device_is_an_error_that_names_it() -> None:
    """A full disk raises ENOSPC with the destination's name."""
    with pytest.raises(OSError, match="No space left") as caught, Landing(Path("/dev/full")) as landing:
        landing.file.write(b"x")
    assert caught.value.filename == "/dev/full"
