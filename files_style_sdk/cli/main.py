"""Where the `files-style` command begins. It must be able to say what is missing when click is."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

_NEEDED = ("click", "rich")
_USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The command line without the program's name; the process's own when None.

    Returns:
        The exit status: 0 for success, 1 for a failure, 2 for wrong usage or a missing package, 130 after Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A file name that the terminal's encoding lacks must not end the command.
            reconfigure(errors="backslashreplace")
    try:
        from files_style_sdk.cli.group import run

        return run(arguments)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _NEEDED:
            raise
        print(
            f"files-style needs the package {missing}; install it with: pip install 'files-style-sdk[cli]'",
            file=sys.stderr,
        )
        return _USAGE_ERROR
