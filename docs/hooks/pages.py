"""Hooks of the documentation site for its pages; mkdocs.yml names this file."""

from typing import Any


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Leave out the empty column beside pages that the navigation does not list, for the sake of their tables."""
    if page.file.src_uri.startswith("reference/resources/"):
        page.meta["hide"] = ["navigation"]
    return markdown
