"""Records: what the service knows of one thing, as an object."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Protocol, Self

from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.exchange import Reply
from files_style_sdk.manners import Service
from files_style_sdk.operation import Operation, Options
from files_style_sdk.pages import records_of
from files_style_sdk.references import resolve
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings, expand_options, merge_options

__all__ = ["Model", "OperationCaller", "call_operation", "decimal", "nested", "wire_name"]

_SECRET = re.compile(r"password|secret|token|session_id|otp$|^key$|_key$|_uri$")


class OperationCaller(Protocol):
    """Who makes calls: waiting for each, or handing out what to await."""

    @property
    def for_records(self) -> Any:
        """Who makes the calls of the records and pages that come of a call."""
        ...

    @property
    def service(self) -> Service:
        """The service that is called."""
        ...

    def operate(
        self,
        operation: Operation,
        arguments: Mapping[str, Any],
        options: Options | None,
        receive: Callable[[Reply, Settings], Any],
    ) -> Any:
        """Make the call and give what `receive` makes of the reply."""
        ...


class Model:
    """The base of every record.

    A record is an adopted dict: attributes that the service sent are there, unknown ones too; declared ones that it did
    not send are None. Everything can be set. Records are equal when they are of one kind and hold the same values.

    Args:
        attributes: Values by name; the dict is copied.
        options: Settings for the calls this object makes, such as `{"session_id": "…"}`.

    Raises:
        InvalidParameterError: `attributes` is no dict, or an option is unknown or ill-formed.
    """

    __slots__ = ("__dict__", "__weakref__", "_caller", "_options")

    _default_caller: ClassVar[OperationCaller | None] = None
    _caller: OperationCaller | None
    _options: Options | None

    def __init_subclass__(cls, caller: OperationCaller | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if caller is not None:
            cls._default_caller = caller

    def __init__(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> None:
        if options:
            # Ill-formed ones are refused now, not when a call is made.
            expand_options(options, SERVICE if self._default_caller is None else self._default_caller.service)
        self._caller = None
        self._options = dict(options) if options else None
        self.set_attributes(attributes)

    @classmethod
    def adopt(cls, record: dict[str, Any], caller: OperationCaller | None, options: Options | None = None) -> Self:
        """A record around `record` itself, without a copy.

        Args:
            record: The decoded values.
            caller: Who makes the calls of this object.
            options: Settings for those calls.
        """
        self = cls.__new__(cls)
        self.__dict__ = record
        self._caller = caller
        self._options = options
        return self

    def set_attributes(self, attributes: Mapping[str, Any] | None) -> None:
        """Set several attributes at once; those that are not named stay.

        Raises:
            InvalidParameterError: `attributes` is not a dict.
        """
        if attributes is not None and not isinstance(attributes, Mapping):
            raise InvalidParameterError(
                f"attributes must be a dict of names to values, not {type(attributes).__name__}"
            )
        for name, value in (attributes or {}).items():
            if isinstance(getattr(type(self), name, None), _Field):
                setattr(self, name, value)
            else:
                self.__dict__[name] = value

    def get_attributes(self) -> dict[str, Any]:
        """The attributes that have a value, by name."""
        return {name: value for name, value in self.__dict__.items() if value is not None}

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data, under the service's names; changing it leaves the record alone."""
        return {name: _plain(value) for name, value in self.__dict__.items()}

    def datetime(self, name: str) -> dt.datetime | None:
        """A date-time attribute as an aware `datetime`; the attribute itself stays the string that the service sent.

        Args:
            name: The attribute, such as `created_at`.

        Returns:
            The moment, None if the attribute has no value. A date-time without an offset is in UTC.

        Raises:
            InvalidParameterError: The attribute holds something that is no ISO 8601 date-time.

        Example:
            >>> Model({"created_at": "2026-01-02T03:04:05Z"}).datetime("created_at")
            datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
        """
        value = getattr(self, name)
        if value is None:
            return None
        try:
            moment = dt.datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise InvalidParameterError(f"{name} is {value!r}, which is no ISO 8601 date-time") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        assert isinstance(other, Model)
        return self.get_attributes() == other.get_attributes()

    __hash__ = None  # type: ignore[assignment]  # records change

    def __repr__(self) -> str:
        shown = (f"{name}={self._shown(name, value)}" for name, value in self.get_attributes().items())
        return f"{type(self).__name__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        from files_style_sdk.html_table import table_of_record

        return table_of_record(type(self).__name__, self._cells())

    def _cells(self) -> dict[str, str]:
        """What is known of the record, as text without secrets."""
        known = self.get_attributes()
        plain = {name for name, value in known.items() if isinstance(value, str) and not self._is_secret(name)}
        return {name: value if name in plain else self._shown(name, value) for name, value in known.items()}

    @classmethod
    def _shown(cls, name: str, value: Any) -> str:
        if cls._is_secret(name):
            return "…"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key!r}: {cls._shown(str(key), item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(cls._shown("", item) for item in value) + "]"
        return repr(value)

    def __copy__(self) -> Self:
        return self.adopt(dict(self.__dict__), self._caller, self._options)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self.adopt(copy.deepcopy(self.__dict__, memo), self._caller, self._options)

    def __reduce__(self) -> tuple[Any, ...]:
        # Neither the caller nor the options: they hold credentials.
        return _restore, (type(self), self.to_dict())

    @classmethod
    def _is_secret(cls, name: str) -> bool:
        return _SECRET.search(name) is not None

    def _call(
        self,
        operation: Operation,
        params: Mapping[str, Any] | None,
        options: Options | None,
        fields: Mapping[str, Any],
        *,
        into: bool = False,
        plain: bool = False,
    ) -> Any:
        """Make a call about this record: path values come from its attributes.

        Args:
            operation: What to call.
            params: Parameters as a dict.
            options: Settings for this call.
            fields: Parameters by keyword.
            into: Take the answer's values over and return this object.
            plain: Return the decoded answer as it is.
        """
        path_values = tuple(getattr(self, name, None) for name in operation.positional)
        caller = self._caller or self._default_caller
        if caller is None:
            raise Error(f"this {type(self).__name__} is bound to no client: get it from one")
        if self._options and options:
            options = merge_options(self._options, options, caller.service)
        return call_operation(
            caller,
            operation,
            path_values,
            params,
            options or self._options,
            fields,
            into=self if into else None,
            plain=plain,
        )

    def _save(self, create: Operation | None, update: Operation | None, options: Options | None) -> Any:
        """Update the record if it has what identifies it, else create it; either takes the answer's values over."""
        exists = update is not None and all(getattr(self, name, None) is not None for name in update.positional)
        operation = update if exists else create
        if operation is None:
            raise InvalidParameterError(
                f"a {type(self).__name__} without {', '.join(update.positional if update else ())} cannot be saved"
            )
        names = operation.params.__annotations__
        known = operation.in_python(self.get_attributes())
        values = {name: value for name, value in known.items() if name in names}
        return self._call(operation, values, options, {}, into=True)


def _restore(cls: type[Model], record: dict[str, Any]) -> Model:
    return cls.adopt(record, None)


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {name: _plain(item) for name, item in value.items()} if isinstance(value, dict) else value


def call_operation(
    caller: OperationCaller,
    operation: Operation,
    path_values: tuple[Any, ...],
    params: Mapping[str, Any] | None,
    options: Options | None,
    fields: Mapping[str, Any],
    *,
    into: Model | None = None,
    plain: bool = False,
) -> Any:
    """Check the arguments, make the call, and shape the answer as the operation says.

    Args:
        caller: Who makes the call.
        operation: What to call.
        path_values: The values given by position.
        params: Parameters as a dict.
        options: Settings for the call, and for the calls of what it returns.
        fields: Parameters by keyword, which win over `params`.
        into: The record that takes the answer's values over and is returned.
        plain: Return the decoded answer as it is.

    Returns:
        What the operation brings: a page, a record, a list of records, plain data or None.
    """
    arguments = operation.arguments(path_values, params, fields)
    later = caller.for_records

    def receive(reply: Reply, settings: Settings) -> Any:
        if into is not None:
            into.set_attributes(_record(operation, reply))
            return into
        if operation.accept:
            return reply.body
        if plain:
            return reply.data
        if operation.page is not None:
            build = _builder(operation.page, later, options)
            page_type = later.walking_page_type if settings.service.walks else later.page_type
            return page_type(later, operation, arguments, settings, build, reply)
        if operation.record is not None:
            return _builder(operation.record, later, options)(_record(operation, reply))
        if operation.array is not None:
            return list(map(_builder(operation.array, later, options), records_of(operation, reply)))
        return _data(operation, reply) if operation.plain else None

    return caller.operate(operation, arguments, options, receive)


def _builder(
    reference: type | str, caller: OperationCaller, options: Options | None
) -> Callable[[dict[str, Any]], Any]:
    adopt = resolve(reference).adopt
    return lambda record: adopt(record, caller, options)


def _record(operation: Operation, reply: Reply) -> dict[str, Any]:
    content = reply.content
    record = {} if content is None else content
    if not isinstance(record, dict):
        raise reply.unusable(f"{operation.verb} {operation.path} answered with something that is not a record")
    return record


def _data(operation: Operation, reply: Reply) -> Any:
    if operation.anything:
        return reply.content
    kind = list if operation.items else dict
    content = kind() if reply.content is None else reply.content
    if not isinstance(content, kind):
        raise reply.unusable(f"{operation.verb} {operation.path} answered with JSON that is not a {kind.__name__}")
    return content


class _Field:
    """An attribute that is kept under the service's name and converted when it is read."""

    def __init__(self, name: str | None, convert: Callable[[Any, Model], Any] | None) -> None:
        self._name = name or ""
        self._convert = convert

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = self._name or name

    def __get__(self, record: Model | None, owner: type) -> Any:
        if record is None:
            return self
        value = record.__dict__.get(self._name)
        return value if value is None or self._convert is None else self._convert(value, record)

    def __set__(self, record: Model, value: Any) -> None:
        record.__dict__[self._name] = value


def wire_name(name: str) -> Any:
    """An attribute whose name on the wire is no Python name.

    Args:
        name: The service's name.
    """
    return _Field(name, None)


def nested(reference: str, name: str | None = None) -> Any:
    """An attribute whose value is itself a record, or a list of them.

    Args:
        reference: The record's class as `module:Class`.
        name: The service's name of the attribute, where Python has another.
    """

    def convert(value: Any, record: Model) -> Any:
        if isinstance(value, list):
            return [convert(item, record) for item in value]
        return resolve(reference).adopt(value, record._caller, record._options) if isinstance(value, dict) else value

    return _Field(name, convert)


def decimal(name: str | None = None) -> Any:
    """An attribute that is an exact decimal number.

    Args:
        name: The service's name of the attribute, where Python has another.
    """
    return _Field(name, lambda value, _record: value if isinstance(value, Decimal) else Decimal(str(value)))
