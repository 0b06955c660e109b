"""Against the vectors that xxHash publishes."""

import pytest

from appc_runtime.xxhash import xxh32


@pytest.mark.parametrize(
    ("data", "seed", "value"),
    [
        (b"", 0, 0x02CC5D05),
        (b"a", 0, 0x550D7456),
        (b"abc", 0, 0x32D153FF),
        (b"Nobody inspects the spammish repetition", 0, 0xE2293B2F),
    ],
)
def test_vectors(data, seed, value):
    assert xxh32(data, seed) == value
