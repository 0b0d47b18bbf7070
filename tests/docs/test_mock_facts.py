"""What the pages on the mock server state is what its code says."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from files_mock_server import control
from files_mock_server.__main__ import _parser
from files_mock_server.control import dispatch
from files_mock_server.faults.rules import KINDS, Selector
from files_mock_server.state.live import LiveSettings

ROOT = Path(__file__).parent.parent.parent
REFERENCE = (ROOT / "docs" / "mock-server.md").read_text(encoding="utf-8")
README = (ROOT / "mock-server" / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (`.*?) \|(.*)\|$", re.MULTILINE)
TABLE = re.compile(r"^\|.*\n(?:^\|.*\n)+", re.MULTILINE)
NAME = re.compile(r"`([^`]+)`")


def rows(heading: str) -> dict[str, str]:
    """The rows of the first table behind a line of the reference, what is named first to all the rest."""
    found = TABLE.search(REFERENCE, REFERENCE.index(f"\n{heading}"))
    assert found
    return {name: row[2] for row in ROW.finditer(found[0]) for name in NAME.findall(row[1])}


def test_control_endpoints() -> None:
    """The table of endpoints names each that programs use, and no other."""
    control.load()
    served = {
        f"{verb} {path}" for verb, path, function in dispatch._ENDPOINTS if not function.__module__.endswith(".page")
    }
    assert set(rows("## Control")) == served


def test_kinds_of_faults() -> None:
    """The table of faults names each kind with each of its options."""
    told = rows("What happens:")
    assert told.keys() == KINDS.keys()
    for kind, fault in KINDS.items():
        missing = {field.name for field in dataclasses.fields(fault)} - set(NAME.findall(told[kind]))
        assert not missing, kind


def test_selectors_of_faults() -> None:
    """The table of what requests a rule is for names each of its options."""
    assert set(rows("To whom it happens:")) == {field.name for field in dataclasses.fields(Selector)}


def test_live_settings() -> None:
    """Each live setting is named."""
    paragraph = REFERENCE.partition("\nLive settings ")[2].partition("\n\n")[0]
    assert set(NAME.findall(paragraph)) == {field.name for field in dataclasses.fields(LiveSettings)}


def test_command_line_options() -> None:
    """The README's table names each option of the command, as it is spelled."""
    told = {name.split()[0] for row in ROW.finditer(README) for name in NAME.findall(row[1])}
    taken = {action.option_strings[0] for action in _parser()._actions if action.option_strings}
    assert told == taken - {"-h", "--version"}
