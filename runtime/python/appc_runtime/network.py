"""HTTP libraries in a page: `urllib.request` asks through the browser, and what a browser refuses is explained.

requests, urllib3, httpx and pyodide.http have a way of their own through the browser; all of them say only "Failed to fetch"
of a host that does not let pages read it.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from .imports import after_import

#: Headers that only the browser sets; asking for others of them is refused, or leads to a question before the question.
OWN_HEADERS = frozenset({"host", "user-agent", "connection", "accept-encoding", "content-length", "referer", "origin"})


def install() -> None:
    """Wait for the libraries; those that an app does not import cost nothing."""
    after_import("urllib.request", patch_urllib)
    after_import("urllib3.contrib.emscripten.connection", patch_urllib3)
    after_import("httpx._transports.jsfetch", patch_httpx)
    after_import("pyodide.http", patch_pyodide)


def explain(url: str, reason: str, online: Callable[[], bool] | None = None) -> str:
    """One sentence: which host, and why not. `reason` is what the browser said."""
    host = urlsplit(url).hostname or url
    if "--network" in reason:
        return f"{host} was not asked: {reason}"
    if online is not None and not online():
        return f"{host} cannot be reached: this browser is offline."
    return (
        f"{host} could not be read: either it is not there, or it does not allow pages of other sites to read it "
        f"(CORS), which only {host} can change ({reason})."
    )


def platform_http() -> ModuleType:
    return importlib.import_module("appc_runtime.platform.http")


def patch_urllib(module: ModuleType) -> None:
    """`urlopen`, and so pandas.read_csv(url) and the like, for http and https."""

    class BrowserHandler(module.HTTPHandler):  # type: ignore[name-defined, misc]
        def http_open(self, request: Any) -> Any:
            return open_request(request, platform_http(), module)

        https_open = http_open

    known = module.build_opener

    def build_opener(*handlers: Any) -> Any:
        opener = known(*handlers)
        opener.add_handler(BrowserHandler())
        return opener

    # Handlers of an opener are asked in order: this one comes before those that open sockets.
    BrowserHandler.handler_order = 100
    module.build_opener = build_opener  # type: ignore[attr-defined]


def open_request(request: Any, http: Any, urllib: Any) -> Any:
    """The response of `urlopen` for a `urllib.request.Request`. Raises URLError, whose reason names the host."""
    headers = {name: value for name, value in request.header_items() if name.lower() not in OWN_HEADERS}
    body = request.data
    if body is not None and not isinstance(body, bytes):
        body = body.read() if hasattr(body, "read") else b"".join(body)
    timeout = request.timeout if isinstance(request.timeout, int | float) else None
    try:
        answer = http.exchange(request.get_method(), request.full_url, headers, body, timeout)
    except TimeoutError as error:
        raise urllib.URLError(error) from None
    except OSError as error:
        raise urllib.URLError(explain(request.full_url, str(error), http.online)) from None
    fields = importlib.import_module("email.message").Message()
    for name, value in answer.headers:
        # The browser has unpacked the body.
        if name.lower() not in ("content-encoding", "content-length", "transfer-encoding"):
            fields[name] = value
    response = importlib.import_module("urllib.response").addinfourl(
        io.BytesIO(answer.body), fields, answer.url, answer.status
    )
    response.msg = answer.reason
    return response


def patch_urllib3(module: ModuleType) -> None:
    """Also what requests raises: its ConnectionError has this message in it."""
    owner = module.EmscriptenHTTPConnection
    known = owner.request
    refused = importlib.import_module("http.client").HTTPException

    def request(self: Any, method: str, url: str, *args: Any, **kwargs: Any) -> None:
        try:
            known(self, method, url, *args, **kwargs)
        except refused as error:
            port = f":{self.port}" if self.port else ""
            full = f"{self.scheme}://{self.host}{port}{url}" if url.startswith("/") else url
            raise refused(explain(full, str(error), platform_http().online)) from None

    owner.request = request


def patch_httpx(module: ModuleType) -> None:
    """Both transports."""
    explained = explainer(module.ConnectError)
    module.JavascriptFetchTransport.handle_request = explained(module.JavascriptFetchTransport.handle_request)
    owner = module.AsyncJavascriptFetchTransport
    known = owner.handle_async_request

    async def handle_async_request(self: Any, request: Any) -> Any:
        try:
            return await known(self, request)
        except module.ConnectError as error:
            raise module.ConnectError(explain(str(request.url), str(error), platform_http().online)) from None

    owner.handle_async_request = handle_async_request


def patch_pyodide(module: ModuleType) -> None:
    """`open_url`, which has to do without XMLHttpRequest at build time, and the error of `pyfetch`."""
    known = module.pyfetch

    def open_url(url: str) -> io.StringIO:
        http = platform_http()
        try:
            return io.StringIO(http.exchange("GET", url, {}, None, None).body.decode("utf-8", errors="replace"))
        except OSError as error:
            raise OSError(explain(url, str(error), http.online)) from None

    async def pyfetch(url: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return await known(url, *args, **kwargs)
        except module.AbortError as error:
            # What the app itself has aborted says so already.
            if "failed to fetch" in str(error).lower():
                error.args = (explain(str(url), str(error), platform_http().online),)
            raise

    module.open_url, module.pyfetch = open_url, pyfetch  # type: ignore[attr-defined]


def explainer(refused: type[Exception]) -> Callable[[Callable[[Any, Any], Any]], Callable[[Any, Any], Any]]:
    def around(known: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def handle_request(self: Any, request: Any) -> Any:
            try:
                return known(self, request)
            except refused as error:
                raise refused(explain(str(request.url), str(error), platform_http().online)) from None

        return handle_request

    return around
