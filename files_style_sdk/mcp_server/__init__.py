"""A Model Context Protocol server: a site's files for assistants, reading first (extra `mcp`)."""

from __future__ import annotations

from files_style_sdk.mcp_server.allowed import AllowedPaths
from files_style_sdk.mcp_server.server import make_server
from files_style_sdk.mcp_server.tools import FileTools

__all__ = ["AllowedPaths", "FileTools", "make_server"]
