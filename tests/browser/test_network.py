"""HTTP libraries in a page: they work as ever, and a refusal names the host. Threads and processes in the same page."""

import http.server
import threading

import pytest

APP = """
import asyncio
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import httpx
import requests
import streamlit as st
from pyodide.http import open_url, pyfetch

def libraries(host):
    yield "requests", lambda: requests.get(host + "/data").text
    yield "urllib", lambda: urllib.request.urlopen(host + "/data").read().decode()
    yield "httpx", lambda: httpx.get(host + "/data").text
    yield "open_url", lambda: open_url(host + "/data").read()
    yield "pyfetch", lambda: asyncio.run(fetched(host + "/data"))

async def fetched(url):
    return await (await pyfetch(url)).text()

def ask(kind, host):
    for name, call in libraries(host):
        try:
            st.text(f"{kind} {name}: {call()}")
        except (httpx.ConnectError, OSError) as error:
            st.text(f"{kind} {name} raised {type(error).__name__}: {error}")

if st.button("Ask"):
    ask("open", "OPEN")
    ask("closed", "CLOSED")
    with ThreadPoolExecutor() as pool:
        st.text("pool " + " ".join(pool.map(str, range(3))))
    thread = threading.Thread(target=lambda: st.text("thread drew"))
    thread.start()
    try:
        import subprocess
        subprocess.run(["ls"])
    except OSError as error:
        st.text(f"subprocess: {error}")
    try:
        from concurrent.futures import ProcessPoolExecutor
        ProcessPoolExecutor()
    except OSError as error:
        st.text(f"pool of processes: {error}")
    st.text("done")
"""


@pytest.fixture
def hosts():
    """Two hosts: pages may read the first."""
    servers = []
    for allowed in (True, False):

        class Handler(http.server.BaseHTTPRequestHandler):
            headers_sent = {"Access-Control-Allow-Origin": "*"} if allowed else {}

            def do_GET(self):
                self.send_response(200)
                for name, value in self.headers_sent.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(b"hello")

            def log_message(self, *args):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
    yield [f"http://127.0.0.1:{server.server_port}" for server in servers]
    for server in servers:
        server.shutdown()
        server.server_close()


def test_libraries_ask_through_the_browser(script, hosts):
    live = script(APP.replace("OPEN", hosts[0]).replace("CLOSED", hosts[1]))
    live.page.get_by_role("button", name="Ask").click()
    live.shows("done")
    text = live.page.locator("#root").inner_text()
    errors = {"requests": "ConnectionError", "urllib": "URLError", "httpx": "ConnectError"}
    for name, error in {**errors, "open_url": "OSError", "pyfetch": "AbortError"}.items():
        assert f"open {name}: hello" in text
        line = next(item for item in text.splitlines() if item.startswith(f"closed {name} raised {error}"))
        assert "127.0.0.1 could not be read" in line
        assert "(CORS)" in line
    processes = "a page in a browser has no processes"
    for words in ("pool 0 1 2", "thread drew", f"cannot start 'ls': {processes}", f"ProcessPoolExecutor: {processes}"):
        assert words in text
