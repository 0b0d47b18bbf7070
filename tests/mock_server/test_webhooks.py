"""Webhooks: what is sent for what happens, to whom, signed, and tried again."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from files_mock_server.testing import MockServer
from mock_client import Api
from webhook_receiver import Receiver, Taken

Hook = Callable[..., int]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture
def hook(api: Api, receiver: Receiver) -> Hook:
    """Makes a folder with a webhook that is sent to the receiver."""

    def make(path: str = "in", *, recursive: bool = True, name: str = "", **value: Any) -> int:
        if path:
            assert api.post(f"/folders/{path}", mkdir_parents=True).status_code in (201, 422)
        value = {"urls": [f"{receiver.url}/{name}"], **value}
        made = api.post("/behaviors", path=path or "/", behavior="webhook", recursive=recursive, value=value)
        assert made.status_code == 201, made.text
        id: int = made.json()["id"]
        return id

    return make


def told(requests: list[Taken]) -> list[tuple[str, str, str]]:
    return [(one.fields["action"], one.fields["path"], one.fields.get("destination", "")) for one in requests]


DOINGS: list[tuple[tuple[str, str, str], str, Callable[[Api], Any]]] = [
    (("create", "in/new", ""), "directory", lambda api: api.post("/folders/in/new")),
    (("create", "in/new.txt", ""), "file", lambda api: api.post("/files/in/new.txt", data="x")),
    (("update", "in/a.txt", ""), "file", lambda api: api.post("/files/in/a.txt", data="x")),
    (("update", "in/sub", ""), "directory", lambda api: api.patch("/files/in/sub", priority_color="red")),
    (("read", "in/a.txt", ""), "file", lambda api: api.get("/files/in/a.txt")),
    (
        ("copy", "in/sub", "in/other"),
        "directory",
        lambda api: api.post("/file_actions/copy/in/sub", destination="in/other"),
    ),
    (
        ("move", "in/a.txt", "in/b.txt"),
        "file",
        lambda api: api.post("/file_actions/move/in/a.txt", destination="in/b.txt"),
    ),
    (("destroy", "in/a.txt", ""), "file", lambda api: api.delete("/files/in/a.txt")),
    (("destroy", "in/sub", ""), "directory", lambda api: api.post("/file_actions/delete/in/sub", recursive=True)),
    (
        ("create", "in/a.zip", ""),
        "file",
        lambda api: api.post("/file_actions/zip", paths=["in/sub"], destination="in/a.zip"),
    ),
]


@pytest.mark.parametrize(("expected", "kind", "do"), DOINGS, ids=[" ".join(doing[0]).strip() for doing in DOINGS])
def test_what_is_sent(
    api: Api, server: MockServer, receiver: Receiver, hook: Hook, expected: tuple[str, str, str], kind: str, do: Any
) -> None:
    """Each action on a file or folder is one request that tells what, where, when, by whom and through what."""
    api.upload("in/a.txt")
    api.upload("in/sub/c.txt")
    hook()
    before = datetime.fromisoformat(api.post("/folders/out").json()["created_at"])
    assert do(api).status_code < 400
    (delivery,) = server.webhooks.wait_for()
    (request,) = receiver.taken
    assert told([request]) == [expected]
    fields = request.fields
    assert (fields["interface"], fields["username"], fields["type"]) == ("restapi", "motor", kind)
    assert datetime.fromisoformat(fields["at"]) >= before.replace(microsecond=0)
    assert ("destination" in fields) == bool(expected[2])
    assert (delivery.status, delivery.event.path, len(delivery.attempts)) == ("delivered", expected[1], 1)


@pytest.mark.parametrize(
    "do",
    [
        lambda api: api.get("/files/in/none.txt"),
        lambda api: api.get("/files/in/a.txt", action="stat"),
        lambda api: api.post("/folders/in"),
        lambda api: api.post("/file_actions/move/in/a.txt", destination="in/no/where"),
        lambda api: api.post("/folders/outside"),
        lambda api: api.get("/folders/in"),
    ],
)
def test_what_sends_nothing(api: Api, server: MockServer, hook: Hook, do: Any) -> None:
    """Looking, what is refused, and what happens elsewhere sends nothing."""
    api.upload("in/a.txt")
    hook()
    do(api)
    api.post("/folders/in/last")
    assert [one.event.path for one in server.webhooks.wait_for()] == ["in/last"]


def test_what_fails_behind_its_answer_sends_nothing(api: Api, server: MockServer, hook: Hook) -> None:
    """An action in the background is told when it is done, and not at all if it is cancelled."""
    for number in range(3):
        api.upload(f"in/sub/{number}")
    hook()
    server.configure(background_from=2, step_delay=3600)
    first = api.post("/file_actions/copy/in/sub", destination="in/one").json()
    second = api.post("/file_actions/copy/in/sub", destination="in/two").json()
    server.cancel_migration(first["file_migration_id"])
    assert len(server.webhooks) == 0
    server.configure(step_delay=0)
    assert [one.event.destination for one in server.webhooks.wait_for()] == ["in/two"]
    assert api.get(f"/file_migrations/{second['file_migration_id']}").json()["status"] == "completed"
    assert api.get("/file_actions/metadata/in/two").status_code == 200


def test_folders_that_are_reached(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """A recursive webhook reaches all below its folder, another what is in it; a folder may cut off those above."""
    api.post("/folders/in/cut/off", mkdir_parents=True)
    hook("in", name="all")
    hook("in", name="flat", recursive=False)
    api.patch(f"/behaviors/{hook('in/cut', name='inner')}", disable_parent_folder_behavior=True)
    hook("in/cut/off", name="off", recursive=False)
    for path in ("in/a", "in/deep/b", "in/cut/off/c", "in/cut/off/deep/d"):
        api.post(f"/folders/{path}", mkdir_parents=True)
    api.patch("/files/in", priority_color="red")
    server.webhooks.wait_for(6)
    assert sorted((one.path.partition("?")[0], one.fields["path"]) for one in receiver.taken) == [
        ("/all", "in/a"),
        ("/all", "in/deep/b"),
        ("/flat", "in/a"),
        ("/inner", "in/cut/off/c"),
        ("/inner", "in/cut/off/deep/d"),
        ("/off", "in/cut/off/c"),
    ]


def test_moves_are_told_on_both_sides(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """What leaves a folder and what comes into it is told to the webhooks of either, once each."""
    api.upload("from/a.txt")
    for path in ("from", "to"):
        hook(path, name=path)
    hook("", name="root", triggers=["move", "copy"])
    api.post("/file_actions/move/from/a.txt", destination="to/b.txt")
    server.webhooks.wait_for(3)
    assert sorted(one.path.partition("?")[0] for one in receiver.taken) == ["/from", "/root", "/to"]
    assert set(told(receiver.taken)) == {("move", "from/a.txt", "to/b.txt")}


def test_triggers_and_names(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """Triggers and patterns of names narrow down what is sent; the new name of a move counts too."""
    hook("in", triggers=["create", "move"], triggering_filenames=["*.PDF", "exact.txt"])
    for name in ("a.pdf", "b.txt", "exact.txt"):
        api.upload(f"in/{name}")
    api.get("/files/in/a.pdf")
    api.post("/file_actions/move/in/b.txt", destination="in/c.pdf")
    server.webhooks.wait_for(3)
    assert told(receiver.taken) == [
        ("create", "in/a.pdf", ""),
        ("create", "in/exact.txt", ""),
        ("move", "in/b.txt", "in/c.pdf"),
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"method": "GET"}, None),
        ({"method": "post"}, "application/x-www-form-urlencoded"),
        ({"method": "POST", "encoding": "RAW"}, "application/x-www-form-urlencoded"),
        ({"method": "POST", "encoding": "JSON"}, "application/json"),
    ],
)
def test_how_it_is_sent(
    api: Api, server: MockServer, receiver: Receiver, hook: Hook, value: dict[str, Any], kind: str | None
) -> None:
    """Fields go into the query of a GET, a form or JSON, with those that were added; headers come along."""
    added = {"headers": {"X-Room": "blue", "Content-Length": "7", "Host": "x"}, "body": {"team": "ä b&c", "path": "no"}}
    hook("in", **value, **added)
    api.post("/folders/in/größe + 100% &c")
    server.webhooks.wait_for(status="delivered")
    (request,) = receiver.taken
    assert (request.method, request.headers.get("content-type")) == ("POST" if kind else "GET", kind)
    assert request.fields["path"] == "in/größe + 100% &c"
    assert request.fields["team"] == "ä b&c"
    assert request.headers["x-room"] == "blue"
    assert request.headers["host"] == receiver.url.removeprefix("http://")
    assert "webhook-id" not in request.headers


def test_a_query_of_its_own_stays(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """The query of a webhook's URL is sent as it is, before the fields; no list and no text of ours shows it."""
    secret = f"{receiver.url.replace('http://', 'http://user:word@')}/hook?key=a%2Bb#part"
    hook("in", urls=[secret], headers={"X-Key": "hidden"}, body={"pass": "hidden"}, verification_token="hidden")
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for(status="delivered")
    (request,) = receiver.taken
    assert request.path.startswith("/hook?key=a%2Bb&")
    assert request.fields["key"] == "a+b"
    assert request.headers["authorization"].startswith("Basic ")
    listed = api.http.get(f"{server.url}/__mock__/webhooks", timeout=20)
    for text in (repr(delivery), str(delivery.to_dict()), listed.text):
        assert not [word for word in ("a%2Bb", "word", "hidden") if word in text]
    assert delivery.url == f"{receiver.url}/hook?…"


