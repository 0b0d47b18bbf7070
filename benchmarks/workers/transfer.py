"""One transfer by an SDK: `transfer SDK VERB URL KEY LOCAL REMOTE [KEYWORDS]`.

VERB is `upload` or `download` (one file), `upload-each` or `download-each` (the files of a flat folder, one call after
the other), `upload-directory` or `download-directory`. What a download wrote is compared with LOCAL and removed, what
an upload published is deleted, both off the clock. KEYWORDS are further arguments of the call, as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.workers.measure import Stopwatch, claim_memory, peak_mib, report, sdk
from benchmarks.workers.service import check_fetched

_PARENTS = {"mkdir_parents": True}


def upload(module: Any, local: Path, remote: str, _into: Path, keywords: dict[str, Any]) -> None:
    """Upload one file."""
    module.file.upload_file(str(local), remote, params=_PARENTS, **keywords)


def download(module: Any, local: Path, remote: str, into: Path, keywords: dict[str, Any]) -> None:
    """Download one file."""
    module.file.download_file(remote, str(into / local.name), **keywords)


def upload_each(module: Any, local: Path, remote: str, _into: Path, keywords: dict[str, Any]) -> None:
    """Upload the files of a folder, one after the other."""
    for path in local.iterdir():
        module.file.upload_file(str(path), f"{remote}/{path.name}", params=_PARENTS, **keywords)


def download_each(module: Any, local: Path, remote: str, into: Path, keywords: dict[str, Any]) -> None:
    """Download the files of a folder, one after the other."""
    for path in local.iterdir():
        module.file.download_file(f"{remote}/{path.name}", str(into / path.name), **keywords)


def upload_directory(module: Any, local: Path, remote: str, _into: Path, keywords: dict[str, Any]) -> None:
    """Upload a folder in one call."""
    module.file.upload_directory(str(local), remote, **keywords)


def download_directory(module: Any, _local: Path, remote: str, into: Path, keywords: dict[str, Any]) -> None:
    """Download a folder in one call."""
    module.file.download_directory(remote, str(into), **keywords)


VERBS: dict[str, Callable[[Any, Path, str, Path, dict[str, Any]], None]] = {
    "upload": upload,
    "download": download,
    "upload-each": upload_each,
    "download-each": download_each,
    "upload-directory": upload_directory,
    "download-directory": download_directory,
}


def main() -> None:
    """Print the time of the transfer and the most memory it took."""
    name, verb, url, key, given, remote, *more = sys.argv[1:]
    keywords = json.loads(more[0]) if more else {}
    local = Path(given)
    sizes = {path.name: path.stat().st_size for path in (local.iterdir() if local.is_dir() else [local])}
    module = sdk(name, url, key)
    with TemporaryDirectory(dir=local.parent) as folder:
        _warm_up(module, Path(folder), f"{remote}.first")
        into = Path(folder, "into")
        into.mkdir()
        if verb.startswith("download"):
            claim_memory(into, sum(sizes.values()))
        with Stopwatch() as stopwatch:
            VERBS[verb](module, local, remote, into, keywords)
        peak = peak_mib()
        if verb.startswith("upload"):
            _check_published(module, sizes, local, remote)
        else:
            check_fetched(local if local.is_dir() else local.parent, sizes, into)
    report(stopwatch, bytes=sum(sizes.values()), count=len(sizes), peak_mib=peak)


def _warm_up(module: Any, folder: Path, remote: str) -> None:
    """Transfer a byte up and down: what is loaded late and connected once belongs to no size."""
    small = folder / "first"
    small.write_bytes(b"1")
    module.file.upload_file(str(small), remote, params=_PARENTS)
    module.file.download_file(remote, str(small))


def _check_published(module: Any, sizes: dict[str, int], local: Path, remote: str) -> None:
    folder = remote if local.is_dir() else remote.rpartition("/")[0]
    listed = {entry.path: entry.size for entry in module.folder.list_for(folder).auto_paging_iter()}
    for name, size in sizes.items():
        path = f"{remote}/{name}" if local.is_dir() else remote
        assert listed.get(path) == size, f"{path} was published with another size, or not at all"
    module.file.delete(remote, {"recursive": True})


if __name__ == "__main__":
    main()
