"""`files-style mcp`: the site's files for assistants."""

from __future__ import annotations

import click

from files_style_sdk.cli.context import Context, subcommand

__all__ = ["command"]


@subcommand("mcp")
@click.option(
    "--allow",
    "folders",
    multiple=True,
    metavar="PATH",
    help="A remote folder that may be touched, with all below it; can be given several times. By default all may.",
)
@click.option("--allow-write", is_flag=True, help="Let files be written, too.")
def command(context: Context, folders: tuple[str, ...], allow_write: bool) -> None:
    """Serve the site's files to an assistant (Model Context Protocol).

    Speaks over standard input and output, until the input ends: an assistant's program starts it. The tools list, find,
    describe, read and search; with --allow-write one writes text files.

    \b
    Example:
      files-style mcp --allow /reports
    """
    from files_style_sdk.cli.remote_paths import remote
    from files_style_sdk.mcp_server import AllowedPaths, make_server

    allowed = AllowedPaths([remote(folder) for folder in folders] or ["/"])
    make_server(context.client, allowed, allow_write=allow_write).run()
