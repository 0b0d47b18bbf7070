"""User code that type checkers refuse. Each line marked is an error; an unused mark is one too. Checked, never run."""

# pyright: reportUnnecessaryTypeIgnoreComment=error
from __future__ import annotations

import files_style_sdk as files_sdk
from files_style_sdk import Client


def settings() -> None:
    files_sdk.set_api_key(5)  # type: ignore[arg-type]


def parameters() -> None:
    files_sdk.user.find("1")  # type: ignore[arg-type]
    files_sdk.user.find()  # type: ignore[call-arg]
    files_sdk.user.list({"per_page": "10"})  # type: ignore[arg-type]
    files_sdk.user.list({"per_pages": 10})  # type: ignore[arg-type]
    files_sdk.user.list(per_page="10")  # type: ignore[arg-type]
    files_sdk.user.list(per_pages=10)  # type: ignore[call-arg]
    files_sdk.user.create(username="x", avatar_file="/path")  # type: ignore[arg-type]
    files_sdk.user.find(1).update({"nam": "x"})  # type: ignore[arg-type]
    files_sdk.folder.list_for(5)  # type: ignore[arg-type]


def results() -> None:
    name: int = files_sdk.user.find(1).username  # type: ignore[assignment]
    count: int = files_sdk.user.list()  # type: ignore[assignment]
    print(name, count)


def transfers() -> None:
    files_sdk.upload_file(5)  # type: ignore[arg-type]
    files_sdk.upload_stream("path", "/x")  # type: ignore[arg-type]
    files_sdk.download_file(None)  # type: ignore[arg-type]


def clients() -> None:
    with Client() as client:
        client.user.find("1")  # type: ignore[arg-type]
        client.user.list(per_pages=1)  # type: ignore[call-arg]
