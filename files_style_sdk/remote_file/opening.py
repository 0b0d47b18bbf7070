"""Opening a remote file: what the arguments mean, and which objects they call for."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import IO, Any, NamedTuple

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.remote_file.driver import Driver
from files_style_sdk.remote_file.raw import Adopt, RawFile
from files_style_sdk.remote_file.reader import RawReader, RemoteReader
from files_style_sdk.remote_file.text import RemoteText
from files_style_sdk.remote_file.writer import RawWriter, RemoteWriter

__all__ = ["open_remote"]

_BUFFER_SIZE = 128 * 1024
_KINDS = "rwxa"
_MARKED = {"utf-16": "utf-16", "utf-32": "utf-32", "utf-8-sig": "utf-8"}
"""Encodings whose text begins with a mark, and those that write the same without it."""


class Text(NamedTuple):
    """How text becomes bytes."""

    encoding: str
    errors: str | None
    newline: str | None


def open_remote(
    path: str,
    mode: str,
    run: Driver,
    adopt: Adopt,
    params: Mapping[str, Any],
    *,
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
) -> IO[Any]:
    """Open a remote file; see :meth:`files_style_sdk.mixins.file.FileOperations.open`.

    Args:
        path: The file.
        mode: `r`, `w`, `x` or `a`, with `b` for bytes.
        run: Performs the flows of API calls.
        adopt: Makes a record of decoded values.
        params: What to send along with an upload.
        buffering: Bytes to buffer in binary mode, 0 for none; -1 for the default.
        encoding: The text's encoding, UTF-8 by default.
        errors: How encoding errors are handled.
        newline: How line ends are translated.
    """
    kind, binary = _parsed(mode)
    if binary and (encoding, errors, newline) != (None, None, None):
        raise InvalidParameterError("a binary mode takes no encoding, errors or newline")
    _check_buffering(buffering, binary)
    text = Text(encoding or "utf-8", errors, newline)
    _check_text(text)
    size = _BUFFER_SIZE if buffering < 2 else buffering
    raw: Any = RawReader(path, run, adopt, size) if kind == "r" else RawWriter(path, run, adopt, params, kind)
    if buffering == 0:
        raw.is_bare = True
        return raw  # type: ignore[no-any-return]
    buffered: Any = RemoteReader(raw, size) if kind == "r" else RemoteWriter(raw, size)
    if binary:
        return buffered  # type: ignore[no-any-return]
    wrapper = _as_text(buffered, raw, text, line_buffering=buffering == 1)
    wrapper.mode = mode
    return wrapper


def _parsed(mode: Any) -> tuple[str, bool]:
    """The letter that a mode has of `r`, `w`, `x` and `a`, and whether it is for bytes."""
    if isinstance(mode, str) and "+" in mode:
        raise InvalidParameterError(
            f"mode {mode!r} would change a file in place, which the service does not offer: "
            "read it with 'r', add to its end with 'a', or write it anew with 'w'"
        )
    kinds = [letter for letter in mode if letter in _KINDS] if isinstance(mode, str) else []
    if len(kinds) != 1 or len(mode) > 2 or set(mode) - {*_KINDS, "b", "t"}:
        raise InvalidParameterError(f"mode must be 'r', 'w', 'x' or 'a', alone or with 'b' or 't', not {mode!r}")
    return kinds[0], "b" in mode


def _check_buffering(buffering: Any, binary: bool) -> None:
    if isinstance(buffering, bool) or not isinstance(buffering, int) or buffering < -1:
        raise InvalidParameterError(f"buffering must be a number of bytes, 0, 1 or -1, not {buffering!r}")
    if buffering == 0 and not binary:
        raise InvalidParameterError("only a binary file can be unbuffered (buffering=0)")


def _check_text(text: Text) -> None:
    try:
        codecs.lookup(text.encoding)
        codecs.lookup_error(text.errors or "strict")
    except (LookupError, TypeError) as error:
        raise InvalidParameterError(str(error)) from None
    if text.newline not in (None, "", "\n", "\r", "\r\n"):
        raise InvalidParameterError(f"newline must be None, '', '\\n', '\\r' or '\\r\\n', not {text.newline!r}")


def _as_text(buffered: Any, raw: RawFile, text: Text, *, line_buffering: bool) -> RemoteText:
    encoding = text.encoding
    marked = codecs.lookup(encoding).name
    if isinstance(raw, RawWriter) and marked in _MARKED:
        # Where TextIOWrapper cannot tell its position it leaves the mark out, or puts it where text is appended.
        if raw.size_before:
            encoding = _MARKED[marked]
        elif marked != "utf-8-sig":
            buffered.write("".encode(encoding))
    try:
        return RemoteText(buffered, encoding, text.errors, text.newline, line_buffering=line_buffering)
    except LookupError as error:
        buffered.abort()
        raise InvalidParameterError(str(error)) from None
