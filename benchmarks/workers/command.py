"""One run of a command line: `command VERB SIZE COUNT LOCAL REMOTE PROGRAM…`, VERB `upload` or `download`.

In PROGRAM the words `{local}` and `{remote}` stand for the two folders. What is written is always a new folder, so that
nothing is there already. Only the program is measured, its start included.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import uuid
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.workers.measure import Stopwatch, claim_memory, report

_SECONDS = 300


def run(program: list[str], local: str, remote: str) -> Stopwatch:
    """Run the program to its end and tell how long it took."""
    command = [word.replace("{local}", local).replace("{remote}", remote) for word in program]
    with Stopwatch(resource.RUSAGE_CHILDREN) as stopwatch:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed ({done.returncode}): {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return stopwatch


def check_arrived(given: Path, into: Path) -> None:
    """Make sure that a download is what was uploaded.

    Raises:
        SystemExit: A file is missing or differs.
    """
    names = sorted(path.name for path in given.iterdir())
    if sorted(path.name for path in into.iterdir()) != names:
        raise SystemExit("the downloaded folder has other files")
    for name in (names[0], names[-1]):
        if (given / name).read_bytes() != (into / name).read_bytes():
            raise SystemExit(f"{name} differs")


def main() -> None:
    """Print what the program took."""
    verb, size, count, given, remote, *program = sys.argv[1:]
    if verb == "upload":
        stopwatch = run(program, given, f"{remote}-{uuid.uuid4().hex[:12]}")
    else:
        into = Path(mkdtemp(dir=Path(given).parent))
        claim_memory(into, min(int(size), 1 << 29))
        stopwatch = run(program, str(into), remote)
        check_arrived(Path(given), into)
        shutil.rmtree(into)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    report(stopwatch, bytes=int(size), count=int(count), peak_mib=peak)


if __name__ == "__main__":
    main()
