"""`files-style verify`: whether a folder is still as a manifest says."""

from __future__ import annotations

import click

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.exits import FAILED, OK

__all__ = ["command"]


@subcommand("verify")
@click.argument("manifest", type=click.Path(exists=True, dir_okay=False))
@click.argument("folder", required=False)
@click.option("--concurrency", type=click.IntRange(min=1), metavar="N", help="How many local files to read at once.")
def command(context: Context, manifest: str, folder: str | None, concurrency: int | None) -> int:
    """Check a folder against the manifest of a sync.

    FOLDER is a local folder or "files:/path"; by default the destination of the sync. Nothing is downloaded: of remote
    files, the checksums that the service lists are compared. Files that the manifest does not have are told, and are
    no failure.
    """
    found = context.client.file.verify(manifest, folder, max_concurrency=concurrency)
    output = context.output
    for path in found.missing:
        output.record({"path": path, "problem": "missing"}, f"missing\t{path}")
    for path, reason in found.changed:
        output.record({"path": path, "problem": "changed", "reason": reason}, f"changed\t{path}\t{reason}")
    for path in found.extra:
        output.done({"path": path, "problem": "extra"}, f"extra\t{path}")
    counts = {"missing": len(found.missing), "changed": len(found.changed), "extra": len(found.extra)}
    told = {"root": found.root, "ok": found.ok, "checked": found.checked, "size_only": found.size_only, **counts}
    output.done(told, str(found))
    return OK if found.ok else FAILED
