"""The tools for assistants: what they tell, their bounds, and the folders that they keep to."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import mcp
import pytest
from hypothesis import given
from hypothesis import strategies as st

import files_style_sdk as files_sdk
from files_style_sdk.error import InvalidParameterError, NotFoundError
from files_style_sdk.mcp_server import AllowedPaths, FileTools, make_server
from files_style_sdk.path_util import normalize_for_comparison

READING = {"list_folder", "find_files", "stat", "read_text", "search"}


@pytest.fixture
def site(files_client: files_sdk.Client) -> files_sdk.Client:
    """A site with something to find in `/open`, and something that is nobody's business in `/closed`."""
    for path, content in {
        "open/a.txt": "one\ntwo\n",
        "open/deep/er/report.csv": "größe,1\n" * 10,
        "open/deep/picture.bin": "\0\1",
        "closed/report.csv": "secret",
        "open-but-not-really/report.csv": "secret",
    }.items():
        data = content.encode()
        files_client.upload_stream(BytesIO(data), path, len(data), params={"mkdir_parents": True})
    return files_client


@pytest.fixture
def tools(site: files_sdk.Client) -> FileTools:
    """The tools, kept to `/open`."""
    return FileTools(site, AllowedPaths(["/open"]), allow_write=True)


def paths(found: dict[str, Any]) -> list[str]:
    """The paths of the entries that a tool told of."""
    return [entry["path"] for entry in found["entries"]]


@pytest.mark.parametrize(
    "path",
    ["/", "", "closed", "/closed/report.csv", "open/../closed", "open/deep/../../closed", "open\\..\\closed", "..",
     "/open-but-not-really/report.csv", "/ope", "OPEN/..//CLOSED", "open\0/../closed", "./closed", "//closed"],
)  # fmt: skip
def test_outside_is_refused(path: str) -> None:
    """No spelling of a path leads out of the folders that are allowed."""
    with pytest.raises(InvalidParameterError):
        AllowedPaths(["/open"]).check(path)


@pytest.mark.parametrize("path", ["open", "/open/", "/OPEN/a.txt", "open//deep/./er", "\\open\\a.txt", "./open/a"])
def test_inside_is_allowed(path: str) -> None:
    """A path inside is found to be, however the service lets it be spelled."""
    assert AllowedPaths(["/closed", "/Open/"]).check(path)


@given(st.lists(st.sampled_from(["open", "closed", "..", ".", "", "\\", "/", "Open", "deep", "..."]), max_size=7))
def test_allowed_means_below(parts: list[str]) -> None:
    """Whatever is let through is, to the service, the folder or below it."""
    try:
        checked = AllowedPaths(["/open"]).check("/".join(parts))
    except InvalidParameterError:
        return
    assert normalize_for_comparison(f"{checked}/").startswith("open")
    assert checked.split("/")[0].lower() == "open"
    assert ".." not in checked.split("/")


def test_no_folder_is_no_permission() -> None:
    """An empty list of folders is an error, and not leave to touch everything."""
    with pytest.raises(InvalidParameterError, match="at least one folder"):
        AllowedPaths([])


def test_every_tool_keeps_to_the_folders(tools: FileTools, files_mock: Any) -> None:
    """Each tool refuses a path outside before anything is asked or changed."""
    asked = files_mock.journal.count()
    for call in (
        lambda: tools.list_folder("/closed"),
        lambda: tools.find_files("*", "/"),
        lambda: tools.stat("/closed/report.csv"),
        lambda: tools.read_text("/open/../closed/report.csv"),
        lambda: tools.search("report", "/closed"),
        lambda: tools.upload_text("/closed/new.txt", "x"),
    ):
        with pytest.raises(InvalidParameterError):
            call()
    assert files_mock.journal.count() == asked


def test_list(tools: FileTools) -> None:
    """A folder is listed up to the limit, and the answer says whether that was all; no signed URL is in it."""
    assert paths(tools.list_folder()) == ["open/deep", "open/a.txt"]
    cut = tools.list_folder("/open", limit=1)
    assert (len(cut["entries"]), cut["is_complete"]) == (1, False)
    assert tools.list_folder("/open", limit=2)["is_complete"]
    assert "http" not in str(tools.list_folder("/open"))


def test_find(tools: FileTools) -> None:
    """Names are found at any depth, without regard to case."""
    assert paths(tools.find_files("*.CSV")) == ["open/deep/er/report.csv"]
    assert tools.find_files("nothing-*") == {"folder": "/open", "entries": [], "is_complete": True}


def test_search(tools: FileTools) -> None:
    """What the service finds elsewhere is left out."""
    assert paths(tools.search("report")) == ["open/deep/er/report.csv"]
    assert paths(tools.search("report", "/open/deep/er")) == ["open/deep/er/report.csv"]


def test_stat(tools: FileTools) -> None:
    """A file is described, and one that is missing is an error."""
    told = tools.stat("/open/a.txt")
    assert (told["path"], told["type"], told["size"]) == ("open/a.txt", "file", 8)
    with pytest.raises(NotFoundError):
        tools.stat("/open/missing.txt")


