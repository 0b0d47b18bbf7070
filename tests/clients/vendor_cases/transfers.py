"""Bytes: uploads of one and many parts, downloads, files opened for reading and writing."""

from __future__ import annotations

import io
import os

import files_sdk
import requests

from vendor_cases.common import MAJOR, MIB, Case, md5, random_bytes, refused


def files_go_and_come(case: Case) -> None:
    """Files of no bytes, of one, of one part exactly and of three parts come back as they went."""
    for size in (0, 1, 5 * MIB, 11 * MIB):
        data = random_bytes(size)
        path = case.remote(f"{size} bytes", data)
        record = files_sdk.file.find(path)
        assert (record.size, record.type) == (size, "file")
        assert record.md5 in (None, md5(data))
        assert case.received(path) == data


def the_time_is_kept(case: Case) -> None:
    """A file keeps the time of the local one, which is told without an offset."""
    local = case.file("old", b"x")
    os.utime(local, (1_600_000_000, 1_600_000_000))
    files_sdk.upload_file(local, f"{case.folder}/old")
    told = files_sdk.file.find(f"{case.folder}/old").provided_mtime
    assert told.startswith("2020-09-13T12:26:40")


def hard_names_are_stored(case: Case) -> None:
    """Names that need escaping reach the server and its storage as they are."""
    for name in ("a b#c?d%20e%2Ff+g.txt", "&;=@$,'\"<>|*^`{}", "\u00fc\u65e5\U0001f600"):
        path = case.remote(name, name.encode())
        assert case.received(path) == name.encode()


def missing_parents_are_made(case: Case) -> None:
    """An upload makes the folders above it when asked to, and is refused when not."""
    local = case.file("f", b"x")
    with refused("DestinationParentDoesNotExistError", 422):
        files_sdk.upload_file(local, f"{case.folder}/no/such/f")
    files_sdk.upload_file(local, f"{case.folder}/new/folders/f", {}, {"mkdir_parents": True})
    assert case.received(f"{case.folder}/new/folders/f") == b"x"


def files_are_replaced(case: Case) -> None:
    """A second upload replaces the first; a folder is never replaced."""
    case.remote("f", b"first")
    assert case.received(case.remote("f", b"second, longer")) == b"second, longer"
    files_sdk.folder.create(f"{case.folder}/folder")
    with refused("DestinationExistsError", 422):
        files_sdk.upload_file(case.file("g", b""), f"{case.folder}/folder")


def binary_files_open(case: Case) -> None:
    """A file opened for writing holds what was written, across parts, when it is closed, and reads back."""
    path, data = f"{case.folder}/written", random_bytes(6 * MIB)
    with files_sdk.open(path, "wb") as file:
        for start in range(0, len(data), MIB):
            file.write(data[start : start + MIB])
    with files_sdk.open(path, "rb") as file:
        assert file.read() == data


def text_files_open(case: Case) -> None:
    """Text written is text read."""
    path, text = f"{case.folder}/text.txt", "first line\nsecond line\n"
    with files_sdk.open(path, "w") as file:
        file.write(text)
    with files_sdk.open(path) as file:
        assert file.read() == text
    with files_sdk.open(f"{case.folder}/nothing", "w") as file:
        pass
    assert case.received(f"{case.folder}/nothing") == b""


def models_download(case: Case) -> None:
    """A file's model knows its URL, which needs no credential and answers ranges."""
    data = random_bytes(100_000)
    file = files_sdk.file.download(case.remote("f", data))
    whole = io.BytesIO()
    file.download_content(whole)
    assert whole.getvalue() == data
    file.download_file(str(case.local / "copy"))
    assert (case.local / "copy").read_bytes() == data
    part = requests.get(file.download_uri, headers={"Range": "bytes=10-19"}, timeout=20)
    assert (part.status_code, part.content) == (206, data[10:20])
    assert part.headers["Content-Range"] == "bytes 10-19/100000"
    meaningless = requests.get(file.download_uri, headers={"Range": "bytes=0--1"}, timeout=20)
    assert (meaningless.status_code, meaningless.content) == (200, data)


def uploads_by_hand(case: Case) -> None:
    """Grants asked for one by one, parts that are sent by hand and a completion make a file."""
    path, data = f"{case.folder}/by hand", random_bytes(6 * MIB)
    etags, ref, offset = [], None, 0
    for number in (1, 2):
        more = {"ref": ref} if ref else {}
        [grant] = files_sdk.file.begin_upload(path, {"part": number, "mkdir_parents": True, **more})
        assert (grant.part_number, grant.http_method, grant.parallel_parts) == (number, "PUT", True)
        piece = data[offset : offset + grant.partsize]
        answer = requests.put(grant.upload_uri, data=piece, timeout=20)
        answer.raise_for_status()
        etags.append({"etag": answer.headers["ETag"].strip('"'), "part": str(number)})
        ref, offset = grant.ref, offset + len(piece)
    end = {"action": "end", "ref": ref, "etags": etags, "size": len(data)}
    with refused("InvalidEtagsError", 400):
        wrong = [{"etag": "wrong", "part": 1}, etags[1]]
        files_sdk.file.create(path, {**end, "etags": wrong})
    with refused("NotFoundError", 404):
        files_sdk.file.find(path)
    assert files_sdk.file.create(path, end).size == len(data)
    assert case.received(path) == data


def folders_are_not_downloaded(case: Case) -> None:
    """A folder and a missing file are told apart when one asks for their bytes."""
    with refused("CannotDownloadDirectoryError", 400):
        files_sdk.file.download(case.folder)
    with refused("FileNotFoundError", 404):
        files_sdk.file.download(f"{case.folder}/missing")
    with refused("FileNotFoundError", 404):
        files_sdk.download_file(f"{case.folder}/missing", str(case.local / "missing"))
    if MAJOR > 1:  # version 1 has opened the local file by then
        assert not (case.local / "missing").exists()
