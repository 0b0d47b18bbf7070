"""Making one folder like another: the whole of a sync."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, Unpack

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import DeletionRefusedError, Error, InvalidParameterError
from files_style_sdk.settings import Settings
from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.choices import Choices, SyncOptions
from files_style_sdk.syncing.compare import difference
from files_style_sdk.syncing.ends import End, RemotePath, parse_ends
from files_style_sdk.syncing.execution import Execution, ManifestLines, Seen
from files_style_sdk.syncing.manifest import ManifestWriter
from files_style_sdk.syncing.mover import Mover
from files_style_sdk.syncing.ordered import Guarded, in_order
from files_style_sdk.syncing.outcomes import Outcomes
from files_style_sdk.syncing.plan import Plan
from files_style_sdk.syncing.refusals import refusal
from files_style_sdk.syncing.rules import Rules
from files_style_sdk.syncing.trees import LocalTree, RemoteTree
from files_style_sdk.syncing.walking import Walk
from files_style_sdk.transfer.display import display
from files_style_sdk.transfer.progress import Reporter
from files_style_sdk.watch import stoppable

__all__ = ["carry_out", "manifest_header", "sync"]

_AT_ONCE = 4

InThread = Callable[[Callable[[WaitingCaller], Any]], Any]


def sync(
    caller: WaitingCaller,
    source: End,
    destination: End,
    in_thread: InThread | None = None,
    **options: Unpack[SyncOptions],
) -> Outcomes | Plan:
    """Make the destination like the source: move what is new or differs and, if asked to, delete what is not there.

    Exactly one side is remote: written `files:/path`, or given as a :class:`RemotePath`. Both sides are walked folder
    by folder in step, so that memory stays the same however many files there are. One file that fails stops no other.

    Args:
        caller: Makes the calls.
        source: The folder to be like. It is not changed.
        destination: The folder to change; made if it is missing.
        in_thread: Runs work that waits, for :meth:`Plan.apply`; by default it is run at once, with `caller`.
        options: By keyword:

            - `dry_run`: change nothing; return a :class:`Plan`, whose `apply()` does what it says.
            - `compare`: when a file that is on both sides is moved: if size or modification time differ by more than a
              second (`"size+mtime"`, the default), if size or checksum differ (`"checksum"`, which reads the local
              files), or if the size differs (`"size"`).
            - `delete`: delete what the source does not have, after everything was moved; off by default. Nothing is
              deleted if a folder could not be listed, or if a file could not be moved (unless `force`), or if the
              source has no files at all (unless `force`). What the rules leave out is never deleted.
            - `max_delete`: the most files to delete. If it would be more, the sync is refused before it changes
              anything.
            - `force`: delete although the source is empty or a file could not be moved.
            - `include`, `exclude`: gitignore patterns, or path objects of files of them; see
              :class:`files_style_sdk.syncing.rules.Rules`.
            - `bwlimit`: bytes a second: `"10M"`, a number, or a timetable; see
              :meth:`files_style_sdk.transfer.bandwidth.Bandwidth.of`.
            - `symlinks`: `"skip"` reports and skips links in a local source (the default), `"follow"` takes what they
              lead to. Links in a local destination are never followed.
            - `max_concurrency`: how many files to move at once; by default as many as help, up to 64.
            - `progress`: told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second; True
              draws a bar.
            - `verify`, `resume`, `pause_token`: as for single files.
            - `preserve_mtime`: give downloaded files the modification time of the remote ones; on by default. Uploads
              always carry it.
            - `manifest`: a file to write a JSON line to for each file as it ends, for
              :func:`files_style_sdk.syncing.verification.verify`.
            - `options`: settings for the calls.

    Returns:
        What became of every file; `raise_for_failures()` raises if one failed. With `dry_run` the :class:`Plan`.

    Raises:
        InvalidParameterError: An option is not of the kind that is expected, or not exactly one side is remote.
        OSError: The local folder is missing or cannot be read, or the manifest cannot be written.
        NotFoundError: The remote source is missing.
        DeletionRefusedError: It would delete too much; see `delete` and `max_delete`.

    Example:
        >>> files_sdk.sync("site", "files:/www", exclude=["*.tmp"], delete=True)  # doctest: +SKIP
    """
    choices = Choices.of(options)
    here, there = parse_ends(source, destination)
    choices.check_direction(uploads=isinstance(there, RemotePath))
    job = _Sync(here, there, choices)
    if choices.dry_run:
        return job.plan(caller, in_thread or (lambda work: work(caller)))
    if choices.max_delete is None:
        return job.run(caller)
    plan = job.plan(caller, lambda work: work(caller))
    if plan.refusal is not None:
        raise DeletionRefusedError(plan.refusal)
    return job.run(caller, plan)


def carry_out(
    caller: WaitingCaller,
    source: End,
    destination: End,
    actions: Iterable[Action],
    *,
    seen: Seen,
    manifest: ManifestLines | None = None,
    again: bool = False,
    options: Mapping[str, Any],
) -> Outcomes:
    """Carry out some of the actions of a plan, such as the share of one worker.

    Args:
        caller: Makes the calls.
        source: The folder to be like.
        destination: The folder to change.
        actions: What to do.
        seen: What was found while the plan was made.
        manifest: Takes a line for each file as it ends.
        again: Whether some of it may have been done before: a file that is at the destination as it should be is then
            left alone.
        options: Those that the plan was made with.

    Returns:
        What became of each file.

    Raises:
        InvalidParameterError: An option is not of the kind that is expected.
    """
    job = _Sync(*parse_ends(source, destination), Choices.of(SyncOptions(**options)))  # type: ignore[typeddict-item]  # they are checked there
    return job.carry_out(caller, actions, seen, manifest, again)


class _Look(NamedTuple):
    """What a look at both sides consists of."""

    walk: Walk
    actions: Iterator[Action]
    mover: Mover
    settings: Settings


class _Sync:
    """One sync: its two ends and its options.

    Args:
        source: The folder to be like.
        destination: The folder to change.
        choices: The options.
    """

    def __init__(self, source: Path | RemotePath, destination: Path | RemotePath, choices: Choices) -> None:
        self._source = source
        self._destination = destination
        self._choices = choices
        self._uploads = isinstance(destination, RemotePath)

    def plan(self, caller: WaitingCaller, in_thread: InThread) -> Plan:
        """Look at both sides and list what there is to do."""

        def apply(plan: Plan) -> Outcomes:
            if plan.refusal is not None:
                raise DeletionRefusedError(plan.refusal)
            outcomes: Outcomes = in_thread(lambda waiting: self.run(waiting, plan, thoroughly=True))
            return outcomes

        plan = Plan(str(self._source), str(self._destination), apply)
        with self._looking(caller) as look:
            plan.take(look.actions)
        plan.source_files, plan.unlisted = look.walk.source_files, look.walk.unlisted
        deletions = plan.counts.get("delete", 0)
        plan.refusal = refusal(plan.source_files, deletions, self._choices.max_delete, self._choices.force)
        return plan

    def run(self, caller: WaitingCaller, plan: Plan | None = None, *, thoroughly: bool = False) -> Outcomes:
        """Do what a plan says, or what is found while looking at both sides."""
        expected = plan.expected if plan is not None else (None, None)
        with (
            display(self._choices.progress, "sync") as callback,
            Reporter(callback, *expected) as reporter,
            self._looking(caller) as look,
        ):
            actions = look.actions if plan is None else iter(plan)
            first = list(islice(actions, 1))  # whatever keeps the whole from being done shows before it is begun
            seen = look.walk if plan is None else plan
            with self._manifest() as manifest:
                execution = Execution(caller, look.mover, self._choices, manifest, thoroughly)
                try:
                    execution.perform(chain(first, actions), seen, look.settings, reporter)
                except KeyboardInterrupt as interruption:
                    interruption.add_note(
                        f"{len(execution.outcomes)} files had ended; the same sync goes on from there."
                    )
                    raise
        return execution.outcomes

    def carry_out(
        self,
        caller: WaitingCaller,
        actions: Iterable[Action],
        seen: Seen,
        manifest: ManifestLines | None,
        again: bool,
    ) -> Outcomes:
        """Do what some actions say."""
        settings = caller.settings_with(self._choices.options)
        mover = self._mover(caller, settings)
        execution = Execution(caller, mover, self._choices, manifest, thoroughly=False)
        wanted = (self._unless_done(caller, mover, action, settings) for action in actions) if again else actions
        with Reporter(None) as reporter:
            execution.perform(wanted, seen, settings, reporter)
        return execution.outcomes

    def _unless_done(self, caller: WaitingCaller, mover: Mover, action: Action, settings: Settings) -> Action:
        """The action, or that nothing is to be done, if that was done before."""
        if not action.is_transfer:
            return action
        try:
            now = caller.run(mover.find_at_destination(action, settings), settings)
            if now is None or now.kind != "file":
                return action
            assert action.source is not None
            local = mover.local_file(action)
            reason = difference(action.source, now, self._choices.compare, local, settings.cancel)
        except (Error, OSError) as error:
            return replace(action, kind="fail", reason="it cannot be read", error=error)
        return action if reason else replace(action, kind="skip", reason="unchanged", destination=now)

    @contextmanager
    def _looking(self, caller: WaitingCaller) -> Iterator[_Look]:
        """Both sides, and what is found while looking at them; what is under way ends with the block."""
        given = caller.settings_with(self._choices.options)
        stop = CancelToken()
        settings, detach = stoppable(given, stop)
        mover = self._mover(caller, settings)
        walk = Walk(
            mover.source,
            mover.destination,
            self._choices.rules,
            "upload" if self._uploads else "download",
            self._choices.delete,
            stop.cancel,
        )
        actions = Guarded(self._actions(caller, walk, mover, settings))
        try:
            yield _Look(walk, actions, mover, settings)
        finally:
            stop.cancel()  # whatever is still being listed or read is not wanted any more
            actions.close()
            detach()

    def _mover(self, caller: WaitingCaller, settings: Settings) -> Mover:
        remote, local = (self._destination, self._source) if self._uploads else (self._source, self._destination)
        assert isinstance(remote, RemotePath)
        assert isinstance(local, Path)
        choices = self._choices
        return Mover(
            LocalTree(local, follow=self._uploads and choices.follow_links, hidden=choices.manifest),
            RemoteTree(caller, remote.path, settings),
            self._uploads,
            choices.transfer,
        )

    def _destination_exists(self, caller: WaitingCaller, mover: Mover, settings: Settings) -> bool:
        """Whether there is a folder to change.

        Raises:
            NotADirectoryError: A local file stands where it has to be.
            InvalidParameterError: A remote one does.
        """
        if not self._uploads:
            root = mover.local.root
            if root.exists() and not root.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(root))
            return root.exists()
        found = caller.run(mover.remote.find("", settings), settings)
        if found is not None and found.kind != "folder":
            raise InvalidParameterError(f"the destination {str(self._destination)!r} is a file; sync needs a folder")
        return found is not None

    def _actions(
        self, caller: WaitingCaller, walk: Walk, mover: Mover, settings: Settings
    ) -> Generator[Action, None, None]:
        """The actions of a walk, those about files on both sides decided."""

        def decided(action: Action) -> Action:
            if not action.is_transfer or action.reason:
                return action
            assert action.source is not None
            assert action.destination is not None
            local = mover.local_file(action)
            try:
                reason = difference(action.source, action.destination, self._choices.compare, local, settings.cancel)
            except OSError as error:
                return replace(action, kind="fail", reason="it cannot be read", error=error)
            return replace(action, reason=reason) if reason else replace(action, kind="skip", reason="unchanged")

        with closing(walk.actions(self._destination_exists(caller, mover, settings))) as actions:
            if self._choices.compare == "checksum":
                yield from in_order(decided, actions, self._choices.manner.max_concurrency or _AT_ONCE)
            else:
                yield from map(decided, actions)

    def _manifest(self) -> AbstractContextManager[ManifestWriter | None]:
        if self._choices.manifest is None:
            return nullcontext()
        return ManifestWriter(self._choices.manifest, _header(self._source, self._destination, self._choices.rules))


def manifest_header(source: End, destination: End, options: Mapping[str, Any]) -> dict[str, Any]:
    """What a manifest of a sync says of the whole.

    Args:
        source: The folder to be like.
        destination: The folder to change.
        options: Those of the sync.

    Raises:
        InvalidParameterError: The ends or the rules are ill-formed.
    """
    return _header(*parse_ends(source, destination), Rules.of(options.get("include"), options.get("exclude")))


def _header(source: Path | RemotePath, destination: Path | RemotePath, rules: Rules) -> dict[str, Any]:
    ends = {
        name: str(end if isinstance(end, RemotePath) else end.absolute())
        for name, end in (("source", source), ("destination", destination))
    }
    begun = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {**ends, **rules.patterns, "begun": begun}
