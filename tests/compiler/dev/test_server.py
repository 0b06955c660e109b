"""The dev server over HTTP, in process."""

import asyncio
import io
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from starlette.testclient import TestClient

from appc.config import Config
from appc.dev import server
from appc.dev.builder import MakeSite
from appc.dev.pages import stream
from appc.dev.server import make_app, make_loop
from appc.errors import ConfigError
from appc.runtime_files import RuntimeFiles
from tests.compiler.dev.rig import HELLO, Rig, in_thread, run
from tests.compiler.project import make_config, write_files


@pytest.fixture
def runtime(tmp_path: Path) -> RuntimeFiles:
    """As little of a runtime as the server itself needs."""
    templates = RuntimeFiles.find().templates
    web = write_files(tmp_path / "web", {"assets.json": '{"dev": "dev/dev.js"}', "dev/dev.js": "// dev"})
    return RuntimeFiles(web=web, python=tmp_path, templates=templates, licenses=tmp_path)


def started(rig: Rig) -> Rig:
    run(rig.start)
    return rig


def test_pages_are_never_cached_and_assets_always(tmp_path: Path, runtime: RuntimeFiles) -> None:
    rig = started(Rig(tmp_path / "app", {"app.py": HELLO}))
    client = TestClient(make_app(rig.loop, runtime))
    page = client.get("/")
    assert (page.text, page.headers["cache-control"]) == ("<h1>", "no-store")
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/manifest.json").headers["cache-control"] == "no-store"
    asset = next(path for path in rig.loop.site.current.site if path.startswith("assets/"))  # type: ignore[union-attr]
    assert "immutable" in client.get(f"/{asset}").headers["cache-control"]
    assert client.get("/nothing").status_code == 404
    assert client.get("/_appc/dev.js").text == "// dev"


def test_assets_of_the_build_before_stay(tmp_path: Path, runtime: RuntimeFiles) -> None:
    rig = started(Rig(tmp_path / "app", {"app.py": HELLO}))
    old = next(path for path in rig.loop.site.current.site if path.startswith("assets/"))  # type: ignore[union-attr]

    async def work() -> None:
        await rig.save(app="x = 1\n")
        await rig.loop.builder.build_next()

    run(work)
    client = TestClient(make_app(rig.loop, runtime))
    assert old not in rig.loop.site.current.site  # type: ignore[union-attr]
    assert client.get(f"/{old}").status_code == 200


def test_without_a_site_a_page_waits_for_one(tmp_path: Path, runtime: RuntimeFiles) -> None:
    rig = started(Rig(tmp_path / "app", {"app.py": "x = (\n"}))
    page = TestClient(make_app(rig.loop, runtime)).get("/")
    assert page.status_code == 503
    assert 'src="/_appc/dev.js"' in page.text


def test_output_appears_in_the_terminal(tmp_path: Path, runtime: RuntimeFiles) -> None:
    rig = started(Rig(tmp_path / "app", {"app.py": HELLO}))
    client = TestClient(make_app(rig.loop, runtime))
    lines = [{"stream": "stdout", "text": "one\ntwo\n"}, {"stream": "stderr", "text": "[bold]\x1b]0;title\x07\x1b[2J"}]
    assert client.post("/_appc/log", json={"lines": lines}).status_code == 204
    assert "app │ one\napp │ two\n" in rig.terminal
    assert "[bold]" in rig.terminal
    assert "\x1b" not in rig.terminal
    assert client.post("/_appc/log", content=b"{").status_code == 400
    assert client.post("/_appc/log", json={"lines": [{}]}).status_code == 400
    assert client.post("/_appc/log", content=b"x" * 5_000_000).status_code == 413


def test_other_sites_may_neither_read_nor_write(tmp_path: Path, runtime: RuntimeFiles) -> None:
    rig = started(Rig(tmp_path / "app", {"app.py": HELLO}))
    client = TestClient(make_app(rig.loop, runtime))
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    other = client.post("/_appc/log", json={"lines": []}, headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403


def test_events_end_when_the_server_stops(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})
    chunks: list[str] = []

    async def work() -> None:
        await rig.start()
        current = rig.loop.site.current
        assert current is not None

        async def listen() -> None:
            async for chunk in stream(rig.loop.pages, current.id, keep_alive=0.01):
                chunks.append(chunk)

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0.05)
        await rig.save(app="x = 'ü'\n")
        await asyncio.sleep(0.05)
        rig.loop.pages.close()
        await asyncio.wait_for(listening, 1)

    run(work)
    assert chunks[0].startswith("retry:")
    assert ":\n\n" in chunks
    (data,) = [json.loads(chunk.removeprefix("data: ")) for chunk in chunks if chunk.startswith("data:")]
    assert data == {"type": "sources", "files": {"/app/app.py": "x = 'ü'\n"}}
    assert rig.loop.pages.open == set()


def test_a_page_of_an_unknown_build_loads_again(tmp_path: Path) -> None:
    rig = Rig(tmp_path, {"app.py": HELLO})

    async def work() -> None:
        await rig.start()
        page = rig.loop.pages.join("of another server")
        event = page.events.get_nowait()
        assert event is not None
        assert event["type"] == "reload"

    run(work)


def test_it_serves_until_it_is_interrupted(
    tmp_path: Path, runtime: RuntimeFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole command: a taken port, the greeting, a request, the end."""
    rig = Rig(tmp_path / "app", {"app.py": HELLO})
    made: list[Any] = []

    class Impatient(server.Server):
        async def serve(self, sockets: list[socket.socket] | None = None) -> None:
            made.append(self)
            await super().serve(sockets)

        async def on_tick(self, counter: int) -> bool:
            if rig.loop.tried.is_set() and counter > 3:
                self.handle_exit(2, None)
            return await super().on_tick(counter)

    def the_loop(load: object, make_site: MakeSite, console: Console) -> object:
        rig.loop.terminal.console = console
        return rig.loop

    monkeypatch.setattr(server, "Server", Impatient)
    monkeypatch.setattr(server, "make_loop", the_loop)
    printed = io.StringIO()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        def load() -> Config:
            return make_config(rig.folder)

        console = Console(file=printed, width=200)
        in_thread(lambda: server.serve(load, port=port, open_browser=False, console=console))
    text = printed.getvalue()
    assert f"port {port} is taken" in text
    assert "http://127.0.0.1:" in text
    assert text.rstrip().endswith("stopped")
    assert rig.loop.pages.closed


def test_a_script_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    def load() -> Config:
        return make_config(tmp_path)

    with pytest.raises(ConfigError):
        server.serve(load, port=0, open_browser=False, console=Console(file=io.StringIO()))


def test_the_parts_fit_together(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": HELLO})
    loop = make_loop(lambda: make_config(tmp_path), lambda config, site: None, Console(file=io.StringIO()))  # type: ignore[arg-type,return-value]
    assert loop.pages.site is loop.site
