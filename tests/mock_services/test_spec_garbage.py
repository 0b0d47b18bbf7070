"""Whatever is sent, a described service answers it, and never with a failure of its own."""

from __future__ import annotations

import json
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from test_spec_executors import DESCRIPTION
from test_spec_jobs import MILL
from test_spec_records import GARDENS

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 1 << 63, 1 << 70, 1.5, "", "a", "1", "x" * 300, "../x", "\0", "é", "{server}"),
    *("{{input.x}}", "%2e%2e", "SELECT 1", "tools", "share", [], [1], ["a", {}], {}, {"a": 1}, {"data": {"id": 7}}),
)
NAMES = ("data", "limit", "cursor", "page", "path", "sql", "params", "table", "where", "values", "content", "input")
KEYS = ("1", "a", "db", "share", "web", "find", "add")


@pytest.mark.parametrize("text", [GARDENS, DESCRIPTION, MILL], ids=["records", "executors", "jobs"])
def test_garbage(serve, text: str):
    """Calls with random values in every place are answered: success, or an error with a message, never a 500."""
    api = serve(text)
    operations = api.server.service.described.operations
    random = Random(20)
    for _ in range(250):
        operation = random.choice(operations)
        path = operation.path
        for name in operation.path_names:
            path = path.replace(f"{{{name}}}", quote(str(random.choice((*KEYS, *VALUES))), safe=""), 1)
        names = (*operation.schemas_by_name(), *NAMES)
        body = {random.choice(names): random.choice(VALUES) for _ in range(random.randrange(5))}
        options: dict[str, Any] = {"params": {"limit": random.choice(VALUES), "async": random.choice(VALUES)}}
        if operation.verb != "GET":
            form = {"data": {name: str(value) for name, value in body.items()}}
            files = {"files": dict.fromkeys(body, ("n", b"x"))}
            plain = {"data": json.dumps(body), "headers": {"Content-Type": "application/json"}}
            options |= random.choice((plain, plain, plain, form, files))
        answer = api.call(operation.verb, api.server.url + path, **options)
        assert answer.status_code != 500, (operation.verb, path, options, answer.text)
        if answer.status_code >= 400:
            assert answer.json()["message"], (operation.verb, path, options)
