"""Transfers by the names of the package; checked, never run."""

from __future__ import annotations

from typing import assert_type

import files_style_sdk as files_sdk
from files_style_sdk.models.file import File
from files_style_sdk.syncing.outcomes import Outcomes


def transfers(client: files_sdk.Client) -> None:
    """What the package offers for transfers has types, and so has what comes of it."""
    token = files_sdk.PauseToken()
    tuning = files_sdk.TransferTuning(max_concurrency=4)
    assert_type(files_sdk.upload_file("a", "/a", resume=True, pause_token=token, tuning=tuning), File)
    assert_type(files_sdk.ensure_uploaded("a", "/a"), File)
    assert_type(files_sdk.download_file("/a", "a", verify="md5", preserve_mtime=True, fsync=True), File)
    assert_type(files_sdk.upload_files([("a", "/a")], bwlimit="10M"), Outcomes)
    assert_type(files_sdk.download_directory("/a", "a", exclude=["*.tmp"], max_concurrency=8), Outcomes)
    assert_type(client.file.download_files([("/a", "a")], preserve_mtime=True), Outcomes)
    files_sdk.file.sync("a", files_sdk.RemotePath("/a"), dry_run=True, delete=True)
    client.sync("a", "files:/a", compare="checksum", max_delete=10)
    assert_type(files_sdk.transfers.prune(), int)
