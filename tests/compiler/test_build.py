"""The whole pipeline in memory, without a first run."""

import gzip
import io
import json
import os
import re
import zipfile
import zlib
from pathlib import Path

import pytest

from appc.build import build, check_strict, take_pages, used_files
from appc.errors import ScriptError, StrictError
from appc.output import MemoryOutput
from appc.prerender import PageResult, PrerenderResult
from appc.script import read_app
from tests.compiler.project import make_config, write_files
from tests.compiler.wheel_files import make_wheel

HELLO = "import streamlit as st\nst.title('Hello')\n"


def pack(output: MemoryOutput, name: str) -> dict[str, bytes]:
    address = next(path for path in output.files if re.fullmatch(rf"assets/{name}-[0-9a-f]{{16}}\.zip", path))
    with zipfile.ZipFile(io.BytesIO(output.files[address])) as archive:
        return {item: archive.read(item) for item in archive.namelist()}


def test_a_site_has_its_parts(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": HELLO, "pages/1_More.py": HELLO})
    output = MemoryOutput()
    report = build(make_config(tmp_path), output)
    manifest = json.loads(output.files["manifest.json"])
    assert list(output.files)[-1] == "licenses.txt" or "index.html" in output.files
    assert {"index.html", "More/index.html", "manifest.json", "licenses.txt", ".nojekyll"} <= set(output.files)
    addresses = [manifest["lock"], *manifest["pyodide"].values(), *(item["url"] for item in manifest["packs"])]
    addresses += [manifest["assets"][name] for name in ("page", "worker", "styles")]
    assert set(addresses) <= set(output.files)
    assert all(re.search(r"-[0-9A-Za-z]{8,}\.\w+$", path) for path in output.files if path.startswith("assets/"))
    assert not any(path.endswith((".gz", ".br", ".mjs")) for path in output.files)
    assert manifest["script"] == "/app/app.py"
    assert manifest["generator"].startswith("appc")
    assert report.manifest == manifest
    assert set(pack(output, "app")) == {"app.py", "pages/1_More.py"}


def test_the_runtime_counts_as_streamlit_and_brings_its_own_markdown(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": HELLO})
    output = MemoryOutput()
    build(make_config(tmp_path), output)
    runtime = pack(output, "runtime")
    assert b"Version: 1.67.0" in runtime["streamlit-1.67.0.dist-info/METADATA"]
    assert "appc_runtime/_vendor/markdown_it/__init__.py" in runtime
    assert not any(name.startswith("markdown_it/") for name in runtime)
    assert not any("__pycache__" in name for name in runtime)


def test_large_data_files_are_no_part_of_what_is_loaded_first(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"app.py": HELLO + "open('data/big.csv'); open('small.csv'); open('big.csv.gz')\n", "small.csv": "a"}
    )
    write_files(tmp_path, {"data/big.csv": "a,b\n" * 300_000, "big.csv.gz": "x" * 1_100_000})
    output = MemoryOutput()
    build(make_config(tmp_path), output)
    assert set(pack(output, "app")) == {"app.py", "small.csv"}
    found = {item["path"]: item for item in json.loads(output.files["manifest.json"])["data"]}
    assert {path: item["size"] for path, item in found.items()} == {
        "/app/data/big.csv": 1_200_000,
        "/app/big.csv.gz": 1_100_000,
    }
    assert len(output.files[found["/app/data/big.csv"]["url"]]) == 1_200_000
    assert found["/app/data/big.csv"]["url"].endswith(".csv")
    assert found["/app/big.csv.gz"]["url"].endswith(".bin")


def test_pages_of_st_navigation_take_the_place_of_the_folders(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": HELLO, "pages/1_More.py": HELLO, "late.py": "import helper\n", "helper.py": ""})
    app = read_app(tmp_path / "app.py", tmp_path)
    told = [("late", "/app/late.py", None), ("", "", "🎈"), ("out", "", None)]
    pages = [
        {
            "path": path,
            "script": script,
            "title": path or "Home",
            "icon": icon,
            "url": "https://x" if path == "out" else None,
        }
        for path, script, icon in told
    ]
    front = PageResult("", "", [], {}, "", navigation={"pages": pages})
    result = PrerenderResult(pages={"": front})
    assert take_pages(app, result) is True
    assert [(page.path, page.script, page.title, page.icon) for page in app.pages] == [
        ("", "app.py", "Home", "🎈"),
        ("late", "app.py", "late", None),
    ]
    assert {"late.py", "helper.py"} <= set(app.sources)
    assert take_pages(app, result) is False
    assert take_pages(app, PrerenderResult()) is False


def test_the_same_input_gives_the_same_site(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": HELLO})
    one, other = MemoryOutput(), MemoryOutput()
    build(make_config(tmp_path), one)
    build(make_config(tmp_path), other)
    assert one.files == other.files


def test_packages_are_in_the_site_with_their_lock_and_licences(tmp_path: Path) -> None:
    make_wheel(tmp_path / "wheels", "thing", "1.0", requires=("other",))
    make_wheel(tmp_path / "wheels", "other", "2.0")
    write_files(tmp_path, {"app.py": "import thing\n"})
    output = MemoryOutput()
    report = build(make_config(tmp_path, find_links=(tmp_path / "wheels",)), output)
    manifest = json.loads(output.files["manifest.json"])
    lock = json.loads(output.files[manifest["lock"]])
    assert manifest["packages"] == ["other", "thing"]
    for entry in lock["packages"].values():
        assert f"assets/{entry['file_name']}" in output.files
    assert lock["packages"]["thing"]["depends"] == ["other"]
    assert b"Licence of thing" in output.files["licenses.txt"]
    assert report.findings == []
    assert report.parts["packages"].files == 3


def test_what_cannot_be_had_is_reported_and_strict_says_no(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import streamlit\nimport nowhere_to_be_found\n"})
    config = make_config(tmp_path, strict=True)
    output = MemoryOutput()
    report = build(config, output)
    (finding,) = report.findings
    assert finding.where == "app.py:2"
    assert "index.html" in output.files
    with pytest.raises(StrictError):
        check_strict(config, report)


def test_a_syntax_error_writes_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "def\n"})
    output = MemoryOutput()
    with pytest.raises(ScriptError):
        build(make_config(tmp_path), output)
    assert output.files == {}


def test_licences_cover_the_core_the_vendored_and_npms_packages(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": HELLO})
    output = MemoryOutput()
    build(make_config(tmp_path), output)
    text = output.files["licenses.txt"].decode()
    for part in (
        "Mozilla Public License",
        "github.com/pyodide/pyodide",
        "PYTHON SOFTWARE FOUNDATION",
        "markdown-it-py",
        "react",
    ):
        assert part in text


def test_files_that_the_first_run_opened_are_taken_unless_private(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {"app.py": "", "d/a.csv": "", "d/b.csv": "", ".streamlit/secrets.toml": "", "late.csv": "", "no.csv": ""},
    )
    app = read_app(tmp_path / "app.py", tmp_path)
    opened = ["/app/late.csv", "/app/.streamlit/secrets.toml", "/app/../x", "/usr/lib/y", "/app/app.py", "/app/none"]
    opened.append("/app/<style>" + 300 * "a" + "</style>")  # st.html looks whether its text is a file
    result = PrerenderResult(files_opened=opened, dirs_listed=["/app/d", "/app/", "/app", "/app/.", "/app/d/.."])
    assert used_files(make_config(tmp_path), app, result) == {"late.csv", "d/a.csv", "d/b.csv"}


# ------------------------------------------------------------------------------------------- the canary

CANARY = "canary-4f1d1c7e-must-not-fly"


def every_byte(data: bytes) -> list[bytes]:
    """The data, and what is in it when it is an archive or compressed."""
    found = [data]
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                found += [name.encode(), *every_byte(archive.read(name))]
    elif data[:2] == b"\x1f\x8b":
        found += every_byte(gzip.decompress(data))
    elif data.startswith(b'{"functions":'):
        line, _, blobs = data.partition(b"\n")
        for calls in json.loads(line)["functions"].values():
            found += [part for at, size in calls.values() for part in every_byte(blobs[at : at + size])]
    elif data[:1] == b"\x78":
        try:
            found += every_byte(zlib.decompress(data))
        except zlib.error:
            return found
    return found


@pytest.mark.parametrize("prerender", [False, True])
def test_a_canary_is_in_no_byte_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prerender: bool) -> None:
    home = tmp_path / "home"
    project = tmp_path / "project"
    source = """
        import os
        import pathlib
        import time
        import streamlit as st
        NAMES = [".streamlit/secrets.toml", ".env", "deploy.pem", "data", "~/notes.txt", "../home/notes.txt"]
        st.write(dict(os.environ))
        for name in [*NAMES, os.path.expanduser("~/notes.txt"), "/home/notes.txt"]:
            path = pathlib.Path(name)
            st.write(name, path.read_text() if path.is_file() else "no such file")
        st.write(os.listdir("."), os.listdir(".."))
        try:
            st.write(st.secrets["key"])
        except Exception as error:
            st.write(str(error))
        @st.cache_data
        def found(names):
            time.sleep(0.1)
            paths = map(pathlib.Path, names)
            return [path.read_text() for path in paths if path.is_file()] + os.listdir(".") + os.listdir("..")
        @st.cache_data
        def around():
            time.sleep(0.1)
            return dict(os.environ), os.path.expanduser("~")
        st.write(found([*NAMES, "data/fine.csv"]), around())
    """
    write_files(
        home,
        {
            "notes.txt": CANARY,
            ".streamlit/secrets.toml": f'key = "{CANARY}"',
            ".streamlit/config.toml": f'[theme]\nfont = "{CANARY}"',
        },
    )
    write_files(
        project,
        {
            "app.py": source,
            ".git/config": CANARY,
            ".streamlit/secrets.toml": f'key = "{CANARY}"',
            ".streamlit/config.toml": f'[server]\ncookieSecret = "{CANARY}"\n',
            ".env": f"KEY={CANARY}",
            "deploy.pem": CANARY,
            "data/.env": CANARY,
            "data/fine.csv": "1",
            "unused.txt": CANARY,
            "venv/pyvenv.cfg": CANARY,
        },
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("CANARY", CANARY)
    monkeypatch.setenv("STREAMLIT_THEME_FONT", CANARY)
    output = MemoryOutput()
    report = build(make_config(project, prerender=prerender), output)
    assert [item["function"] for item in report.results["shipped"]] == ["found"] * prerender
    assert "data/fine.csv" in pack(output, "app")
    for address, data in output.files.items():
        assert CANARY not in address
        assert not any(CANARY.encode() in part for part in every_byte(data)), address
    assert os.environ["CANARY"] == CANARY
