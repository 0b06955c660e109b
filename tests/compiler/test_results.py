"""Which results come with a site, and the file they are in."""

import json
import os
import zlib

import pytest

from appc import results as module
from appc.bundle import Bundle
from appc.results import CachedResult, add_results


def result(
    name: str, seconds: float = 1.0, data: bytes | None = b"data", why: str = "", page: str = ""
) -> CachedResult:
    return CachedResult(f"key-{name}", "call", name, page, seconds, data, why)


def test_the_dearest_come_first_and_can_be_read() -> None:
    bundle = Bundle()
    choice = add_results(
        bundle, [result("a", 1.0, b"a" * 99), result("b", 2.0, b"b"), result("c", 3.0, None, "why")], 1
    )
    assert [item["function"] for item in choice.shipped] == ["b", "a"]
    assert choice.left == [{"function": "c", "why": "why", "seconds": 3.0}]
    assert bundle.results is not None
    assert bundle.results["functions"] == ["key-a", "key-b"]
    content = bundle.files[bundle.results["url"]]
    assert isinstance(content, bytes)
    line, _, blobs = content.partition(b"\n")
    offset, size = json.loads(line)["functions"]["key-a"]["call"]
    assert zlib.decompress(blobs[offset : offset + size]) == b"a" * 99
    assert bundle.parts[bundle.results["url"]] == "results"
    assert [item["bytes"] for item in choice.shipped] == [len(zlib.compress(b"b", 9)), size]


def test_what_is_not_worth_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1500)
    bundle = Bundle()
    noise = os.urandom
    found = [result("quick", 0.01), result("slow", 9.0, noise(1000)), result("second", 8.0, noise(1000))]
    choice = add_results(bundle, [*found, result("big", 0.1, noise(1_000_000))], 1)
    assert [item["function"] for item in choice.shipped] == ["slow"]
    assert {item["function"]: item["why"].split()[0] for item in choice.left} == {
        "second": "with",
        "big": "it",
        "quick": "it",
    }


def test_without_results_the_site_has_no_file() -> None:
    bundle = Bundle()
    add_results(bundle, [result("a", 1.0, None, "no")], 1)
    assert bundle.results is None
    assert not bundle.files


def test_large_results_of_some_pages_are_fetched_when_asked_for() -> None:
    for size, pages, eager in ((10, 2, True), (100_000, 2, False), (100_000, 1, True)):
        bundle = Bundle()
        add_results(bundle, [result("a", 5.0, os.urandom(size))], pages)
        assert bundle.results is not None
        assert bundle.results["eager"] is eager
