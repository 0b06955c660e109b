"""What packages bring for the page: which files, for which apps."""

import zipfile
from pathlib import Path

from appc.page_files import bokeh_scripts, frontends, runs_text, static_files
from appc.script import read_app
from appc.wheels import Wheel
from tests.compiler.project import make_config, write_files
from tests.compiler.wheel_files import make_wheel


def wheel_with(folder: Path, name: str, files: dict[str, str]) -> Wheel:
    path = make_wheel(folder, name, "1.0")
    with zipfile.ZipFile(path, "a") as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    wheel = Wheel.read(path)
    assert wheel
    return wheel


def app_of(folder: Path, files: dict[str, str]):
    write_files(folder, files)
    return read_app(folder / "app.py", folder)


def test_bokehs_scripts_come_where_the_app_imports_it(tmp_path: Path) -> None:
    static = "bokeh/server/static/js/"
    names = ["bokeh.min.js", "bokeh.js", "bokeh-widgets.min.js", "compiler.js", "lib/x.min.js"]
    wheel = wheel_with(tmp_path / "w", "bokeh", {static + name: name for name in names})
    app = app_of(tmp_path / "a", {"app.py": "from bokeh.plotting import figure"})
    wanted = {"bokeh.min.js": b"bokeh.min.js", "bokeh-widgets.min.js": b"bokeh-widgets.min.js"}
    assert bokeh_scripts(app, {"bokeh": wheel}) == wanted
    assert bokeh_scripts(app_of(tmp_path / "b", {"app.py": "import holoviews"}), {"bokeh": wheel}) == {}
    assert not runs_text(app)
    assert runs_text(app_of(tmp_path / "c", {"app.py": "from bokeh.models import CustomJS"}))


def test_a_packages_frontends_are_its_folders_with_an_index(tmp_path: Path) -> None:
    files = {
        "menu/parts.py": "declare_component('menu', path='frontend')",
        "menu/frontend/index.html": "<p>",
        "menu/frontend/static/main.js": "1",
        "menu/frontend/static/main.js.map": "{}",
        "menu/other.html": "",
    }
    menu = wheel_with(tmp_path, "menu", files)
    plain = wheel_with(tmp_path, "plain", {"plain/docs/index.html": "<p>"})
    (found,) = frontends(app_of(tmp_path / "a", {"app.py": ""}), [menu, plain])
    assert (found.path, found.name) == ("menu/frontend", "menu")
    assert found.files == {"index.html": b"<p>", "static/main.js": b"1"}


def test_the_apps_own_frontends_lie_below_the_code_that_declares_them(tmp_path: Path) -> None:
    files = {
        "app.py": "import parts",
        "parts/__init__.py": "declare_component('x', path='parts/build')",
        "parts/build/index.html": "<p>",
        "parts/build/.env": "SECRET=1",
        "parts/build/main.js": "1",
        "parts/node_modules/y/index.html": "<p>",
        "site/index.html": "<p>",
    }
    (found,) = frontends(app_of(tmp_path, files), [])
    assert found.path == "/app/parts/build"
    assert sorted(found.files) == ["index.html", "main.js"]
    (tmp_path / "parts/build/main.js").write_text("2")
    (changed,) = frontends(read_app(tmp_path / "app.py", tmp_path), [])
    assert changed.digest != found.digest


def test_static_files_are_served_where_the_configuration_or_the_app_says_so(tmp_path: Path) -> None:
    files = {"static/a.png": "a", "static/deep/b.css": "b", "static/.env": "KEY=1", "app.py": "import streamlit as st"}
    served = ["app/static/a.png", "app/static/deep/b.css"]

    def found(folder: Path, app: str, setting: str = "") -> list[str]:
        more = {".streamlit/config.toml": f"[server]\nenableStaticServing = {setting}\n"} if setting else {}
        project = app_of(folder, {**files, "app.py": app, **more})
        return sorted(static_files(make_config(folder), project))

    assert found(tmp_path / "a", "", "true") == served
    assert found(tmp_path / "b", "st.image('app/static/a.png')") == served
    assert found(tmp_path / "c", "st.image('app/static/a.png')", "false") == []
    assert found(tmp_path / "d", "") == []
