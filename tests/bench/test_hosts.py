"""The bench's host counts and weighs what was asked for; the slow line changes no byte."""

import gzip
import os
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bench.hosts import hosted, weigh
from bench.timeline import draw


def get(address: str) -> tuple[bytes, str | None]:
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read(), response.headers["Content-Encoding"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<h1>Hello</h1>" * 100)
    (tmp_path / "heap").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(5000))
    (tmp_path / "noise.bin").write_bytes(os.urandom(200_000))
    return tmp_path


def test_requests_are_counted_and_weighed(site: Path) -> None:
    with hosted(site, "none") as host:
        before = time.time() * 1000
        get(f"{host.address}/")
        get(f"{host.address}/heap?again")
        with pytest.raises(urllib.error.HTTPError) as missing:
            get(f"{host.address}/favicon.ico")
        missing.value.close()
        number, weight = host.count(before, time.time() * 1000)
        assert host.count(before + 60_000, before + 120_000) == (0, 0)
    assert number == 2
    assert weight * 1e6 == weigh(site / "index.html") + 5004


def test_compressed_files_weigh_their_own_size(site: Path) -> None:
    assert weigh(site / "heap") == 5004
    assert weigh(site / "index.html") == len(gzip.compress((site / "index.html").read_bytes(), 9))


def test_a_slow_line_carries_the_same_bytes_compressed_by_type(site: Path) -> None:
    with hosted(site, "50mbit") as host:
        page, encoding = get(f"{host.address}/")
        noise, plain = get(f"{host.address}/noise.bin")
    assert encoding == "gzip"
    assert gzip.decompress(page) == (site / "index.html").read_bytes()
    assert plain is None
    assert noise == (site / "noise.bin").read_bytes()


def test_the_timeline_is_a_picture_of_every_request_and_mark() -> None:
    timeline = [
        {"type": "resource", "name": "http://x/a&b.js?c", "start": 1, "end": 20, "bytes": 10, "where": "page"},
        {"type": "resource", "name": "http://x/heap", "start": 5, "end": 90, "bytes": 10_000, "where": "worker"},
        {"type": "mark", "name": "appc:ready", "start": 95, "end": 95, "where": "worker"},
    ]
    picture = ElementTree.fromstring(draw("hello <core>", timeline))
    texts = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"a&b.js", "heap", "appc:ready 95"} <= set(texts)
    bars = [bar.get("fill") for bar in picture.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert len(set(bars)) == 2
