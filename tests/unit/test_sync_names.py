"""Names on both sides."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import Error
from files_style_sdk.path_util import is_same
from files_style_sdk.syncing.names import (
    check_local_path,
    is_temporary,
    local_name,
    local_path,
    match_key,
    remote_name,
)

NAMES = st.one_of(
    st.text(alphabet="%0234589ACDEFNOUX.: cony1lpt\\*é", min_size=1, max_size=14),
    st.text(alphabet=st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=20),
)
DEVICES = ["CON", "con", "nul.txt", "COM1", "lpt9.tar.gz", "aux .c", "CONIN$", "com¹"]


@given(NAMES)
def test_every_name_comes_back(name: str) -> None:
    """A remote name that is spelled for Windows is got back from its spelling, whatever it is."""
    spelled = local_name(name, windows=True)
    assert remote_name(spelled, windows=True) == name


@given(NAMES)
def test_every_spelling_can_be_a_name(name: str) -> None:
    """The spelling has nothing in it that Windows names cannot have."""
    spelled = local_name(name, windows=True)
    assert not set(spelled) & set('<>:"|?*\\/')
    assert all(ord(char) >= 32 for char in spelled)
    assert spelled[-1] not in ". "


@pytest.mark.parametrize("name", DEVICES)
def test_devices(name: str) -> None:
    """Names of Windows devices, with whatever ending, are spelled so that they are none."""
    spelled = local_name(name, windows=True)
    assert spelled == f"%{ord(name[0]):02X}{name[1:]}"
    assert local_name(spelled, windows=True) != spelled


@pytest.mark.parametrize("name", ["a.txt", "100% sure", "50%25", "a%20b", "README", "console", "con-1.txt", "ünï"])
def test_names_that_need_no_spelling(name: str) -> None:
    """What can be a name stays as it is, percent signs too."""
    assert local_name(name, windows=True) == remote_name(name, windows=True) == name


@given(NAMES)
def test_other_systems_take_any_name(name: str) -> None:
    """Where no name is reserved, names are not touched."""
    assert local_name(name, windows=False) == remote_name(name, windows=False) == name


def test_what_leads_out_is_refused(tmp_path: Path) -> None:
    """Names that would lead out of the folder are refused, and links on the way."""
    (tmp_path / "link").symlink_to(tmp_path.parent)
    for bad in ("../x", "a/../x", "/etc/x", "a//x", ".", "", "a/..", "a\0b"):
        with pytest.raises(Error, match="no safe name"):
            local_path(tmp_path, bad)
    for bad in ("link", "link/x"):
        with pytest.raises(Error, match="is a link"):
            check_local_path(tmp_path, bad)
    assert local_path(tmp_path, "a/CON:", windows=True) == tmp_path / "a" / "CON%3A"
    assert local_path(tmp_path, "a/CON:", windows=False) == tmp_path / "a" / "CON:"


@given(NAMES, NAMES)
def test_keys_are_as_coarse_as_the_service_and_any_file_system(one: str, other: str) -> None:
    """Names that the service or a file system takes for one have one key."""
    same = "\\" not in one + other and is_same(one, other)
    same = same or unicodedata.normalize("NFC", one).casefold() == unicodedata.normalize("NFC", other).casefold()
    if same:
        assert match_key(one) == match_key(other)
    for spelling in (one.upper() if len(one.upper()) == len(one) else one, unicodedata.normalize("NFD", one)):
        if spelling.casefold() == one.casefold() or unicodedata.normalize("NFC", spelling) == one:
            assert match_key(spelling) == match_key(one)


def test_keys_tell_names_apart() -> None:
    """Different names have different keys, those with a backslash or without a visible character too."""
    names = ["a", "b", "a.txt", "a\\b", "a b", "..", ".", "...", "\u200b", "и", "й"]
    keys = {match_key(name) for name in names}
    assert len(keys) == len(names)
    assert "" not in keys


def test_files_that_still_arrive() -> None:
    """Temporary files of downloads are told from others."""
    assert is_temporary(".0123456789abcdef.download")
    assert not any(map(is_temporary, ("a.download", ".x.download", "0123456789abcdef.download", ".gitignore")))
