"""Parameters, calls and shape checks for any operation of the route table."""

from __future__ import annotations

import itertools
from datetime import datetime
from decimal import Decimal
from typing import Any

from files_mock_server.table.routing import Route, load_table

TABLE = load_table()
ROUTES = {(route.resource, route.operation): route for route in TABLE.routes}
PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "B" * 42 + "C"
FILE, FOLDER = "docs/readme.txt", "docs"
WRITE_ONLY_WORDS = ("password", "secret", "private_key", "passphrase", "pkcs12", "_token", "api_key", "certificate")
WRITE_ONLY_WORDS += ("credentials_json", "sas_token", "access_key", "application_key", "_delete", "imported_")

# Attributes that clients send and never get back, besides secrets and attachments.
WRITE_ONLY = {
    "user": {"announcements_read", "clear_2fa", "convert_to_partner_user", "grant_permission", "group_id"},
    "bundle": {"create_snapshot", "finalize_snapshot"},
    "public_key": {"public_key", "generate_keypair", "generate_algorithm", "generate_length"},
}
COUNTER = itertools.count(1)


def in_path(route: Route, name: str) -> bool:
    """Whether a parameter is part of the path."""
    return f"{{{name}}}" in route.path


def attribute_type(route: Route, name: str) -> str:
    """The type of the attribute that a parameter sets, else the parameter's own."""
    return str(TABLE.schemas.get(route.schema, {}).get(name) or route.params[name]["type"])


def value(route: Route, name: str, number: int) -> Any:
    """A value that fits a parameter; the same number makes the same value."""
    rule = route.params[name]
    if rule.get("values"):
        return rule["values"][number % len(rule["values"])]
    kind = attribute_type(route, name) if rule["type"] == "string" else rule["type"]
    made: dict[str, Any] = {
        "string": f"{name}-{number}",
        "email": f"person{number}@example.com",
        "int64": 100 + number,
        "boolean": number % 2 == 0,
        "double": number + 0.5,
        "decimal": number + 0.5,
        "date-time": f"20{20 + number % 70}-03-04T05:06:07Z",
        "object": {"k": number},
        "array(string)": [f"{name}-{number}", "x"],
        "array(int64)": [1, number],
        "array(object)": [{"k": number}],
    }
    if rule["type"] == "string" and kind == "array(int64)":
        return f"1,{number}"
    return made[kind]


class Caller:
    """Makes valid calls of any operation on one server.

    Args:
        api: A client with a site admin's key.
    """

    def __init__(self, api: Any) -> None:
        self.api = api
        self.admin = api.get("/users").json()[0]["id"]

    def special(self, resource: str, name: str, number: int) -> Any:
        """The value of a parameter that names something which must exist or has a format of its own."""
        if name == "path" and resource in ("file_comment", "history"):
            return FILE
        if name == "path" and resource in ("behavior", "notification", "request"):
            return self.folder(f"{FOLDER}/{number}")
        if resource == "inbox_recipient" and name == "inbox_id":
            return self.inbox()
        if (resource, name) in _VALUES:
            return _VALUES[resource, name]
        if resource == "public_key" and name == "public_key":
            return PUBLIC_KEY
        if (resource, name) in (("group", "user_ids"), ("group", "admin_ids")):
            return str(self.admin)
        if (resource, name) == ("user", "group_ids"):
            return ""
        known = {"user_id": self.admin, "path": f"docs/{number}", "cursor": None, "per_page": 10}
        known |= {
            "notify_user_id": self.admin,
            "ids": str(self.admin),
            "start_at": "2020-01-01T00:00:00Z",
            "query_user_id": str(self.admin),
        }
        return known.get(name, ...)

    def folder(self, path: str) -> str:
        """A path at which there is a folder."""
        assert self.api.post(f"/folders/{path}").status_code in (201, 422)
        return path

    def inbox(self) -> int:
        """The id of an inbox, the same at every call."""
        found = self.api.get(f"/behaviors/folders/{self.folder('inbox')}").json()
        if not found:
            found = [self.api.post("/behaviors", path="inbox", behavior="inbox").json()]
        return int(found[0]["id"])

    def params(self, route: Route, number: int, *, everything: bool) -> dict[str, Any]:
        """Parameters of a call: all of them, or the required ones only."""
        made: dict[str, Any] = {}
        for name, rule in route.params.items():
            if in_path(route, name) or rule["type"] == "file" or name == "cursor":
                continue
            needed = rule.get("required") or name in _ALWAYS.get(route.resource, ())
            if not needed and (not everything or name in _LEFT_OUT.get(route.resource, ())):
                continue
            if name.startswith(("filter", "sort_by")):
                continue
            special = self.special(route.resource, name, number)
            other = name.removesuffix("_id")
            if special is not ...:
                made[name] = special
            elif rule.get("required") and other != name and (other, "create") in ROUTES:
                made[name] = self.make(other)["id"]
            else:
                made[name] = value(route, name, number)
        return made

    def call(self, route: Route, path: str, params: dict[str, Any], **options: Any) -> Any:
        """Send a call the way clients do: reads in the query, writes in the body."""
        if route.verb in ("GET", "DELETE"):
            return self.api.call(route.verb, path, params=_query(params), **options)
        return self.api.call(route.verb, path, params, **options)

    def make(self, resource: str, *, everything: bool = False) -> dict[str, Any]:
        """A new record of a resource."""
        route, number = ROUTES[resource, "create"], next(COUNTER)
        answer = self.call(route, route.path.replace("{path}", FILE), self.params(route, number, everything=everything))
        assert answer.status_code == 201, (resource, answer.text)
        record: dict[str, Any] = answer.json()
        return record

    def id_of(self, route: Route) -> int:
        """The id of some record that the operation can name."""
        if route.resource == "user" and route.verb == "DELETE":
            return int(self.make("user")["id"])
        if (route.resource, "create") in ROUTES:
            return int(self.make(route.resource)["id"])
        if route.resource == "automation_run":
            return self.automation_run()
        if route.resource == "sync_run":
            sync = self.make("sync")["id"]
            assert self.api.post(f"/syncs/{sync}/manual_run").status_code == 204
            return int(self.api.get(f"/syncs/{sync}").json()["latest_sync_run"]["id"])
        if route.resource == "file_migration":
            self.api.upload(f"move/{next(COUNTER)}", b"x")
            answer = self.api.post(f"/file_actions/copy/{FILE}", destination=f"copied-{next(COUNTER)}")
            return int(answer.json()["file_migration_id"])
        return 1

    def automation_run(self) -> int:
        """The id of a run of a new automation."""
        automation = self.make("automation")["id"]
        assert self.api.post(f"/automations/{automation}/manual_run").status_code == 204
        return int(self.api.get("/automation_runs", automation_id=automation).json()[-1]["id"])

    def path(self, route: Route) -> str:
        """The request path of an operation, on records that exist."""
        path = route.path
        if "{id}" in path:
            path = path.replace("{id}", str(self.id_of(route)))
        return path.replace("{user_id}", str(self.admin)).replace("{path}", FILE)


