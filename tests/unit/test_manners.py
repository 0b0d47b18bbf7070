"""How services differ, as values: pages, retries, places in answers, and clients described by hand."""

from __future__ import annotations

import copy
import pickle
from functools import reduce
from types import SimpleNamespace
from typing import Any

import pytest
import responses

from files_style_sdk import retry
from files_style_sdk.auth import Bearer, Cookies, TokenExchange, made_credential
from files_style_sdk.error import APIError, InvalidParameterError
from files_style_sdk.manners import (
    Argument,
    BodyCursor,
    CredentialMaker,
    HeaderCursor,
    HeaderKey,
    NextLink,
    PageNumber,
    RetryRules,
    Service,
    place_in,
)
from files_style_sdk.parameters import Repeated, flattened, gathered
from files_style_sdk.raw import RawCalls
from files_style_sdk.service import SERVICE
from files_style_sdk.service_client import SyncClient
from files_style_sdk.settings import Settings, Timeout, expand_options, merge_options, settings_of
from files_style_sdk.wire import Failure, Request, Response

SHOP = Service(
    package="shop",
    title="Shop",
    version="1",
    environments={"production": "https://shop.invalid", "test": "https://test.shop.invalid"},
    base_path="/v1",
    settings={"timeout": 7},
    variables={"api_key": "SHOP_TOKEN"},
    arguments={"token": "api_key"},
    keys=(HeaderKey("api_key", "Authorization", "Bearer "),),
    retries=RetryRules(frozenset((409,)), families=frozenset((5,)), all_methods=True),
)


class Shop(SyncClient, RawCalls):
    """A client without a description."""

    _service = SHOP


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("", {"a": [{"b": 1}]}),
        ("a.0.b", 1),
        ("a.1", None),
        ("a.b", None),
        ("b", None),
        ("a.0.b.c", None),
        ("a.x", None),
    ],
)
def test_places_in_answers(place: str, found: Any) -> None:
    """A dotted place finds what lies there, and nothing where nothing does, whatever is in the way."""
    assert place_in({"a": [{"b": 1}]}, place) == found


@pytest.mark.parametrize(
    ("pager", "data", "headers", "arguments", "count", "following"),
    [
        (HeaderCursor(("x-next", "x-more")), [], {"x-more": "c"}, {}, 1, {"cursor": "c"}),
        (HeaderCursor(("x-next", "x-more")), [], {"x-next": "a", "x-more": "c"}, {}, 1, {"cursor": "a"}),
        (HeaderCursor(("x-next",), "after"), [], {"x-next": ""}, {}, 1, None),
        (BodyCursor("page.next", "after"), {"page": {"next": "c"}}, {}, {}, 1, {"after": "c"}),
        (BodyCursor("next"), {"next": None}, {}, {}, 1, None),
        (BodyCursor("next"), {"next": 0}, {}, {}, 1, {"cursor": 0}),
        (BodyCursor("next"), [], {}, {}, 1, None),
        (PageNumber(), [], {}, {}, 2, {"page": 2}),
        (PageNumber(), [], {}, {"page": "4"}, 2, {"page": 5}),
        (PageNumber(first=0), [], {}, {}, 2, {"page": 1}),
        (PageNumber(), [], {}, {"page": 4}, 0, None),
        (PageNumber(more="hasMore"), {"hasMore": True}, {}, {"page": 1}, 0, {"page": 2}),
        (PageNumber(more="hasMore"), {"hasMore": False}, {}, {"page": 1}, 9, None),
        (NextLink("links.next"), {"links": {"next": "/v1/x?after=c&size=2"}}, {}, {}, 1, {"after": "c", "size": "2"}),
        (NextLink("links.next"), {"links": {"next": "https://evil.invalid/?after=c"}}, {}, {}, 1, {"after": "c"}),
        (NextLink("links.next"), {"links": {"next": None}}, {}, {}, 1, None),
        (NextLink("links.next"), {"links": {"next": "/v1/x"}}, {}, {}, 1, None),
        (NextLink("links.next"), {"links": {"next": "http://[::1?a=1#?b=2"}}, {}, {}, 1, {"a": "1"}),
        (NextLink("links.next"), {"links": {"next": ["?a=1"]}}, {}, {}, 1, None),
        (NextLink("next"), {"next": "?tag=a&tag=b"}, {}, {"tag": ("a", "b")}, 1, {"tag": ("a", "b")}),
        (NextLink("next"), {"next": "?tag=a&tag=b&tag=c"}, {}, {}, 1, {"tag": ("a", "b", "c")}),
        (NextLink("next"), {"next": "?a[[b]=1&c]=2"}, {}, {}, 1, {"a[[b]": "1", "c]": "2"}),
        (NextLink("next"), {"next": "?in[]=a&in[]=b"}, {}, {"in": ["a", "b"]}, 1, {"in": ["a", "b"]}),
        (NextLink("next"), {"next": "?p[n]=2&p[m]=9"}, {}, {"p": {"n": 1}}, 1, {"p": {"n": "2", "m": "9"}}),
        (NextLink("next"), {"next": "?p[n]=2"}, {}, {"p[n]": 1}, 1, {"p[n]": "2"}),
        (PageNumber(), [], {}, {"page": None}, 2, {"page": 2}),
        (BodyCursor("next"), {"next": ""}, {}, {}, 1, None),
        (BodyCursor("next"), {"next": False}, {}, {}, 1, None),
    ],
)
def test_pages_follow_each_other(
    pager: Any, data: Any, headers: dict[str, str], arguments: dict[str, Any], count: int, following: Any
) -> None:
    """Each style tells what asks for the next page, or that there is none."""
    assert pager.following(data, headers, arguments, count) == following


