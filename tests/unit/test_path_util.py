"""Paths: how they are normalised and compared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from files_style_sdk import path_util

TABLE_FILE = Path(__file__).parents[2] / "api" / "path_comparison.json"
paths = st.text(st.characters(exclude_categories=()), max_size=40)


def test_documented_pair_is_one_file() -> None:
    """The pair that the service's documentation shows compares equal."""
    assert path_util.is_same("Fïłèńämê.Txt", "filename.txt")


@pytest.mark.parametrize(
    ("given_path", "normal"),
    [
        ("/a/b.txt", "a/b.txt"),
        ("a//b/", "a/b"),
        ("\\a\\b", "a/b"),
        ("./a/./b/../c", "a/b/c"),
        ("a\0b", "ab"),
        (".\0.", ""),
        ("", ""),
        ("/", ""),
        ("../..", ""),
        (" a / b ", " a / b "),
        ("...", "..."),
        ("Ünïcode/Keeps Case", "Ünïcode/Keeps Case"),
    ],
)
def test_normalize(given_path: str, normal: str) -> None:
    """Separators, empty and dot segments and NUL go; nothing climbs; spelling and white space stay."""
    assert path_util.normalize(given_path) == normal


def test_every_entry_of_the_table_holds() -> None:
    """Each character of the service's table compares equal to what the table maps it to, alone and inside a name."""
    table = json.loads(TABLE_FILE.read_text("utf-8"))["mapping"]
    assert len(table) > 1000
    wrong = []
    for code, folded in table.items():
        char = "".join(chr(int(point, 16)) for point in code.split())
        if char in "/\\\0.":
            continue
        if path_util.normalize_for_comparison(f"x{char}y") != f"x{folded}y":
            wrong.append((code, folded, path_util.normalize_for_comparison(f"x{char}y")))
    assert wrong == []


def test_characters_outside_the_table_stay_themselves() -> None:
    """What the table does not name is compared as it is."""
    table = json.loads(TABLE_FILE.read_text("utf-8"))["mapping"]
    others = [chr(code) for code in range(0x20, 0x3000) if f"{code:04X}" not in table and chr(code) not in "/\\."]
    assert others
    assert [char for char in others if path_util.normalize_for_comparison(f"é{char}") != f"e{char}"] == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("/A/B", "a/b/", True),
        ("a\\b", "a/b", True),
        ("a b", "ab", False),
        ("a ", "a", False),
        ("resume.txt", "Résumé.TXT", True),
        ("a/b", "a/c", False),
        ("", "/", True),
    ],
)
def test_is_same(a: str, b: str, same: bool) -> None:
    """Case, accents and slashes do not tell paths apart; letters and spaces do."""
    assert path_util.is_same(a, b) is same


@given(paths)
@example("\0.\0.")
@example("/..\\./")
def test_normalize_is_idempotent(path: str) -> None:
    """Normalising twice is normalising once, and leaves no empty or dot segment."""
    once = path_util.normalize(path)
    assert path_util.normalize(once) == once
    assert once == "" or not {"", ".", ".."} & set(once.split("/"))


@given(paths)
def test_comparison_key_does_not_depend_on_spelling_of_separators(path: str) -> None:
    """Two spellings that normalise alike compare equal."""
    assert path_util.is_same(path, path_util.normalize(path))
    assert path_util.is_same(f"/{path}/", path.replace("/", "\\"))


@given(paths, paths)
def test_is_same_is_symmetric_and_reflexive(a: str, b: str) -> None:
    """The order of the arguments does not matter, and a path equals itself."""
    assert path_util.is_same(a, b) == path_util.is_same(b, a)
    assert path_util.is_same(a, a)


@given(st.text(st.characters(max_codepoint=0x7F), max_size=20))
def test_short_cut_for_ascii_agrees_with_the_table(path: str) -> None:
    """ASCII paths compare as they would with the table loaded."""
    key = path_util.normalize_for_comparison(path)
    forced = path_util.normalize_for_comparison(f"{path}\u00e9")
    assert forced in (f"{key}e", f"{key}/e", f"{key}\\e") or path.endswith((".", "..", "/", "\\"))


def test_table_is_loaded_on_first_need_only() -> None:
    """Importing, and comparing plain ASCII, do not load the table."""
    code = (
        "from files_style_sdk import path_util as p; p.is_same('A', 'b');"
        "assert not p._table.cache_info().currsize; p.is_same('é', 'e'); assert p._table.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
