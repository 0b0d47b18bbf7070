"""Which files are taken."""

from __future__ import annotations

import builtins
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.syncing.rules import Rules

GITIGNORE = ["*.log", "!keep.log", "build/", "/top.txt", "docs/**/draft?.md", "deep/*", "!deep/saved", "a b", r"\#hash"]
PATHS = [
    *("x.log", "sub/x.log", "keep.log", "sub/keep.log", "build/x", "sub/build/y/z", "build", "top.txt", "sub/top.txt"),
    *("docs/draft1.md", "docs/a/b/draft2.md", "docs/draft10.md", "deep/saved", "deep/lost", "deep/sub/x", "a b", "ab"),
    *("#hash", "build/keep.log", "Keep.LOG"),
]


def test_everything_is_taken_without_patterns() -> None:
    """No rules, no exclusions."""
    rules = Rules.of()
    assert rules.is_empty
    assert rules.takes("any/thing")
    assert rules.explain("any/thing") == "'any/thing' is taken: it is matched by no pattern"


@pytest.mark.skipif(shutil.which("git") is None, reason="git is what this is compared with")
def test_excluding_is_what_git_does(tmp_path: Path) -> None:
    """The patterns mean what they mean to git, excluded folders included."""
    (tmp_path / ".gitignore").write_text("\n".join(GITIGNORE), encoding="utf-8")
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}
    for command in (["git", "init", "-q"], ["git", "config", "core.ignorecase", "false"]):
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=20)
    told = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        input="\0".join(PATHS),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        timeout=20,
    )
    ignored = set(told.stdout.split("\0")) - {""}
    assert ignored
    rules = Rules.of(exclude=GITIGNORE)
    assert {path for path in PATHS if not rules.takes(path)} == ignored


def test_what_is_included() -> None:
    """With include patterns only what matches is taken, or lies in a folder that does; exclude still takes away."""
    rules = Rules.of(include=["*.txt", "/src/", "!secret.txt"], exclude="*.tmp.txt")
    taken = ["a.txt", "sub/a.txt", "src/main.c", "src/deep/x"]
    left = ["a.md", "secret.txt", "a.tmp.txt", "lib/src/x"]
    assert [path for path in taken + left if rules.takes(path)] == taken


def test_folders_that_need_no_listing() -> None:
    """An excluded folder, one inside it, and one that no anchored include pattern can reach, are not walked."""
    excluding = Rules.of(exclude=["node_modules/", "/out"])
    assert not excluding.takes("a/node_modules", is_folder=True)
    assert not excluding.takes("a/node_modules/b", is_folder=True)
    assert not excluding.takes("out/", is_folder=False)
    assert excluding.takes("sub/out", is_folder=True)
    including = Rules.of(include=["/docs/*/index.md", "/src/**/x.c"])
    walked = ["docs", "docs/a", "src", "src/a", "src/a/b"]
    skipped = ["other", "other/docs", "docs/a/b", "srcs"]
    assert [path for path in walked + skipped if including.takes(path, is_folder=True)] == walked
    assert Rules.of(include=["*.md"]).takes("any/folder", is_folder=True)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("build/keep.log", "left out: its folder 'build/' matches the exclude pattern 'build/'"),
        ("a/build/c/d/", "left out: its folder 'a/build/' matches the exclude pattern 'build/'"),
        ("x.log", "left out: it matches the exclude pattern '*.log'"),
        ("keep.log", "left out: it is matched by no include pattern"),
        ("keep.log.txt", "taken: it matches the include pattern '*.txt'"),
        ("no.txt", "left out: it is taken out by the include pattern '!no.txt'"),
        ("sub/", "taken: it is matched by no exclude pattern"),
        ("", "left out: it is matched by no include pattern"),
    ],
)
def test_explanations(path: str, words: str) -> None:
    """explain() names the pattern that decides, and the folder if the decision is about that."""
    rules = Rules.of(include=["*.txt", "!no.txt"], exclude=["*.log", "!keep.log", "build/"])
    assert rules.explain(path) == f"{path!r} is {words}"


def test_a_file_of_patterns(tmp_path: Path) -> None:
    """A path object is a file of patterns; comments and empty lines say nothing; explain() names file and line."""
    filters = tmp_path / "sync.filter"
    filters.write_text("\ufeff# comment\n\n*.bak\r\n", encoding="utf-8")
    rules = Rules.of(exclude=[filters, "!keep.bak"])
    assert rules.explain("a.bak").endswith("it matches the exclude pattern '*.bak' (line 3 of sync.filter)")
    assert rules.takes("keep.bak")
    assert Rules.of(exclude=filters).patterns == {"include": [], "exclude": ["*.bak"]}
    assert not Rules.of(**rules.patterns).takes("a.bak")
    with pytest.raises(FileNotFoundError, match="missing"):
        Rules.of(exclude=tmp_path / "missing")


@pytest.mark.parametrize("bad", [5, b"*.log", ["*.log", 5], ["!"], ["a\\"], [b"x"]])
def test_bad_patterns(bad: Any) -> None:
    """What is no pattern is refused, by name and with an example."""
    with pytest.raises(InvalidParameterError, match=r"exclude.*'\*\.log'"):
        Rules.of(exclude=bad)


def test_without_pathspec(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns without pathspec are an error that names the extra; no patterns need nothing."""
    imported = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pathspec":
            raise ImportError(name)
        return imported(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert Rules.of().takes("a")
    with pytest.raises(InvalidParameterError, match=r"include needs pathspec.*files-style-sdk\[transfer\]"):
        Rules.of(include="*.txt")
