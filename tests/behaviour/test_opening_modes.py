"""The modes of open() beside r and w: x makes a file that must not be there, a adds to one; + is not offered."""

from __future__ import annotations

import codecs
import gc
import io
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.error import DestinationExistsError, IntegrityError, InvalidParameterError
from files_style_sdk.remote_file import uploads

from .conftest import Received, http, json_answer

PART = 4096


def write(face: Any, path: str, data: bytes) -> None:
    with face.file.open(path, "wb") as f:
        f.write(data)


def read(face: Any, path: str) -> bytes:
    with face.file.open(path, "rb") as f:
        data: bytes = f.read()
    return data


def names(client: Any, folder: str) -> list[str]:
    return sorted(each.display_name for each in client.folder.list_for(folder))


@pytest.mark.parametrize("mode", ["r+", "rb+", "r+b", "w+", "wb+", "w+b", "x+", "a+", "ab+"])
def test_changing_in_place_is_refused(client: Any, folder: str, mode: str) -> None:
    """A mode with + says that the service cannot do that, and what to do instead; nothing is sent."""
    with pytest.raises(InvalidParameterError, match=r"in place.*'r'.*'a'.*'w'"):
        client.file.open(f"{folder}/x", mode)
    assert names(client, folder) == []


@pytest.mark.parametrize("mode", ["xr", "ax", "xx", "xbt", "abw", "bb", "x ", "X"])
def test_modes_that_are_none(client: Any, folder: str, mode: str) -> None:
    """Two kinds at once, and letters that mean nothing, are refused."""
    with pytest.raises(InvalidParameterError, match="mode must be"):
        client.file.open(f"{folder}/x", mode)


@pytest.mark.parametrize("mode", ["x", "xt", "tx", "xb", "bx"])
@pytest.mark.parametrize("size", [0, 5, 3 * PART])
def test_x_makes_a_file(face: Any, client: Any, folder: str, mode: str, size: int) -> None:
    """Mode x makes the file when it is closed, under its own name, of any number of parts."""
    with face.file.open(f"{folder}/new.txt", mode) as f:
        f.write(b"n" * size if "b" in mode else "n" * size)
        assert names(client, folder) == []
    assert (f.path, f.size) == (f"{folder}/new.txt", size)
    assert read(face, f"{folder}/new.txt") == b"n" * size


def test_x_refuses_what_is_there(client: Any, folder: str, pointed: Any) -> None:
    """Mode x on what exists raises at once, whatever the spelling; what is there stays, nothing is sent."""
    write(client, f"{folder}/Résumé.txt", b"there")
    pointed.journal.clear()
    for path in (f"{folder}/Résumé.txt", f"{folder}//RESUME.TXT", folder):
        with pytest.raises(DestinationExistsError, match="exists already"):
            client.file.open(path, "xb")
    assert pointed.journal.count("POST") == pointed.journal.count("PUT") == 0
    assert read(client, f"{folder}/Résumé.txt") == b"there"


def test_x_refuses_what_came_meanwhile(client: Any, folder: str) -> None:
    """A file that somebody makes while another is being written in mode x is not replaced."""
    f = client.file.open(f"{folder}/x", "xb")
    f.write(b"mine" * PART)
    write(client, f"{folder}/x", b"theirs")
    with pytest.raises(DestinationExistsError, match="was not published"):
        f.close()
    assert f.closed
    assert (names(client, folder), read(client, f"{folder}/x")) == (["x"], b"theirs")


