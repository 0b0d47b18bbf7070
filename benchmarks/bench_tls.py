"""What a new connection over TLS costs the client."""

from __future__ import annotations

import sys

from benchmarks.certificate import make_certificate
from benchmarks.harness import OURS, THEIRS, Column, Contender, Context, Goal, Sample, Table, measure, worker
from benchmarks.moving import PEAK
from benchmarks.server import KEY, storage_server

_NEW = Column("CPU ms more a new connection", lambda sample: _more(sample["cpu_s"], sample["kept_cpu_s"], sample), 2)
_KEPT = Column("CPU ms a call on a kept one", lambda sample: sample["kept_cpu_s"] / sample["count"] * 1e3, 2)
_WALL = Column("wall ms more", lambda sample: _more(sample["wall_s"], sample["kept_wall_s"], sample), 2)
_URLLIB3 = "urllib3 alone, one TLS context"


def run(context: Context) -> list[Table]:
    """Measure calls on connections that the server ends, beside as many that share one."""
    count = 50 if context.quick else 200
    root = context.workspace / "root"
    root.mkdir()
    certificate = make_certificate(context.workspace)
    with storage_server(root, certificate=certificate) as url:
        contenders = [
            Contender(name, worker(python, "connections", face, url, KEY, count), certificate.environment)
            for name, python, face in (
                (OURS, sys.executable, "files_style_sdk"),
                (THEIRS, context.peers, "files_sdk"),
                (_URLLIB3, sys.executable, "urllib3"),
            )
        ]
        samples = measure(contenders, context.rounds)
    goals = [Goal(_NEW.heading, 0.1, is_aim=True), Goal(_NEW.heading, 1, peer=_URLLIB3, is_aim=True)]
    return [Table(f"{count} calls, each over a new connection", (_NEW, _KEPT, _WALL, PEAK), samples, goals)]


def _more(new: float, kept: float, sample: Sample) -> float:
    return (new - kept) / sample["count"] * 1e3
