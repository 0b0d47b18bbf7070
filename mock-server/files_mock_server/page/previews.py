"""What a file holds, shown so that nothing of it can run: text as text, pictures as pictures, the rest as numbers."""

from __future__ import annotations

import os

from files_mock_server.files.tree import Entry, Node
from files_mock_server.page import formats
from files_mock_server.page.html import Child, Html, tag, text
from files_mock_server.site import Site

LARGEST_PICTURE = 16 << 20  # bytes
_HEAD = 1024  # bytes of a file that are shown
_DUMP = 256  # bytes of a file that are shown as numbers

# Pictures are known by their first bytes, never by their name; SVG is none of them, for it may hold scripts.
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


def head(site: Site, node: Node, count: int) -> bytes:
    """The first bytes of a file."""
    found = b""
    segments = site.tree.contents.segments(node.content)
    with site.blobs.pinned([name for name, _ in segments]):
        for name, length in segments:
            if len(found) >= count:
                break
            with open(site.blobs.path(name), "rb", buffering=0) as file:
                found += os.pread(file.fileno(), min(length, count - len(found)), 0)
    return found


def picture_type(data: bytes) -> str | None:
    """The media type of a picture that browsers show without running anything, None for anything else.

    Args:
        data: The file's first bytes, 16 or more of them if it has as many.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] == b"ftypavif":
        return "image/avif"
    return next((kind for start, kind in _PICTURES if data.startswith(start)), None)


def shown(site: Site, entry: Entry) -> Html:
    """The preview of a file."""
    node = entry.node
    if node.size == 0:
        return tag("p", "The file is empty.", class_="empty")
    try:
        data = head(site, node, _HEAD)
    except OSError as error:
        return tag("p", f"The file cannot be read: {error.strerror}.", class_="empty")
    if picture_type(data) is not None and node.size <= LARGEST_PICTURE:
        source = f"page/picture/{node.id}?content={node.content}"
        return tag("p", tag("img", src=source, alt=f"The picture {node.name}", loading="lazy"), class_="picture")
    lines = _as_text(data)
    if lines is None:
        return _cut(tag("pre", _dumped(data[:_DUMP]), tabindex="0"), node, _DUMP)
    return _cut(tag("pre", text(lines, lines=True), tabindex="0"), node, _HEAD)


def _cut(preview: Html, node: Node, count: int) -> Html:
    remark: Child = None
    if node.size > count:
        remark = tag("p", f"The first {count} bytes of {formats.number(node.size)}.", class_="dim small")
    return tag("div", preview, remark)


def _as_text(data: bytes) -> str | None:
    """Bytes as text; None if they are none."""
    if b"\0" in data:
        return None
    for missing in range(min(4, len(data))):  # the last character may be cut
        try:
            return data[: len(data) - missing].decode().replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    return None


def _dumped(data: bytes) -> str:
    lines = []
    for start in range(0, len(data), 16):
        row = data[start : start + 16]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in row)
        lines.append(f"{start:04x}  {row.hex(' ', 2):<39}  {letters}")
    return "\n".join(lines)
