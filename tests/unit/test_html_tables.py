"""How notebooks show records and lists."""

from __future__ import annotations

from typing import Any

import files_style_sdk as files_sdk
from files_style_sdk.html_table import MOST_ROWS, table_of_records


def test_a_record() -> None:
    """A record is a table of what is known of it, escaped, and without its secrets."""
    user = files_sdk.User(
        {"id": 7, "username": "<b>&", "password": "vroom", "notes": None, "of_tomorrow": {"a": "<i>"}}
    )
    html = user._repr_html_()
    assert html.startswith("<table><caption>User</caption>")
    assert "<th>username</th><td>&lt;b&gt;&amp;</td>" in html
    assert "<th>id</th><td>7</td>" in html
    assert "&lt;i&gt;" in html
    for absent in ("vroom", "<b>", "<i>", "notes"):
        assert absent not in html


def test_a_list(client: files_sdk.Client, folder: str) -> None:
    """A list is a table with a row for each record of the page."""
    for name in ("a", "b"):
        client.folder.create(f"{folder}/{name}")
    html = client.folder.list_for(folder)._repr_html_()
    assert html.count("<tr>") == 3
    assert f"<td>{folder}/b</td>" in html
    assert "ListObj: 2 records, last page" in html


def test_what_does_not_fit() -> None:
    """Of many records the first are shown, of long values the beginning; names and titles are escaped, too."""
    records: list[Any] = [{"<name>": "x" * 1000}] * (MOST_ROWS + 5)
    html = table_of_records("<title>", records)
    assert html.count("<td>x") == MOST_ROWS
    assert "5 more" in html
    assert "x" * 200 not in html
    assert "<name>" not in html
    assert "<title>" not in html
    assert table_of_records("none", []).count("<td") == 0
