"""What is to be done after a library's import is done then, however it comes about."""

from __future__ import annotations

import importlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from appc_runtime.imports import after_import

RUNTIME = Path(__file__).parents[2] / "runtime" / "python"


@pytest.fixture
def library(tmp_path, monkeypatch):
    (tmp_path / "appc_some_library").mkdir()
    (tmp_path / "appc_some_library/__init__.py").write_text("from . import part\nready = True\n")
    (tmp_path / "appc_some_library/part.py").write_text("value = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "appc_some_library"
    for name in [name for name in sys.modules if name.startswith("appc_some_library")]:
        del sys.modules[name]


def test_it_waits_for_the_import_and_sees_the_module_whole(library):
    seen = []
    after_import(library, lambda module: seen.append(module.ready))
    assert seen == []
    importlib.import_module(library)
    assert seen == [True]
    importlib.import_module(library)
    assert seen == [True]


def test_a_part_of_a_package(library):
    seen = []
    after_import(f"{library}.part", lambda module: seen.append(module.value))
    importlib.import_module(library)
    assert seen == [1]


def test_what_is_there_already_is_told_at_once(library):
    importlib.import_module(library)
    seen = []
    after_import(library, seen.append)
    assert seen == [sys.modules[library]]


def test_a_library_that_is_not_installed_is_still_missing():
    after_import("appc_no_such_library", lambda module: None)
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("appc_no_such_library")


def test_modules_of_one_zip_file_are_told_apart(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.writestr("appc_zip_first.py", "import appc_zip_second\n")
        archive.writestr("appc_zip_second.py", "")
    monkeypatch.syspath_prepend(tmp_path / "both.zip")
    seen = []
    after_import("appc_zip_first", seen.append)
    module = importlib.import_module("appc_zip_first")
    assert seen == [module]
    assert module.__loader__ is module.__spec__.loader is sys.modules["appc_zip_second"].__loader__


def test_the_api_brings_no_module_that_few_scripts_need():
    """Each would be in every site's snapshot: these five were 0.19 MB of it."""
    few = {"difflib", "fractions", "importlib.metadata", "tomllib", "uuid"}
    code = f"import sys, streamlit; print(*{few} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-S", "-c", code], cwd=RUNTIME, check=True, capture_output=True).stdout.split()
        == []
    )
