"""One transfer by an SDK: `transfer SDK VERB URL KEY LOCAL REMOTE`.

VERB is `upload` or `download` (one file), `upload-each` or `download-each` (the files of a flat folder, one call after
the other), `upload-directory` or `download-directory`. What a download wrote is compared with LOCAL and removed, what
an upload published is deleted, both off the clock.
"""

from __future__ import annotations

import filecmp
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.workers.measure import Stopwatch, peak_mib, report, sdk

_PARENTS = {"mkdir_parents": True}


def upload(module: Any, local: Path, remote: str, _into: Path) -> None:
    """Upload one file."""
    module.file.upload_file(str(local), remote, params=_PARENTS)


def download(module: Any, local: Path, remote: str, into: Path) -> None:
    """Download one file."""
    module.file.download_file(remote, str(into / local.name))


def upload_each(module: Any, local: Path, remote: str, _into: Path) -> None:
    """Upload the files of a folder, one after the other."""
    for path in local.iterdir():
        module.file.upload_file(str(path), f"{remote}/{path.name}", params=_PARENTS)


def download_each(module: Any, local: Path, remote: str, into: Path) -> None:
    """Download the files of a folder, one after the other."""
    for path in local.iterdir():
        module.file.download_file(f"{remote}/{path.name}", str(into / path.name))


def upload_directory(module: Any, local: Path, remote: str, _into: Path) -> None:
    """Upload a folder in one call."""
    module.file.upload_directory(str(local), remote)


def download_directory(module: Any, _local: Path, remote: str, into: Path) -> None:
    """Download a folder in one call."""
    module.file.download_directory(remote, str(into))


VERBS: dict[str, Callable[[Any, Path, str, Path], None]] = {
    "upload": upload,
    "download": download,
    "upload-each": upload_each,
    "download-each": download_each,
    "upload-directory": upload_directory,
    "download-directory": download_directory,
}


def main() -> None:
    """Print the time of the transfer and the most memory it took."""
    name, verb, url, key, given, remote = sys.argv[1:]
    local = Path(given)
    sizes = {path.name: path.stat().st_size for path in (local.iterdir() if local.is_dir() else [local])}
    module = sdk(name, url, key)
    with TemporaryDirectory(dir=local.parent) as folder:
        _warm_up(module, Path(folder), f"{remote}.first")
        into = Path(folder, "into")
        into.mkdir()
        with Stopwatch() as stopwatch:
            VERBS[verb](module, local, remote, into)
        peak = peak_mib()
        if verb.startswith("upload"):
            _check_published(module, sizes, local, remote)
        else:
            _check_fetched(sizes, local, into)
    report(stopwatch, bytes=sum(sizes.values()), count=len(sizes), peak_mib=peak)


def _warm_up(module: Any, folder: Path, remote: str) -> None:
    """Transfer a byte up and down: what is loaded late and connected once belongs to no size."""
    small = folder / "first"
    small.write_bytes(b"1")
    module.file.upload_file(str(small), remote, params=_PARENTS)
    module.file.download_file(remote, str(small))


def _check_published(module: Any, sizes: dict[str, int], local: Path, remote: str) -> None:
    for name, size in sizes.items():
        path = f"{remote}/{name}" if local.is_dir() else remote
        assert module.file.find(path).size == size, f"{path} was published with another size"
    module.file.delete(remote, {"recursive": True})


def _check_fetched(sizes: dict[str, int], local: Path, into: Path) -> None:
    source = local if local.is_dir() else local.parent
    _, mismatches, missing = filecmp.cmpfiles(source, into, sizes, shallow=False)
    assert not mismatches, f"downloaded with other content: {mismatches[:5]}"
    assert not missing, f"not downloaded: {missing[:5]}"
    shutil.rmtree(into)


if __name__ == "__main__":
    main()
