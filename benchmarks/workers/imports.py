"""Import an SDK, and make a first call: `imports.py MODULE PATHS [URL KEY]`, PATHS joined by colons.

Run as a script by an interpreter that has loaded nothing else (`-I -S`): whatever is imported before the clock starts
would be counted for nobody. So this file imports no more than it must, and what every interpreter has at its start.
"""

import site  # noqa: F401
import sys
import time


def main() -> None:
    """Print CPU seconds and modules loaded, to the end of the import or of the call."""
    module, paths, *target = sys.argv[1:]
    sys.path[:0] = paths.split(":")
    loaded, cpu, wall = len(sys.modules), time.process_time(), time.perf_counter()
    sdk = __import__(module)
    if target:
        sdk.base_url = target[0]  # type: ignore[attr-defined]
        sdk.set_api_key(target[1])
        assert len(list(sdk.user.list())) == 1
    cpu, wall, loaded = time.process_time() - cpu, time.perf_counter() - wall, len(sys.modules) - loaded
    print(f'{{"cpu_s": {cpu!r}, "wall_s": {wall!r}, "modules": {loaded}}}')


main()
