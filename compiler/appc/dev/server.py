"""`appc dev`: serves the site of a script, and tells its open pages what was saved."""

from __future__ import annotations

import asyncio
import json
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn
from jinja2 import Environment, FileSystemLoader
from rich.console import Console
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from ..build import build
from ..config import Config
from ..preview import free_port
from ..runtime_files import RuntimeFiles
from ..static import answer
from .builder import MakeSite
from .loop import DevLoop
from .pages import Pages, stream
from .project import Project
from .site import LiveSite
from .terminal import Terminal
from .watcher import Watcher

#: The server listens on this address only. Other names in `Host` are another site's: a rebound domain, say.
HOST = "127.0.0.1"
HOST_NAMES = ["127.0.0.1", "localhost", "testserver"]
#: A page's output arrives in batches. Bytes.
LARGEST_LOG = 4_000_000


def make_app(loop: DevLoop, files: RuntimeFiles) -> Starlette:
    """The dev server as an ASGI app. It does not start the loop."""

    async def events(request: Request) -> Response:
        await loop.tried.wait()
        body = stream(loop.pages, request.query_params.get("build", ""))
        return StreamingResponse(body, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def log(request: Request) -> Response:
        return await take_log(request, loop.terminal)

    async def script(request: Request) -> Response:
        headers = {"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-store"}
        return FileResponse(dev_script(files), headers=headers)

    async def site(request: Request) -> Response:
        await loop.tried.wait()
        if loop.site.current is None:
            return waiting_page(files)
        return answer(request, request.path_params["path"], loop.site.lookup)

    return Starlette(
        routes=[
            Route("/_appc/events", events),
            Route("/_appc/log", log, methods=["POST"]),
            Route("/_appc/dev.js", script),
            Route("/{path:path}", site, methods=["GET", "HEAD"]),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOST_NAMES, www_redirect=False)],
    )


async def take_log(request: Request, terminal: Terminal) -> Response:
    """Print what the app wrote: `{"lines": [{"stream": "stdout" or "stderr", "text": str}]}`."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("Only the app's own page may log.", 403)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_LOG:
            return PlainTextResponse(f"At most {LARGEST_LOG} bytes.", 413)
    try:
        lines = [(str(line["stream"]), str(line["text"])) for line in json.loads(body)["lines"]]
    except (ValueError, KeyError, TypeError):
        return PlainTextResponse('Expected {"lines": [{"stream": ..., "text": ...}]}.', 400)
    for name, text in lines:
        terminal.output(name, text)
    return Response(status_code=204)


def dev_script(files: RuntimeFiles) -> Path:
    """The dev server's part of the page."""
    names = json.loads((files.web / "assets.json").read_text(encoding="utf-8"))
    return files.web / str(names["dev"])


def waiting_page(files: RuntimeFiles) -> Response:
    """Stands in for a site that could not be built: its script shows the error, and loads the site when it is there."""
    environment = Environment(loader=FileSystemLoader(files.templates), autoescape=True)
    return HTMLResponse(environment.get_template("dev.html").render(), 503, {"Cache-Control": "no-store"})


class Server(uvicorn.Server):
    """Ends the pages' streams first: an open one would hold up the end."""

    def __init__(self, config: uvicorn.Config, close: Callable[[], None]) -> None:
        super().__init__(config)
        self.close = close

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.close()
        super().handle_exit(sig, frame)


def soon(events: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    """Call in the event loop, from any thread; a loop that has ended needs no more calls."""
    with suppress(RuntimeError):
        events.call_soon_threadsafe(call)


async def run(loop: DevLoop, files: RuntimeFiles, port: int, *, taken: int | None, open_browser: bool) -> None:
    """Serve on `port` until interrupted. `taken`: the port that was wanted and is not free."""
    events = asyncio.get_running_loop()
    loop.watcher = Watcher(partial(soon, events, loop.flag.set))
    loop.watcher.start()
    config = uvicorn.Config(
        make_app(loop, files), host=HOST, port=port, log_level="error", access_log=False, lifespan="off"
    )
    server = Server(config, partial(soon, events, loop.pages.close))
    work = asyncio.create_task(follow(loop, server))
    greeting = asyncio.create_task(greet(loop, f"http://{HOST}:{port}/", taken, open_browser))
    try:
        await server.serve()
    finally:
        loop.watcher.stop()
        greeting.cancel()
        work.cancel()
        results = await asyncio.gather(greeting, work, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def follow(loop: DevLoop, server: Server) -> None:
    """Run the loop; should it fail, the server ends with it."""
    try:
        await loop.run()
    finally:
        loop.pages.close()
        server.should_exit = True


async def greet(loop: DevLoop, url: str, taken: int | None, open_browser: bool) -> None:
    """Say where the app is, once it is there."""
    await loop.tried.wait()
    loop.terminal.serving(url, taken)
    if open_browser:
        await asyncio.to_thread(webbrowser.open, url)


def make_loop(load_config: Callable[[], Config], make_site: MakeSite, console: Console) -> DevLoop:
    """The parts of a dev server, put together."""
    site = LiveSite()
    return DevLoop(Project(load_config), site, Pages(site), Terminal(console), make_site)


def serve(load_config: Callable[[], Config], *, port: int, open_browser: bool, console: Console) -> None:
    """`appc dev`: returns after an interrupt. Raises AppcError when there is nothing to serve."""
    config = load_config()
    files = RuntimeFiles.find()
    chosen = free_port(HOST, port)
    taken = port if port and chosen != port else None
    loop = make_loop(load_config, lambda config, site: build(config, site, dev=True), console)
    loop.terminal.starting(config.script.name)
    with suppress(KeyboardInterrupt):
        asyncio.run(run(loop, files, chosen, taken=taken, open_browser=open_browser))
    loop.terminal.stopped()
