"""The API calls around a transfer, for workers that only move the bytes, and whether the right ones were moved."""

from __future__ import annotations

import filecmp
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

__all__ = ["Service", "check_fetched"]

_SECONDS = 300


class Service:
    """A service.

    Args:
        url: Its address.
        key: The API key.
    """

    def __init__(self, url: str, key: str) -> None:
        self._api = f"{url}/api/rest/v1"
        self._headers = {"X-FilesAPI-Key": key, "Content-Type": "application/json"}

    def call(self, method: str, resource: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Make one API call about a path.

        Returns:
            The decoded answer.
        """
        address = f"{self._api}/{resource}/{quote(path, safe='')}"
        data = None if body is None else json.dumps(body).encode()
        request = Request(address, data, self._headers, method=method)  # noqa: S310
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            return json.loads(answer.read() or b"null")

    def grants(self, path: str, size: int, parts: int = 1) -> list[dict[str, Any]]:
        """Leave to upload a file of so many bytes in so many parts."""
        params = {"size": size, "mkdir_parents": True, "parts": parts}
        granted: list[dict[str, Any]] = self.call("POST", "file_actions/begin_upload", path, params)
        return granted

    def end(self, path: str, ref: str, size: int) -> None:
        """Have an upload published, and take the file away again."""
        record = self.call("POST", "files", path, {"action": "end", "ref": ref})
        assert record["size"] == size, f"{path} was published with {record['size']} bytes instead of {size}"
        self.call("DELETE", "files", path)

    def address(self, path: str) -> str:
        """The signed URL of a file's content."""
        address: str = self.call("GET", "files", path)["download_uri"]
        return address


def check_fetched(source: Path, names: Iterable[str], into: Path) -> None:
    """Compare the files of a folder with those of another, which is then removed.

    Args:
        source: The folder with the originals.
        names: Those files.
        into: The folder with what was downloaded.
    """
    _, mismatches, missing = filecmp.cmpfiles(source, into, names, shallow=False)
    assert not mismatches, f"downloaded with other content: {mismatches[:5]}"
    assert not missing, f"not downloaded: {missing[:5]}"
    shutil.rmtree(into)