def test_read_in_pieces(tools: FileTools) -> None:
    """Pieces of a text, however they are cut, are whole characters and together the whole."""
    for length in (4, 5, 7, 1000):
        text, offset = "", 0
        while offset is not None:
            piece = tools.read_text("/open/deep/er/report.csv", offset, length)
            text += piece["text"]
            offset = piece["next_offset"]
        assert text == "größe,1\n" * 10
    assert tools.read_text("/open/a.txt", offset=500) == {
        "path": "open/a.txt",
        "size": 8,
        "text": "",
        "next_offset": None,
    }


def test_what_is_no_text(tools: FileTools) -> None:
    """A file of bytes is refused rather than told as rubbish."""
    with pytest.raises(InvalidParameterError, match="no text in UTF-8"):
        tools.read_text("/open/deep/picture.bin")


@pytest.mark.parametrize(("name", "value"), [("limit", 0), ("limit", 1001), ("limit", True), ("limit", "5")])
def test_bounds(tools: FileTools, name: str, value: Any) -> None:
    """A limit beyond the bounds is refused with the bounds."""
    with pytest.raises(InvalidParameterError, match="from 1 to 1000"):
        tools.list_folder("/open", **{name: value})


def test_write(tools: FileTools, site: files_sdk.Client) -> None:
    """A text is written with its folders, and an existing file is replaced only when that is asked for."""
    tools.upload_text("/open/new/note.txt", "grün")
    assert tools.read_text("/open/new/note.txt")["text"] == "grün"
    with pytest.raises(InvalidParameterError, match="overwrite=true"):
        tools.upload_text("/open/new/note.txt", "other")
    tools.upload_text("/open/new/note.txt", "other", overwrite=True)
    assert tools.read_text("/open/new/note.txt")["text"] == "other"


def test_reading_only(site: files_sdk.Client, files_mock: Any) -> None:
    """Without leave to write, the function that writes refuses as well."""
    with pytest.raises(InvalidParameterError, match="--allow-write"):
        FileTools(site, AllowedPaths()).upload_text("/a", "x")
    assert not files_mock.journal.count("POST", "/api/rest/v1/file_actions/begin_upload/a")


def talk(server: Any, conversation: Callable[[mcp.Client], Awaitable[None]]) -> None:
    """Have a client of the protocol talk with a server."""

    async def main() -> None:
        async with mcp.Client(server, read_timeout_seconds=30) as client:
            await conversation(client)

    asyncio.run(main())


def over_stdio(site: Any, folder: Path, *arguments: str) -> mcp.StdioServerParameters:
    """How the command is started that serves a site."""
    environment = {
        **os.environ,
        "FILES_BASE_URL": site.url,
        "FILES_API_KEY": site.api_key,
        "FILES_CONFIG_HOME": str(folder),
    }
    command = ["-m", "files_style_sdk", "mcp", *arguments]
    return mcp.StdioServerParameters(command=sys.executable, args=command, env=environment)


def test_over_stdio(site: files_sdk.Client, files_mock: Any, tmp_path: Path) -> None:
    """The command serves tools that read, keep to their folder, and do not write."""

    async def conversation(client: mcp.Client) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == READING
        assert all(tool.annotations is not None and tool.annotations.read_only_hint for tool in tools)
        assert "/open" in (client.instructions or "")
        read = await client.call_tool("read_text", {"path": "/open/a.txt"})
        assert (read.structured_content or {})["text"] == "one\ntwo\n"
        refused = await client.call_tool("stat", {"path": "/closed/report.csv"})
        assert refused.is_error
        assert "outside of what is allowed" in str(refused.content)
        assert (await client.call_tool("upload_text", {"path": "/open/x", "text": "x"})).is_error

    talk(over_stdio(files_mock, tmp_path, "--allow", "files:/open"), conversation)


def test_writing_over_stdio(site: files_sdk.Client, files_mock: Any, tmp_path: Path) -> None:
    """With --allow-write there is one tool more, marked as one that changes things."""

    async def conversation(client: mcp.Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tools.keys() == READING | {"upload_text"}
        annotations = tools["upload_text"].annotations
        assert annotations is not None
        assert annotations.destructive_hint
        assert not (await client.call_tool("upload_text", {"path": "/open/x.txt", "text": "hello"})).is_error

    talk(over_stdio(files_mock, tmp_path, "--allow", "/open", "--allow-write"), conversation)
    assert site.file.find("/open/x.txt").size == 5


def test_errors_of_the_service_reach_the_assistant(site: files_sdk.Client, files_mock: Any) -> None:
    """What the service refuses is told in its words, without the key."""

    async def conversation(client: mcp.Client) -> None:
        answer = await client.call_tool("stat", {"path": "/open/missing"})
        assert answer.is_error
        assert "stat" in str(answer.content)
        assert files_mock.api_key not in str(answer)

    talk(make_server(site), conversation)


def test_missing_package(site: files_sdk.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package mcp the error names the extra."""
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(InvalidParameterError, match=r"files-style-sdk\[mcp\]"):
        make_server(site)
