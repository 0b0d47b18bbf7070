"""Fault rules by themselves: whom they take, how often, how they are read, kept and told."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
from files_mock_server.faults import FaultError, Faults, Rule
from files_mock_server.faults.fault import Flips, Incoming
from files_mock_server.faults.rules import KINDS, parse, parse_list
from files_mock_server.faults.wire import flipped
from files_mock_server.testing import MockServer

REQUIRED: dict[str, dict[str, Any]] = {
    "status": {"status": 500},
    "latency": {"seconds": 1},
    "content_length": {"by": 1},
    "drip": {"rate": 1},
    "redirect": {"location": "http://other"},
    "headers": {"headers": {"X-A": "1", "X-B": None}},
    "etag": {"change": "weak"},
}


def request(path: str = "/api/rest/v1/users", method: str = "GET", **more: Any) -> Incoming:
    """A request; `more` are other fields of it."""
    fields: dict[str, Any] = {"target": path, "sort": "api", "file": None, "headers": {}, **more}
    file = fields.pop("file")
    return Incoming(method, path=path, base_path="/api/rest/v1", locate=lambda: file, request_id="r1", **fields)


def taken(faults: Faults, count: int, **more: Any) -> list[bool]:
    """Which of some equal requests meet something."""
    return [faults.meet(request(**more)) is not None for _ in range(count)]


@pytest.mark.parametrize(
    ("options", "fits", "other"),
    [
        ({"path": "/users"}, {}, {"path": "/api/rest/v1/users/1"}),
        ({"path": "/api/rest/v1/users*"}, {"path": "/api/rest/v1/users/1"}, {"path": "/users"}),
        ({"path": "/files/*"}, {"path": "/api/rest/v1/files/a/b c"}, {"path": "/api/rest/v1/files"}),
        ({"path": "/storage/*/x"}, {"path": "/storage/files/1/x"}, {"path": "/storage/files/1/y"}),
        ({"method": "post"}, {"method": "POST"}, {"method": "GET"}),
        ({"method": ["GET", "HEAD"]}, {"method": "HEAD"}, {"method": "DELETE"}),
        ({"on": "upload"}, {"sort": "upload"}, {"sort": "download"}),
        ({"file": "/Data/*.CSV"}, {"file": "data/sub/a.csv"}, {"file": "data/a.txt"}),
        ({"file": "résumé"}, {"file": "resume"}, {"file": None}),
        ({"request_headers": {"X-Key": "k?"}}, {"headers": {"X-Key": "k1"}}, {"headers": {}}),
    ],
)
def test_who_is_taken(options: dict[str, Any], fits: dict[str, Any], other: dict[str, Any]) -> None:
    """A rule takes the requests that fit all it says, and neither sees nor counts others."""
    faults = Faults()
    rule = faults.add("html", times=None, **options)
    assert faults.meet(request(**other)) is None
    assert (rule.seen, rule.hits) == (0, 0)
    hit = faults.meet(request(**fits))
    assert hit is not None
    assert hit.rule is rule
    assert (rule.seen, rule.hits) == (1, 1)


def test_skip_and_times() -> None:
    """The first ones come through, then so many are hit, then all come through; a rule is for one unless told."""
    faults = Faults()
    rule = faults.add("html", skip=2, times=3)
    assert taken(faults, 8) == [False, False, True, True, True, False, False, False]
    assert (rule.seen, rule.hits, rule.is_spent) == (8, 3, True)
    once, always = Faults(), Faults()
    once.add("html")
    always.add("html", times=None)
    assert (sum(taken(once, 5)), sum(taken(always, 5))) == (1, 5)


def test_rules_act_in_turn() -> None:
    """Rules made one after the other befall one request after the other."""
    faults = Faults()
    faults.add("html", times=2)
    faults.add("empty")
    kinds = [hit.rule.fault.kind for hit in (faults.meet(request()) for _ in range(4)) if hit and hit.rule]
    assert kinds == ["html", "html", "empty"]


def test_probability_is_drawn_from_the_seed() -> None:
    """The same seed decides the same for the same requests, another one something else, and shares come out right."""

    def drawn(seed: int) -> list[bool]:
        faults = Faults()
        faults.add("html", times=None, probability=0.3, seed=seed)
        return taken(faults, 400)

    assert drawn(7) == drawn(7) != drawn(8)
    assert 80 < sum(drawn(7)) < 160
    never, surely = Faults(), Faults()
    never.add("html", times=None, probability=0)
    surely.add("html", times=None, probability=1)
    assert (sum(taken(never, 50)), sum(taken(surely, 50))) == (0, 50)


def test_latencies_add_up_around_another_fault() -> None:
    """Latency rules count wherever they stand; jitter stays in its bounds and comes from the seed."""
    faults = Faults()
    faults.add("latency", seconds=1, times=None)
    other = faults.add("html", times=None)
    faults.add("latency", seconds=2, jitter=0.5, times=None)
    sums = []
    for _ in range(50):
        hit = faults.meet(request())
        assert hit is not None
        assert hit.rule is other
        sums.append(sum(seconds for _, seconds in hit.delays))
    assert all(2.5 <= one <= 3.5 for one in sums)
    assert len(set(sums)) > 10
    faults.clear()
    faults.add("latency", seconds=1, times=None)
    faults.add("latency", seconds=2, jitter=0.5, times=None)
    again = [sum(seconds for _, seconds in hit.delays) for hit in (faults.meet(request()) for _ in range(50)) if hit]
    assert again == sums


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_and_told(kind: str) -> None:
    """What a rule tells of itself, through JSON, makes the same rule again."""
    rule = Faults().add(kind, **REQUIRED.get(kind, {}))
    told = json.loads(json.dumps(rule.to_dict()))
    assert (told.pop("id"), told.pop("seen"), told.pop("hits")) == (1, 0, 0)
    assert parse(told) == (rule.selector, rule.fault)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in REQUIRED])
def test_required_options(kind: str) -> None:
    """A kind that cannot do without an option says which."""
    name = next(iter(REQUIRED[kind]))
    with pytest.raises(FaultError, match=f"^faults\\[0\\].{name} is required: "):
        parse_list([{"kind": kind}])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (3, "x must be an object"),
        ({}, "x.kind must be one of status, .*, not None"),
        ({"kind": "stat"}, "x.kind must be one of .*, not 'stat'"),
        ({"kind": ["html"]}, "x.kind must be one of"),
        ({"kind": "html", "pth": "/"}, "x.pth is no option of html; its options are status, applied, method, path"),
        ({"kind": "html", "after": 1}, "x.after is no option of html"),
        ({"kind": "html", "times": 0}, "x.times must be a positive integer, or null, not 0"),
        ({"kind": "html", "times": True}, "x.times must be a positive integer"),
        ({"kind": "html", "skip": -1}, "x.skip must be an integer, zero or more, not -1"),
        ({"kind": "html", "probability": 1.5}, "x.probability must be a number from 0 to 1, not 1.5"),
        ({"kind": "html", "probability": float("nan")}, "x.probability must be a number from 0 to 1"),
        ({"kind": "html", "seed": "a"}, "x.seed must be an integer, not 'a'"),
        ({"kind": "html", "method": []}, "x.method must be an HTTP method, a list of some, or"),
        ({"kind": "html", "method": "GET /"}, "x.method must be an HTTP method"),
        ({"kind": "html", "path": None}, "x.path must be a string, not None"),
        ({"kind": "html", "file": "a" * 6000}, "x.file must be a pattern of remote paths, or null"),
        ({"kind": "html", "on": "files"}, "x.on must be one of"),
        ({"kind": "html", "request_headers": {"a b": "c"}}, "x.request_headers must be patterns by header name"),
        ({"kind": "expired", "on": "api"}, "x.on must be one of upload, download for expired, not api"),
        ({"kind": "etag", "change": "weak", "on": "api"}, "x.on must be one of upload, download for etag, not api"),
        ({"kind": "status", "status": 99}, "x.status must be an HTTP status from 200 to 599, not 99"),
        ({"kind": "status", "status": "500"}, "x.status must be an HTTP status"),
        ({"kind": "status", "status": 500, "retry_after": 1.5}, "x.retry_after must be whole seconds or an HTTP date"),
        ({"kind": "status", "status": 500, "retry_after": "soon"}, "x.retry_after must be whole seconds"),
        ({"kind": "status", "status": 500, "headers": {"A": "b\r\nc"}}, "x.headers must be header values by name"),
        ({"kind": "status", "status": 500, "body": {1, 2}}, "x.body must be a string or a JSON value"),
        ({"kind": "status", "status": 500, "body": "", "type": "a"}, "x.type and body exclude each other"),
        ({"kind": "latency", "seconds": 601}, "x.seconds must be seconds, from 0 to 600, not 601"),
        ({"kind": "latency", "seconds": float("inf")}, "x.seconds must be seconds"),
        ({"kind": "content_length", "by": 0}, "x.by must be an integer other than zero, not 0"),
        ({"kind": "reset", "when": "never"}, "x.when must be one of before, during, after, response, not 'never'"),
        ({"kind": "redirect", "location": "/here"}, "x.location must be an absolute http or https URL, not '/here'"),
        ({"kind": "headers", "headers": {"Content-Length": "3"}}, "x.headers must be .* none of content-length"),
        ({"kind": "drip", "rate": 0}, "x.rate must be a positive number, not 0"),
        ({"kind": "html", "path": 10**100}, r"x.path must be a string, not 1[0]{76}\.\.\."),
    ],
)
def test_rules_that_cannot_be(given: Any, message: str) -> None:
    """A rule that cannot be is refused, and told where, what is wrong and what was expected."""
    with pytest.raises(FaultError, match=f"^{message}"):
        parse(given, "x")


def test_refused_in_python() -> None:
    """From Python the options are named as they are given, and nothing is added."""
    faults = Faults()
    with pytest.raises(FaultError, match=r"^times must be a positive integer, or null, not 0$"):
        faults.add("html", times=0)
    with pytest.raises(FaultError, match=r"^colour is no option of html"):
        faults.add("html", colour="red")
    assert faults.list() == ()
    with pytest.raises(FaultError, match=r"^faults must be a list of rules$"):
        parse_list({"kind": "html"})


def test_most_rules() -> None:
    """There is a bound to the number of rules; those beyond it are refused together."""
    faults = Faults([{"kind": "html"}] * 999)
    with pytest.raises(FaultError, match="at most 1000 rules"):
        faults.put(parse_list([{"kind": "html"}] * 2))
    assert len(faults.list()) == 999


def test_removing() -> None:
    """Rules go by themselves or by number, once; clearing takes all; numbers are not used again."""
    faults = Faults()
    first, second, third = (faults.add("html") for _ in range(3))
    assert faults.remove(first)
    assert not faults.remove(first)
    assert faults.remove(second.id)
    assert faults.list() == (third,)
    assert faults.get(third.id) is third
    assert (faults.clear(), faults.list(), bool(faults)) == (1, (), False)
    assert faults.get(third.id) is None
    assert faults.add("html").id == 4
    assert not third.is_active


def test_rule_of_a_block(server: MockServer) -> None:
    """A rule of a block is gone after it, however the block ends."""
    with server.fault("html", path="/users") as rule:
        assert server.faults.list() == (rule,)
    assert server.faults.list() == ()
    with pytest.raises(KeyError), server.fault("html"):
        raise KeyError
    assert server.faults.list() == ()


def test_credentials_are_not_told() -> None:
    """What a rule tells of itself does not hold the credentials of its patterns; those of no secret are shown."""
    headers = {"X-FilesAPI-Key": "SECRET1", "authorization": "SECRET2", "X-More": "shown"}
    rule = Faults().add("html", request_headers=headers)
    assert rule.to_dict()["request_headers"] == {"X-FilesAPI-Key": "*", "authorization": "*", "X-More": "shown"}
    assert rule.selector.fits(
        request(headers={"X-FilesAPI-Key": "SECRET1", "authorization": "SECRET2", "X-More": "shown"})
    )


def test_kept_and_brought_back() -> None:
    """Dumped rules come back with their numbers and counters, decide on as before, and replace all others."""
    faults = Faults()
    rule = faults.add("html", method=("GET", "HEAD"), times=None, probability=0.5, seed=3)
    taken(faults, 10)
    dumped = json.loads(json.dumps(faults.dump()))
    expected = taken(faults, 20)
    faults.clear()
    faults.add("empty", times=None)
    faults.load(dumped)
    assert [(one.id, one.seen) for one in faults.list()] == [(rule.id, 10)]
    assert taken(faults, 20) == expected
    elsewhere = Faults()
    elsewhere.load(dumped)
    assert taken(elsewhere, 20) == expected
    assert elsewhere.add("html").id == rule.id + 1


def test_same_rule_is_brought_back_as_itself() -> None:
    """A rule that is still known counts on as the same object, also when it was removed meanwhile and added anew."""
    faults = Faults()
    rule = faults.add("html", times=None)
    dumped = faults.dump()
    taken(faults, 3)
    faults.load(dumped)
    assert faults.list() == (rule,)
    assert (rule.hits, rule.is_active) == (0, True)


def test_waiting_for_hits() -> None:
    """Another thread can wait until a rule has hit; it is told when that does not happen."""
    faults = Faults()
    rule = faults.add("html", times=2)
    assert not rule.wait(timeout=0.01)
    timer = threading.Timer(0.02, lambda: taken(faults, 2))
    timer.start()
    assert rule.wait(hits=2)
    timer.join()


def test_counters_from_many_threads() -> None:
    """However many threads meet a rule at once, it hits exactly as often as it may."""
    faults = Faults()
    rule = faults.add("html", times=100)
    hits: list[int] = []
    threads = [threading.Thread(target=lambda: hits.append(sum(taken(faults, 50)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert (sum(hits), rule.hits, rule.seen) == (100, 100, 400)


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
@pytest.mark.parametrize(("offset", "every"), [(0, None), (5, None), (5, 4), (0, 1), (99, 2)])
def test_flips_do_not_depend_on_blocks(step: int, offset: int, every: int | None) -> None:
    """The same bits are turned over however a body is cut into blocks."""
    body = bytes(100)
    whole = b"".join(flipped(body[at : at + step], at, Flips(offset, every)) for at in range(0, 100, step))
    assert [index for index in range(100) if whole[index]] == list(range(offset, 100, every or 100))


def test_name_in_the_journal() -> None:
    """The journal calls a rule by its kind and its number."""
    rule: Rule = Faults().add("html")
    assert rule.name == "html #1"
