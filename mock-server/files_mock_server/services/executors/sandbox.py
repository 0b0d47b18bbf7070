"""Work on the files of one folder, which no path leads out of."""

from __future__ import annotations

import base64
import binascii
import os
import shutil
import stat
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from files_mock_server.problems import Problem, invalid
from files_mock_server.services.document import DescriptionError
from files_mock_server.services.executors.bounds import Parameters
from files_mock_server.times import from_seconds, iso

_MOST_ENTRIES = 10_000
_MOST_BYTES = 1 << 30
_LONGEST_PATH = 1000
_LONGEST_NAME = 255  # bytes
_TURN = threading.Lock()  # whoever looks whether there is something must not be overtaken before he acts on it


def plant(root: Path, files: Mapping[str, bytes], place: str) -> None:
    """Make a folder with some files.

    Args:
        root: The folder.
        files: Contents by path.
        place: Where they stand, for errors.

    Raises:
        DescriptionError: If a path is none inside of the folder.
    """
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        try:
            path = _inside(root, name, "path")
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(root, path, content)
        except Problem as problem:
            raise DescriptionError(f"{place}.files.{name}: {problem.message}") from None


def run(root: Path, verb: str, given: Mapping[str, Any], max_bytes: int) -> dict[str, Any]:
    """Carry out a piece of work; it blocks.

    Args:
        root: The folder, which is made if it is not there.
        verb: One of :data:`VERBS`.
        given: Its parameters.
        max_bytes: Bytes of a file.

    Returns:
        The answer.

    Raises:
        Problem: If it is refused.
    """
    known, act = VERBS[verb]
    params = Parameters(given, known)
    try:
        with _TURN:
            root.mkdir(parents=True, exist_ok=True)
            return act(root, params, max_bytes)
    except FileNotFoundError:
        raise Problem("not-found/file-not-found", "There is no such file.") from None
    except (NotADirectoryError, FileExistsError, IsADirectoryError):
        raise _taken() from None
    except OSError as error:
        raise Problem("processing-failure/file-error", f"The file system says: {error.strerror}.") from None


def _inside(root: Path, given: str, name: str, *, may_be_root: bool = False) -> Path:
    """The local path of a path inside of the folder.

    Raises:
        Problem: If it is absolute, leads upwards or through a link, or is no path.
    """
    if given.startswith("/") or "\\" in given or "\0" in given or len(given) > _LONGEST_PATH:
        raise invalid(
            name, f"a path of at most {_LONGEST_PATH} characters, relative to the folder, with / between names"
        )
    parts = given.rstrip("/").split("/") if given.rstrip("/") else []
    if not parts and not may_be_root:
        raise invalid(name, "a path that names something")
    path = root
    for part in parts:
        if part in ("", ".", "..") or len(part.encode()) > _LONGEST_NAME:
            raise invalid(name, "a path of names, none of them empty, too long, . or ..")
        path = path / part
        if path.is_symlink():
            raise invalid(name, "a path without links")
    return path


def _taken() -> Problem:
    return Problem("conflict/already-exists", "There is something else at that path already.", status=409)


