"""Whole folders, up and down: every file on its own, so that one that fails stops no other."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.operation import Options
from files_style_sdk.path_util import normalize
from files_style_sdk.transfer.download import download_file
from files_style_sdk.transfer.landing import safe_local_path
from files_style_sdk.transfer.operations import CREATE_FOLDER, call, checked_params
from files_style_sdk.transfer.progress import ProgressCallback, Reporter, SharedMeter
from files_style_sdk.transfer.upload import upload_file
from files_style_sdk.transfer.walk import depth, walk

__all__ = ["DirectoryResult", "FileOutcome", "download_directory", "upload_directory"]

_MAX_CONCURRENCY = 4


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file.

    Attributes:
        path: The file, relative to the folder.
        size: How many bytes were moved.
        error: Why it was not, None if it was.
    """

    path: str
    size: int
    error: Exception | None = None


@dataclass(slots=True)
class DirectoryResult:
    """What became of a folder.

    Attributes:
        files: Every file's outcome, in the order in which they ended.
        skipped: What is neither file nor folder (links, devices), relative to the folder.
    """

    files: list[FileOutcome] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes moved."""
        return sum(outcome.size for outcome in self.files)

    @property
    def failed(self) -> list[FileOutcome]:
        """The files that were not moved."""
        return [outcome for outcome in self.files if outcome.error is not None]

    def raise_for_failures(self) -> None:
        """Raise an ExceptionGroup of all failures, if there are any."""
        if self.failed:
            errors = [outcome.error for outcome in self.failed if outcome.error is not None]
            raise ExceptionGroup(f"{len(errors)} of {len(self.files)} files were not moved", errors)


def upload_directory(
    caller: WaitingCaller,
    local: str | os.PathLike[str],
    remote: str,
    params: Mapping[str, Any] | None,
    options: Options | None,
    progress: ProgressCallback | None,
    max_concurrency: int | None,
) -> DirectoryResult:
    """Upload everything below a local folder; see :meth:`FileOperations.upload_directory`."""
    given = checked_params(params)
    root = Path(local)
    if not root.is_dir():
        code = errno.ENOTDIR if root.exists() else errno.ENOENT
        raise OSError(code, os.strerror(code), str(root))
    result = DirectoryResult()
    files, empty_folders = _scan(root, result.skipped)
    reporter = Reporter(progress, sum(size for _, size in files), len(files))
    params = {"mkdir_parents": True, **given}

    def job(relative: str) -> FileOutcome:
        meter = SharedMeter(reporter)
        record = caller.carry_out(
            lambda settings: upload_file(root / relative, _join(remote, relative), params, meter, settings), options
        )
        return FileOutcome(relative, int(record.get("size") or 0))

    def make_folder(relative: str) -> FileOutcome:
        _make_folder(caller, _join(remote, relative), options)
        return FileOutcome(relative, 0)

    _run_all(job, ((relative, relative) for relative, _ in files), max_concurrency, result, reporter)
    for relative in empty_folders if files or empty_folders else [""]:
        _attempt(make_folder, relative, relative, result, keep=False)
    reporter.finish()
    return result


def download_directory(
    caller: WaitingCaller,
    remote: str,
    local: str | os.PathLike[str],
    options: Options | None,
    progress: ProgressCallback | None,
    max_concurrency: int | None,
) -> DirectoryResult:
    """Download everything below a remote folder; see :meth:`FileOperations.download_directory`."""
    root = Path(local)
    root.mkdir(parents=True, exist_ok=True)
    result = DirectoryResult()
    reporter = Reporter(progress)
    names_above = depth(remote)

    def relative_path(record: dict[str, Any]) -> str:
        return "/".join(str(record.get("path", "")).split("/")[names_above:])

    def job(record: dict[str, Any]) -> FileOutcome:
        relative = relative_path(record)
        target = safe_local_path(root, relative)
        if record.get("type") == "directory":
            target.mkdir(parents=True, exist_ok=True)
            return FileOutcome(relative, 0)
        target.parent.mkdir(parents=True, exist_ok=True)
        got = caller.carry_out(
            lambda settings: download_file(record["path"], target, SharedMeter(reporter), settings), options
        )
        return FileOutcome(relative, int(got.get("size") or 0))

    def files() -> Iterator[tuple[str, dict[str, Any]]]:
        for record in walk(caller, remote, options):
            if record.get("type") == "directory":
                _attempt(job, relative_path(record), record, result, keep=False)
            else:
                yield relative_path(record), record

    _run_all(job, files(), max_concurrency, result, reporter)
    reporter.bytes_total, reporter.files_total = result.size, len(result.files)
    reporter.finish()
    return result


def _scan(root: Path, skipped: list[str]) -> tuple[list[tuple[str, int]], list[str]]:
    """The files below a folder with their sizes, and the folders that hold nothing."""
    files: list[tuple[str, int]] = []
    empty: list[str] = []
    folders = [root]
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            held = sorted(entries, key=lambda entry: entry.name)
        if not held and folder != root:
            empty.append(folder.relative_to(root).as_posix())
        for entry in held:
            relative = Path(entry.path).relative_to(root).as_posix()
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                files.append((relative, entry.stat(follow_symlinks=False).st_size))
            else:
                skipped.append(relative)
    return files, empty


def _join(remote: str, relative: str) -> str:
    base = normalize(remote)
    return f"{base}/{relative}" if base else relative


def _make_folder(caller: WaitingCaller, path: str, options: Options | None) -> None:
    from files_style_sdk.error_tree import DestinationExistsError

    if not normalize(path):
        return
    with suppress(DestinationExistsError):
        caller.carry_out(lambda settings: call(CREATE_FOLDER, path, settings, {"mkdir_parents": True}), options)


def _attempt(
    job: Callable[[Any], FileOutcome], name: str, item: Any, result: DirectoryResult, *, keep: bool = True
) -> None:
    try:
        outcome = job(item)
    except (Error, OSError) as error:
        result.files.append(FileOutcome(name, 0, error))
    else:
        if keep:
            result.files.append(outcome)


def _run_all(
    job: Callable[[Any], FileOutcome],
    items: Iterable[tuple[str, Any]],
    max_concurrency: int | None,
    result: DirectoryResult,
    reporter: Reporter,
) -> None:
    """Run a job for every item, a few at a time, taking the next item only when there is room for it."""
    workers = _MAX_CONCURRENCY if max_concurrency is None else max_concurrency
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise InvalidParameterError(f"max_concurrency must be a whole number above 0, not {max_concurrency!r}")

    def run(name: str, item: Any) -> None:
        _attempt(job, name, item, result)
        reporter.finished_file()

    pool = ThreadPoolExecutor(workers, thread_name_prefix="files-transfer")
    pending: set[Future[None]] = set()
    try:
        for name, item in items:
            pending.add(pool.submit(run, name, item))
            if len(pending) >= workers * 2:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    future.result()
        for future in pending:
            future.result()
    finally:
        pool.shutdown(cancel_futures=True)
