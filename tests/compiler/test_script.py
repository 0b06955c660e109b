from pathlib import Path

import pytest

from appc.errors import ScriptError
from appc.script import App, read_app
from tests.compiler.project import write_files


def read(folder: Path, files: dict[str, str | bytes], script: str = "app.py") -> App:
    write_files(folder, files)
    return read_app(folder / script, folder)


def test_imports_have_their_place(tmp_path: Path) -> None:
    app = read(tmp_path, {"app.py": "import numpy as np\n\nfrom sklearn.linear_model import Ridge\n"})
    assert [(item.module, item.where) for item in app.imports] == [
        ("numpy", "app.py:1"),
        ("sklearn.linear_model.Ridge", "app.py:3"),
    ]


def test_local_modules_are_followed(tmp_path: Path) -> None:
    app = read(
        tmp_path,
        {
            "app.py": "import helper\nfrom package import part\nfrom package.deep.leaf import x\nfrom spaces.one import y\n",
            "helper.py": "import json, pandas\n",
            "package/__init__.py": "from . import sibling\n",
            "package/part.py": "from .sibling import z\nfrom .. import nothing\n",
            "package/sibling.py": "z = 1\n",
            "package/deep/__init__.py": "",
            "package/deep/leaf.py": "import requests\n",
            "package/unused.py": "",
            "spaces/one.py": "from helper import q\n",
            "unused.py": "",
        },
    )
    assert set(app.sources) == {
        "app.py",
        "helper.py",
        "package/__init__.py",
        "package/part.py",
        "package/sibling.py",
        "package/deep/__init__.py",
        "package/deep/leaf.py",
        "spaces/one.py",
    }
    assert {item.module for item in app.imports} >= {"json", "pandas", "requests.x"[:8]}


def test_scripts_of_st_page_are_pages_whose_imports_count(tmp_path: Path) -> None:
    app = read(
        tmp_path,
        {
            "app.py": "import streamlit as st\nst.navigation([st.Page('views/a.py', title='A'), 'b.py', 'gone.py']).run()\n",
            "views/a.py": "import pandas\n",
            "b.py": "import helper\n",
            "helper.py": "",
            "c.py": "",
        },
    )
    assert set(app.sources) == {"app.py", "views/a.py", "b.py", "helper.py"}
    assert "pandas" in {item.module for item in app.imports}


def test_import_module_with_a_literal_is_followed(tmp_path: Path) -> None:
    app = read(
        tmp_path,
        {"app.py": "import importlib\nm = importlib.import_module('tools.late')\n", "tools/late.py": ""},
    )
    assert "tools/late.py" in app.sources


def test_optional_imports_and_those_for_type_checkers(tmp_path: Path) -> None:
    app = read(
        tmp_path,
        {
            "app.py": """
                from typing import TYPE_CHECKING
                if TYPE_CHECKING:
                    import polars
                try:
                    import torch
                except ImportError:
                    torch = None
                try:
                    import scipy
                except ValueError:
                    pass
                def late():
                    import sympy
            """
        },
    )
    optional = {item.module: item.optional for item in app.imports}
    assert "polars" not in optional
    assert optional["torch"]
    assert not optional["scipy"]
    assert not optional["sympy"]


def test_pages_have_streamlits_order_titles_and_addresses(tmp_path: Path) -> None:
    app = read(
        tmp_path,
        {
            "app.py": "",
            "pages/2_Details.py": "",
            "pages/10_\N{BAR CHART}_Sales_by_year.py": "",
            "pages/about.py": "",
            "pages/__init__.py": "",
        },
    )
    assert [(page.path, page.title, page.icon) for page in app.pages] == [
        ("", "app", None),
        ("Details", "Details", None),
        ("Sales_by_year", "Sales by year", "\N{BAR CHART}"),
        ("about", "about", None),
    ]


def test_a_syntax_error_names_file_line_and_text(tmp_path: Path) -> None:
    with pytest.raises(ScriptError) as caught:
        read(tmp_path, {"app.py": "x = 1\nprint('a\n"})
    assert caught.value.where == "app.py:2"
    assert "unterminated string" in caught.value.what
    assert "print('a" in caught.value.what


def test_a_helper_with_a_syntax_error_fails_at_its_import_in_the_app(tmp_path: Path) -> None:
    app = read(tmp_path, {"app.py": "import helper\n", "helper.py": "def\n"})
    assert "helper.py" in app.sources


def test_data_files_that_the_code_names(tmp_path: Path) -> None:
    app = read(
        tmp_path,
        {
            "app.py": """
                from pathlib import Path
                HERE = Path(__file__).parent
                a = open("data/one.csv")
                b = (HERE / "more").iterdir()
                c = HERE.glob("tables/*.json")
                d = f"images/{a}.png"
                text = "no such file.csv"
            """,
            "data/one.csv": "1",
            "data/two.csv": "2",
            "more/x/y.bin": b"\x00",
            "more/__pycache__/z.pyc": b"",
            "tables/t.json": "{}",
            "tables/t.txt": "",
            "images/cat.png": b"png",
        },
    )
    assert app.data == ["data/one.csv", "images/cat.png", "more/x/y.bin", "tables/t.json"]


def test_secrets_and_files_outside_are_never_data(tmp_path: Path) -> None:
    write_files(tmp_path, {"outside.csv": "1"})
    root = tmp_path / "root"
    write_files(root, {"data/fine.csv": "", "data/key.pem": "", "data/.env": ""})
    (root / "data/link.csv").symlink_to(tmp_path / "outside.csv")
    names = [
        ".streamlit/secrets.toml",
        ".env",
        "id_rsa",
        "../outside.csv",
        ".git/config",
        "venv/x.txt",
        "data",
        "/etc/hostname",
    ]
    files: dict[str, str | bytes] = {name: "s" for name in names if name[:2] not in ("..", "/e") and name != "data"}
    app = read(root, {**files, "venv/pyvenv.cfg": "", "app.py": f"names = {names!r}\nopen('venv')\n"})
    assert app.data == ["data/fine.csv"]


def test_a_script_in_a_folder_keeps_its_place(tmp_path: Path) -> None:
    app = read(
        tmp_path, {"src/app.py": "import helper\nopen('data.csv')\n", "src/helper.py": "", "data.csv": ""}, "src/app.py"
    )
    assert app.entrypoint == "src/app.py"
    assert set(app.sources) == {"src/app.py", "src/helper.py"}
    assert app.data == ["data.csv"]
