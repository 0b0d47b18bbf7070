"""`files-style mock`: a mock server of the service."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("mock", context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OPTION]...")
def command(arguments: tuple[str, ...]) -> int:
    """Start a mock server of the service.

    It runs until Ctrl-C, keeps its state in a temporary folder, listens on this machine alone, and tells the key of a
    site admin unless one is chosen. The options are those of "python -m files_mock_server", whose --help has all:

    \b
    --port N             the port; 4041 by default, 0 for a free one
    --api-key KEY        a site admin's key
    --user NAME:PASSWORD a site admin
    --data DIR           where to keep the state
    --seed PATH          begin with a folder's files, or a JSON fixture
    --faults FILE        what is to go wrong

    Needs the package files-mock-server.

    \b
    Example:
      files-style mock --api-key DEMOKEY
      FILES_BASE_URL=http://127.0.0.1:4041 FILES_API_KEY=DEMOKEY files-style ls
    """
    try:
        from files_mock_server.__main__ import main
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "files_mock_server":
            raise
        raise click.UsageError("this needs the package files-mock-server; install it beside files-style-sdk") from None
    return main(list(arguments))
