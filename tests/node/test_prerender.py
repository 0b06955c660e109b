"""The prerender in the build's Node: first runs over the real engine, their HTML, and what they may not do."""

from __future__ import annotations

import io
import json
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from appc.node import node_environment, node_executable
from appc.runtime_files import RuntimeFiles

PICTURE = bytes(range(256)) * 40

PAGES = {
    "hello": 'import streamlit as st\nst.title("Hello")\nname = st.text_input("Name", "World")\nst.write(f"Hi {name}")',
    "wrong": 'import streamlit as st\nst.write("before")\n1 / 0\nst.write("after")',
    "html": (
        "import streamlit as st\n"
        'st.markdown(\'<b class="mine" onclick="evil()">bold</b><script>evil()</script>\', unsafe_allow_html=True)\n'
        "st.latex('x^2')\n"
        "st.markdown('```python\\nprint(1)\\n```')"
    ),
    "files": (
        "import os, pathlib, streamlit as st\n"
        "st.write(open('data.txt').read())\n"
        "st.write(pathlib.Path('missing.csv').exists())\n"
        "st.write(sorted(os.listdir('folder')))\n"
        "st.write('environment: ' + ' '.join(sorted(os.environ)) + ' end')"
    ),
    "network": (
        "import streamlit as st\n"
        "from pyodide.http import open_url\n"
        "from pyodide.ffi import run_sync\n"
        "from pyodide.http import pyfetch\n"
        "try:\n    run_sync(pyfetch('https://example.org/'))\n    st.write('reached')\n"
        "except BaseException as error:\n    st.text(f'refused: {error}')"
    ),
    "clock": "import time, streamlit as st\nst.write(f'year {time.gmtime().tm_year}')",
    "download": f"import streamlit as st\nst.download_button('Get', bytes(range(256)) * {len(PICTURE) // 256}, 'a.bin')",
    "config": "import streamlit as st\nst.set_page_config(page_title='Titled', layout='wide')\nst.sidebar.write('beside')",
}

# What a cached function does -> why its result is not shipped; nothing for those that are.
CACHED = {
    "open('data.txt').read()": "",
    "time.sleep(0.1)": "",
    "random.Random(3).random()": "",
    "datetime.datetime(2026, 1, 2).isoformat()": "",
    "datetime.datetime.fromtimestamp(9, datetime.timezone.utc)": "",
    "[st.text('drawn'), st.container(border=True).text('inside')] and 1": "",
    "time.time()": "clock",
    "time.perf_counter()": "clock",
    "datetime.datetime.now()": "clock",
    "datetime.date.today()": "clock",
    "datetime.datetime.fromtimestamp(9)": "local time",
    "time.localtime(9).tm_hour": "local time",
    "time.mktime((2026, 1, 2, 0, 0, 0, 0, 0, 0))": "local time",
    "random.random()": "chance",
    "random.SystemRandom().random()": "chance",
    "os.urandom(4)": "chance",
    "uuid.uuid4().hex": "chance",
    "secrets.token_hex()": "chance",
    "open('/tmp/new', 'w').close()": "wrote a file",
    "os.mkdir('/tmp/folder')": "wrote a file",
    "print(1)": "printed",
    "open('/tmp/noted').read()": "file that the app has written",
    "os.path.getsize('/tmp/noted')": "file that the app has written",
    "os.listdir('/tmp')": "file that the app has written",
    "pathlib.Path.home()": "environment",
    "reach_out()": "network",
}
PAGES["cached"] = (
    "import asyncio, datetime, os, pathlib, random, secrets, time, uuid, streamlit as st\n"
    "from pyodide.ffi import run_sync\nfrom pyodide.http import pyfetch\n"
    "async def get():\n    try: await pyfetch('https://example.org/')\n    except BaseException: pass\n"
    "def reach_out(): return run_sync(get())\n"
    "with open('/tmp/noted', 'w') as file: file.write(secrets.token_hex())\n"
    + "".join(f"@st.cache_data\ndef call_{n}(): return {source}\ncall_{n}()\n" for n, source in enumerate(CACHED))
)


