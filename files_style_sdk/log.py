"""The logger that everything here writes to."""

from __future__ import annotations

import logging

__all__ = ["LOGGER"]

LOGGER = logging.getLogger("files_style_sdk")
LOGGER.addHandler(logging.NullHandler())
# A level or a handler set on "files_sdk", the name that users of this API know, reaches our logger too.
LOGGER.parent = logging.getLogger("files_sdk")