# Values of which the table does not say which there are, or that must name what exists.
_VALUES: dict[tuple[str, str], Any] = {
    ("bundle", "paths"): [FILE],
    ("bundle", "permissions"): "read",
    ("restore", "restoration_type"): "files",
    ("restore", "earliest_date"): "2020-01-01T00:00:00Z",
    ("behavior", "behavior"): "webhook",
    ("webhook_test", "url"): "https://example.com/hook",
    ("behavior", "url"): "https://example.com/hook",
}
# What is needed though the table does not say so, and what cannot go with the rest.
_ALWAYS = {"permission": ("user_id",), "public_key": ("public_key",)}
_LEFT_OUT: dict[str, tuple[str, ...]] = {
    "api_key": ("path", "permission_set", "expires_at", "user_id", "aws_style_credentials"),
    "public_key": ("generate_keypair",),
    "permission": ("group_id", "group_name", "username", "partner_id", "group_ids"),
    "bundle": ("clickwrap_id", "form_field_set_id", "group_id"),
    "notification": ("group_id", "username"),
    "request": ("user_ids", "group_ids"),
    "user": ("change_password", "change_password_confirmation", "password_confirmation", "group_id", "disabled"),
}


def _query(params: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, one in params.items():
        made[f"{name}[]" if isinstance(one, list) else name] = str(one).lower() if isinstance(one, bool) else one
    return made


_PYTHON = {"string": str, "email": str, "int64": int, "boolean": bool, "double": (int, float)}


def fits(kind: str, one: Any) -> bool:
    """Whether a value of an answer has the type that the schema gives it."""
    if kind.startswith("array("):
        return isinstance(one, list) and all(fits(kind[6:-1], item) for item in one)
    if kind in ("date-time", "date"):
        return isinstance(one, str) and (kind == "date" or datetime.fromisoformat(one).tzinfo is not None)
    if kind == "decimal":
        return isinstance(one, str) and Decimal(one).is_finite()
    if kind in _PYTHON:
        return isinstance(one, _PYTHON[kind]) and (kind == "boolean" or not isinstance(one, bool))
    if kind in TABLE.schemas:
        schema = TABLE.schemas[kind]
        return isinstance(one, dict) and all(v is None or fits(schema[name], v) for name, v in one.items())
    return isinstance(one, dict)


def check_record(record: Any, resource: str, schema: str) -> None:
    """Assert that a record has every attribute of its schema that answers carry, of the right type or null."""
    types = TABLE.schemas[schema]
    assert isinstance(record, dict)
    assert record.keys() <= types.keys(), record.keys() - types.keys()
    for name in types.keys() - record.keys():
        is_secret = any(word in name for word in WRITE_ONLY_WORDS)
        told = is_secret or types[name] == "file" or name in WRITE_ONLY.get(resource, ())
        assert told or schema in ("File", "FileUploadPart", "Session"), f"{resource} lacks {name}"
    for name, one in record.items():
        assert one is None or fits(types[name], one), f"{resource}.{name}: {types[name]} is {one!r}"
