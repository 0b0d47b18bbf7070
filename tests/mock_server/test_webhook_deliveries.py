"""Deliveries of webhooks: tried again by the clock, bounded, kept to loopback, listed, tested, forgotten in time."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from files_mock_server.testing import MockServer
from files_mock_server.webhooks import Attempt, Delivery, outbox, targets
from files_mock_server.webhooks import plan as plans
from files_mock_server.webhooks.hooks import Hook
from files_mock_server.webhooks.messages import Event
from mock_client import Api
from webhook_receiver import Receiver

Watch = Callable[..., None]
INVALID = (400, "bad-request/request-params-invalid")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture
def watch(api: Api, receiver: Receiver) -> Watch:
    """Makes the folder `in` with a webhook that is sent to some URLs, the receiver's if none are given."""

    def make(*urls: str, api: Api = api) -> None:
        api.post("/folders/in")
        made = api.post("/behaviors", path="in", behavior="webhook", value={"urls": list(urls) or [receiver.url]})
        assert made.status_code == 201, made.text

    return make


def control(server: MockServer, method: str, path: str, **params: Any) -> requests.Response:
    return requests.request(method, f"{server.url}/__mock__{path}", params=params, timeout=20)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def test_tried_again_by_the_clock(api: Api, server: MockServer, receiver: Receiver, watch: Watch) -> None:
    """What is not answered with 2xx is tried again after growing pauses of the server's clock, until it is."""
    server.clock.freeze()
    server.configure(webhook_retry_delays=[60, 3600, 86400])
    receiver.answers = [500, 302, 404, 204]
    watch()
    api.post("/folders/in/a")
    for tries, pause in enumerate((60, 3600, 86400), 1):
        (delivery,) = server.webhooks.wait_for(attempts=tries)
        assert (delivery.status, delivery.due) == ("pending", server.clock() + pause)
        server.clock.advance(pause)
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, delivery.error, delivery.due) == ("delivered", "", None)
    assert [attempt.status for attempt in delivery.attempts] == [500, 302, 404, 204]
    assert {one.path for one in receiver.taken} == {receiver.taken[0].path}, "a redirect was followed"


def test_failed_at_last(api: Api, server: MockServer, receiver: Receiver, watch: Watch) -> None:
    """After the last try a delivery has failed, and says why; with no delays there is one try."""
    server.configure(webhook_retry_delays=[0, 0])
    receiver.answers = [500, 500, 503]
    watch()
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, delivery.error) == ("failed", "the answer was 503")
    server.configure(webhook_retry_delays=[])
    receiver.answers = [410]
    api.post("/folders/in/b")
    _, delivery = server.webhooks.wait_for(2)
    assert (delivery.status, len(delivery.attempts)) == ("failed", 1)


def test_nobody_is_there(api: Api, server: MockServer, watch: Watch) -> None:
    """A target that refuses connections is a failed try with no status."""
    server.configure(webhook_retry_delays=[])
    watch(f"http://127.0.0.1:{free_port()}")
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, delivery.attempts[0].status) == ("failed", None)
    assert delivery.error.startswith("cannot connect")


