"""Records of a described service, without a word of ``x-mock`` beyond what each test names."""

from __future__ import annotations

import uuid

import pytest
from files_mock_server.problems import Problem

GARDENS = """
openapi: 3.1.0
info: {title: Gardens, version: "1"}
servers: [{url: "https://gardens.example/v1"}]
paths:
  /gardens:
    get:
      operationId: garden.list
      parameters:
        - {name: town, in: query, schema: {type: string}}
        - {name: open, in: query, schema: {type: boolean}}
        - {name: size, in: query, schema: {type: array, items: {type: integer}}}
      responses: {"200": {description: all, content: {application/json: {schema:
        {type: array, items: {$ref: "#/components/schemas/Garden"}}}}}}
    post:
      operationId: garden.create
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {
        name: {type: string, minLength: 1}, town: {type: string}, size: {type: integer}, open: {type: boolean},
        secret: {type: string}}}}}}
      responses: {"201": {$ref: "#/components/responses/Garden"}}
  /gardens/{id}:
    get:
      operationId: garden.find
      responses: {"200": {$ref: "#/components/responses/Garden"}}
    patch:
      operationId: garden.update
      requestBody: {content: {application/json: {schema: {type: object, properties: {town: {type: string}}}}}}
      responses: {"200": {$ref: "#/components/responses/Garden"}}
    delete: {operationId: garden.delete, responses: {"204": {description: gone}}}
  /gardens/{id}/close:
    post:
      operationId: garden.close
      responses: {"200": {$ref: "#/components/responses/Garden"}}
      x-mock: {set: {open: false}}
  /gardens/{garden_id}/beds:
    get:
      operationId: garden.beds.list
      responses: {"200": {description: all, content: {application/json: {schema: {type: object, properties: {
        beds: {type: array, items: {$ref: "#/components/schemas/Bed"}}}}}}}}
    post:
      operationId: garden.beds.create
      requestBody: {content: {application/json: {schema: {type: object, properties: {
        data: {type: object, required: [plant], properties: {plant: {type: string}}}}}}}}
      responses: {"201": {description: made, content: {application/json: {schema: {type: object, properties: {
        bed: {$ref: "#/components/schemas/Bed"}}}}}}}
  /gardens/{garden_id}/beds/{number}:
    get:
      operationId: garden.beds.find
      parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: one, content: {application/json: {schema: {
        $ref: "#/components/schemas/BedHeld"}}}}}
  /beds/{id}:
    put:
      operationId: bed.replace
      requestBody: {content: {application/json: {schema: {type: object, properties: {plant: {type: string}}}}}}
      responses: {"200": {description: one, content: {application/json: {schema: {$ref: "#/components/schemas/Bed"}}}}}
      x-mock: {upsert: true}
components:
  responses:
    Garden: {description: a garden, content: {application/json: {schema: {$ref: "#/components/schemas/Garden"}}}}
  schemas:
    Garden:
      type: object
      x-resource: garden
      required: [id, name, tags]
      properties:
        id: {type: string, format: uuid}
        name: {type: string}
        town: {type: [string, "null"]}
        size: {type: integer, default: 3}
        open: {type: boolean, default: true}
        tags: {type: array, items: {type: string}}
        note: {type: string}
        created_at: {type: string, format: date-time}
        updated_at: {type: string, format: date-time}
    Bed:
      type: object
      properties: {id: {type: integer}, garden_id: {type: string}, plant: {type: string}}
    BedHeld: {type: object, properties: {data: {$ref: "#/components/schemas/Bed"}}}
"""


def test_life_of_a_record(serve):
    """What is created is found, listed, changed and removed; ids and times are made up by the schema's types."""
    api = serve(GARDENS)
    made = api.ok(api.post("/gardens", {"name": "Oak", "town": "Ulm"}), 201)
    assert uuid.UUID(made["id"])
    assert api.ok(api.get(f"/gardens/{made['id']}")) == made
    assert api.ok(api.get("/gardens")) == [made]
    changed = api.ok(api.patch(f"/gardens/{made['id']}", {"town": "Bern"}))
    assert changed["town"] == "Bern"
    assert changed["created_at"] == made["created_at"]
    assert changed["updated_at"] >= made["updated_at"]
    assert api.delete(f"/gardens/{made['id']}").status_code == 204
    error = api.refused(api.get(f"/gardens/{made['id']}"), 404, "No Garden has the id", made["id"])
    assert error == {"message": error["message"], "type": "not-found/garden-not-found", "status": 404}
    assert api.ok(api.get("/gardens")) == []


