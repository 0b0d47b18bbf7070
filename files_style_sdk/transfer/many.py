"""Moving many files: each on its own, so that one that fails stops no other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.background import FEW, Background
from files_style_sdk.delivery import Flow
from files_style_sdk.error import DeadlineExceededError, Error, InvalidParameterError, OperationCancelledError
from files_style_sdk.settings import Settings
from files_style_sdk.syncing.outcomes import FileOutcome, Outcomes
from files_style_sdk.transfer.bandwidth import Bandwidth, Throttle
from files_style_sdk.transfer.many_plan import ManyPlan, Pull
from files_style_sdk.transfer.progress import Meter, Reporter, SharedMeter
from files_style_sdk.wire import Invoke, Pausing, Sleep, Together

__all__ = ["FileTask", "Manner", "move_files"]

_AT_ONCE = 64
_AT_FIRST = 16
_SECONDS_A_PULL = 0.02
_LARGE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileTask:
    """One file to move, or one folder to make.

    Attributes:
        path: How its outcome calls it.
        size: Its bytes, None if that is not known.
        flow: Moves it, and comes to its record.
        action: How its outcome calls what was done.
        is_folder: Whether it is a folder, which is worth an outcome only if it fails.
    """

    path: str
    size: int | None
    flow: Callable[[Settings, Meter], Flow[Mapping[str, Any]]]
    action: str
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How many files are moved.

    Attributes:
        max_concurrency: The most files at once; by default as many as help, up to 64.
        bandwidth: The most bytes a second.
        pause_token: Holds them up.
    """

    max_concurrency: int | None = None
    bandwidth: Bandwidth = Bandwidth()  # noqa: RUF009  # it is frozen
    pause_token: Pausing | None = None

    def __post_init__(self) -> None:
        most = self.max_concurrency
        if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 1):
            raise InvalidParameterError(f"max_concurrency must be a whole number above 0, not {most!r}")


def move_files(
    caller: WaitingCaller,
    tasks: Iterable[FileTask],
    settings: Settings,
    manner: Manner,
    outcomes: Outcomes,
    reporter: Reporter,
) -> None:
    """Move files until there are no more; they are taken from `tasks` as there is room for them.

    Args:
        caller: Makes the calls.
        tasks: The files. What this raises ends all.
        settings: Those of the whole.
        manner: How.
        outcomes: Told what became of each.
        reporter: Told the progress.
    """
    source = iter(tasks)
    first = list(islice(source, FEW + 1))
    movement = _Movement(chain(first, source), settings, manner, outcomes, reporter)
    with Background(caller, settings) as background:
        background.run(movement.flow(), many=len(first) > FEW)


class _Movement:
    def __init__(
        self, tasks: Iterator[FileTask], settings: Settings, manner: Manner, outcomes: Outcomes, reporter: Reporter
    ) -> None:
        self._tasks = tasks
        self._settings = settings
        self._manner = manner
        self._outcomes = outcomes
        self._reporter = reporter
        self._throttle = Throttle(manner.bandwidth, settings.cancel)

    def flow(self) -> Flow[None]:
        most = self._manner.max_concurrency or _AT_ONCE
        plan = ManyPlan(most, _AT_FIRST, self._is_large)
        try:
            yield Together(plan, self._work, self._manner.pause_token)
        finally:
            self._throttle.close()

    def _work(self, task: Any) -> Flow[Any]:
        if isinstance(task, Pull):
            # What it pulls from may wait, for a disk or for a list from the service.
            return (yield Invoke(lambda: self._pull(task.count)))
        return (yield from self._move(task.item))

    def _pull(self, count: int) -> tuple[list[FileTask], bool]:
        pulled: list[FileTask] = []
        until = time.monotonic() + _SECONDS_A_PULL
        for task in self._tasks:
            pulled.append(task)
            if len(pulled) == count or time.monotonic() > until:
                return pulled, False
        return pulled, True

    def _is_large(self, task: FileTask) -> bool:
        if task.size is None:
            return not self._manner.bandwidth.is_unlimited  # only its bytes can be held up, not the whole at once
        return task.size > _LARGE

    def _move(self, task: FileTask) -> Flow[None]:
        is_large = self._is_large(task)
        if not is_large and (seconds := self._throttle.delay(task.size or 0)) > 0:
            yield Sleep(seconds)
        # The bytes of a small file pass in one go, and perhaps on a loop, where nobody may wait.
        meter = _HeldUpMeter(self._reporter, self._throttle) if is_large else SharedMeter(self._reporter)
        try:
            record = yield from task.flow(self._settings, meter)
        except (OperationCancelledError, DeadlineExceededError):
            raise
        except (Error, OSError) as error:
            if self._reporter.failure is not None:
                raise self._reporter.failure from None
            self._outcomes.add(FileOutcome(task.path, 0, error, task.action))
        else:
            if task.is_folder:
                return
            self._outcomes.add(FileOutcome(task.path, int(record.get("size") or 0), action=task.action))
        self._reporter.finished_file()


class _HeldUpMeter(SharedMeter):
    """Counts bytes towards the whole, and holds them up where a bandwidth says so."""

    def __init__(self, whole: Reporter, throttle: Throttle) -> None:
        super().__init__(whole)
        self._throttle = throttle

    def moved(self, count: int) -> None:
        """`count` bytes more were moved."""
        super().moved(count)
        self._throttle.wait(count)