def test_x_never_replaces(client: Any, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that appears between the last look and the publishing stays; the error tells where the other one went."""
    write(client, f"{folder}/x.txt", b"theirs")

    def sees_nothing(_path: str, _settings: Any) -> Any:
        yield from ()

    monkeypatch.setattr(uploads, "stat", sees_nothing)
    f = client.file.open(f"{folder}/x.txt", "xb")
    f.write(b"mine")
    with pytest.raises(DestinationExistsError, match=r"same moment.*x \(1\)\.txt"):
        f.close()
    assert read(client, f"{folder}/x.txt") == b"theirs"
    assert read(client, f"{folder}/x (1).txt") == b"mine"


@pytest.mark.parametrize("mode", ["x", "a"])
def test_renaming_contradicts_the_mode(client: Any, folder: str, mode: str) -> None:
    """Whoever asks for another name where one is taken does not want x or a."""
    with pytest.raises(InvalidParameterError, match="with_rename"):
        client.file.open(f"{folder}/x", mode, params={"with_rename": True})
    gc.collect()


@pytest.mark.parametrize("before", [None, 0, 10, PART, 3 * PART + 1])
@pytest.mark.parametrize("added", [0, 1, PART, 3 * PART + 5])
def test_a_adds_to_the_end(face: Any, folder: str, before: int | None, added: int) -> None:
    """Mode a puts what is written behind what is there, and makes the file if it is missing."""
    path = f"{folder}/log"
    if before is not None:
        write(face, path, b"o" * before)
    with face.file.open(path, "ab") as f:
        assert f.tell() == (before or 0)
        assert f.write(b"n" * added) == added
        assert f.tell() == (before or 0) + added
    assert f.size == (before or 0) + added
    assert read(face, path) == b"o" * (before or 0) + b"n" * added


@pytest.mark.parametrize("mode", ["a", "at", "ta"])
def test_a_for_text(client: Any, folder: str, mode: str) -> None:
    """Lines can be added one opening at a time."""
    for number in range(3):
        with client.file.open(f"{folder}/log", mode) as f:
            assert (f.mode, f.readable(), f.writable()) == (mode, False, True)
            f.write(f"line {number}\n")
    assert read(client, f"{folder}/log") == b"line 0\nline 1\nline 2\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "utf-16-le", "latin-1"])
def test_marks_stand_at_the_beginning_only(client: Any, folder: str, tmp_path: Path, encoding: str) -> None:
    """The mark that some encodings begin with is written once, as to a local file, however often text is added."""
    for _ in range(2):
        for opened in (
            (tmp_path / "t").open("a", encoding=encoding),
            client.file.open(f"{folder}/t", "a", encoding=encoding),
        ):
            with opened as f:
                f.write("äb")
                f.write("c\n")
    assert read(client, f"{folder}/t") == (tmp_path / "t").read_bytes()
    assert read(client, f"{folder}/t").count(codecs.BOM_UTF8) == (encoding == "utf-8-sig")


@pytest.mark.parametrize("size", [0, 10, 3 * PART])
def test_a_that_is_given_up_changes_nothing(face: Any, folder: str, size: int) -> None:
    """An exception, abort() and forgetting leave the old content; until the end it is what others read."""
    path = f"{folder}/log"
    write(face, path, b"old")
    with pytest.raises(RuntimeError, match="half way"), face.file.open(path, "ab") as f:  # noqa: PT012
        f.write(b"n" * size)
        assert read(face, path) == b"old"
        raise RuntimeError("half way")
    f = face.file.open(path, "ab", buffering=0)
    f.write(b"n" * size)
    f.abort()
    assert read(face, path) == b"old"
    with pytest.warns(ResourceWarning, match="never closed"):  # noqa: PT031
        face.file.open(path, "ab").write(b"n" * size)
        gc.collect()
    assert read(face, path) == b"old"


def test_a_adds_to_what_others_added(client: Any, folder: str) -> None:
    """Two that add at once both find their bytes in the file."""
    path = f"{folder}/log"
    write(client, path, b"old.")
    with client.file.open(path, "ab") as first:
        first.write(b"first.")
        with client.file.open(path, "ab") as second:
            second.write(b"second.")
    assert read(client, path) == b"old.second.first."
    assert first.size == len(b"old.second.first.")


def test_a_makes_folders_if_asked(client: Any, folder: str) -> None:
    """Adding below a missing folder raises at once, unless the folder is to be made."""
    from files_style_sdk.error import DestinationParentDoesNotExistError

    with pytest.raises(DestinationParentDoesNotExistError):
        client.file.open(f"{folder}/no/log", "a")
    with client.file.open(f"{folder}/no/log", "a", params={"mkdir_parents": True}) as f:
        f.write("x")
    assert read(client, f"{folder}/no/log") == b"x"


@pytest.mark.parametrize("record", [{"size": 2}, {"size": 14, "crc32": "00000001"}])
def test_a_verifies_what_came_of_it(raw_server: Any, client_of: Any, record: dict[str, Any]) -> None:
    """A file that is too short to hold what was added, or whose checksum is another, is an error."""

    def answer(request: Received) -> bytes:
        if request.method == "GET":
            return json_answer({"path": "x", "type": "file", "size": 4, "crc32": "adf3f363"})
        if request.target.startswith("/blob"):
            return http(200, ETag='"e"')
        if "begin_upload" in request.target:
            return json_answer([{"ref": "r", "upload_uri": f"{server.url}/blob", "partsize": 100, "part_number": 1}])
        return json_answer({"ref": "r"} if b"append" in request.body else {"path": "x", **record}, 201)

    server = raw_server(answer)
    f = client_of(server.url).file.open("x", "ab")
    f.write(b"0123456789")
    with pytest.raises(IntegrityError):
        f.close()


def test_a_refuses_folders(client: Any, folder: str) -> None:
    """Nothing can be added to a folder."""
    with pytest.raises(DestinationExistsError):
        client.file.open(folder, "a")
    gc.collect()


@pytest.mark.parametrize("mode", ["xb", "ab"])
def test_objects_of_these_modes(client: Any, folder: str, mode: str) -> None:
    """They are writers like those of w: not readable, not seekable, with the mode they were opened in."""
    with client.file.open(f"{folder}/x", mode) as f:
        assert isinstance(f, io.BufferedWriter)
        assert (f.mode, f.readable(), f.writable(), f.seekable(), f.name) == (mode, False, True, False, f"{folder}/x")
        with pytest.raises(io.UnsupportedOperation):
            f.seek(0)
