"""A sync whose files are moved by the workers of a Dask cluster."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, TypedDict, Unpack

from files_style_sdk.client import Client
from files_style_sdk.error import DeletionRefusedError, InvalidParameterError
from files_style_sdk.fs.connecting import client_settings, shareable
from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.choices import SyncOptions
from files_style_sdk.syncing.ends import End, RemotePath, parse_ends
from files_style_sdk.syncing.manifest import ManifestWriter
from files_style_sdk.syncing.outcomes import FileOutcome, Outcomes
from files_style_sdk.syncing.plan import Plan
from files_style_sdk.syncing.refusals import withheld
from files_style_sdk.syncing.run import carry_out, manifest_header

try:
    from distributed import Client as Cluster
    from distributed import as_completed

    from files_style_sdk.distributed.limits import Limits
    from files_style_sdk.distributed.shards import Shard, cut
    from files_style_sdk.distributed.worker import Job, Share, carry_out_shard
except ImportError as error:
    raise ImportError(
        f"files_style_sdk.distributed needs Dask: pip install 'files-style-sdk[dask]' ({error})"
    ) from error

__all__ = ["ClusterOptions", "sync"]

_SHARD_SIZE = 256 * 1024 * 1024
_SHARD_FILES = 1000
_AT_ONCE = 8  # files of a shard; a worker's other threads have shards of their own
_AHEAD = 2  # shards for each thread of the cluster, so that none waits for us
_HERE = frozenset(("progress", "pause_token", "manifest", "dry_run", "delete", "max_delete", "force", "options"))
_HERE_TOO = ("delete", "force")
_DELETING = ("delete", "delete folder")


class ClusterOptions(SyncOptions, total=False):
    """What :func:`sync` accepts by keyword: the options of a sync, and those of the cluster."""

    profile: str | None
    shard_size: int
    shard_files: int
    retries: int
    max_connections: int | None
    requests_per_second: int | None


class _Bounds(TypedDict):
    shard_size: int
    shard_files: int
    retries: int
    max_connections: int | None
    requests_per_second: int | None


def sync(source: End, destination: End, *, client: Cluster, **options: Unpack[ClusterOptions]) -> Outcomes:
    """Make the destination like the source, with the workers of a Dask cluster.

    The plan is made once, here, and cut into shards by bytes. Workers move them; a shard whose worker dies goes to
    another one, which first looks what is there already. Folders are made, and deletions done, here. Every worker must
    see the local folder under the same path, and finds the credential in its own environment (`FILES_API_KEY`) or
    profile: none is ever sent over the cluster.

    Args:
        source: The folder to be like: a local path, or a remote one as `files:/path`.
        destination: The folder to change, likewise; exactly one of the two is remote.
        client: The cluster.
        options: By keyword, those of :func:`files_style_sdk.syncing.run.sync` but for `dry_run`, `progress` and
            `pause_token`, and:

            - `profile`: the profile of the command whose settings to use where the environment has none.
            - `shard_size`: bytes after which a shard is full; 256 MiB by default.
            - `shard_files`: files after which it is; 1,000 by default.
            - `retries`: how often a shard is begun again after an error of the worker itself; 2 by default. A worker
              that dies is not counted here but by Dask (`distributed.scheduler.allowed-failures`).
            - `max_connections`: connections to the service of all workers together.
            - `requests_per_second`: requests of all workers together that begin in any second.
            - `max_concurrency`: files that a shard moves at once; 8 by default.

    Returns:
        What became of every file; `raise_for_failures()` raises if one failed.

    Raises:
        InvalidParameterError: An option is ill-formed, holds a credential, or not exactly one side is remote.
        DeletionRefusedError: It would delete too much; nothing was changed.
        OSError: The local folder is missing, or the manifest cannot be written.
        NotFoundError: The remote source is missing.

    Example:
        >>> distributed.sync("/shared/out", "files:/out", client=cluster, manifest="out.jsonl")  # doctest: +SKIP
    """
    if not isinstance(client, Cluster) or client.asynchronous:
        kind = "an asynchronous one" if isinstance(client, Cluster) else type(client).__name__
        raise InvalidParameterError(f"client must be a dask.distributed.Client that waits, not {kind}")
    given: dict[str, Any] = dict(options)
    profile = given.pop("profile", None)
    bounds = _bounds(given)
    _check(given)
    ends = parse_ends(source, destination)
    here, there = (str(end if isinstance(end, RemotePath) else end.absolute()) for end in ends)
    settings = dict(given.get("options") or {})
    with Client(**client_settings(profile, settings)) as own:
        planned: Any = {**given, "dry_run": True, "manifest": None}
        plan: Plan = own.file.sync(here, there, **planned)
        if plan.refusal is not None:
            raise DeletionRefusedError(plan.refusal)
        job = _job(here, there, profile, settings, given, bounds)
        return _Run(client, own, plan, job, given, bounds).run()


class _Run:
    """One sync on a cluster."""

    def __init__(
        self, cluster: Any, own: Client, plan: Plan, job: Job, given: Mapping[str, Any], bounds: _Bounds
    ) -> None:
        self._cluster = cluster
        self._own = own
        self._plan = plan
        self._job = job
        self._given = given
        self._bounds = bounds
        self._manifest: ManifestWriter | None = None
        self.outcomes = Outcomes()

    def run(self) -> Outcomes:
        """Do it."""
        with ExitStack() as stack:
            if self._given.get("manifest") is not None:
                header = manifest_header(self._job.source, self._job.destination, self._given)
                self._manifest = stack.enter_context(ManifestWriter(Path(self._given["manifest"]), header))
            self._carry_out_here(action for action in self._plan if not action.is_transfer and not _deletes(action))
            hopeless = self.outcomes.failed_count
            try:
                self._move()
            except KeyboardInterrupt as interruption:
                interruption.add_note(f"{len(self.outcomes)} files had ended; the same sync goes on from there.")
                raise
            self._delete(self.outcomes.failed_count - hopeless)
        return self.outcomes

    def _carry_out_here(self, actions: Iterator[Action]) -> None:
        done = carry_out(
            self._own._caller,
            self._job.source,
            self._job.destination,
            actions,
            seen=self._plan,
            manifest=self._manifest,
            options={**self._job.options, **{name: self._given[name] for name in _HERE_TOO if name in self._given}},
        )
        for outcome in done:
            self.outcomes.add(outcome)
        for path in done.skipped:
            self.outcomes.skipped.append(path)

    def _move(self) -> None:
        moved = (action for action in self._plan if action.is_transfer)
        shards = cut(moved, self._bounds["shard_size"], self._bounds["shard_files"])
        threads = sum(self._cluster.nthreads().values())
        under_way: dict[Any, Shard] = {}
        ended: Any = as_completed(loop=self._cluster.loop)
        try:
            for shard in islice(shards, _AHEAD * max(1, threads)):
                ended.add(self._submit(shard, under_way))
            for future in ended:
                self._take(future, under_way.pop(future))
                for shard in islice(shards, 1):
                    ended.add(self._submit(shard, under_way))
        finally:
            if under_way:
                self._cluster.cancel(list(under_way), force=True)

    def _submit(self, shard: Shard, under_way: dict[Any, Shard]) -> Any:
        key = f"{self._job.name}-{shard.number}"
        retries = self._bounds["retries"]
        future = self._cluster.submit(carry_out_shard, self._job, shard, key=key, retries=retries, pure=False)
        under_way[future] = shard
        return future

    def _take(self, future: Any, shard: Shard) -> None:
        """Take down what became of a shard."""
        error = future.exception()
        if error is not None:
            for action in shard.actions:
                self.outcomes.add(FileOutcome(action.path, 0, error, action.kind, action.reason))
                self._write(action, f"{type(error).__name__}: {error}")
            return
        share: Share = future.result()
        for outcome in share.outcomes:
            self.outcomes.add(outcome)
        for line in share.lines:
            if self._manifest is not None:
                self._manifest.add(line)

    def _write(self, action: Action, error: str) -> None:
        if self._manifest is not None:
            self._manifest.add({"path": action.path, "action": action.kind, "size": action.size, "error": error})

    def _delete(self, failures: int) -> None:
        reason = withheld(self._plan.unlisted, failures, bool(self._given.get("force")))
        deletions = (action for action in self._plan if _deletes(action))
        if reason is None:
            self._carry_out_here(deletions)
            return
        for action in deletions:
            self.outcomes.add(FileOutcome(action.path, action.size, None, "skip", f"not deleted: {reason}"))


def _deletes(action: Action) -> bool:
    return action.kind in _DELETING


def _job(
    source: str,
    destination: str,
    profile: str | None,
    settings: Mapping[str, Any],
    given: Mapping[str, Any],
    bounds: _Bounds,
) -> Job:
    name = f"files-sync-{uuid.uuid4().hex}"
    most = bounds["max_connections"]
    at_once = given.get("max_concurrency") or min(_AT_ONCE, most or _AT_ONCE)
    if most is not None and at_once > most:
        raise InvalidParameterError(f"max_concurrency ({at_once}) is more than max_connections ({most}) of all workers")
    limits = Limits(name, most, bounds["requests_per_second"], at_once)
    options = {key: value for key, value in given.items() if key not in _HERE} | {"max_concurrency": at_once}
    return Job(name, source, destination, profile, settings, options, limits)


def _bounds(given: dict[str, Any]) -> _Bounds:
    """The options of the cluster, taken out of the others.

    Raises:
        InvalidParameterError: One is not of the kind that is expected.
    """
    bounds = _Bounds(
        shard_size=given.pop("shard_size", _SHARD_SIZE),
        shard_files=given.pop("shard_files", _SHARD_FILES),
        retries=given.pop("retries", 2),
        max_connections=given.pop("max_connections", None),
        requests_per_second=given.pop("requests_per_second", None),
    )
    for name, value in bounds.items():
        least = 0 if name == "retries" else 1
        optional = name in ("max_connections", "requests_per_second")
        if (value is None and optional) or (isinstance(value, int) and not isinstance(value, bool) and value >= least):
            continue
        raise InvalidParameterError(f"{name} must be a whole number, {least} or more, not {value!r}")
    return bounds


def _check(given: Mapping[str, Any]) -> None:
    for name in ("dry_run", "progress", "pause_token"):
        if given.get(name):
            raise InvalidParameterError(f"{name} is not possible on a cluster; plan with sync(…, dry_run=True) first")
    settings = given.get("options") or {}
    secret = sorted(settings.keys() - shareable(settings).keys())
    if secret:
        raise InvalidParameterError(
            f"options must not hold {', '.join(secret)}: workers take credentials from their own environment "
            "(FILES_API_KEY) or profile"
        )
