"""A project of local modules, a src/ package, a path dependency, a local wheel and data, from its lock file, in Chromium."""

import io
import json
import zipfile
from pathlib import Path

from tests.browser import sites
from tests.browser.live import Live
from tests.compiler.project import write_files
from tests.compiler.wheel_files import make_wheel, source_tree

APP = """
import importlib.metadata
import json
from pathlib import Path

import humming
import ready
import streamlit as st
from chain.link1 import count
from whole import answer

name = "late" + "comer"
late = __import__(name)
st.title("Whole")
st.write("Links:", count())
st.write("Answer:", answer())
st.write("Versions:", importlib.metadata.version("whole"), humming.__version__, ready.__version__, late.__version__)
st.write("Rows:", len(open("data/rows.csv").read().split()))
st.write("Towns:", ", ".join(json.loads(Path("data/towns.json").read_text())))
st.write("Words:", *[path.read_text() for path in sorted(Path("words").glob("*.txt"))])
if st.button("Open"):
    with open("data/large.bin", "rb") as file:
        st.write("Large:", file.seek(0, 2), file.seek(-3, 2), file.read().decode())
if st.button("Again"):
    st.write("Links again:", count())
"""

#: Bytes of the file that is fetched when it is opened.
LARGE = 40_000_000


def project(folder: Path) -> Path:
    """12 modules in a chain, 10 of them in a package."""
    links = {
        f"chain/link{n}.py": f"from chain.link{n + 1} import count as c\ncount = lambda: c() + 1\n"
        for n in range(1, 11)
    }
    tree = source_tree("whole", "1.0", layout="src/")
    files = {
        **tree,
        "src/whole/__init__.py": "from whole.deep import ANSWER\ndef answer(): return ANSWER\n",
        "src/whole/deep.py": "ANSWER = 42\n",
        **links,
        "chain/__init__.py": "",
        "chain/link11.py": "import last\ndef count(): return last.ONE\n",
        "chain/unused.py": "",
        "last.py": "ONE = 1\n",
        "app.py": APP,
        "requirements.txt": "streamlit\n./humming\nwheels/ready-2.5-py3-none-any.whl\n",
        "data/rows.csv": "1\n2\n3\n",
        "data/towns.json": '["Ulm", "Bonn"]',
        "words/a.txt": "one",
        "words/b.txt": "two",
        "data/large.bin": bytes(LARGE - 3) + b"end",
        "unused.csv": "",
        "data/unused.bin": bytes(2_000_000),
        **{f"humming/{name}": text for name, text in source_tree("humming", "0.7").items()},
    }
    make_wheel(folder / "wheels", "ready", "2.5")
    make_wheel(folder / "links", "latecomer", "3.1")
    return write_files(folder, files)


def test_local_code_from_a_lock(tmp_path, context):
    folder = project(tmp_path / "project")
    done = sites.run_appc("lock", folder / "app.py", "--find-links", folder / "links", "--no-index")
    assert done.returncode == 0, done.stdout + done.stderr
    lock = (folder / "appc.lock").read_text()
    assert 'seen = [\n    "latecomer",\n]' in lock
    out = tmp_path / "site"
    sites.build(folder / "app.py", out / "repo", "--locked", "--snapshot", "off")
    manifest = json.loads((out / "repo/manifest.json").read_text())
    assert manifest["packages"] == ["humming", "latecomer", "ready", "whole"]
    pack = next(item["url"] for item in manifest["packs"] if item["target"] == "/app")
    with zipfile.ZipFile(io.BytesIO((out / "repo" / pack).read_bytes())) as archive:
        names = set(archive.namelist())
    assert {"last.py", "chain/link11.py", "data/rows.csv", "data/towns.json", "words/a.txt", "words/b.txt"} <= names
    assert not names & {"chain/unused.py", "unused.csv", "data/large.bin"}
    (large,) = (out / "repo/assets").glob("data-*")
    assert large.stat().st_size == LARGE
    asked: list[str] = []
    with sites.served(out, asked=asked) as host:
        live = Live(context, host + "/repo/").open().ready()
        for text in (
            "Links: 11",
            "Answer: 42",
            "Versions: 1.0 0.7 2.5 3.1",
            "Rows: 3",
            "Towns: Ulm, Bonn",
            "Words: one two",
        ):
            live.shows(text)
        live.page.get_by_role("button", name="Again").click()
        live.shows("Links again: 11")
        assert [path for path in asked if large.name in path] == []
        live.page.get_by_role("button", name="Open").click()
        live.shows(f"Large: {LARGE} {LARGE - 3} end")
        assert [path for path in asked if large.name in path] == [f"/repo/assets/{large.name}"]
        assert live.errors == []
