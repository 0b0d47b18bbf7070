"""Documents as others have them: what OpenAPI says in many ways becomes the right request, or is refused."""

from __future__ import annotations

import asyncio
import base64
import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import responses
import yaml
from files_mock_server.testing import SpecServer

from codegen import models, spec
from codegen.__main__ import main
from codegen.service_spec import SpecError
from files_style_sdk.auth import Basic
from files_style_sdk.error import InvalidParameterError, MissingParameterError

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = Path(__file__).with_name("foreign")
SHOP, TRACKER = FOREIGN / "shop.yaml", FOREIGN / "tracker.json"
ORDERS = "https://eu.shop.invalid/v2/orders"
Document = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the packages, which can be imported while the tests of this module run."""
    place = tmp_path_factory.mktemp("foreign")
    for source, package in ((SHOP, "shop_sdk"), (TRACKER, "tracker_sdk")):
        assert main(["--spec", str(source), "--package", package, "--out", str(place)]) == 0
    sys.path.insert(0, str(place))
    yield place
    sys.path.remove(str(place))
    for name in [name for name in sys.modules if name.split(".")[0] in ("shop_sdk", "tracker_sdk")]:
        del sys.modules[name]


@pytest.fixture
def shop(folder: Path) -> Any:
    """A client of the shop."""
    with importlib.import_module("shop_sdk").Shop(token="T", max_retries=0) as client:
        yield client


@pytest.fixture
def tracker(folder: Path) -> Any:
    """A client of the tracker."""
    with importlib.import_module("tracker_sdk").Tracker(username="me", password="p:w", max_retries=0) as client:
        yield client


@pytest.fixture
def stub() -> Iterator[responses.RequestsMock]:
    """Answers requests without a socket."""
    with responses.RequestsMock() as mock:
        yield mock


def last(stub: responses.RequestsMock) -> Any:
    """The request that came last."""
    return stub.calls[-1].request


def test_what_is_written_is_formatted_and_typed(folder: Path) -> None:
    """The formatter and mypy --strict find nothing, whatever texts and names the documents have."""
    packages = ["shop_sdk", "tracker_sdk"]
    flags = ["--isolated", "--no-cache", "--line-length", "120"]
    settings = ["--cache-dir", "mypy", "--config-file", str(ROOT / "pyproject.toml")]
    for command in (
        ["ruff", "format", "--check", *flags, *packages],
        ["ruff", "check", "--select", "E,F,W,UP", *flags, *packages],
        ["mypy", "--strict", *settings, *(f"-p{each}" for each in packages)],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=folder,
            env={"MYPYPATH": str(ROOT), "PATH": ""},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_parameters_of_paths_headers_and_lists(shop: Any, stub: responses.RequestsMock) -> None:
    """What a path says holds for its operations; headers are headers; lists are written as the document says."""
    answer = {"orders": [{"id": 1}], "meta": {"has_more": True}}
    stub.get(ORDERS, json=answer)
    page = shop.orders.list(x_tenant="t", status=["new", "a b"], ids=[1, 2], from_="2024-01-01", per_page=10)
    assert last(stub).url == f"{ORDERS}?status=new&status=a+b&ids=1%2C2&from=2024-01-01&per-page=10"
    assert last(stub).headers["X-Tenant"] == "t"
    page.load_next_page()
    assert last(stub).url.endswith("per-page=10&page=2")
    assert last(stub).headers["X-Tenant"] == "t"
    with pytest.raises(MissingParameterError, match="needs 'x_tenant'"):
        shop.orders.list()
    with pytest.raises(InvalidParameterError, match="x_tenant must be printable ASCII"):
        shop.orders.list(x_tenant="t\r\nX-Other: 1")
    with pytest.raises(InvalidParameterError, match="per_page must be a whole number"):
        shop.orders.list(x_tenant="t", per_page="10")


def test_records_that_are_composed(shop: Any, stub: responses.RequestsMock) -> None:
    """allOf is put together, aliases are followed, records are found in lists, renamed attributes keep their names."""
    line = {"sku": "a", "parts": [{"sku": "b"}]}
    order = {"from": "x", "created-at": "now", "total": "1.10", "shipTo": {"post-code": "9"}, "lines": [line]}
    stub.get(f"{ORDERS}/7", json={**order, "status": "new", "reference": 7})
    found = shop.orders.find(7, x_tenant="t")
    assert (found.from_, found.created_at, str(found.total), found.status) == ("x", "now", "1.10", "new")
    assert (found.shipTo.post_code, found.lines[0].parts[0].sku, found.reference) == ("9", "b", 7)


def test_bodies(shop: Any, stub: responses.RequestsMock) -> None:
    """Bodies have the media type that is described, may be lists, and go along with DELETE; without read-only keys."""
    stub.post(ORDERS, json={"id": 2})
    address = {"town": "R", "from": "2024-01-01", "post-code": "1"}
    shop.orders.create(x_tenant="t", idempotency_key="k", lines=[], shipTo=address, reference=7, note=None)
    assert json.loads(last(stub).body) == {"lines": [], "shipTo": address, "reference": 7, "note": None}
    assert last(stub).headers["Idempotency-Key"] == "k"
    stub.patch(f"{ORDERS}/2", json={"id": 2})
    shop.orders.update(2, x_tenant="t", from_="z")
    assert last(stub).headers["Content-Type"] == "application/merge-patch+json"
    assert last(stub).body == b'{"from":"z"}'
    stub.delete(f"{ORDERS}/2", status=204)
    shop.orders.delete(2, x_tenant="t", reason="why")
    assert (last(stub).body, last(stub).url) == (b'{"reason":"why"}', f"{ORDERS}/2")
    shop.orders.delete(2, x_tenant="t")
    assert last(stub).body is None
    stub.put(f"{ORDERS}/2/items", json=[{"sku": "a"}])
    assert shop.orders.items.replace(2, body=[{"sku": "a"}])[0].sku == "a"
    assert last(stub).body == b'[{"sku":"a"}]'
    stub.post("https://eu.shop.invalid/v2/login", json={})
    shop.login.password(grant_type="password", scope=["a", "b"])
    assert last(stub).body == b"grant_type=password&scope=a&scope=b"
    assert "Authorization" not in last(stub).headers


def test_records_are_saved_under_their_wire_names(shop: Any, stub: responses.RequestsMock) -> None:
    """What Python calls otherwise is sent by the service's name when a record is saved."""
    stub.post("https://tracker.invalid/v1/notes", json={"class": "b"})
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Notes", "version": "1"},
        "paths": {
            "/notes": {
                "post": {
                    "operationId": "note.create",
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}},
                    "responses": {
                        "201": {
                            "description": "One.",
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}},
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {"Note": {"type": "object", "x-resource": "note", "properties": {"class": {"type": "string"}}}}
        },
    }
    found = spec.parse(document)
    namespace: dict[str, Any] = {}
    exec(models.module(found.resources[0], found, "notes"), namespace)
    record = namespace["NoteResource"](shop._caller).new()
    record.class_ = "a"
    record.save({"base_url": "https://tracker.invalid", "base_path": "/v1"})
    assert last(stub).body == b'{"class":"a"}'
    assert record.class_ == "b"