@pytest.mark.parametrize(
    ("method", "outcome", "again"),
    [
        ("POST", Response(409, {}), True),
        ("POST", Response(503, {}), True),
        ("POST", Failure("reset", OSError(), "unknown"), True),
        ("POST", Failure("bad certificate", OSError(), "not_sent", lasting=True), False),
        ("GET", Response(408, {}), False),
        ("GET", Response(404, {}), False),
    ],
)
def test_retries_go_by_the_service(method: str, outcome: Any, again: bool) -> None:
    """What is worth another attempt, and whether a request that changes something may have one, is the service's."""
    request = Request(method, "https://shop.invalid", repeatable=method == "GET")
    assert (retry.pause(request, outcome, 0, settings_of(SHOP)) is not None) == again


def test_our_own_service_repeats_no_change_blindly() -> None:
    """A POST of ours is not sent again after an answer that may stand for a change."""
    request = Request("POST", "https://app.files.com")
    assert retry.pause(request, Response(500, {}), 0, Settings()) is None
    assert retry.pause(request, Failure("reset", OSError(), "unknown"), 0, Settings()) is None


def test_a_service_described_by_hand_is_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Defaults, environments and names of its own hold, calls go by path, errors and answers are whole."""
    monkeypatch.setenv("SHOP_TOKEN", "T")
    with Shop(environment="test", initial_network_retry_delay=0, max_network_retry_delay=0) as shop, _stub() as stub:
        assert (shop.base_url, shop._settings.read_timeout) == ("https://test.shop.invalid", 7)
        seen = stub.get("https://test.shop.invalid/v1/things", json=[1])
        assert shop.with_raw_response.get("/things").parsed == [1]
        assert seen.calls[0].request.headers["Authorization"] == "Bearer T"
        stub.get("https://test.shop.invalid/v1/none", json={}, status=404)
        with pytest.raises(APIError):
            shop.get("/none", None, {"token": "OTHER"})
        assert stub.calls[-1].request.headers["Authorization"] == "Bearer OTHER"
        with pytest.raises(InvalidParameterError, match="Shop describes no work"):
            shop.job(1)


def _stub() -> Any:
    return responses.RequestsMock()


def test_services_travel() -> None:
    """A generated service is pickled by its name, one that was made by hand with its values; copies are the same."""
    assert pickle.loads(pickle.dumps(SERVICE)) is SERVICE
    assert copy.deepcopy(SERVICE) is SERVICE
    assert pickle.loads(pickle.dumps(SHOP)) == SHOP
    assert b"https" not in pickle.dumps(SERVICE)


MAKER = Service(
    package="bank",
    title="Bank",
    version="1",
    environments={"production": "https://bank.invalid"},
    base_path="",
    maker=CredentialMaker(
        "files_style_sdk.auth:TokenExchange",
        {
            "identity_url": Argument("BANK_URL", "https://id.invalid/token"),
            "client_id": Argument("BANK_ID"),
            "client_secret": Argument("BANK_SECRET"),
            "personal_access_token": Argument(),
        },
    ),
)
PARTS = {"client_id": "i", "client_secret": "s", "personal_access_token": "p"}


def test_a_credential_is_made_of_arguments_then_variables_then_defaults() -> None:
    """Each part comes from the nearest place that has it; the service's keys need none of it."""
    made = made_credential(MAKER, {**PARTS, "client_id": None}, {"BANK_ID": "env"})
    assert isinstance(made, TokenExchange)
    assert made._form["client_id"] == "env"
    assert "env" not in repr(made)
    nearer = made_credential(MAKER, PARTS, {"BANK_ID": "env"})
    assert isinstance(nearer, TokenExchange)
    assert nearer._form["client_id"] == "i"
    assert made_credential(SHOP, {}, {}) is None


