from pathlib import Path

import pytest

from appc.config import Config, find_root, streamlit_options
from appc.errors import ConfigError
from tests.compiler.project import write_files


def test_flags_win_over_pyproject_over_defaults(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "app.py": "",
            "pyproject.toml": """
                [tool.appc]
                lang = "de"
                timeout = 5
                out = "site"
                find-links = "wheels"
                include = ["models/*.json"]
            """,
        },
    )
    config = Config.load(tmp_path / "app.py", lang="fr", timeout=None)
    assert config.lang == "fr"
    assert config.timeout == 5
    assert config.out == tmp_path / "site"
    assert config.find_links == (tmp_path / "wheels",)
    assert config.include == ("models/*.json",)
    assert config.prerender
    assert not config.strict


def test_an_unknown_option_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "", "pyproject.toml": "[tool.appc]\ntimout = 5\n"})
    with pytest.raises(ConfigError) as caught:
        Config.load(tmp_path / "app.py")
    assert "'timout'" in caught.value.what
    assert "'timeout'" in (caught.value.hint or "")
    assert (caught.value.where or "").endswith("pyproject.toml")


@pytest.mark.parametrize("line", ["timeout = true", "timeout = 'x'", "lang = 3", "include = [1]", "strict = 'no'"])
def test_an_option_of_a_wrong_type_is_an_error(tmp_path: Path, line: str) -> None:
    write_files(tmp_path, {"app.py": "", "pyproject.toml": f"[tool.appc]\n{line}\n"})
    with pytest.raises(ConfigError):
        Config.load(tmp_path / "app.py")


def test_a_broken_toml_file_is_named(tmp_path: Path) -> None:
    write_files(tmp_path, {"app.py": "", ".streamlit/config.toml": "[theme\n"})
    with pytest.raises(ConfigError) as caught:
        Config.load(tmp_path / "app.py")
    assert (caught.value.where or "").endswith("config.toml")


def test_a_missing_script_suggests_the_near_miss(tmp_path: Path) -> None:
    write_files(tmp_path, {"dashboard.py": ""})
    with pytest.raises(ConfigError) as caught:
        Config.load(tmp_path / "dashbord.py")
    assert "dashboard.py" in (caught.value.hint or "")


def test_a_script_is_found_by_its_usual_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"streamlit_app.py": "", "app.py": ""})
    monkeypatch.chdir(tmp_path)
    assert Config.load(None).script == tmp_path / "streamlit_app.py"


def test_the_root_is_the_nearest_folder_with_a_mark(tmp_path: Path) -> None:
    write_files(tmp_path, {"project/requirements.txt": "", "project/src/app.py": "", "plain/src/app.py": ""})
    assert find_root(tmp_path / "project/src/app.py") == tmp_path / "project"


def test_only_options_for_the_page_are_taken_from_streamlit(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            ".streamlit/config.toml": """
                [theme]
                primaryColor = "#f00"
                [theme.dark]
                primaryColor = "#0f0"
                [server]
                maxUploadSize = 5
                cookieSecret = "hidden"
                [mapbox]
                token = "hidden"
                [runner]
                magicEnabled = false
                [client]
                toolbarMode = "minimal"
            """
        },
    )
    assert streamlit_options(tmp_path) == {
        "theme": {"primaryColor": "#f00", "dark": {"primaryColor": "#0f0"}},
        "client": {"toolbarMode": "minimal"},
        "runner": {"magicEnabled": False},
        "server": {"maxUploadSize": 5},
    }


def test_a_theme_may_be_based_on_a_file(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            ".streamlit/config.toml": """
                [theme]
                base = "brand.toml"
                primaryColor = "#f00"
                [theme.sidebar]
                textColor = "#111"
            """,
            "brand.toml": """
                [theme]
                base = "dark"
                primaryColor = "#00f"
                font = "serif"
                [theme.sidebar]
                textColor = "#222"
                borderColor = "#333"
            """,
        },
    )
    assert streamlit_options(tmp_path)["theme"] == {
        "base": "dark",
        "primaryColor": "#f00",
        "font": "serif",
        "sidebar": {"textColor": "#111", "borderColor": "#333"},
    }


@pytest.mark.parametrize(
    ("base", "file", "message", "where"),
    [
        ("'none.toml'", "", "theme.base names 'none.toml', which is not there.", ".streamlit/config.toml:2"),
        ("1", "", "theme.base is 1.", ".streamlit/config.toml:2"),
        ("'https://a.example/x.toml'", "", "which a build does not fetch.", ".streamlit/config.toml:2"),
        ("'x.toml'", "a = 1", "this theme has no section [theme].", "x.toml"),
        ("'x.toml'", "theme.base = 'y.toml'", "names no third.", "x.toml"),
        ("'x.toml'", "[theme", "this is no valid TOML", "x.toml"),
    ],
)
def test_a_base_that_is_none_is_an_error(tmp_path: Path, base: str, file: str, message: str, where: str) -> None:
    write_files(tmp_path, {".streamlit/config.toml": f"[theme]\nbase = {base}\n", "x.toml": file})
    with pytest.raises(ConfigError) as caught:
        streamlit_options(tmp_path)
    assert message in str(caught.value)
    assert (caught.value.where or "").endswith(where)
