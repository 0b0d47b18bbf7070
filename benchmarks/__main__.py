"""``python -m benchmarks [NAME…] [--rounds 5] [--quick] [--folder DIR] [--out FILE]``: measure, write RESULTS.md.

A benchmark is a module `bench_NAME` of this package with a docstring, whose first line says what it is about, and a
function `run(context)` that returns its tables. Adding one is adding its file.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import benchmarks
from benchmarks import peers, results
from benchmarks.harness import Context

_PREFIX = "bench_"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run benchmarks and write their sections.

    Args:
        arguments: The command line without the program's name; the process's own when None.

    Returns:
        The exit status: 0 when all were measured. Goals that are missed do not change it.
    """
    names = _names()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure beside peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(names)} (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="samples of each contender (default: 5)")
    parser.add_argument("--quick", action="store_true", help="less work a sample")
    parser.add_argument("--folder", type=Path, help="where files lie meanwhile (default: the temporary folder)")
    parser.add_argument("--out", type=Path, default=results.RESULTS, help="the page to write (default: RESULTS.md)")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in names]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are: {', '.join(names)}")
    if not 1 <= options.rounds <= 100:
        parser.error("--rounds must be between 1 and 100")
    # Ended from outside, the run must still end its server and remove its files.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    python = peers.interpreter()
    for name in options.names or names:
        with tempfile.TemporaryDirectory(dir=options.folder, prefix="benchmark-") as workspace:
            _run(name, Context(options.rounds, options.quick, python, Path(workspace)), options.out)
    return 0


def _names() -> list[str]:
    modules = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name.removeprefix(_PREFIX) for name in modules if name.startswith(_PREFIX))


def _run(name: str, context: Context, page: Path) -> None:
    print(f"{name}:", file=sys.stderr, flush=True)
    module = importlib.import_module(f"benchmarks.{_PREFIX}{name}")
    purpose = (module.__doc__ or name).splitlines()[0]
    load = os.getloadavg()[0]
    text = results.section(name, purpose, module.run(context), context, peers.versions(), load)
    # Written after each, so that a later failure loses nothing.
    results.write({name: text}, page)
    print(text)


if __name__ == "__main__":
    sys.exit(main())