@pytest.mark.parametrize(
    ("given", "environ", "said"),
    [
        ({}, {}, "Bank needs client_id: give it to the client, or set BANK_ID in the environment"),
        ({**PARTS, "personal_access_token": None}, {}, "Bank needs personal_access_token: give it to the client"),
        (PARTS, {"BANK_URL": "[https://id](https://id)"}, "identity_url must be a plain http:// or https:// URL"),
        (PARTS, {"BANK_URL": "[https://id](https://id)"}, "(from BANK_URL in the environment)"),
    ],
)
def test_what_is_missing_of_a_credential_is_told(given: Any, environ: dict[str, str], said: str) -> None:
    """The argument and its environment variable are named, before anything is sent."""
    with pytest.raises(InvalidParameterError) as caught:
        made_credential(MAKER, given, environ)
    assert said in str(caught.value)


def test_the_environment_is_not_blamed_for_an_argument() -> None:
    """Where the argument is ill-formed, the variable that it displaces is not named."""
    with pytest.raises(InvalidParameterError, match="identity_url must be") as caught:
        made_credential(MAKER, {**PARTS, "identity_url": "nowhere"}, {"BANK_URL": "https://id.invalid"})
    assert "BANK_URL" not in str(caught.value)


@pytest.mark.parametrize("name", ["a b", "a=b", "a;b", "a,b", ""])
def test_names_of_cookies(name: str) -> None:
    """A name that would break the header into something else is refused."""
    with pytest.raises(InvalidParameterError, match="the name of a cookie must"):
        Cookies({name: "v"})


@pytest.mark.parametrize(
    "value",
    [
        Timeout(connect=2, read=5, write=10),
        SimpleNamespace(connect=2, read=5, write=10, pool=60),
    ],
)
def test_timeouts_of_other_libraries(value: Any) -> None:
    """Whatever has `connect`, `read` and `write` in seconds is a granular timeout."""
    assert expand_options({"timeout": value}) == {"open_timeout": 2, "read_timeout": 5, "write_timeout": 10}


def test_short_forms_of_connections() -> None:
    """One proxy stands for both schemes, and an HTTP client goes by either name."""
    assert expand_options({"proxies": "http://p:1"}) == {"proxies": {"http": "http://p:1", "https": "http://p:1"}}
    with pytest.raises(InvalidParameterError, match="http_session"):
        expand_options({"http_client": object()})


def merged_for_shop(*layers: Any) -> Settings:
    """The settings of a call with options from several places, the narrowest last."""
    return settings_of(SHOP).with_options(reduce(lambda wide, narrow: merge_options(wide, narrow, SHOP), layers))


def test_options_of_other_services_merge() -> None:
    """Names and environments that only another service knows count as what they stand for, however often they merge."""
    settings = merged_for_shop({"token": "A", "read_timeout": 1}, {"environment": "test", "token": "B"})
    assert (settings.api_key, settings.base_url, settings.read_timeout) == ("B", "https://test.shop.invalid", 1)
    assert merged_for_shop({"api_key": "A"}, {"token": "B"}, {"api_key": "C"}).api_key == "C"
    layers = ({"base_url": "https://a.invalid"}, {"environment": "test"}, {"base_url": "https://b.invalid"})
    assert merged_for_shop(*layers).base_url == "https://b.invalid"
    with pytest.raises(InvalidParameterError, match="unknown option 'token'"):
        merge_options({"token": "A"}, {"token": "B"})


def test_none_inherits_under_every_name() -> None:
    """None for a short form, or beside a value under the setting's other name, leaves what is there."""
    assert merged_for_shop({"environment": "test"}, {"environment": None}).base_url == "https://test.shop.invalid"
    for options in ({"token": "A", "api_key": None}, {"api_key": None, "token": "A"}):
        assert settings_of(SHOP).with_options(options).api_key == "A"


def test_a_nearer_credential_wins_under_the_services_own_name() -> None:
    """A wider credential of another kind does not overrule a token for one call."""
    settings = merged_for_shop({"auth": Bearer("wide"), "session_id": "wide"}, {"token": "near"})
    assert (settings.api_key, settings.session_id, settings.auth) == ("near", None, None)


@pytest.mark.parametrize(
    "given",
    [
        {"a": "1", "b": ["1", "2"]},
        {"a": {"b": {"c": "1"}, "d": ["2"]}},
        {"a": Repeated(("1", "2", "3"))},
        {"a": {"b": Repeated(("1", "2"))}},
    ],
)
def test_a_query_gives_back_what_it_was_made_of(given: Any) -> None:
    """What is written down as pairs is read from them as it was: nothing of a link to the next page is lost."""
    pairs = [pair for name, value in given.items() for pair in flattened(name, value)]
    assert gathered(pairs) == given
    assert [pair for name, value in gathered(pairs).items() for pair in flattened(name, value)] == pairs