def test_answers_have_the_form_of_their_schema(serve):
    """Defaults and required attributes are there, null where null may be; what the schema lacks is kept, not shown."""
    api = serve(GARDENS)
    made = api.ok(api.post("/gardens", {"name": "Oak", "secret": "s3"}), 201)
    times = {name: made.pop(name) for name in ("id", "created_at", "updated_at")}
    assert made == {"name": "Oak", "town": None, "size": 3, "open": True, "tags": []}
    assert api.server.records.get("Garden", times["id"])["secret"] == "s3"


def test_parameters_are_checked(serve):
    """What is missing or of a wrong type is refused by its name, in query, body and below an envelope."""
    api = serve(GARDENS)
    assert api.refused(api.post("/gardens", {}), 400, "name is required")["type"].endswith("params-required")
    api.refused(api.post("/gardens", {"name": 7}), 400, "name must be a string")
    api.refused(api.post("/gardens", {"name": ""}), 400, "name must be at least 1 characters")
    api.refused(api.post("/gardens", {"name": "x", "size": True}), 400, "size must be an integer")
    api.refused(api.get("/gardens", open="perhaps"), 400, "open must be true or false")
    made = api.ok(api.post("/gardens", {"name": "Oak"}), 201)
    api.refused(api.post(f"/gardens/{made['id']}/beds", {"data": {}}), 400, "data.plant is required")
    api.refused(api.call("POST", "/gardens", data="[", headers={"Content-Type": "application/json"}), 400, "JSON")
    api.refused(api.call("POST", "/gardens", data="x", headers={"Content-Type": "image/png"}), 415, "image/png")
    assert api.server.records.all("Bed") == []


def test_unknown_paths_and_methods(serve):
    """An unknown path is not found, and a known one tells the methods that it has."""
    api = serve(GARDENS)
    api.refused(api.get("/orchards"), 404, "/v1/orchards")
    api.refused(api.get(api.server.url + "/gardens"), 404, "/gardens")
    answer = api.put("/gardens", {})
    api.refused(answer, 405)
    assert answer.headers["Allow"] == "GET, POST"


def test_lists_filter_by_attributes(serve):
    """A query parameter with the name of an attribute filters by it: by text, by truth, by one of several numbers."""
    seed = {
        "Garden": [{"id": f"g{n}", "name": f"n{n}", "town": "Ulm" if n % 2 else "Bern", "size": n} for n in range(4)]
    }
    api = serve(GARDENS, seed=seed)

    def names(**query):
        return [one["name"] for one in api.ok(api.get("/gardens", **query))]

    assert names() == ["n0", "n1", "n2", "n3"]
    assert names(town="Ulm") == ["n1", "n3"]
    assert names(size=[1, 2]) == ["n1", "n2"]
    assert names(size="1,3", town="Ulm") == ["n1", "n3"]
    api.ok(api.post("/gardens/g2/close"))
    assert names(open="false") == ["n2"]
    assert names(open="true") == ["n0", "n1", "n3"]


def test_records_belong_to_the_parents_of_their_path(serve):
    """A record that is made below another is listed and found there and nowhere else."""
    api = serve(GARDENS, seed={"Garden": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]})
    made = api.ok(api.post("/gardens/a/beds", {"data": {"plant": "kale"}}), 201)
    assert made == {"bed": {"id": 1, "garden_id": "a", "plant": "kale"}}
    assert api.ok(api.get("/gardens/a/beds")) == {"beds": [made["bed"]]}
    assert api.ok(api.get("/gardens/b/beds")) == {"beds": []}
    assert api.ok(api.get("/gardens/a/beds/1")) == {"data": made["bed"]}
    api.refused(api.get("/gardens/b/beds/1"), 404)
    api.refused(api.get("/gardens/a/beds/x"), 404, "number")
    api.refused(api.get("/gardens/c/beds"), 404, "No Garden has the id 'c'")
    api.refused(api.post("/gardens/c/beds", {"data": {"plant": "kale"}}), 404, "No Garden")


