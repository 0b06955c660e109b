import pytest

from streamlit.commands.page_config import ICONS


def config_of(page):
    return [m["config"] for m in page.messages if m["type"] == "page_config"]


def test_what_is_set_reaches_the_page_once(app):
    page = app('st.set_page_config("Title", ":sun_with_face:", "wide", menu_items={"About": "*mine*"})')
    (config,) = config_of(page)
    assert config["title"] == "Title" and config["icon"] == "🌞" and config["layout"] == "wide"
    assert "<em>mine</em>" in config["menu_items"]["about"]
    assert config_of(page.run()) == []


def test_an_image_is_an_icon(app, tmp_path):
    (tmp_path / "icon.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 8)
    page = app(f"st.set_page_config(page_icon={(tmp_path / 'icon.png').read_bytes()!r})")
    assert config_of(page)[0]["icon"].startswith("data:image/png;base64,")


def test_a_random_icon_and_one_whose_file_is_missing(app):
    assert config_of(app('st.set_page_config(page_icon="random")'))[0]["icon"] in ICONS
    page = app('st.set_page_config(page_icon="none.png")')
    assert config_of(page)[0]["icon"] is None and page.errors == []


def test_words_are_checked(app):
    for name in ("layout", "initial_sidebar_state"):
        assert app(f"st.set_page_config({name}='huge')").errors[0][0] == "StreamlitValueError"


@pytest.mark.parametrize("call", ['menu_items={"Home": "x"}', 'menu_items={"Get help": "nowhere"}'])
def test_wrong_values_are_errors(app, call):
    assert app(f"st.set_page_config({call})").errors[0][0] == "StreamlitAPIException"
