"""Where the command keeps settings and credentials: profiles in the user's configuration folder."""

from __future__ import annotations

import json
import os
import stat
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from files_style_sdk.error import InvalidParameterError

__all__ = ["DEFAULT_PROFILE", "config_folder", "read_toml", "write_toml"]

DEFAULT_PROFILE = "default"


def config_folder() -> Path:
    """The folder of the command's configuration: `FILES_CONFIG_HOME` if it is set, else the user's own for programs.

    Raises:
        ImportError: It is not set, and platformdirs is not installed (extra `cli`).
    """
    given = os.environ.get("FILES_CONFIG_HOME")
    if given:
        return Path(given).expanduser().absolute()
    try:
        from platformdirs import user_config_path
    except ImportError:
        raise ImportError(
            "finding the user's configuration folder needs platformdirs: pip install 'files-style-sdk[cli]', "
            "or set FILES_CONFIG_HOME to a folder"
        ) from None
    return user_config_path("files-style", appauthor=False)


def read_toml(path: Path, *, private: bool = False) -> dict[str, Any]:
    """A TOML file's content; nothing if there is no such file.

    Args:
        path: The file.
        private: Whether it holds secrets, so that nobody else may be able to read it.

    Raises:
        InvalidParameterError: It is no TOML, or others may read it although it holds secrets.
        OSError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            if private and os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise InvalidParameterError(
                    f"{path} holds credentials, but others may read it: change that with chmod 600 {path}"
                )
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidParameterError(f"{path} is not valid TOML: {error}") from None


def write_toml(path: Path, content: Mapping[str, Any]) -> None:
    """Write a TOML file that only its owner can read, whole or not at all.

    Comments that the file had are lost.

    Args:
        path: The file; its folder is made if it is missing.
        content: Text, numbers, truth values, lists of these, and tables.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes a file that nobody else can read, before anything is in it.
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(_lines(content, ())).lstrip("\n") + "\n")
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _lines(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    values = {name: value for name, value in table.items() if not isinstance(value, Mapping)}
    if above and (values or not table):
        yield f"\n[{'.'.join(map(_text, above))}]"
    for name, value in values.items():
        yield f"{_text(name)} = {_value(value)}"
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _lines(value, (*above, name))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _text(value: str) -> str:
    # TOML's basic strings are JSON's, except that DEL is written as an escape.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
