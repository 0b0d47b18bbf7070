"""`files-style unlock`: let others write to a path again."""

from __future__ import annotations

import click

from files_style_sdk.cli.context import Context, subcommand

__all__ = ["command"]


@subcommand("unlock")
@click.argument("path", metavar="REMOTE")
@click.option("--token", metavar="TOKEN", help="The lock to release, as files-style lock printed it.")
@click.option("--all", "is_all", is_flag=True, help="Release every lock on the path that may be released.")
def command(context: Context, path: str, token: str | None, is_all: bool) -> int:
    """Release a lock on a path.

    Without --token or --all the path must have one lock, which is released. The service refuses to release what
    somebody else has locked, unless you are a site admin or the lock is open to anyone.
    """
    from files_style_sdk.cli.remote_paths import remote
    from files_style_sdk.cli.tally import Tally

    if token is not None and is_all:
        raise click.UsageError("--token and --all exclude each other: give one of them")
    target = remote(path)
    tokens = [token] if token is not None else _tokens(context, target, is_all)
    tally = Tally(context)
    for one in tokens:
        with tally.attempt(path):
            context.client.lock.delete(target, {"token": one})
            context.output.done({"path": f"/{target}", "action": "unlock", "token": one}, f"unlock\t/{target}")
    return tally.status


def _tokens(context: Context, target: str, is_all: bool) -> list[str]:
    from files_style_sdk.error import InvalidParameterError, NotFoundError

    found = [str(lock.token) for lock in context.client.lock.list_for(target).auto_paging_iter()]
    if not found:
        raise NotFoundError(f"nothing locks /{target}")
    if len(found) > 1 and not is_all:
        raise InvalidParameterError(f"/{target} has {len(found)} locks: say which by --token, or release --all")
    return found
