"""Reading descriptions: what is refused at the start, and what templates, shapes, errors and seeds become."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from files_mock_server.problems import Problem
from files_mock_server.services.document import load
from files_mock_server.services.schemas import Schemas
from files_mock_server.services.templates import dig
from files_mock_server.testing import DescriptionError, SpecServer
from spec_client import Api

INN = """
openapi: 3.0.3
info: {title: Inn, version: "1"}
servers: [{url: "https://{town}.inn.example/{base}/", variables: {town: {default: ulm}, base: {default: v2}}}]
x-mock: {MOCK}
paths:
  /rooms/{id}:
    parameters: [{$ref: "#/components/parameters/id"}]
    get:
      operationId: room.find
      responses: {"200": {$ref: "#/components/responses/Room"}}
      x-mock: {OPERATION}
    delete: {operationId: room.delete, responses: {"204": {description: gone}}}
  /rooms/{room_id}/guests:
    post:
      operationId: room.guests.create
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses: {"201": {description: it, content: {application/json: {schema: {$ref: "#/components/schemas/Guest"}}}}}
      x-mock:
        set: {label: "{name} in {room_id}", first: "{record.name}"}
        defaults: {since: "{now}", by: "{caller.name}"}
  /settings:
    get:
      operationId: settings.find
      responses: {"200": {$ref: "#/components/responses/Settings"}}
    patch:
      operationId: settings.update
      requestBody: {content: {application/json: {schema: {type: object, properties: {look: {type: object, properties: {
        dark: {type: boolean}, size: {type: integer}}}}}}}}
      responses: {"200": {$ref: "#/components/responses/Settings"}}
      x-mock: {merge: true}
  /sample/{n}:
    get:
      operationId: sample.find
      parameters: [{name: n, in: path, required: true, schema: {type: integer}},
                   {name: X-Way, in: header, required: true, schema: {type: string, enum: [up, down]}}]
      responses: {"200": {description: one, content: {application/json: {schema: {type: object, properties: {
        a: {type: string, example: hello}, b: {type: integer, default: 4}, c: {type: string, nullable: true},
        d: {type: array, items: {type: string}}, e: {type: object, properties: {f: {type: boolean}}}}}}}}}
components:
  responses:
    Room: {description: it, content: {application/json: {schema: {$ref: "#/components/schemas/Room"}}}}
    Settings: {description: it, content: {application/json: {schema: {$ref: "#/components/schemas/Settings"}}}}
  parameters: {id: {name: id, in: path, required: true, schema: {type: integer}}}
  schemas:
    Room: {type: object, x-resource: room, properties: {id: {type: integer}, site: {type: string}}}
    Guest:
      allOf:
        - {type: object, properties: {id: {type: integer}, name: {type: string}}}
        - type: object
          properties: {label: {type: string}, first: {type: string}, since: {type: string}, by: {type: string},
                       room_id: {type: integer}}
    Settings: {type: object, properties: {look: {type: object}, name: {type: string, default: inn}}}
