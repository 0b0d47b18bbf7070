"""Carrying out the actions of a sync: what moves files first, several at once; what deletes, last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.error import DeletionRefusedError, Error
from files_style_sdk.settings import Settings
from files_style_sdk.syncing.actions import Action
from files_style_sdk.syncing.choices import Choices
from files_style_sdk.syncing.compare import hash_file
from files_style_sdk.syncing.manifest import iso
from files_style_sdk.syncing.mover import Mover
from files_style_sdk.syncing.outcomes import FileOutcome, Outcomes
from files_style_sdk.syncing.refusals import refusal, withheld
from files_style_sdk.syncing.spool import Spool
from files_style_sdk.transfer.many import FileTask, Manner, move_files
from files_style_sdk.transfer.progress import Meter, Reporter
from files_style_sdk.transfer.verification import known_crc32
from files_style_sdk.wire import Invoke

__all__ = ["Execution", "ManifestLines", "Seen"]


class Seen(Protocol):
    """What was found while looking at both sides; complete once all actions have been taken."""

    source_files: int
    unlisted: int


class ManifestLines(Protocol):
    """Takes the lines of a manifest."""

    def add(self, line: Mapping[str, Any]) -> None:
        """Write down one file."""


class Execution:
    """Carries out actions and takes down what becomes of them.

    Args:
        caller: Makes the calls.
        mover: Carries out single actions.
        choices: The options of the sync.
        manifest: Where each file is written down, if it is.
        thoroughly: Whether the service is asked, too, if everything is still as it was seen.
    """

    def __init__(
        self,
        caller: WaitingCaller,
        mover: Mover,
        choices: Choices,
        manifest: ManifestLines | None,
        thoroughly: bool,
    ) -> None:
        self._caller = caller
        self._mover = mover
        self._choices = choices
        self._manifest = manifest
        self._thoroughly = thoroughly
        self.outcomes = Outcomes()
        self._deletions: Spool[Action] = Spool()
        self._hopeless = 0

    def perform(self, actions: Iterable[Action], seen: Seen, settings: Settings, reporter: Reporter) -> None:
        """Carry out all actions.

        Args:
            actions: Taken as there is room for them.
            seen: What was found while they were made.
            settings: Those of the whole.
            reporter: Told the progress.

        Raises:
            DeletionRefusedError: Too much would be deleted; nothing was.
            OperationCancelledError: The sync was cancelled.
        """
        tasks = self._tasks(actions, reporter)
        move_files(self._caller, tasks, settings, self._choices.manner, self.outcomes, reporter)
        self._delete(seen, settings)

    def _tasks(self, actions: Iterable[Action], reporter: Reporter) -> Iterator[FileTask]:
        size = files = 0
        for action in actions:
            if action.kind in ("delete", "delete folder"):
                self._deletions.append(action)
            elif action.kind in ("skip", "fail"):
                self._left(action)
            else:
                size, files = size + action.size, files + action.is_transfer
                yield self._task(action, reporter)
        reporter.bytes_total, reporter.files_total = size, files

    def _task(self, action: Action, reporter: Reporter) -> FileTask:
        def flow(settings: Settings, meter: Meter) -> Flow[Mapping[str, Any]]:
            try:
                yield from self._mover.check(action, settings, thoroughly=self._thoroughly)
                if action.is_transfer:
                    yield from self._transfer(action, settings, meter)
                    reporter.finished_file()
                else:
                    yield from self._mover.make_folder(action, settings)
                    self.outcomes.add(FileOutcome(action.path, 0, None, action.kind, action.reason))
            except (Error, OSError) as error:
                self._write(action, error=f"{type(error).__name__}: {error}")
                raise
            return {}

        return _told_here(action, flow)

    def _transfer(self, action: Action, settings: Settings, meter: Meter) -> Flow[None]:
        record = yield from self._mover.transfer(action, settings, meter)
        size = int(record.get("size") or 0)
        if self._manifest is not None:
            moved = replace(action, size=size)
            yield Invoke(lambda: self._write_moved(moved, known_crc32(record), settings.cancel))
        self.outcomes.add(FileOutcome(action.path, size, None, action.kind, action.reason))

    def _write_moved(self, action: Action, crc32: int | None, stop: CancelToken | None) -> None:
        hashes = hash_file(self._mover.local_file(action), sha256=True, stop=stop)
        # A file that has changed since it was moved is not what was moved.
        is_same = hashes.size == action.size and crc32 in (None, hashes.crc32)
        self._write(
            action,
            sha256=hashes.sha256 if is_same else None,
            crc32=hashes.crc32 if is_same else crc32,
            mtime=action.source and action.source.mtime,
            moved_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        )

    def _left(self, action: Action) -> None:
        """Take down what nothing is done about."""
        if action.kind == "fail":
            self._hopeless += 1
            self.outcomes.add(FileOutcome(action.path, 0, action.error, "skip", action.reason))
            self._write(action, error=str(action.error))
            return
        self.outcomes.add(FileOutcome(action.path, action.size, None, "skip", action.reason))
        if action.is_unchanged:
            assert action.source is not None
            known = action.destination if self._mover.uploads else action.source
            assert known is not None
            self._write(action, "unchanged", sha256=known.sha256, crc32=known.crc32, mtime=action.source.mtime)
        else:
            self.outcomes.skipped.append(action.path)

    def _delete(self, seen: Seen, settings: Settings) -> None:
        reason = withheld(seen.unlisted, self.outcomes.failed_count - self._hopeless, self._choices.force)
        if reason is not None:
            for action in self._deletions:
                self.outcomes.add(FileOutcome(action.path, action.size, None, "skip", f"not deleted: {reason}"))
            return
        files = sum(1 for action in self._deletions if action.kind == "delete")
        refused = refusal(seen.source_files, files, self._choices.max_delete, self._choices.force)
        if refused is not None:
            raise DeletionRefusedError(refused)
        one_by_one = replace(self._choices.manner, max_concurrency=1)  # a folder after those in it
        for kind, manner in (("delete", self._choices.manner), ("delete folder", one_by_one)):
            self._delete_all(kind, manner, settings)

    def _delete_all(self, kind: str, manner: Manner, settings: Settings) -> None:
        tasks = (self._deletion(action) for action in self._deletions if action.kind == kind)
        move_files(self._caller, tasks, settings, manner, self.outcomes, Reporter(None))

    def _deletion(self, action: Action) -> FileTask:
        def flow(settings: Settings, _meter: Meter) -> Flow[Mapping[str, Any]]:
            yield from self._mover.check(action, settings, thoroughly=self._thoroughly)
            if (yield from self._mover.delete(action, settings)):
                self.outcomes.add(FileOutcome(action.path, action.size, None, "delete", action.reason))
                self._write(action, "delete")
            else:
                self.outcomes.add(FileOutcome(action.path, 0, None, "skip", "not deleted: it is not empty"))
            return {}

        return _told_here(replace(action, kind="delete", size=0), flow)

    def _write(self, action: Action, kind: str = "", **facts: Any) -> None:
        if self._manifest is None:
            return
        if "mtime" in facts:
            facts["mtime"] = iso(facts["mtime"])
        if facts.get("crc32") is not None:
            facts["crc32"] = f"{facts['crc32']:08x}"
        self._manifest.add({"path": action.path, "action": kind or action.kind, "size": action.size, **facts})


def _told_here(action: Action, flow: Any) -> FileTask:
    """A task whose flow takes down itself that it went well, since it knows why it was done."""
    return FileTask(action.path, action.size, flow, action.kind, is_folder=True)
