"""CRC-32 of a whole from the CRC-32 of its parts."""

from __future__ import annotations

from functools import lru_cache

_POLYNOMIAL = 0xEDB88320  # IEEE 802.3, bit-reversed, as zlib has it
_ONE = 1 << 31


def combine_crc32(first: int, second: int, second_size: int) -> int:
    """The CRC-32 of two byte strings joined.

    Args:
        first: CRC-32 of the first.
        second: CRC-32 of the second.
        second_size: Bytes of the second.
    """
    return _multiply(_power_of_x(8 * second_size), first) ^ second


def _multiply(a: int, b: int) -> int:
    """The product of two polynomials over GF(2), modulo the CRC's."""
    product = 0
    mask = _ONE
    while mask:
        if a & mask:
            product ^= b
        b = (b >> 1) ^ _POLYNOMIAL if b & 1 else b >> 1
        mask >>= 1
    return product


@lru_cache(maxsize=256)
def _power_of_x(exponent: int) -> int:
    power, square = _ONE, _ONE >> 1
    while exponent:
        if exponent & 1:
            power = _multiply(square, power)
        square = _multiply(square, square)
        exponent >>= 1
    return power
