"""Names that a server may choose, made local ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import Error
from files_style_sdk.transfer.landing import safe_local_path


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
