"""What `open()` returns depends on the mode, as with Python's own. Checked, never run."""

from __future__ import annotations

import io
import zipfile
from typing import IO, Any, assert_type

import files_style_sdk as files_sdk
from files_style_sdk import Client
from files_style_sdk.remote_file import RemoteReader, RemoteText, RemoteWriter


def text() -> None:
    with files_sdk.open("a.txt") as f:
        assert_type(f, RemoteText)
        assert_type(f.read(), str)
        for line in f:
            assert_type(line, str)
    with files_sdk.open("a.txt", "w", encoding="utf-8", newline="") as f:
        assert_type(f, RemoteText)
        f.write("text")
    with files_sdk.open("a.txt", "x", params={"mkdir_parents": True}) as f:
        assert_type(f, RemoteText)
        f.commit()
    with files_sdk.open("a.txt", "at", errors="replace", buffering=1) as f:
        assert_type(f, RemoteText)
        f.writelines(["more", "text"])


def binary() -> None:
    with files_sdk.open("a.bin", "rb") as reader:
        assert_type(reader, RemoteReader)
        assert_type(reader.read(), bytes)
        reader.seek(5)
        reader.readinto(bytearray(10))
    with files_sdk.open("a.bin", "wb", params={"mkdir_parents": True}) as writer:
        assert_type(writer, RemoteWriter)
        writer.write(b"bytes")
        writer.abort()
    with files_sdk.open("a.bin", "xb") as writer:
        assert_type(writer, RemoteWriter)
    with files_sdk.open("a.bin", "ab", buffering=1 << 20) as writer:
        assert_type(writer, RemoteWriter)
        assert_type(writer.tell(), int)


def where_files_are_taken() -> None:
    with files_sdk.open("a.zip", "rb") as f, zipfile.ZipFile(f) as archive:
        archive.namelist()
    with files_sdk.open("a.txt", "rb") as f, io.TextIOWrapper(f, "utf-8") as wrapper:
        assert_type(wrapper.readline(), str)


def from_the_resource(client: Client) -> None:
    with files_sdk.file.open("a.bin", "rb") as f:
        assert_type(f.read(), bytes)
    with client.file.open("a.txt", "r", {"read_timeout": 5}) as g:
        assert_type(g.read(), str)


def of_an_unknown_mode(mode: str) -> None:
    assert_type(files_sdk.open("a", mode), IO[Any])
