"""CRC-32, and CRC-32 of pieces put together."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files_style_sdk.transfer import checksum
from files_style_sdk.transfer.checksum import combine_crc32, crc32, crc32_of_pieces


@pytest.fixture(params=["isal", "zlib"])
def means(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """By the fast package, and where it is not installed."""
    if request.param == "isal":
        pytest.importorskip("isal")
    else:
        monkeypatch.setitem(sys.modules, "isal", None)
    checksum._update.cache_clear()
    yield request.param
    checksum._update.cache_clear()


@pytest.mark.usefixtures("means")
@given(data=st.binary(max_size=300), cut=st.integers(0, 300))
def test_it_is_the_crc_32_that_everybody_means(data: bytes, cut: int) -> None:
    """By either means, at once or in blocks, from bytes or a view of a buffer, it is the CRC-32 of zip and zlib."""
    assert crc32(data) == crc32(memoryview(bytearray(data))) == zlib.crc32(data)
    assert crc32(data[cut:], crc32(data[:cut])) == zlib.crc32(data)


def test_the_fast_package_is_used_where_it_is_installed(means: str) -> None:
    """isal is chosen if it can be imported, else zlib, which gives the standard's check value as well."""
    assert (checksum._update() is zlib.crc32) == (means == "zlib")
    assert crc32(b"123456789") == 0xCBF43926
    assert crc32(b"") == 0


@given(first=st.binary(max_size=2000), second=st.binary(max_size=2000))
def test_two_pieces_are_the_whole(first: bytes, second: bytes) -> None:
    """The checksums of two pieces combine to that of both in a row, empty ones included."""
    assert combine_crc32(crc32(first), crc32(second), len(second)) == zlib.crc32(first + second)


@given(st.lists(st.binary(max_size=100), max_size=12))
def test_many_pieces_are_the_whole(pieces: list[bytes]) -> None:
    """However the whole is cut, the pieces' checksums give the whole's; of no pieces it is that of nothing."""
    assert crc32_of_pieces((crc32(piece), len(piece)) for piece in pieces) == zlib.crc32(b"".join(pieces))


@pytest.mark.parametrize("size", [255, 256, 65535, 65536, 1 << 20, (1 << 20) + 1, 3_000_001])
def test_large_pieces(size: int) -> None:
    """Sizes at which the bits carry over combine as well."""
    data = Random(size).randbytes(size)
    for cut in (0, 1, size // 3, size - 1, size):
        assert combine_crc32(zlib.crc32(data[:cut]), zlib.crc32(data[cut:]), size - cut) == zlib.crc32(data)


@given(
    first=st.integers(0, 0xFFFFFFFF),
    middle=st.integers(0, 0xFFFFFFFF),
    last=st.integers(0, 0xFFFFFFFF),
    sizes=st.tuples(st.integers(0, 1 << 50), st.integers(0, 1 << 50)),
)
def test_the_order_of_combining_does_not_matter(first: int, middle: int, last: int, sizes: tuple[int, int]) -> None:
    """For sizes that no test could hold, combining from the left and from the right come to the same 32 bits."""
    left = combine_crc32(combine_crc32(first, middle, sizes[0]), last, sizes[1])
    right = combine_crc32(first, combine_crc32(middle, last, sizes[1]), sum(sizes))
    assert left == right
    assert 0 <= left <= 0xFFFFFFFF


def test_gigabytes_of_zeros() -> None:
    """A whole of 1 GiB put together from two halves, over and over, is that of its 1024 pieces one after the other."""
    piece = whole = zlib.crc32(bytes(1 << 20))
    for doubling in range(10):
        whole = combine_crc32(whole, whole, 1 << (20 + doubling))
    assert crc32_of_pieces([(piece, 1 << 20)] * 1024) == whole


def test_pieces_in_another_order_are_another_whole() -> None:
    """The order counts."""
    one, other = (crc32(b"abc"), 3), (crc32(b"de"), 2)
    assert crc32_of_pieces([one, other]) != crc32_of_pieces([other, one])
