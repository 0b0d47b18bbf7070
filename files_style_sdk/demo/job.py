"""The main job, phase by phase."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import files_style_sdk as files_sdk
from files_style_sdk.demo.display import Display
from files_style_sdk.demo.server import MockServerProcess
from files_style_sdk.demo.tree import (
    MIB,
    copy_standard_library,
    differences,
    generate,
    longest_text,
    regular_files,
)
from files_style_sdk.path_util import normalize_for_comparison
from files_style_sdk.transfer.progress import Progress

__all__ = ["Job", "run"]

_REMOTE = "demo"
_TREE = "tree"
_BIG_FILE = "big.bin"
_PER_PAGE = 25
_SHOWN_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Job:
    """What to do.

    Attributes:
        path: The folder to move; None is a copy of the interpreter's standard library.
        big_file_mib: Size in MiB of the generated file that goes with it; 0 for none.
        keep: Leave the server running at the end.
    """

    path: Path | None = None
    big_file_mib: int = 256
    keep: bool = False


def run(job: Job, display: Display) -> int:
    """Do the main job.

    Args:
        job: What to do.
        display: Shows how it goes.

    Returns:
        0 if everything that was sent came back with the same SHA-256, else 1.

    Raises:
        ServerError: The mock server is not installed, or did not start.
        Error: A call failed.
        OSError: A local folder cannot be read or written.
    """
    with (
        tempfile.TemporaryDirectory(prefix="files-style-demo-") as folder,
        MockServerProcess(Path(folder), keep=job.keep) as server,
    ):
        display.say(f"mock server at {server.url} (process {server.pid})")
        with _without_proxy(), _logged_in(server):
            problems = _Run(job, display, Path(folder)).all_phases()
        display.table()
        _tell_outcome(display, problems)
        if job.keep:
            display.say(
                f"the server is still running: base_url {server.url}, API key {server.api_key}; "
                f"stop it, and its data goes, with: kill {server.pid}"
            )
    return 1 if problems else 0


@contextmanager
def _without_proxy() -> Iterator[None]:
    """A proxy that the environment names cannot reach a server on our own loopback address."""
    before = os.environ.get("no_proxy")
    others = before or os.environ.get("NO_PROXY")
    os.environ["no_proxy"] = f"{others},127.0.0.1" if others else "127.0.0.1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["no_proxy"]
        else:
            os.environ["no_proxy"] = before


@contextmanager
def _logged_in(server: MockServerProcess) -> Iterator[None]:
    """The module face pointed at a server, with a session; put back as it was afterwards."""
    before = files_sdk._settings.snapshot()
    files_sdk._settings.restore({})
    try:
        files_sdk.base_url = server.url
        session = files_sdk.session.create({"username": server.username, "password": server.password})
        files_sdk.set_session(session)
        yield
        session.destroy()
    finally:
        files_sdk.close()
        files_sdk._settings.restore(before)


def _tell_outcome(display: Display, problems: list[str]) -> None:
    if not problems:
        display.say("every SHA-256 agrees")
        return
    display.say(f"{len(problems)} differences:")
    for problem in problems[:_SHOWN_PROBLEMS]:
        display.say(f"  {problem}")
    if len(problems) > _SHOWN_PROBLEMS:
        display.say(f"  ... and {len(problems) - _SHOWN_PROBLEMS} more")


class _Run:
    """One run: its folders, and the problems met so far."""

    def __init__(self, job: Job, display: Display, folder: Path) -> None:
        self._job = job
        self._display = display
        self._folder = folder
        self._tree = folder / "tree" if job.path is None else job.path
        self._big_file = folder / _BIG_FILE
        self._received = folder / "received"
        self._sent: dict[str, Path] = {}
        self._size = 0
        self._problems: list[str] = []

    def all_phases(self) -> list[str]:
        """Do everything; the lines say what went wrong."""
        self._prepare()
        self._upload_tree()
        if self._job.big_file_mib:
            self._upload_big_file()
        self._list()
        self._read_lines()
        self._download()
        self._compare()
        return self._problems

    def _prepare(self) -> None:
        size = self._job.big_file_mib * MIB
        with self._display.phase("prepare", size) as (phase, meter):
            if self._job.path is None:
                copy_standard_library(self._tree)
            self._sent = {f"{_TREE}/{name}": path for name, path in regular_files(self._tree).items()}
            if size:
                _make_room(self._folder, 3 * size + sum(path.stat().st_size for path in self._sent.values()))
                generate(self._big_file, self._job.big_file_mib, meter)
                self._sent[_BIG_FILE] = self._big_file
            self._size = sum(path.stat().st_size for path in self._sent.values())
            phase.files, phase.bytes = len(self._sent), self._size
        self._check_names()

    def _check_names(self) -> None:
        """Two local names that the service takes for one cannot both come back."""
        seen: dict[str, str] = {}
        for name in sorted(self._sent):
            other = seen.setdefault(normalize_for_comparison(name), name)
            if other != name:
                self._problems.append(f"{other!r} and {name!r} are one path on the service")

    def _upload_tree(self) -> None:
        total = self._size - self._job.big_file_mib * MIB
        with self._display.phase("upload folder", total) as (phase, meter):
            result = files_sdk.file.upload_directory(
                self._tree, f"{_REMOTE}/{_TREE}", progress=lambda progress: meter(progress.bytes_done, _note(progress))
            )
            phase.files, phase.bytes = len(result.files) - len(result.failed), result.size
        self._note_failures("uploaded", result)
        if result.skipped:
            self._display.say(f"skipped {len(result.skipped)} entries that are neither files nor folders (links)")

    def _upload_big_file(self) -> None:
        with self._display.phase("upload big file", self._job.big_file_mib * MIB) as (phase, meter):
            record = files_sdk.upload_file(
                self._big_file,
                f"{_REMOTE}/{_BIG_FILE}",
                params={"mkdir_parents": True},
                progress=lambda progress: meter(progress.bytes_done, _note(progress)),
            )
            phase.files, phase.bytes = 1, record.size

    def _list(self) -> None:
        with self._display.phase("list recursively", len(self._sent)) as (phase, meter):
            listed: dict[str, int | None] = {}
            phase.pages = 0
            folders = [_REMOTE]
            while folders:
                page = files_sdk.folder.list_for(folders.pop(), {"per_page": _PER_PAGE})
                shown: Any = None
                for entry in page.auto_paging_iter():
                    if page.data is not shown:
                        shown = page.data
                        phase.pages += 1
                        meter(len(listed), f"{phase.pages:,} pages")
                    if entry.type == "directory":
                        folders.append(entry.path or "")
                    else:
                        listed[(entry.path or "").removeprefix(f"{_REMOTE}/")] = entry.size
                phase.pages += page.data is not shown  # the last page, if it was empty
            phase.files = len(listed)
        self._problems += [f"{name!r} is not in the list" for name in sorted(self._sent.keys() - listed.keys())]
        self._problems += [f"{name!r} is in the list uninvited" for name in sorted(listed.keys() - self._sent.keys())]

    def _read_lines(self) -> None:
        name = longest_text(self._sent)
        if name is None:
            self._display.say("there is no text file to read line by line")
            return
        with self._display.phase("read lines", self._sent[name].stat().st_size) as (phase, meter):
            lines = characters = 0
            with files_sdk.open(f"{_REMOTE}/{name}", "r") as file:
                for line in file:
                    lines += 1
                    characters += len(line)
                    if lines % 1000 == 0:
                        meter(characters, f"{lines:,} lines")
            phase.files, phase.bytes = 1, self._sent[name].stat().st_size
        with self._sent[name].open(encoding="utf-8") as original:
            expected = sum(1 for _ in original)
        self._display.say(f"read {name!r} line by line: {lines:,} lines")
        if lines != expected:
            self._problems.append(f"{name!r} has {expected} lines, but {lines} were read")

    def _download(self) -> None:
        with self._display.phase("download", self._size) as (phase, meter):
            result = files_sdk.file.download_directory(
                _REMOTE, self._received, progress=lambda progress: meter(progress.bytes_done, _note(progress))
            )
            phase.files, phase.bytes = len(result.files) - len(result.failed), result.size
        self._note_failures("downloaded", result)

    def _compare(self) -> None:
        with self._display.phase("compare SHA-256", self._size) as (phase, meter):
            received = regular_files(self._received)
            self._problems += differences(self._sent, received, meter)
            phase.files, phase.bytes = len(received), self._size

    def _note_failures(self, what: str, result: Any) -> None:
        self._problems += [f"{failure.path!r} was not {what}: {failure.error}" for failure in result.failed]


def _note(progress: Progress) -> str:
    return f"{progress.files_done:,} files, {progress.rate / MIB:,.0f} MiB/s"


def _make_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise OSError(
            f"{str(folder)!r} has {free // MIB:,} MiB free, but {needed // MIB:,} MiB are needed; "
            "set TMPDIR to a folder with more room, or choose a smaller --big-file-mib"
        )
