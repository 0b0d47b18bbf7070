"""Local files that appear whole or not at all, and names that a server may choose."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import Error
from files_style_sdk.transfer.landing import landing, safe_local_path


def test_file_appears_only_at_the_end(tmp_path: Path) -> None:
    """Until the block ends well, the destination is as it was."""
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with landing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt, OSError, GeneratorExit])
def test_nothing_is_left_after_trouble(tmp_path: Path, trouble: type[BaseException]) -> None:
    """Whatever goes wrong, the destination is untouched and no temporary file is left."""
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(trouble), landing(target) as file:  # noqa: PT012
        file.write(b"half")
        raise trouble
    assert os.listdir(tmp_path) == ["a.txt"]
    assert target.read_bytes() == b"old"


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    """A download is not more private, nor more public, than a file made by open()."""
    (tmp_path / "plain").write_bytes(b"")
    with landing(tmp_path / "landed"):
        pass
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "landed")]
    assert modes[0] == modes[1]


def test_errors_name_the_file_that_the_caller_knows(tmp_path: Path) -> None:
    """A missing folder, a file in the place of one, a folder as destination: each error names the destination."""
    (tmp_path / "file").write_bytes(b"")
    for target, code in (
        (tmp_path / "missing" / "a.txt", errno.ENOENT),
        (tmp_path / "file" / "a.txt", errno.ENOTDIR),
        (tmp_path, errno.EISDIR),
    ):
        with pytest.raises(OSError, match=r".") as caught, landing(target):
            pass
        assert (caught.value.errno, caught.value.filename) == (code, str(target))


def test_link_is_followed(tmp_path: Path) -> None:
    """A link that the caller names stays a link; the file behind it is replaced."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with landing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_device_is_written_to_directly() -> None:
    """A device is not replaced by a file."""
    with landing(Path("/dev/null")) as file:
        file.write(b"x")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_full_device_is_an_error_that_names_it() -> None:
    """A full disk raises ENOSPC with the destination's name, even if it shows only when the file is closed."""
    with pytest.raises(OSError, match="No space left") as caught, landing(Path("/dev/full")) as file:
        file.write(b"x")
    assert caught.value.filename == "/dev/full"


@pytest.mark.parametrize(
    "name",
    ["..", "../x", "a/../../x", "a/..", "/etc/passwd", "a//b", ".", "./a", "", "a/", "a\0b"],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    """A server's name never leads out of the folder, nor to the folder itself."""
    with pytest.raises(Error, match="not downloaded"):
        safe_local_path(tmp_path, name, windows=False)


@pytest.mark.parametrize(
    "name",
    [
        "C:evil",
        "C:/x",
        "con",
        "CON.txt",
        "aux ",
        "NUL",
        "com1",
        "lpt9.log",
        "conin$",
        "com\u00b9",
        "a.",
        "a ",
        "a\\b",
        "..\\x",
        "a:stream",
        "a<b",
        "a|b",
        "a?",
        "a*",
        'a"',
        "a\x01",
    ],
)
def test_names_that_windows_reads_otherwise_are_refused(tmp_path: Path, name: str) -> None:
    """Drive letters, reserved names, streams and separators of Windows are refused there."""
    with pytest.raises(Error, match="not downloaded"):
        safe_local_path(tmp_path, name, windows=True)


@pytest.mark.parametrize("name", ["a", "a/b/c.txt", "ü ñ", "...", "..a", "a..b", "-rf", "~", "%2e%2e", "con"])
def test_odd_but_harmless_names_are_fine(tmp_path: Path, name: str) -> None:
    """Names that are only odd are kept as they are."""
    assert safe_local_path(tmp_path, name, windows=False) == tmp_path.joinpath(*name.split("/"))


def test_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A link inside the destination is no way out of it."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "a").symlink_to(outside)
    with pytest.raises(Error, match="link"):
        safe_local_path(root, "a/x.txt")


def test_file_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A file name that a server chose does not write through a link to a file elsewhere."""
    root, outside = tmp_path / "root", tmp_path / "outside.txt"
    root.mkdir()
    outside.write_bytes(b"precious")
    (root / "a.txt").symlink_to(outside)
    with pytest.raises(Error, match="link"):
        safe_local_path(root, "a.txt")


@given(st.text(max_size=30))
def test_any_name_stays_below_the_folder(name: str) -> None:
    """Whatever the name, the path is refused or lies below the folder."""
    root = Path("/nowhere/root")
    try:
        path = safe_local_path(root, name)
    except Error:
        return
    assert os.path.normpath(path) == str(path)
    assert str(path).startswith("/nowhere/root/")
