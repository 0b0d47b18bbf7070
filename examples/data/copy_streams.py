"""Copy between local files, remote files and anything else that reads and writes, with shutil.copyfileobj.

    export FILES_API_KEY=... FILES_BASE_URL=http://127.0.0.1:4041
    python copy_streams.py demo/streams

What is copied passes through in blocks; it is never held whole.
"""

from __future__ import annotations

import gzip
import shutil
import sys

import files_style_sdk as files_sdk


def pack(source: str, destination: str) -> None:
    """Compress a remote file into another one.

    Args:
        source: The file.
        destination: Where to; published whole, once it is complete.
    """
    with (
        files_sdk.open(source, "rb") as plain,
        files_sdk.open(destination, "wb") as packed,
        gzip.open(packed, "wb") as stream,
    ):
        shutil.copyfileobj(plain, stream, 1024 * 1024)


def fetch(source: str, local: str) -> None:
    """Decompress a remote file into a local one.

    Args:
        source: The compressed file.
        local: Where to.
    """
    with files_sdk.open(source, "rb") as packed, gzip.open(packed) as stream, open(local, "wb") as plain:
        shutil.copyfileobj(stream, plain, 1024 * 1024)


if __name__ == "__main__":
    folder = sys.argv[1]
    with files_sdk.open(f"{folder}/log.txt", "w") as log:
        log.writelines(f"line {number}\n" for number in range(100_000))
    pack(f"{folder}/log.txt", f"{folder}/log.txt.gz")
    fetch(f"{folder}/log.txt.gz", "log-again.txt")
