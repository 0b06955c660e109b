"""`[[theme.fontFaces]]` as CSS, for pages at any depth of a site at any address."""

from pathlib import Path

import pytest

from appc.fonts import FontFace, font_css, read_font
from appc.page_files import static_files
from appc.script import read_app
from tests.compiler.project import make_config, write_files


def test_a_file_of_the_folder_static_is_named_from_the_page_on() -> None:
    face = read_font({"family": "House", "url": "app/static/house.woff2", "weight": "200 900", "style": "italic"})
    rule = '@font-face { font-family: "House"; src: url("%s") format("woff2"); font-display: swap; %s }\n'
    assert face.rule("../") == rule % ("../app/static/house.woff2", "font-weight: 200 900; font-style: italic;")


@pytest.mark.parametrize(
    ("url", "served", "source"),
    [
        ("/app/static/a.ttf", "app/static/a.ttf", 'url("./app/static/a.ttf") format("truetype")'),
        ("./app/static/a.woff?v=2", "app/static/a.woff", 'url("./app/static/a.woff") format("woff")'),
        ("app/static/My%20Font.otf", "app/static/My Font.otf", 'url("./app/static/My%20Font.otf") format("opentype")'),
        ("app/static/My Font", "app/static/My Font", 'url("./app/static/My%20Font");'),
        ("https://x.example/app/static/a.woff2", None, 'url("https://x.example/app/static/a.woff2") format("woff2")'),
        ("data:font/woff2;base64,d09G/+=", None, 'url("data:font/woff2;base64,d09G/+=");'),
        ("fonts/a.woff2", None, 'url("fonts/a.woff2") format("woff2")'),
    ],
)
def test_addresses(url: str, served: str | None, source: str) -> None:
    face = FontFace("House", url)
    assert face.served == served
    assert source in face.rule("./")


def test_fields_go_by_each_of_their_names_and_are_texts() -> None:
    wanted = FontFace("House", "app/static/a.woff2", weight="400", unicode_range="U+0000-00FF, U+0131")
    given = {"family": "House", "url": "app/static/a.woff2"}
    for weight in ("weight", "weightRange", "weight_range"):
        for reach in ("unicodeRange", "unicode_range"):
            assert read_font({**given, weight: 400, reach: "U+0000-00FF, U+0131"}) == wanted
    assert "unicode-range: U+0000-00FF, U+0131;" in wanted.rule("./")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"url": "a"}, "needs 'family'"),
        ({"family": "House"}, "needs 'url'"),
        ({"family": "House", "url": "a", "wieght": 400}, "no option 'wieght'"),
        ("House", "is no table"),
    ],
)
def test_a_table_that_is_none(table: object, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_font(table)


def test_no_value_ends_its_rule_or_the_page_s_style() -> None:
    rule = FontFace("'A</style>\"", 'app/static/"</style>', "1;}", "\\{", "<!--").rule("./")
    assert "<" not in rule
    assert rule.count("{") == rule.count("}") == 1
    assert rule.count('"') == 4


def test_a_font_that_names_the_folder_has_it_served(tmp_path: Path) -> None:
    tables = """
        [[theme.fontFaces]]
        family = "House"
        url = "app/static/house.woff2"

        [[theme.fontFaces]]
        family = "No address"
    """
    write_files(tmp_path, {"app.py": "", "static/house.woff2": b"font", ".streamlit/config.toml": tables})
    config, app = make_config(tmp_path), read_app(tmp_path / "app.py", tmp_path)
    assert list(static_files(config, app)) == ["app/static/house.woff2"]
    assert font_css(config, "./").count("@font-face") == 1
