"""The error tree and how an answer becomes an error."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from files_style_sdk import error, error_tree

SPEC = Path(__file__).parents[2] / "api" / "openapi.yaml"
GROUPS = [
    "BadRequestError",
    "NotAuthenticatedError",
    "NotAuthorizedError",
    "NotFoundError",
    "ProcessingFailureError",
    "RateLimitedError",
    "ServiceUnavailableError",
    "SiteConfigurationError",
]


@pytest.fixture(scope="module")
def described() -> dict[str, str]:
    """Class name to base class name, as the API description has them."""
    text = SPEC.read_text("utf-8")
    start = text.index("\nx-errors:")
    block = text[start + 1 :].splitlines()
    end = next((number for number, line in enumerate(block[1:], 1) if line and not line.startswith(" ")), len(block))
    entries = yaml.safe_load("\n".join(block[:end]))["x-errors"]
    return {name: entry["base"] if isinstance(entry, dict) else entry for name, entry in entries.items()}


def raised(status: int, body: Any, headers: dict[str, str] | None = None) -> error.APIError:
    encoded = body if isinstance(body, bytes) else json.dumps(body).encode()
    decoded = None if isinstance(body, bytes) else body
    return error.from_response(status, headers or {}, encoded, decoded)


def test_tree_is_complete(described: dict[str, str]) -> None:
    """All 239 classes of the API exist, each on the base that the description gives it."""
    assert len(described) == 239
    for name, base in described.items():
        cls = getattr(error, name)
        assert cls.__name__ == name
        bases = {each.__name__ for each in cls.__mro__}
        assert base in bases or base == "Exception", (name, base)
        assert issubclass(cls, error.Error), name


def test_each_class_says_what_it_is(described: dict[str, str]) -> None:
    """Each class has a docstring of its own."""
    assert [name for name in described if not getattr(error, name).__dict__.get("__doc__")] == []


def test_documented_inheritance() -> None:
    """The chains that the documentation draws hold, and AgentUnavailableError is in the unavailability group."""
    assert error.FolderAdminPermissionRequiredError.__mro__[1:5] == (
        error.NotAuthorizedError,
        error.APIError,
        error.Error,
        Exception,
    )
    assert issubclass(error.APIConnectionError, error.Error)
    assert not issubclass(error.APIConnectionError, error.APIError)
    assert issubclass(error.AgentUnavailableError, error.ServiceUnavailableError)
    assert issubclass(error.InvalidParameterError, error.Error)
    assert not issubclass(error.FileNotFoundError, OSError)


@pytest.mark.parametrize("group", GROUPS)
def test_groups_are_api_errors(group: str) -> None:
    """`except APIError` catches every group."""
    assert issubclass(getattr(error, group), error.APIError)


def test_every_leaf_is_reached_by_its_type() -> None:
    """Each class of the service's table is what its type string raises."""
    assert len(error_tree.TYPE_TO_ERROR) > 150
    for error_type, cls in error_tree.TYPE_TO_ERROR.items():
        assert type(raised(400, {"type": error_type, "error": "x"})) is cls


@pytest.mark.parametrize(
    ("status", "error_type", "cls"),
    [
        (404, "not-found/file-not-found", error.FileNotFoundError),
        (404, "not-found", error.NotFoundError),
        (404, "not-found/brand-new-thing", error.NotFoundError),
        (500, "not-found/brand-new-thing", error.NotFoundError),
        (404, "brand-new-group/thing", error.NotFoundError),
        (400, None, error.BadRequestError),
        (401, None, error.NotAuthenticatedError),
        (403, None, error.NotAuthorizedError),
        (404, None, error.NotFoundError),
        (422, None, error.ProcessingFailureError),
        (429, None, error.RateLimitedError),
        (503, None, error.ServiceUnavailableError),
        (418, None, error.APIError),
        (500, "brand-new-group/thing", error.InternalServerError),
        (503, "service-unavailable/agent-unavailable", error.AgentUnavailableError),
    ],
)
def test_class_by_type_then_group_then_status(status: int, error_type: str | None, cls: type[error.Error]) -> None:
    """An unknown type lands in its group, an unknown group in that of the status."""
    assert type(raised(status, {"type": error_type} if error_type else {})) is cls