def test_every_url_is_sent_to(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """The primary URL and those behind it each get each event, in a delivery of its own."""
    hook("in", urls=[f"{receiver.url}/one", f"{receiver.url}/two"])
    api.post("/folders/in/a")
    first, second = server.webhooks.wait_for(2)
    assert first.id != second.id
    assert sorted(one.path.partition("?")[0] for one in receiver.taken) == ["/one", "/two"]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("token", "key"),
    [("tök en", "tök en".encode()), ("whsec_" + base64.b64encode(b"bytes\x00\xff").decode(), b"bytes\x00\xff")],
)
def test_signatures(
    api: Api, server: MockServer, receiver: Receiver, hook: Hook, method: str, token: str, key: bytes
) -> None:
    """With a verification token each try is signed by Standard Webhooks, under one id, with a time of its own."""
    server.clock.freeze()
    receiver.answers = [500]
    hook("in", verification_token=token, method=method, encoding="JSON")
    api.post("/folders/in/größe")
    server.webhooks.wait_for(attempts=1)
    server.clock.advance(1)
    (delivery,) = server.webhooks.wait_for()
    assert delivery.status == "delivered"
    times = [int(attempt.time) for attempt in delivery.attempts]
    assert times[1] == times[0] + 1
    for request, time in zip(receiver.taken, times, strict=True):
        headers = request.headers
        assert (headers["webhook-id"], headers["webhook-timestamp"]) == (delivery.id, str(time))
        content = b"%s.%d.%s" % (delivery.id.encode(), time, request.signed)
        expected = base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
        assert headers["webhook-signature"] == f"v1,{expected}"


