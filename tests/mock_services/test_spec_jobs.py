"""Saved actions, and work that becomes a job."""

from __future__ import annotations

from typing import Any

import pytest
from files_mock_server.testing import DescriptionError
from spec_client import Api

MILL = """
openapi: 3.1.0
info: {title: Mill, version: "1"}
x-mock:
  jobs: {collection: Job, timeout_query: timeout_ms, async_query: async}
  seed:
    Link: [{slug: db, open: true}, {slug: web, open: true, base_url: "{server}"}, {slug: shut, open: false}]
    Action:
      - slug: find
        link_slug: db
        executor: sql
        verb: query
        parameters: {sql: "SELECT name FROM sacks WHERE size >= ?", params: ["{{input.size}}"]}
        inputs: [{name: size, type: integer, required: true, label: Size}]
      - slug: add
        link_slug: db
        executor: sql
        verb: insert
        parameters: {table: sacks, values: {name: "{{input.name}} ({{options.who}})", size: "{{input.size}}"}}
        inputs: [{name: name, type: string, required: true}, {name: size, type: number, default: 1}]
      - {slug: look, link_slug: web, executor: http, verb: get, inputs: [{name: slug}],
         parameters: {path: "/links/{{input.slug}}", query: {q: "{{input.slug}}"}}}
      - {slug: evil, link_slug: db, executor: sql, verb: query, inputs: [{name: x}],
         parameters: {sql: "SELECT '{{input.x}}'"}}
      - {slug: odd, link_slug: db, executor: sql, verb: dance}
      - {slug: closed, link_slug: shut, executor: sql, verb: query, parameters: {sql: "SELECT 1"}}
  sandboxes:
    db: {sql: ["CREATE TABLE sacks(name TEXT, size REAL)", "INSERT INTO sacks VALUES ('rye', 5), ('oat', 2)"]}
paths:
  /links/{slug}:
    get:
      operationId: link.find
      responses: {"200": {description: it, content: {application/json: {schema: {$ref: "#/components/schemas/Link"}}}}}
  /links/{slug}/actions:
    get:
      operationId: link.actions.list
      responses: {"200": {description: all, content: {application/json: {schema: {type: object, properties: {
        actions: {type: array, items: {$ref: "#/components/schemas/Action"}}}}}}}}
  /links/{slug}/actions/{action_slug}/inputs:
    get:
      operationId: link.actions.inputs
      responses: {"200": {description: all, content: {application/json: {schema: {type: object, properties: {
        inputs: {type: array, items: {type: object}}, count: {type: integer}}}}}}}
      x-mock: {behaviour: saved_action, action: inputs, collection: Action, item: action_slug}
  /links/{slug}/actions/{action_slug}/execute:
    post:
      operationId: link.actions.execute
      parameters:
        - {name: async, in: query, schema: {type: boolean}}
        - {name: timeout_ms, in: query, schema: {type: integer}}
      requestBody: {content: {application/json: {schema: {type: object, properties: {
        input: {type: object}, options: {type: object}}}}}}
      responses:
        "200": {description: done, content: {application/json: {schema: {type: object}}}}
        "202": {description: goes on}
      x-mock: {behaviour: saved_action, collection: Action, item: action_slug, requires: {open: true}, jobs: true,
               answer: {status: completed, output: "{result}"}}
  /links/{slug}/query:
    post:
      operationId: link.query
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {"200": {description: done, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: sql, verb: query, jobs: Task, async_query: later}
  /jobs/{job_id}:
    get:
      operationId: job.result
      responses: {"200": {description: job, content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}}
  /tasks/{id}:
    get:
      operationId: task.find
      responses: {"200": {description: job, content: {application/json: {schema: {$ref: "#/components/schemas/Task"}}}}}
components:
  schemas:
    Link: {type: object, properties: {slug: {type: string}}, x-mock: {key: slug}}
    Action: {type: object, properties: {slug: {type: string}, link_slug: {type: string}}}
    Job:
      type: object
      x-mock: {key: job_id}
      properties: {job_id: {type: string}, status: {type: string}, result: {type: object}, error: {type: object},
                   created_at: {type: string}, started_at: {type: string}, completed_at: {type: string}}
    Task: {type: object, properties: {id: {type: integer}, status: {type: string}, result: {type: object}}}
"""


