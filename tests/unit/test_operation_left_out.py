"""What need not be given: optional values by position, defaults, flags, and bodies that are one parameter."""

from collections.abc import Mapping
from typing import Any, TypedDict

import pytest

from files_style_sdk.error import InvalidParameterError, MissingParameterError
from files_style_sdk.operation import Operation
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

SETTINGS = Settings(base_url="https://shelf.invalid", base_path="")


class RunParams(TypedDict, total=False):
    """What `RUN` accepts."""

    later: bool
    most: int | None


LIST = Operation("GET", "/books", positional={"shelf": str}, optional=("shelf",))
RUN = Operation(
    "POST",
    "/books/{id}/run",
    RunParams,
    positional={"id": int, "given": Mapping[str, Any]},
    query=("later", "most"),
    defaults={"given": {}},
    flags=("later",),
    has_body=True,
)
SAVE = Operation(
    "PUT",
    "/books/{id}",
    RunParams,
    positional={"id": int, "body": Mapping[str, Any]},
    names={"later": "async"},
    query=("later",),
    optional=("body",),
    flags=("later",),
    whole="body",
    has_body=True,
)


def sent(operation: Operation, *values: Any, **fields: Any) -> Request:
    """The request that a call makes."""
    return operation.request(operation.arguments(values, None, fields), SETTINGS)


def test_what_is_optional_by_position() -> None:
    """None by position sends nothing; a value is sent; what is not optional must still be given."""
    assert sent(LIST, None).url == "https://shelf.invalid/books"
    assert sent(LIST, "low").url == "https://shelf.invalid/books?shelf=low"
    with pytest.raises(MissingParameterError, match="'id'"):
        sent(RUN, None, None)


def test_a_default_is_sent() -> None:
    """What the service requires and has a default for is sent as the default, unless something is given."""
    assert sent(RUN, 7, None).body == b'{"given":{}}'
    assert sent(RUN, 7, {"a": 1}).body == b'{"given":{"a":1}}'
    assert RUN.defaults == {"given": {}}


def test_a_flag_is_true_or_not_sent() -> None:
    """False, None and nothing leave a flag out; True sends it; anything else is refused."""
    for fields in ({}, {"later": False}, {"later": None}):
        assert sent(RUN, 7, None, **fields).url == "https://shelf.invalid/books/7/run"
    assert sent(RUN, 7, None, later=True, most=5).url == "https://shelf.invalid/books/7/run?later=true&most=5"
    with pytest.raises(InvalidParameterError, match="later must be True or False"):
        sent(RUN, 7, None, later="no")


def test_what_may_be_null_is_checked_all_the_same() -> None:
    """A parameter that may be None is held to its type when it is something else."""
    assert sent(RUN, 7, None, most=None).url == "https://shelf.invalid/books/7/run"
    with pytest.raises(InvalidParameterError, match="most must be a whole number, not str"):
        sent(RUN, 7, None, most="5")


def test_a_body_that_is_one_parameter() -> None:
    """Its keys are the body's, even where they are called like other parameters; nothing is an empty object."""
    request = sent(SAVE, 7, {"later": 1, "id": 2, "async": None}, later=True)
    assert request.url == "https://shelf.invalid/books/7?async=true"
    assert request.body == b'{"later":1,"id":2,"async":null}'
    assert sent(SAVE, 7, None).body == b"{}"
    assert sent(SAVE, 7, {"a": 1}, more=2).body == b'{"a":1,"more":2}'
    assert sent(SAVE, 7, {"a": 1, "more": 1}, more=2).body == b'{"a":1,"more":2}'
    with pytest.raises(InvalidParameterError, match="body must be a dict"):
        sent(SAVE, 7, [1])


def test_headers_are_the_same_however_they_are_written() -> None:
    """A header that somebody sets displaces ours of that name, and a credential displaces both."""
    settings = SETTINGS.with_options({"headers": {"user-agent": "one", "X-A": "1"}}).with_options(
        {"headers": {"x-a": "2"}}
    )
    request = LIST.request(LIST.arguments((None,), None, {}), settings)
    assert {name.lower(): value for name, value in request.headers.items()}.items() >= {
        "user-agent": "one",
        "x-a": "2",
    }.items()
    assert len({name.lower() for name in request.headers}) == len(request.headers)
    named = request.with_credentials({"USER-AGENT": "two", "Cookie": "c"})
    assert not {"user-agent", "cookie"} & {name.lower() for name in named.headers}
    assert named.credentials == {"USER-AGENT": "two", "Cookie": "c"}
    plain = Request("GET", "https://shelf.invalid", {"Cookie": "a", "X-Cookie": "b"}).with_credentials({"cookie": "c"})
    assert (plain.headers, plain.credentials) == ({"X-Cookie": "b"}, {"cookie": "c"})


class Grower(TypedDict, total=False):
    """A value inside parameters."""

    name: str
    age: int


class GrowParams(TypedDict, total=False):
    """What `GROW` accepts."""

    by: Grower


GROW = Operation("POST", "/trees/{name}", GrowParams, positional={"name": str})


def test_values_inside_parameters_are_held_to_their_types() -> None:
    """A key that is None, or that only a newer service knows, passes; one of another type is refused by its name."""
    assert sent(GROW, "oak", by={"name": None, "new": 1}).body == b'{"by":{"name":null,"new":1}}'
    with pytest.raises(InvalidParameterError, match="by must be a dict in which age is a whole number"):
        sent(GROW, "oak", by={"age": "5"})


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_path_value_leads_nowhere_else(name: str) -> None:
    """What a URL takes for an instruction is refused before anything is sent."""
    with pytest.raises(InvalidParameterError, match="name must name something"):
        sent(GROW, name)


def test_a_header_that_is_nought_is_sent() -> None:
    """Only None leaves a header out: 0 and False are values."""
    listed = Operation("GET", "/books", RunParams, headers=("later", "most"), names={"most": "X-Most"})
    assert sent(listed, later=False, most=0).headers.items() >= {"later": "false", "X-Most": "0"}.items()
    assert not {"later", "X-Most"} & sent(listed, later=None, most=None).headers.keys()
