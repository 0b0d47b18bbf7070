"""The afternoon of docs/extending/your-sdk.md, carried out from the empty folder to the passing test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "extending" / "your-sdk.md"
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
SECONDS = 120
"""The longest that one command may take."""


class Block(NamedTuple):
    """A fenced block of the page."""

    kind: str
    title: str
    text: str


def blocks() -> list[Block]:
    """The page's blocks in order."""
    text = PAGE.read_text(encoding="utf-8")
    return [Block(found["kind"], found["title"] or "", found["text"]) for found in BLOCK.finditer(text)]


class Afternoon:
    """A folder, an environment, and what was printed last.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        self.environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        self.printed = ""

    def run(self, *command: str) -> None:
        """Run a command to its end, which must be a good one."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        self.printed = done.stdout

    def write(self, title: str, text: str) -> None:
        """Write a file, or put a block of a YAML file in the place of the one that begins alike."""
        name, _, key = title.partition(": ")
        path = self.folder / name
        if key:
            old = re.compile(rf"^{re.escape(key)}:\n(?:[ #].*\n)*", re.MULTILINE)
            before = path.read_text("utf-8")
            assert len(old.findall(before)) == 1
            text = old.sub(lambda _: text, before)
        path.write_text(text, "utf-8")

    @contextmanager
    def server(self, command: str) -> Iterator[str]:
        """The page's server on a free port: gives its address, and ends it."""
        words = command.replace("--port 4050", "--port 0").split()
        assert words[0] == "python"
        started = subprocess.Popen(
            [sys.executable, *words[1:]], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, text=True
        )
        assert started.stdout is not None
        try:
            said = started.stdout.readline()
            assert said.startswith("listening on "), said
            yield said.split()[-1]
        finally:
            started.terminate()
            started.wait(SECONDS)
            started.stdout.close()


def test_the_afternoon(tmp_path: Path) -> None:
    """Every file and every command of the page works, in order, and prints what the page shows."""
    afternoon = Afternoon(tmp_path)
    everything = blocks()
    (serving,) = [block.text for block in everything if "files_mock_server --spec" in block.text]
    begun = everything.index(next(block for block in everything if block.text == serving))
    carry_out(afternoon, everything[:begun])
    with afternoon.server(serving) as url:
        carry_out(afternoon, [block._replace(text=led_to(url, block.text)) for block in everything[begun + 1 :]])
    assert "1 passed" in afternoon.printed


def led_to(url: str, text: str) -> str:
    """A block in which the page's server is the one that runs."""
    return text.replace("http://127.0.0.1:4050", url)


def carry_out(afternoon: Afternoon, given: list[Block]) -> None:
    """Write, run and compare blocks in order."""
    for block in given:
        if block.title:
            afternoon.write(block.title, block.text)
        elif block.kind == "python":
            afternoon.run(sys.executable, "-W", "error", "-c", block.text)
        elif block.kind == "text":
            assert afternoon.printed == block.text
        else:
            for line in block.text.splitlines():
                if line.startswith("export PYTHONPATH"):
                    continue  # the checkout is elsewhere here
                if line.startswith("export "):
                    afternoon.environment.update(pair.split("=", 1) for pair in line.split()[1:])
                else:
                    afternoon.run("bash", "-c", line)


def test_everything_on_the_page_is_carried_out() -> None:
    """Blocks are of kinds that the test knows what to do with."""
    kinds = {block.kind for block in blocks()}
    assert kinds == {"yaml", "python", "text", "console", "sh"}