def test_headers_of_operations_displace_those_of_clients(shop: Any, stub: responses.RequestsMock) -> None:
    """A header that an operation is given counts more than one that every call has, however it is written."""
    stub.get(f"{ORDERS}/2/invoice", body=b"", content_type="application/pdf")
    shop.with_options(headers={"accept": "text/plain"}).orders.invoice(2)
    assert last(stub).headers["Accept"] == "application/pdf"
    stub.get(f"{ORDERS}/2", json={"id": 2})
    shop.with_options(headers={"x-tenant": "other"}).orders.find(2, x_tenant="t")
    assert [value for name, value in last(stub).headers.items() if name.lower() == "x-tenant"] == ["t"]


def test_forms(shop: Any, stub: responses.RequestsMock) -> None:
    """A form is a form without a file, too, and lists of files are files under one name."""
    stub.post(f"{ORDERS}/2/photos", status=202)
    assert shop.orders.photos.add(2, photos=[b"one", b"two"], tags=["x"]) is None
    assert last(stub).body.count(b'name="photos"; filename=') == 2
    assert b'name="tags"\r\n\r\nx' in last(stub).body
    shop.orders.photos.add(2, caption="c")
    assert last(stub).headers["Content-Type"].startswith("multipart/form-data; boundary=")


def test_answers_that_are_no_records(shop: Any, tracker: Any, stub: responses.RequestsMock) -> None:
    """What is no JSON comes as bytes and is asked for by its type; JSON may be a number, or anything."""
    stub.get(f"{ORDERS}/2/invoice", body=b"%PDF", content_type="application/pdf")
    assert shop.orders.invoice(2) == b"%PDF"
    assert last(stub).headers["Accept"] == "application/pdf"
    assert shop.with_raw_response.orders.invoice(2).parsed == b"%PDF"
    stub.get("https://tracker.invalid/exports/a/csv", body=b"7", content_type="text/csv")
    assert tracker.exports.csv("a") == b"7"
    stub.get(f"{ORDERS}/count", json=7)
    assert shop.orders.count() == 7
    stub.post("https://eu.shop.invalid/v2/search", json=[{"a": 1}])
    assert shop.search.run(body={"text": "q"}) == [{"a": 1}]
    stub.get("https://tracker.invalid/settings", json={"a": "b"})
    assert tracker.preferences.all() == {"a": "b"}