def _read(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    name = params.text("path")
    path = _inside(root, name, "path")
    encoding = _encoding(params)
    if not stat.S_ISREG(path.stat().st_mode):
        raise invalid("path", "the path of a file")
    if path.stat().st_size > max_bytes:
        raise Problem("bad-request/file-too-large", f"A file has at most {max_bytes} bytes.", status=413)
    data = path.read_bytes()
    if encoding == "base64":
        content = base64.b64encode(data).decode()
    else:
        try:
            content = data.decode()
        except UnicodeDecodeError:
            raise invalid("encoding", "base64 for this file, which is no text in UTF-8") from None
    return {"path": name, "content": content, "encoding": encoding, "size": len(data)}


def _encoding(params: Parameters) -> str:
    encoding = params.text("encoding", "text")
    if encoding.lower() in ("utf-8", "utf8"):
        return "text"
    if encoding not in ("text", "base64"):
        raise invalid("encoding", "text or base64")
    return encoding


def _content(params: Parameters, max_bytes: int) -> bytes:
    text = params.text("content")
    data = text.encode()
    if _encoding(params) == "base64":
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise invalid("content", "base64") from None
    if len(data) > max_bytes:
        raise Problem("bad-request/file-too-large", f"A file has at most {max_bytes} bytes.", status=413)
    return data


def _upload(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    name = params.text("path")
    path, data = _inside(root, name, "path"), _content(params, max_bytes)
    if path.exists() and (path.is_dir() or not params.flag("overwrite", True)):
        raise _taken()
    _check_room(root, len(data))
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(root, path, data)
    return {"path": name, "size": len(data)}


def _write(root: Path, path: Path, data: bytes) -> None:
    """Let a file appear whole or not at all."""
    temporary = root.parent / f".{uuid.uuid4().hex}"
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _append(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    name = params.text("path")
    path, data = _inside(root, name, "path"), _content(params, max_bytes)
    before = path.read_bytes() if path.is_file() else b""
    if path.exists() and not path.is_file():
        raise _taken()
    if len(before) + len(data) > max_bytes:
        raise Problem("bad-request/file-too-large", f"A file has at most {max_bytes} bytes.", status=413)
    _check_room(root, len(data))
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(root, path, before + data)
    return {"path": name, "size": len(before) + len(data)}


def _check_room(root: Path, wanted: int) -> None:
    entries, used = 0, wanted
    for path in _walk(root):
        entries += 1
        used += path.stat(follow_symlinks=False).st_size if not path.is_dir() else 0
    if entries >= _MOST_ENTRIES or used > _MOST_BYTES:
        message = f"The folder holds at most {_MOST_ENTRIES} files and {_MOST_BYTES} bytes."
        raise Problem("processing-failure/folder-full", message)


def _walk(folder: Path, *, recursive: bool = True) -> Iterator[Path]:
    """What lies in a folder, in the order of names; links are left out."""
    with os.scandir(folder) as entries:
        found = sorted((entry for entry in entries if not entry.is_symlink()), key=lambda entry: entry.name)
    for entry in found:
        yield Path(entry.path)
        if recursive and entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))


def _list(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    folder = _inside(root, params.text("path", ""), "path", may_be_root=True)
    if not folder.is_dir():
        raise FileNotFoundError
    return {"files": [_told(root, path) for path in _walk(folder, recursive=params.flag("recursive", False))]}


def _told(root: Path, path: Path) -> dict[str, Any]:
    status = path.stat()
    is_folder = stat.S_ISDIR(status.st_mode)
    return {
        "name": path.name,
        "path": path.relative_to(root).as_posix(),
        "type": "folder" if is_folder else "file",
        "size": 0 if is_folder else status.st_size,
        "modified_at": iso(from_seconds(status.st_mtime)),
    }


def _rename(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    path, new = _inside(root, params.text("path"), "path"), params.text("new_name")
    if "/" in new:
        raise invalid("new_name", "a name, not a path")
    return _moved(root, path, _inside(path.parent, new, "new_name"), overwrite=False)


def _move(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    path, to = _inside(root, params.text("path"), "path"), _inside(root, params.text("destination"), "destination")
    if to.is_relative_to(path) and to != path:
        raise invalid("destination", "a path outside of what is moved")
    return _moved(root, path, to, overwrite=params.flag("overwrite", False))


def _moved(root: Path, path: Path, to: Path, *, overwrite: bool) -> dict[str, Any]:
    if not path.exists():
        raise FileNotFoundError
    if to != path and to.exists() and (not overwrite or to.is_dir()):
        raise _taken()
    to.parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, to)
    return {"path": to.relative_to(root).as_posix()}


def _delete(root: Path, params: Parameters, max_bytes: int) -> dict[str, Any]:
    name = params.text("path")
    path = _inside(root, name, "path")
    if not path.is_dir():
        path.unlink()
    elif params.flag("recursive", False):
        shutil.rmtree(path)
    else:
        try:
            path.rmdir()
        except OSError:
            message = "The folder is not empty; give recursive to delete what is in it, too."
            raise Problem("conflict/folder-not-empty", message, status=409) from None
    return {"path": name, "deleted": True}


_Act = Callable[[Path, Parameters, int], dict[str, Any]]
VERBS: Mapping[str, tuple[tuple[str, ...], _Act]] = {
    "readFile": (("path", "encoding"), _read),
    "uploadFile": (("path", "content", "encoding", "overwrite"), _upload),
    "appendFile": (("path", "content", "encoding"), _append),
    "listFiles": (("path", "recursive"), _list),
    "renameFile": (("path", "new_name"), _rename),
    "moveFile": (("path", "destination", "overwrite"), _move),
    "deleteFile": (("path", "recursive"), _delete),
}
"""What can be done, with the parameters of each."""
