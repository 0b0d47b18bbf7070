"""`python -m files_style_sdk.demo`: the same as `files-style demo`."""

from __future__ import annotations

import sys

from files_style_sdk.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["demo", *sys.argv[1:]]))
