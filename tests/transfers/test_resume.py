"""Transfers that go on where an earlier run stopped: after `kill -9`, after an error, beside a second process."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk.error import TransferInProgressError

from .conftest import PART, QUICK, content, eager
from .front import BEGIN, COMPLETE, GET, PUT, Fault, Front

SIZE = 14 * PART + 321
DATA = content(SIZE)
TUNING = asdict(eager(2, grants_at_once=6))
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(front: Front, state_home: Path) -> Iterator[Start]:
    """Starts transfers in processes of their own; those that still run at the end are killed."""
    processes: list[subprocess.Popen[str]] = []

    def run(call: str, *arguments: Any, face: str = "client", **options: Any) -> subprocess.Popen[str]:
        job = {"call": call, "face": face, "url": front.url, "arguments": [str(each) for each in arguments]}
        job["options"] = {"resume": True, "tuning": TUNING, **options}
        command = [sys.executable, str(Path(__file__).with_name("worker.py")), json.dumps(job)]
        environment = {**os.environ, "FILES_STATE_HOME": str(state_home)}
        processes.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        )
        return processes[-1]

    yield run
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=10)


def journals(folder: Path) -> list[Path]:
    """The journals that are there."""
    return [path for path in folder.rglob("*.jsonl") if path.is_file()]


def pieces(folder: Path) -> list[dict[str, Any]]:
    """The pieces that the one journal holds."""
    found = journals(folder)
    return [json.loads(line) for path in found for line in path.read_text().splitlines()[1:]]


class Stopped:
    """Stalls all requests of a kind after some have passed, as long as it is closed."""

    def __init__(self, front: Front, kind: Any, after: int) -> None:
        self.front = front
        self._closed = True
        self._stall = front.on(kind, Fault(arrived=self._hold), times=None, skip=after)

    def _hold(self, exchange: Any) -> None:
        if self._closed:
            exchange.stall()

    def open(self) -> None:
        """Let all pass from now on."""
        self._closed = False


def kill_when(process: subprocess.Popen[str], front: Front, condition: Callable[[], bool]) -> None:
    """`kill -9` as soon as something holds."""
    assert front.wait(lambda: condition() or process.poll() is not None)
    assert process.poll() is None, process.communicate(timeout=10)
    process.send_signal(signal.SIGKILL)
    process.wait(10)


def finish(process: subprocess.Popen[str]) -> None:
    """The process ends well."""
    out, err = process.communicate(timeout=30)
    assert out == "done\n", (out, err)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A file to upload."""
    path = tmp_path / "local.bin"
    path.write_bytes(DATA)
    return path


def killed_upload(start: Start, front: Front, state_home: Path, local: Path, to: str, **options: Any) -> Stopped:
    """An upload whose process was killed after some parts had arrived."""
    stopped = Stopped(front, PUT, 5)
    process = start("upload_file", local, to, **options)
    kill_when(process, front, lambda: len(pieces(state_home)) >= 5)
    return stopped


def killed_download(start: Start, front: Front, state_home: Path, path: str, to: Path, **options: Any) -> Stopped:
    """A download whose process was killed after some ranges had arrived."""
    stopped = Stopped(front, GET, 5)
    process = start("download_file", path, to, **options)
    kill_when(process, front, lambda: len(pieces(state_home)) >= 4)
    return stopped


@pytest.mark.parametrize("face_of_first", ["client", "async"])
def test_an_upload_goes_on_after_kill_9(
    start: Start, front: Front, state_home: Path, local: Path, folder: str, remote: Any, names: Any, face_of_first: str
) -> None:
    """A new process sends what storage does not have, and nothing else; the file is right and no trace is left."""
    stopped = killed_upload(start, front, state_home, local, f"{folder}/x", face=face_of_first)
    assert names() == []
    kept = {piece["number"] for piece in pieces(state_home)}
    before = len(front.seen)
    stopped.open()
    finish(start("upload_file", local, f"{folder}/x", face="async" if face_of_first == "client" else "client"))
    assert remote(f"{folder}/x") == DATA
    second = front.seen[before:]
    sent = [seen.part for seen in second if PUT.fits(seen)]
    assert sorted(sent) == sorted(set(range(1, 16)) - kept)
    refs = {seen.json.get("ref") for seen in front.of(BEGIN)} - {None}
    assert len(refs) == 1, "it is the same upload to the service"
    assert journals(state_home) == []


