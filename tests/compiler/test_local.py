"""Code of the project that is declared as a package: trees, wheels, src/ layouts."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from appc.build_wheel import Builder, BuildError, last_error, tree_digest
from appc.cache import WheelCache
from appc.errors import PackageError
from appc.local import Local, build_local
from appc.requirements import read_declared
from appc.script import read_app
from appc.wanted import read_wanted
from tests.compiler.index_files import isolate_pip
from tests.compiler.project import make_config, write_files
from tests.compiler.wheel_files import make_wheel, source_tree


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No index, no pyodide-build of this machine's."""
    isolate_pip(monkeypatch)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")


def tree(folder: Path, name: str, *requires: str, **rest: Any) -> Path:
    return write_files(folder, {**source_tree(name, "0.1", requires=requires, **rest)})


def local(folder: Path, requirements: str) -> Local:
    write_files(folder, {"app.py": "", "requirements.txt": requirements})
    declared = read_declared(read_app(folder / "app.py", folder), folder / "app.py").items
    return build_local(declared, Builder(WheelCache(folder.parent / "cache")))


def stops(folder: Path, requirements: str) -> PackageError:
    with pytest.raises(PackageError) as caught:
        local(folder, requirements)
    assert caught.value.exit_code == 1
    return caught.value


def test_a_build_leaves_the_tree_as_it_was(tmp_path: Path) -> None:
    """setuptools leaves `build/` and `*.egg-info` where it builds."""
    project = tree(tmp_path / "project", "whole", layout="src/")
    write_files(project, {"src/old.egg-info/PKG-INFO": ""})
    litter = "import os\nfor name in ('build/lib', 'src/whole.egg-info'):\n    os.makedirs(name, exist_ok=True)\n"
    backend = project / "backend.py"
    backend.write_text(litter + backend.read_text())
    local(project, "-e .\n")
    assert not (project / "build").exists()
    assert sorted(path.name for path in (project / "src").iterdir()) == ["old.egg-info", "whole"]


def test_trees_wheels_and_what_they_name_become_wheels(tmp_path: Path) -> None:
    project = tmp_path / "project"
    tree(project, "whole", "humanize>=4", layout="src/")
    tree(project / "mine", "mine", f"deep @ {(tmp_path / 'deep').as_uri()}", "humanize")
    tree(tmp_path / "deep", "deep")
    make_wheel(project / "wheels", "ready", "2.0")
    found = local(project, "-e .\nmine @ file:mine\nwheels/ready-2.0-py3-none-any.whl\nplain\n")
    assert [item.text for item in found.needed] == ["whole", "mine", "ready", "plain"]
    assert {name: wheel.imports for name, wheel in found.wheels.items()} == {
        "whole": ["whole"],
        "mine": ["mine"],
        "deep": ["deep"],
        "ready": ["ready"],
    }
    kept = found.wheels["mine"].path
    assert kept.is_relative_to(tmp_path / "cache")
    # Built once: what is in the tree decides.
    before = tree_digest(project / "mine")
    write_files(project / "mine", {"build/lib/x.py": "", "mine/__pycache__/a.pyc": "", ".git/x": ""})
    assert tree_digest(project / "mine") == before
    write_files(project / "mine", {"mine/more.py": ""})
    assert local(project, "./mine\n").wheels["mine"].path != kept


def test_the_projects_own_src_counts_as_installed_once_it_is_imported(tmp_path: Path) -> None:
    tree(tmp_path, "whole", layout="src/")
    write_files(tmp_path, {"app.py": "import whole\n"})
    config = make_config(tmp_path)
    wanted = read_wanted(config, read_app(config.script, config.root), WheelCache(tmp_path / "cache"), None)
    assert list(wanted.local.wheels) == ["whole"]
    assert wanted.requirements == ("whole @ .",)


def test_a_src_that_the_app_puts_on_the_path_is_bundled_as_it_is(tmp_path: Path) -> None:
    source = "import sys\nsys.path.append('src')\nfrom tools import one\n"
    write_files(tmp_path, {"app.py": source, "src/tools/__init__.py": "", "src/tools/one.py": "from . import two\n"})
    write_files(tmp_path, {"src/tools/two.py": "", "src/tools/three.py": ""})
    app = read_app(tmp_path / "app.py", tmp_path)
    assert set(app.sources) == {"app.py", "src/tools/__init__.py", "src/tools/one.py", "src/tools/two.py"}


def test_what_cannot_be_built_is_named_with_its_line(tmp_path: Path) -> None:
    project = tmp_path / "project"
    tree(project / "one", "one", f"two @ {(project / 'two').as_uri()}")
    tree(project / "two", "two", f"one @ {(project / 'one').as_uri()}")
    error = stops(project, "\n./one\n")
    assert (error.where, error.what) == ("requirements.txt:2", "circular path dependency: one -> two -> one.")
    tree(project / "native", "native", compiled=True)
    error = stops(project, "./native\n")
    assert error.what == "native: it has a compiled extension, which a browser cannot load as it is."
    assert "pyodide build" in (error.hint or "")
    write_files(project / "broken", {"pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'nowhere'\n"})
    error = stops(project, "./broken\n")
    assert error.what.startswith("broken: building it failed: ") and "nowhere" in error.what
    make_wheel(project, "other", "1.0", tag="cp314-cp314-win_amd64")
    assert (
        "is for cp314-cp314-win_amd64, not for the browser"
        in stops(project, "./other-1.0-cp314-cp314-win_amd64.whl").what
    )


def test_a_compiled_extension_goes_to_pyodide_build_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `pyodide` that notes how it was called, and gives a wheel for the browser."""
    ready = make_wheel(tmp_path / "ready", "native", "0.1", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    script = f"""#!{sys.executable}
import shutil, sys
open({str(tmp_path / "called")!r}, "w").write(" ".join(sys.argv[1:4]))
shutil.copy({str(ready)!r}, sys.argv[4])
"""
    write_files(tmp_path, {"bin/pyodide": script})
    (tmp_path / "bin/pyodide").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin:/bin")
    source = tree(tmp_path / "native", "native", compiled=True)
    wheel = Builder(WheelCache(tmp_path / "cache")).tree(source)
    assert wheel.path.name == ready.name
    assert (tmp_path / "called").read_text() == f"build {source} --outdir"
    write_files(tmp_path, {"bin/pyodide": f"#!{sys.executable}\nimport sys\nsys.exit('ValueError: no emsdk here')\n"})
    with pytest.raises(BuildError, match="pyodide build failed: ValueError: no emsdk here"):
        Builder(WheelCache(tmp_path / "other")).tree(source)


FAILED = """\
  × Failed to build
  │ exit code: 1
  ╰─> [3 lines of output]
      ValueError: no such thing
  note: This error originates from a subprocess
"""


@pytest.mark.parametrize(
    ("output", "line"),
    [(FAILED, "ValueError: no such thing"), ("ERROR: no file\n", "ERROR: no file"), ("", "no reason given")],
)
def test_the_line_that_says_most(output: str, line: str) -> None:
    assert last_error(output) == line
