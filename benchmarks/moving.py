"""What the benchmarks of transfers share: their contenders, their figures and the files that are moved."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.certificate import Certificate
from benchmarks.harness import OURS, THEIRS, Column, Contender, Context, worker
from benchmarks.server import KEY

__all__ = [
    "CPU",
    "CPU_A_FILE",
    "FILES",
    "MIB",
    "OURS_UNVERIFIED",
    "PEAK",
    "SECONDS",
    "SMALL_BYTES",
    "SPEED",
    "Job",
    "big_file",
    "small_files",
]

MIB = 1 << 20
SMALL_BYTES = 10 * 1024
OURS_UNVERIFIED = f"{OURS}, verify=False"

SPEED = Column("MiB/s", lambda sample: sample["bytes"] / sample["wall_s"] / MIB)
CPU = Column("CPU s/GiB", lambda sample: sample["cpu_s"] / sample["bytes"] * (1 << 30), 2)
PEAK = Column("peak MiB", lambda sample: sample.get("peak_mib"))
FILES = Column("files/s", lambda sample: sample["count"] / sample["wall_s"])
CPU_A_FILE = Column("CPU µs a file", lambda sample: sample["cpu_s"] / sample["count"] * 1e6)
SECONDS = Column("seconds", lambda sample: sample["wall_s"], 2)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work, as the commands of those who do it.

    Attributes:
        context: What the benchmark is run with.
        url: The server.
        verb: What the workers are told to do.
        local: The local file or folder.
        remote: The remote one.
        certificate: What to trust, where TLS is spoken.
    """

    context: Context
    url: str
    verb: str
    local: Path
    remote: str
    certificate: Certificate | None = None

    def ours(self, name: str = OURS, verb: str | None = None, **keywords: object) -> Contender:
        """Our SDK, with further arguments of the call."""
        more = (json.dumps(keywords),) if keywords else ()
        return self.by(sys.executable, "transfer", ("files_style_sdk",), name, more, verb)

    def theirs(self, name: str = THEIRS, verb: str | None = None, url: str | None = None) -> Contender:
        """The vendor's SDK, at another server if that is said."""
        return self.by(self.context.peers, "transfer", ("files_sdk",), name, (), verb, url)

    def boto3(self, verb: str | None = None) -> Contender:
        """boto3 at the S3 side of the same storage."""
        return self.by(self.context.peers, "objects", (), "boto3", (), verb)

    def bare(self, name: str, script: str, before: Sequence[object] = (), after: Sequence[object] = ()) -> Contender:
        """A worker without an SDK, with arguments before and after those that all have."""
        return self.by(sys.executable, script, before, name, after)

    def by(
        self,
        python: Path | str,
        script: str,
        before: Sequence[object],
        name: str,
        after: Sequence[object],
        verb: str | None = None,
        url: str | None = None,
    ) -> Contender:
        """Whoever does it."""
        shared = (verb or self.verb, url or self.url, KEY, self.local, self.remote)
        environment = self.certificate.environment if self.certificate else {}
        return Contender(name, worker(python, script, *before, *shared, *after), environment)


def big_file(path: Path, mebibytes: int) -> Path:
    """Make a file that does not compress and in which no two blocks are alike."""
    random = Random(mebibytes)  # noqa: S311
    with path.open("wb") as file:
        for _ in range(mebibytes):
            file.write(random.randbytes(MIB))
    return path


def small_files(folder: Path, count: int) -> Path:
    """Make a flat folder of so many files of 10 KiB."""
    folder.mkdir(parents=True)
    random = Random(SMALL_BYTES)  # noqa: S311
    for number in range(count):
        (folder / f"{number:05}.bin").write_bytes(random.randbytes(SMALL_BYTES))
    return folder