@pytest.fixture
def api(serve) -> Api:
    return serve(MILL)


def execute(api: Api, action: str, body: Any = None, status: int = 200, /, link: str = "db", **query):
    answer = api.post(f"/links/{link}/actions/{action}/execute", body or {}, **query)
    assert answer.status_code == status, answer.text
    return answer.json()


def finished(api: Api, path: str) -> dict[str, Any]:
    """A job when it is over."""
    for _ in range(2000):
        job = api.ok(api.get(path))
        if job["status"] not in ("pending", "running"):
            return job
    raise AssertionError("the job does not end")


def test_saved_actions(api):
    """An action is carried out with what is given in its places: values keep their types, text takes them in."""
    told = execute(api, "find", {"input": {"size": 3}})
    assert told["status"] == "completed"
    assert told["output"]["rows"] == [{"name": "rye"}]
    execute(api, "add", {"input": {"name": "bran"}, "options": {"who": "Ann"}})
    names = [row["name"] for row in execute(api, "find", {"input": {"size": 0}})["output"]["rows"]]
    assert names == ["rye", "oat", "bran (Ann)"]


def test_what_an_action_needs_is_told(api):
    """The inputs of an action are listed as its record has them; its template is no attribute of its answers."""
    inputs = api.ok(api.get("/links/db/actions/find/inputs"))
    assert inputs == {"inputs": [{"name": "size", "type": "integer", "required": True, "label": "Size"}]}
    listed = api.ok(api.get("/links/db/actions"))["actions"]
    assert [one["slug"] for one in listed] == ["find", "add", "evil", "odd"]
    assert all(set(one) == {"slug", "link_slug"} for one in listed)


@pytest.mark.parametrize(
    ("action", "given", "status", "words"),
    [
        ("find", {}, 400, "input.size is required"),
        ("find", {"size": "3"}, 400, "input.size must be an integer"),
        ("find", {"size": 3, "more": 1}, 400, "input.more"),
        ("evil", {"x": "'; DROP TABLE sacks"}, 422, "SQL"),
        ("odd", {}, 422, "no executor and verb"),
        ("look", {}, 404, "No Action has the slug 'look'"),
        ("nope", {}, 404, "No Action"),
    ],
)
def test_refused_actions(api, action, given, status, words):
    """An action with a missing, wrong or unknown input, or a template that cannot be, is refused."""
    assert words in execute(api, action, {"input": given}, status)["message"]


def test_actions_of_connections_that_are_not_ready(api):
    """What the description requires of a connection holds for its actions, too."""
    assert "must have open True" in execute(api, "closed", {}, 409, link="shut")["message"]
    assert "Parameter input" in execute(api, "find", {"input": []}, 400)["message"]


def test_places_in_a_path_cannot_lead_elsewhere(api):
    """What is given becomes one segment of a path, whatever is in it."""
    told = execute(api, "look", {"input": {"slug": "db"}}, link="web")
    assert told["output"]["body"] == {"slug": "db"}
    told = execute(api, "look", {"input": {"slug": "x/../db?y"}}, link="web")
    assert told["output"]["status"] == 404
    assert "'x/../db?y'" in told["output"]["body"]["message"]


def test_a_job_at_once(api):
    """With the query parameter, work goes on behind its answer, from pending through running to completed."""
    with api.server.hold_work():
        told = execute(api, "find", {"input": {"size": 3}}, 202, **{"async": "true"})
        assert told["status"] == "pending"
        job = api.ok(api.get(f"/jobs/{told['job_id']}"))
        assert job["status"] in ("pending", "running")
        assert "result" not in job
    job = finished(api, f"/jobs/{told['job_id']}")
    assert job["status"] == "completed"
    assert job["result"] == {
        "status": "completed",
        "output": {"columns": ["name"], "rows": [{"name": "rye"}], "row_count": 1, "truncated": False},
    }
    assert job["created_at"] <= job["started_at"] <= job["completed_at"]


