"""How a service writes an event: which request carries it, and where in it the usual facts are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from files_style_sdk.error import Error
from files_style_sdk.events.http import Head

__all__ = ["FILES_EVENTS", "JSON", "STANDARD_EVENTS", "EventShape", "Place", "UndecodableError", "at", "decode"]

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 1000

Place: TypeAlias = str | tuple[str, ...]
"""A dotted place in an event, such as `resource.id`, or several of which the first that holds something counts."""


class UndecodableError(Error):
    """What came is no event of this shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShape:
    """Where things are in the events of a service. Services differ by these values alone.

    Attributes:
        type: What the event is of; what handlers are registered for.
        id: The id of the event in the body, where no signed header carries one. Events of one id are one event.
        data: What is particular to the event; None if that is the whole of it.
        account_id: The account.
        workspace_id: The workspace.
        project_id: The project.
        resource_id: What it happened to.
        resource_type: The kind of that.
        user_id: Who did it; users' tokens are kept by it.
        methods: The methods that events come by. GET carries its fields in the query.
        content_types: The media types of bodies: `application/json` or `application/x-www-form-urlencoded`.
    """

    type: Place = "type"
    id: Place | None = None
    data: Place | None = "data"
    account_id: Place | None = ("account.id", "account_id")
    workspace_id: Place | None = ("workspace.id", "workspace_id")
    project_id: Place | None = ("project.id", "project_id")
    resource_id: Place | None = ("resource.id", "resource_id")
    resource_type: Place | None = ("resource.type", "resource_type")
    user_id: Place | None = ("user.id", "user_id")
    methods: tuple[str, ...] = ("POST",)
    content_types: tuple[str, ...] = (JSON,)


def at(payload: Any, place: Place | None) -> Any:
    """What is at a place; None if nothing is.

    Example:
        >>> at({"resource": {"id": 7}}, "resource.id")
        7
    """
    for one in (place,) if isinstance(place, str) else place or ():
        value = payload
        for step in one.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None:
            return value
    return None


def decode(head: Head, body: bytes) -> dict[str, Any]:
    """The fields of an event.

    Args:
        head: The request that carries it.
        body: The body of that.

    Raises:
        UndecodableError: It is no JSON object, or no form in UTF-8.
    """
    if head.method == "GET":
        return _fields(head.query)
    if head.media_type == FORM:
        return _fields(body)
    import orjson

    try:
        payload = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise UndecodableError("the body is no JSON") from None
    if not isinstance(payload, dict):
        raise UndecodableError("the body is no JSON object")
    return payload


def _fields(form: bytes) -> dict[str, Any]:
    try:
        text = form.decode("ascii")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError:
        raise UndecodableError("the fields are no URL-encoded UTF-8, or too many") from None


STANDARD_EVENTS = EventShape()
"""Events as Standard Webhooks proposes them: JSON with `type` and `data`."""

FILES_EVENTS = EventShape(
    type="action",
    data=None,
    resource_id="path",
    resource_type="type",
    user_id="username",
    methods=("GET", "POST"),
    content_types=(JSON, FORM),
)
"""What folder behaviors of type `webhook` send: `action`, `path`, `destination`, `interface`, `at`, `username` and the
`type` of what it happened to."""
