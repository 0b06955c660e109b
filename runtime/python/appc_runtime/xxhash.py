"""xxHash32, which Streamlit's anchors of non-ASCII headings are made with (https://github.com/Cyan4973/xxHash)."""

import struct

_P1, _P2, _P3, _P4, _P5 = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1
_MASK = 0xFFFFFFFF


def _rotate(value: int, bits: int) -> int:
    value &= _MASK
    return (value << bits | value >> (32 - bits)) & _MASK


def xxh32(data: bytes, seed: int = 0) -> int:
    """The 32-bit hash of `data`."""
    position = 0
    if len(data) >= 16:
        lanes = [seed + _P1 + _P2, seed + _P2, seed, seed - _P1]
        for position in range(0, len(data) - 15, 16):
            words = struct.unpack_from("<4I", data, position)
            lanes = [_rotate(lane + word * _P2, 13) * _P1 for lane, word in zip(lanes, words, strict=True)]
        position += 16
        total = sum(_rotate(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18), strict=True))
    else:
        total = seed + _P5
    total += len(data)
    for offset in range(position, len(data) - 3, 4):
        total = _rotate(total + struct.unpack_from("<I", data, offset)[0] * _P3, 17) * _P4
    for byte in data[len(data) & ~3 :]:
        total = _rotate(total + byte * _P5, 11) * _P1
    return _avalanche(total & _MASK)


def _avalanche(value: int) -> int:
    value = (value ^ value >> 15) * _P2 & _MASK
    value = (value ^ value >> 13) * _P3 & _MASK
    return value ^ value >> 16
