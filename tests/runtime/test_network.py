"""`urllib.request` through the browser, and the sentence for what the browser refuses."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from appc_runtime import network

ANSWER = SimpleNamespace(
    status=200, reason="OK", url="https://example.org/b", body=b"a,b\n1,2\n",
    headers=[("Content-Type", "text/csv; charset=latin-1"), ("Content-Encoding", "gzip")],
)  # fmt: skip


@pytest.fixture
def browser(monkeypatch):
    """What stands for the browser; `urlopen` asks it."""
    asked = SimpleNamespace(calls=[], error=None, online=lambda: True)

    def exchange(*args):
        asked.calls.append(args)
        if asked.error:
            raise asked.error
        return ANSWER

    asked.exchange = exchange
    monkeypatch.setattr(network, "platform_http", lambda: asked)
    monkeypatch.setattr(urllib.request, "build_opener", urllib.request.build_opener)
    monkeypatch.setattr(urllib.request, "_opener", None)
    network.patch_urllib(urllib.request)
    return asked


def test_urlopen(browser):
    request = urllib.request.Request(
        "https://example.org/a", b"body", {"X-Mine": "1", "User-Agent": "me"}, method="PUT"
    )
    with urllib.request.urlopen(request, timeout=3) as response:
        assert response.read() == ANSWER.body
        assert (response.status, response.url, response.msg) == (200, ANSWER.url, "OK")
        assert response.headers.get_content_charset() == "latin-1"
        assert "Content-Encoding" not in response.headers
    ((method, url, headers, body, timeout),) = browser.calls
    assert (method, url, body, timeout) == ("PUT", "https://example.org/a", b"body", 3)
    assert headers["X-mine"] == "1"
    assert "User-agent" not in headers


def test_a_refusal_names_the_host(browser):
    browser.error = OSError("Failed to fetch")
    with pytest.raises(urllib.error.URLError, match=r"example\.org could not be read.*\(CORS\).*Failed to fetch"):
        urllib.request.urlopen("http://example.org/a")
    browser.online = lambda: False
    with pytest.raises(urllib.error.URLError, match="this browser is offline"):
        urllib.request.urlopen("http://example.org/a")
    browser.error = TimeoutError("no answer within 3 s")
    with pytest.raises(urllib.error.URLError, match="no answer within 3 s"):
        urllib.request.urlopen("http://example.org/a", timeout=3)


def test_status_codes_are_errors_as_ever(browser, monkeypatch):
    monkeypatch.setattr(ANSWER, "status", 404)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen("https://example.org/a")


def test_the_first_run_has_its_own_reason():
    text = "The first run at build time may not use the network; --network allows it"
    assert network.explain("https://example.org/a", text) == f"example.org was not asked: {text}"


def run(coroutine):
    """On a thread of its own: this one may have an event loop that runs."""
    with ThreadPoolExecutor() as pool:
        return pool.submit(asyncio.run, coroutine).result()


def test_pyodides_own_functions_name_the_host(browser):
    async def pyfetch(url):
        raise module.AbortError(reasons.pop())

    module = SimpleNamespace(pyfetch=pyfetch, AbortError=type("AbortError", (OSError,), {}))
    network.patch_pyodide(module)
    assert module.open_url("https://example.org/a").read() == "a,b\n1,2\n"
    browser.error = OSError("Failed to fetch")
    with pytest.raises(OSError, match=r"example\.org could not be read.*\(CORS\).*Failed to fetch"):
        module.open_url("https://example.org/a")
    reasons = ["AbortError: the app", "TypeError: Failed to fetch"]
    for said in (r"example\.org could not be read.*\(CORS\)", "^AbortError: the app$"):
        with pytest.raises(module.AbortError, match=said):
            run(module.pyfetch("https://example.org/a"))