def test_seeds_that_tell_no_parent_fit_each(serve):
    """A seeded record without a parent's attribute is there below every parent; one with it only below its own."""
    seed = {"Garden": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}], "Bed": [{"plant": "x"}, {"garden_id": "b"}]}
    api = serve(GARDENS, seed=seed)
    assert [one["id"] for one in api.ok(api.get("/gardens/a/beds"))["beds"]] == [1]
    assert [one["id"] for one in api.ok(api.get("/gardens/b/beds"))["beds"]] == [1, 2]


def test_a_post_behind_an_item_acts_on_it(serve):
    """A POST below the path of a record that answers such a record changes that one, and makes none."""
    api = serve(GARDENS, seed={"Garden": [{"id": "a", "name": "A"}]})
    assert api.ok(api.post("/gardens/a/close"))["open"] is False
    assert len(api.server.records.all("Garden")) == 1
    api.refused(api.post("/gardens/z/close"), 404)


def test_upsert(serve):
    """With upsert, a change of what is not there makes it, under the key of the path."""
    api = serve(GARDENS)
    assert api.ok(api.put("/beds/41", {"plant": "leek"}))["id"] in (41, "41")
    assert api.ok(api.put("/beds/41", {"plant": "kale"}))["plant"] == "kale"
    assert len(api.server.records.all("Bed")) == 1


def test_made_ids_keep_clear_of_seeded_ones(serve):
    """An id that is made up is none that a seed has taken, and a taken key is refused."""
    api = serve(GARDENS, seed={"Garden": [{"id": "a", "name": "A"}], "Bed": [{"id": 7}, {"id": 3}]})
    assert api.ok(api.post("/gardens/a/beds", {"data": {"plant": "x"}}), 201)["bed"]["id"] == 9
    with pytest.raises(Problem, match="already"):
        api.server.records.add("Bed", {"id": 3})


def test_records_of_a_test(serve):
    """A test reads, adds, changes, removes and clears records; mistakes are told."""
    records = serve(GARDENS).server.records
    made = records.add("Bed", {"plant": "kale"})
    assert records.get("Bed", made["id"]) == made
    assert records.change("Bed", made["id"], {"plant": "leek"})["plant"] == "leek"
    records.remove("Bed", made["id"])
    assert records.get("Bed", made["id"]) is None
    records.add("Bed", {})
    assert records.clear("Bed") == 1
    with pytest.raises(Problem, match="there are: Bed, BedHeld, Garden"):
        records.all("Beds")
    with pytest.raises(Problem, match="plant must be a string"):
        records.add("Bed", {"plant": 7})
    with pytest.raises(Problem, match="No Bed has the key"):
        records.remove("Bed", 99)


def test_reset(serve):
    """A reset brings back the seeds and forgets what came, the clock, the faults and the journal."""
    api = serve(GARDENS, seed={"Garden": [{"id": "a", "name": "A"}]})
    api.ok(api.post("/gardens", {"name": "Oak"}), 201)
    api.delete("/gardens/a")
    api.server.clock.advance(1000)
    api.server.faults.add("status", status=500)
    api.server.reset()
    assert [one["id"] for one in api.server.records.all("Garden")] == ["a"]
    assert len(api.server.journal) == 0
    assert not api.server.faults
    assert api.server.clock.state.offset == 0


def test_state_outlives_a_restart(serve, tmp_path):
    """With a data folder, records, ids and the generated key are there again, and seeds are not planted twice."""
    data, seed = tmp_path / "data", {"Garden": [{"id": "a", "name": "A"}]}
    first = serve(GARDENS, data=data, seed=seed)
    first.ok(first.post("/gardens/a/beds", {"data": {"plant": "kale"}}), 201)
    key = first.server.api_key
    first.server.stop()
    second = serve(GARDENS, data=data, seed=seed)
    assert second.server.api_key == key
    assert second.ok(second.get("/gardens/a/beds"))["beds"][0]["plant"] == "kale"
    assert len(second.server.records.all("Garden")) == 1
    assert second.ok(second.post("/gardens/a/beds", {"data": {"plant": "x"}}), 201)["bed"]["id"] == 2
