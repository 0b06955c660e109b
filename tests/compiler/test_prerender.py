import json
import sys
import textwrap
from pathlib import Path

import pytest

from appc import node
from appc import prerender as module
from appc.build import read_distribution
from appc.bundle import make_bundle
from appc.manifest import make_manifest
from appc.node import node_environment, node_executable
from appc.prerender import (
    PrerenderResult,
    build_epoch,
    prerender,
    tile_hosts,
    tiles_finding,
)
from appc.resolve import Resolution
from appc.runtime_files import RuntimeFiles
from appc.script import read_app
from tests.compiler.project import make_config, write_files


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, **flags: object) -> PrerenderResult:
    """Prerender with a Python program in Node's place; `sys.argv[1]` is its job."""
    write_files(tmp_path, {"app.py": "", "pages/More.py": ""})
    stand_in = tmp_path / "node"
    text = f"#!{sys.executable}\nimport json, os, sys\njob = json.load(open(sys.argv[-1]))\n" + textwrap.dedent(program)
    stand_in.write_text(text)
    stand_in.chmod(0o755)
    monkeypatch.setattr(node, "node_executable", lambda: stand_in)
    config = make_config(tmp_path, prerender=True, **flags)
    files = RuntimeFiles.find()
    app = read_app(config.script, config.root)
    bundle = make_bundle(config, app, Resolution(), read_distribution(config, files), files)
    (tmp_path / "work").mkdir()
    return prerender(config, make_manifest(config, app, bundle), bundle, files, tmp_path / "work")


def test_the_result_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(
        tmp_path,
        monkeypatch,
        """
        page = {"page": "", "html": "<p>x</p>", "tree": [{}], "page_config": {"title": "T"}, "query": "", "theme_css": None,
                "exceptions": [{"type": "ValueError", "message": "no", "file": "/app/app.py", "line": 3}],
                "unsupported": [{"name": "map", "message": "is not there yet.", "file": "app.py", "line": 4}]}
        open(job["output"] + "/abc.png", "wb").write(b"png")
        json.dump({"pages": [page], "media": [{"hash": "abc", "mime": "image/png", "path": "abc.png"}], "timed_out": True,
                   "files_opened": ["/app/x"], "dirs_listed": [], "modules": [], "output": "hi"},
                  open(job["output"] + "/result.json", "w"))
        """,
    )
    assert result.pages[""].html == "<p>x</p>"
    assert result.pages[""].page_config == {"title": "T"}
    assert result.media == {"assets/abc.png": b"png"}
    assert [(finding.kind, finding.where) for finding in result.findings] == [
        ("exception", "app.py:3"),
        ("unsupported", "app.py:4"),
        ("prerender", None),
    ]
    assert result.files_opened == ["/app/x"]


def test_the_job_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "hidden")
    result = run(
        tmp_path,
        monkeypatch,
        """
        assert all(os.path.isfile(path) for path in job["files"].values())
        assert all(pack["url"] in job["files"] for pack in job["manifest"]["packs"])
        assert os.path.isfile(job["pyodide"] + "/pyodide.asm.wasm")
        said = {"env": dict(os.environ), "job": {key: job[key] for key in ("pages", "lang", "timeout", "network", "epoch")}}
        json.dump({"pages": [], "output": json.dumps(said)}, open(job["output"] + "/result.json", "w"))
        """,
        timeout=7.0,
    )
    said = json.loads(result.output)
    assert "SECRET" not in said["env"]
    assert said["env"]["TZ"] == "UTC"
    assert said["env"]["HOME"] == "/home/pyodide"
    assert said["job"]["pages"] == ["", "More"]
    assert said["job"]["timeout"] == 7
    assert said["job"]["network"] is False


def test_a_failure_is_a_finding_with_its_last_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(tmp_path, monkeypatch, "sys.exit('fatal: it broke')")
    assert result.pages == {}
    (finding,) = result.findings
    assert finding.kind == "prerender"
    assert "exit code 1" in finding.what
    assert "it broke" in finding.what


def test_one_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_TIME", 0.2)
    result = run(tmp_path, monkeypatch, "import time; time.sleep(60)", timeout=0.2)
    assert "was stopped after" in result.findings[0].what


def test_the_clock_is_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    assert build_epoch() == 12345
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_epoch() > 1_700_000_000


def test_node_is_the_wheels_own() -> None:
    assert node_executable().is_file()
    assert set(node_environment()) <= {"TZ", "HOME", "SYSTEMROOT"}


def test_hosts_of_maps_are_told() -> None:
    def chart(spec: str) -> dict[str, object]:
        return {"type": "deck_gl_json_chart", "props": {"spec": spec}}

    assert tile_hosts([{"type": "root", "children": [chart('{"mapProvider": "carto"}')]}]) == {"basemaps.cartocdn.com"}
    assert tile_hosts([chart('{"mapStyle": "https://tiles.example.org/style.json"}')]) == {"tiles.example.org"}
    assert tile_hosts([chart("{}"), {"type": "text", "props": {"body": "x"}}]) == set()
    assert "tiles.example.org" in tiles_finding("tiles.example.org").what
