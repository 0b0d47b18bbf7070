"""Pages of folders and of searches: in constant time, in any order, forwards and backwards."""

from __future__ import annotations

import random
from typing import Any

import pytest
from files_mock_server.files import listing, searching
from files_mock_server.files.listing import SORTS, FolderQuery, folder_page
from files_mock_server.files.tree import FILE, FOLDER
from files_mock_server.store.cursors import Position
from mock_client import Api

NAMES = ("a", "ab", "abc", "b", "b c", "B!", "c", "Ü", "z")


@pytest.mark.parametrize("kinds", [(FOLDER,), (FILE,), (FOLDER, FILE)])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("backwards", [None, False, True])
@pytest.mark.parametrize("sort", sorted(SORTS))
def test_plans(api: Api, sort: str, backwards: bool | None, descending: bool, kinds: tuple[int, ...]) -> None:
    """Every page is read from its place in an index, never sorted or searched for: a page costs what it holds."""
    db = api.server.service.site.db
    plans: list[str] = []

    class Explaining:
        def all(self, sql: str, values: Any) -> list[Any]:
            plans.extend(str(row[3]) for row in db.all("EXPLAIN QUERY PLAN " + sql, values))
            return []

    value = "k" if sort == "path" else 1
    position = None if backwards is None else Position((kinds[-1] if backwards else kinds[0], value, "k"), backwards)
    query = FolderQuery(1, sort, descending, kinds)
    api.server.run(lambda: folder_page(Explaining(), query, position, 10))  # type: ignore[arg-type]
    nodes = [plan for plan in plans if " n " in f"{plan} "]
    assert len(nodes) == len(kinds)
    assert not [plan for plan in plans if "TEMP B-TREE" in plan or plan.startswith("SCAN")]
    if position is not None:
        bound = nodes[0].partition("kind=?")[2]
        assert "<" in bound or ">" in bound


@pytest.fixture
def forest(api: Api) -> Api:
    """A server with a few folders within folders, whose names begin alike."""
    draw = random.Random(7)
    paths = {"/".join(draw.choices(NAMES, k=draw.randint(1, 4))) for _ in range(25)}
    files: dict[str, str] = {}
    for path in sorted(paths):
        files[f"{path}/{draw.choice(NAMES)}.txt"] = "x"
    api.server.seed({"folders": sorted(paths), "files": files})
    return api


def walk(api: Api, header: str, **params: Any) -> list[list[str]]:
    """The paths of every page, following the cursors of one header."""
    pages: list[list[str]] = []
    while len(pages) < 1000:
        answer = api.get("/folders/", search_all="true", **params)
        assert answer.status_code == 200, answer.text
        pages.append([record["path"] for record in answer.json()])
        params["cursor"] = answer.headers.get(header)
        if not params["cursor"]:
            return pages
    raise AssertionError("the walk does not end")


def everything(api: Api, path: str = "") -> list[str]:
    found: list[str] = []
    for record in api.get(f"/folders/{path}").json():
        found.append(record["path"])
        if record["type"] == "directory":
            found += everything(api, record["path"])
    return found


@pytest.mark.parametrize("per_page", [3, 1000])
@pytest.mark.parametrize("search", ["b", "ü", "txt", "nothing"])
def test_search(forest: Api, monkeypatch: pytest.MonkeyPatch, search: str, per_page: int) -> None:
    """A search walks the whole site page by page, each entry once, and back again, however little a step looks at."""
    monkeypatch.setattr(searching, "_SLICE", 3)
    forward = walk(forest, "X-Files-Cursor-Next", search=search, per_page=per_page)
    found = [path for page in forward for path in page]
    plain = search.replace("ü", "u")
    wanted = [path for path in everything(forest) if plain in path.rpartition("/")[2].casefold().replace("ü", "u")]
    assert sorted(found) == sorted(wanted)
    assert all(len(page) == per_page for page in forward[:-1])
    first = forest.get("/folders/", search_all="true", search=search, per_page=per_page)
    pages, params = 1, {"cursor": first.headers.get("X-Files-Cursor-Next")}
    while params["cursor"]:
        last = forest.get("/folders/", search_all="true", search=search, per_page=per_page, **params)
        pages, params["cursor"] = pages + 1, last.headers.get("X-Files-Cursor-Next")
    if pages > 1:
        back = walk(
            forest,
            "X-Files-Cursor-Prev",
            search=search,
            per_page=per_page,
            cursor=last.headers["X-Files-Cursor-Prev"],
        )
        assert list(reversed(back)) == forward[:-1]


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("sort", sorted(SORTS))
def test_filtered_folder(api: Api, monkeypatch: pytest.MonkeyPatch, sort: str, order: str) -> None:
    """A folder that is filtered by name pages through what fits, in any order and back, a few entries at a time."""
    monkeypatch.setattr(listing, "_SLICE", 4)
    draw = random.Random(3)
    files = {
        f"dir/{draw.choice('xyz')}{number}": {"size": draw.randint(0, 3), "mtime": f"20{draw.randint(10, 20)}-01-01"}
        for number in range(40)
    }
    api.server.seed({"files": files, "folders": [f"dir/{name}" for name in ("x", "ax", "b")]})
    params = {f"sort_by[{sort}]": order, "per_page": 5}
    wanted = [name for name in api.names("dir", **params) if "x" in name]
    assert api.names("dir", search="x", **params) == wanted
    cursors, found = [None], []
    while cursors[-1] or not found:
        last = api.get("/folders/dir", search="x", **params, cursor=cursors[-1])
        found.append([record["display_name"] for record in last.json()])
        cursors.append(last.headers.get("X-Files-Cursor-Next"))
    for page in reversed(found[:-1]):
        last = api.get("/folders/dir", search="x", **params, cursor=last.headers["X-Files-Cursor-Prev"])
        assert [record["display_name"] for record in last.json()] == page
    assert "X-Files-Cursor-Prev" not in last.headers


def test_search_from_what_is_gone(forest: Api) -> None:
    """A search goes on behind an entry that was deleted meanwhile."""
    answer = forest.get("/folders/", search_all="true", search="txt", per_page=5)
    rest = walk(forest, "X-Files-Cursor-Next", search="txt", per_page=5)[1:]
    gone = answer.json()[-1]["path"]
    assert forest.delete(f"/files/{gone}").status_code == 204
    cursor = answer.headers["X-Files-Cursor-Next"]
    assert walk(forest, "X-Files-Cursor-Next", search="txt", per_page=5, cursor=cursor) == rest


def test_search_is_bounded(api: Api) -> None:
    """A search that finds nothing in a big tree looks at it in many steps, between which others are answered."""
    api.server.seed({"bulk": [{"path": f"big/{number}", "files": 3000} for number in range(3)]})
    site = api.server.service.site

    def count_steps() -> int:
        search = searching.Search(site.tree, site.db, "nothing has this name", None)
        steps = 0
        while search.step() is not None:
            steps += 1
        return steps

    assert api.server.run(count_steps) >= 3


def test_sorts_are_those_of_the_table() -> None:
    """Every sort of a folder list has an index of its own."""
    assert set(listing.SORTS) == {"path", "size", "modified_at_datetime", "provided_modified_at"}
