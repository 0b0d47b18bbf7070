"""Calls by path that say of themselves that they may be made twice."""

from __future__ import annotations

from typing import Any

import pytest

from files_style_sdk.raw import call_path
from files_style_sdk.settings import Settings


class Noting:
    """Makes no calls, but notes what would be sent."""

    for_records: Any = None

    def operate(self, operation: Any, arguments: Any, options: Any, receive: Any) -> Any:
        return operation.request(arguments, Settings())


@pytest.mark.parametrize("repeatable", [True, False])
def test_repeatable(repeatable: bool) -> None:
    """A change is repeatable exactly if its caller says so."""
    request = call_path(Noting(), "PATCH", "/things/1", {"a": 1}, None, repeatable=repeatable)
    assert (request.method, request.repeatable, request.body) == ("PATCH", repeatable, b'{"a":1}')
