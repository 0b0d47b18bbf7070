# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Values inside parameters."""

from __future__ import annotations

from typing import TypedDict


class RootInclude(TypedDict, total=False):
    """What `root.retrieve` is to tell besides."""

    limits: bool  # whether to tell the limits of the API key
