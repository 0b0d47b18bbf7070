"""What people do with files: locks, comments, links, behaviors, notifications."""

from __future__ import annotations

import files_sdk

from vendor_cases.common import Case, refused, session


def locks_hold(case: Case) -> None:
    """Who holds a lock's token may write; others are told that the file is locked, until it is released."""
    path = case.remote("f")
    lock = files_sdk.lock.create(path, {"timeout": 600, "exclusive": True})
    assert lock.token
    assert [one.token for one in files_sdk.lock.list_for(path)] == [lock.token]
    with session(case, case.username, case.password):
        with refused("FileLockedError", 422):
            files_sdk.file.delete(path)
        with refused("FileLockedError", 422):
            files_sdk.upload_file(case.file("other", b"other"), path)
    files_sdk.lock.delete(path, {"token": lock.token})
    assert list(files_sdk.lock.list_for(path)) == []
    files_sdk.file.delete(path)


def comments_stay_with_their_file(case: Case) -> None:
    """A file is commented, the comment changed, reacted to and deleted."""
    path = case.remote("f")
    comment = files_sdk.file_comment.create({"path": path, "body": "Look & see: \u00fc"})
    reaction = files_sdk.file_comment_reaction.create({"file_comment_id": comment.id, "emoji": "\U0001f44d"})
    comment.update({"body": "seen"})
    [found] = files_sdk.file_comment.list_for(path)
    assert (found.body, len(found.reactions)) == ("seen", 1)
    files_sdk.file_comment_reaction.delete(reaction.id)
    comment.delete()
    assert list(files_sdk.file_comment.list_for(path)) == []


def links_are_shared(case: Case) -> None:
    """A share link has a URL on this server, paths, and a life of its own."""
    path = case.remote("f")
    bundle = files_sdk.bundle.create({"paths": [path], "description": "for you", "password": "secret-1"})
    assert bundle.code
    assert bundle.url.startswith(case.url + "/")
    assert bundle.password_protected is True
    found = files_sdk.bundle.find(bundle.id)
    assert (found.paths, found.description) == ([path], "for you")
    files_sdk.bundle.update(bundle.id, {"description": "for all", "expires_at": "2040-01-01T00:00:00Z"})
    assert files_sdk.bundle.find(bundle.id).description == "for all"
    files_sdk.bundle.share(bundle.id, {"to": ["someone@example.com"], "note": "hi"})
    recipients = files_sdk.bundle_recipient.list({"bundle_id": bundle.id})
    assert [one.recipient for one in recipients] == ["someone@example.com"]
    bundle.delete()
    with refused("NotFoundError", 404):
        files_sdk.bundle.find(bundle.id)


def behaviors_belong_to_folders(case: Case) -> None:
    """A behavior is set on a folder with a value of its own kind, listed there, changed and removed."""
    value = {"urls": ["https://hooks.example.com/x"], "method": "POST"}
    made = files_sdk.behavior.create({"path": case.folder, "behavior": "webhook", "value": value})
    [found] = files_sdk.behavior.list_for(case.folder)
    assert (found.id, found.behavior, found.value["urls"]) == (made.id, "webhook", value["urls"])
    files_sdk.behavior.update(made.id, {"name": "hook"})
    assert files_sdk.behavior.find(made.id).name == "hook"
    assert made.id in [one.id for one in files_sdk.behavior.list({"filter": {"behavior": "webhook"}})]
    files_sdk.behavior.delete(made.id)
    assert list(files_sdk.behavior.list_for(case.folder)) == []


def notifications_are_kept(case: Case) -> None:
    """A notification of a folder is kept for its user."""
    made = files_sdk.notification.create({"path": case.folder, "notify_on_copy": True, "username": case.username})
    assert files_sdk.notification.find(made.id).path == case.folder
    made.delete()
    with refused("NotFoundError", 404):
        files_sdk.notification.find(made.id)


def automations_are_kept(case: Case) -> None:
    """An automation keeps lists and maps as they were sent."""
    sent = {"automation": "copy_file", "source": "*.txt", "destinations": [case.folder], "trigger": "daily"}
    made = files_sdk.automation.create({**sent, "interval": "day", "path": case.folder})
    found = files_sdk.automation.find(made.id)
    assert (found.automation, found.destinations, found.trigger) == ("copy_file", [case.folder], "daily")
    made.delete()
