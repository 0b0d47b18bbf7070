"""What the answer of an operation looks like: a record, a list of records, either inside an envelope, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from files_mock_server.services.document import Document
from files_mock_server.services.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Shape:
    """The answer of an operation.

    Attributes:
        status: HTTP status of success.
        kind: ``record``, ``list``, ``plain`` for any other JSON value, ``none`` for an empty body.
        schema: Of the record, of each record of a list, or of the whole value.
        name: The component that the record's schema is, empty for none.
        holder: Property of the answer in which the record or list lies, empty if it is the answer itself.
        whole: Schema of the whole answer.
        statuses: Every status of success that the description has.
    """

    status: int
    kind: str
    schema: Any = True
    name: str = ""
    holder: str = ""
    whole: Any = True
    statuses: tuple[int, ...] = ()


class Shapes:
    """Finds the shapes of a document's answers.

    Args:
        document: The document.
        schemas: Its schemas.
    """

    def __init__(self, document: Document, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas

    def of(self, responses: Mapping[str, Any], places: tuple[str, ...], place: str) -> Shape:
        """The shape of an operation's answer.

        Args:
            responses: What the document says of its answers.
            places: Properties of an answer that only tell of other pages.
            place: Where the operation stands, for errors.
        """
        successes = [code for code in responses if code.startswith("2")]
        numbers = tuple(int(code) for code in successes if code.isdecimal())
        status = numbers[0] if numbers else 200
        code = (
            successes[0]
            if successes
            else "default"
            if "default" in responses and not responses.keys() - {"default"}
            else ""
        )
        if not code:
            return Shape(204, "none", statuses=numbers)
        where = f"{place}.responses.{code}"
        content = self._document.mapping(
            self._document.follow(responses[code], where).get("content"), f"{where}.content"
        )
        media = next((one for kind, one in content.items() if "json" in kind or kind == "*/*"), None)
        whole = self._document.mapping(media, f"{where}.content").get("schema")
        if whole is None:
            return Shape(status if numbers else 204, "none", statuses=numbers)
        return self._shaped(status, whole, numbers, places)

    def _shaped(self, status: int, whole: Any, numbers: tuple[int, ...], places: tuple[str, ...]) -> Shape:
        kind, schema, name = self._content(whole)
        holder = ""
        if kind == "plain" or (kind == "record" and self._is_envelope(whole, places)):
            holder = self._holder(whole, places)
            if holder:
                kind, schema, name = self._content(self._schemas.properties(whole)[holder])
        if kind == "plain" or (kind == "record" and not name):
            return Shape(status, "plain", whole, "", "", whole, numbers)
        return Shape(status, kind, schema, name, holder, whole, numbers)

    def _content(self, schema: Any) -> tuple[str, Any, str]:
        """Kind, schema of the record, and its name."""
        resolved = self._schemas.resolve(schema)
        if "array" in self._schemas.types(schema):
            items = resolved.get("items", True)
            name = self._schemas.name_of(items)
            return ("list", items, name) if name and self._schemas.is_object(items) else ("plain", schema, "")
        name = self._record_name(schema, resolved)
        return ("record", schema, name) if name else ("plain", schema, "")

    def _record_name(self, schema: Any, resolved: Mapping[str, Any]) -> str:
        """The component of a record; ``oneOf`` with null is one, too."""
        name = self._schemas.name_of(schema)
        if name:
            return name if self._schemas.is_object(schema) else ""
        options = [one for one in (resolved.get("oneOf") or resolved.get("anyOf") or ()) if one != {"type": "null"}]
        return self._record_name(options[0], self._schemas.resolve(options[0])) if len(options) == 1 else ""

    def _holders(self, whole: Any) -> list[str]:
        properties = self._schemas.properties(whole)
        return [name for name, one in properties.items() if self._content(one)[0] != "plain"]

    def _holder(self, whole: Any, places: tuple[str, ...]) -> str:
        found = [name for name in self._holders(whole) if name not in places]
        return found[0] if len(found) == 1 else ""

    def _is_envelope(self, whole: Any, places: tuple[str, ...]) -> bool:
        """Whether a component is no record but holds one: nothing else is in it but what tells of other pages."""
        resolved = self._schemas.resolve(whole)
        others = [name for name in self._schemas.properties(whole) if name not in places]
        return "x-resource" not in resolved and len(others) == 1 and others == self._holders(whole)[:1]
