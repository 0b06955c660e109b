"""A site that visitors get holds nothing of the dev server."""

from pathlib import Path

from appc.build import build
from appc.output import MemoryOutput
from appc.runtime_files import RuntimeFiles
from tests.compiler.project import make_config, write_files

#: Words of the dev script that its bundle keeps.
MARKS = (b"/_appc/", b"appcDevError", b"appc:dev:state", b"EventSource")


def test_no_file_of_a_site_has_dev_code(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import streamlit as st\nst.title('Hello')\n"})
    output = MemoryOutput()
    build(make_config(tmp_path), output)
    scripts = {path: content for path, content in output.files.items() if path.endswith((".js", ".html", ".css"))}
    assert scripts
    assert not [(path, mark) for path, content in scripts.items() for mark in MARKS if mark in content]
    assert b'"dev":false' in output.files["index.html"]


def test_the_page_of_the_dev_server_has_the_script_first(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "import streamlit as st\nst.title('Hello')\n"})
    output = MemoryOutput()
    build(make_config(tmp_path), output, dev=True)
    page = output.files["index.html"].decode()
    assert 0 < page.index("_appc/dev.js") < page.index('<script type="module" src="./assets/')
    files = RuntimeFiles.find()
    bundled = b"".join(path.read_bytes() for path in (files.web / "dev").iterdir())
    assert all(mark in bundled for mark in MARKS), "the marks that the other test looks for"
