"""Import an SDK under `-X importtime`: `importtime.py MODULE PATHS`, PATHS joined by colons."""

from __future__ import annotations

import json
import subprocess
import sys

_SECONDS = 60


def main() -> None:
    """Print milliseconds: of everything that the import loads, and of the package's own modules."""
    module, paths = sys.argv[1:]
    code = f"import sys, site; sys.path[:0] = {paths.split(':')!r}; import {module}"
    command = [sys.executable, "-I", "-S", "-X", "importtime", "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603
    total = own = 0.0
    for line in done.stderr.splitlines()[1:]:
        alone, cumulative, name = line.removeprefix("import time:").split("|")
        if name.strip().partition(".")[0] == module:
            own += float(alone)
        if name.strip() == module:
            total = float(cumulative)
    print(json.dumps({"total_ms": total / 1000, "own_ms": own / 1000}))


main()
