"""Records as models of pydantic (extra `pydantic`), for services whose users expect those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Self, Union, get_args, get_origin

try:
    from pydantic import BaseModel, ConfigDict, Field, ValidationError
except ImportError:
    raise ImportError("these records need pydantic: pip install 'files-style-sdk[pydantic]'") from None

__all__ = ["Field", "PydanticRecord"]

_SECRET = re.compile(r"password|secret|token|session_id|otp$|^key$|_key$")


class PydanticRecord(BaseModel):
    """The base of such records. Attributes that a newer service sends are kept; none has to be there.

    Its `repr` shows neither secrets nor the queries of URLs, since whoever has a signed URL may use it.

    Example:
        >>> PydanticRecord.adopt({"id": 7, "new": True}).model_dump()
        {'id': 7, 'new': True}
    """

    model_config = ConfigDict(extra="allow", populate_by_name=True, protected_namespaces=())

    @classmethod
    def adopt(cls, record: dict[str, Any], caller: Any = None, options: Any = None) -> Self:
        """A record of decoded values. Values of other types than were expected are kept as they came, in records inside
        it, too: an answer that arrived is not lost because the service has changed. What is validated by other ways
        (`model_validate`) is held to its types.

        Args:
            record: The decoded values.
            caller: Not needed: such records make no calls.
            options: Not needed either.
        """
        try:
            return cls.model_validate(record)
        except ValidationError as error:
            wrong = {place["loc"][0] for place in error.errors(include_url=False)}
        kept = cls.model_validate({name: value for name, value in record.items() if name not in wrong})
        for name, field in cls.model_fields.items():
            for wire in {field.alias or name, name} & wrong & record.keys():
                setattr(kept, name, _kept(field.annotation, record[wire]))
        return kept

    def model_dump(
        self, *, warnings: bool | Literal["none", "warn", "error"] = False, **options: Any
    ) -> dict[str, Any]:
        """As pydantic's own, but silent about values that were kept although their types are others."""
        return super().model_dump(warnings=warnings, **options)

    def model_dump_json(self, *, warnings: bool | Literal["none", "warn", "error"] = False, **options: Any) -> str:
        """As pydantic's own, but silent about values that were kept although their types are others."""
        return super().model_dump_json(warnings=warnings, **options)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        for name, value in super().__repr_args__():
            yield name, _shown(name or "", value)


def _kept(annotation: Any, value: Any) -> Any:
    """A value that is not of its annotated type: as it came, but for what is a record inside it."""
    for kind in get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,):
        if get_origin(kind) is list and isinstance(value, list):
            return [_kept(get_args(kind)[0], item) for item in value]
        if isinstance(kind, type) and issubclass(kind, PydanticRecord) and isinstance(value, dict):
            return kind.adopt(value)
    return value


def _shown(name: str, value: Any) -> Any:
    if value is not None and _SECRET.search(name):
        return "…"
    if isinstance(value, dict):
        return {key: _shown(str(key), item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown("", item) for item in value]
    if isinstance(value, str) and value.startswith(("http://", "https://")) and "?" in value:
        return f"{value.partition('?')[0]}?…"
    return value
