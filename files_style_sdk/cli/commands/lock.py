"""`files-style lock`: keep others from writing to a path."""

from __future__ import annotations

from datetime import timedelta

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.quantities import LENGTH_OF_TIME

__all__ = ["command"]


@subcommand("lock")
@click.argument("path", metavar="REMOTE")
@click.option("--for", "length", type=LENGTH_OF_TIME, metavar="TIME", help="How long the lock lasts, such as 30m.")
@click.option("-r", "--recursive", is_flag=True, help="Lock everything below a folder, too.")
@click.option("--shared", is_flag=True, help="Let others lock it in the same way beside you.")
@click.option("--anyone", is_flag=True, help="Let any user who can write there use and release it.")
@click.option("--owner", metavar="TEXT", help="Who holds it, in words for people.")
@click.option("--list", "is_list", is_flag=True, help="List the locks that are held on the path instead.")
def command(
    context: Context,
    path: str,
    length: timedelta | None,
    recursive: bool,
    shared: bool,
    anyone: bool,
    owner: str | None,
    is_list: bool,
) -> None:
    """Lock a path, and print the token that releases it.

    The path need not exist. Until the lock is released or its time is over, others cannot write there.

    \b
    Example:
      token=$(files-style lock --for 30m /ledger.xlsx)
      files-style unlock /ledger.xlsx --token "$token"
    """
    from files_style_sdk.cli.remote_paths import remote

    target = remote(path)
    locks = context.client.lock
    if is_list:
        rows = ((lock.to_dict(), _row(lock)) for lock in locks.list_for(target).auto_paging_iter())
        context.output.table(rows, ("TOKEN", "OWNER", "USER", "SECONDS"))
        return
    timeout = None if length is None else max(1, round(length.total_seconds()))
    wanted = {"timeout": timeout, "owner": owner, "exclusive": not shared}
    wanted |= {"recursive": recursive or None, "allow_access_by_any_user": anyone or None}
    lock = locks.create(target, {name: value for name, value in wanted.items() if value is not None})  # type: ignore[arg-type]
    context.output.record(lock.to_dict(), str(lock.token))


def _row(lock: object) -> tuple[str, ...]:
    return tuple(str(getattr(lock, name) or "-") for name in ("token", "owner", "username", "timeout"))