def test_work_that_takes_longer_becomes_a_job(api):
    """With a time limit, work within it is answered as usual, and what takes longer becomes a job that is running."""
    assert execute(api, "find", {"input": {"size": 3}}, timeout_ms=20_000)["status"] == "completed"
    with api.server.hold_work():
        told = execute(api, "find", {"input": {"size": 3}}, 202, timeout_ms=1)
        assert told["status"] == "running"
        assert api.ok(api.get(f"/jobs/{told['job_id']}"))["status"] == "running"
        both = execute(api, "find", {"input": {"size": 3}}, 202, timeout_ms=1, **{"async": "true"})
    assert finished(api, f"/jobs/{told['job_id']}")["status"] == "completed"
    assert finished(api, f"/jobs/{both['job_id']}")["status"] == "completed"
    assert "timeout_ms" in execute(api, "find", {}, 400, timeout_ms=-1)["message"]
    assert "async" in execute(api, "find", {}, 400, **{"async": "maybe"})["message"]


def test_a_job_that_fails(api):
    """What would have been an error is told by the job."""
    told = execute(api, "find", {}, 202, **{"async": "true"})
    job = finished(api, f"/jobs/{told['job_id']}")
    assert job["status"] == "failed"
    assert job["error"] == {
        "message": "Parameter input.size is required.",
        "type": "bad-request/request-params-required",
        "status": 400,
    }


def test_other_names(api):
    """Jobs go by the names that an operation gives them; a key that is a number is made up as one."""
    told = api.ok(api.post("/links/db/query", {"sql": "SELECT 1 AS one"}, later="true"))
    assert told == {"job_id": 1, "status": "pending"}
    assert finished(api, "/tasks/1")["result"]["rows"] == [{"one": 1}]
    assert api.ok(api.post("/links/db/query", {"sql": "SELECT 1 AS one"}, timeout_ms=20_000))["row_count"] == 1


def test_jobs_and_the_end_of_a_server(serve, tmp_path):
    """A job that was not over when the server stopped has failed when it starts again; a reset ends all."""
    first = serve(MILL, data=tmp_path / "data")
    first.server.run(first.server.service.site.work.hold)
    told = execute(first, "find", {"input": {"size": 3}}, 202, **{"async": "true"})
    gone = execute(first, "find", {"input": {"size": 3}}, 202, timeout_ms=1)
    first.server.stop()
    second = serve(MILL, data=tmp_path / "data")
    for one in (told, gone):
        job = second.ok(second.get(f"/jobs/{one['job_id']}"))
        assert job["status"] in ("failed", "completed"), job
    second.server.run(second.server.service.site.work.hold)
    execute(second, "find", {"input": {"size": 3}}, 202, **{"async": "true"})
    second.server.reset()
    assert second.server.records.all("Job") == []
    assert execute(second, "find", {"input": {"size": 3}})["status"] == "completed", "work is held back no longer"


def test_held_work_over_http(api):
    """Work is held back and released over HTTP, too."""
    api.call("POST", api.server.url + "/__mock__/work/hold")
    told = execute(api, "find", {"input": {"size": 3}}, 202, timeout_ms=1)
    api.call("POST", api.server.url + "/__mock__/work/release")
    assert finished(api, f"/jobs/{told['job_id']}")["status"] == "completed"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("item: action_slug}", "item: action}", "names no parameter by 'action'; there are: slug, action_slug"),
        ("jobs: Task", "jobs: {collection: Task, statuses: {done: DONE}}", "statuses has no done; there are: pending"),
        ("jobs: {collection: Job,", "jobs: {", "x-mock.jobs.collection is required"),
        ("action: inputs", "action: input", "x-mock.action must be one of execute, inputs"),
    ],
)
def test_what_cannot_be_is_told(serve, old, new, message):
    """A mistake in the options is refused at the start, by its place."""
    assert old in MILL
    with pytest.raises(DescriptionError) as caught:
        serve(MILL.replace(old, new))
    assert message in str(caught.value)
