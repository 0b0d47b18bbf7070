"""Errors by the names that other SDKs give them."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import error
from files_style_sdk.error import from_response

NAMES: dict[str, set[int]] = {
    "APIStatusError": {400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 504},
    "PermissionDeniedError": {403},
    "ConflictError": {409},
    "UnprocessableEntityError": {422},
    "RateLimitError": {429},
    "InternalServerError": {500, 502, 504},
}
TYPED = [
    (403, "not-authorized/site-admin-required", "PermissionDeniedError"),
    (422, "processing-failure/destination-exists", "UnprocessableEntityError"),
    (429, "rate-limited/too-many-requests", "RateLimitError"),
    (422, "processing-failure/unheard-of", "UnprocessableEntityError"),
    (409, "unheard-of/at-all", "ConflictError"),
    (500, "unheard-of/at-all", "InternalServerError"),
]


@pytest.mark.parametrize(("name", "statuses"), NAMES.items())
def test_what_they_catch(name: str, statuses: set[int]) -> None:
    """Each name catches the answers of its statuses and no others."""
    caught = {
        status
        for status in NAMES["APIStatusError"]
        if isinstance(from_response(status, {}, b"", None), getattr(files_sdk, name))
    }
    assert caught == statuses


@pytest.mark.parametrize(("status", "error_type", "name"), TYPED)
def test_the_services_own_types(status: int, error_type: str, name: str) -> None:
    """Errors that the service names itself are caught by these names too."""
    assert isinstance(from_response(status, {}, b"", {"type": error_type}), getattr(files_sdk, name))


def test_no_second_tree() -> None:
    """The names are the same classes by another name, so that either catches what the other does."""
    assert files_sdk.APIStatusError is error.APIError
    assert files_sdk.PermissionDeniedError is error.NotAuthorizedError
    assert files_sdk.UnprocessableEntityError is error.ProcessingFailureError
    assert files_sdk.RateLimitError is error.RateLimitedError
    assert issubclass(files_sdk.APITimeoutError, files_sdk.APIConnectionError)
    assert not issubclass(files_sdk.APIConnectionError, files_sdk.APIStatusError)


@pytest.mark.parametrize("data", [{"type": "not-found", "error": "e"}, None, ["x"]])
def test_what_they_tell(data: Any) -> None:
    """status_code, body and response tell of the answer, after a pickle too; without an answer there are none."""
    body = b"raw" if data is None else b"{}"
    err = pickle.loads(pickle.dumps(from_response(404, {"x-a": "1"}, body, data)))
    assert err.status_code == err.http_status == 404
    assert err.body == ("raw" if data is None else data)
    assert (err.response.status_code, err.response.headers, err.response.data) == (404, {"x-a": "1"}, data)
    none = files_sdk.APIConnectionError("gone")
    assert (none.status_code, none.body, none.response) == (None, None, None)