"""


def described(mock: str = "", operation: str = "") -> str:
    return INN.replace("{MOCK}", "{" + mock + "}").replace("{OPERATION}", "{" + operation + "}")


SEED = 'seed: {Room: [{id: 1, site: "{server}/rooms"}]}'


def test_templates_and_defaults(serve):
    """Templates take parameters, the record itself, the caller and the time; allOf is one schema."""
    api = serve(described(SEED + ", caller: {name: desk}"))
    made = api.ok(api.post("/rooms/1/guests", {"name": "Ann"}), 201)
    assert made.pop("since").endswith("Z")
    assert made == {"id": 1, "name": "Ann", "label": "Ann in 1", "first": "Ann", "by": "desk", "room_id": 1}


def test_the_server_in_seeds(serve):
    """``{server}`` in a seed is the server's own origin; the first server's path, with its variables, comes first."""
    api = serve(described(SEED))
    assert api.server.api_url == api.server.url + "/v2"
    assert api.ok(api.get("/rooms/1"))["site"] == api.server.url + "/rooms"


def test_the_only_record(serve):
    """A record without a key in its path is the only one of its kind; merge leaves what a change does not name."""
    api = serve(described())
    assert api.ok(api.get("/settings")) == {"name": "inn"}
    assert api.ok(api.patch("/settings", {"look": {"dark": True}}))["look"] == {"dark": True}
    assert api.ok(api.patch("/settings", {"look": {"size": 3}}))["look"] == {"dark": True, "size": 3}
    assert len(api.server.records.all("Settings")) == 1


def test_samples_and_header_parameters(serve):
    """A plain answer without a behaviour is a sample of its schema; headers are parameters, too."""
    api = serve(described())
    sample = {"a": "hello", "b": 4, "c": None, "d": [], "e": {"f": False}}
    assert api.ok(api.call("GET", "/sample/3", headers={"X-Way": "up"})) == sample
    api.refused(api.get("/sample/3"), 400, "X-Way is required")
    api.refused(api.call("GET", "/sample/3", headers={"X-Way": "left"}), 400, "X-Way must be one of up, down")
    api.refused(api.call("GET", "/sample/three", headers={"X-Way": "up"}), 404, "n 'three'")


def test_a_delete_knows_its_records_by_its_path(serve):
    """An operation that answers nothing is about what others of its path answer."""
    api = serve(described(SEED))
    assert api.delete("/rooms/1").status_code == 204
    api.refused(api.delete("/rooms/1"), 404)


def test_errors_have_the_form_of_the_document(serve):
    """A template gives errors their form, whoever makes them: the service, its checks, a fault."""
    error = 'error: {errors: [{code: "{status}", text: "{type}: {message}", at: "{param}"}], id: "{request_id}"}'
    api = serve(described(f"{error}, invalid_status: 422"))
    answer = api.get("/rooms/9")
    assert answer.status_code == 404
    assert answer.json() == {
        "errors": [{"code": 404, "text": "not-found/room-not-found: No Room has the id '9'.", "at": None}],
        "id": answer.headers["X-Request-Id"],
    }
    answer = api.post("/rooms/9/guests", {"name": 1})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "name"
    with api.server.fault("status", status=503):
        assert api.get("/rooms/9").json()["errors"][0]["code"] == 503


@pytest.mark.parametrize("kind", ["malformed_json", "empty", "html", "truncate", "reset"])
def test_faults(serve, kind):
    """Faults befall a described service as they do the Files service, and the journal names them."""
    api = serve(described(SEED))
    with api.server.fault(kind, path="/rooms/*") as rule:
        try:
            answer = api.get("/rooms/1")
            assert answer.status_code != 200 or kind in ("malformed_json", "empty")
        except OSError:
            assert kind in ("truncate", "reset")
        assert rule.hits == 1
    assert api.server.journal.entries()[0].fault.startswith(kind)
    assert api.ok(api.get("/rooms/1"))["id"] == 1


def test_operation_options(serve):
    """Any operation may have another status, further headers and another form of its answer."""
    operation = (
        'status: 203, headers: {X-Id: "{id}", X-Site: "{result.site}"}, answer: {room: "{result}", got: "{uuid}"}'
    )
    api = serve(described(SEED, operation))
    answer = api.get("/rooms/1")
    assert answer.status_code == 203
    assert answer.headers["X-Id"] == "1"
    assert answer.headers["X-Site"] == api.server.url + "/rooms"
    assert answer.json()["room"]["id"] == 1
    assert len(answer.json()["got"]) == 36


@pytest.mark.parametrize(
    ("mock", "operation", "message"),
    [
        ("seeds: {}", "", "x-mock.seeds is no option here; there are: credentials, caller"),
        ("invalid_status: many", "", "x-mock.invalid_status must be an HTTP status from 200 to 599, not 'many'"),
        ("credentials: [{prefix: x}]", "", "x-mock.credentials[0] must say where the credential is"),
        ("seed: {Rom: [{}]}", "", "x-mock.seed.Rom is no collection; there are: Guest, Room, Settings"),
        ("seed: {Room: {}}", "", "Room must be a list of records"),
        ("seed: {Room: [{id: x}]}", "", "x-mock.seed.Room[0].id must be an integer"),
        ("sandboxes: {a: {file: {}}}", "", "x-mock.sandboxes.a.file is no option here; there are: files, sql"),
        ("", "behaviour: magic", "paths./rooms/{id}.get.x-mock.behaviour must be one of records, fixed, token"),
        ("", "behavior: fixed", "paths./rooms/{id}.get.x-mock.behavior is no option here"),
        ("", "action: look", "x-mock.action must be one of , list, find"),
        ("", 'where: {site: "{sight}"}', "x-mock.where has no value for {sight}; there are: body, caller, id, now"),
        ("", 'answer: "{result} {nothing}"', "x-mock.answer has no value for {nothing}"),
        ("", 'key: "a\'b"', "has an attribute without a proper name"),
        ("", "jobs: 7", "x-mock.jobs must be true or false or a string or an object, or null, not 7"),
    ],
)
def test_mistakes_are_told_by_their_place(serve, mock, operation, message):
    """Whatever is wrong about x-mock is refused before the server listens, with its place and what there is."""
    with pytest.raises(DescriptionError, match=re.escape(message)):
        serve(described(mock, operation))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1", "not valid YAML"),
        ("[1]", "must be an OpenAPI document, which is an object"),
        ("{}", "openapi must be the version of an OpenAPI 3 document"),
        ("{openapi: 2.0}", "openapi must be"),
        ("{openapi: 3.1.0}", "paths must be an object"),
        ("{openapi: 3.1.0, paths: {/a: 7}}", "paths./a must be an object, not 7"),
        ("{openapi: 3.1.0, paths: {/a: {$ref: 'b.yaml'}}}", "paths./a must have a $ref inside this document"),
        ("{openapi: 3.1.0, paths: {/a: {$ref: '#/paths/b'}}}", "leads nowhere: #/paths/b"),
        ("{openapi: 3.1.0, paths: {/a: {$ref: '#/paths/~1a'}}}", "leads in a circle"),
        ("{openapi: 3.1.0, paths: {'/a/{b}.json': {get: {}}}}", "must have its path parameters as whole segments"),
        ("{openapi: 3.1.0, paths: {/a: {get: {parameters: [{in: query}]}}}}", "parameters[0] must have a name"),
        ("{openapi: 3.1.0, paths: {/a: {get: {parameters: 7}}}}", "parameters must be a list, not 7"),
        ("{openapi: 3.1.0, servers: {url: x}, paths: {/a: {get: {}}}}", "servers must be a list"),
        ("a: &a [*a]", "lies too deep in itself"),
    ],
)
def test_documents_that_cannot_be(tmp_path: Path, text, message):
    """A file that is no OpenAPI document, or one with a mistake, is refused with its name and the place."""
    path = tmp_path / "api.yaml"
    path.write_text(text)
    with pytest.raises(DescriptionError, match=re.escape(message)) as caught:
        SpecServer(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("schema", "place", "message"),
    [
        ("{type: 7}", ".type", "must be a word"),
        ("{type: object, required: name}", ".required", "must be a list"),
        ("{enum: up}", ".enum", "must be a list"),
        ("{type: string, pattern: '('}", ".pattern", "must be a regular expression"),
        ("{type: string, maxLength: many}", ".maxLength", "must be a whole number"),
        ("{type: integer, minimum: '1'}", ".minimum", "must be a number"),
        ("{type: object, properties: {a: [1]}}", ".properties.a", "must be an object"),
        ("{type: array, items: {anyOf: [{$ref: '#/nowhere'}]}}", ".items.anyOf[0]", "has a $ref that leads nowhere"),
        ("{allOf: [{$ref: '#/components/schemas/Odd'}]}", ".allOf[0]", "is made of itself"),
        ("{oneOf: [{anyOf: [{$ref: '#/components/schemas/Odd'}]}, {}]}", ".oneOf[0].anyOf[0]", "is made of itself"),
    ],
)
def test_schemas_that_cannot_be(serve, schema, place, message):
    """What no value could be held to is told at the start, with its place, not by the call that comes upon it."""
    with pytest.raises(DescriptionError, match=re.escape(f"components.schemas.Odd{place} {message}")):
        serve(described() + f"    Odd: {schema}\n")


def test_schemas_that_lie_in_themselves(serve):
    """A tree has trees in it, and true is said of properties that are required; both are no mistakes."""
    tree = "{type: object, properties: {up: {$ref: '#/components/schemas/Tree'}, name: {type: string, required: true}}}"
    assert serve(described() + f"    Tree: {tree}\n").get("/settings").status_code == 200


def test_documents_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A missing file, JSON that is none and a missing YAML reader are told; JSON needs no YAML reader."""
    with pytest.raises(DescriptionError, match=r"nope\.yaml: No such file"):
        load(tmp_path / "nope.yaml")
    broken, yaml, good = tmp_path / "a.json", tmp_path / "a.yaml", tmp_path / "b.json"
    broken.write_text("{")
    with pytest.raises(DescriptionError, match="not valid JSON"):
        load(broken)
    monkeypatch.setitem(sys.modules, "yaml", None)
    yaml.write_text("openapi: 3.1.0")
    with pytest.raises(DescriptionError, match=re.escape('pip install "files-style-mock-server[spec]"')):
        load(yaml)
    good.write_text(json.dumps({"openapi": "3.1.0", "paths": {}}))
    assert load(good).title == "service"


