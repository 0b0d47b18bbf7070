"""What the README of the mock server tells of ``x-mock`` is what there is."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from files_mock_server.services import actions, executing, jobs, oauth, service, signed, subjects
from files_mock_server.services.document import load
from files_mock_server.services.kinds import SchemaOptions
from files_mock_server.services.library import BEHAVIOURS, Handler
from files_mock_server.services.options import Common
from files_mock_server.services.service import Described
from files_mock_server.testing import SpecServer

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "mock-server" / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("\n## Serving your own description\n")[2].partition("\n## Look\n")[0]
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)]

PATH = "/links/{slug}/actions/{action_slug}/{id}/run"
LINK = {"$ref": "#/components/schemas/Link"}
TEXT = {"type": "string"}


def operation(mock: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """An operation with the parameters that the README's examples name."""
    body = {"type": "object", "properties": {"active": {"type": "boolean"}, "filename": TEXT, "x": {}}}
    return {
        "operationId": "x.y",
        "parameters": [{"name": "q", "in": "query", "schema": TEXT}],
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"200": {"content": {"application/json": {"schema": schema}}}},
        "x-mock": mock,
    }


def document(mock: dict[str, Any], top: dict[str, Any]) -> dict[str, Any]:
    schemas = {"Link": {"type": "object", "properties": {"slug": TEXT, "name": TEXT}}, "Action": {}, "Job": {}}
    paths = {"/links/{slug}": {"get": operation({}, LINK)}, PATH: {"post": operation(mock, {"type": "object"})}}
    return {"openapi": "3.1.0", "x-mock": top, "paths": paths, "components": {"schemas": schemas}}


def test_the_document_of_the_readme_is_served():
    """The example of what a document may say is taken as it stands."""
    (top,) = [block["x-mock"] for block in BLOCKS if "seed" in block["x-mock"]]
    assert top.keys() == {field.name for field in dataclasses.fields(service.DocumentOptions)}
    with SpecServer(document({}, top)) as server:
        assert server.records.get("Link", "crm")["base_url"] == server.url + "/echo"


@pytest.mark.parametrize("block", [one for one in BLOCKS if "seed" not in one["x-mock"]], ids=str)
def test_each_operation_of_the_readme_is_taken(block: dict[str, Any]):
    """Each example of an operation is one that the server takes."""
    described = Described(load(document(block["x-mock"], {})))
    handlers = [Handler(described, one) for one in described.operations]
    assert len(handlers) == 2


def test_each_behaviour_and_option_is_told():
    """No behaviour, and no option of one, is missing from the README."""
    named = set(re.findall(r"[A-Za-z_]+", SECTION))
    classes: tuple[Any, ...] = (
        *(SchemaOptions, Common, subjects.RecordOptions, oauth.TokenOptions, oauth.AuthorizeOptions),
        *(signed.SignedPutOptions, executing.ExecutorOptions, actions.SavedActionOptions, jobs.JobOptions),
        *(service.DocumentOptions, service.ExecutorBounds),
    )
    options = {field.name for cls in classes for field in dataclasses.fields(cls)}
    assert {*options, *BEHAVIOURS} - named == {"connection_headers"}, "an attribute's name that nobody needs to change"
    verbs = {verb for verbs in executing.VERBS.values() for verb in verbs}
    assert not verbs - named
