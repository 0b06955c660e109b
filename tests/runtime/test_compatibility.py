"""docs/compatibility.md tells the truth: about every name of the API, and every parameter."""

import ast
import inspect
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "scripts/compatibility"))
FACTS, DIFFERENCES = TABLE["FACTS"], TABLE["DIFFERENCES"]
find, missing = TABLE["find"], TABLE["missing"]
NAMES = [name for section in FACTS["sections"].values() for name in section]


def test_the_page_is_what_the_script_writes():
    check = subprocess.run([sys.executable, ROOT / "scripts/compatibility", "--check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_either_there_or_listed_as_not_there(name):
    if missing(name) is None:
        find(name)
    elif not missing(name).endswith("when it is made"):
        module, _, last = f"streamlit.{name}".rpartition(".")
        assert last not in vars(sys.modules.get(module, object)), f"{name} works: take it out of unsupported.py"


def test_containers_have_every_method_or_say_so():
    have = dir(find("sidebar"))
    assert [name for name in FACTS["members"]["DeltaGenerator"] if name not in have and missing(name) is None] == []


def test_differences_speak_of_parameters_that_exist():
    for item in DIFFERENCES:
        for name in item["names"]:
            parameters = inspect.signature(find(name)).parameters if "parameter" in item else {None: ""}
            assert item.get("parameter") in parameters, item
            assert item["effect"] in ("none", "differs"), item


def unread(function: ast.FunctionDef) -> set[str]:
    """Parameters that a function never reads."""
    arguments = function.args
    names = {argument.arg for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}
    return names - {"self"} - {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def test_parameters_that_the_code_never_reads_are_listed():
    works = {name.rpartition(".")[2] for name in FACTS["functions"] if missing(name) is None}
    listed = {(name, item["parameter"]) for item in DIFFERENCES if "parameter" in item for name in item["names"]}
    found = set()
    for file in (ROOT / "runtime/python/streamlit").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name in works:
                found |= {(node.name, parameter) for parameter in unread(node)}
    assert found - listed == set()
    assert ("dataframe", "lazy") in found
