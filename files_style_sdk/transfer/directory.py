"""Whole folders and lists of files, up and down."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from files_style_sdk.api_client import WaitingCaller
from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.operation import Options
from files_style_sdk.path_util import normalize
from files_style_sdk.settings import Settings
from files_style_sdk.syncing.names import local_path, match_key, safe_name
from files_style_sdk.syncing.outcomes import FileOutcome, Outcomes
from files_style_sdk.syncing.rules import Rules
from files_style_sdk.transfer.display import display
from files_style_sdk.transfer.download import download_file, download_to
from files_style_sdk.transfer.many import FileTask, Manner, move_files
from files_style_sdk.transfer.operations import CREATE_FOLDER, call, checked_params, checked_remote_path
from files_style_sdk.transfer.progress import Meter, ProgressCallback, Reporter
from files_style_sdk.transfer.tuning import TransferOptions
from files_style_sdk.transfer.upload import upload_file
from files_style_sdk.transfer.walk import depth, walk
from files_style_sdk.watch import stoppable

__all__ = [
    "FileOutcome",
    "ManyOptions",
    "Outcomes",
    "download_directory",
    "download_files",
    "upload_directory",
    "upload_files",
]

LocalPath = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class ManyOptions:
    """What a caller may ask of the transfer of many files.

    Attributes:
        options: Settings for the calls.
        progress: Told how far it is, or True for a bar.
        each: What is asked of each file.
        manner: How many at once, and how fast.
        rules: Which files are taken.
    """

    options: Options | None = None
    progress: ProgressCallback | bool | None = None
    each: TransferOptions = field(default_factory=TransferOptions)
    manner: Manner = field(default_factory=Manner)
    rules: Rules = field(default_factory=Rules.of)


def upload_directory(
    caller: WaitingCaller, local: LocalPath, remote: str, params: Mapping[str, Any] | None, chosen: ManyOptions
) -> Outcomes:
    """Upload everything below a local folder; see :meth:`FileTrees.upload_directory`."""
    given = {"mkdir_parents": True, **checked_params(params)}
    root = Path(local)
    if not root.is_dir():
        code = errno.ENOTDIR if root.exists() else errno.ENOENT
        raise OSError(code, os.strerror(code), str(root))
    normalize(remote)

    def tasks(outcomes: Outcomes, options: Options) -> Iterator[FileTask]:
        is_empty = True
        for task in _Scan(root, remote, given, chosen, outcomes).tasks():
            is_empty = False
            yield task
        if is_empty and normalize(remote):
            yield _folder_task("", remote)

    return _carry_out(caller, tasks, chosen, f"upload {root.name}")


def download_directory(caller: WaitingCaller, remote: str, local: LocalPath, chosen: ManyOptions) -> Outcomes:
    """Download everything below a remote folder; see :meth:`FileTrees.download_directory`."""
    root = Path(local)
    normalize(remote)
    root.mkdir(parents=True, exist_ok=True)

    def tasks(outcomes: Outcomes, options: Options) -> Iterator[FileTask]:
        landing = _LandingPlaces(root, chosen)
        names_above = depth(remote)

        def enters(record: Mapping[str, Any]) -> bool:
            return chosen.rules.takes(_below(record, names_above), is_folder=True)

        def unlisted(folder: str, error: Error) -> None:
            outcomes.add(FileOutcome(_below({"path": normalize(folder)}, names_above), 0, error, "download"))

        for record in walk(caller, remote, options, enters=enters, failed=unlisted):
            relative = _below(record, names_above)
            if record.get("type") == "directory":
                if chosen.rules.is_empty:
                    landing.make_folder(relative, outcomes)
            elif chosen.rules.takes(relative):
                yield landing.task(relative, record)

    return _carry_out(caller, tasks, chosen, f"download {normalize(remote) or '/'}")


def upload_files(
    caller: WaitingCaller,
    files: Iterable[tuple[LocalPath, str]],
    params: Mapping[str, Any] | None,
    chosen: ManyOptions,
) -> Outcomes:
    """Upload a list of files; see :meth:`FileTrees.upload_files`."""
    given = {"mkdir_parents": True, **checked_params(params)}

    def task(local: LocalPath, remote: str) -> FileTask:
        path = Path(local)
        size = path.stat().st_size if path.is_file() else 0
        return FileTask(
            str(local),
            size,
            lambda settings, meter: upload_file(path, remote, given, meter, settings, chosen.each),
            "upload",
        )

    return _carry_out(caller, lambda *_: (task(*pair) for pair in _pairs(files, "local", "remote")), chosen, "upload")


def download_files(caller: WaitingCaller, files: Iterable[tuple[str, LocalPath]], chosen: ManyOptions) -> Outcomes:
    """Download a list of files; see :meth:`FileTrees.download_files`."""

    def task(remote: str, local: LocalPath) -> FileTask:
        checked_remote_path(remote)
        target = Path(local)

        def flow(settings: Settings, meter: Meter) -> Flow[Mapping[str, Any]]:
            if not target.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
            return (yield from download_file(remote, target, meter, settings, chosen.each))

        return FileTask(remote, None, flow, "download")

    return _carry_out(caller, lambda *_: (task(*pair) for pair in _pairs(files, "remote", "local")), chosen, "download")


def _carry_out(
    caller: WaitingCaller, tasks: Callable[[Outcomes, Options], Iterator[FileTask]], chosen: ManyOptions, title: str
) -> Outcomes:
    outcomes = Outcomes()
    stop = CancelToken()
    settings, detach = stoppable(caller.settings_with(chosen.options), stop)
    with display(chosen.progress, title) as callback, Reporter(callback) as reporter:
        counted = _counted(tasks(outcomes, {**(chosen.options or {}), "cancel": stop}), reporter)
        try:
            move_files(caller, counted, settings, chosen.manner, outcomes, reporter)
        except KeyboardInterrupt as interruption:
            hint = " The files that were under way go on where they are (resume=True)." if chosen.each.resume else ""
            interruption.add_note(f"{len(outcomes)} files had ended.{hint}")
            raise
        finally:
            stop.cancel()  # whatever is still being listed is not wanted any more
            detach()
    return outcomes


def _counted(tasks: Iterable[FileTask], reporter: Reporter) -> Iterator[FileTask]:
    """The tasks, with the reporter told the totals once they are all known."""
    files = size = 0
    is_known = True
    for task in tasks:
        files += not task.is_folder
        size += task.size or 0
        is_known = is_known and task.size is not None
        yield task
    reporter.files_total, reporter.bytes_total = files, size if is_known else None


_MAKE_FOLDER = "make folder"
_FOLDERS_REMEMBERED = 1000


class _Scan:
    """The files below a local folder, found as they are asked for."""

    def __init__(
        self, root: Path, remote: str, params: Mapping[str, Any], chosen: ManyOptions, outcomes: Outcomes
    ) -> None:
        self._root = root
        self._remote = remote
        self._params = params
        self._chosen = chosen
        self._outcomes = outcomes

    def tasks(self) -> Iterator[FileTask]:
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(self._root / folder) as entries:
                    held = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                if not folder:
                    raise
                yield _failed(folder, error, "upload")
                continue
            if not held and folder and self._chosen.rules.is_empty:
                yield _folder_task(folder, _join(self._remote, folder))
            yield from self._held(folder, held, folders)

    def _held(self, folder: str, held: list[os.DirEntry[str]], folders: list[str]) -> Iterator[FileTask]:
        seen: dict[str, str] = {}
        below: list[str] = []
        for entry in held:
            relative = f"{folder}/{entry.name}" if folder else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if not self._chosen.rules.takes(relative, is_folder):
                continue
            if not is_folder and not entry.is_file(follow_symlinks=False):
                self._outcomes.skipped.append(relative)
                continue
            earlier = seen.setdefault(match_key(entry.name), entry.name)
            if earlier != entry.name:
                yield _failed(relative, _collision(relative, earlier), "upload")
            elif is_folder:
                below.append(relative)
            else:
                yield self._file(relative, entry)
        folders.extend(reversed(below))

    def _file(self, relative: str, entry: os.DirEntry[str]) -> FileTask:
        path, remote = Path(entry.path), _join(self._remote, relative)
        return FileTask(
            relative,
            entry.stat(follow_symlinks=False).st_size,
            lambda settings, meter: upload_file(path, remote, self._params, meter, settings, self._chosen.each),
            "upload",
        )


class _LandingPlaces:
    """Where remote files go below a local folder, and which of them would be one file there."""

    def __init__(self, root: Path, chosen: ManyOptions) -> None:
        self._root = root
        self._chosen = chosen
        self._folder = ""
        self._made: dict[str, Path] = {}
        self._seen: dict[str, str] = {}

    def task(self, relative: str, record: Mapping[str, Any]) -> FileTask:
        folder, _, name = relative.rpartition("/")
        if folder != self._folder:
            self._folder, self._seen = folder, {}
        earlier = self._seen.setdefault(match_key(name), name)
        if earlier != name:
            return _failed(relative, _collision(relative, earlier), "download")

        def flow(settings: Settings, meter: Meter) -> Flow[Mapping[str, Any]]:
            target = self._folder_for(folder) / safe_name(name)
            return (
                yield from download_to(
                    str(record["path"]), target, meter, settings, self._chosen.each, follow_links=False
                )
            )

        size = record.get("size")
        return FileTask(relative, size if isinstance(size, int) else 0, flow, "download")

    def _folder_for(self, relative: str) -> Path:
        """The local folder for a remote one, made if it is missing; looked at once, and not again for each file."""
        made = self._made.get(relative)
        if made is None:
            made = local_path(self._root, relative) if relative else self._root
            made.mkdir(parents=True, exist_ok=True)
            if len(self._made) >= _FOLDERS_REMEMBERED:
                self._made.clear()
            self._made[relative] = made
        return made

    def make_folder(self, relative: str, outcomes: Outcomes) -> None:
        try:
            self._folder_for(relative)
        except (Error, OSError) as error:
            outcomes.add(FileOutcome(relative, 0, error, _MAKE_FOLDER))


def _folder_task(relative: str, remote: str) -> FileTask:
    def flow(settings: Settings, _meter: Meter) -> Flow[Mapping[str, Any]]:
        from files_style_sdk.error_tree import DestinationExistsError

        with suppress(DestinationExistsError):
            yield from call(CREATE_FOLDER, remote, settings, {"mkdir_parents": True})
        return {}

    return FileTask(relative, 0, flow, _MAKE_FOLDER, is_folder=True)


def _failed(relative: str, error: Exception, action: str) -> FileTask:
    def flow(_settings: Settings, _meter: Meter) -> Flow[Mapping[str, Any]]:
        raise error
        yield

    return FileTask(relative, 0, flow, action)


def _collision(relative: str, earlier: str) -> Error:
    return Error(f"{relative!r} and {earlier!r} would be one file on the other side; the later one was left alone")


def _pairs(files: Any, first: str, second: str) -> Iterator[tuple[Any, Any]]:
    for pair in files:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise InvalidParameterError(f"files must be pairs of {first} and {second} path, not {pair!r}")
        yield pair[0], pair[1]


def _below(record: Mapping[str, Any], names_above: int) -> str:
    return "/".join(str(record.get("path", "")).split("/")[names_above:])


def _join(remote: str, relative: str) -> str:
    base = normalize(remote)
    return f"{base}/{relative}" if base else relative
