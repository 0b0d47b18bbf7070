"""Read one member of a ZIP archive that stays at the service, with Python's zipfile.

    export FILES_API_KEY=... FILES_BASE_URL=http://127.0.0.1:4041
    python zip_members.py demo/zip

Only the archive's directory and that member are fetched, not the archive.
"""

from __future__ import annotations

import sys
import zipfile

import files_style_sdk as files_sdk


def write(path: str) -> None:
    """Write an archive with a large member and a small one, straight to the service.

    Args:
        path: Where to.
    """
    with files_sdk.open(path, "wb") as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("large.bin", bytes(2 * 1024 * 1024))
        archive.writestr("notes/small.txt", "found")


def read(path: str, member: str) -> bytes:
    """Read one member of an archive.

    Args:
        path: The archive.
        member: The member's name.
    """
    with files_sdk.open(path, "rb") as file, zipfile.ZipFile(file) as archive:
        return archive.read(member)


if __name__ == "__main__":
    write(f"{sys.argv[1]}/archive.zip")
    print(read(f"{sys.argv[1]}/archive.zip", "notes/small.txt").decode())
