import json
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from appc.index import PackageIndex
from appc.lockfile import Distribution, site_lock
from appc.requirements import Needed
from appc.resolve import Resolution, Sources, resolve
from appc.wheels import Wheel
from tests.compiler.wheel_files import make_wheel

INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2"}


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


def index_of(cache: Path, folder: Path) -> PackageIndex:
    """A package index whose `pip download` copies from `folder`."""

    def run(command: Any) -> int:
        target = Path(next(item for item in command if item.startswith("--dest=")).removeprefix("--dest="))
        code = 0
        for text in [item for item in command[4:] if not item.startswith("-")]:
            found = sorted(folder.glob(f"{Requirement(text).name.replace('-', '_')}-*.whl"))
            if found:
                (target / found[-1].name).write_bytes(found[-1].read_bytes())
            else:
                code = 1
        return code

    return PackageIndex(cache, run)


def need(*texts: str) -> list[Needed]:
    return [Needed(Requirement(text), f"app.py:{line}") for line, text in enumerate(texts, 1)]


def run(tmp_path: Path, *texts: str, entries: list[dict[str, Any]] | None = None, index: bool = True) -> Resolution:
    distribution = make_distribution(tmp_path / "pyodide", entries or [])
    links = tmp_path / "links"
    links.mkdir(exist_ok=True)
    found = index_of(tmp_path / "cache/index", tmp_path / "index") if index else None
    return resolve(need(*texts), Sources([links], distribution, tmp_path / "cache", found))


def versions(result: Resolution) -> dict[str, str]:
    return {name: str(wheel.version) for name, wheel in sorted(result.wheels.items())}


def test_what_a_wheel_needs_is_followed_over_all_sources(tmp_path: Path) -> None:
    make_wheel(tmp_path / "links", "top", "1.0", requires=("middle[extra]>=1", "streamlit"))
    make_wheel(tmp_path / "index", "middle", "1.2", requires=('core; extra == "extra"', 'never; extra == "other"'))
    core = make_wheel(tmp_path / "pyodide", "core", "0.5", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    lib = make_wheel(tmp_path / "pyodide", "libcore", "1.0")
    result = run(tmp_path, "top", entries=[lock_entry(core, ["libcore"]), lock_entry(lib, [])])
    assert versions(result) == {"core": "0.5", "libcore": "1.0", "middle": "1.2", "top": "1.0"}
    assert result.findings == []
    depends = {name: spec.depends for name, spec in result.packages.items()}
    assert depends == {"top": ["middle"], "middle": ["core"], "core": ["libcore"], "libcore": []}


def test_a_folder_wins_over_the_distribution(tmp_path: Path) -> None:
    make_wheel(tmp_path / "links", "core", "0.4")
    core = make_wheel(tmp_path / "pyodide", "core", "0.5")
    assert versions(run(tmp_path, "core", entries=[lock_entry(core, [])])) == {"core": "0.4"}


def test_what_cannot_be_had_is_a_finding_with_its_place(tmp_path: Path) -> None:
    result = run(tmp_path, "nowhere")
    assert result.wheels == {}
    (finding,) = result.findings
    assert finding.where == "app.py:1"
    assert "nowhere" in finding.what
    assert "--find-links" in (finding.hint or "")


def test_what_a_package_needs_in_vain_names_both(tmp_path: Path) -> None:
    make_wheel(tmp_path / "links", "top", "1.0", requires=("nowhere>=2",))
    result = run(tmp_path, "top")
    assert versions(result) == {"top": "1.0"}
    (finding,) = result.findings
    assert finding.what.startswith("top needs nowhere>=2: no wheel")
    assert finding.where == "app.py:1"
    assert "top may fail" in (finding.hint or "")


def test_one_that_is_missing_does_not_hide_the_others(tmp_path: Path) -> None:
    make_wheel(tmp_path / "index", "present", "1.0")
    result = run(tmp_path, "nowhere", "present")
    assert versions(result) == {"present": "1.0"}
    assert len(result.findings) == 1


def test_an_optional_import_is_missed_silently(tmp_path: Path) -> None:
    distribution = make_distribution(tmp_path / "pyodide", [])
    needed = [Needed(Requirement("nowhere"), "app.py:2", "nowhere", optional=True)]
    assert resolve(needed, Sources([], distribution, tmp_path / "cache", None)).findings == []


def test_the_only_build_is_taken_with_a_warning_when_another_version_is_asked_for(tmp_path: Path) -> None:
    core = make_wheel(tmp_path / "pyodide", "core", "2.4", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    result = run(tmp_path, "core==1.26", entries=[lock_entry(core, [])])
    assert versions(result) == {"core": "2.4"}
    assert [finding.kind for finding in result.findings] == ["version"]


def test_a_distribution_out_of_reach_is_said_so(tmp_path: Path) -> None:
    core = make_wheel(tmp_path / "pyodide", "core", "0.5")
    entry = lock_entry(core, [])
    core.unlink()
    (finding,) = run(tmp_path, "core", entries=[entry], index=False).findings
    assert "out of reach" in finding.what


def test_the_sites_lock_names_files_relative_to_itself(tmp_path: Path) -> None:
    make_wheel(tmp_path / "links", "top", "1.0")
    result = run(tmp_path, "top")
    distribution = make_distribution(tmp_path / "other", [])
    data = json.loads(site_lock(distribution.info, result.packages.values()))
    assert data["info"]["python"] == "3.14.2"
    entry = data["packages"]["top"]
    assert entry["file_name"] == f"{entry['sha256'][:16]}/top-1.0-py3-none-any.whl"
    assert entry["imports"] == ["top"]


def test_the_index_is_asked_again_only_after_a_while(tmp_path: Path) -> None:
    make_wheel(tmp_path / "index", "present", "1.0")
    now = [1000.0]
    calls: list[list[str]] = []
    inner = index_of(tmp_path / "cache", tmp_path / "index").run

    def counting(command: Any) -> int:
        calls.append(command)
        return inner(command)

    def ask() -> list[str]:
        return sorted(PackageIndex(tmp_path / "cache", counting, lambda: now[0]).find(["present", "nowhere"]))

    assert ask() == ["present"]
    first = len(calls)
    assert ask() == ["present"]
    assert len(calls) == first
    now[0] += 1000
    assert ask() == ["present"]
    assert len(calls) == first + 1
    assert calls[-1][-1] == "nowhere"


def test_modules_are_known_from_locks_and_wheels(tmp_path: Path) -> None:
    make_wheel(tmp_path / "links", "scikit-thing", "1.0", module="skthing")
    core = make_wheel(tmp_path / "pyodide", "py-core", "0.5", module="corelib")
    distribution = make_distribution(tmp_path / "pyodide", [lock_entry(core, [])])
    sources = Sources([tmp_path / "links"], distribution, tmp_path / "cache", None)
    assert sources.distribution_of("skthing") == "scikit-thing"
    assert sources.distribution_of("corelib") == "py-core"
    assert sources.distribution_of("unknown") is None
