"""Moving bytes over loopback HTTP: big files, and many small ones, up and down."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random

from benchmarks.harness import OURS, THEIRS, Column, Contender, Context, Goal, Table, measure, worker
from benchmarks.server import KEY, mock_server
from benchmarks.workers.measure import sdk

_MIB = 1 << 20
_SPEED = Column("MiB/s", lambda sample: sample["bytes"] / sample["wall_s"] / _MIB)
_CPU = Column("CPU s/GiB", lambda sample: sample["cpu_s"] / sample["bytes"] * (1 << 30), 2)
_PEAK = Column("peak MiB", lambda sample: sample.get("peak_mib"))
_FILES = Column("files/s", lambda sample: sample["count"] / sample["wall_s"])
_CPU_A_FILE = Column("CPU µs a file", lambda sample: sample["cpu_s"] / sample["count"] * 1e6)
_OURS_EACH, _THEIRS_EACH = f"{OURS}, one by one", f"{THEIRS}, one by one"
_SMALL_FILES, _SMALL_SIZE = 500, 10 * 1024


def run(context: Context) -> list[Table]:
    """Measure each size in both directions, each against a server of its own."""
    tables = []
    for mebibytes in (256,) if context.quick else (256, 1024):
        local = _big_file(context.workspace, mebibytes)
        with mock_server(context.workspace) as url:
            tables += [_big(context, url, "upload", local, mebibytes), _big(context, url, "download", local, mebibytes)]
        local.unlink()
    folder = _small_files(context.workspace)
    with mock_server(context.workspace) as url:
        tables += [_small(context, url, "upload", folder), _small(context, url, "download", folder)]
    return tables


def _big(context: Context, url: str, verb: str, local: Path, mebibytes: int) -> Table:
    remote = "bench/big"
    if verb == "download":
        sdk("files_style_sdk", url, KEY).file.upload_file(str(local), remote, params={"mkdir_parents": True})
    contenders = [
        Contender(OURS, _command(sys.executable, "files_style_sdk", verb, url, local, remote)),
        Contender(THEIRS, _command(context.peers, "files_sdk", verb, url, local, remote)),
    ]
    if shutil.which("curl"):
        contenders.append(Contender("curl", worker(sys.executable, "curl", verb, url, KEY, local, remote)))
    speed, cpu = (4, 0.2) if verb == "upload" else (2, 0.35)
    goals = [Goal(_SPEED.heading, speed, at_least=True), Goal(_CPU.heading, cpu), Goal(_PEAK.heading, 1)]
    samples = measure(contenders, context.rounds)
    notes = ["curl moves the bytes and checks nothing; the server is the same for all and bounds the speed."]
    return Table(f"{verb} {mebibytes:,} MiB", (_SPEED, _CPU, _PEAK), samples, goals, notes)


def _small(context: Context, url: str, verb: str, folder: Path) -> Table:
    remote = "bench/small"
    if verb == "download":
        sdk("files_style_sdk", url, KEY).file.upload_directory(str(folder), remote).raise_for_failures()
    contenders = [
        Contender(name, _command(python, module, f"{verb}-{how}", url, folder, remote))
        for how, ours, theirs in (("directory", OURS, THEIRS), ("each", _OURS_EACH, _THEIRS_EACH))
        for name, python, module in ((ours, sys.executable, "files_style_sdk"), (theirs, context.peers, "files_sdk"))
    ]
    goals = [
        Goal(_FILES.heading, 6 if verb == "upload" else 8, at_least=True),
        Goal(_CPU_A_FILE.heading, 0.2),
        Goal(_CPU_A_FILE.heading, 0.2, contender=_OURS_EACH, peer=_THEIRS_EACH),
    ]
    title = f"{verb} {_SMALL_FILES} files of {_SMALL_SIZE // 1024} KiB"
    return Table(title, (_FILES, _CPU_A_FILE, _PEAK), measure(contenders, context.rounds), goals)


def _command(python: Path | str, module: str, verb: str, url: str, local: Path, remote: str) -> tuple[str, ...]:
    return worker(python, "transfer", module, verb, url, KEY, local, remote)


def _big_file(workspace: Path, mebibytes: int) -> Path:
    """A file that does not compress and in which no two blocks are alike."""
    path = workspace / "big"
    random = Random(mebibytes)  # noqa: S311
    with path.open("wb") as file:
        for _ in range(mebibytes):
            file.write(random.randbytes(_MIB))
    return path


def _small_files(workspace: Path) -> Path:
    folder = workspace / "small"
    folder.mkdir()
    random = Random(_SMALL_SIZE)  # noqa: S311
    for number in range(_SMALL_FILES):
        (folder / f"{number:03}.bin").write_bytes(random.randbytes(_SMALL_SIZE))
    return folder
