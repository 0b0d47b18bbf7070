"""Draws what the main commands show on a terminal: `python docs/hooks/terminal_pictures.py` writes docs/assets/*.svg.

Each command runs for real, on a pseudo-terminal, against a mock server; what stands on the screen at its end is drawn.
"""

import os
import pty
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
from files_mock_server.testing import MockServer
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ASSETS = Path(__file__).parent.parent / "assets"
PICTURES = {
    "ls": ["ls -l /reports", "tree /reports", "find /reports --name '*.csv' --min-size 19K"],
    "plan": ["sync -n ./site files:/www --delete"],
    "sync": ["sync ./site files:/www --delete", "sync ./site files:/www --delete"],
    "doctor": ["doctor"],
}
_COLUMNS, _ROWS, _SECONDS = 100, 60, 60
_TIME = 1_790_000_000
_NAMED = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
_THEME = TerminalTheme(
    (24, 26, 31),
    (220, 223, 228),
    [(40, 44, 52), (224, 108, 117), (152, 195, 121), (229, 192, 123),
     (97, 175, 239), (198, 120, 221), (86, 182, 194), (220, 223, 228)],
)  # fmt: skip
# Pages load nothing from elsewhere: no fonts either.
_FORMAT = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "<!-- Generated with Rich https://www.textualize.io -->", ""
)


def sample(folder: Path) -> None:
    """A local folder, the same each time."""
    made = random.Random(7)  # noqa: S311
    for name, size in {"index.html": 4200, "style.css": 900, "img/logo.png": 48_000, "img/team.jpg": 910_000}.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.randbytes(size))
        os.utime(path, (_TIME, _TIME))


def on_terminal(command: str, folder: Path, environment: dict[str, str]) -> bytes:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "files_style_sdk"]
    shell = f"{' '.join(words)} {command}"
    process = subprocess.Popen(  # noqa: S602 - the commands above
        shell, shell=True, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
    )
    os.close(theirs)
    written, until = bytearray(), time.monotonic() + _SECONDS
    while time.monotonic() < until:
        try:
            block = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        written += block
    os.close(ours)
    process.wait(_SECONDS)
    return bytes(written)


def lines(screen: pyte.Screen) -> Iterator[Text]:
    """What stands on a screen, without the empty rest."""
    last = max((number for number, line in enumerate(screen.display) if line.strip()), default=-1)
    for number in range(last + 1):
        row, text = screen.buffer[number], Text()
        for column in range(screen.columns):
            cell = row[column]
            colour = f"color({_NAMED.index(cell.fg)})" if cell.fg in _NAMED else None
            if colour is None and re.fullmatch("[0-9a-f]{6}", cell.fg):
                colour = f"#{cell.fg}"
            text.append(cell.data, Style(color=colour, bold=cell.bold or None, underline=cell.underscore or None))
        text.rstrip()
        yield text


def draw(name: str, commands: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Run commands and write their picture."""
    console = Console(record=True, width=_COLUMNS, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115
    for command in commands:
        screen = pyte.Screen(_COLUMNS, _ROWS)
        pyte.ByteStream(screen).feed(on_terminal(command, folder, environment))
        console.print(Text.assemble(("$ ", "bold green"), (f"files-style {command}", "bold")))
        for line in lines(screen):
            console.print(line, no_wrap=True, overflow="crop")
        console.print()
    target = ASSETS / f"terminal-{name}.svg"
    console.save_svg(str(target), title="files-style", theme=_THEME, code_format=_FORMAT, unique_id=f"t-{name}")
    console.file.close()
    target.write_text(target.read_text(encoding="utf-8").rstrip() + "\n", encoding="utf-8")


def main() -> None:
    """Draw all pictures."""
    files = {
        "reports/2026/january.csv": {"size": 20_480, "seed": 1, "mtime": "2026-02-01T08:00:00Z"},
        "reports/2026/february.csv": {"size": 18_300, "seed": 2, "mtime": "2026-03-01T08:00:00Z"},
        "reports/readme.txt": {"size": 310, "seed": 3, "mtime": "2026-01-05T10:30:00Z"},
        "www/index.html": {"size": 4000, "seed": 4, "mtime": "2026-01-01T00:00:00Z"},
        "www/old.html": {"size": 1200, "seed": 5, "mtime": "2025-01-01T00:00:00Z"},
    }
    with tempfile.TemporaryDirectory() as name, MockServer(seed={"files": files}) as server:
        folder = Path(name)
        sample(folder)
        environment = {
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "COLUMNS": str(_COLUMNS),
            "LINES": str(_ROWS),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "HOME": name,
            "FILES_BASE_URL": server.url,
            "FILES_API_KEY": server.api_key,
        }
        for title, commands in PICTURES.items():
            draw(title, commands, folder, environment)
            print(ASSETS / f"terminal-{title}.svg")


if __name__ == "__main__":
    main()
