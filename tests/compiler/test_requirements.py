from pathlib import Path

import pytest

from appc.errors import ConfigError
from appc.requirements import Needed, find_requirements
from appc.script import read_app
from tests.compiler.project import write_files


def needed(folder: Path, files: dict[str, str | bytes]) -> list[Needed]:
    write_files(folder, files)
    modules = {"yaml": "PyYAML", "cv2": "opencv-python"}
    return find_requirements(read_app(folder / "app.py", folder), folder / "app.py", modules.get)


def test_imports_become_distributions(tmp_path: Path) -> None:
    found = needed(
        tmp_path, {"app.py": "import streamlit as st, os, js\nimport yaml\nfrom PIL import Image\nimport numpy\n"}
    )
    assert [(item.name, item.module, item.where) for item in found] == [
        ("pyyaml", "yaml", "app.py:2"),
        ("pillow", "PIL", "app.py:3"),
        ("numpy", "numpy", "app.py:4"),
    ]


def test_an_import_that_is_required_somewhere_is_not_optional(tmp_path: Path) -> None:
    source = "try:\n    import numpy\nexcept ImportError:\n    pass\ndef f():\n    import numpy\n"
    (item,) = needed(tmp_path, {"app.py": source})
    assert not item.optional


def test_requirements_txt_with_comments_options_and_nesting(tmp_path: Path) -> None:
    found = needed(
        tmp_path,
        {
            "app.py": "import pandas\n",
            "requirements.txt": """\
                # what we need
                streamlit>=1.30
                pandas==2.2.*  # tables
                --extra-index-url https://example.org/simple
                -r more.txt
                pywin32; sys_platform == "win32"
            """,
            "more.txt": "openpyxl\n",
        },
    )
    assert [(str(item.requirement), item.where) for item in found] == [
        ("pandas==2.2.*", "requirements.txt:3"),
        ("openpyxl", "more.txt:1"),
    ]


def test_the_scripts_own_block_wins(tmp_path: Path) -> None:
    source = """\
        # /// script
        # requires-python = ">=3.12"
        # dependencies = ["humanize>=4", "streamlit"]
        # ///
        import humanize
    """
    found = needed(tmp_path, {"app.py": source, "requirements.txt": "pandas\n"})
    assert [(str(item.requirement), item.where) for item in found] == [("humanize>=4", "app.py:1")]


def test_project_dependencies(tmp_path: Path) -> None:
    (item,) = needed(tmp_path, {"app.py": "", "pyproject.toml": "[project]\nname = 'x'\ndependencies = ['rich>=1']\n"})
    assert str(item.requirement) == "rich>=1"


def test_a_line_that_is_no_requirement_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        needed(tmp_path, {"app.py": "", "requirements.txt": "\nnumpy=1.0\n"})
    assert caught.value.where == "requirements.txt:2"
