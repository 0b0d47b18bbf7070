"""What README and guide show works as it is shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from identity_service import IdentityService

import files_style_sdk as files_sdk

ROOT = Path(__file__).parent.parent.parent
GUIDE = sorted((ROOT / "docs").glob("*.md"))
EXTENDING = sorted((ROOT / "docs" / "extending").glob("*.md"))
# The tutorial has a test of its own, and the page before it shows nothing.
WITH_SNIPPETS = [page for page in EXTENDING if page.name not in ("index.md", "your-sdk.md")]
PAGES = [ROOT / "README.md", ROOT / "mock-server" / "README.md", *GUIDE, *WITH_SNIPPETS]
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)#]+)[^)]*\)")


def snippets(page: Path) -> Iterator[str]:
    """A page's Python blocks in order, each moved down to its own line numbers."""
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield "\n" * text.count("\n", 0, found.start(1)) + found.group(1)


def led_to(url: str, snippet: str) -> str:
    """A snippet in which the hosts that only an example can have are a server on loopback."""
    return re.sub(r"https://(?:identity|service)\.example\.com", url, snippet)


def page_id(page: Path) -> str:
    """A page's path in the repository."""
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty current folder, and module settings that lead to a server with nothing on it."""
    from files_mock_server.testing import MockServer

    with (
        MockServer(api_keys=["YOUR_API_KEY"], users={"motor": "vroom"}) as server,
        patch.dict(os.environ),  # snippets may set variables
    ):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("FILES_BASE_URL", server.url)
        monkeypatch.setenv("FILES_API_KEY", "YOUR_API_KEY")
        monkeypatch.setenv("FILES_STATE_HOME", str(tmp_path / "state"))
        yield server
        files_sdk.close()


@pytest.fixture
def identity_url() -> Iterator[str]:
    """Where an identity server and a service that trusts it are."""
    with IdentityService() as identity:
        yield identity.url


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_snippets_run(page: Path, new_site: Any, identity_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every Python block of a page runs, in order, in one namespace, and prints what text blocks show."""
    blocks = list(snippets(page))
    assert blocks, "a page without a snippet: does the fence say python?"
    namespace: dict[str, Any] = {"__name__": "snippets"}
    for block in blocks:
        exec(compile(led_to(identity_url, block), page_id(page), "exec"), namespace)
    printed = capsys.readouterr().out
    missing = [shown for shown in SHOWN.findall(page.read_text(encoding="utf-8")) if shown not in printed]
    assert not missing


def test_documented_tests_pass(tmp_path: Path) -> None:
    """The fixtures and tests that the guide proposes pass under pytest."""
    source = "\n".join(snippets(ROOT / "docs" / "testing.md"))
    (tmp_path / "test_proposed.py").write_text(source, encoding="utf-8")
    told = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-W",
            "error",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:asyncio",
            "test_proposed.py",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "4 passed" in told.stdout


@pytest.mark.parametrize("page", [*PAGES, *EXTENDING, ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md"], ids=page_id)
def test_links_lead_somewhere(page: Path) -> None:
    """A link between pages leads to a file that is there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    dead = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not dead


def test_the_guide_is_complete() -> None:
    """The front page of the docs leads to every page beside it."""
    linked = set(LINK.findall((ROOT / "docs" / "index.md").read_text(encoding="utf-8")))
    assert {page.name for page in GUIDE} - linked == {"index.md"}
    linked = set(LINK.findall((ROOT / "docs" / "extending" / "index.md").read_text(encoding="utf-8")))
    assert {page.name for page in EXTENDING} - linked == {"index.md"}
