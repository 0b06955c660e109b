"""One HTTP exchange of the page's worker. Nothing of JavaScript is kept: a snapshot can hold this module."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from pyodide.ffi import (  # type: ignore[import-not-found]
    JsException,
    can_run_sync,
    run_sync,
    to_js,
)


@dataclass(frozen=True)
class Answer:
    """`url` is the last one, after redirects; `body` is decoded of its transfer's compression."""

    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes
    url: str


def exchange(method: str, url: str, headers: dict[str, str], body: bytes | None, timeout: float | None) -> Answer:
    """Ask, and wait. Raises OSError with the browser's own words; TimeoutError after `timeout` seconds."""
    try:
        if can_run_sync():
            return fetched(method, url, headers, body, timeout)
        return requested(method, url, headers, body)
    except JsException as error:
        if error.name in ("AbortError", "TimeoutError"):
            raise TimeoutError(f"no answer within {timeout:g} s") from None
        raise OSError(str(error.message)) from None


def fetched(method: str, url: str, headers: dict[str, str], body: bytes | None, timeout: float | None) -> Answer:
    js = importlib.import_module("js")
    options = {"method": method, "headers": headers}
    if body is not None:
        options["body"] = body
    if timeout:
        options["signal"] = js.AbortSignal.timeout(1000 * timeout)
    response = run_sync(js.fetch(url, to_js(options, dict_converter=js.Object.fromEntries)))
    content = run_sync(response.arrayBuffer()).to_bytes()
    fields = [(str(pair[0]), str(pair[1])) for pair in response.headers.entries()]
    return Answer(response.status, response.statusText, fields, content, response.url)


def requested(method: str, url: str, headers: dict[str, str], body: bytes | None) -> Answer:
    """Where Python cannot be suspended (below a callback of JavaScript): a request that blocks the worker."""
    js = importlib.import_module("js")
    request = js.XMLHttpRequest.new()
    request.open(method, url, False)
    request.responseType = "arraybuffer"
    for name, value in headers.items():
        request.setRequestHeader(name, value)
    request.send(to_js(body) if body is not None else None)
    lines = [line.partition(":") for line in request.getAllResponseHeaders().splitlines() if ":" in line]
    fields = [(name.strip(), value.strip()) for name, _, value in lines]
    return Answer(request.status, request.statusText, fields, request.response.to_bytes(), request.responseURL)


def online() -> bool:
    """What the browser says: False is sure, True is not."""
    navigator = getattr(importlib.import_module("js"), "navigator", None)
    return getattr(navigator, "onLine", True) is not False
