"""The behaviors of type ``webhook``: what each asks for, and which are in force for an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from files_mock_server import path_globs
from files_mock_server.files import inheritance
from files_mock_server.paths import PATH_KEY, RemotePath
from files_mock_server.store.records import Condition, Records

ACTIONS = ("create", "read", "update", "destroy", "move", "copy")
"""What webhooks are sent for."""

_BEHAVIOR = "webhook"
_MOST_URLS = 20
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Hook:
    """What one behavior asks for.

    Attributes:
        behavior_id: The behavior, None for a test.
        urls: Each is sent to.
        method: ``GET`` or ``POST``.
        is_json: Whether the body of a POST is JSON rather than a form.
        triggers: The actions that it is sent for; None for all.
        filenames: Patterns of names; None for all.
        headers: Headers besides.
        body: Fields besides.
        raw_body: What a POST carries in place of fields, None for the fields.
        token: Signs what is sent; empty for no signature.
        problem: Why it cannot be sent, empty if it can.
    """

    behavior_id: int | None
    urls: tuple[str, ...] = field(repr=False)
    method: str = "GET"
    is_json: bool = False
    triggers: frozenset[str] | None = None
    filenames: tuple[str, ...] | None = None
    headers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    body: Mapping[str, Any] = field(default_factory=dict, repr=False)
    raw_body: str | None = field(default=None, repr=False)
    token: str = field(default="", repr=False)
    problem: str = ""

    def wants(self, action: str, *paths: RemotePath) -> bool:
        """Whether it is sent for an action on a file or folder.

        Args:
            action: One of :data:`ACTIONS`.
            paths: Where it is, and of a move or copy where it goes; the name of one must fit.
        """
        if self.triggers is not None and action not in self.triggers:
            return False
        if self.filenames is None:
            return True
        names = [path.name.casefold() for path in paths]
        return any(path_globs.fits(pattern.casefold(), name) for pattern in self.filenames for name in names)


def hook_of(value: object, behavior_id: int | None = None) -> Hook:
    """What the value of a behavior asks for; what it should not hold is passed over.

    Args:
        value: The value.
        behavior_id: The behavior, None for a test.
    """
    given: Mapping[str, Any] = value if isinstance(value, dict) else {}
    if _size(given) > _MOST_BYTES:  # what was sent is remembered for a while, and is not to fill the memory
        urls = _texts(given.get("urls"))[:_MOST_URLS]
        return Hook(behavior_id, urls, problem=f"the value of the behavior has more than {_MOST_BYTES} bytes")
    triggers, filenames = given.get("triggers"), given.get("triggering_filenames")
    headers, body, raw = given.get("headers"), given.get("body"), given.get("raw_body")
    return Hook(
        behavior_id,
        _texts(given.get("urls"))[:_MOST_URLS],
        method="POST" if _word(given.get("method")) == "POST" else "GET",
        is_json=_word(given.get("encoding")) == "JSON",
        triggers=None if triggers is None else frozenset(_texts(triggers)),
        filenames=_texts(filenames) or None,
        headers=headers if isinstance(headers, dict) else {},
        body=body if isinstance(body, dict) else {},
        raw_body=raw if isinstance(raw, str) and raw else None,
        token=given["verification_token"] if isinstance(given.get("verification_token"), str) else "",
    )


def _size(value: object) -> int:
    return len(orjson.dumps(value, default=str))


def _word(value: object) -> str:
    return value.upper() if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a list, which a form may carry as a map by number."""
    items = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


class Hooks:
    """The webhook behaviors of a site; remembered until a behavior changes.

    Args:
        records: Hold the behaviors.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._version = -1
        self._by_folder: dict[str, list[dict[str, Any]]] = {}
        self._hooks: dict[int, Hook] = {}

    def are_none(self) -> bool:
        """Whether there is no webhook at all."""
        if self._version != self._records.version_of("behavior"):
            self._read()
        return not self._hooks

    def of(self, action: str, *paths: RemotePath) -> list[Hook]:
        """The webhooks that are to be sent for an action, each once.

        Args:
            action: One of :data:`ACTIONS`.
            paths: The file or folder, and of a move or copy where it goes: the folders above either count.
        """
        if self.are_none():
            return []
        found: dict[int, Hook] = {}
        for path in paths:
            for behavior in inheritance.in_force(path.keys_above, self._by_folder):
                hook = self._hooks[behavior["id"]]
                if hook.wants(action, *paths):
                    found[behavior["id"]] = hook
        return list(found.values())

    def _read(self) -> None:
        self._version = self._records.version_of("behavior")
        self._by_folder, self._hooks = {}, {}
        for row in self._records.all("behavior", [Condition("behavior", "=", _BEHAVIOR)]):
            self._by_folder.setdefault(row.get(PATH_KEY) or "", []).append(row)
            self._hooks[row["id"]] = hook_of(row.get("value"), row["id"])