def test_a_decoded_document_is_served():
    """A document may be given as a value; nothing needs a file."""
    document: dict[str, Any] = {"openapi": "3.1.0", "paths": {"/x": {"get": {"responses": {"204": {}}}}}}
    with SpecServer(document) as server:
        api = Api(server)
        assert api.get("/x").status_code == 204
        api.http.close()


SCHEMAS = Schemas(
    load(
        {
            "openapi": "3.1.0",
            "paths": {},
            "components": {
                "schemas": {"Tree": {"type": "object", "properties": {"left": {"$ref": "#/components/schemas/Tree"}}}}
            },
        }
    )
)


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "integer"}, [0, -5, 2.0], [True, "1", 1.5, None, 1 << 63]),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 5}, [0.1, 5], [0, 5.1, "1", True]),
        ({"type": "number", "minimum": 0, "exclusiveMinimum": True}, [1], [-1]),
        ({"type": ["string", "null"], "maxLength": 2}, ["ab", None], ["abc", 1]),
        ({"type": "string", "nullable": True}, ["a", None], [1]),
        ({"type": "string", "pattern": "^a"}, ["ab"], ["b"]),
        (
            {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
            [[1], [1, 2]],
            [[], ["a"], [1, 2, 3]],
        ),
        (
            {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}},
            [{"a": 1, "b": 2}],
            [{}, {"a": ""}],
        ),
        ({"type": "object", "properties": {"a": {}}, "additionalProperties": False}, [{}, {"a": 1}], [{"b": 1}]),
        ({"enum": [1, "a"]}, [1, "a"], [2, None]),
        ({"const": 1}, [1], [2]),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, ["a", 1], [True]),
        ({"oneOf": [{"type": "string"}, {"type": "null"}]}, ["a", None], [1]),
        ({"allOf": [{"type": "integer"}, {"minimum": 3}]}, [3], [2, "3"]),
        ({"$ref": "#/components/schemas/Tree"}, [{"left": {"left": {}}}], [{"left": {"left": 1}}]),
        (True, [1, None, "a"], []),
    ],
)
def test_values_are_checked_by_their_schema(schema, good, bad):
    """A value that fits its schema is taken as it is, any other refused."""
    for value in good:
        assert SCHEMAS.check(schema, value, "x") == value
    for value in bad:
        with pytest.raises(Problem):
            SCHEMAS.check(schema, value, "x")


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": "integer"}, "7", 7),
        ({"type": ["integer", "string"]}, "x7", "x7"),
        ({"type": "number"}, "1.5e1", 15.0),
        ({"type": "boolean"}, "True", True),
        ({"type": "boolean"}, "0", False),
        ({"type": "array", "items": {"type": "integer"}}, "1,2", [1, 2]),
        ({"type": "array"}, ["a", "b"], ["a", "b"]),
        (True, "7", "7"),
    ],
)
def test_texts_become_values(schema, text, value):
    """What comes as text is typed by its schema."""
    assert SCHEMAS.from_text(schema, text, "x") == value


@pytest.mark.parametrize(
    ("place", "found"), [("0", "a"), ("1", None), ("\u0660", None), ("9" * 5000, None), ("-1", None)]
)
def test_places_in_lists(place, found):
    """A place in a list is a number in digits; whatever else somebody writes into a record is no place."""
    assert dig(["a"], place) == found
