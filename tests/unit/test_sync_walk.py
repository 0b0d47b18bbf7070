"""What there is to do, found by walking two trees in step."""

from __future__ import annotations

import threading
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import APIConnectionError
from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.rules import Rules
from files_style_sdk.syncing.spool import SortedRecords
from files_style_sdk.syncing.trees import Entry
from files_style_sdk.syncing.walking import Walk, walk_files

from .sync_trees import MemoryTree

EVERYTHING = Rules.of()


def found(source: MemoryTree, destination: MemoryTree, rules: Rules = EVERYTHING, **options: Any) -> list[Action]:
    return list(Walk(source, destination, rules, "upload", **options).actions())


def told(actions: list[Action]) -> list[tuple[str, str]]:
    return [(action.kind, action.path) for action in actions]


def test_new_files_and_empty_folders() -> None:
    """Each missing file is moved, and a folder is made only if no file makes it."""
    source = MemoryTree.of_files("b.txt", "a/deep/x", "empty/", "full/of/nothing/")
    actions = found(source, MemoryTree())
    assert told(actions) == [
        ("upload", "b.txt"),
        ("upload", "a/deep/x"),
        ("make folder", "empty"),
        ("make folder", "full/of/nothing"),
    ]
    assert {action.reason for action in actions} == {"new"}


def test_a_destination_that_is_not_there() -> None:
    """A missing destination is not listed; it is made even if the source is empty."""
    destination = MemoryTree()
    walk = Walk(MemoryTree(), destination, EVERYTHING, "download")
    assert told(list(walk.actions(destination_exists=False))) == [("make folder", "")]
    assert destination.listed == []


def test_files_on_both_sides_are_left_to_compare() -> None:
    """What stands on both sides comes without a reason, with both entries and the spelling of each side."""
    source, destination = MemoryTree.of_files("Sub/A.txt"), MemoryTree.of_files("sub/a.TXT")
    (action,) = found(source, destination)
    assert (action.kind, action.path, action.reason) == ("upload", "Sub/A.txt", "")
    assert (action.source_path, action.destination_path) == ("Sub/A.txt", "sub/a.TXT")
    assert action.source is not None
    assert action.destination is not None


def test_what_the_source_does_not_have_stays_without_delete() -> None:
    """Nothing is deleted unless that is asked for; what is extra is not even listed."""
    destination = MemoryTree.of_files("extra", "folder/x")
    assert found(MemoryTree.of_files("a"), destination)[0].path == "a"
    assert told(found(MemoryTree(), destination)) == []
    assert "folder" not in destination.listed


def test_deleting() -> None:
    """What is extra is deleted, files before the folder that held them."""
    source, destination = MemoryTree.of_files("keep/a"), MemoryTree.of_files("keep/a", "keep/b", "old/x/y", "old/z/")
    assert told(found(source, destination, delete=True)) == [
        ("upload", "keep/a"),
        ("delete", "keep/b"),
        ("delete", "old/x/y"),
        ("delete folder", "old/x"),
        ("delete folder", "old/z"),
        ("delete folder", "old"),
    ]


def test_excluded_trees_are_not_walked_and_never_deleted() -> None:
    """What a rule leaves out is neither listed, moved nor deleted, and the folders that hold it stay."""
    source = MemoryTree.of_files("a.txt", "skip/x", "a.log", "only/b.log")
    destination = MemoryTree.of_files("skip/y", "b.log", "old/c.log", "old/d.txt", "gone/skip/z")
    actions = found(source, destination, Rules.of(exclude=["skip/", "*.log"]), delete=True)
    assert told(actions) == [("upload", "a.txt"), ("delete", "old/d.txt")]
    assert not [path for path in source.listed + destination.listed if "skip" in path]


def test_excluded_in_one_spelling_is_excluded() -> None:
    """If the rules leave out one of two spellings of a name, the file on the other side is safe as well."""
    source, destination = MemoryTree.of_files("a.log"), MemoryTree.of_files("A.LOG")
    assert found(source, destination, Rules.of(exclude="*.log"), delete=True) == []


def test_names_that_collide() -> None:
    """Of two names that are one on the other side, the later one fails by name; the other file is moved."""
    for names in (["Readme", "README"], ["é", "e\u0301"], ["\u0439", "\u0438\u0306"], ["résumé", "resume"]):
        source = MemoryTree.of_files(*names)
        actions = found(source, MemoryTree())
        assert [action.kind for action in actions] == ["upload", "fail"]
        assert "rename one of them" in str(actions[1].error)
        assert {action.path for action in actions} == set(names)


