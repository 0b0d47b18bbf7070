"""Rules in files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from files_mock_server.faults.options import FaultError
from files_mock_server.faults.rules import parse_list


def read_file(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The rules in a JSON file: a list of objects with a ``kind`` and its options.

    Args:
        path: The file.

    Raises:
        FaultError: If it cannot be read, or one of the rules cannot be; the message names the file, the place in it,
            and what is wrong.
    """
    try:
        rules = orjson.loads(path.read_bytes())
    except OSError as error:
        raise FaultError(f"{path}: {error.strerror or error}") from None
    except orjson.JSONDecodeError as error:
        raise FaultError(f"{path}: not valid JSON: {error}") from None
    try:
        parse_list(rules)
    except FaultError as error:
        raise FaultError(f"{path}: {error}") from None
    return tuple(rules)
