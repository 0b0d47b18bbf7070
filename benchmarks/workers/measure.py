"""Taking and printing a sample."""

from __future__ import annotations

import importlib
import json
import resource
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

__all__ = ["Stopwatch", "claim_memory", "peak_mib", "report", "sdk"]


class Stopwatch:
    """Wall and CPU time (user + system) of a block, in seconds.

    Args:
        who: Whose CPU time: by default this process's and that of processes which end within the block; theirs alone
            with `resource.RUSAGE_CHILDREN`.
    """

    def __init__(self, *who: int) -> None:
        self._who = who or (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        self.wall_s = self.cpu_s = 0.0

    def __enter__(self) -> Self:
        self._cpu = self._cpu_time()
        self._wall = time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wall_s = time.perf_counter() - self._wall
        self.cpu_s = self._cpu_time() - self._cpu

    def _cpu_time(self) -> float:
        usages = map(resource.getrusage, self._who)
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_mib() -> float:
    """The most memory that this process ever had resident, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # ru_maxrss would begin with the memory of the process that started this one.
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def claim_memory(folder: Path, size: int) -> None:
    """Write as many bytes as a download will, in big blocks and in small ones, and drop them again.

    A virtual machine hands free memory back to its host within seconds, and getting it again takes ten times as long as
    writing to it. What was freed a moment ago is still there, if it is no more than a GiB, and in pieces of all sizes.

    Args:
        folder: Where the download will be written.
        size: How many bytes.
    """
    with tempfile.TemporaryDirectory(dir=folder) as name:
        for block in (1024 * 1024, 16 * 1024):
            zeros = bytes(block)
            with Path(name, str(block)).open("wb", buffering=0) as file:
                for _ in range(0, size, block):
                    file.write(zeros)


def report(stopwatch: Stopwatch, **figures: float) -> None:
    """Print the sample."""
    print(json.dumps({"wall_s": stopwatch.wall_s, "cpu_s": stopwatch.cpu_s, **figures}))


def sdk(name: str, url: str, key: str) -> Any:
    """Import an SDK and point it at a server: both have the same face.

    Args:
        name: The module.
        url: The server's address.
        key: The API key.
    """
    module: Any = importlib.import_module(name)
    module.base_url = url
    module.set_api_key(key)
    return module
