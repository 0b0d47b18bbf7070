"""What the bytes of a transfer are held to."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.error import IntegrityError, InvalidParameterError
from files_style_sdk.transfer.verification import Digest, check, checked_verify, known_crc32, known_md5

DATA = b"the content"
RECORD: dict[str, Any] = {
    "size": len(DATA),
    "crc32": f"{zlib.crc32(DATA):08x}",
    "md5": hashlib.md5(DATA).hexdigest(),
}


def digest_of(kind: Any, data: bytes = DATA) -> Digest:
    digest = Digest(kind)
    digest.update(data)
    return digest


@pytest.mark.parametrize(("given", "meant"), [("crc32", "crc32"), ("md5", "md5"), (False, False), (True, "crc32")])
def test_checksums_that_are_known(given: Any, meant: Any) -> None:
    """Each name stands for itself, False for none, and True for the default."""
    assert checked_verify(given) is meant


@pytest.mark.parametrize("verify", ["CRC32", "sha256", "", None, 0, 1, 0.0, b"md5", [], {}, object(), "md5 "])
def test_checksums_that_are_not_known_are_refused(verify: Any) -> None:
    """Anything else is refused, with what would do; numbers that equal a truth value as well."""
    with pytest.raises(InvalidParameterError, match="verify must be 'crc32', 'md5' or False, not "):
        checked_verify(verify)


@given(st.lists(st.binary(max_size=20), max_size=6), st.integers(0, 6))
def test_a_digest_is_that_of_all_blocks(blocks: list[bytes], copied_after: int) -> None:
    """In blocks or at once it is the same; a copy goes on by itself from where it was made."""
    whole = b"".join(blocks)
    for kind in ("crc32", "md5", False):
        digest, copy = Digest(kind), None  # type: ignore[arg-type]
        for number, block in enumerate(blocks):
            if number == copied_after:
                copy = digest.copy()
            digest.update(memoryview(block))
        assert digest.md5 == (hashlib.md5(whole).hexdigest() if kind == "md5" else None)
        assert digest.crc32 == (zlib.crc32(whole) if kind == "crc32" else 0)
        if copy is not None:
            early = b"".join(blocks[:copied_after]) + b"other"
            copy.update(b"other")
            assert (copy.md5, copy.crc32, copy.kind) == (digest_of(kind, early).md5, digest_of(kind, early).crc32, kind)


def test_a_digest_goes_on_from_a_checksum() -> None:
    """A CRC-32 that is known can be gone on from; a copy does so too."""
    digest = Digest("crc32", zlib.crc32(DATA[:4]))
    digest.copy().update(b"elsewhere")
    digest.update(DATA[4:])
    assert digest.crc32 == zlib.crc32(DATA)


@pytest.mark.parametrize("kind", ["crc32", "md5", False])
def test_what_agrees_passes(kind: Any) -> None:
    """Size and checksum as the service says, in upper or lower case, are fine."""
    check(RECORD, "a", len(DATA), digest_of(kind))
    check({**RECORD, "crc32": RECORD["crc32"].upper(), "md5": RECORD["md5"].upper()}, "a", len(DATA), digest_of(kind))


@pytest.mark.parametrize("kind", ["crc32", "md5", False])
def test_the_size_is_always_compared(kind: Any) -> None:
    """Another size is an error whatever checksum is compared; it names the file and both sizes."""
    with pytest.raises(IntegrityError, match=r"dir/a has 12 bytes at the service, but 11 were moved"):
        check({**RECORD, "size": 12}, "dir/a", 11, digest_of(kind))
    with pytest.raises(IntegrityError, match=r"dir/a has 0 bytes"):
        check({"size": 0}, "dir/a", 11, digest_of(kind))


@pytest.mark.parametrize(("kind", "name"), [("crc32", "CRC-32"), ("md5", "MD5")])
def test_other_bytes_of_the_same_size_are_an_error(kind: Any, name: str) -> None:
    """A checksum that differs is an error that names the file and both checksums."""
    known = RECORD[kind]
    other = digest_of(kind, b"The content")
    moved = f"{other.crc32:08x}" if kind == "crc32" else other.md5
    with pytest.raises(IntegrityError, match=f"dir/a has {name} {known} .* has {moved}"):
        check(RECORD, "dir/a", len(DATA), other)


def test_only_the_chosen_checksum_is_compared() -> None:
    """Of a record with both, the one that was not summed is not looked at; with False neither is."""
    check({**RECORD, "md5": "0" * 32}, "a", len(DATA), digest_of("crc32"))
    check({**RECORD, "crc32": "00000000"}, "a", len(DATA), digest_of("md5"))
    check({**RECORD, "crc32": "00000000", "md5": "0" * 32}, "a", len(DATA), digest_of(False))


@pytest.mark.parametrize("kind", ["crc32", "md5", False])
@pytest.mark.parametrize("record", [{}, {"size": None, "crc32": None, "md5": None}, {"crc32": "", "md5": ""}])
def test_what_is_not_said_is_not_compared(kind: Any, record: dict[str, Any]) -> None:
    """A record from which something is missing is compared as far as it goes."""
    check(record, "a", len(DATA), digest_of(kind))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cbf43926", 0xCBF43926),
        ("CBF43926", 0xCBF43926),
        ("00000000", 0),
        ("000000ff", 255),
        ("", None),
        (None, None),
        ("pending", None),
        (5, None),
        (["cbf43926"], None),
    ],
)
def test_crc_32_of_a_record(text: Any, value: int | None) -> None:
    """Hexadecimal digits are a CRC-32, that of nothing included; anything else means that it is not known yet."""
    assert known_crc32({"crc32": text}) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("D41D8CD98F00B204E9800998ECF8427E", "d41d8cd98f00b204e9800998ecf8427e"),
        ("", None),
        (None, None),
        ("abc", None),
        (5, None),
        ("d41d8cd98f00b204e9800998ecf8427e-3", None),
    ],
)
def test_md5_of_a_record(text: Any, value: str | None) -> None:
    """32 digits are an MD5, in either case; anything else means that it is not known."""
    assert known_md5({"md5": text}) == value


def test_nothing_is_known_of_an_empty_record() -> None:
    """Of a record without checksums none is known."""
    assert (known_crc32({}), known_md5({})) == (None, None)
