"""Every operation of the route table, over a real socket."""

from __future__ import annotations

import pytest
from files_mock_server.table.routing import Route
from mock_client import problem
from mock_samples import COUNTER, FILE, FOLDER, TABLE, Caller, check_record, in_path, value

NO_CONTENT = 204
# What creates answers 201, and the file actions too; other actions answer 200.
CREATED = {"copy", "move", "begin_delete", "zip", "unzip", "create"}
REFUSED = {("file", "transform"), ("file", "gpg_encrypt"), ("file", "gpg_decrypt")}


def name_of(route: Route) -> str:
    return f"{route.resource}.{route.operation}"


def special_params(caller: Caller, route: Route) -> dict[str, object]:
    """Parameters that only make sense with what was made before."""
    if route.operation in ("copy", "move"):
        caller.api.upload("from.txt", b"x")
        return {"destination": f"to-{route.operation}"}
    if route.operation in ("zip", "unzip"):
        return {"paths": [FILE], "destination": "all.zip"} if route.operation == "zip" else {"path": FILE}
    if route.operation in ("find_node", "rerun"):
        return {"node_id": "trigger"}
    if route.resource == "session" and route.operation == "create":
        return {"username": "motor", "password": "vroom", "otp": None, "partial_session_id": None}
    if "pairing_key" in route.params:
        return {"pairing_key": caller.make("partner_site_request")["pairing_key"]}
    if route.resource == "file" and route.operation == "create":
        return {"data": "text"}
    return {}


def prepare(caller: Caller, route: Route) -> tuple[str, dict[str, object]]:
    """Path and parameters of a call that must succeed."""
    params = {**caller.params(route, next(COUNTER), everything=False), **special_params(caller, route)}
    if route.resource == "group_user" and "{id}" in route.path:
        row = caller.make("group_user")
        return f"/group_users/{row['id']}", {**params, "group_id": row["group_id"], "user_id": row["user_id"]}
    if route.resource == "lock":
        path = f"locked-{next(COUNTER)}"
        token = caller.api.post(f"/locks/{path}").json()["token"] if route.verb != "POST" else None
        return route.path.replace("{path}", path), {**params, "token": token}
    if route.operation == "list_for_folder":
        return route.path.replace("{path}", FOLDER), params
    if route.resource == "folder":
        return route.path.replace("{path}", FOLDER if route.verb == "GET" else "made"), params
    if route.resource == "style" and route.verb != "PATCH":
        assert caller.api.patch(f"/styles/{FOLDER}", logo_click_href="https://example.com").status_code == 200
        return f"/styles/{FOLDER}", params
    if route.resource == "file" and route.operation in ("move", "begin_delete", "delete"):
        caller.api.upload("from.txt", b"x")
        return route.path.replace("{path}", "from.txt"), params
    if route.resource == "file" and route.operation in ("create", "begin_upload"):
        return route.path.replace("{path}", "new.txt"), params
    if route.operation in ("unzip", "zip_list_contents"):
        caller.api.post("/file_actions/zip", paths=[FILE], destination="some.zip", overwrite=True)
        return route.path.replace("{path}", "some.zip"), {**params, "path": "some.zip", "destination": "out"}
    if route.resource == "partner_site":
        partner = caller.make("partner")["id"]
        request = caller.api.post("/partner_site_requests", host_partner_id=partner, guest_site_url="https://a.example")
        key = request.json()["pairing_key"]
        assert caller.api.post("/partner_site_requests/approve", pairing_key=key).status_code == 204
        return f"/partner_sites/{caller.api.get(f'/partners/{partner}').json()['connections'][0]['id']}", params
    return caller.path(route), params


@pytest.mark.parametrize("route", TABLE.routes, ids=name_of)
def test_operation(caller: Caller, route: Route) -> None:
    """Each operation answers with the status and the shape that the table says."""
    path, params = prepare(caller, route)
    headers = {}
    if route.operation == "delete_current":
        headers = {"X-FilesAPI-Key": caller.make("api_key")["key"]}
    answer = caller.call(route, path, {k: v for k, v in params.items() if v is not None}, headers=headers)
    if (route.resource, route.operation) in REFUSED:
        assert problem(answer) == (422, "processing-failure/invalid-file-type")
        return
    if route.shape == "none":
        assert (answer.status_code, answer.content) == (NO_CONTENT, b""), answer.text
        return
    created = route.verb == "POST" and route.operation in CREATED
    assert answer.status_code == (201 if created else 200), answer.text
    body = answer.json()
    if route.shape == "object":
        check_record(body, route.resource, route.schema)
        return
    assert isinstance(body, list)
    for record in body:
        check_record(record, route.resource, route.schema)
    assert body or (route.resource, route.operation) in MAY_BE_EMPTY or _is_written(route), "the list is empty"


def _is_written(route: Route) -> bool:
    """Whether clients write what the list shows, so that it may still be empty."""
    return any(one.collection == route.collection and one.verb in ("POST", "PATCH") for one in TABLE.routes)


MAY_BE_EMPTY = {
    ("history", "list_logins"),
    ("automation_run", "list"),
    ("sync_run", "list"),
    ("file_migration_log", "list"),
    ("action_notification_export_result", "list"),
    ("history_export_result", "list"),
    ("bundle_action", "list"),
    ("bundle_download", "list"),
    ("bundle_registration", "list"),
}


_WRONG = {"int64": "many", "double": "much", "boolean": "perhaps", "object": "flat", "file": 5}


def wrong(kind: str) -> object:
    """A value that does not fit a type."""
    return "single" if kind.startswith("array(") else _WRONG.get(kind, ["a", "list"])


@pytest.mark.parametrize(
    "route", [route for route in TABLE.routes if any(not in_path(route, name) for name in route.params)], ids=name_of
)
def test_wrong_types(caller: Caller, route: Route) -> None:
    """A parameter of a wrong type is refused by name, whatever else is right."""
    path = route.path.replace("{id}", "1").replace("{path}", FILE).replace("{user_id}", "1")
    good = {name: value_for(caller, route, name) for name, rule in route.params.items() if rule.get("required")}
    good = {name: one for name, one in good.items() if not in_path(route, name)}
    for name, rule in route.params.items():
        if in_path(route, name):
            continue
        answer = caller.call(route, path, {**good, name: wrong(rule["type"])})
        assert problem(answer) == (400, "bad-request/request-params-invalid"), name
        assert answer.json()["data"] == {"param": name}


@pytest.mark.parametrize(
    "route",
    [r for r in TABLE.routes if any(p.get("required") and not in_path(r, n) for n, p in r.params.items())],
    ids=name_of,
)
def test_missing_parameters(caller: Caller, route: Route) -> None:
    """A required parameter that is missing or null is refused by name."""
    path = route.path.replace("{id}", "1").replace("{path}", FILE).replace("{user_id}", "1")
    needed = [name for name, rule in route.params.items() if rule.get("required") and not in_path(route, name)]
    good = {name: value_for(caller, route, name) for name in needed}
    for name in needed:
        answer = caller.call(route, path, {key: one for key, one in good.items() if key != name})
        assert problem(answer) == (400, "bad-request/request-params-required"), name
        assert answer.json()["data"] == {"param": name}


def value_for(caller: Caller, route: Route, name: str) -> object:
    special = caller.special(route.resource, name, 1)
    return value(route, name, 1) if special is ... else special
