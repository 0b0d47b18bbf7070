"""Resources as type checkers see them: a result has its own type, whatever the resource. Checked, never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, assert_type

import files_style_sdk as files_sdk
from files_style_sdk import Attachment, Client, ListObj, User, bundle, group_user
from files_style_sdk.models import (
    AccountLineItem,
    ApiKey,
    Automation,
    AutomationRun,
    Behavior,
    Bundle,
    File,
    FileAction,
    FileMigration,
    FileUploadPart,
    Folder,
    GroupUser,
    History,
    Lock,
    Preview,
    RemoteServer,
    Session,
    Site,
    Status,
    ZipListEntry,
)
from files_style_sdk.models.user import UserCreateParams, UserListParams


def lists() -> Iterator[int | None]:
    assert_type(files_sdk.user.list(), ListObj[User])
    assert_type(files_sdk.user.all({"per_page": 5}), ListObj[User])
    assert_type(files_sdk.automation_run.list(automation_id=5), ListObj[AutomationRun])
    assert_type(files_sdk.history.list_for_file("a.txt"), ListObj[files_sdk.Action])
    assert_type(files_sdk.folder.list_for("/", sort_by={"path": "desc"}), ListObj[File])
    page = bundle.list(filter={"code": "abc"}, filter_gt={"created_at": "2026-01-01T00:00:00Z"})
    assert_type(page, ListObj[Bundle])
    assert_type(page.data, list[Bundle])
    assert_type(page[0], Bundle)
    assert_type(len(page), int)
    assert_type(page.cursor, str | None)
    assert_type(page.has_next_page, bool)
    page.load_next_page()
    for each in page:
        assert_type(each, Bundle)
    for each in page.auto_paging_iter():
        yield each.id


def finds() -> None:
    assert_type(files_sdk.user.find(1), User)
    assert_type(files_sdk.user.get(1, {}, {"api_key": "KEY"}), User)
    assert_type(files_sdk.file.find("a.txt", with_previews=True), File)
    assert_type(files_sdk.file.find("a.txt").preview, Preview | None)
    assert_type(files_sdk.file_migration.find(5), FileMigration)
    assert_type(files_sdk.site.get(), Site)
    assert_type(files_sdk.file.zip_list_contents("a.zip"), list[ZipListEntry])


def creates(picture: bytes) -> None:
    assert_type(files_sdk.automation.create(automation="copy_file", destinations=["a", "b"]), Automation)
    assert_type(files_sdk.bundle.create({"paths": ["a", "b"]}, password="secret"), Bundle)
    assert_type(files_sdk.behavior.create(behavior="webhook", path="a", value={"urls": ["u"]}), Behavior)
    assert_type(files_sdk.behavior.create(behavior="watermark", attachment_file=picture), Behavior)
    assert_type(files_sdk.site.update(bundle_watermark_attachment_file=Attachment(picture, "a.png")), Site)
    assert_type(files_sdk.remote_server.create(server_type="s3", s3_bucket="b"), RemoteServer)
    assert_type(files_sdk.lock.create("a.txt", timeout=60, exclusive=True), Lock)
    assert_type(files_sdk.group_user.create(group_id=1, user_id=2, admin=True), GroupUser)
    assert_type(files_sdk.folder.create("a/b", mkdir_parents=True), File)
    assert_type(files_sdk.session.create(username="motor", password="vroom", otp="123456"), Session)
    assert_type(files_sdk.file.copy("a.txt", destination="b.txt"), FileAction)
    assert_type(files_sdk.file.begin_upload("a.txt", size=5), list[FileUploadPart])


def changes() -> None:
    assert_type(files_sdk.user.update(1, name="n"), User)
    assert_type(files_sdk.api_key.update(1, {"name": "n"}), ApiKey)
    assert_type(group_user.update(1, group_id=1, user_id=2, admin=False), GroupUser)
    files_sdk.user.delete(1, new_owner_id=2)
    files_sdk.user.destroy(1)
    files_sdk.user.unlock(1)


def on_records(user: User, file: File, item: AccountLineItem, history: History) -> None:
    assert_type(user.update(name="n", avatar_file=b"PNG"), User)
    assert_type(user.update({"name": "n"}, {"read_timeout": 5}), User)
    assert_type(user.save(), User)
    user.delete(new_owner_id=2)
    user.unlock()
    assert_type(user.id, int | None)
    assert_type(user.site_admin, bool | None)
    assert_type(user.created_at, str | None)
    assert_type(user.datetime("created_at"), datetime | None)
    assert_type(user.admin_group_ids, list[int] | None)
    assert_type(user.to_dict(), dict[str, Any])
    assert_type(file.subfolders_locked, bool | None)
    assert_type(file.custom_metadata, dict[str, Any] | None)
    assert_type(file.copy(destination="b.txt"), Any)
    assert_type(item.amount, Decimal | None)
    user.name = "another"
    file.priority_color = None
    print(history)


def made() -> None:
    assert_type(files_sdk.user.new({"username": "n"}), User)
    assert_type(User({"username": "n"}, {"api_key": "KEY"}), User)
    assert_type(files_sdk.user.User().save(), User)
    assert_type(files_sdk.Folder({"path": "a"}), Folder)
    assert_type(files_sdk.Status(), Status)


def typed_params() -> None:
    wanted: UserListParams = {"per_page": 5, "sort_by": {"username": "asc"}}
    files_sdk.user.list(wanted)
    new: UserCreateParams = {"username": "n", "grant_permission": "read+write"}
    files_sdk.user.create(new)


def clients(client: Client) -> None:
    assert_type(client.user.list(per_page=5), ListObj[User])
    assert_type(client.user.list()[0].update(name="n"), User)
    assert_type(client.bundle.create(paths=["a"]), Bundle)
    assert_type(client.file.zip_list_contents("a.zip"), list[ZipListEntry])
    assert_type(client.site.get(), Site)
    assert_type(client.user.new({"username": "n"}).save(), User)
    assert_type(client.file_migration.find(1), FileMigration)
    client.session.delete()
