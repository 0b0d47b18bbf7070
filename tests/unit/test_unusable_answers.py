"""Answers that are not what was promised: the error is of the class that the service's package has for the status."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from files_style_sdk.error import APIError
from files_style_sdk.exchange import Reply
from files_style_sdk.model import Model, call_operation
from files_style_sdk.operation import Operation
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings


class ShelfError(APIError):
    """The service's error of any status."""


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Calls an operation of a service with errors of its own, and gives it an answer."""
    tree = ModuleType("shelf_errors")
    vars(tree).update(STATUS_TO_ERROR={"default": ShelfError}, TYPE_TO_ERROR={})
    monkeypatch.setitem(sys.modules, "shelf_errors", tree)
    service = replace(SERVICE, error_tree="shelf_errors")

    class Caller:
        for_records = None

        def operate(self, operation: Operation, arguments: Any, options: Any, receive: Any) -> Any:
            return receive(self.reply, Settings(service=service))

        reply: Reply

    def call(operation: Operation, data: Any, body: bytes = b"[]", status: int = 200) -> Any:
        caller = Caller()
        caller.reply = Reply(data, {"x-a": "b"}, status, body, service)
        return call_operation(caller, operation, (), None, None, {})

    return call


PLAIN = Operation("GET", "/books", plain=True)
ITEMS = Operation("GET", "/books", plain=True, items=True)


@pytest.mark.parametrize(
    ("operation", "data", "body"),
    [
        (PLAIN, [1], b"[1]"),
        (PLAIN, "text", b'"text"'),
        (PLAIN, None, b""),
        (ITEMS, {"a": 1}, b'{"a":1}'),
        (Operation("GET", "/books", record=Model), [1], b"[1]"),
        (Operation("GET", "/books", array=Model), {"a": 1}, b'{"a":1}'),
    ],
)
def test_another_kind_of_answer(answered: Any, operation: Operation, data: Any, body: bytes) -> None:
    """JSON that is not of the promised kind, or no JSON at all, raises; the error has status, body and headers."""
    with pytest.raises(ShelfError) as caught:
        answered(operation, data, body)
    error = caught.value
    assert (error.status_code, error.http_body, error.headers) == (200, body.decode(), {"x-a": "b"})
    assert error.outcome == "unknown"


def test_what_was_promised(answered: Any) -> None:
    """Objects and lists are handed on as they came; an answer without content (204) is an empty one."""
    assert answered(PLAIN, {"a": 1}) == {"a": 1}
    assert answered(ITEMS, [1]) == [1]
    assert answered(PLAIN, None, b"", 204) == {}
    assert answered(ITEMS, None, b"", 204) == []
