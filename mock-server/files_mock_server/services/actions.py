"""The behaviour ``saved_action``: records that say what an executor does, with places for what is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.services.call import Behaviour, ServiceCall
from files_mock_server.services.executing import VERBS, ConnectionOptions, Connections, carry_out
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import TEXT, Common, one_of, option
from files_mock_server.services.records import require_owners, require_subject
from files_mock_server.services.service import Described
from files_mock_server.services.templates import DOUBLE, as_text, dig, fill

_TYPES = frozenset(("string", "integer", "number", "boolean", "array", "object"))


@dataclass(frozen=True)
class SavedActionOptions(ConnectionOptions):
    """Options of a saved action.

    Attributes:
        action: ``execute``, or ``inputs`` to tell what it needs.
        collection: Where the actions are.
        item: The parameter that tells the action.
        key: Its attribute that is compared; empty for that of the schema.
    """

    action: str = option(one_of("execute", "inputs"), "execute")
    collection: str = option(TEXT)
    item: str = option(TEXT)
    key: str = option(TEXT, "")


class SavedAction(Behaviour):
    """Carries out what a record says, or tells what that needs."""

    options_class = SavedActionOptions

    def __init__(self, described: Described, operation: Operation, common: Common, options: SavedActionOptions) -> None:
        super().__init__(described, operation, common, options)
        self._options = options
        self._subject = described.subjects.item(operation, options.collection, options.item, options.key)
        self._connections = Connections(self, options) if options.action == "execute" else None

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call."""
        require_owners(call, self._subject)
        action = require_subject(call, self._subject).record
        if self._connections is None:
            return self.placed(_inputs(action))
        given = {name: _object(call, name) for name in ("input", "options")}
        given["input"] = self._checked(_inputs(action), given["input"])
        connection = self._connections.find(call)
        executor, verb = action.get("executor"), action.get("verb")
        if executor not in VERBS or verb not in VERBS[str(executor)]:
            raise Problem("processing-failure/action", "The action names no executor and verb that there are.")
        parameters = _filled(str(executor), action.get("parameters"), given)
        return self.placed(await carry_out(call.site, str(executor), str(verb), connection, parameters))

    def _checked(self, inputs: list[Mapping[str, Any]], given: Mapping[str, Any]) -> dict[str, Any]:
        """What is given for an action, with what it need not be given.

        Raises:
            Problem: If something is missing, wrong or unknown.
        """
        names = [str(one.get("name")) for one in inputs]
        for name in given:
            if name not in names:
                raise invalid(
                    f"input.{name}"[:100], f"one of {', '.join(names) or 'none'}: the action has no such input"
                )
        found: dict[str, Any] = {}
        for one, name in zip(inputs, names, strict=True):
            value = given.get(name, one.get("default"))
            if value is None:
                if one.get("required"):
                    raise missing(f"input.{name}")
                continue
            kind = str(one.get("type", "")).lower()
            if kind in _TYPES:
                self.described.schemas.check({"type": kind}, value, f"input.{name}")
            found[name] = value
        return found


def _inputs(action: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    inputs = action.get("inputs")
    return [one for one in inputs if isinstance(one, Mapping)] if isinstance(inputs, list) else []


def _object(call: ServiceCall, name: str) -> dict[str, Any]:
    value = call.body.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise invalid(name, "an object")
    return value


def _filled(executor: str, template: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of an action, with what is given in its places.

    Raises:
        Problem: If a place would let what is given become SQL, or change where a request goes.
    """
    if template is None:
        return {}
    if not isinstance(template, Mapping):
        raise Problem("processing-failure/action", "The parameters of the action must be an object.")
    sql = template.get("sql")
    if executor == "sql" and isinstance(sql, str) and DOUBLE.search(sql):
        message = "The action has places inside of its SQL; they belong into params, whose values are bound."
        raise Problem("processing-failure/action", message)

    def lookup(name: str) -> Any:
        return dig(given, name)

    filled = {name: fill(inner, lookup, DOUBLE) for name, inner in template.items()}
    path = template.get("path")
    if executor == "http" and isinstance(path, str) and not DOUBLE.fullmatch(path):
        filled["path"] = DOUBLE.sub(lambda match: quote(as_text(lookup(match[1])), safe=""), path)
    return filled
