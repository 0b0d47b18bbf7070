"""What a worker does: its share of a plan, with a client of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from distributed import get_client

from files_style_sdk.client import Client
from files_style_sdk.distributed.limits import Limits
from files_style_sdk.distributed.shards import Shard
from files_style_sdk.fs.connecting import client_settings
from files_style_sdk.syncing.outcomes import FileOutcome, portable
from files_style_sdk.syncing.run import carry_out

__all__ = ["Job", "Share", "carry_out_shard"]


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a sync have in common. It holds no credential.

    Attributes:
        name: Tells one sync from another.
        source: The folder to be like.
        destination: The folder to change.
        profile: Whose settings to use where the environment has none.
        settings: Settings for the calls.
        options: Those of the sync.
        limits: What all workers together may do.
    """

    name: str
    source: str
    destination: str
    profile: str | None
    settings: Mapping[str, Any]
    options: Mapping[str, Any]
    limits: Limits


@dataclass(slots=True)
class Share:
    """What became of a shard.

    Attributes:
        outcomes: What became of each file.
        lines: What the manifest says of it.
    """

    outcomes: list[FileOutcome] = field(default_factory=list)
    lines: list[Mapping[str, Any]] = field(default_factory=list)

    def add(self, line: Mapping[str, Any]) -> None:
        """Take a line for the manifest."""
        self.lines.append(line)


@dataclass(slots=True)
class _Seen:
    """A shard deletes nothing, so that nothing needs to be known of the rest."""

    source_files: int = 1
    unlisted: int = 0


def carry_out_shard(job: Job, shard: Shard) -> Share:
    """Move the files of a shard.

    A shard whose worker has died is begun again by another one, which first looks what the dead one has moved.

    Args:
        job: What all shards have in common.
        shard: What to move.

    Returns:
        What became of each file. A file that fails stops no other.

    Raises:
        AuthenticationError: The worker's environment and profiles have no credential.
    """
    with job.limits.connections():
        again = _was_begun(job, shard)
        session = job.limits.session()
        settings = client_settings(job.profile, {**job.settings, **({"http_session": session} if session else {})})
        share = Share()
        with Client(**settings) as client:
            outcomes = carry_out(
                client._caller,
                job.source,
                job.destination,
                shard.actions,
                seen=_Seen(),
                manifest=share,
                again=again,
                options=job.options,
            )
    share.outcomes = [portable(outcome) for outcome in outcomes]
    return share


def _was_begun(job: Job, shard: Shard) -> bool:
    """Whether some worker has begun the shard before; from now on one has."""
    keys = [job.name, str(shard.number)]
    cluster = get_client()
    was_begun = bool(cluster.get_metadata(keys, default=False))
    cluster.set_metadata(keys, True)
    return was_begun