def test_openapi_3_0(tracker: Any, stub: responses.RequestsMock) -> None:
    """JSON with tabs, `nullable`, references in allOf, names in small letters and vendor's media types are read."""
    url = "https://tracker.invalid/issues/a%2Fb"
    stub.get(url, json={"assignee": {"name": "n"}, "state": "open", "estimate-of": {"name": "m"}, "deep": [[[]]]})
    issue = tracker.issues.find("a/b", expand=["x", "y"], since=None)
    assert last(stub).url == f"{url}?expand=x%7Cy"
    assert (issue.assignee.name, issue.state, issue.estimate_of.name, issue.deep) == ("n", "open", "m", [[[]]])
    stub.get("https://tracker.invalid/tree", json={"children": [{"children": [{"label": "x"}]}]})
    assert tracker.trees.find().children[0].children[0].label == "x"


def test_basic_authentication(tracker: Any, stub: responses.RequestsMock) -> None:
    """A security scheme alone says how a client shows whose it is: here by a name and a password (RFC 7617)."""
    stub.get("https://tracker.invalid/tree", json={})
    tracker.trees.find()
    assert last(stub).headers["Authorization"] == "Basic " + base64.b64encode(b"me:p:w").decode()
    with pytest.raises(InvalidParameterError, match="username must have no colon"):
        Basic("a:b", "c")
    with pytest.raises(InvalidParameterError, match="password must be a string without control"):
        Basic("a", "c\n")
    assert repr(Basic("a", "secret")) == "Basic(…)"


def test_jobs(tracker: Any, stub: responses.RequestsMock) -> None:
    """Work that was accepted (202) is waited for as x-jobs says."""
    stub.post("https://tracker.invalid/exports", json={"export": {"id": "7"}}, status=202)
    stub.get("https://tracker.invalid/exports/7", json={"state": "READY"})
    begun = tracker.exports.begin(body={"format": "csv"})
    tracker.job(begun).wait(timeout=10)
    assert last(stub).url == "https://tracker.invalid/exports/7"


def test_served_and_called(folder: Path) -> None:
    """The mock server serves the same documents, to clients that wait, that are awaited, and to the module."""
    sdk = importlib.import_module("shop_sdk")

    async def awaited(url: str) -> list[Any]:
        async with sdk.AsyncShop(base_url=url, token="SECRET") as client:
            await client.orders.create(x_tenant="t", lines=[], shipTo={"town": "Oslo"})
            return [order.shipTo.town async for order in client.orders.list(x_tenant="t", status=["new"])]

    with SpecServer(SHOP, api_keys=["SECRET"]) as server:
        with sdk.Shop(base_url=server.url, token="SECRET") as client:
            made = client.orders.create(
                x_tenant="t", lines=[{"sku": "a", "count": 1}], shipTo={"town": "Rome"}, status="new"
            )
            assert client.orders.find(made.id, x_tenant="t").lines[0].sku == "a"
            with pytest.raises(sdk.GoneError):
                client.orders.find(99, x_tenant="t")
        assert asyncio.run(awaited(server.url)) == ["Rome"]
        with sdk.using(base_url=server.url, token="SECRET"):
            assert len(sdk.orders.list(x_tenant="t").data) == 2
        sdk.close()


def test_a_document_without_credentials(stub: responses.RequestsMock) -> None:
    """Where no document says how calls show whose they are, they are made without, unless there is `auth`."""
    from files_style_sdk.manners import Service
    from files_style_sdk.raw import RawCalls
    from files_style_sdk.service_client import SyncClient

    class Open(SyncClient, RawCalls):
        _service = Service(
            package="open", title="Open", version="1", environments={"a": "https://open.invalid"}, base_path=""
        )

    stub.get("https://open.invalid/a", json={})
    with Open() as client:
        client.get("/a")
        assert "Authorization" not in last(stub).headers
    with Open(auth=Basic("a", "b")) as client:
        client.get("/a")
        assert last(stub).headers["Authorization"].startswith("Basic ")


def _items(document: Document) -> Document:
    found: Document = document["paths"]["/orders/{order-id}/items"]
    return found


def _get(document: Document) -> Document:
    found: Document = document["paths"]["/orders/{order-id}"]["get"]
    return found


def _parameter(**part: Any) -> Callable[[Document], object]:
    return lambda document: _get(document).update(parameters=[part])


