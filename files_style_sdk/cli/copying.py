"""What `cp` and `mv` share: from paths of the service to others of it, done by the service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from files_style_sdk.cli.context import Context
from files_style_sdk.cli.remote_paths import Entry, find, is_folder, remote
from files_style_sdk.cli.tally import Tally

__all__ = ["copy_or_move"]

_INTERVAL = 0.5


def copy_or_move(
    context: Context,
    verb: Literal["copy", "move"],
    sources: Sequence[str],
    destination: str,
    *,
    recursive: bool,
    overwrite: bool,
    wait: bool,
) -> int:
    """Copy or move files and folders within the service.

    Args:
        context: Makes the calls.
        verb: Which of the two.
        sources: Paths and patterns.
        destination: The new name, or the folder to go into.
        recursive: Whether folders may be among them.
        overwrite: Whether to replace what stands there.
        wait: Whether to wait until the service has done it.

    Returns:
        The exit status.
    """
    from files_style_sdk.error import InvalidParameterError

    tally = Tally(context)
    entries = list(tally.expand(sources))
    folder = remote(destination)
    into = len(entries) > 1 or is_folder(destination) or _is_folder_there(context, folder)
    for entry in entries:
        with tally.attempt(f"/{entry.path}"):
            if not entry.path:
                raise InvalidParameterError(f"the root cannot be {'copied' if verb == 'copy' else 'moved'}")
            if entry.is_folder and not recursive:
                raise InvalidParameterError("it is a folder; -r takes folders with all that is in them")
            target = f"{folder}/{entry.name}".lstrip("/") if into else folder
            _refuse_inside_itself(entry, target)
            _begin(context, verb, entry, target, overwrite, wait)
            told = {"path": f"/{entry.path}", "action": verb, "destination": f"/{target}"}
            context.output.done(told, f"{verb}\t/{entry.path} -> /{target}")
    return tally.status


def _begin(context: Context, verb: str, entry: Entry, target: str, overwrite: bool, wait: bool) -> None:
    params: Any = {"destination": target, **({"overwrite": True} if overwrite else {})}
    files = context.client.file
    if wait:
        context.on_interrupt = "the service goes on with what has begun"
        (files.copy_and_wait if verb == "copy" else files.move_and_wait)(entry.path, params, interval=_INTERVAL)
    elif verb == "copy":
        files.copy(entry.path, params)
    else:
        files.move(entry.path, params)


def _refuse_inside_itself(entry: Entry, target: str) -> None:
    from files_style_sdk.error import InvalidParameterError
    from files_style_sdk.path_util import normalize_for_comparison

    source, goal = normalize_for_comparison(entry.path), normalize_for_comparison(target)
    if entry.is_folder and goal.startswith(f"{source}/"):
        raise InvalidParameterError(f"it cannot go into itself, to /{target}")


def _is_folder_there(context: Context, path: str) -> bool:
    from files_style_sdk.error import NotFoundError

    try:
        return find(context.client, path).is_folder
    except NotFoundError:
        return False
