"""Whole folders: sync, verify and transfers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk

pytestmark = pytest.mark.usefixtures("logged_in")


def test_every_option_of_the_library() -> None:
    """Whatever `sync` takes, the command takes, except what only a program can give."""
    from files_style_sdk.cli.commands.sync import command
    from files_style_sdk.syncing.choices import SyncOptions

    called = {"verify": "checksum", "max_concurrency": "concurrency", "preserve_mtime": "mtime"}
    wanted = set(SyncOptions.__annotations__) - {"options", "pause_token", "progress"}
    taken = {parameter.name for parameter in command.params}
    assert {called.get(name, name) for name in wanted} <= taken


def test_up_and_down(run: Any, site: Path, tmp_path: Path) -> None:
    """What was synced up comes down the same; a second run has nothing to do."""
    told = run("sync", str(site), "files:/www")
    assert (told.status, sorted(told.lines)) == (
        0,
        ["upload\tdebug.log", "upload\timg/dot.svg", "upload\tindex.html"],
    )
    assert run("sync", str(site), "files:/www").out == ""
    assert run("sync", "files:/www", str(tmp_path / "mirror")).status == 0
    assert (tmp_path / "mirror" / "img" / "dot.svg").read_bytes() == b"<svg/>"


def test_dry_run(run: Any, site: Path, names: Any) -> None:
    """A dry run tells each action with its reason, as text or JSON, and changes nothing."""
    told = run("sync", "-n", str(site), "files:/www")
    assert told.status == 0
    assert "upload: 3" in told.out
    (plan,) = run("sync", "--dry-run", "--json", str(site), "files:/www").json
    assert plan["counts"] == {"upload": 3}
    assert names() == set()


def test_selection(run: Any, site: Path, tmp_path: Path, names: Any) -> None:
    """Patterns choose, from flags and from files, and --explain tells which one decides without asking the service."""
    rules = tmp_path / "rules"
    rules.write_text("*.log\n")
    flags = ["--filter-from", str(rules), "--exclude", "img/"]
    told = run("sync", *flags, "--explain", "debug.log", "--explain", "img/dot.svg", str(site), "files:/www")
    assert told.lines == [
        "'debug.log' is left out: it matches the exclude pattern '*.log' (line 1 of rules)",
        "'img/dot.svg' is left out: its folder 'img/' matches the exclude pattern 'img/'",
    ]
    (taken,) = run("sync", "--json", *flags, "--explain", "index.html", str(site), "files:/www").json
    assert taken["taken"] is True
    assert names() == set()
    assert run("sync", *flags, str(site), "files:/www").status == 0
    assert names() == {"www", "www/index.html"}
    assert run("sync", "--include", "*.svg", str(site), "files:/www").lines == ["upload\timg/dot.svg"]


def test_delete(run: Any, site: Path, names: Any) -> None:
    """--delete removes what the source lacks; --max-delete and an empty source refuse it, and --force overrides."""
    run("sync", str(site), "files:/www")
    (site / "debug.log").unlink()
    (site / "index.html").unlink()
    told = run("sync", "--delete", "--max-delete", "1", str(site), "files:/www")
    assert told.status == 1
    assert "2 files would be deleted" in told.err
    assert "www/index.html" in names()
    assert run("sync", "-n", "--delete", "--max-delete", "1", str(site), "files:/www").status == 1
    assert run("sync", "--delete", "--max-delete", "2", str(site), "files:/www").status == 0
    assert names() == {"www", "www/img", "www/img/dot.svg"}
    (site / "img" / "dot.svg").unlink()
    assert run("sync", "--delete", str(site), "files:/www").status == 1
    assert run("sync", "--delete", "--force", str(site), "files:/www").status == 0
    assert "www/img/dot.svg" not in names()


def test_compare(run: Any, site: Path) -> None:
    """--compare decides what counts as different."""
    run("sync", str(site), "files:/www")
    (site / "index.html").write_bytes(b"<h1>Jello</h1>")
    assert run("sync", "--compare", "size", str(site), "files:/www").out == ""
    assert run("sync", "--compare", "checksum", str(site), "files:/www").lines == ["upload\tindex.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["site", "www"], "write the remote side as 'files:/path'"),
        (["files:/a", "files:/b"], "one side must be local"),
        (["--max-delete", "1", "site", "files:/www"], "max_delete"),
        (["--bwlimit", "fast", "site", "files:/www"], "bwlimit"),
        (["--no-mtime", "files:/www", "site"], "preserve_mtime"),
    ],
)
def test_wrong_usage(run: Any, site: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    """Options that make no sense, or not together, are explained before anything is moved, and exit 2."""
    monkeypatch.chdir(site.parent)
    told = run("sync", *arguments)
    assert told.status == 2
    assert said in told.err


def test_one_file_fails(run: Any, site: Path, logged_in: Any) -> None:
    """One file that cannot be moved is told, stops no other, and makes the status 1."""
    with logged_in.fault("status", path="**/index.html", method="POST", status=403):
        told = run("sync", str(site), "files:/www")
    assert told.status == 1
    assert sorted(told.lines) == ["upload\tdebug.log", "upload\timg/dot.svg"]
    assert "index.html" in told.err


def test_verify(run: Any, site: Path, tmp_path: Path) -> None:
    """A folder is as its manifest says until something changes or goes; what is new is told, but does no harm."""
    manifest = str(tmp_path / "m.jsonl")
    assert run("sync", "--manifest", manifest, str(site), "files:/www").status == 0
    assert run("verify", manifest).lines == ["files:/www: 3 as in the manifest, 0 missing, 0 changed, 0 extra"]
    (site / "new.txt").write_bytes(b"new")
    assert run("verify", manifest, str(site)).status == 0
    (site / "index.html").write_bytes(b"<h1>Jello</h1>")
    (site / "debug.log").unlink()
    told = run("verify", manifest, str(site))
    assert told.status == 1
    assert told.lines[0] == "missing\tdebug.log"
    assert told.lines[1].startswith("changed\tindex.html\t")
    assert told.lines[2] == "extra\tnew.txt"
    summary = run("verify", "--json", manifest, str(site)).json[-1]
    assert (summary["ok"], summary["missing"], summary["changed"], summary["extra"]) == (False, 1, 1, 1)


@pytest.fixture
def interrupted(tmp_path: Path, logged_in: Any) -> tuple[Path, bytes]:
    """An upload that has two of its parts at the service."""
    from files_style_sdk.transfer.journal import Journal

    whole = bytes(range(256)) * 64 * 1024  # 16 MiB
    path = tmp_path / "big.bin"
    path.write_bytes(whole)
    sent: list[Any] = []
    add = Journal.add

    def add_and_break(self: Journal, piece: Any) -> None:
        add(self, piece)
        sent.append(piece)
        if len(sent) == 2:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch, files_sdk.Client() as client:
        patch.setattr(Journal, "add", add_and_break)
        with pytest.raises(KeyboardInterrupt):
            client.file.upload_file(path, "/big.bin", resume=True)
    return path, whole


def test_transfers_list_and_resume(run: Any, interrupted: tuple[Path, bytes], content: Any) -> None:
    """An interrupted upload is listed, and resuming it publishes the file and leaves nothing to list."""
    path, whole = interrupted
    (told,) = run("transfers", "list", "--json").json
    assert (told["direction"], told["source"], told["destination"]) == ("upload", str(path), "big.bin")
    assert 0 < told["bytes_done"] < len(whole)
    assert run("transfers", "resume", "/elsewhere").status == 3
    assert run("transfers", "resume").lines == [f"upload\t{path} -> big.bin"]
    assert content("/big.bin") == whole
    assert run("transfers", "list").out == ""


def test_transfers_prune(run: Any, interrupted: tuple[Path, bytes]) -> None:
    """Giving up removes what was kept, of the old ones only if so asked."""
    assert run("transfers", "prune", "--older", "1h").lines == ["0 removed"]
    assert len(run("transfers", "list").lines) == 1
    assert json.loads(run("transfers", "prune", "--json").out) == {"removed": 1}
    assert run("transfers", "list").lines == []


def test_transfers_of_another_service(
    run: Any, interrupted: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Resuming leaves alone what belongs to another service than the one in use."""
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:9")
    told = run("transfers", "resume")
    assert (told.status, told.out) == (0, "")
    assert len(run("transfers", "list").lines) == 1