def _schema(name: str, schema: Any) -> Callable[[Document], object]:
    return lambda document: document["components"]["schemas"]["Order"]["allOf"][1]["properties"].update({name: schema})


def _scheme(**scheme: Any) -> Callable[[Document], object]:
    return lambda document: (
        document.pop("x-credential"),
        document["components"].update(securitySchemes={"key": scheme}),
    )


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_parameter(name="SID", **{"in": "cookie"}, schema={}), "parameter SID in cookie is not taken"),
        (_parameter(name="q", **{"in": "query"}, content={}), "parameter q needs a schema"),
        (_parameter(name="other", **{"in": "path"}, schema={}), "the path has no {other}"),
        (
            _parameter(name="order-id", **{"in": "path"}, schema={"type": "array"}),
            "order-id in path must be one value",
        ),
        (lambda d: _items(d).pop("parameters"), "no parameter in the path describes {order-id}"),
        (lambda d: _get(d).update(servers=[{"url": "https://b.invalid"}]), "servers of a path or an operation"),
        (
            lambda d: _items(d)["put"].update(requestBody={"content": {"application/xml": {}}}),
            "a body of application/xml is not taken; x-internal",
        ),
        (
            lambda d: _items(d)["put"].update(
                requestBody={"content": {"application/json": {"schema": {"type": "string"}}}}
            ),
            "a body that is a string is not taken",
        ),
        (lambda d: _items(d)["put"].update(operationId="orders.find"), "are both called find"),
        (lambda d: _items(d)["put"].update(operationId="job.find"), "clients have a method called job"),
        (
            lambda d: _items(d)["put"].update(operationId="headers.find"),
            "the package has something else called headers",
        ),
        (lambda d: _items(d)["put"].update(operationId="orders_photos.find"), "would be one module"),
        (lambda d: _items(d)["put"].update(operationId="orders.new"), "operation new: the code needs this name"),
        (_schema("x", {"$ref": "other.yaml#/X"}), "bundle it into one file"),
        (
            _schema("x", {"$ref": "#/components/schemas/Nothing"}),
            "PATCH /orders/{order-id}: $ref #/components/schemas/Nothing leads nowhere",
        ),
        (_schema("x", {"type": "string", "enum": [True, False]}), "its enum has True, which is no string"),
        (_schema("nested", {"type": "string"}), "attribute 'nested' has the name of"),
        (lambda d: d["components"]["schemas"].update(address={}), "another schema is called Address"),
        (lambda d: d["x-errors"].update(Address={"base": "ShopError"}), "would be called like an exception"),
        (
            _scheme(type="apiKey", name="key", **{"in": "query"}),
            "keys in the query are not, since addresses are logged",
        ),
        (_scheme(type="mutualTLS"), "mutual TLS is the setting cert"),
        (lambda d: d.update(servers=[{"url": "https://{a}.invalid"}]), "has a variable without a default"),
        (lambda d: d.update({"x-lists": "commas"}), "x-lists must be repeated or brackets"),
    ],
)
def test_what_is_not_taken_is_refused(damage: Callable[[Document], object], told: str) -> None:
    """What would become a wrong request stops the generator with a message that names the place."""
    document = yaml.safe_load(SHOP.read_text("utf-8"))
    damage(document)
    with pytest.raises(SpecError) as caught:
        spec.parse(document)
    assert told in str(caught.value)


def test_all_operations_are_told_at_once() -> None:
    """Documents of others have many operations to name: all that cannot be taken are told in one message."""
    document = yaml.safe_load(SHOP.read_text("utf-8"))
    for path in ("/orders/count", "/orders/{order-id}/invoice"):
        document["paths"][path]["get"].pop("operationId")
    with pytest.raises(SpecError) as caught:
        spec.parse(document)
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == [
        "GET /orders/{order-id}/invoice",
        "GET /orders/count",
    ]


@pytest.mark.parametrize(
    ("scheme", "header", "prefix"),
    [
        ({"type": "http", "scheme": "Bearer"}, "Authorization", "Bearer "),
        ({"type": "oauth2", "flows": {}}, "Authorization", "Bearer "),
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, "X-Key", ""),
        ({"type": "apiKey", "in": "cookie", "name": "SID"}, "Cookie", "SID="),
    ],
)
def test_security_schemes(scheme: Document, header: str, prefix: str) -> None:
    """Without x-credential, the security scheme that the document asks for says what is sent."""
    document = yaml.safe_load(SHOP.read_text("utf-8"))
    _scheme(**scheme)(document)
    (key,) = spec.parse(document).service.keys
    assert (key.header, key.prefix, key.setting) == (header, prefix, "api_key")
