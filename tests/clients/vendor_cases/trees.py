"""Files and folders as a tree: find, change, copy, move, delete, zip."""

from __future__ import annotations

import files_sdk

from vendor_cases.common import Case, finished, refused


def folders_are_made(case: Case) -> None:
    """A folder is made once, with its parents when asked for."""
    assert files_sdk.folder.create(f"{case.folder}/one").type == "directory"
    with refused("DestinationExistsError", 422):
        files_sdk.folder.create(f"{case.folder}/one")
    with refused("DestinationParentDoesNotExistError", 422):
        files_sdk.folder.create(f"{case.folder}/two/three")
    files_sdk.folder.create(f"{case.folder}/two/three", {"mkdir_parents": True})
    made = files_sdk.folder.new({"path": f"{case.folder}/by save"})
    made.save()
    assert {entry.display_name for entry in files_sdk.folder.list_for(case.folder)} == {"one", "two", "by save"}


def records_tell(case: Case) -> None:
    """A file's record has its size, time, kind and sums; the root is a folder; names compare without case."""
    path = case.remote("Notes.TXT", b"hello")
    found = files_sdk.file.find(path)
    assert (found.display_name, found.size, found.mime_type) == ("Notes.TXT", 5, "text/plain")
    assert (found.crc32, found.md5) == ("3610a686", "5d41402abc4b2a76b9719d911017c592")
    assert files_sdk.file.find(path.upper()).path == path
    assert files_sdk.file.find("").type == "directory"


def attributes_change(case: Case) -> None:
    """Time, colour and metadata of a file change without its bytes."""
    path = case.remote("f")
    changed = files_sdk.file.update(path, {"priority_color": "red", "custom_metadata": {"k": "v \u00fc"}})
    assert changed.priority_color == "red"
    file = files_sdk.file.find(path)
    file.update({"provided_mtime": "2021-02-03T04:05:06+02:00"})
    found = files_sdk.file.find(path, {"with_priority_color": True})
    assert found.custom_metadata == {"k": "v \u00fc"}
    assert found.provided_mtime.startswith("2021-02-03T02:05:06")
    assert case.received(path) == b"hello"


def files_are_copied_and_moved(case: Case) -> None:
    """A file is copied and moved by function and by model, and its migration completes."""
    path = case.remote("f")
    migration = finished(files_sdk.file.copy(path, {"destination": f"{case.folder}/g"}))
    assert (migration.operation, migration.path, migration.dest_path) == ("copy", path, f"{case.folder}/g")
    finished(files_sdk.file.find(path).move({"destination": f"{case.folder}/h #1"}))
    assert {entry.display_name for entry in files_sdk.folder.list_for(case.folder)} == {"g", "h #1"}
    assert case.received(f"{case.folder}/h #1") == b"hello"
    with refused("FileNotFoundError", 404):
        files_sdk.file.find(path)


def trees_are_copied_and_moved(case: Case) -> None:
    """A folder goes with all that is in it."""
    files_sdk.folder.create(f"{case.folder}/a/b", {"mkdir_parents": True})
    case.remote("a/b/f", b"deep")
    finished(files_sdk.file.copy(f"{case.folder}/a", {"destination": f"{case.folder}/copy"}))
    finished(files_sdk.file.move(f"{case.folder}/a", {"destination": f"{case.folder}/moved"}))
    for name in ("copy", "moved"):
        assert case.received(f"{case.folder}/{name}/b/f") == b"deep"
    with refused("FileNotFoundError", 404):
        files_sdk.file.find(f"{case.folder}/a")


def destinations_are_guarded(case: Case) -> None:
    """What stands at the destination is replaced only on demand; a folder does not go into itself."""
    one, two = case.remote("one", b"1"), case.remote("two", b"2")
    with refused("DestinationExistsError", 422):
        files_sdk.file.copy(one, {"destination": two})
    finished(files_sdk.file.copy(one, {"destination": two, "overwrite": True}))
    assert case.received(two) == b"1"
    with refused("DestinationSameError", 422):
        files_sdk.file.move(one, {"destination": one})
    with refused("DestinationParentConflictError", 422):
        files_sdk.file.move(case.folder, {"destination": f"{case.folder}/inside"})
    with refused("FileNotFoundError", 404):
        files_sdk.file.copy(f"{case.folder}/missing", {"destination": f"{case.folder}/x"})


def folders_are_deleted(case: Case) -> None:
    """A folder with something in it is deleted with all that, or not at all."""
    files_sdk.folder.create(f"{case.folder}/full")
    case.remote("full/f")
    with refused("FolderNotEmptyError", 422):
        files_sdk.file.delete(f"{case.folder}/full")
    files_sdk.file.delete(f"{case.folder}/full", {"recursive": True})
    with refused("FileNotFoundError", 404):
        files_sdk.file.delete(f"{case.folder}/full")
    path = case.remote("f")
    files_sdk.file.find(path).delete()
    assert list(files_sdk.folder.list_for(case.folder)) == []


def trees_are_deleted_behind_the_answer(case: Case) -> None:
    """The deletion that is begun rather than done is a migration too."""
    files_sdk.folder.create(f"{case.folder}/full")
    case.remote("full/f")
    finished(files_sdk.file.begin_delete(f"{case.folder}/full", {"recursive": True}))
    assert list(files_sdk.folder.list_for(case.folder)) == []


def zips_are_made(case: Case) -> None:
    """Files are zipped, the zip's contents listed, and unzipped elsewhere."""
    case.remote("one", b"1")
    case.remote("two", b"2")
    paths = [f"{case.folder}/one", f"{case.folder}/two"]
    finished(files_sdk.file.zip({"paths": paths, "destination": f"{case.folder}/both.zip"}))
    listed = files_sdk.file.zip_list_contents(f"{case.folder}/both.zip")
    assert {entry.path for entry in listed} == {"one", "two"}
    finished(files_sdk.file.unzip(f"{case.folder}/both.zip", {"destination": f"{case.folder}/out", "filename": "one"}))
    assert case.received(f"{case.folder}/out/one") == b"1"
