"""Who one is: keys, sessions, users, groups, permissions."""

from __future__ import annotations

import files_sdk

from vendor_cases.common import MAJOR, Case, refused, session


def an_api_key_works(case: Case) -> None:
    """A key that is created is a credential at once, and none any more when deleted."""
    made = files_sdk.api_key.create({"name": "second", "permission_set": "full"})
    assert made.key.isalnum()
    options = {"api_key": made.key}
    assert files_sdk.folder.list_for(case.folder, {}, options).data == []
    assert files_sdk.api_key.find_current({}, options).id == made.id
    files_sdk.api_key.update(made.id, {"name": "renamed"})
    assert files_sdk.api_key.find(made.id).name == "renamed"
    files_sdk.api_key.delete(made.id)
    with refused("InvalidCredentialsError", 401):
        files_sdk.folder.list_for(case.folder, {}, options)


def a_wrong_key_is_refused(case: Case) -> None:
    """An unknown key is an authentication error of its own class."""
    with refused("InvalidCredentialsError", 401):
        files_sdk.user.list({}, {"api_key": "doesnotexist"})
    with refused("NotAuthenticatedError", 401):
        files_sdk.user.list({}, {"session_id": "doesnotexist"})


def a_session_acts(case: Case) -> None:
    """A session stands for its user until it is deleted; a wrong password starts none."""
    with session(case, case.username, case.password) as made:
        assert made.id.isalnum()
        files_sdk.folder.create(f"{case.folder}/by session")
        assert [entry.path for entry in files_sdk.folder.list_for(case.folder)] == [f"{case.folder}/by session"]
        files_sdk.session.delete()
        with refused("NotAuthenticatedError", 401):
            files_sdk.folder.list_for(case.folder)
    with refused("InvalidUsernameOrPasswordError", 401):
        files_sdk.session.create({"username": case.username, "password": "wrong"})
    with refused("InvalidUsernameOrPasswordError", 401):
        files_sdk.session.create({"username": "nobody", "password": "wrong"})


def users_are_kept(case: Case) -> None:
    """A user is created, found, changed by model and by function, saved, and deleted."""
    user = files_sdk.user.create({"username": "kim", "email": "kim@example.com", "password": "long-enough-1"})
    assert (user.username, user.email, user.site_admin) == ("kim", "kim@example.com", False)
    assert files_sdk.user.find(user.id).username == "kim"
    user.update({"name": "Kim"})
    files_sdk.user.update(user.id, {"company": "K & Söhne"})
    found = files_sdk.user.find(user.id)
    assert (found.name, found.company) == ("Kim", "K & Söhne")
    if MAJOR > 1:  # version 1 sends it, and then trips over the answer to any update
        found.notes = "by save"
        found.save()
        assert files_sdk.user.find(user.id).notes == "by save"
    made = files_sdk.user.new({"username": "made by save"})
    made.save()
    assert files_sdk.user.find(made.id).username == "made by save"
    for one in (user, made):
        files_sdk.user.delete(one.id)
        with refused("UserNotFoundError", 404):
            files_sdk.user.find(one.id)


def names_are_unique(case: Case) -> None:
    """A second user of the same name is refused."""
    user = files_sdk.user.create({"username": "twin"})
    with refused("ProcessingFailureError", 422):
        files_sdk.user.create({"username": "twin"})
    user.delete()


def groups_have_members(case: Case) -> None:
    """Membership is the same seen from the group and from the user."""
    user = files_sdk.user.create({"username": "member"})
    group = files_sdk.group.create({"name": "team", "user_ids": str(user.id)})
    assert files_sdk.user.find(user.id).group_ids == str(group.id)
    [membership] = files_sdk.group_user.list({"group_id": group.id})
    assert membership.user_id == user.id
    files_sdk.group_user.update(membership.id, {"group_id": group.id, "user_id": user.id, "admin": True})
    assert files_sdk.group.find(group.id).admin_ids == str(user.id)
    files_sdk.group_user.delete(membership.id, {"group_id": group.id, "user_id": user.id})
    assert not files_sdk.user.find(user.id).group_ids
    files_sdk.group.delete(group.id)
    with refused("GroupNotFoundError", 404):
        files_sdk.group.find(group.id)
    user.delete()


def permissions_hold(case: Case) -> None:
    """A user who is no site admin sees and does what the permissions allow, and is told what is missing."""
    path = case.remote("file.txt", b"secret")
    user = files_sdk.user.create({"username": "reader", "password": "long-enough-1"})
    permission = files_sdk.permission.create({"path": case.folder, "user_id": user.id, "permission": "readonly"})
    with session(case, "reader", "long-enough-1"):
        assert case.received(path) == b"secret"
        with refused("NotAuthorizedError", 403):
            files_sdk.folder.create(f"{case.folder}/new")
        with refused("NotAuthorizedError", 403):
            files_sdk.file.delete(path)
        with refused("NotAuthorizedError", 403):
            files_sdk.user.create({"username": "sneaky"})
    files_sdk.permission.delete(permission.id)
    with session(case, "reader", "long-enough-1"), refused("NotAuthorizedError", 403):
        files_sdk.file.download(path)
    user.delete()


def keys_of_ssh_are_kept(case: Case) -> None:
    """A public key is stored with its fingerprint, and listed."""
    text = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0NZ0eR7Ffl2w0FQoQZ0Wq7mWq0nQ4KIwZ1l0bS5V0m someone@example.com"
    made = files_sdk.public_key.create({"title": "laptop", "public_key": text})
    assert made.id in [key.id for key in files_sdk.public_key.list()]
    made.delete()


def the_site_tells(case: Case) -> None:
    """The site and its usage are there, and settings change."""
    assert files_sdk.site.get_usage().id
    before = files_sdk.site.get().name
    assert files_sdk.site.update({"name": "Case & Co"}).name == "Case & Co"
    files_sdk.site.update({"name": before or "Site"})
