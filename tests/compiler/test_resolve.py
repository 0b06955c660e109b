import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from appc.cache import WheelCache
from appc.errors import PackageError
from appc.lockfile import Distribution, site_lock
from appc.pip_target import MOST_TRIED
from appc.requirements import Needed
from appc.resolve import Resolution, Rules, resolve
from appc.sources import Sources
from appc.wheels import Wheel
from tests.compiler.index_files import use_index
from tests.compiler.wheel_files import make_sdist, make_wheel

INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2"}
NATIVE = "cp314-cp314-pyemscripten_2026_0_wasm32"


def lock_entry(path: Path, depends: list[str]) -> dict[str, Any]:
    wheel = Wheel.read(path)
    assert wheel is not None
    return {
        "name": wheel.name,
        "version": str(wheel.version),
        "file_name": path.name,
        "install_dir": "site",
        "sha256": wheel.sha256,
        "imports": wheel.imports,
        "depends": depends,
    }


def make_distribution(folder: Path, entries: list[dict[str, Any]]) -> Distribution:
    folder.mkdir(parents=True, exist_ok=True)
    lock = {"info": INFO, "packages": {entry["name"]: entry for entry in entries}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    return Distribution.read(folder / "pyodide-lock.json", folder.as_uri() + "/")


def need(*texts: str, module: str | None = None) -> list[Needed]:
    return [Needed(Requirement(text), f"requirements.txt:{line}", module) for line, text in enumerate(texts, 1)]


class Case:
    """Three sources in folders: links, pyodide, index."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.entries: list[dict[str, Any]] = []
        for name in ("links", "pyodide", "index"):
            (folder / name).mkdir()

    def links(self, name: str, version: str, *requires: str, **rest: Any) -> Path:
        return make_wheel(self.folder / "links", name, version, requires=requires, **rest)

    def index(self, name: str, version: str, *requires: str, **rest: Any) -> Path:
        return make_wheel(self.folder / "index", name, version, requires=requires, **rest)

    def pyodide(
        self, name: str, version: str, *depends: str, requires: tuple[str, ...] = (), tag: str = NATIVE
    ) -> Path:
        path = make_wheel(self.folder / "pyodide", name, version, requires=requires, tag=tag)
        self.entries.append(lock_entry(path, list(depends)))
        return path

    def sources(self, *, index: bool = True) -> Sources:
        use_index(self.monkeypatch, self.folder / "index")
        distribution = make_distribution(self.folder / "pyodide", self.entries)
        return Sources([self.folder / "links"], distribution, WheelCache(self.folder / "cache"), index=index)

    def run(self, *texts: str, index: bool = True, imports: tuple[str, ...] = (), **rules: Any) -> Resolution:
        needed = [*need(*texts), *need(*imports, module="some")]
        return resolve(needed, self.sources(index=index), Rules(**rules))

    def stops(self, *texts: str, **rest: Any) -> PackageError:
        with pytest.raises(PackageError) as caught:
            self.run(*texts, **rest)
        return caught.value


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    return Case(tmp_path, monkeypatch)


def versions(result: Resolution) -> dict[str, str]:
    return {name: str(wheel.version) for name, wheel in sorted(result.wheels.items())}


def test_what_a_wheel_needs_is_followed_over_all_sources(case: Case) -> None:
    case.links("top", "1.0", "middle[extra]>=1", "streamlit>=99")
    case.index("middle", "1.2", 'core; extra == "extra"', 'never; extra == "other"')
    case.pyodide("core", "0.5", "libcore")
    case.pyodide("libcore", "1.0")
    result = case.run("top")
    assert versions(result) == {"core": "0.5", "libcore": "1.0", "middle": "1.2", "top": "1.0"}
    assert result.findings == []
    depends = {name: spec.depends for name, spec in result.packages.items()}
    assert depends == {"top": ["middle"], "middle": ["core"], "core": ["libcore"], "libcore": []}
    kinds = {name: origin.kind for name, origin in result.origins.items()}
    assert kinds == {"top": "folder", "middle": "index", "core": "pyodide", "libcore": "pyodide"}


def test_python_itself_is_no_package_that_one_depends_on(case: Case) -> None:
    case.links("top", "1.0", "core", python=">=3.9")
    case.links("core", "1.0", python=">=3.8")
    depends = {name: spec.depends for name, spec in case.run("top").packages.items()}
    assert depends == {"top": ["core"], "core": []}


def test_shared_libraries_of_the_distribution_come_along(case: Case) -> None:
    core = case.pyodide("core", "0.5", "libcore")
    library = case.folder / "pyodide/libcore-1.0.zip"
    library.write_bytes(core.read_bytes())
    sha256 = hashlib.sha256(library.read_bytes()).hexdigest()
    case.entries.append(
        {
            **lock_entry(core, []),
            "name": "libcore",
            "version": "1.0",
            "file_name": library.name,
            "install_dir": "dynlib",
            "package_type": "shared_library",
            "imports": [],
            "sha256": sha256,
        }
    )
    result = case.run("core")
    spec = result.packages["libcore"]
    assert (spec.install_dir, spec.package_type, spec.imports) == ("dynlib", "shared_library", [])
    assert result.packages["core"].depends == ["libcore"]
    assert result.wheels["libcore"].path.name == library.name


def test_the_first_source_that_has_a_fitting_version_wins(case: Case) -> None:
    case.links("core", "0.4")
    case.pyodide("core", "0.5")
    case.pyodide("pure", "0.5", tag="py3-none-any")
    case.index("core", "0.6")
    case.index("pure", "0.6")
    assert versions(case.run("core", "pure")) == {"core": "0.4", "pure": "0.5"}
    assert versions(case.run("core>=0.5", "pure>=0.6")) == {"core": "0.5", "pure": "0.6"}


def test_an_older_version_is_tried_when_the_newest_leads_nowhere(case: Case) -> None:
    case.index("schema", "2.0", "native-only>=1")
    case.index("schema", "1.0", "pure-one")
    case.index("pure-one", "3.0")
    case.index("native-only", "1.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    assert versions(case.run("schema")) == {"pure-one": "3.0", "schema": "1.0"}


def test_the_way_back_through_old_versions_ends(case: Case) -> None:
    case.index("top", "0.1")
    for number in range(MOST_TRIED):
        case.index("top", f"1.{number}", "nowhere>=2")
    error = case.stops("top")
    assert "top needs nowhere>=2: no wheel for the browser: the package index does not have it." in error.what


def test_markers_and_tags_are_the_browsers(case: Case) -> None:
    case.index(
        "top",
        "1.0",
        'for-browser; sys_platform == "emscripten"',
        'for-new; python_version >= "3.14"',
        'for-linux; sys_platform == "linux"',
        'for-old; python_version < "3.14"',
    )
    for name in ("for-browser", "for-new", "for-linux", "for-old"):
        case.index(name, "1.0")
    case.index("native", "2.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    case.index("native", "1.0", tag=NATIVE)
    case.index("native", "0.9", tag="cp313-cp313-pyemscripten_2025_0_wasm32")
    assert list(versions(case.run("top", "native"))) == ["for-browser", "for-new", "native", "top"]


def test_bounds_and_extras_of_a_distributions_wheel_count(case: Case) -> None:
    case.pyodide("frame", "3.0", "num", requires=("num>=2", 'sheet; extra == "excel"', "left-out"))
    case.pyodide("num", "2.4")
    case.index("sheet", "1.0")
    result = case.run("frame[excel]")
    assert versions(result) == {"frame": "3.0", "num": "2.4", "sheet": "1.0"}


def test_what_is_declared_and_cannot_be_had_stops_with_all_of_it(case: Case) -> None:
    case.pyodide("core", "2.4")
    case.index("native", "1.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    case.index("top", "1.0", "middle")
    case.index("middle", "1.0", "native")
    error = case.stops("nowhere>=2", "core==1.26", "top")
    assert error.exit_code == 1
    text = str(error)
    assert "requirements.txt:1: nowhere>=2: no wheel for the browser: the package index does not have it." in text
    assert "requirements.txt:2: core==1.26 is asked for; the browser gets core 2.4, the best that there is." in text
    assert "requirements.txt:3: top needs middle, which needs native: no wheel" in text
    assert "compiled for Linux only" in text
    assert "core==2.4" in (error.hint or "") and "--relax" in (error.hint or "")
    assert 'exclude-packages = ["nowhere", "native"]' in (error.hint or "")


def test_relax_takes_the_version_that_there_is(case: Case) -> None:
    case.pyodide("core", "2.4")
    case.index("top", "1.0", "core<2")
    (part,) = case.stops("top").parts
    assert part.hint == "Ask for another version, or accept it with --relax."
    result = case.run("core==1.26", "top", relax=True)
    assert versions(result) == {"core": "2.4", "top": "1.0"}
    assert [finding.kind for finding in result.findings] == ["version"]


def test_relax_leaves_out_what_nothing_imports_and_cannot_be_had(case: Case) -> None:
    case.pyodide("core", "2.4")
    case.index("native", "1.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    case.index("idle", "1.0", "core<2", "native")
    case.index("busy", "1.0", "native")
    rules = {"used": ("core", "busy"), "relax": True}
    result = case.run("native==1.0", "idle", "core", **rules)
    assert versions(result) == {"core": "2.4"}
    assert sorted((finding.where, finding.what.partition("; ")[2]) for finding in result.findings) == [
        ("requirements.txt:1", "nothing in the app imports native, and the site goes without."),
        ("requirements.txt:2", "nothing in the app imports idle, and the site goes without."),
    ]
    # Without --relax it stops the build, and the hint says so; what is imported stops it in any case.
    stopped = case.stops("idle", used=("core",))
    assert "Nothing in the app imports idle: --relax leaves it out." in (stopped.hint or "")
    (part,) = case.stops("native", "busy", **rules).parts
    assert "--relax" not in (part.hint or "")


def test_a_source_tree_at_hand_is_not_called_unused(case: Case) -> None:
    case.index("native", "1.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    mine = Wheel.read(make_wheel(case.folder / "built", "mine", "1.0", requires=("native",)))
    declared = [Needed(Requirement("mine"), "requirements.txt:1", origin=case.folder)]
    with pytest.raises(PackageError) as caught:
        resolve(declared, case.sources(), Rules(only={"mine": mine}))
    assert "mine needs native" in str(caught.value)
    assert "--relax" not in (caught.value.hint or "")


def test_relax_keeps_what_may_be_an_imported_module_of_another_name(case: Case) -> None:
    case.index("native", "1.0", tag="cp314-cp314-manylinux_2_28_x86_64")
    needed = [*need("native"), Needed(Requirement("other"), "app.py:1", "other")]
    with pytest.raises(PackageError):
        resolve(need("native"), case.sources(), Rules(relax=True, used=("other",)), lambda _: needed[1:])


def test_excluded_packages_are_done_without(case: Case) -> None:
    case.index("top", "1.0", "nowhere")
    assert versions(case.run("top", exclude={"nowhere"})) == {"top": "1.0"}


def test_what_is_only_imported_is_a_finding_with_its_place(case: Case) -> None:
    case.index("present", "1.0")
    result = case.run("present", imports=("nowhere",))
    assert versions(result) == {"present": "1.0"}
    (finding,) = result.findings
    assert (finding.kind, finding.where) == ("package", "requirements.txt:1")
    assert finding.what.startswith("import some: no wheel")
    assert "--find-links" in (finding.hint or "")


def test_what_an_import_needs_in_vain_names_both(case: Case) -> None:
    case.links("top", "1.0", "nowhere>=2")
    result = case.run(imports=("top",))
    assert versions(result) == {"top": "1.0"}
    (finding,) = result.findings
    assert finding.what.startswith("top needs nowhere>=2: no wheel")
    assert "top may fail" in (finding.hint or "")


def test_a_declared_version_wins_over_what_an_import_leads_to(case: Case) -> None:
    case.index("lib", "1.0")
    case.index("lib", "2.0")
    case.index("other", "1.0", "lib>=2")
    result = case.run("lib==1.0", imports=("other",))
    assert versions(result) == {"lib": "1.0", "other": "1.0"}
    (finding,) = result.findings
    assert finding.kind == "version" and "other 1.0 needs lib>=2" in finding.what


def test_a_conflict_of_two_lines_names_both(case: Case) -> None:
    case.index("lib", "1.0")
    case.index("lib", "2.0")
    case.index("other", "1.0", "lib>=2")
    error = case.stops("lib==1.0", "other")
    assert "lib==1.0 is asked for and other 1.0 needs lib>=2" in str(error)


def test_an_optional_import_is_missed_silently(case: Case) -> None:
    needed = [Needed(Requirement("nowhere"), "app.py:2", "nowhere", optional=True)]
    assert resolve(needed, case.sources()).findings == []


def test_a_distribution_out_of_reach_is_said_so(case: Case) -> None:
    case.pyodide("core", "0.5").unlink()
    error = case.stops("core", index=False)
    assert "Pyodide's core 0.5 is out of reach" in error.what
    assert "a folder of its release: [tool.appc] packages-url." in (error.hint or "")


def test_what_only_the_distribution_has_is_not_worked_around_when_it_is_out_of_reach(case: Case) -> None:
    case.index("top", "2.0", "core>=0.5")
    case.index("top", "1.0")
    case.index("pure", "1.0")
    case.pyodide("core", "0.5").unlink()
    case.pyodide("pure", "1.1", tag="py3-none-any").unlink()
    error = case.stops("top", "pure")
    assert "top needs core: no wheel for the browser: Pyodide's core 0.5 is out of reach" in error.what
    assert 'exclude-packages = ["core"]' in (error.hint or "")
    result = case.run(imports=("top", "pure"))
    assert versions(result) == {"pure": "1.0", "top": "2.0"}
    (finding,) = result.findings
    assert "top may fail" in (finding.hint or "")


def test_what_only_a_package_out_of_reach_needs_is_not_told(case: Case) -> None:
    case.index("top", "1.0", "core")
    case.pyodide("core", "0.5", "inner").unlink()
    case.pyodide("inner", "0.1").unlink()
    error = case.stops("top")
    assert [part.what.partition(":")[0] for part in error.parts] == ["top needs core"]


def test_an_older_version_stands_in_where_it_does_without_what_is_out_of_reach(case: Case) -> None:
    case.index("charts", "6.0", "jsonschema>=3")
    case.index("jsonschema", "4.26.0", "rpds-py>=0.7")
    case.index("jsonschema", "4.17.3")
    case.index("jsonschema", "4.16.0")
    case.pyodide("rpds-py", "0.30").unlink()
    result = case.run("charts")
    assert versions(result) == {"charts": "6.0", "jsonschema": "4.17.3"}
    (finding,) = result.findings
    assert (finding.kind, finding.where) == ("version", "requirements.txt:1")
    assert "jsonschema 4.17.3 stands in for a newer one, which needs rpds-py: Pyodide's rpds-py 0.30" in finding.what
    error = case.stops("charts", "jsonschema>=4.18")
    assert "charts needs jsonschema, which needs rpds-py: no wheel for the browser" in error.what


def test_a_pure_source_is_built(case: Case) -> None:
    make_sdist(case.folder / "index", "oldpure", "1.2")
    result = case.run("oldpure")
    assert versions(result) == {"oldpure": "1.2"}
    assert result.wheels["oldpure"].imports == ["oldpure"]


def test_a_compiled_source_stops(case: Case) -> None:
    make_sdist(case.folder / "index", "oldnative", "1.2", compiled=True)
    error = case.stops("oldnative")
    assert "oldnative: no wheel for the browser: the package index has it as source only" in error.what
    assert "compiled extension" in error.what


def test_a_source_whose_extension_is_left_out_makes_a_pure_wheel(case: Case) -> None:
    make_sdist(case.folder / "index", "optional", "1.2", left_out=True)
    wheel = case.run("optional").wheels["optional"]
    assert wheel.path.name == "optional-1.2-py3-none-any.whl"
    with zipfile.ZipFile(wheel.path) as archive:
        about = archive.read("optional-1.2.dist-info/WHEEL").decode()
        record = archive.read("optional-1.2.dist-info/RECORD").decode().splitlines()
    assert "Tag: py3-none-any" in about and "linux" not in about
    assert [line.partition(",")[0] for line in record] == archive.namelist()


def test_the_sites_lock_names_files_relative_to_itself(case: Case) -> None:
    case.links("top", "1.0")
    result = case.run("top")
    data = json.loads(site_lock(case.sources().distribution.info, result.packages.values()))
    assert data["info"]["python"] == "3.14.2"
    entry = data["packages"]["top"]
    assert entry["file_name"] == f"{entry['sha256'][:16]}/top-1.0-py3-none-any.whl"
    assert entry["imports"] == ["top"]


def test_modules_are_known_from_locks_and_wheels(case: Case) -> None:
    make_wheel(case.folder / "links", "scikit-thing", "1.0", module="skthing")
    case.entries.append(lock_entry(make_wheel(case.folder / "pyodide", "py-core", "0.5", module="corelib"), []))
    sources = case.sources()
    assert sources.distribution_of("skthing") == "scikit-thing"
    assert sources.distribution_of("corelib") == "py-core"
    assert sources.distribution_of("unknown") is None
