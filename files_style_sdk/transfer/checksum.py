"""CRC-32 of what passes, by the fastest means at hand, and of pieces put together (ISO 3309, as in zip and zlib)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Protocol

__all__ = ["combine_crc32", "crc32", "crc32_of_pieces"]

_POLYNOMIAL = 0xEDB88320  # of CRC-32, lowest power first
_ONE = 1 << 31
_X = 1 << 30


class _Update(Protocol):
    def __call__(self, data: bytes | memoryview, value: int, /) -> int: ...


@cache
def _update() -> _Update:
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib.crc32
    update: _Update = isal_zlib.crc32
    return update


def crc32(data: bytes | memoryview, value: int = 0) -> int:
    """The CRC-32 of `data`, or of all before it and `data`.

    The package `isal` (extra `transfer`) takes a tenth of the time that zlib takes, and is used where it is installed.

    Args:
        data: Bytes.
        value: The CRC-32 of what came before.

    Example:
        >>> f"{crc32(b'789', crc32(b'123456')):08x}"
        'cbf43926'
    """
    return _update()(data, value)


def combine_crc32(first: int, second: int, second_size: int) -> int:
    """The CRC-32 of two pieces in a row, from those of each.

    Args:
        first: The CRC-32 of the first piece.
        second: The CRC-32 of the second piece.
        second_size: Bytes in the second piece.

    Example:
        >>> combine_crc32(crc32(b"12345"), crc32(b"6789"), 4) == crc32(b"123456789")
        True
    """
    # Bytes that follow multiply what is before them by x to the power of their bits.
    return _product(_x_to_the_bits_of(second_size), first) ^ second


def crc32_of_pieces(pieces: Iterable[tuple[int, int]]) -> int:
    """The CRC-32 of pieces in a row.

    Args:
        pieces: CRC-32 and number of bytes of each, in order.
    """
    whole = 0
    for piece, size in pieces:
        whole = combine_crc32(whole, piece, size)
    return whole


@lru_cache(maxsize=64)
def _x_to_the_bits_of(size: int) -> int:
    power, bit = _ONE, 3  # x to the 2**3 is a byte
    while size:
        if size & 1:
            power = _product(_squares()[bit % 32], power)
        size >>= 1
        bit += 1
    return power


@cache
def _squares() -> tuple[int, ...]:
    """`x ** (2 ** n)`; the order of x divides 2**32 - 1, so that the row begins again after 32."""
    squares = [_X]
    while len(squares) < 32:
        squares.append(_product(squares[-1], squares[-1]))
    return tuple(squares)


def _product(one: int, other: int) -> int:
    """The product of two polynomials over GF(2), modulo that of CRC-32."""
    product = 0
    bit = _ONE
    while bit and one & (2 * bit - 1):
        if one & bit:
            product ^= other
        bit >>= 1
        other = (other >> 1) ^ (_POLYNOMIAL if other & 1 else 0)
    return product
