from pathlib import Path

import pytest

from appc.errors import PackageError
from appc.imports import dropped, imported
from appc.requirements import Needed, read_declared
from appc.script import App, read_app
from tests.compiler.project import write_files


def read(folder: Path, files: dict[str, str | bytes]) -> App:
    write_files(folder, files)
    return read_app(folder / "app.py", folder)


def needed(folder: Path, files: dict[str, str | bytes]) -> list[Needed]:
    return read_declared(read(folder, files), folder / "app.py").items


def texts(items: list[Needed]) -> list[tuple[str, str]]:
    return [(item.text, item.where) for item in items]


def missed(folder: Path, files: dict[str, str | bytes]) -> PackageError:
    with pytest.raises(PackageError) as caught:
        needed(folder, files)
    return caught.value


def test_imports_become_distributions(tmp_path: Path) -> None:
    source = "import streamlit as st, os, js\nimport yaml\nfrom PIL import Image\nimport numpy\nimport given\n"
    app = read(tmp_path, {"app.py": source})
    found = imported(app.imports, {"given"}, {"yaml": "PyYAML"}.get)
    assert [(item.name, item.module, item.where) for item in found] == [
        ("pyyaml", "yaml", "app.py:2"),
        ("pillow", "PIL", "app.py:3"),
        ("numpy", "numpy", "app.py:4"),
    ]


def test_what_streamlit_itself_would_bring_comes_along(tmp_path: Path) -> None:
    app = read(tmp_path, {"app.py": "import numpy\nimport plotly.express as px\n"})
    found = imported(app.imports, (), {}.get)
    assert [(item.name, item.optional) for item in found] == [("numpy", False), ("plotly", False), ("pandas", True)]
    assert [item.name for item in imported(app.imports, {"numpy", "pandas"}, {}.get)] == ["plotly"]


def test_a_styled_frame_brings_what_pandas_needs_for_it(tmp_path: Path) -> None:
    source = "import pandas as pd\nimport matplotlib.pyplot as plt\nplt.style.use('bmh')\n"
    app = read(tmp_path, {"app.py": source})
    assert {item.name for item in imported(app.imports, {"matplotlib"}, {}.get)} == {"pandas"}
    app = read(tmp_path, {"app.py": source + "pd.DataFrame().style.format('x')\n"})
    assert {item.name for item in imported(app.imports, {"matplotlib"}, {}.get)} == {"pandas", "jinja2"}
    # A `style` in an app without pandas is something else.
    app = read(tmp_path, {"app.py": "import cards\ncards.one().style\n"})
    assert [item.name for item in imported(app.imports, (), {}.get)] == ["cards"]


def test_an_import_that_is_required_somewhere_is_not_optional(tmp_path: Path) -> None:
    source = "try:\n    import numpy\nexcept ImportError:\n    pass\ndef f():\n    import numpy\n"
    app = read(tmp_path, {"app.py": source})
    (item,) = imported(app.imports, (), {}.get)
    assert not item.optional


def test_what_only_a_server_needs_is_left_out_unless_it_is_imported(tmp_path: Path) -> None:
    app = read(
        tmp_path, {"app.py": "import tornado\n", "requirements.txt": "streamlit\ntornado\nwatchdog\npandas\nx\n"}
    )
    items = read_declared(app, tmp_path / "app.py").items
    found = {reason: [item.name for item in items] for reason, items in dropped(items, app.imports, {"x"}).items()}
    assert found == {
        "the site has its own": ["streamlit"],
        "only a server needs it": ["watchdog"],
        "excluded by [tool.appc]": ["x"],
    }


