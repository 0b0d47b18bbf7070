"""Executors: HTTP requests, work on files and SQL that are really carried out, and cannot leave their bounds."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from files_mock_server.testing import DescriptionError
from spec_client import Api

TOOLS = """
openapi: 3.1.0
info: {title: Tools, version: "1"}
x-mock:
  executors: {timeout: 1, max_bytes: 2000, max_rows: 5}
  seed:
    Link:
      - {slug: web, ready: true, base_url: "{server}/echo", headers: {X-Secret: s1}}
      - {slug: far, ready: true, base_url: "http://example.com/"}
      - {slug: nowhere, ready: true, base_url: "http://127.0.0.1:1"}
      - {slug: none, ready: true}
      - {slug: share, ready: true}
      - {slug: db, ready: true}
      - {slug: idle, ready: false}
  sandboxes:
    share: {files: {"a.txt": "alpha", "in/b.bin": {base64: "AP8="}}}
    db: {sql: ["CREATE TABLE tools(id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL)",
               "INSERT INTO tools(name, size) VALUES ('saw', 3), ('axe', 2), ('awl', NULL)"]}
paths:
  /links/{slug}:
    get:
      operationId: link.find
      responses: {"200": {description: it, content: {application/json: {schema: {$ref: "#/components/schemas/Link"}}}}}
