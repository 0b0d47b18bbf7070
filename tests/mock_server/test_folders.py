"""Folders: listing, order, paging, creation, and which spellings are one path."""

import pytest


@pytest.fixture
def tree(api):
    for name, size in (("c.txt", 1), ("a.txt", 3), ("B.txt", 2)):
        api.upload(f"top/{name}", b"x" * size, provided_mtime=f"200{size}-01-01T00:00:00Z")
    for name in ("f2", "F1"):
        api.post(f"/folders/top/{name}")
    return api


@pytest.mark.parametrize("path", ["/folders", "/folders/", "/folders/%2F"])
def test_root_spellings(api, path):
    """Every spelling of the root lists the root."""
    api.post("/folders/only")
    answer = api.call("GET", path)
    assert [record["path"] for record in answer.json()] == ["only"]


def test_root_record(api):
    """The root has a record of its own."""
    record = api.get("/file_actions/metadata/").json()
    assert (record["path"], record["type"]) == ("", "directory")


@pytest.mark.parametrize("per_page", [1, 2, 3, 5, 100])
@pytest.mark.parametrize(
    ("order", "files"),
    [
        ({}, ["a.txt", "B.txt", "c.txt"]),
        ({"sort_by[path]": "asc"}, ["a.txt", "B.txt", "c.txt"]),
        ({"sort_by[path]": "desc"}, ["c.txt", "B.txt", "a.txt"]),
        ({"sort_by[size]": "asc"}, ["c.txt", "B.txt", "a.txt"]),
        ({"sort_by[size]": "desc"}, ["a.txt", "B.txt", "c.txt"]),
        ({"sort_by[modified_at_datetime]": "asc"}, ["c.txt", "a.txt", "B.txt"]),
        ({"sort_by[provided_modified_at]": "desc"}, ["a.txt", "B.txt", "c.txt"]),
    ],
)
def test_folders_come_first(tree, per_page, order, files):
    """Whatever the order and the page size, folders come before files and each entry once."""
    found = tree.names("top", per_page=per_page, **order)
    assert sorted(found[:2]) == ["F1", "f2"]
    assert found[2:] == files


def test_type_and_search(tree):
    """A list can be narrowed to folders, to files, and to names that contain a text."""
    assert tree.names("top", type="folder") == ["F1", "f2"]
    assert tree.names("top", type="file", per_page=2) == ["a.txt", "B.txt", "c.txt"]
    assert tree.names("top", search="B.") == ["B.txt"]
    assert tree.names("", search="txt", search_all="true", per_page=1) == ["a.txt", "B.txt", "c.txt"]


def test_search_all_needs_the_root(tree, check_problem):
    """Searching the whole site starts at its root only."""
    answer = tree.get("/folders/top", search="x", search_all="true")
    assert check_problem(answer) == (400, "bad-request/search-all-on-child-path")


def test_previous_page_of_a_folder(tree):
    """Walking back shows the same pages as walking forth."""
    pages, cursor = [], None
    while True:
        answer = tree.get("/folders/top", per_page=2, cursor=cursor)
        pages.append((answer.json(), answer.headers.get("X-Files-Cursor-Prev")))
        cursor = answer.headers.get("X-Files-Cursor-Next")
        if cursor is None:
            break
    assert [len(page) for page, _ in pages] == [2, 2, 1]
    back = tree.get("/folders/top", per_page=2, cursor=pages[2][1])
    assert back.json() == pages[1][0]
    again = tree.get("/folders/top", per_page=2, cursor=back.headers["X-Files-Cursor-Prev"])
    assert again.json() == pages[0][0]
    assert "X-Files-Cursor-Prev" not in again.headers


def test_paging_while_entries_come_and_go(api):
    """Entries that come and go during a walk neither repeat nor hide an untouched one."""
    for number in range(20):
        api.post(f"/folders/walk/{number:02}", mkdir_parents=True)
    found, cursor = [], None
    for step in range(50):
        answer = api.get("/folders/walk", per_page=3, cursor=cursor)
        found += [record["display_name"] for record in answer.json()]
        cursor = answer.headers.get("X-Files-Cursor-Next")
        if cursor is None:
            break
        api.post(f"/folders/walk/{step:02}-new")
        api.delete(f"/files/walk/{19 - step:02}")
    untouched = [f"{number:02}" for number in range(20 - step)]
    assert [name for name in found if name in untouched] == untouched
    assert len(found) == len(set(found))


