"""SQL on an SQLite file of its own: nothing else can be reached, and nothing runs for ever."""

from __future__ import annotations

import base64
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from files_mock_server.problems import Problem
from files_mock_server.services.document import DescriptionError
from files_mock_server.services.executors.bounds import Bounds
from files_mock_server.services.executors.statements import Statement, statements

_READING = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))
_CHANGING = _READING | frozenset(
    (
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_INDEX,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_DROP_VIEW,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_REINDEX,
        sqlite3.SQLITE_ANALYZE,
    )
)
_BAD_FUNCTIONS = frozenset(("load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"))
_STEPS = 1000  # of SQLite's machine, from one look at the clock to the next
_MOST_PAGES = 1 << 16
_LONGEST_SQL = 1 << 17
_LONGEST_PATTERN = 1000  # of LIKE and GLOB, which nothing interrupts while they look at one text


def run(path: Path, verb: str, given: Mapping[str, Any], bounds: Bounds) -> dict[str, Any]:
    """Carry out a piece of work; it blocks.

    Args:
        path: The file, which is made if it is not there.
        verb: One of :data:`.statements.VERBS`.
        given: Its parameters.
        bounds: How much it may do.

    Returns:
        Rows: ``columns``, ``rows``, ``row_count`` and ``truncated``; or changes: ``rows_affected`` and
        ``last_insert_id``.

    Raises:
        Problem: If it is refused, fails, or takes too long.
    """
    return _carry_out(path, statements(verb, given), bounds)


def plant(path: Path, sql: Sequence[str], place: str) -> None:
    """Carry out the statements that a description fills a database with.

    Raises:
        DescriptionError: If one of them fails.
    """
    for index, text in enumerate(sql):
        try:
            _carry_out(path, [Statement(text, (), True)], Bounds())
        except Problem as problem:
            raise DescriptionError(f"{place}.sql[{index}]: {problem.message}") from None


def _carry_out(path: Path, work: Sequence[Statement], bounds: Bounds) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _connected(path, bounds, is_change=any(one.is_change for one in work)) as connection:
            affected, answer = 0, {}
            for statement in work:
                cursor = connection.execute(statement.sql, statement.values)
                answer = _answer(cursor, bounds)
                affected += max(0, cursor.rowcount)
                cursor.close()
            return {**answer, "rows_affected": affected} if "rows_affected" in answer else answer
    except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
        raise _problem(error, bounds) from None


@contextmanager
def _connected(path: Path, bounds: Bounds, *, is_change: bool) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction, that may do nothing but what it is for."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=min(5.0, bounds.timeout))
    try:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(bounds.max_bytes, _LONGEST_SQL))
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _LONGEST_SQL)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _LONGEST_PATTERN)
        connection.execute(f"PRAGMA max_page_count={_MOST_PAGES}")
        deadline = time.monotonic() + bounds.timeout
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        connection.execute("BEGIN IMMEDIATE" if is_change else "BEGIN")
        connection.set_authorizer(_authorizer(_CHANGING if is_change else _READING))
        try:
            yield connection
        except BaseException:
            connection.set_authorizer(None)
            connection.set_progress_handler(None, 0)
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.set_authorizer(None)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _authorizer(allowed: frozenset[int]) -> Any:
    def decide(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        is_bad = action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _BAD_FUNCTIONS
        return sqlite3.SQLITE_OK if action in allowed and not is_bad else sqlite3.SQLITE_DENY

    return decide


def _answer(cursor: sqlite3.Cursor, bounds: Bounds) -> dict[str, Any]:
    if cursor.description is None:
        return {"rows_affected": max(0, cursor.rowcount), "last_insert_id": cursor.lastrowid}
    columns = _distinct([str(column[0]) for column in cursor.description])
    rows: list[dict[str, Any]] = []
    size, is_truncated = 0, False
    for row in cursor:
        values = [_plain(value) for value in row]
        size += sum(len(value) if isinstance(value, str) else 8 for value in values)
        if len(rows) >= bounds.max_rows or size > bounds.max_bytes:
            is_truncated = True
            break
        rows.append(dict(zip(columns, values, strict=True)))
    return {"columns": columns, "rows": rows, "row_count": len(rows), "truncated": is_truncated}


def _distinct(names: list[str]) -> list[str]:
    """Names of which those that come again have a number behind them."""
    found: list[str] = []
    for name in names:
        number, chosen = 1, name
        while chosen in found:
            number += 1
            chosen = f"{name}_{number}"
        found.append(chosen)
    return found


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _problem(error: Exception, bounds: Bounds) -> Problem:
    text = str(error)
    if isinstance(error, sqlite3.IntegrityError):
        return Problem("conflict/constraint", f"The database refuses that: {text}.", status=409)
    if "interrupted" in text:
        return Problem("timeout/sql", f"The statement took longer than {bounds.timeout:g} seconds.", status=504)
    if "not authorized" in text or "prohibited" in text:
        return Problem("not-authorized/sql", f"This statement may not be carried out here: {text}.")
    if "locked" in text:
        return Problem("service-unavailable", "The database is busy.", headers={"Retry-After": "1"})
    return Problem("bad-request/sql", f"The statement cannot be carried out: {text[:300]}.")