def _zip(contents: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _run(folder: Path, pages: dict[str, str], timeout: float = 30.0, **manifest: Any) -> dict[str, Any]:
    """result.json of a job that runs `pages` (path -> script)."""
    runtime = RuntimeFiles.find()
    python = {
        path.relative_to(runtime.python).as_posix(): path.read_bytes()
        for path in runtime.python.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    app = {f"{name}.py": source.encode() for name, source in pages.items()} | {
        "data.txt": b"from a file",
        "folder/one.txt": b"1",
    }
    lock = json.loads((runtime.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    contents = {
        "assets/runtime.zip": _zip(python),
        "assets/app.zip": _zip(app),
        "assets/lock.json": json.dumps({**lock, "packages": {}}).encode(),
    }
    files = {}
    for address, content in contents.items():
        path = folder / Path(address).name
        path.write_bytes(content)
        files[address] = str(path)
    styles = json.loads((runtime.web / "assets.json").read_text(encoding="utf-8"))["styles"]
    files[styles] = str(runtime.web / styles)
    first = next(iter(pages))
    job = {
        "pyodide": str(runtime.pyodide),
        "manifest": {
            "version": 1,
            "build": "test",
            "streamlit": "1.67.0",
            "lang": "en",
            "entrypoint": f"{first}.py",
            "root": "/app",
            "script": f"/app/{first}.py",
            "cwd": "/app",
            "pages": [{"path": name, "script": f"{name}.py", "title": name, "icon": None} for name in pages],
            "pyodide": {},
            "lock": "assets/lock.json",
            "packages": [],
            "packs": [
                {"url": "assets/runtime.zip", "target": "/lib/appc"},
                {"url": "assets/app.zip", "target": "/app"},
            ],
            "assets": {"styles": styles},
            "config": {},
            "dev": False,
            **manifest,
        },
        "files": files,
        "pages": list(pages),
        "lang": "en",
        "epoch": 1_000_000_000,
        "timeout": timeout,
        "network": False,
        "output": str(folder / "out"),
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    script = runtime.web / json.loads((runtime.web / "assets.json").read_text(encoding="utf-8"))["prerender"]
    command = [str(node_executable()), "--experimental-wasm-jspi", str(script), str(folder / "job.json")]
    done = subprocess.run(
        command, env=node_environment(), capture_output=True, text=True, timeout=240, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr[-3000:]
    result: dict[str, Any] = json.loads((folder / "out/result.json").read_text(encoding="utf-8"))
    return result


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _run(
        tmp_path_factory.mktemp("prerender"), PAGES, config={"theme": {"base": "dark", "primaryColor": "#123456"}}
    )


def _page(result: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(page for page in result["pages"] if page["page"] == name)
    return found


def test_the_first_run_becomes_html_and_tree(result: dict[str, Any]) -> None:
    page = _page(result, "hello")
    assert "Hello</span>" in page["html"]
    assert "Hi World" in page["html"]
    assert 'data-test-script-state="initial"' in page["html"]
    main = page["tree"][0]["children"]
    assert [node["type"] for node in main] == ["heading", "text_input", "markdown"]
    assert main[1]["value"] == "World"
    assert not result["timed_out"]
    assert "appc_runtime.session" in result["modules"]


def test_an_exception_is_rendered_and_reported_with_its_line(result: dict[str, Any]) -> None:
    page = _page(result, "wrong")
    assert "before" in page["html"]
    assert "division by zero" in page["html"]
    (report,) = page["exceptions"]
    assert (report["type"], report["line"]) == ("ZeroDivisionError", 3)
    assert report["file"].endswith("wrong.py")


def test_the_users_html_is_safe_and_text_is_finished(result: dict[str, Any]) -> None:
    html = _page(result, "html")["html"]
    assert '<b class="mine">bold</b>' in html
    assert "evil" not in html
    assert 'class="katex' in html
    assert "hljs" in html or "token" in html


def test_what_the_script_looked_for_is_listed_found_or_not(result: dict[str, Any]) -> None:
    assert {"/app/data.txt", "/app/missing.csv"} <= set(result["files_opened"])
    assert "/app/folder" in result["dirs_listed"]
    assert "from a file" in _page(result, "files")["html"]


def test_nothing_of_the_builders_machine_is_seen(result: dict[str, Any]) -> None:
    html = _page(result, "files")["html"]
    names = html.split("environment: ")[1].split(" end")[0].split()
    assert set(names) <= {
        "HOME",
        "TZ",
        "LANG",
        "PATH",
        "PWD",
        "USER",
        "LOGNAME",
        "_",
        "PYTHONINSPECT",
        "LD_LIBRARY_PATH",
        "MPLBACKEND",
    }
    assert "refused" in _page(result, "network")["html"]


def test_cached_results_are_given_with_what_speaks_against_them(result: dict[str, Any]) -> None:
    assert _page(result, "cached")["exceptions"] == []
    found = {item["name"]: item for item in result["results"]}
    given = {source: found[f"call_{n}"] for n, source in enumerate(CACHED)}
    wrong = {source: item["why"] for source, item in given.items() if not CACHED[source] and item["why"]}
    wrong |= {source: item["why"] for source, item in given.items() if CACHED[source] not in item["why"]}
    assert wrong == {}
    assert all((item["path"] is None) == bool(item["why"]) for item in given.values())


def test_the_clock_is_the_jobs(result: dict[str, Any]) -> None:
    assert "year 2001" in _page(result, "clock")["html"]


def test_large_media_are_files(result: dict[str, Any], tmp_path: Path) -> None:
    (media,) = result["media"]
    assert media["url"].startswith("assets/media-")
    node = _page(result, "download")["tree"][0]["children"][0]
    assert node["props"]["media"]["url"] == media["url"]
    assert "data" not in node["props"]["media"]


def test_page_config_theme_and_the_roots_of_pages(result: dict[str, Any]) -> None:
    page = _page(result, "config")
    assert page["page_config"]["title"] == "Titled"
    assert "stAppWide" in page["html"]
    assert "beside" in page["html"]
    assert page["theme_base"] == "dark"
    assert "--st-primary-color: #123456" in page["theme_css"]
    assert "--st-text-color" in page["styles"] and ".stDataFrame" not in page["styles"]
    assert 'href="../hello/"' in page["html"]


def test_an_endless_run_gives_what_it_had_drawn_and_the_next_page_is_whole(tmp_path: Path) -> None:
    pages = {
        "waits": 'import time, streamlit as st\nst.write("first")\nwhile True: time.sleep(0.2)',
        "computes": 'import time, streamlit as st\nst.write("second")\nwhile True: pass',
        "whole": 'import streamlit as st\nst.write("third")',
    }
    began = time.monotonic()
    result = _run(tmp_path, pages, timeout=3)
    assert time.monotonic() - began < 120
    assert result["timed_out"]
    assert "first" in _page(result, "waits")["html"]
    assert "second" in _page(result, "computes")["html"]
    assert "KeyboardInterrupt" not in _page(result, "computes")["html"]
    assert "third" in _page(result, "whole")["html"]


def test_the_pages_that_the_entrypoint_names_are_run_too(tmp_path: Path) -> None:
    source = (
        "import streamlit as st\ndef a(): st.write('page a')\ndef b(): st.write('page b')\n"
        "st.navigation([a, st.Page(b, url_path='bee', icon='🐝'), st.Page('https://example.org', title='out')]).run()"
    )
    found = _run(tmp_path, {"": source, "old": ""})
    assert [page["page"] for page in found["pages"]] == ["", "bee"]
    front, bee = found["pages"]
    assert "page a" in front["html"] and "page b" in bee["html"]
    assert 'href="./bee/"' in front["html"] and 'href="../bee/"' in bee["html"]
    assert [page["path"] for page in front["navigation"]["pages"]] == ["", "bee", "out"]