def test_cursor_of_another_folder(tree, check_problem):
    """A cursor of one folder is foreign to another, and to another order."""
    cursor = tree.get("/folders/top", per_page=1).headers["X-Files-Cursor-Next"]
    assert check_problem(tree.get("/folders/", cursor=cursor)) == (400, "bad-request/invalid-cursor")
    other = tree.get("/folders/top", cursor=cursor, **{"sort_by[size]": "asc"})
    assert check_problem(other) == (400, "bad-request/invalid-cursor")
    assert tree.get("/folders/TOP", cursor=cursor).status_code == 200


def test_create(api, check_problem):
    """A folder is created once, and only where its parent is or may be created."""
    assert check_problem(api.post("/folders/a/b/c")) == (422, "processing-failure/destination-parent-does-not-exist")
    created = api.post("/folders/a/b/c", mkdir_parents=True)
    assert (created.status_code, created.json()["path"], created.json()["type"]) == (201, "a/b/c", "directory")
    assert check_problem(api.post("/folders/A/B")) == (422, "processing-failure/destination-exists")
    assert check_problem(api.post("/folders/")) == (422, "processing-failure/destination-exists")


def test_file_in_the_way(api, check_problem):
    """A file cannot be a parent, nor be listed."""
    api.upload("file.txt")
    answer = api.post("/folders/file.txt/below", mkdir_parents=True)
    assert check_problem(answer) == (422, "processing-failure/destination-parent-conflict")
    assert check_problem(api.get("/folders/file.txt")) == (400, "bad-request/folder-must-not-be-a-file")
    assert check_problem(api.get("/folders/none")) == (404, "not-found/folder-not-found")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Résumé.TXT", "resume.txt"),
        ("Fïłèńämê.Txt", "filename.txt"),
        ("a/./b//c/../d", "A/B/C/D"),
        ("x\\y", "x/Y"),
        ("straße", "STRASSE"),
    ],
)
def test_spellings_of_one_path(api, first, second):
    """Spellings that compare equal are one file, and the first spelling is kept."""
    from urllib.parse import quote

    api.upload(quote(first, safe=""), b"one")
    record = api.upload(quote(second, safe=""), b"two")
    assert record["path"] == api.get(f"/file_actions/metadata/{quote(first, safe='')}").json()["path"]
    assert record["display_name"] == first.replace("\\", "/").split("/")[-1]
    assert api.download(quote(first, safe="")).content == b"two"


@pytest.mark.parametrize(
    "name", ["a b", "100%", "50%25", "a#b?c", "a+b", "日本語", "ünï", "'\"<>&", "..x", "[1]{2}", "a;b=c,d"]
)
def test_odd_names(api, name):
    """Names with characters that URLs treat specially come back as they were given."""
    from urllib.parse import quote

    api.upload("odd%2F" + quote(name, safe=""), name.encode())
    assert api.names("odd") == [name]
    assert api.download("odd/" + quote(name, safe="")).content == name.encode()


def test_trailing_white_space(api, check_problem):
    """White space at the end matters in a file's name and is refused in a folder's."""
    api.upload("a.txt%20", b"with")
    api.upload("a.txt", b"without")
    assert api.download("a.txt%20").content == b"with"
    kind = (400, "bad-request/path-cannot-have-trailing-whitespace")
    assert check_problem(api.post("/folders/bad%20")) == kind
    assert check_problem(api.post("/folders/bad%20/sub", mkdir_parents=True)) == kind


def test_long_paths(api, check_problem):
    """A path has at most 5,000 characters, however they are encoded."""
    assert check_problem(api.post("/folders/" + "x" * 5001)) == (422, "processing-failure/path-too-long")
    longest = "/".join(["%E6%97%A5" * 499] * 10)
    assert api.post(f"/folders/{longest}", mkdir_parents=True).status_code == 201
    assert api.get(f"/folders/{longest}").json() == []


def test_invisible_names(api, check_problem):
    """A name of which nothing remains when compared is refused."""
    assert check_problem(api.post("/folders/%01")) == (400, "bad-request/invalid-path")


def test_very_deep_paths(api):
    """Paths of thousands of names are looked up, created and listed like any other."""
    deep = "/".join(["x"] * 2400)
    assert api.get(f"/file_actions/metadata/{deep}").status_code == 404
    assert api.post(f"/folders/{deep}", mkdir_parents=True).status_code == 201
    assert api.get(f"/file_actions/metadata/{deep}").json()["path"] == deep
    assert api.names(deep) == []
    assert api.delete("/files/x", recursive="true").status_code in (200, 204)
    assert api.names() == []
