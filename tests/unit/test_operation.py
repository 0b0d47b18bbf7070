"""What an operation makes of arguments: checks, URLs, bodies."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.attachment import Attachment, FileInput
from files_style_sdk.error import AuthenticationError, InvalidParameterError, MissingParameterError
from files_style_sdk.exchange import exchange
from files_style_sdk.operation import Operation
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request

Params = TypedDict(
    "Params",
    {
        "text": str,
        "number": int,
        "rate": float,
        "flag": bool,
        "sort_by": Mapping[str, str],
        "ids": Sequence[int],
        "names": Sequence[str],
        "kind": Literal["a", "b"],
        "avatar": FileInput,
        "locked?": bool,
    },
    total=False,
)

LIST = Operation("GET", "/things", Params)
CREATE = Operation("POST", "/things", Params, required=("text",))
AT_PATH = Operation("GET", "/files/{path}", Params, positional={"path": str})
BY_ID = Operation("PATCH", "/users/{id}", Params, positional={"id": int})
SETTINGS = Settings(base_url="http://service.test", api_key="KEY1", language="de", workspace_id=7)


def url_of(operation: Operation, *path_values: Any, **fields: Any) -> str:
    return operation.request(operation.arguments(path_values, None, fields), SETTINGS).url


def body_of(operation: Operation, *path_values: Any, **fields: Any) -> Any:
    body = operation.request(operation.arguments(path_values, None, fields), SETTINGS).body
    assert isinstance(body, bytes)
    return json.loads(body)


def test_headers_and_credentials() -> None:
    """Language, workspace and user agent travel; the request waits for its credential."""
    request = LIST.request({}, SETTINGS)
    assert request.needs_credential
    assert request.credentials == {}
    assert request.headers["Accept-Language"] == "de"
    assert request.headers["X-Files-Workspace-Id"] == "7"
    assert request.headers["User-Agent"].startswith("files_style_sdk/")
    assert "KEY1" not in repr(request)


def test_session_is_used_without_a_key_and_a_key_wins() -> None:
    """A call with both uses the key."""
    session = Settings(session_id="abc")
    assert _credentials(session) == {"X-FilesAPI-Auth": "abc"}
    assert _credentials(Settings(api_key="K", session_id="abc")) == {"X-FilesAPI-Key": "K"}


def test_no_credential_is_an_error_before_anything_is_sent() -> None:
    """Without a credential AuthenticationError says how to give one; an anonymous operation needs none."""
    with pytest.raises(AuthenticationError, match="set_api_key") as caught:
        next(exchange(LIST.request({}, Settings()), Settings()))
    assert caught.value.outcome == "not_sent"
    assert not Operation("POST", "/sessions", anonymous=True).request({}, SETTINGS).needs_credential


def _credentials(settings: Settings) -> Any:
    sent = next(exchange(LIST.request({}, settings), settings))
    assert isinstance(sent, Request)
    return sent.credentials


def test_query_of_scalars_maps_lists_and_booleans() -> None:
    """Maps become name[key], lists name[], booleans true and false; None is left out."""
    url = url_of(LIST, text="a&b=c d", number=5, rate=1.5, flag=True, sort_by={"name": "asc"}, ids=[1, 2], kind=None)
    assert parse_qsl(urlsplit(url).query) == [
        ("text", "a&b=c d"),
        ("number", "5"),
        ("rate", "1.5"),
        ("flag", "true"),
        ("sort_by[name]", "asc"),
        ("ids[]", "1"),
        ("ids[]", "2"),
    ]


def test_query_of_a_map_with_a_boolean() -> None:
    """A boolean inside a map is true or false too."""
    url = url_of(LIST, filter={"disabled": False, "id": 5})
    assert parse_qsl(urlsplit(url).query) == [("filter[disabled]", "false"), ("filter[id]", "5")]


def test_query_keeps_any_text() -> None:
    """Unicode, reserved characters and plus signs arrive as they left."""
    text = "ü+%&=#?/ \u2028🙂"
    assert parse_qsl(urlsplit(url_of(LIST, text=text)).query) == [("text", text)]


@pytest.mark.parametrize(
    ("path", "segment"),
    [
        ("a/b c.txt", "a%2Fb%20c.txt"),
        ("/a/b/", "a%2Fb"),
        ("100%.txt", "100%25.txt"),
        ("a#b?c&d=e", "a%23b%3Fc%26d%3De"),
        ("Fïłè", "F%C3%AF%C5%82%C3%A8"),
        ("a\\b", "a%2Fb"),
        ("a+b~_-.", "a%2Bb~_-."),
        ("{id}", "%7Bid%7D"),
        ("", ""),
        ("/", ""),
    ],
)
def test_path_values_are_one_escaped_segment(path: str, segment: str) -> None:
    """Each character outside unreserved is escaped, slashes too; outer slashes do not count."""
    assert url_of(AT_PATH, path) == f"http://service.test/api/rest/v1/files/{segment}"


@given(st.text(max_size=30))
def test_any_path_decodes_to_itself(path: str) -> None:
    """Decoding the segment once gives the path without its outer slashes, and nothing of it leaks into the URL."""
    url = url_of(AT_PATH, path)
    prefix = "http://service.test/api/rest/v1/files/"
    assert url.startswith(prefix)
    assert unquote(url[len(prefix) :]) == path.replace("\\", "/").strip("/")
    assert not set("/?# \r\n") & set(url[len(prefix) :])


@pytest.mark.parametrize("path", [".", "..", "/../", "./"])
def test_dot_paths_do_not_climb(path: str) -> None:
    """A path of dots alone is no way to another resource: HTTP stacks resolve dot segments (RFC 3986 §5.2.4)."""
    assert url_of(AT_PATH, path).rpartition("/")[2] not in (".", "..")


def test_lone_surrogates_are_refused_by_name() -> None:
    """Text that no encoding can carry raises InvalidParameterError in path, query, JSON and form."""
    bad = "a\ud800"
    with pytest.raises(InvalidParameterError, match="path"):
        url_of(AT_PATH, bad)
    for make in (
        lambda: url_of(LIST, text=bad),
        lambda: body_of(CREATE, text=bad),
        lambda: body_of(CREATE, text=bad, avatar=b"x"),
    ):
        with pytest.raises(InvalidParameterError):
            make()


def test_json_body() -> None:
    """POST sends a JSON object in UTF-8; None is sent as null."""
    assert body_of(CREATE, text="ü", ids=(1, 2), sort_by={"a": "b"}, number=None, rate=2) == {
        "text": "ü",
        "ids": [1, 2],
        "sort_by": {"a": "b"},
        "number": None,
        "rate": 2,
    }


def test_wire_names_that_are_no_python_names() -> None:
    """A parameter such as `locked?` is given in the dict and keeps its name."""
    arguments = CREATE.arguments((), {"text": "x", "locked?": True}, {})
    assert json.loads(CREATE.request(arguments, SETTINGS).body or b"") == {"text": "x", "locked?": True}  # type: ignore[arg-type]


def test_no_body_without_parameters() -> None:
    """A POST without parameters has no body and no content type."""
    request = Operation("POST", "/x").request({}, SETTINGS)
    assert request.body is None
    assert "Content-Type" not in request.headers


def test_unknown_parameters_are_sent_on() -> None:
    """A name that a newer service may know is not refused."""
    assert body_of(CREATE, text="x", brand_new=[1, {"a": None}]) == {"text": "x", "brand_new": [1, {"a": None}]}


def test_positional_value_is_not_sent_twice() -> None:
    """A path value is in the path, and not in the body."""
    assert url_of(BY_ID, 5, text="x").endswith("/users/5")
    assert body_of(BY_ID, 5, text="x") == {"text": "x"}


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("text", 5, "a string"),
        ("text", b"x", "a string"),
        ("number", "5", "a whole number"),
        ("number", 5.0, "a whole number"),
        ("number", True, "a whole number"),
        ("rate", "1", "a number"),
        ("rate", False, "a number"),
        ("flag", 1, "True or False"),
        ("flag", "true", "True or False"),
        ("sort_by", "name", "a dict"),
        ("sort_by", [("name", "asc")], "a dict"),
        ("ids", "1,2", "a list"),
        ("ids", {1, 2}, "a list"),
        ("ids", [1, "2"], "a list in which each item is a whole number"),
        ("names", ["a", None], "a list in which each item is a string"),
        ("kind", 3, "a string"),
        ("avatar", "/path/to/file", "bytes, a binary stream or an Attachment"),
    ],
)
def test_wrong_type_is_refused_by_name(name: str, value: Any, wanted: str) -> None:
    """A value of the wrong type raises before anything is sent, naming the parameter and what it takes."""
    for params, fields in (({name: value}, {}), ({}, {name: value})):
        with pytest.raises(InvalidParameterError, match=f"^{name} must be {wanted}, not {type(value).__name__}$"):
            LIST.arguments((), params, fields)


def test_wrong_positional_type() -> None:
    """Path values are checked as well."""
    with pytest.raises(InvalidParameterError, match="id must be a whole number"):
        BY_ID.arguments(("5",), None, {})
    with pytest.raises(InvalidParameterError, match="path must be a string"):
        AT_PATH.arguments((5,), None, {})


def test_unknown_value_of_a_literal_is_sent_on() -> None:
    """A newer service may know more values than this SDK."""
    assert LIST.arguments((), {"kind": "brand-new"}, {}) == {"kind": "brand-new"}


@pytest.mark.parametrize("params", [["text"], "text", 5])
def test_params_that_are_no_dict(params: Any) -> None:
    """Parameters of another kind raise, falsy or not."""
    with pytest.raises(InvalidParameterError, match="params must be a dict"):
        LIST.arguments((), params, {})


@pytest.mark.parametrize("given_params", [None, {}, {"text": None}])
def test_missing_required(given_params: Any) -> None:
    """A required parameter that is missing or None raises and is named, with the operation."""
    with pytest.raises(MissingParameterError, match="POST /things needs 'text'"):
        CREATE.arguments((), given_params, {})
    with pytest.raises(MissingParameterError, match="'path'"):
        AT_PATH.arguments((None,), None, {})


def test_params_are_not_mutated_and_keywords_win() -> None:
    """Dicts and lists of the caller stay as they are; the same name as keyword wins."""
    params = {"text": "dict", "ids": [1], "sort_by": {"a": "asc"}}
    before = json.dumps(params)
    arguments = CREATE.arguments((), params, {"text": "keyword"})
    CREATE.request(arguments, SETTINGS)
    LIST.request(LIST.arguments((), params, {}), SETTINGS)
    assert arguments["text"] == "keyword"
    assert json.dumps(params) == before


@pytest.mark.parametrize("value", [object(), {1, 2}, 2**70, {1: "x"}, 1j])
def test_what_json_cannot_carry_is_refused(value: Any) -> None:
    """A value that has no JSON form raises InvalidParameterError."""
    with pytest.raises(InvalidParameterError, match="JSON"):
        body_of(CREATE, text="x", other=value)


def test_file_inputs_make_a_form() -> None:
    """Bytes, streams and attachments are sent as multipart form data, the other parameters beside them."""
    for content in (b"PNG", io.BytesIO(b"PNG"), Attachment(b"PNG"), bytearray(b"PNG"), memoryview(b"PNG")):
        request = CREATE.request(CREATE.arguments((), None, {"text": "x", "avatar": content}), SETTINGS)
        assert request.headers["Content-Type"].startswith("multipart/form-data; boundary=")
        assert isinstance(request.body, bytes)
        assert b'name="text"\r\n\r\nx\r\n' in request.body
        assert b"\r\n\r\nPNG\r\n" in request.body


def test_what_is_repeatable() -> None:
    """Only reads are marked as safe to repeat."""
    verbs = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
    assert [verb for verb in verbs if Operation(verb, "/x").request({}, SETTINGS).repeatable] == ["GET", "HEAD"]