def test_attempts_are_bounded_in_time(
    api: Api, server: MockServer, receiver: Receiver, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A target that never answers is given up after a while, and the next event goes to it then."""
    monkeypatch.setattr(outbox, "ATTEMPT_SECONDS", 0.05)
    server.configure(webhook_retry_delays=[])
    receiver.answers = [0]
    watch()
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, delivery.error) == ("failed", "no answer within 0.05 seconds")


def test_retried_on_command(api: Api, server: MockServer, receiver: Receiver, watch: Watch) -> None:
    """What waits for its next try is tried at once on command, from a test and over HTTP."""
    server.configure(webhook_retry_delays=[3600, 3600])
    receiver.answers = [500, 500]
    watch()
    api.post("/folders/in/a")
    server.webhooks.wait_for(attempts=1)
    assert server.webhooks.retry_now() == 1
    server.webhooks.wait_for(attempts=2)
    assert control(server, "POST", "/webhooks/retry").json() == {"retried": 1}
    assert server.webhooks.wait_for()[0].status == "delivered"
    assert server.webhooks.retry_now() == 0


def test_sent_again_on_command(
    api: Api, server: MockServer, receiver: Receiver, watch: Watch, check_problem: Any
) -> None:
    """A delivery that is over is sent once more under its id, whatever came of it; one that is not stays as it is."""
    server.configure(webhook_retry_delays=[])
    receiver.answers = [500]
    watch(receiver.url, "http://192.0.2.1/")
    api.post("/folders/in/a")
    first, refused = server.webhooks.wait_for(2)
    assert (first.status, refused.status) == ("failed", "refused")
    assert control(server, "POST", f"/webhooks/{first.id}/redeliver").json()["id"] == first.id
    assert server.webhooks.wait_for(status="delivered") == [first]
    server.webhooks.redeliver(first.id)
    assert receiver.wait_for(3)[2].path == receiver.taken[0].path
    assert check_problem(control(server, "POST", f"/webhooks/{refused.id}/redeliver"))[0] == 422
    assert check_problem(control(server, "POST", "/webhooks/none/redeliver")) == (404, "not-found")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://192.0.2.1/hook", "not on loopback"),
        ("https://hooks.example.com/", "not on loopback"),
        ("http://localhost.example.com/", "not on loopback"),
        ("http://127.0.0.1.example.com/", "not on loopback"),
        ("http://localhost@192.0.2.1/", "not on loopback"),
        ("http://2130706433/", "not on loopback"),
        ("http://0.0.0.0/", "not on loopback"),
        ("ftp://127.0.0.1/", "not an http or https URL"),
        ("http://[::1", "not an http or https URL"),
        ("http://127.0.0.1:99999/", "not an http or https URL"),
        ("nonsense", "not an http or https URL"),
    ],
)
def test_other_machines_are_not_called(api: Api, server: MockServer, watch: Watch, url: str, why: str) -> None:
    """A target that is not on loopback is told as refused; nothing is tried."""
    watch(url)
    api.post("/folders/in/a")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.status, delivery.attempts) == ("refused", [])
    assert why in delivery.error


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://127.8.9.1:80/", "https://[::1]/", "http://LOCALHOST/"])
def test_loopback_is_called(url: str) -> None:
    """Every spelling of loopback that leads nowhere else is allowed; others are, where the server was told so."""
    assert targets.refusal(url, anywhere=False) == ""
    assert targets.refusal("https://hooks.example.com/", anywhere=True) == ""
    assert targets.refusal("ftp://hooks.example.com/", anywhere=True) != ""


def test_deliveries_are_listed(
    api: Api, server: MockServer, receiver: Receiver, watch: Watch, check_problem: Any
) -> None:
    """The control endpoint lists deliveries with what they tell and their tries, by status, number and limit."""
    server.configure(webhook_retry_delays=[])
    receiver.answers = [200, 500]
    watch(f"{receiver.url}/x")
    for name in "abc":
        api.post(f"/folders/in/{name}")
    server.webhooks.wait_for(3)
    first, _, last = control(server, "GET", "/webhooks").json()
    assert (first["number"], first["status"], first["method"], first["url"]) == (
        1,
        "delivered",
        "GET",
        f"{receiver.url}/x",
    )
    assert (first["event"]["action"], first["event"]["path"], first["due"]) == ("create", "in/a", None)
    assert [attempt["status"] for attempt in first["attempts"]] == [200]
    assert [one["number"] for one in control(server, "GET", "/webhooks", status="failed").json()] == [2]
    assert control(server, "GET", "/webhooks", since=1, limit=1).json() == [last]
    for wrong in ({"status": "lost"}, {"since": -1}, {"limit": -1}, {"x": 1}):
        assert check_problem(control(server, "GET", "/webhooks", **wrong)) == INVALID
    assert control(server, "DELETE", "/webhooks").status_code == 204
    assert list(server.webhooks) == []


def test_waiting_for_what_does_not_come(server: MockServer) -> None:
    """A wait for webhooks ends in time, and tells which there are."""
    with pytest.raises(TimeoutError, match="expected 1 webhooks within 0 seconds; there are: "):
        server.webhooks.wait_for(timeout=0)


@pytest.mark.parametrize("back", ["reset", "restore"])
def test_a_state_that_comes_back_forgets(
    api: Api, server: MockServer, receiver: Receiver, watch: Watch, back: str
) -> None:
    """A state that is brought back forgets what is pending, under way or not; a reset what is over, too."""
    watch()
    api.post("/folders/in/done")
    server.webhooks.wait_for()
    server.snapshot("here")
    receiver.answers = [0, 500]
    watch(f"{receiver.url}/other")
    api.post("/folders/in/held")
    receiver.wait_for(3)
    if back == "reset":
        server.reset()
        assert list(server.webhooks) == []
        return
    server.restore("here")
    assert [one.event.path for one in server.webhooks] == ["in/done"]
    api.post("/folders/in/next")
    assert [one.event.path for one in server.webhooks.wait_for(2)] == ["in/done", "in/next"]


def test_stopping_does_not_wait(connect: Any, receiver: Receiver, watch: Watch) -> None:
    """A server stops while attempts hang and others wait; nothing is left open, and what was over can still be read."""
    with MockServer(webhook_retry_delays=(3600,)) as server:
        api = connect(server)
        receiver.answers = [500, 0]
        watch(f"{receiver.url}/a", f"{receiver.url}/b", api=api)
        api.post("/folders/in/a")
        receiver.wait_for(2)
    assert [one for one in server.webhooks if one.status == "pending"] == []


def test_a_full_queue_refuses(
    api: Api, server: MockServer, receiver: Receiver, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond a number of pending deliveries further ones are told as refused, so that memory is bounded."""
    monkeypatch.setattr(plans, "MOST", 2)
    receiver.answers = [0]
    watch()
    for name in "abc":
        api.post(f"/folders/in/{name}")
    (delivery,) = server.webhooks.wait_for()
    assert (delivery.event.path, delivery.status) == ("in/c", "refused")
    assert "pending" in delivery.error


@pytest.mark.parametrize("value", [[-1], ["x"], "1", 5, [0] * 51, [True]])
def test_delays_that_cannot_be(server: MockServer, check_problem: Any, value: Any) -> None:
    """Delays of further tries are a short list of seconds."""
    answer = requests.patch(f"{server.url}/__mock__/settings", json={"webhook_retry_delays": value}, timeout=20)
    assert check_problem(answer) == INVALID
    assert server.live.webhook_retry_delays == (1, 5, 25, 125)


def test_trying_a_webhook(api: Api, server: MockServer, receiver: Receiver) -> None:
    """A test of a webhook sends one request and tells what came of it; a target that fails is no error."""
    receiver.answers = [202, 503]
    body = {"url": receiver.url, "method": "POST", "encoding": "JSON", "headers": {"X-A": "b"}, "body": {"c": [1]}}
    good = api.post("/webhook_tests", **body, action="move").json()
    assert (good["code"], good["success"], good["status"]) == (202, True, "delivered")
    assert (good["url"], good["headers"], good["action"]) == (receiver.url, {"X-A": "b"}, "move")
    (request,) = receiver.taken
    assert (request.method, request.headers["x-a"]) == ("POST", "b")
    assert (request.fields["action"], request.fields["username"], request.fields["c"]) == ("move", "motor", [1])
    bad = api.post("/webhook_tests", url=receiver.url, method="POST", raw_body="as it is")
    assert bad.status_code == 201
    assert (bad.json()["code"], bad.json()["success"]) == (503, False)
    assert receiver.taken[1].body == b"as it is"
    assert api.post("/behaviors/webhook/test", url=receiver.url).status_code == 204
    assert [one.status for one in server.webhooks] == ["delivered", "failed", "delivered"]


@pytest.mark.parametrize("path", ["/behaviors/webhook/test", "/webhook_tests"])
def test_trying_what_is_not_called(api: Api, server: MockServer, check_problem: Any, path: str) -> None:
    """A test of another machine is told as refused, one of nobody as failed; what is no web address is an error."""
    unheard = f"http://127.0.0.1:{free_port()}/"
    for url, status in (("https://example.com/hook", "refused"), (unheard, "failed")):
        answer = api.post(path, url=url)
        if path == "/webhook_tests":
            assert (answer.json()["success"], answer.json()["code"]) == (False, None)
            assert (answer.json()["status"], "was not delivered" in answer.json()["message"]) == (status, True)
        assert server.webhooks[-1].status == status
    for url in ("ftp://example.com", "example.com", "http://", "https://[bad"):
        assert check_problem(api.post(path, url=url)) == INVALID


def delivery(number: int, target: str) -> Delivery:
    event = Event("create", "restapi", "a", None, "", "", "file")
    return Delivery(number, f"id{number}", event, Hook(1, (target,)), target)


@pytest.mark.parametrize("seed", range(20))
def test_plans_come_to_an_end(seed: int) -> None:
    """Whatever fails and whenever: all comes to an end, one try at a time to a target, few at once, none too early."""
    chance = random.Random(seed)
    plan, now, delays = plans.Plan(), 0.0, (1.0, 2.0, 4.0)
    made = [delivery(number, f"target{chance.randrange(12)}") for number in range(100)]
    left, busy, log = list(made), [], []
    for _ in range(10_000):
        if left and chance.random() < 0.3:
            assert plan.put(left.pop(0), now)
        for taken in plan.take(now):
            assert taken.target not in [one.target for one in busy]
            busy.append(taken)
            log.append((now, taken))
        assert len(busy) <= plans.AT_ONCE
        pause = plan.pause(now)
        if busy and (pause is None or chance.random() < 0.5):
            one = busy.pop(chance.randrange(len(busy)))
            plan.ended(one, Attempt(now, chance.choice((200, 500, None))), now, delays)
        elif pause is not None:
            now += pause
        elif not left and not busy:
            break
    assert {one.status for one in made} <= {"delivered", "failed"}
    for one in made:
        times = [time for time, tried in log if tried is one]
        assert len(times) == len(one.attempts) <= 1 + len(delays)
        assert all(later - earlier >= wait for earlier, later, wait in zip(times, times[1:], delays, strict=False))
    for target in {one.target for one in made}:
        firsts = [tried.number for _, tried in log if tried.target == target]
        assert list(dict.fromkeys(firsts)) == sorted(set(firsts)), "the first tries came out of order"


def test_exports_of_what_was_sent(api: Api, server: MockServer, receiver: Receiver, watch: Watch) -> None:
    """An export of action notifications has the webhooks that were sent, of those that are asked for."""
    server.configure(webhook_retry_delays=[])
    receiver.answers = [200, 500]
    watch(f"{receiver.url}/x?key=hidden")
    for name in "ab":
        api.post(f"/folders/in/{name}")
    server.webhooks.wait_for(2)

    def results(**query: Any) -> list[tuple[str, int, bool]]:
        export = api.post("/action_notification_exports", **query).json()["id"]
        found = api.get("/action_notification_export_results", action_notification_export_id=export)
        assert "hidden" not in found.text
        return [(one["path"], one["status"], one["success"]) for one in found.json()]

    assert results() == [("in/a", 200, True), ("in/b", 500, False)]
    assert results(query_success=False) == results(query_status="500", query_folder="in") == [("in/b", 500, False)]
    assert results(query_path="in/a", end_at="2100-01-01T00:00:00Z") == [("in/a", 200, True)]
    assert results(start_at="2100-01-01T00:00:00Z") == []


def test_calling_others_is_asked_for_on_the_command_line() -> None:
    """Only the option lets webhooks go to other machines."""
    from files_mock_server.__main__ import _config, _parser

    assert not _config(_parser().parse_args([]), None).webhooks_anywhere
    assert _config(_parser().parse_args(["--webhooks-anywhere"]), None).webhooks_anywhere


def test_delays_are_set_on_the_page(server: MockServer, visitor: Any) -> None:
    """The page shows the delays of tries as numbers beside each other, and takes them so."""
    answer = visitor.http.post(
        visitor.url, data={"do": "settings", "set.webhook_retry_delays": "2 30.5, 7"}, timeout=20
    )
    assert answer.status_code == 200
    assert server.live.webhook_retry_delays == (2, 30.5, 7)
    assert 'value="2 30.5 7"' in answer.text
