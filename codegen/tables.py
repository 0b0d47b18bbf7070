"""Packs the service's path comparison table into the small file that the runtime loads on first use."""

import json
import zlib
from pathlib import Path

LEVEL = 9


def packed(source: Path) -> bytes:
    """Return the packed table of `{"mapping": {"00C4": "a", …}}`: compressed JSON with all keys and all values joined.

    Raises:
        ValueError: a key is no code point, or a value holds the separator.
    """
    mapping: dict[str, str] = json.loads(source.read_text("utf-8"))["mapping"]
    if any("\0" in value for value in mapping.values()):
        raise ValueError(f"{source}: a value contains U+0000, which separates the values")
    keys = "".join(chr(int(code, 16)) for code in mapping)
    text = json.dumps({"keys": keys, "values": "\0".join(mapping.values())}, ensure_ascii=False)
    return zlib.compress(text.encode("utf-8"), LEVEL)
