"""One transfer by curl, which is told the signed URL: `curl VERB URL KEY LOCAL REMOTE`, VERB `upload` or `download`.

Only curl is measured: how little a transfer can cost when nobody checks what is moved.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

from benchmarks.workers.measure import Stopwatch, report

_SECONDS = 300


def call(method: str, address: str, key: str, body: dict[str, Any] | None = None) -> Any:
    """Make one API call.

    Returns:
        The decoded answer.
    """
    data = None if body is None else json.dumps(body).encode()
    headers = {"X-FilesAPI-Key": key, "Content-Type": "application/json"}
    with urlopen(Request(address, data, headers, method=method), timeout=_SECONDS) as answer:  # noqa: S310
        return json.loads(answer.read() or b"null")


def timed_curl(*arguments: str) -> Stopwatch:
    """Run curl to its end and tell how long it took."""
    command = ["curl", "--silent", "--show-error", "--fail", "--max-time", str(_SECONDS), *arguments]
    with Stopwatch(resource.RUSAGE_CHILDREN) as stopwatch:
        subprocess.run(command, check=True)  # noqa: S603
    return stopwatch


def upload(api: str, key: str, local: Path, remote: str) -> Stopwatch:
    """Upload a file as a single part."""
    path = quote(remote, safe="")
    size = local.stat().st_size
    grant = call("POST", f"{api}/file_actions/begin_upload/{path}", key, {"size": size, "mkdir_parents": True})[0]
    stopwatch = timed_curl("--output", "/dev/null", "--upload-file", str(local), grant["upload_uri"])
    record = call("POST", f"{api}/files/{path}", key, {"action": "end", "ref": grant["ref"]})
    assert record["size"] == size, f"{remote} was published with another size"
    call("DELETE", f"{api}/files/{path}", key)
    return stopwatch


def download(api: str, key: str, local: Path, remote: str) -> Stopwatch:
    """Download a file whole."""
    record = call("GET", f"{api}/files/{quote(remote, safe='')}", key)
    with TemporaryDirectory(dir=local.parent) as folder:
        target = Path(folder, "target")
        stopwatch = timed_curl("--output", str(target), record["download_uri"])
        assert target.stat().st_size == local.stat().st_size, f"{remote} arrived with another size"
    return stopwatch


def main() -> None:
    """Print the time that curl took."""
    verb, url, key, given, remote = sys.argv[1:]
    local = Path(given)
    transfer = upload if verb == "upload" else download
    stopwatch = transfer(f"{url}/api/rest/v1", key, local, remote)
    report(stopwatch, bytes=local.stat().st_size, count=1)


if __name__ == "__main__":
    main()
