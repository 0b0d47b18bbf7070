"""A plan as people and programs read it."""

from __future__ import annotations

import json

import pytest

from files_style_sdk.error import Error
from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.plan import Plan, readable_size, shown_path
from files_style_sdk.syncing.trees import Entry

FILE = Entry("f", "f", "file", 2048)
ACTIONS = [
    Action("upload", "docs/new.txt", "new", 2048, source=FILE),
    Action("skip", "same.txt", "unchanged", 2048, source=FILE, destination=FILE),
    Action("make folder", "", "new"),
    Action("delete", "old\n.txt", "the source does not have it", 10, destination=FILE),
    Action("fail", "bad", "a file has to be where a folder stands", error=Error("'bad': cannot")),
]


def plan(in_memory: int = 10_000) -> Plan:
    made = Plan("site", "files:/www", lambda each: len(each), in_memory)
    made.take(ACTIONS)
    return made


def test_the_table() -> None:
    """A line for each change, columns aligned, nothing that could steer a terminal, and the counts below."""
    assert str(plan()).splitlines() == [
        "site -> files:/www",
        "action          size  path          reason",
        "upload       2.0 KiB  docs/new.txt  new",
        "make folder           .             new",
        "delete          10 B  old\\n.txt     the source does not have it",
        "fail                  bad           'bad': cannot",
        "delete: 1, fail: 1, make folder: 1, upload: 1, unchanged: 1, 2.0 KiB to move",
    ]


def test_a_part_of_the_table() -> None:
    """A long plan is shown in part, and says how much is left."""
    lines = plan().table(rows=1).splitlines()
    assert lines[2:4] == ["upload  2.0 KiB  docs/new.txt  new", "… and 3 more"]
    assert plan().table(rows=None).count("\n") == plan().table().count("\n")


def test_nothing_to_do() -> None:
    """A plan without changes is its counts."""
    empty = Plan("a", "files:/b", lambda each: None)
    empty.take(ACTIONS[1:2])
    assert str(empty) == "a -> files:/b\nunchanged: 1, 0 B to move"
    assert (len(empty), list(empty.changes), empty.size) == (1, [], 0)


def test_what_apply_will_not_do() -> None:
    """The summary says beforehand what apply() will refuse, or leave alone."""
    made = plan()
    made.unlisted = 1
    assert made.summary().endswith("; apply() will delete nothing, for a folder could not be listed")
    made.refusal = "too much"
    assert made.summary().endswith("; apply() will refuse: too much")


def test_json() -> None:
    """JSON has the counts and every change, errors in words."""
    kept = json.loads(plan().to_json())
    assert kept["counts"] == {"upload": 1, "make folder": 1, "delete": 1, "fail": 1}
    assert (kept["size"], kept["unchanged"], kept["refusal"]) == (2048, 1, None)
    assert [action["action"] for action in kept["actions"]] == ["upload", "make folder", "delete", "fail"]
    assert kept["actions"][3]["error"] == "'bad': cannot"


def test_a_plan_is_a_sequence_in_memory_or_not() -> None:
    """All actions are there, unchanged files too, wherever they are kept; apply() is what it was made with."""
    for in_memory in (0, 2, 10):
        made = plan(in_memory)
        assert [action.kind for action in made] == [action.kind for action in ACTIONS]
        assert made[0] == ACTIONS[0]
        assert made.expected == (2048, 1)
        assert made.apply() == len(ACTIONS)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KiB"),
        (1536, "1.5 KiB"),
        (1024**2, "1.0 MiB"),
        (5 * 1024**6, "5120.0 PiB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    """Bytes are shown in the largest unit of which there is one."""
    assert readable_size(size) == words


def test_paths_that_cannot_be_printed() -> None:
    """Control characters, escapes and undecodable bytes are spelled out; everything else is shown."""
    assert shown_path("Ünï 100%") == "Ünï 100%"
    assert shown_path("a\x1b[31m\udcff\n") == "a\\x1b[31m\\udcff\\n"
