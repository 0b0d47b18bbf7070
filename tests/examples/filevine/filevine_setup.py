"""What tests of the Filevine example set up: where it is, and the environment of somebody who uses it."""

from __future__ import annotations

import sys
from pathlib import Path

from files_mock_server.testing import SpecServer

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "filevine"
if str(EXAMPLE) not in sys.path:
    sys.path.insert(0, str(EXAMPLE))

PERSONAL_TOKEN = "pat-0123456789abcdef"
CREDENTIALS = {"FV_CLIENT_ID": "demo-client", "FV_CLIENT_SECRET": "demo-secret", "FV_PAT": PERSONAL_TOKEN}
URLS = ("FILEVINE_IDENTITY_URL", "FILEVINE_UTIL_URL", "FILEVINE_API_BASE_URL")
LONGEST = 60.0
"""Seconds that the calls of one test may take."""
PROJECT = 12345678
ITEM = (PROJECT, "expenses32506", "c1c738ba-2409-4109-a44a-2d0b8bf56dea")
ITEM_PATH = f"/core/projects/{PROJECT}/collections/{ITEM[1]}/{ITEM[2]}"
NOTES = f"/core/projects/{PROJECT}/notes"


def variables_of(server: SpecServer) -> dict[str, str]:
    """The environment of somebody who uses this server."""
    places = (f"{server.url}/connect/token", f"{server.url}/user", server.url)
    return {**CREDENTIALS, **dict(zip(URLS, places, strict=True))}


def write_env(folder: Path, values: dict[str, str]) -> None:
    """Write a `.env` in the style of the template."""
    (folder / ".env").write_text("".join(f'{name}="{value}"\n' for name, value in values.items()))
