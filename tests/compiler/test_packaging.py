"""The build hook's pure parts, and what the tree must have for it."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from appc.runtime_files import RuntimeFiles

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_imports_of_vendored_packages_are_rewritten(hook: ModuleType) -> None:
    source = "import mdurl\nfrom markdown_it.token import Token\n    from mdit_py_plugins import x\nimport re\n"
    assert hook.rewrite_imports(source) == (
        "from appc_runtime._vendor import mdurl\n"
        "from appc_runtime._vendor.markdown_it.token import Token\n"
        "    from appc_runtime._vendor.mdit_py_plugins import x\n"
        "import re\n"
    )
    with pytest.raises(ValueError, match="import mdurl as m"):
        hook.rewrite_imports("import mdurl as m\n")


def test_the_vendored_copies_import_each_other_only() -> None:
    for path in (RuntimeFiles.find().python / "appc_runtime/_vendor").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "\nfrom markdown_it" not in text, path
        assert "\nimport mdurl\n" not in text, path


def test_the_wheel_has_the_runtime_as_data(hook: ModuleType) -> None:
    targets = set(hook.wheel_files(ROOT).values())
    assert {
        "appc/_runtime/web/assets.json",
        "appc/_runtime/web/pyodide/pyodide.asm.wasm",
        "appc/_runtime/python/streamlit/__init__.py",
        "appc/_runtime/python/appc_runtime/_vendor/markdown_it/__init__.py",
        "appc/_runtime/templates/page.html",
        "appc/_runtime/licenses.json",
    } <= targets
    assert all(target.startswith("appc/_runtime/") for target in targets)


def test_npm_packages_are_pinned_with_integrity() -> None:
    lock = json.loads((ROOT / "runtime/web/package-lock.json").read_text(encoding="utf-8"))
    for path, entry in lock["packages"].items():
        if path:
            assert entry.get("integrity", "").startswith("sha512-"), path
            assert "resolved" not in entry, path
    package = json.loads((ROOT / "runtime/web/package.json").read_text(encoding="utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert all(version[0].isdigit() for version in versions.values())