def test_a_known_signature() -> None:
    """The signature of a message is the one that the published test vector of Standard Webhooks has."""
    from files_mock_server.webhooks import signing

    signed = signing.headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )
    assert signed["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    "value",
    [
        {"verification_token": "whsec_?"},
        {"verification_token": "whsec_"},
        {"headers": {"X-A": "a\r\nB: c"}},
        {"headers": {"a b": 1}},
    ],
)
def test_what_cannot_be_sent(api: Api, server: MockServer, receiver: Receiver, hook: Hook, value: Any) -> None:
    """A token or a header that cannot be used fails the delivery at once and says why; nothing is sent."""
    hook("in", **value)
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, len(delivery.attempts), receiver.taken) == ("failed", 1, [])
    assert "cannot be sent" in delivery.error or "base64" in delivery.error


def test_huge_values_are_refused(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """A value too large to be remembered with each delivery is told as refused, and is not sent."""
    hook("in", body={"x": "y" * 70_000})
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, receiver.taken) == ("refused", [])
    assert "65536 bytes" in delivery.error


@pytest.mark.parametrize("value", [None, {}, {"urls": 7}, {"urls": [{"token": "x"}, None, ""]}, {"urls": None}])
def test_values_that_name_no_url(api: Api, server: MockServer, hook: Hook, value: Any) -> None:
    """A behavior whose value names no URL sends nothing and does no harm; a text or a map by number names some."""
    api.post("/folders/in")
    assert api.post("/behaviors", path="in", behavior="webhook", value=value).status_code == 201
    hook("in", urls={"0": "u"})
    hook("in", urls="u")
    assert api.post("/folders/in/a").status_code == 201
    assert [one.status for one in server.webhooks.wait_for(2)] == ["refused", "refused"]


def test_changed_webhooks(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """A webhook counts as it is when something happens: changed, moved along with its folder, removed."""
    id = hook("in", name="old")
    api.patch(f"/behaviors/{id}", value={"urls": [f"{receiver.url}/new"]})
    api.post("/file_actions/move/in", destination="moved")
    api.post("/folders/moved/a")
    api.delete(f"/behaviors/{id}")
    api.post("/folders/moved/b")
    server.webhooks.wait_for()
    assert [(one.path.partition("?")[0], one.fields["path"]) for one in receiver.taken] == [("/new", "moved/a")]
    assert len(server.webhooks) == 1


def test_share_links_send_webhooks(api: Api, server: MockServer, receiver: Receiver, hook: Hook) -> None:
    """What visitors of a share link do is told as done through the web."""
    api.upload("in/a.txt")
    hook("in")
    code = api.post("/bundles", paths=["in/a.txt"]).json()["code"]
    link = api.http.get(f"{server.url}/f/{code}", timeout=20).json()
    api.http.get(link["entries"][0]["download_uri"], timeout=20)
    server.webhooks.wait_for()
    assert (receiver.taken[0].fields["action"], receiver.taken[0].fields["interface"]) == ("read", "web")