def test_every_attribute() -> None:
    """An error carries all that its answer said."""
    body = {
        "type": "not-found/file-not-found",
        "title": "File Not Found",
        "http-code": 404,
        "error": "There is no such file.",
        "instance": "req-1",
        "data": {"x": 1},
    }
    err = raised(404, body, {"content-type": "application/json"})
    assert str(err) == "There is no such file."
    assert err.http_status == 404
    assert err.code == 404
    assert err.error_type == "not-found/file-not-found"
    assert err.request_id == "req-1"
    assert err.json_body == body
    assert json.loads(err.http_body or "") == body
    assert err.headers == {"content-type": "application/json"}
    assert (err.is_retryable, err.outcome) == (False, "rejected")


@pytest.mark.parametrize(
    ("status", "retryable", "outcome"),
    [
        (429, True, "rejected"),
        (503, True, "rejected"),
        (500, True, "unknown"),
        (504, True, "unknown"),
        (404, False, "rejected"),
    ],
)
def test_retryable_and_outcome(status: int, retryable: bool, outcome: str) -> None:
    """The status tells whether to try later, and whether the service may have acted."""
    err = raised(status, {})
    assert (err.is_retryable, err.outcome) == (retryable, outcome)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"error": "text"}, "text"),
        ({"errors": "text"}, "text"),
        ({"errors": ["one", "two"]}, "one; two"),
        ({"errors": [{"message": "one"}, {"error": "two"}, {}]}, "one; two"),
        ({"error": {"message": "deep"}}, "deep"),
        ({"title": "Title", "error": ""}, "Title"),
        ({"message": "plain"}, "plain"),
        (["one", "two"], "one; two"),
        ("just text", "just text"),
        ({"error": 5, "title": None}, "the service answered 404 Not Found"),
        (None, "the service answered 404 Not Found"),
        (7, "the service answered 404 Not Found"),
    ],
)
def test_message(body: Any, message: str) -> None:
    """The message is the first text that the body offers, whatever its shape."""
    assert str(raised(404, body)) == message


def test_html_body() -> None:
    """A proxy's HTML page gives an error by status that says what came; its markup is not the message."""
    err = raised(503, b"<html><h1>Oops</h1></html>", {"content-type": "text/html; charset=utf-8"})
    assert type(err) is error.ServiceUnavailableError
    assert str(err) == "the service answered 503 Service Unavailable with a body of type text/html"
    assert err.http_body == "<html><h1>Oops</h1></html>"
    assert err.json_body is None


def test_long_and_undecodable_bodies_are_kept_bounded() -> None:
    """At most 64 KiB of the body are kept, and bytes that are no UTF-8 do not raise."""
    err = raised(500, b"\xff" * 200_000)
    assert len(err.http_body or "") == 65536


def test_unknown_status() -> None:
    """A status that is in no register still gives an error."""
    assert str(raised(599, b"")) == "the service answered 599 unknown status"


def test_every_error_pickles_and_copies(described: dict[str, str]) -> None:
    """An error survives pickling and copying with all that it carries."""
    for name in [*described, "Error", "APIError", "IntegrityError", "SourceChangedError", "DeadlineExceededError"]:
        err = getattr(error, name)(
            "message",
            "body",
            404,
            {"a": 1},
            {"h": "v"},
            404,
            error_type="t",
            request_id="r",
            is_retryable=True,
            outcome="unknown",
        )
        for twin in (pickle.loads(pickle.dumps(err)), copy.copy(err)):
            assert type(twin) is type(err)
            assert (str(twin), twin.args, vars(twin)) == (str(err), err.args, vars(err))


def test_error_without_message_shows_its_name() -> None:
    """An error raised bare is not an empty line."""
    assert str(error.NotFoundError()) == "NotFoundError"


def test_unknown_error_name_is_no_attribute() -> None:
    """A misspelt class raises AttributeError."""
    with pytest.raises(AttributeError, match="NoSuchThingError"):
        _ = error.NoSuchThingError
    assert "FileNotFoundError" in dir(error)
