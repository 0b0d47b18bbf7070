"""SQL statements from tables, columns and values: names are quoted, values are bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from files_mock_server.problems import Problem, invalid, missing
from files_mock_server.services.executors.bounds import Parameters

_OPERATORS = {
    "=": "=",
    "==": "=",
    "!=": "<>",
    "<>": "<>",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "like": "LIKE",
}
_MOST_VALUES = 30_000  # SQLite binds at most 32766


class Statement(NamedTuple):
    """A statement with the values that are bound to it.

    Attributes:
        sql: Its text.
        values: By position or by name.
        is_change: Whether it may change something.
    """

    sql: str
    values: Sequence[Any] | Mapping[str, Any]
    is_change: bool


def statements(verb: str, given: Mapping[str, Any]) -> list[Statement]:
    """The statements of a piece of work.

    Args:
        verb: One of :data:`VERBS`.
        given: Its parameters.

    Raises:
        Problem: If they cannot be.
    """
    known, make = VERBS[verb]
    return make(Parameters(given, known))


def _name(value: Any, name: str) -> str:
    """A quoted name; in backticks, because SQLite takes what is in double quotes for text if it is no column."""
    if not isinstance(value, str) or not value or "\0" in value or len(value) > 500:
        raise invalid(name, "a name")
    return "`" + value.replace("`", "``") + "`"


def _value(value: Any, name: str) -> Any:
    """A value that can be bound."""
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | float):
        return value
    if isinstance(value, int) and -(1 << 63) <= value < 1 << 63:
        return value
    raise invalid(name, "null, text, a number of 64 bits, true or false")


def _free(params: Parameters, *, is_change: bool) -> list[Statement]:
    given = params.any("params")
    if given is None:
        given = []
    if isinstance(given, list):
        values: Any = [_value(one, f"params[{index}]") for index, one in enumerate(given)]
    elif isinstance(given, dict):
        values = {name: _value(one, f"params.{name}") for name, one in given.items()}
    else:
        raise invalid("params", "a list, or an object of named values")
    return [Statement(params.text("sql"), values, is_change)]


def _where(params: Parameters, values: list[Any], *, is_required: bool) -> str:
    given = params.any("where")
    if given is None and is_required:
        raise Problem(
            "bad-request/request-params-required",
            "Parameter where is required; give {} for all rows.",
            data={"param": "where"},
        )
    clauses = [_clause(column, wanted, values) for column, wanted in params.mapping("where").items()]
    return " WHERE " + " AND ".join(clauses) if clauses else ""


def _clause(column: str, wanted: Any, values: list[Any]) -> str:
    place, name = f"where.{column}", _name(column, "where")
    if wanted is None:
        return f"{name} IS NULL"
    if isinstance(wanted, list):
        values += [_value(one, place) for one in wanted]
        return f"{name} IN ({', '.join('?' * len(wanted))})"
    if not isinstance(wanted, dict):
        values.append(_value(wanted, place))
        return f"{name} = ?"
    parts = []
    for word, value in wanted.items():
        if word.lower() not in _OPERATORS:
            raise invalid(place, f"compared by one of {', '.join(_OPERATORS)}")
        if value is None:
            parts.append(f"{name} IS {'' if _OPERATORS[word.lower()] == '=' else 'NOT '}NULL")
            continue
        values.append(_value(value, place))
        parts.append(f"{name} {_OPERATORS[word.lower()]} ?")
    return "(" + " AND ".join(parts or ["1"]) + ")"


def _select(params: Parameters) -> list[Statement]:
    values: list[Any] = []
    columns = params.any("columns")
    if isinstance(columns, str):
        columns = [columns]
    if columns is not None and not isinstance(columns, list):
        raise invalid("columns", "a list of names")
    wanted = ", ".join(_name(one, "columns") for one in columns or () if one != "*") or "*"
    where = _where(params, values, is_required=False)
    sql = f"SELECT {wanted} FROM {_name(params.text('table'), 'table')}{where}{_order(params)}"  # noqa: S608 - see _name
    limit, offset = params.count("limit"), params.count("offset")
    if limit is not None or offset is not None:
        sql += " LIMIT ? OFFSET ?"
        values += [-1 if limit is None else limit, offset or 0]
    return [Statement(sql, values, False)]


def _order(params: Parameters) -> str:
    given = params.any("order_by")
    terms = [given] if isinstance(given, str) else given or []
    if not isinstance(terms, list):
        raise invalid("order_by", "a name, with - before it to begin with the largest, or a list of such")
    found = []
    for term in terms:
        if not isinstance(term, str):
            raise invalid("order_by", "a name, with - before it to begin with the largest, or a list of such")
        column, _, direction = term.removeprefix("-").partition(" ")
        if direction.lower() not in ("", "asc", "desc"):
            column, direction = term.removeprefix("-"), ""
        descends = term.startswith("-") or direction.lower() == "desc"
        found.append(_name(column, "order_by") + (" DESC" if descends else ""))
    return " ORDER BY " + ", ".join(found) if found else ""


def _insert(params: Parameters) -> list[Statement]:
    table, given = _name(params.text("table"), "table"), params.any("values")
    if given is None:
        raise missing("values")
    rows = given if isinstance(given, list) else [given]
    if not rows or not all(isinstance(row, dict) and row for row in rows):
        raise invalid("values", "an object with a value for each column, or a list of such")
    if sum(map(len, rows)) > _MOST_VALUES:
        raise invalid("values", f"at most {_MOST_VALUES} values")
    found = []
    for row in rows:
        names = ", ".join(_name(column, "values") for column in row)
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - see _name
        found.append(Statement(sql, [_value(one, f"values.{column}") for column, one in row.items()], True))
    return found


def _update(params: Parameters) -> list[Statement]:
    changes = params.mapping("values", is_required=True)
    if not changes:
        raise invalid("values", "an object with a value for each column that changes")
    values = [_value(one, f"values.{column}") for column, one in changes.items()]
    pairs = ", ".join(f"{_name(column, 'values')} = ?" for column in changes)
    where = _where(params, values, is_required=True)
    return [Statement(f"UPDATE {_name(params.text('table'), 'table')} SET {pairs}{where}", values, True)]  # noqa: S608 - see _name


def _delete(params: Parameters) -> list[Statement]:
    values: list[Any] = []
    where = _where(params, values, is_required=True)
    return [Statement(f"DELETE FROM {_name(params.text('table'), 'table')}{where}", values, True)]  # noqa: S608 - see _name


VERBS: Mapping[str, tuple[tuple[str, ...], Callable[[Parameters], list[Statement]]]] = {
    "query": (("sql", "params"), lambda params: _free(params, is_change=False)),
    "execute": (("sql", "params"), lambda params: _free(params, is_change=True)),
    "select": (("table", "columns", "where", "order_by", "limit", "offset"), _select),
    "insert": (("table", "values"), _insert),
    "update": (("table", "values", "where"), _update),
    "delete": (("table", "where"), _delete),
}
"""What can be done, with the parameters of each."""