@pytest.mark.parametrize("face_of_first", ["client", "async"])
def test_a_download_goes_on_after_kill_9(
    start: Start, front: Front, state_home: Path, put: Any, tmp_path: Path, face_of_first: str
) -> None:
    """A new process asks for what is missing, and nothing else; the file is right and no trace is left."""
    path, target = put(DATA), tmp_path / "x"
    stopped = killed_download(start, front, state_home, path, target, face=face_of_first)
    assert not target.exists()
    kept = sum(piece["size"] for piece in pieces(state_home))
    before = len(front.seen)
    stopped.open()
    finish(start("download_file", path, target, face="async" if face_of_first == "client" else "client"))
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("x", DATA)]
    spans = [seen.range for seen in front.seen[before:] if GET.fits(seen)]
    asked = sum((SIZE if span[1] is None else min(span[1], SIZE)) - span[0] for span in spans if span is not None)
    assert None not in spans
    assert asked <= SIZE - kept
    assert journals(state_home) == []


@pytest.mark.parametrize("direction", ["upload", "download"])
def test_what_is_kept_is_no_secret(
    start: Start, front: Front, state_home: Path, local: Path, put: Any, tmp_path: Path, folder: str, direction: str
) -> None:
    """No credential and no signed URL is written down; only the user may read what is."""
    if direction == "upload":
        killed_upload(start, front, state_home, local, f"{folder}/x")
    else:
        killed_download(start, front, state_home, put(DATA), tmp_path / "x")
    files = [path for path in state_home.rglob("*") if path.is_file()]
    assert files
    for path in files:
        text = path.read_text()
        for secret in ("TESTKEY1", "X-Signature", "X-Expires", "/storage/", "http://127.0.0.1:1/"):
            assert secret not in text
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
        assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0


def test_an_upload_whose_completion_was_made_but_not_heard_of(
    start: Start, front: Front, state_home: Path, local: Path, folder: str, remote: Any, names: Any
) -> None:
    """Killed between the completion and its answer: the next run ends well, with one file."""
    held = Fault(answered=lambda exchange: exchange.stall())
    rule = front.on(COMPLETE, held)
    process = start("upload_file", local, f"{folder}/x")
    kill_when(process, front, lambda: rule.hits == 1 and names() == ["x"])
    finish(start("upload_file", local, f"{folder}/x"))
    assert (remote(f"{folder}/x"), names()) == (DATA, ["x"])
    assert journals(state_home) == []


@pytest.mark.parametrize("direction", ["upload", "download"])
def test_the_same_transfer_in_two_processes(
    start: Start,
    front: Front,
    state_home: Path,
    local: Path,
    put: Any,
    tmp_path: Path,
    folder: str,
    remote: Any,
    direction: str,
) -> None:
    """The second is told at once that the first is at work; what it keeps is not touched; later it can go on."""
    target = tmp_path / "x"
    path = put(DATA) if direction == "download" else f"{folder}/x"
    arguments = ("upload_file", local, path) if direction == "upload" else ("download_file", path, target)
    stopped = Stopped(front, PUT if direction == "upload" else GET, 5)
    first = start(*arguments)
    assert front.wait(lambda: len(pieces(state_home)) >= 4 or first.poll() is not None)
    kept = len(pieces(state_home))
    out, _err = start(*arguments).communicate(timeout=30)
    assert out.startswith("TransferInProgressError"), out
    assert len(pieces(state_home)) >= kept
    stopped.open()
    first.kill()
    first.wait(10)
    finish(start(*arguments))
    assert (remote(path) if direction == "upload" else target.read_bytes()) == DATA


def test_two_threads_with_the_same_transfer(
    front: Front, state_home: Path, local: Path, folder: str, remote: Any
) -> None:
    """Of two threads at once one does it and the other is told; neither publishes a wrong file."""
    outcomes: list[Any] = []
    barrier = threading.Barrier(2)

    with files_sdk.Client(base_url=front.url, **QUICK) as client:

        def work() -> None:
            barrier.wait(5)
            try:
                outcomes.append(client.upload_file(local, f"{folder}/x", resume=True, tuning=eager(2)).size)
            except TransferInProgressError as error:
                outcomes.append(error)

        front.on(PUT, Fault(arrived=lambda exchange: exchange.front.wait(lambda: bool(outcomes))), times=1)
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert sorted(isinstance(each, TransferInProgressError) for each in outcomes) == [False, True]
    assert remote(f"{folder}/x") == DATA
    assert journals(state_home) == []
