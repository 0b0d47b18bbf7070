"""Calls that are made up from the OpenAPI document, proper ones and wrong ones: none is answered 500."""

from __future__ import annotations

import logging
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import yaml
from files_mock_server.testing import MockServer
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

EXAMPLES = int(os.environ.get("MOCK_SCHEMA_EXAMPLES", "0"))  # of each operation, proper and wrong ones
SLICES = 2
# Making up a wrong call takes thirty times as long as answering it: unless told otherwise, take some of the operations.
EVERY = {GenerationMode.POSITIVE: 1, GenerationMode.NEGATIVE: 8} if not EXAMPLES else dict.fromkeys(GenerationMode, 1)
DOCUMENT = Path(__file__).parents[2] / "api" / "openapi.yaml"


@cache
def operations() -> list[Any]:
    with DOCUMENT.open("rb") as file:
        document = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    schema = schemathesis.openapi.from_dict(document)
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture(scope="module")
def server():
    with MockServer(open=True, api_keys=["k1"]) as running:
        yield running


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["proper", "wrong"])
@pytest.mark.parametrize("part", range(SLICES))
def test_no_call_fails(server, caplog, part, mode):
    """Whatever the document allows or forbids, the server answers with success or a typed error of the client's."""
    caplog.set_level(logging.WARNING)
    made = 0
    for operation in operations()[part :: SLICES * EVERY[mode]]:

        @seed(part)
        @settings(
            max_examples=EXAMPLES or 1,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def call(case: Any) -> None:
            nonlocal made
            answer = case.call(base_url=f"{server.url}/api/rest/v1", headers={"X-FilesAPI-Key": "k1"})
            made += 1
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)
            if answer.status_code >= 400:
                assert answer.json()["type"], answer.text

        try:
            call()
        except Unsatisfiable:
            assert mode is GenerationMode.NEGATIVE  # an operation without parameters cannot be called wrongly
    assert made >= 10
    assert [record.getMessage() for record in caplog.records if record.name == "files_mock_server"] == []
