"""Comments on files and reactions to them."""

from __future__ import annotations

import pytest

MISSING = (404, "not-found/file-not-found")
UNREADABLE = (403, "not-authorized/read-permission-required")
NOT_FOUND = (404, "not-found")


def make(api, path, /, **body):
    answer = api.post(path, **body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def bodies(api, path):
    answer = api.get(f"/file_comments/files/{path}")
    assert answer.status_code == 200, answer.text
    return [one["body"] for one in answer.json()]


def test_comments_belong_to_a_file(api, check_problem):
    """Comments and their reactions are listed for their file, and need a file that exists."""
    assert check_problem(api.post("/file_comments", path="none.txt", body="x")) == MISSING
    assert check_problem(api.get("/file_comments/files/none.txt")) == MISSING
    api.upload("dir/a.txt")
    assert check_problem(api.post("/file_comments", path="dir", body="x")) == MISSING
    comment = make(api, "/file_comments", path="/DIR/a.txt", body="first")
    reaction = make(api, "/file_comment_reactions", file_comment_id=comment["id"], emoji="👍")
    (found,) = api.get("/file_comments/files/dir/A.txt").json()
    assert (found["body"], found["path"]) == ("first", "dir/a.txt")
    assert found["reactions"] == [{"id": reaction["id"], "emoji": "👍"}]
    assert api.patch(f"/file_comments/{comment['id']}", body="second").json()["reactions"] == found["reactions"]
    assert api.delete(f"/file_comment_reactions/{reaction['id']}").status_code == 204
    assert api.get("/file_comments/files/dir/a.txt").json()[0]["reactions"] == []
    assert api.delete(f"/file_comments/{comment['id']}").status_code == 204
    assert bodies(api, "dir/a.txt") == []


@pytest.mark.parametrize(
    ("source", "destination", "now"),
    [("dir/a.txt", "b.txt", "b.txt"), ("dir", "top", "top/a.txt"), ("dir", "DIR", "DIR/a.txt")],
)
def test_comments_follow_their_file(api, source, destination, now):
    """A file that is moved, or whose folder is, keeps its comments, and a new version of it does too."""
    api.upload("dir/a.txt")
    comment = make(api, "/file_comments", path="dir/a.txt", body="first")
    assert api.post(f"/file_actions/move/{source}", destination=destination).json()["status"] == "completed"
    api.upload(now, b"newer")
    assert bodies(api, now) == ["first"]
    assert api.patch(f"/file_comments/{comment['id']}", body="second").json()["path"] == now


def test_a_copy_has_no_comments(api):
    """Comments stay with the original."""
    api.upload("a.txt")
    make(api, "/file_comments", path="a.txt", body="first")
    api.post("/file_actions/copy/a.txt", destination="b.txt")
    assert (bodies(api, "a.txt"), bodies(api, "b.txt")) == (["first"], [])


def test_reactions_go_with_their_comment(api):
    """A comment that is deleted leaves no reaction behind."""
    api.upload("a.txt")
    comment = make(api, "/file_comments", path="a.txt", body="first")
    make(api, "/file_comment_reactions", file_comment_id=comment["id"], emoji="+1")
    assert api.delete(f"/file_comments/{comment['id']}").status_code == 204
    assert api.server.run(lambda: api.server.service.site.records.all("file_comment_reaction")) == []


def test_comments_go_with_their_file(api, check_problem):
    """The comments of a deleted file are gone, for whoever holds their ids and for a new file of its name."""
    api.upload("dir/a.txt")
    comment = make(api, "/file_comments", path="dir/a.txt", body="first")
    assert api.delete("/files/dir", recursive=True).status_code == 204
    assert check_problem(api.patch(f"/file_comments/{comment['id']}", body="x")) == NOT_FOUND
    assert check_problem(api.delete(f"/file_comments/{comment['id']}")) == NOT_FOUND
    reaction = api.post("/file_comment_reactions", file_comment_id=comment["id"], emoji="x")
    assert check_problem(reaction) == NOT_FOUND
    api.upload("dir/a.txt")
    assert bodies(api, "dir/a.txt") == []


def test_comments_show_where_one_may_read(api, member, check_problem):
    """Only who may read a file reads, writes and reacts to its comments."""
    api.upload("open/a.txt")
    api.upload("shut/a.txt")
    user = member("user", {"open": "readonly", "shut": "list"})
    shut = make(api, "/file_comments", path="shut/a.txt", body="secret")
    assert make(user, "/file_comments", path="open/a.txt", body="mine")["path"] == "open/a.txt"
    assert check_problem(user.get("/file_comments/files/shut/a.txt")) == UNREADABLE
    assert check_problem(user.post("/file_comments", path="shut/a.txt", body="x")) == UNREADABLE
    assert check_problem(user.post("/file_comment_reactions", file_comment_id=shut["id"], emoji="x")) == UNREADABLE
    assert check_problem(user.post("/file_comment_reactions", file_comment_id=99, emoji="x")) == NOT_FOUND


def test_comments_and_reactions_are_their_authors(api, member, check_problem):
    """Authors change and remove their own comments and reactions, others do not, site admins may."""
    api.upload("a.txt")
    ann, bob = member("ann", {"": "readonly"}), member("bob", {"": "readonly"})
    comment = make(ann, "/file_comments", path="a.txt", body="mine")
    reaction = make(bob, "/file_comment_reactions", file_comment_id=comment["id"], emoji="x")
    for answer in (
        bob.patch(f"/file_comments/{comment['id']}", body="x"),
        bob.delete(f"/file_comments/{comment['id']}"),
        ann.delete(f"/file_comment_reactions/{reaction['id']}"),
    ):
        assert check_problem(answer) == NOT_FOUND
    assert bob.delete(f"/file_comment_reactions/{reaction['id']}").status_code == 204
    assert ann.patch(f"/file_comments/{comment['id']}", body="changed").json()["body"] == "changed"
    assert api.delete(f"/file_comments/{comment['id']}").status_code == 204
