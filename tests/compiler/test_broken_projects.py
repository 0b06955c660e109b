"""Ten broken projects, as `appc check` and `appc build` meet them: one clear message each, the exit code, no traceback."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from appc.cli import main
from tests.compiler.index_files import use_index
from tests.compiler.project import write_files
from tests.compiler.wheel_files import make_sdist, make_wheel, source_tree

ST = "import streamlit as st\n"
Files = dict[str, str | bytes]

CIRCLE: Files = {
    f"{name}/{file}": text
    for name, other in (("one", "two"), ("two", "one"))
    for file, text in source_tree(name, "1.0", requires=(f"{other} @ file:../{other}",)).items()
}
#: What is declared and cannot be had stops the build. Files, where, what.
STOPPED: dict[str, tuple[Files, str, str]] = {
    "impossible pin": (
        {"requirements.txt": "streamlit\nsomething==99\n"},
        "requirements.txt:2",
        "something==99 is asked for; the browser gets something 1.0, the best that there is.",
    ),
    "source of a compiled extension": (
        {"requirements.txt": "\ncompiledonly\n"},
        "requirements.txt:2",
        "compiledonly: no wheel for the browser: the package index has it as source only, and it has a compiled "
        "extension, which a browser cannot load as it is.",
    ),
    "circular path dependency": (
        {"requirements.txt": "./one\n", **CIRCLE},
        "requirements.txt:1",
        "circular path dependency: one -> two -> one.",
    ),
    "not UTF-8": ({"requirements.txt": b"numpy # caf\xe9\n"}, "requirements.txt:1", "byte 0xe9 is not UTF-8."),
    "syntax error": ({"app.py": ST + "st.title(\n"}, "app.py:2", "SyntaxError: '(' was never closed"),
    "large file": (
        {"app.py": ST + "rows = open('large.csv').read()\n"},
        "app.py:2",
        "large.csv has 150 MB: GitHub takes no file above 100 MB (and visitors would wait for it).",
    ),
}
#: What the code merely does: reported, and raised in the app at its place.
REPORTED: dict[str, tuple[str, str]] = {
    "missing module": ("import nowhere_at_all\n", "import nowhere_at_all: no wheel for the browser"),
    "torch": ("import torch\n", "import torch: no wheel for the browser"),
    "subprocess": ("import subprocess; subprocess.run(['ls'])\n", "subprocess.run: a browser has no processes."),
    "missing file": ("open('data.csv')\n", "there is no file 'data.csv'"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that draws nothing, what the broken ones name, and an index without what they lack."""
    make_wheel(tmp_path / "index", "something", "1.0")
    make_wheel(tmp_path / "index", "torch", "2.9", tag="cp314-cp314-manylinux_2_28_x86_64")
    make_sdist(tmp_path / "index", "compiledonly", "1.2", compiled=True)
    use_index(monkeypatch, tmp_path / "index")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = write_files(tmp_path / "project", {"app.py": ST})
    with (folder / "large.csv").open("wb") as file:
        os.truncate(file.fileno(), 150_000_000)
    return folder


@dataclass
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def appc(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, in the project's folder and in this process."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*args: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["appc", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run


BUILD = ("build", "--snapshot", "off", "--no-prerender")


def only(done: Done, word: str, where: str, what: str) -> None:
    """Expect one message in a report, of a place."""
    text = done.out + done.err
    assert "Traceback" not in text
    lines = [line for line in text.splitlines() if line.startswith(word)]
    assert len(lines) == 1, text
    assert lines[0].startswith(f"{word} {where}: {what}")


@pytest.mark.parametrize("name", STOPPED)
def test_what_is_declared_and_cannot_be_had_stops_the_build(project: Path, appc: Run, name: str) -> None:
    files, where, what = STOPPED[name]
    write_files(project, files)
    checked = appc("check")
    assert checked.code == 1
    only(checked, "error", where, what)
    built = appc(*BUILD)
    assert built.code == 1
    only(built, "error", where, what)
    assert not (project / "dist").exists()


@pytest.mark.parametrize("name", REPORTED)
def test_what_the_code_does_is_reported(project: Path, appc: Run, name: str) -> None:
    line, what = REPORTED[name]
    write_files(project, {"app.py": ST + line})
    checked = appc("check")
    assert checked.code == 1
    only(checked, "error", "app.py:2", what)
    built = appc(*BUILD)
    assert (built.code, (project / "dist/index.html").is_file()) == (0, True)
    only(built, "warning", "app.py:2", what)
    strict = appc(*BUILD, "--strict")
    assert strict.code == 1
    only(strict, "error", "--strict", "1 warning")


def test_what_the_code_does_raises_at_its_place(project: Path, appc: Run) -> None:
    """In the first run, which is the page's: one page each."""
    pages: Files = {f"pages/with_{name.replace(' ', '_')}.py": ST + line for name, (line, _) in REPORTED.items()}
    write_files(project, pages)
    done = appc("build", "--snapshot", "off", "--json")
    assert done.code == 0, done.err
    raised = {item["where"]: item["what"] for item in json.loads(done.out)["warnings"] if item["kind"] == "exception"}
    errors = dict(
        zip(pages, ("ModuleNotFoundError", "ModuleNotFoundError", "OSError", "FileNotFoundError"), strict=True)
    )
    assert {where.removesuffix(":2") for where in raised} == set(pages)
    assert [where for where, what in raised.items() if not what.startswith(errors[where.removesuffix(":2")])] == []
    for page in pages:
        html = project / "dist" / page.removeprefix("pages/").removesuffix(".py") / "index.html"
        assert errors[page] in html.read_text(encoding="utf-8")


def test_each_package_that_cannot_be_had_has_an_error_of_its_own(project: Path, appc: Run) -> None:
    write_files(project, {"requirements.txt": "torch\nsomething==99\nnowhere-at-all\n"})
    built = appc(*BUILD)
    assert built.code == 1
    errors = [line for line in built.err.splitlines() if line.startswith("error ")]
    assert [line.split(" ")[1] for line in sorted(errors)] == [f"requirements.txt:{n}:" for n in (1, 2, 3)]
    assert "Ask for something==1.0, which a browser has, or accept it with --relax." in built.err
    assert "torch: scikit-learn runs in a page" in built.err
    assert built.err.count("exclude-packages = ") == 1
    checked = appc("check", "--json")
    assert [item["kind"] for item in json.loads(checked.out)["errors"]].count("package") == 2