def test_requirements_txt_with_comments_options_and_nesting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = read(
        tmp_path,
        {
            "app.py": "import pandas\n",
            "requirements.txt": """\
                # what we need
                streamlit>=1.30
                pandas[excel]==2.2.* ; python_version >= "3.14"  # tables
                --extra-index-url https://user:${INDEX_TOKEN}@example.org/simple
                -r more.txt
                pywin32; sys_platform == "win32"
                humanize \\
                    >=4 --hash=sha256:00
                --no-binary :all:
                -c limits.txt
            """,
            "more.txt": "openpyxl\n-r requirements.txt\n",
        },
    )
    monkeypatch.setenv("INDEX_TOKEN", "secret")
    declared = read_declared(app, tmp_path / "app.py")
    assert texts(declared.items) == [
        ("streamlit>=1.30", "requirements.txt:2"),
        ("pandas[excel]==2.2.*", "requirements.txt:3"),
        ("openpyxl", "more.txt:1"),
        ("humanize>=4", "requirements.txt:7"),
    ]
    assert declared.options == [
        "--extra-index-url=https://user:secret@example.org/simple",
        f"--constraint={tmp_path / 'limits.txt'}",
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
    assert texts(found) == [("humanize>=4", "app.py:3"), ("streamlit", "app.py:3")]


def test_of_several_files_the_first_one_counts(tmp_path: Path) -> None:
    found = needed(
        tmp_path,
        {
            "app.py": "",
            "requirements.txt": "numpy==1\n",
            "pyproject.toml": "[project]\nname = 'x'\ndependencies = [\n  'rich>=1',\n  'numpy>=2',\n]\n",
            "environment.yml": """
                name: x
                dependencies:
                  - python=3.12
                  - scipy
                  - pip
                  - pip:
                    - humanize>=4
                    - rich==2
            """,
        },
    )
    assert texts(found) == [
        ("numpy==1", "requirements.txt:1"),
        ("rich>=1", "pyproject.toml:4"),
        ("humanize>=4", "environment.yml:8"),
    ]


def test_local_code_is_known_by_its_place(tmp_path: Path) -> None:
    found = needed(
        tmp_path,
        {
            "app.py": "",
            "mylib/pyproject.toml": "",
            "wheels/thing-1.0-py3-none-any.whl": b"",
            "requirements.txt": """\
                -e .
                ./mylib[more]
                named @ file:mylib
                wheels/thing-1.0-py3-none-any.whl
                git+https://example.org/repository.git@v1#egg=far
                far2 @ https://example.org/far2-1.0.tar.gz
            """,
        },
    )
    assert [(str(item.requirement.name), item.origin) for item in found] == [
        ("unnamed-source", tmp_path),
        ("unnamed-source", tmp_path / "mylib"),
        ("named", tmp_path / "mylib"),
        ("thing", tmp_path / "wheels/thing-1.0-py3-none-any.whl"),
        ("far", "git+https://example.org/repository.git@v1#egg=far"),
        ("far2", "https://example.org/far2-1.0.tar.gz"),
    ]
    assert found[1].requirement.extras == {"more"}


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        (b"\nnumpy=1.0\n", "requirements.txt:2", "'numpy=1.0' is no requirement"),
        (b"numpy\n# caf\xe9\n", "requirements.txt:2", "byte 0xe9 is not UTF-8"),
        (b"./nowhere\n", "requirements.txt:1", "which is not there"),
        (b"-r more.txt\n", "requirements.txt:1", "there is no file 'more.txt'"),
    ],
)
def test_a_line_that_cannot_be_read_is_an_error_with_its_place(
    tmp_path: Path, content: bytes, where: str, what: str
) -> None:
    error = missed(tmp_path, {"app.py": "", "requirements.txt": content})
    assert (error.where, error.exit_code) == (where, 1)
    assert what in error.what


def test_other_encodings_are_read_where_the_file_says_so(tmp_path: Path) -> None:
    for content in ("numpy\n".encode("utf-16"), "\ufeffnumpy\n".encode(), b"# coding: latin-1 caf\xe9\nnumpy\n"):
        (item,) = needed(tmp_path, {"app.py": "", "requirements.txt": content})
        assert item.name == "numpy"
