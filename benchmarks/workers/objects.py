"""Transfers by boto3 to the S3 side of the storage: `objects VERB URL KEY LOCAL REMOTE`.

VERB is `upload` or `download` (one file), `upload-each` or `download-each` (the files of a flat folder, one call after
the other). All settings are boto3's own, but where the bucket is.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from benchmarks.workers.measure import Stopwatch, claim_memory, peak_mib, report
from benchmarks.workers.service import check_fetched

_BUCKET = "bucket"


def connected(url: str) -> Any:
    """A client of boto3's, with credentials that nobody checks."""
    import boto3  # type: ignore[import-not-found]
    from botocore.config import Config  # type: ignore[import-not-found]

    return boto3.client(
        "s3",
        endpoint_url=f"{url}/s3",
        region_name="us-east-1",
        aws_access_key_id="benchmark",
        aws_secret_access_key="benchmark",  # noqa: S106
        config=Config(s3={"addressing_style": "path"}),
    )


def main() -> None:
    """Print the time of the transfer and the most memory it took."""
    verb, url, _key, given, remote = sys.argv[1:]
    local = Path(given)
    files = list(local.iterdir()) if verb.endswith("-each") else [local]
    total = sum(path.stat().st_size for path in files)
    client = connected(url)
    client.put_object(Bucket=_BUCKET, Key="first", Body=b"1")
    into = Path(mkdtemp(dir=local.parent))
    if verb.startswith("download"):
        claim_memory(into, total)
    with Stopwatch() as stopwatch:
        for path in files:
            key = f"{remote}/{path.name}" if verb.endswith("-each") else remote
            if verb == "upload":
                client.upload_file(str(path), _BUCKET, key)
            elif verb == "upload-each":
                client.put_object(Bucket=_BUCKET, Key=key, Body=path.read_bytes())
            elif verb == "download":
                client.download_file(_BUCKET, key, str(into / path.name))
            else:
                (into / path.name).write_bytes(client.get_object(Bucket=_BUCKET, Key=key)["Body"].read())
    peak = peak_mib()
    check_fetched(files[0].parent, [path.name for path in files] if verb.startswith("download") else [], into)
    report(stopwatch, bytes=total, count=len(files), peak_mib=peak)


if __name__ == "__main__":
    main()
