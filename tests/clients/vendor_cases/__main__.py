"""Runs the cases of one group, or of all: ``python -m vendor_cases URL KEY USER PASSWORD [GROUP]``.

Prints a line for each case. Exits with 1 if one failed.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import traceback
from collections.abc import Callable

import files_sdk

from vendor_cases.common import MAJOR, Case, set_up, temporary_folder

GROUPS = {
    "accounts": ("accounts",),
    "lists": ("lists",),
    "transfers": ("transfers",),
    "trees": ("trees",),
    "sharing": ("sharing",),
    "version_2": ("version_2",) if MAJOR >= 2 else (),
}


def cases_of(name: str) -> list[Callable[[Case], None]]:
    """The functions that a module defines, in the order of its text."""
    module = importlib.import_module(f"vendor_cases.{name}")
    found = [value for value in vars(module).values() if inspect.isfunction(value)]
    return [function for function in found if function.__module__ == module.__name__ and function.__name__[0] != "_"]


def run(group: str, url: str, api_key: str, username: str, password: str) -> int:
    """Run one group's cases; returns how many failed."""
    failures = 0
    for function in [case for module in GROUPS[group] for case in cases_of(module)]:
        name = f"{group}.{function.__name__}"
        set_up(url, api_key)
        with temporary_folder() as local:
            folder = f"{group} of {files_sdk.version}/{function.__name__}"
            try:
                files_sdk.folder.create(folder, {"mkdir_parents": True})
                function(Case(url, api_key, username, password, folder, local))
            except Exception:
                failures += 1
                print(f"FAILED {name}: {function.__doc__}", traceback.format_exc(), sep="\n", flush=True)
            else:
                print(f"ok     {name}: {function.__doc__}", flush=True)
    return failures


if __name__ == "__main__":
    words = sys.argv[1:]
    chosen = words[4:] or list(GROUPS)
    sys.exit(1 if sum(run(group, *words[:4]) for group in chosen) else 0)