def test_a_double_at_the_destination_is_not_deleted() -> None:
    """A second spelling at the destination is reported, not deleted; the one spelled alike is the partner."""
    source, destination = MemoryTree.of_files("readme"), MemoryTree.of_files("README", "readme", "Readme")
    actions = found(source, destination, delete=True)
    assert [(action.kind, action.destination_path) for action in actions] == [
        ("upload", "readme"),
        ("fail", "README"),
        ("fail", "Readme"),
    ]


def test_links_and_devices() -> None:
    """What is neither file nor folder is reported on either side, kept, and keeps its folder."""
    source, destination = MemoryTree.of_files("a"), MemoryTree.of_files("a", "old/x")
    source.put("here", "link")
    source.put("pipe", "special")
    destination.put("old/link", "link")
    destination.put("here", "file")
    actions = found(source, destination, delete=True)
    assert [(action.kind, action.path, action.reason) for action in actions] == [
        ("upload", "a", ""),
        ("skip", "here", "a symbolic link"),
        ("skip", "pipe", "neither file nor folder"),
        ("skip", "old/link", "a symbolic link"),
        ("delete", "old/x", "the source does not have it"),
    ]


@pytest.mark.parametrize("kind", ["file", "link", "special"])
def test_what_is_in_the_way_of_a_folder(kind: Any) -> None:
    """A folder cannot go where something else stands: that is reported once, and nothing below it is touched."""
    source, destination = MemoryTree.of_files("x/a", "x/b"), MemoryTree()
    destination.put("x", kind)
    (action,) = found(source, destination, delete=True)
    assert (action.kind, action.path) == ("fail", "x")
    assert "stands" in str(action.error)


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_in_the_way_of_a_file(kind: Any) -> None:
    """A file cannot go where a folder or a link stands, and does not delete what is in it."""
    source, destination = (
        MemoryTree.of_files("x"),
        MemoryTree.of_files("x/deep/a") if kind == "folder" else MemoryTree(),
    )
    destination.put("x", kind)
    (action,) = found(source, destination, delete=True)
    assert (action.kind, action.path) == ("fail", "x")


def test_a_folder_that_cannot_be_listed() -> None:
    """It is reported and counted; the others are walked; nothing is deleted below it and it stays."""
    source = MemoryTree.of_files("bad/x", "good/y", broken={"bad"})
    destination = MemoryTree.of_files("bad/old", "old/z", "old/worse/z", broken={"old/worse"})
    walk = Walk(source, destination, EVERYTHING, "upload", delete=True)
    actions = list(walk.actions())
    assert told(actions) == [
        ("fail", "bad"),
        ("upload", "good/y"),
        ("delete", "old/z"),
        ("fail", "old/worse"),
    ]
    assert walk.unlisted == 2
    assert isinstance(actions[0].error, APIConnectionError)


def test_a_root_that_cannot_be_listed() -> None:
    """If the folder itself cannot be listed there is nothing to do, and that is an error."""
    with pytest.raises(APIConnectionError):
        found(MemoryTree(broken={""}), MemoryTree())


def test_it_is_lazy() -> None:
    """No more folders are listed than the actions taken need, but for a bounded number ahead."""
    source = MemoryTree.of_files(*(f"{number:03}/x" for number in range(300)))
    walk = Walk(source, MemoryTree(), EVERYTHING, "upload")
    actions = walk.actions()
    for _ in range(3):
        next(actions)
    actions.close()
    assert len(source.listed) < 100
    assert walk.source_files == 3


def test_deep_trees() -> None:
    """A tree far deeper than Python's stack is walked."""
    deep = "/".join("d" * 1500) + "/file"
    assert told(found(MemoryTree.of_files(deep), MemoryTree())) == [("upload", deep)]