PATHS
  /echo/{name}:
    get:
      operationId: echo.get
      security: []
      parameters: [{name: q, in: query, schema: {type: string}}, {name: X-Secret, in: header, schema: {type: string}}]
      responses: {"200": {description: echo, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: fixed, answer: {name: "{name}", q: "{q}", secret: "{X-Secret}"}, headers: {X-Told: "{name}"}}
    post:
      operationId: echo.post
      security: []
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {"201": {description: echo, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: fixed, answer: {body: "{body}"}}
    put:
      operationId: echo.put
      security: []
      responses: {"200": {description: long, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: fixed, answer: {long: LONG}}
    delete: {operationId: echo.delete, security: [], responses: {"204": {description: gone}}}
components: {schemas: {Link: {type: object, properties: {slug: {type: string}, ready: {type: boolean}}}}}
"""
VERBS = {
    "http": ("get", "post", "put", "delete"),
    "file": ("readFile", "uploadFile", "appendFile", "listFiles", "renameFile", "moveFile", "deleteFile"),
    "sql": ("query", "execute", "select", "insert", "update", "delete"),
}


def path_of(executor: str, verb: str) -> str:
    return f"""
  /links/{{slug}}/{executor}/{verb}:
    post:
      operationId: {executor}.{verb}
      requestBody: {{content: {{application/json: {{schema: {{type: object}}}}}}}}
      responses: {{"200": {{description: done, content: {{application/json: {{schema: {{type: object}}}}}}}}}}
      x-mock: {{behaviour: {executor}, verb: {verb}, requires: {{ready: true}}}}"""


PATHS = "".join(path_of(executor, verb) for executor, verbs in VERBS.items() for verb in verbs)
DESCRIPTION = TOOLS.replace("PATHS", PATHS).replace("LONG", "x" * 3000)


@pytest.fixture
def api(serve) -> Api:
    return serve(DESCRIPTION)


def do(api: Api, work: str, status: int = 200, /, link: str | None = None, **params):
    """Carry out a piece of work such as ``sql.select``."""
    executor, verb = work.split(".")
    link = link or {"http": "web", "file": "share", "sql": "db"}[executor]
    answer = api.post(f"/links/{link}/{executor}/{verb}", params)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_http(api):
    """A request goes to the connection's service with its headers, and the answer comes back whole."""
    told = do(api, "http.get", path="/a b%2Fc".replace(" ", ""), query={"q": "x y", "none": None})
    assert told["status"] == 200
    assert told["body"] == {"name": "ab/c", "q": "x y", "secret": "s1"}
    assert told["headers"]["content-type"] == "application/json"
    assert told["headers"]["x-told"] == "ab/c"
    assert do(api, "http.post", path="new", body={"a": [1]})["body"] == {"body": {"a": [1]}}
    gone = do(api, "http.delete", path="x")
    assert (gone["status"], gone["body"]) == (204, None)
    missing = do(api, "http.get", path="x/y/z")
    assert (missing["status"], missing["body"]["status"]) == (404, 404), "an error of the service is an answer"
    assert do(api, "http.get", path="x", headers={"X-Secret": "mine"})["body"]["secret"] == "mine"


@pytest.mark.parametrize(
    ("link", "params", "status", "words"),
    [
        ("far", {}, 403, "example.com"),
        ("nowhere", {}, 502, "cannot be reached"),
        ("none", {}, 422, "no http or https URL"),
        ("web", {"path": "/../links"}, 400, "path"),
        ("web", {"path": "/%2e%2e/links"}, 400, "path"),
        ("web", {"path": "x?y=1"}, 400, "path"),
        ("web", {"path": "x\r\nX: 1"}, 400, "path"),
        ("web", {"path": 7}, 400, "path must be a string"),
        ("web", {"headers": {"Host": "x"}}, 400, "headers"),
        ("web", {"headers": {"X-A": "1\r\nX-B: 2"}}, 400, "headers"),
        ("web", {"query": {"q": {}}}, 400, "query.q"),
        ("web", {"url": "http://example.com"}, 400, "url"),
        ("idle", {}, 409, "must have ready True"),
        ("gone", {}, 404, "No Link has the slug 'gone'"),
    ],
)
def test_http_refusals(api, link, params, status, words):
    """What may not be sent is refused with its reason, before anything is sent."""
    assert words in do(api, "http.get", status, link=link, **params)["message"]


def test_http_bounds(api):
    """An answer that is too large or too late is an error, and the server goes on."""
    assert "2000 bytes" in do(api, "http.put", 502, path="x")["message"]
    with api.server.fault("latency", path="/echo/*", seconds=30):
        assert "within 1 seconds" in do(api, "http.get", 504, path="x")["message"]
    assert do(api, "http.get", path="x")["status"] == 200


def test_http_hosts_that_are_allowed(serve):
    """A document may allow further hosts by name; this one is another spelling of loopback, where nobody listens."""
    text = DESCRIPTION.replace("http://example.com/", "http://127.1:1/")
    assert "127.1" in do(serve(text), "http.get", 403, link="far")["message"]
    api = serve(text.replace("executors: {", "executors: {hosts: ['127.1'], "))
    assert "cannot be reached" in do(api, "http.get", 502, link="far")["message"]


def test_files(api):
    """Files are read, written, appended to, listed, renamed, moved and deleted, as text or in base64."""
    assert do(api, "file.readFile", path="a.txt") == {
        "path": "a.txt",
        "content": "alpha",
        "encoding": "text",
        "size": 5,
    }
    assert do(api, "file.readFile", path="in/b.bin", encoding="base64")["content"] == "AP8="
    assert do(api, "file.uploadFile", path="new/deep/c.txt", content="c") == {"path": "new/deep/c.txt", "size": 1}
    assert do(api, "file.appendFile", path="new/deep/c.txt", content="Yw==", encoding="base64")["size"] == 2
    assert do(api, "file.readFile", path="new/deep/c.txt")["content"] == "cc"
    found = do(api, "file.listFiles")["files"]
    assert [(one["name"], one["type"], one["size"]) for one in found] == [
        ("a.txt", "file", 5),
        ("in", "folder", 0),
        ("new", "folder", 0),
    ]
    deep = do(api, "file.listFiles", path="new", recursive=True)["files"]
    assert [one["path"] for one in deep] == ["new/deep", "new/deep/c.txt"]
    assert do(api, "file.renameFile", path="a.txt", new_name="z.txt") == {"path": "z.txt"}
    assert do(api, "file.moveFile", path="z.txt", destination="in/z.txt") == {"path": "in/z.txt"}
    assert do(api, "file.deleteFile", path="in/z.txt") == {"path": "in/z.txt", "deleted": True}
    do(api, "file.readFile", 404, path="in/z.txt")
    do(api, "file.deleteFile", 409, path="new")
    do(api, "file.deleteFile", path="new", recursive=True)
    assert (api.server.sandbox("share") / "in" / "b.bin").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x", "in/../../x", "in/./b.bin", "in//b.bin", "a\\b", "a\0b", "", "x" * 300, "\ud800"]
)
@pytest.mark.parametrize("work", ["readFile", "uploadFile", "appendFile", "deleteFile", "moveFile"])
def test_no_path_leads_out(api, work, path):
    """Absolute paths, ways upwards and what is no name are refused by every verb."""
    more = {"content": "x"} if work in ("uploadFile", "appendFile") else {}
    more |= {"destination": "y"} if work == "moveFile" else {}
    if path == "\ud800":
        body = b'{"path": "\\ud800", "content": "x", "destination": "y"}'
        answer = api.call("POST", f"/links/share/file/{work}", data=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400
    else:
        assert "path" in do(api, f"file.{work}", 400, path=path, **more)["message"]


def test_links_are_refused(api, tmp_path: Path):
    """A link in the folder is neither followed nor listed."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.txt").write_text("secret")
    root = api.server.sandbox("share")
    os.symlink(tmp_path / "secret", root / "out")
    os.symlink(tmp_path / "secret" / "s.txt", root / "s.txt")
    for path in ("out/s.txt", "s.txt", "out"):
        do(api, "file.readFile", 400, path=path)
        do(api, "file.uploadFile", 400, path=path, content="x")
        do(api, "file.deleteFile", 400, path=path)
    do(api, "file.moveFile", 400, path="a.txt", destination="out/a.txt")
    assert [one["name"] for one in do(api, "file.listFiles", recursive=True)["files"]] == ["a.txt", "in", "b.bin"]
    assert (tmp_path / "secret" / "s.txt").read_text() == "secret"


@pytest.mark.parametrize(
    ("work", "params", "status"),
    [
        ("uploadFile", {"path": "a.txt", "content": "x", "overwrite": False}, 409),
        ("uploadFile", {"path": "in", "content": "x"}, 409),
        ("uploadFile", {"path": "a.txt/x", "content": "x"}, 409),
        ("uploadFile", {"path": "c", "content": "x" * 2001}, 413),
        ("uploadFile", {"path": "c", "content": "?", "encoding": "base64"}, 400),
        ("uploadFile", {"path": "c", "content": "x", "encoding": "latin-1"}, 400),
        ("uploadFile", {"path": "c"}, 400),
        ("appendFile", {"path": "a.txt", "content": "x" * 1999}, 413),
        ("readFile", {"path": "in"}, 400),
        ("readFile", {"path": "in/b.bin"}, 400),
        ("readFile", {"path": "a.txt", "mode": "r"}, 400),
        ("listFiles", {"path": "a.txt"}, 404),
        ("renameFile", {"path": "a.txt", "new_name": "in"}, 409),
        ("renameFile", {"path": "a.txt", "new_name": "in/x"}, 400),
        ("moveFile", {"path": "in", "destination": "in/in"}, 400),
        ("moveFile", {"path": "nope", "destination": "x"}, 404),
        ("moveFile", {"path": "in/b.bin", "destination": "a.txt"}, 409),
    ],
)
def test_file_refusals(api, work, params, status):
    """What cannot be done with a file is refused, and changes nothing."""
    do(api, f"file.{work}", status, **params)
    assert do(api, "file.readFile", path="a.txt")["content"] == "alpha"


def test_each_connection_has_its_own_folder(api):
    """Two connections see nothing of each other, whatever their keys look like."""
    api.server.records.add("Link", {"slug": "../share", "ready": True})
    do(api, "file.uploadFile", link="..%2Fshare", path="x.txt", content="x")
    assert [one["name"] for one in do(api, "file.listFiles", link="..%2Fshare")["files"]] == ["x.txt"]
    assert [one["name"] for one in do(api, "file.listFiles")["files"]] == ["a.txt", "in"]


def test_sql(api):
    """Rows are selected, inserted, updated and deleted by tables and columns, or by SQL with bound values."""
    told = do(api, "sql.select", table="tools", columns=["name"], where={"size": {">=": 2}}, order_by="-size", limit=1)
    assert told == {"columns": ["name"], "rows": [{"name": "saw"}], "row_count": 1, "truncated": False}
    assert do(api, "sql.select", table="tools", where={"size": None})["rows"] == [
        {"id": 3, "name": "awl", "size": None}
    ]
    assert do(api, "sql.insert", table="tools", values={"name": "hoe"}) == {"rows_affected": 1, "last_insert_id": 4}
    assert do(api, "sql.insert", table="tools", values=[{"name": "a"}, {"name": "b"}])["rows_affected"] == 2
    assert do(api, "sql.update", table="tools", values={"size": 9}, where={"name": ["a", "b"]})["rows_affected"] == 2
    assert do(api, "sql.delete", table="tools", where={"size": 9})["rows_affected"] == 2
    assert do(api, "sql.query", sql="SELECT name FROM tools WHERE id = :id", params={"id": 1})["rows"] == [
        {"name": "saw"}
    ]
    assert do(api, "sql.query", sql="SELECT ? AS a, ? AS a", params=[1, "x"])["rows"] == [{"a": 1, "a_2": "x"}]
    assert do(api, "sql.execute", sql="CREATE TABLE more(x)")["rows_affected"] == 0
    assert do(api, "sql.execute", sql="INSERT INTO more VALUES (?) RETURNING x", params=[5])["rows"] == [{"x": 5}]
    assert do(api, "sql.select", table="more")["rows"] == [{"x": 5}]
    assert do(api, "sql.update", table="tools", values={"size": 0}, where={})["rows_affected"] == 4


def test_names_and_values_stay_what_they_are(api):
    """A name is quoted and a value is bound, so that neither becomes SQL."""
    evil = 'x`"; DROP TABLE tools; --'
    do(api, "sql.execute", sql=f"CREATE TABLE `{evil.replace('`', '``')}`(a)")
    do(api, "sql.insert", table=evil, values={"a": evil})
    assert do(api, "sql.select", table=evil, where={"a": evil})["rows"] == [{"a": evil}]
    do(api, "sql.select", 400, table="tools", columns=["name FROM tools --"])
    do(api, "sql.select", 400, table="tools", where={"1=1) --": 1})
    assert len(do(api, "sql.select", table="tools")["rows"]) == 3


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH '/tmp/x.db' AS x",
        "PRAGMA journal_mode=OFF",
        "VACUUM INTO '/tmp/x.db'",
        "BEGIN",
        "COMMIT",
        "SAVEPOINT a",
        "SELECT load_extension('x')",
        "CREATE VIRTUAL TABLE v USING fts5(a)",
        "CREATE TEMP TABLE t(a)",
        "SELECT * FROM pragma_database_list",
    ],
)
def test_forbidden_sql(api, sql):
    """What reaches beyond the connection's own tables is refused."""
    answer = api.post("/links/db/sql/execute", {"sql": sql})
    assert answer.status_code in (400, 403), answer.text
    assert not Path("/tmp/x.db").exists()


@pytest.mark.parametrize(
    "sql", ["DELETE FROM tools", "DROP TABLE tools", "INSERT INTO tools(name) VALUES (1)", "CREATE TABLE x(a)"]
)
def test_a_query_changes_nothing(api, sql):
    """The verb query only reads."""
    do(api, "sql.query", 403, sql=sql)
    assert len(do(api, "sql.select", table="tools")["rows"]) == 3


@pytest.mark.parametrize(
    ("work", "params", "status", "words"),
    [
        ("query", {"sql": "SELEC"}, 400, "syntax"),
        ("query", {"sql": "SELECT 1; SELECT 2"}, 400, "one statement"),
        ("query", {"sql": "SELECT ?"}, 400, "binding"),
        ("query", {"sql": "SELECT 'a' LIKE ?", "params": ["a" * 1001]}, 400, "pattern too complex"),
        ("query", {"sql": "SELECT ?", "params": [{}]}, 400, "params[0]"),
        ("query", {"sql": "SELECT ?", "params": [1 << 63]}, 400, "params[0]"),
        ("query", {"sql": "SELECT ?", "params": "x"}, 400, "params"),
        ("query", {}, 400, "sql is required"),
        ("select", {"table": "nope"}, 400, "no such table"),
        ("select", {"table": "tools", "columns": ["nope"]}, 400, "no such column"),
        ("select", {"table": "tools", "where": {"size": {"~": 1}}}, 400, "compared"),
        ("select", {"table": "tools", "limit": -1}, 400, "limit"),
        ("insert", {"table": "tools", "values": {"name": "saw"}}, 409, "UNIQUE"),
        ("insert", {"table": "tools", "values": []}, 400, "values"),
        ("update", {"table": "tools", "values": {"size": 1}}, 400, "where is required"),
        ("delete", {"table": "tools"}, 400, "where is required"),
    ],
)
def test_sql_refusals(api, work, params, status, words):
    """A statement that cannot be is told, as the database says it, and changes nothing."""
    assert words in do(api, f"sql.{work}", status, **params)["message"]
    assert len(do(api, "sql.select", table="tools")["rows"]) == 3


def test_sql_is_all_or_nothing(api):
    """Of several rows of one insert, none is there if one cannot be."""
    do(api, "sql.insert", 409, table="tools", values=[{"name": "new"}, {"name": "saw"}])
    assert len(do(api, "sql.select", table="tools")["rows"]) == 3


def test_sql_bounds(api):
    """A statement that does not end is ended, and rows and bytes of an answer are bounded."""
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    assert "longer than 1 seconds" in do(api, "sql.query", 504, sql=f"{endless} SELECT count(*) FROM n")["message"]
    told = do(api, "sql.query", sql=f"{endless} SELECT x FROM n LIMIT 50")
    assert (told["row_count"], told["truncated"]) == (5, True)
    told = do(api, "sql.query", sql="SELECT hex(zeroblob(900)) AS a UNION ALL SELECT hex(zeroblob(901))")
    assert (told["row_count"], told["truncated"]) == (1, True)
    do(api, "sql.query", 400, sql="SELECT zeroblob(100000000)")


def test_blobs_and_bad_text(api):
    """Bytes in a table are told in base64, and text that is none does no harm."""
    assert do(api, "sql.query", sql="SELECT x'00ff' AS b")["rows"] == [{"b": base64.b64encode(b"\x00\xff").decode()}]
    assert do(api, "sql.query", sql="SELECT CAST(x'ff41' AS TEXT) AS t")["rows"] == [{"t": "\ufffdA"}]


def test_work_outlives_a_restart_and_goes_with_a_reset(serve, tmp_path):
    """Files and tables are part of the state; a reset brings back what the description filled them with."""
    first = serve(DESCRIPTION, data=tmp_path / "data")
    do(first, "file.uploadFile", path="a.txt", content="changed")
    do(first, "sql.delete", table="tools", where={})
    first.server.stop()
    second = serve(DESCRIPTION, data=tmp_path / "data")
    assert do(second, "file.readFile", path="a.txt")["content"] == "changed"
    assert do(second, "sql.select", table="tools")["rows"] == []
    second.server.reset()
    assert do(second, "file.readFile", path="a.txt")["content"] == "alpha"
    assert len(do(second, "sql.select", table="tools")["rows"]) == 3


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verb: readFile", "verb: read", r"x-mock\.verb must be one of readFile, uploadFile"),
        ('"a.txt": "alpha"', '"../a.txt": "alpha"', r"x-mock\.sandboxes\.share\.files\.\.\./a\.txt: "),
        ('{base64: "AP8="}', '{base64: "?"}', r"x-mock\.sandboxes\.share\.files\.in/b\.bin must be text, or"),
        ("CREATE TABLE tools", "CREATE TABL tools", r"x-mock\.sandboxes\.db\.sql\[0\]: .*syntax"),
        ("executors: {timeout: 1", "executors: {timeout: soon", r"x-mock\.executors\.timeout must be seconds"),
        ("behaviour: http, verb: get", "behaviour: http, verb: get, connection: 7", "connection must be an object"),
    ],
)
def test_what_cannot_be_is_told(serve, old, new, message):
    """A mistake in an executor's options or seeds is refused at the start, by its place."""
    assert old in DESCRIPTION
    with pytest.raises(DescriptionError, match=message):
        serve(DESCRIPTION.replace(old, new, 1))
