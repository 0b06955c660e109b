"""Arrow's buffers in plain Python: UTF-8 texts with offsets, and bitmaps."""

from __future__ import annotations

from array import array
from itertools import accumulate
from sys import maxsize

from ..errors import StreamlitDataframeConversionError

_LARGEST_OFFSET = 2**31 - 1
# From eight bytes of 0 or 1 to the byte whose bits they are, least significant first.
_PACKED = {bytes((number >> bit) & 1 for bit in range(8)): number for number in range(256)}


def join_texts(texts: list[str]) -> tuple[bytes, bytes]:
    """All texts as one UTF-8 buffer, and `len(texts) + 1` int32 offsets into it.

    Raises:
        StreamlitDataframeConversionError: they are longer than 2 GiB together.
    """
    joined = "".join(texts)
    if joined.isascii():
        return joined.encode("ascii"), _offsets(map(len, texts))
    # Lone surrogates exist in Python's texts, not in UTF-8.
    return join_bytes([text.encode("utf-8", "replace") for text in texts])


def join_bytes(parts: list[bytes]) -> tuple[bytes, bytes]:
    """All parts as one buffer, and `len(parts) + 1` int32 offsets into it."""
    return b"".join(parts), _offsets(map(len, parts))


def _offsets(lengths: object, largest: int = min(_LARGEST_OFFSET, maxsize)) -> bytes:
    try:
        return array("i", accumulate(lengths, initial=0)).tobytes()  # type: ignore[call-overload]
    except OverflowError:
        raise StreamlitDataframeConversionError(
            f"A column's texts are longer than {largest:,} bytes together: show fewer rows."
        ) from None


def pack_bits(flags: bytes, length: int) -> bytes:
    """Bytes of 0 or 1 as bits, least significant first: `(length + 7) // 8` bytes."""
    padded = flags + bytes(-length % 8)
    return bytes([_PACKED[padded[start : start + 8]] for start in range(0, length, 8)])