NAMES = st.sampled_from(["a", "b", "c.log", "d"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@st.composite
def trees(draw: st.DrawFn) -> MemoryTree:
    tree = MemoryTree()
    for path in draw(st.lists(PATHS, max_size=8)):
        above = path.split("/")
        blocked = any(
            tree.entries.get("/".join(above[:count]), ("folder",))[0] == "file" for count in range(1, len(above))
        )
        if not blocked and path not in tree.entries:
            tree.put(path, draw(st.sampled_from(["file", "folder"])), draw(st.sampled_from(["", "x"])))
    return tree


@given(source=trees(), destination=trees(), excluding=st.booleans(), deleting=st.booleans())
def test_the_destination_becomes_like_the_source(
    source: MemoryTree, destination: MemoryTree, excluding: bool, deleting: bool
) -> None:
    """Doing what is found makes both sides alike, except for conflicts; what is excluded stays; a second look finds
    nothing new."""
    rules = Rules.of(exclude=["*.log"]) if excluding else EVERYTHING
    before = MemoryTree(destination.entries)
    conflicts = carry_out(found(source, destination, rules, delete=deleting), source, destination)

    def counts(path: str) -> bool:
        return not any(path == each or path.startswith(f"{each}/") for each in conflicts)

    def taken(tree: MemoryTree) -> dict[str, str]:
        return {path: content for path, content in tree.files.items() if rules.takes(path) and counts(path)}

    expected = taken(source) if deleting else {**taken(before), **taken(source)}
    assert taken(destination) == expected
    assert {path for path in before.entries if not rules.takes(path)} <= set(destination.entries)
    wanted = {path for path in source.folders if rules.takes(path, is_folder=True) and counts(path)}
    missing = {path for path in wanted if path not in destination.folders}
    assert all(any(not rules.takes(each) for each in source.entries if each.startswith(path)) for path in missing)
    again = found(source, destination, rules, delete=deleting)
    assert {action.kind for action in again if action.reason} <= {"fail"}


def carry_out(actions: list[Action], source: MemoryTree, destination: MemoryTree) -> set[str]:
    """Do it, deletions last; returns what could not be done."""
    for action in sorted(actions, key=lambda each: each.kind.startswith("delete")):
        if action.is_transfer:
            destination.put(action.destination_path, "file", source.files[action.source_path])
        elif action.kind == "make folder":
            destination.make_folder(action.destination_path)
        elif action.kind == "delete":
            destination.delete_file(action.destination_path)
        elif action.kind == "delete folder":
            assert destination.delete_folder(action.destination_path)
    return {action.path for action in actions if action.kind == "fail"}


@given(trees())
def test_walking_one_tree(tree: MemoryTree) -> None:
    """Walking one tree finds each file that is taken, once."""
    rules = Rules.of(exclude="*.log")
    walked = [path for path, _ in walk_files(tree, rules)]
    assert sorted(walked) == sorted(path for path in tree.files if rules.takes(path))


class WideTree(MemoryTree):
    """A remote folder of many folders with many files, made up as they are listed."""

    def list(self, path: str) -> SortedRecords[Entry]:
        count, kind = (150, "folder") if not path else (100, "file")
        names = (f"{number:05}-{path or 'root'}" for number in range(count))
        return SortedRecords((Entry(name, name, kind, 1) for name in names), lambda entry: entry.key)  # type: ignore[arg-type]


def test_memory_stays_flat() -> None:
    """Fifteen thousand files are walked in the memory of a few folders."""
    walk = Walk(WideTree(), MemoryTree(), EVERYTHING, "download")
    actions = walk.actions()
    for _ in range(2000):
        next(actions)
    tracemalloc.start()
    count = sum(1 for _ in actions)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, walk.source_files) == (13_000, 15_000)
    assert most < 2_000_000


def test_remote_folders_are_listed_ahead() -> None:
    """Many folders are listed at once: a tree that answers only when eight are asked for is walked to its end."""
    together = threading.Barrier(8, timeout=20)

    class Slow(MemoryTree):
        def list(self, path: str) -> SortedRecords[Entry]:
            if path:
                together.wait()
            return super().list(path)

    tree = Slow.of_files(*(f"{number}/x" for number in range(16)))
    assert len(found(tree, MemoryTree())) == 16
    together.reset()
    assert len(list(walk_files(tree, EVERYTHING))) == 16


def test_giving_up_stops_what_is_under_way() -> None:
    """A walk that is given up says so, so that the calls made ahead can be ended, and waits for their threads."""
    stopped: list[bool] = []
    tree = MemoryTree.of_files(*(f"{number}/x" for number in range(40)))
    actions = Walk(tree, MemoryTree(), EVERYTHING, "download", stop=lambda: stopped.append(True)).actions()
    next(actions)
    actions.close()
    assert stopped
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("files-listing")]
