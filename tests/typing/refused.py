"""User code that type checkers refuse. Each marked line is an error of that kind in mypy and in pyright; a mark that is
not needed is an error, too. Checked, never run.
"""

from __future__ import annotations

import files_style_sdk as files_sdk
from files_style_sdk import AsyncClient, Client, ListObj, User
from files_style_sdk.models import Bundle, File


def settings() -> None:
    files_sdk.set_api_key(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def names_of_parameters(user: User) -> None:
    files_sdk.user.list({"per_pages": 10})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.list(per_pages=10)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    files_sdk.user.find(1, nam="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    files_sdk.user.find()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    files_sdk.bundle.create({"pahts": ["a"]})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.lock.create(path="a", timout=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    user.update({"nam": "x"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    user.update(nam="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    user.unlock(now=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def types_of_parameters(user: User, file: File) -> None:
    files_sdk.user.find("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.list({"per_page": "10"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.list({"per_page": None})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.list(per_page="10")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.list(sort_by="name")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.list(sort_by={"name": 1})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    files_sdk.user.create(avatar_file="/path")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.create(grant_permission="everything")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.folder.list_for(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.bundle.create(paths=[1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    files_sdk.automation.update(1, disabled="no")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.user.find(1, {}, "KEY")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    user.update(site_admin=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    user.delete(new_owner_id="2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    file.copy(destination=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    User("name")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def results(user: User) -> None:
    name: int = files_sdk.user.find(1).username  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    count: int = files_sdk.user.list()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    other: Bundle = files_sdk.user.find(1)  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    page: ListObj[Bundle] = files_sdk.user.list()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    files_sdk.user.find(1).username.upper()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    files_sdk.user.find(1).usrname  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    files_sdk.user.list().username  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    files_sdk.user.lists()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    user.site_admin = "yes"  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    print(name, count, other, page)


def no_such_names() -> None:
    files_sdk.usr  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    files_sdk.Usr  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def transfers() -> None:
    files_sdk.upload_file(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.upload_stream("path", "/x")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    files_sdk.download_file(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def opened() -> None:
    with files_sdk.open("a.bin", "rb") as binary:
        text: str = binary.read()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    with files_sdk.open("a.txt", "w") as writer:
        writer.write(b"bytes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    print(text)


def clients() -> None:
    with Client() as client:
        client.user.find("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        client.user.list(per_pages=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
        client.bundle.create(paths="a").cod  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        client.usr  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


async def awaited(client: AsyncClient) -> None:
    await client.user.find("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await client.user.list(per_pages=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.user.find(1).name  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    number: int = await client.user.find(1)  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    print(number)
