"""What it costs to import the package, and to come to the end of a first call (`user.list()`)."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.harness import OURS, ROOT, THEIRS, Column, Contender, Context, Goal, Sample, Table, measure
from benchmarks.peers import site_packages
from benchmarks.server import KEY, mock_server

_COLUMNS = (
    Column("CPU ms", lambda sample: sample["cpu_s"] * 1e3, 1),
    Column("wall ms", lambda sample: sample["wall_s"] * 1e3, 1),
    Column("modules", lambda sample: sample["modules"]),
)
_IMPORTTIME = (
    Column("total ms", lambda sample: sample["total_ms"], 1),
    Column("own modules ms", lambda sample: sample["own_ms"], 1),
)
_WORKERS = Path(__file__).with_name("workers")


def run(context: Context) -> list[Table]:
    """Measure both, each import in a fresh interpreter."""
    ours = (sys.executable, f"{ROOT}:{site_packages(sys.executable)}", "files_style_sdk")
    theirs = (str(context.peers), site_packages(context.peers), "files_sdk")

    def sampled(script: str, *target: str) -> dict[str, list[Sample]]:
        contenders = [
            Contender(OURS, _command(script, *ours, *target)),
            Contender(THEIRS, _command(script, *theirs, *target)),
        ]
        return measure(contenders, context.rounds, timeout=60)

    tables = [
        Table("import", _COLUMNS, sampled("imports.py"), [Goal("CPU ms", 0.1)]),
        Table("import, by -X importtime", _IMPORTTIME, sampled("importtime.py")),
    ]
    with mock_server(context.workspace) as url:
        samples = sampled("imports.py", url, KEY)
    return [*tables, Table("import and first call", _COLUMNS, samples, [Goal("CPU ms", 1 / 3)])]


def _command(script: str, python: str, paths: str, module: str, *target: str) -> tuple[str, ...]:
    # Isolated and without site: an editable install's own hooks would count, and load what is to be counted.
    return (python, "-I", "-S", str(_WORKERS / script), module, paths, *target)
