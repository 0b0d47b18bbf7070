"""The documentation site fits together: what only building it would tell otherwise, told cheaply."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from files_style_sdk import models

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
SITE: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
DIRECTIVE = re.compile(r"^::: ([\w.]+)$", re.MULTILINE)
OUTSIDE_OF_NAV = "reference/resources"


def targets(nav: list[Any]) -> Iterator[str]:
    """The pages that a part of the navigation names."""
    for entry in nav:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(value, list):
            yield from targets(value)
        else:
            yield value


def pages() -> list[Path]:
    """Every page of the site."""
    return sorted(DOCS.rglob("*.md"))


def test_navigation_and_pages_agree() -> None:
    """Each page but those of resources is in the navigation, once, and nothing else is."""
    named = list(targets(SITE["nav"]))
    there = [page.relative_to(DOCS).as_posix() for page in pages()]
    assert sorted(named) == [name for name in there if not name.startswith(OUTSIDE_OF_NAV)]
    assert SITE["not_in_nav"].split() == [f"/{OUTSIDE_OF_NAV}/*.md"]


def test_the_site_needs_no_network() -> None:
    """Fonts and scripts are not fetched from elsewhere, neither when the site is built nor when it is read."""
    assert SITE["theme"]["font"] is False
    assert "extra_javascript" not in SITE
    assert all("://" not in sheet for sheet in SITE["extra_css"])
    assert all((DOCS / sheet).is_file() for sheet in SITE["extra_css"])
    python = next(plugin["mkdocstrings"] for plugin in SITE["plugins"] if "mkdocstrings" in plugin)["handlers"][
        "python"
    ]
    assert "inventories" not in python
    for hook in (*SITE["hooks"], *python["options"]["extensions"]):
        assert (ROOT / hook).is_file()


def test_each_resource_has_a_page() -> None:
    """There is a page for each resource, and the table of all operations leads to it."""
    there = {page.stem for page in (DOCS / OUTSIDE_OF_NAV).glob("*.md")}
    table = (DOCS / "reference" / "operations.md").read_text(encoding="utf-8")
    linked = {Path(target).stem for target, _ in LINK.findall(table)}
    assert there == linked == models.MODULES


def test_reference_pages_lead_somewhere() -> None:
    """Links between the pages of reference and decisions lead to pages that are there."""
    found = [(page, target) for page in pages() for target, _ in LINK.findall(page.read_text(encoding="utf-8"))]
    assert len(found) > 500
    dead = [
        (page.name, target) for page, target in found if "://" not in target and not (page.parent / target).exists()
    ]
    assert not dead


@pytest.mark.parametrize("name", ["clients", "events", "records", "transfers"])
def test_what_is_shown_exists(name: str) -> None:
    """What a page takes from docstrings is there under the name it gives, and documented."""
    shown = DIRECTIVE.findall((DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8"))
    assert shown
    for reference in shown:
        module, _, rest = reference.partition("files_style_sdk.")
        assert not module
        assert documented(rest), reference


def documented(name: str) -> str | None:
    """The docstring of what a dotted name below the package stands for."""
    found = pkgutil.resolve_name(f"files_style_sdk.{name}")
    text = found.__doc__
    assert text is None or isinstance(text, str)
    return text
