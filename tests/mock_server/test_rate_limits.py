"""Rate limits: calls in a time and calls at once, of each credential or of one."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from files_mock_server.people.limits import Limits
from files_mock_server.problems import Problem

KEY, OTHER = {"X-FilesAPI-Key": "k1"}, {"X-FilesAPI-Key": "k2"}


def spend(limits: Limits, headers: dict[str, str]) -> None:
    with limits.counted(headers):
        pass


def test_refused_calls_say_when_to_come_again(api, check_problem):
    """A call too many is answered 429 with the service's type and Retry-After; after that time it is let through."""
    server = api.server
    server.clock.freeze()
    server.limits.set(2, 60)
    assert [api.get("/folders/").status_code for _ in range(2)] == [200, 200]
    refused = api.get("/folders/")
    assert check_problem(refused) == (429, "rate-limited/too-many-requests")
    assert refused.headers["Retry-After"] == "30"
    server.clock.advance(30)
    assert api.get("/folders/").status_code == 200
    assert api.get("/folders/").status_code == 429
    server.limits.clear()
    assert api.get("/folders/").status_code == 200


def test_refused_calls_change_nothing(api):
    """What is refused is not done."""
    api.server.limits.set(1, 1000)
    assert api.post("/folders/a").status_code == 201
    assert api.post("/folders/b").status_code == 429
    api.server.limits.clear()
    assert api.names() == ["a"]


def test_storage_and_control_have_no_limit(api):
    """Signed URLs and control endpoints are used freely."""
    api.upload("a.txt", b"hello")
    uri = api.get("/files/a.txt").json()["download_uri"]
    api.server.limits.set(1, 1000)
    assert api.get("/folders/").status_code == 200
    for _ in range(3):
        assert requests.get(uri, timeout=10).content == b"hello"
        assert requests.get(f"{api.server.url}/__mock__/ready", timeout=10).status_code == 200


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_call_that_is_made_late_counts_all_the_while(api, check_problem, when):
    """A call that a rule holds up is under way, so that one more at the same time is refused; it counts once."""
    server = api.server
    server.limits.set(2, 3600, concurrent=1)
    rule = server.faults.add("latency", seconds=600, when=when, path="/users")
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(api.get, "/users")
        assert rule.wait()
        answer = requests.get(f"{server.url}/api/rest/v1/folders/", headers=KEY, timeout=10)
        assert check_problem(answer) == (429, "rate-limited/too-many-concurrent-requests")
        server.faults.remove(rule)
        assert late.result(10).status_code == 200
    assert api.get("/folders/").status_code == 200
    assert check_problem(api.get("/folders/")) == (429, "rate-limited/too-many-requests")


def test_a_call_that_waits_counts_at_once(api, check_problem):
    """While a call is under way, one more than allowed at the same time is refused; then it is let through."""
    api.server.limits.set(concurrent=1)
    begun, go_on = threading.Event(), threading.Event()

    def body():
        yield b'{"name":'
        begun.set()
        go_on.wait(20)
        yield b'"staff"}'

    answers = []
    slow = threading.Thread(
        target=lambda: answers.append(
            api.call("POST", "/groups", data=body(), headers={"Content-Type": "application/json"})
        )
    )
    slow.start()
    assert begun.wait(20)
    for _ in range(2000):  # until the server has read the head of the slow call
        refused = requests.get(f"{api.server.url}/api/rest/v1/users", headers=KEY, timeout=10)
        if refused.status_code == 429:
            break
    assert check_problem(refused) == (429, "rate-limited/too-many-concurrent-requests")
    assert refused.headers["Retry-After"] == "1"
    go_on.set()
    slow.join(20)
    assert [answer.status_code for answer in answers] == [201]
    assert api.get("/users").status_code == 200


def test_each_credential_has_its_own_bucket():
    """A limit for all counts each credential alone; one of a key is for that key only."""
    now = [0.0]
    limits = Limits(lambda: now[0])
    limits.set(1, 10)
    limits.set(3, 10, key="k2")
    spend(limits, KEY)
    with pytest.raises(Problem):
        spend(limits, KEY)
    for _ in range(3):
        spend(limits, OTHER)
    with pytest.raises(Problem) as caught:
        spend(limits, OTHER)
    assert caught.value.headers["Retry-After"] == "4"
    spend(limits, {})
    limits.clear("k2")
    spend(limits, OTHER)
    with pytest.raises(Problem):
        spend(limits, OTHER)


def test_bucket_fills_up_to_its_size():
    """Tokens come back evenly, and no more than the limit are saved up; a clock that goes back takes none."""
    now = [100.0]
    limits = Limits(lambda: now[0])
    limits.set(4, 8)
    for _ in range(4):
        spend(limits, KEY)
    now[0] += 2
    spend(limits, KEY)
    with pytest.raises(Problem):
        spend(limits, KEY)
    now[0] = 50
    with pytest.raises(Problem):
        spend(limits, KEY)
    now[0] += 1000
    for _ in range(4):
        spend(limits, KEY)
    with pytest.raises(Problem):
        spend(limits, KEY)


def test_failed_calls_leave_their_place():
    """A call that ends in an error is not under way any more."""
    limits = Limits(lambda: 0.0)
    limits.set(concurrent=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), limits.counted(KEY):
            raise ZeroDivisionError
    with limits.counted(KEY), pytest.raises(Problem):
        spend(limits, KEY)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "requests"),
        ({"requests": 0}, "requests"),
        ({"requests": 1.5}, "requests"),
        ({"requests": True}, "requests"),
        ({"concurrent": 0}, "concurrent"),
        ({"requests": 1, "per_seconds": 0}, "per_seconds"),
        ({"requests": 1, "per_seconds": float("nan")}, "per_seconds"),
        ({"requests": 1, "key": ""}, "key"),
    ],
)
def test_impossible_limits(given, named):
    """A limit that makes no sense is refused by name, and changes nothing."""
    limits = Limits(lambda: 0.0)
    with pytest.raises(Problem) as caught:
        limits.set(**given)
    assert caught.value.data == {"param": named}
    assert not limits.is_on


def test_memory_is_bounded(monkeypatch):
    """However many credentials call, only so many are remembered."""
    monkeypatch.setattr("files_mock_server.people.limits._MAX_BUCKETS", 5)
    limits = Limits(lambda: 0.0)
    limits.set(1, 10)
    for number in range(50):
        spend(limits, {"X-FilesAPI-Key": f"key{number}"})
    assert len(limits._buckets) == 5
