"""Moving one big file over loopback, up and down, over HTTP and HTTPS."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import replace

from benchmarks.certificate import Certificate, make_certificate
from benchmarks.harness import THEIRS, Context, Goal, Table, measure
from benchmarks.moving import CPU, OURS_UNVERIFIED, PEAK, SPEED, Job, big_file
from benchmarks.server import storage_server

_THEIRS_WHOLE = f"{THEIRS}, whole"
_BLOCKS = "http.client, 1 MiB blocks"
_SOCKETS = 4
# What issue 5 asks: of the vendor's speed at least, and of its CPU at most.
_BARS = {
    ("upload", "http"): (4, 0.2),
    ("upload", "https"): (1.5, 0.6),
    ("download", "http"): (2, 0.35),
    ("download", "https"): (1.4, 0.6),
}
_NOTES = (
    "curl, http.client and raw sockets are told the URL and check nothing: they show what can be reached.",
    f"{THEIRS} takes ranges where the service names a version to stay with, as here, and else the file whole.",
    "boto3 speaks S3 to the same storage.",
)


def run(context: Context) -> list[Table]:
    """Measure all against one server for each protocol, whose files are what is moved."""
    root = context.workspace / "root"
    root.mkdir()
    up = big_file(root / "up", 256 if context.quick else 1024)
    # More would not stay in a virtual machine's memory between a download's preparation and the download.
    down = big_file(root / "down", 256 if context.quick else 512)
    tables = []
    for certificate in (None, make_certificate(context.workspace)):
        with ExitStack() as servers:
            url = servers.enter_context(storage_server(root, certificate=certificate))
            unpinned = servers.enter_context(storage_server(root, certificate=certificate, pins_versions=False))
            job = Job(context, url, "upload", up, "bench/big", certificate)
            tables += [
                _table(job, certificate, unpinned),
                _table(replace(job, verb="download", local=down, remote=down.name), certificate, unpinned),
            ]
    return tables


def _table(job: Job, certificate: Certificate | None, unpinned: str) -> Table:
    contenders = [job.ours(), job.ours(OURS_UNVERIFIED, verify=False), job.theirs()]
    if job.verb == "download":
        contenders.append(job.theirs(_THEIRS_WHOLE, url=unpinned))
    contenders.append(job.boto3())
    if shutil.which("curl"):
        contenders.append(job.bare("curl", "curl"))
    contenders += [
        job.bare(_BLOCKS, "blocks"),
        job.bare("raw socket", "raw", after=(1,)),
        job.bare(f"{_SOCKETS} raw sockets", "raw", after=(_SOCKETS,)),
    ]
    protocol = "https" if certificate else "http"
    speed, cpu = _BARS[job.verb, protocol]
    goals = [
        Goal(SPEED.heading, speed, at_least=True),
        Goal(CPU.heading, cpu),
        Goal(PEAK.heading, 1),
        Goal(SPEED.heading, 1, at_least=True, peer=_BLOCKS, is_aim=True),
        Goal(CPU.heading, 1, peer=_BLOCKS, is_aim=True),
    ]
    title = f"{job.verb} {job.local.stat().st_size >> 20:,} MiB, {protocol}"
    return Table(title, (SPEED, CPU, PEAK), measure(contenders, job.context.rounds), goals, _NOTES)
