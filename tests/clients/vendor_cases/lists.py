"""Lists: pages, order, filters."""

from __future__ import annotations

import files_sdk

from vendor_cases.common import Case, refused


def folders_page(case: Case) -> None:
    """However small the pages, every entry comes once, folders before files."""
    names = [f"folder {number:02}" for number in range(12)]
    for name in names:
        files_sdk.folder.create(f"{case.folder}/{name}")
    for name in ("a file", "z file"):
        case.remote(name)
    expected = [f"{case.folder}/{name}" for name in [*names, "a file", "z file"]]
    for per_page in (1, 5, 7, 14, 1000):
        entries = files_sdk.folder.list_for(case.folder, {"per_page": per_page})
        assert len(entries) == min(per_page, 14)
        assert [entry.path for entry in entries.auto_paging_iter()] == expected
        assert not entries.has_next_page
    assert [entry.type for entry in files_sdk.folder.list_for(case.folder)] == ["directory"] * 12 + ["file"] * 2


def pages_by_hand(case: Case) -> None:
    """Pages load one by one, each from where the one before ended."""
    for number in range(5):
        files_sdk.folder.create(f"{case.folder}/{number}")
    entries, sizes = files_sdk.folder.list_for(case.folder, {"per_page": 2}), []
    while True:
        sizes.append(len(entries))
        if not entries.has_next_page:
            break
        entries.load_next_page()
    assert sizes == [2, 2, 1]


def the_root_is_listed(case: Case) -> None:
    """The root is a folder under every spelling."""
    top = case.folder.partition("/")[0]
    for spelling in ("", "/", "."):
        if spelling == "." and files_sdk.version.startswith("2"):
            continue  # that version refuses it itself
        assert top in [entry.path for entry in files_sdk.folder.list_for(spelling).auto_paging_iter()], spelling


def hard_names_are_found(case: Case) -> None:
    """A name comes back as it was given, in lists and alone."""
    names = [" a", "100%", "a%2Fb", "b#c?d", "e+f&g=h", "i'j\"k", "l\u00e4\u65e5\U0001f600", "nb\u00a0sp", "{x}[y];:@,"]
    for name in names:
        files_sdk.folder.create(f"{case.folder}/{name}")
    found = {entry.display_name for entry in files_sdk.folder.list_for(case.folder)}
    assert found == set(names)
    for name in names:
        assert files_sdk.file.find(f"{case.folder}/{name}").path == f"{case.folder}/{name}"
        assert list(files_sdk.folder.list_for(f"{case.folder}/{name}")) == []


def lists_sort_and_filter(case: Case) -> None:
    """Order and filters reach the server as maps, and a prefix finds its own."""
    made = [files_sdk.user.create({"username": f"sorted-{name}", "company": "Sorted"}) for name in "bca"]
    params = {"filter": {"company": "Sorted"}, "sort_by": {"username": "desc"}}
    assert [user.username[-1] for user in files_sdk.user.list(params)] == ["c", "b", "a"]
    params = {"filter_prefix": {"username": "sorted-"}, "per_page": 2, "sort_by": {"username": "asc"}}
    assert [user.username[-1] for user in files_sdk.user.list(params).auto_paging_iter()] == ["a", "b", "c"]
    for user in made:
        user.delete()


def a_foreign_cursor_is_refused(case: Case) -> None:
    """A cursor that the server did not make is an error of its own class."""
    with refused("InvalidCursorError", 400):
        files_sdk.folder.list_for(case.folder, {"cursor": "made up"})


def what_is_not_there_is_told(case: Case) -> None:
    """A missing folder is not found, a file is no folder, and there is no order by what is no field."""
    with refused("APIError", 404):  # this SDK has no class of its own for a missing folder
        files_sdk.folder.list_for(f"{case.folder}/missing")
    with refused("BadRequestError", 400):
        files_sdk.folder.list_for(case.remote("a file"))
    with refused("BadRequestError", 400):
        files_sdk.user.list({"sort_by": {"no such field": "asc"}})


def history_is_written(case: Case) -> None:
    """What happens to a file is found in its history."""
    path = case.remote("watched")
    actions = [entry.action for entry in files_sdk.history.list_for_file(path).auto_paging_iter()]
    assert "create" in actions
    assert any(entry.path == path for entry in files_sdk.history.list_for_folder(case.folder))
