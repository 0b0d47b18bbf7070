"""What a resource's records look like from outside, worked out once from the route table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from files_mock_server.table.routing import Route, RouteTable
from files_mock_server.table.traits import NO_TRAITS, TRAITS

# A parameter whose name ends like this is a secret: it is accepted and never shown.
_SECRET_ENDINGS = (
    "api_key",
    "application_key",
    "client_certificate",
    "credentials_json",
    "passphrase",
    "password",
    "password_confirmation",
    "password_hash",
    "pkcs12",
    "private_key",
    "sas_token",
    "secret",
    "secret_key",
    "storage_access_key",
)
_DIGEST, _MASKED = "_md5", "_masked"


@dataclass(frozen=True, slots=True)
class Shape:
    """The attributes of one kind of record.

    Attributes:
        types: Type word of every attribute that is stored, shown or not.
        shown: Every attribute that answers carry, each with None.
        accepted: Attributes that a client may set.
        digests: Attribute that tells a parameter's MD5, by parameter.
        masks: Attribute that hints at a secret parameter, by parameter.
        files: Attribute that tells of an attachment, by parameter: a URL, or a map of name and URL.
        has_text_id: Whether ids are shown as text.
    """

    types: Mapping[str, str]
    shown: Mapping[str, None]
    accepted: frozenset[str]
    digests: Mapping[str, str]
    masks: Mapping[str, str]
    files: Mapping[str, tuple[str, ...]]
    has_text_id: bool


class Shapes:
    """The shapes of a route table, each worked out when it is first needed.

    Args:
        table: The table.
    """

    def __init__(self, table: RouteTable) -> None:
        self._table = table
        self._known: dict[tuple[str, str], Shape] = {}

    def of(self, route: Route) -> Shape:
        """The shape of the records that a route answers."""
        shape = self._known.get((route.resource, route.returns))
        if shape is None:
            shape = self._known[route.resource, route.returns] = self._work_out(route)
        return shape

    def _work_out(self, route: Route) -> Shape:
        traits = TRAITS.get(route.resource, NO_TRAITS)
        types = self._table.schemas.get(route.schema, {})
        sent = {
            name: str(rule["type"])
            for other in self._table.routes
            if other.resource == route.resource and other.verb in ("POST", "PATCH", "PUT")
            for name, rule in other.params.items()
        }
        hidden = {name for name, kind in types.items() if kind == "file" or name in traits.hidden}
        hidden |= {name for name, kind in sent.items() if kind == "string" and name.endswith(_SECRET_ENDINGS)}
        hidden |= {name for name in sent if name + _MASKED in types}
        hidden |= {name for name in sent if name.endswith("_delete") and f"{name.removesuffix('_delete')}_file" in sent}
        return Shape(
            types={**types, **traits.extra},
            shown=dict.fromkeys(name for name in types if name not in hidden),
            accepted=frozenset(name for name in sent if name in types and name not in hidden and name != "id"),
            digests={name: name + _DIGEST for name in sent if name + _DIGEST in types},
            masks={name: name + _MASKED for name in sent if name + _MASKED in types},
            files={name: _told_by(name, types) for name, kind in sent.items() if kind == "file"},
            has_text_id=types.get("id") == "string",
        )


def _told_by(param: str, types: Mapping[str, str]) -> tuple[str, ...]:
    """The attributes that tell of an attachment: by name, else every image of the record."""
    stem = param.removesuffix("_file")
    named = tuple(name for name in (stem, f"{stem}_url") if name in types and types[name] != "file")
    return named or tuple(name for name, kind in types.items() if kind == "Image")
