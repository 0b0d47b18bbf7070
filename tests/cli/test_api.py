"""`files-style api`: all operations from the command line, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.cli.api_catalog import operations, resources
from files_style_sdk.cli.api_values import arguments
from files_style_sdk.error import InvalidParameterError

pytestmark = pytest.mark.usefixtures("logged_in")


def test_every_operation_has_help() -> None:
    """Each operation of each resource says what it does, and each of its parameters of which kind it is."""
    names = resources()
    found = {name: operations(name) for name in names}
    assert len(names) == 145
    assert sum(map(len, found.values())) > 390
    for resource, table in found.items():
        for name, operation in table.items():
            assert operation.summary.endswith("."), (resource, name)
            assert all(parameter.kind for parameter in operation.parameters)


def test_help_tells_the_parameters(run: Any) -> None:
    """The help of an operation lists what it takes, what that is, and what is required first."""
    told = run("api", "lock", "delete", "--help").out
    assert "Release a lock" in told
    assert told.index("path=") < told.index("token=")
    assert told.count("[text, required]") == 2
    assert "A lock held on one path" in run("api", "lock", "--help").out
    assert "folder" in run("api", "--help").out


def test_a_record(run: Any) -> None:
    """A call gives its record: lines for people, one JSON value for programs; hyphens do for underscores."""
    assert run("api", "folder", "create", "path=/inbox", "--json").json[0]["path"] == "inbox"
    assert "path: inbox" in run("api", "file", "find", "path=/inbox").lines
    assert run("api", "api-key", "find-current", "--json").json[0]["permission_set"] == "full"


def test_a_list_is_whole(run: Any) -> None:
    """A list is told with all its pages, or up to the limit."""
    for name in "abcde":
        run("api", "folder", "create", f"path=/{name}")
    told = run("--json", "api", "folder", "list_for", "path=/", "per_page=2")
    assert [entry["path"] for entry in told.json] == list("abcde")
    assert len(run("--json", "api", "folder", "list_for", "path=/", "per_page=2", "--limit", "3").json) == 3


def test_nothing_to_tell(run: Any) -> None:
    """A call that brings nothing says that it was done, unless -q."""
    run("api", "folder", "create", "path=/a")
    assert run("api", "file", "delete", "path=/a").out == "done\n"
    run("api", "folder", "create", "path=/a")
    assert run("-q", "api", "file", "delete", "path=/a").out == ""


def test_by_path(run: Any) -> None:
    """Endpoints are called by path, with values as text or as JSON."""
    assert run("--json", "api", "post", "/folders/b", "mkdir_parents:=true").json[0]["path"] == "b"
    assert [entry["path"] for entry in run("--json", "api", "get", "/folders", "per_page=1").json] == ["b"]
    assert run("api", "delete", "/files/b").status == 0
    assert run("api", "get", "/folders/b").status == 3


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("folder", "create"), "needs 'path'"),
        (("folder", "create", "/x"), "must be name=value"),
        (("user", "list", "per_page=many"), "per_page must be a whole number"),
        (("user", "list", "filter:={"), "is no JSON"),
        (("user", "create", "site_admin=maybe"), "must be true or false"),
        (("user", "find", "id=1", "id=2"), "given twice"),
        (("user", "lists"), "No such command"),
        (("users",), "No such command"),
        (("get", "users"), "must begin with a slash"),
    ],
)
def test_mistakes(run: Any, logged_in: Any, words: tuple[str, ...], message: str) -> None:
    """A mistake is told as such, with status 2, and nothing is sent."""
    told = run("api", *words)
    assert told.status == 2
    assert message in told.err
    assert not logged_in.journal.count()


def test_kinds_of_values(tmp_path: Path) -> None:
    """Values become what the operation's types say: numbers, flags, lists, and the content of files."""
    image = tmp_path / "image"
    image.write_bytes(b"\0\1")
    types = {one.name: one.type for one in operations("bundle")["create"].parameters}
    given = arguments(
        ["paths=/a", "paths=/b=c", "max_uses=3", "skip_name=yes", f"watermark_attachment_file={image}", "note=a=b"],
        types,
    )
    assert given == {
        "paths": ["/a", "/b=c"],
        "max_uses": 3,
        "skip_name": True,
        "watermark_attachment_file": b"\0\1",
        "note": "a=b",
    }
    with pytest.raises(InvalidParameterError, match="watermark_value:=JSON"):
        arguments(["watermark_value=x"], types)


def test_without_credential(run: Any, logged_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs no credential, such as logging in, is called without one."""
    monkeypatch.delenv("FILES_API_KEY")
    assert run("api", "session", "create", "username=nobody", "password=x").status == 4
    assert logged_in.journal.count("POST", "/api/rest/v1/sessions") == 1
    refused = run("api", "user", "list")
    assert "there is no credential" in refused.err
