"""What `.streamlit/config.toml` says of the page's look, as it is computed in a site below a sub-path."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from appc.runtime_files import RuntimeFiles
from tests.browser.live import Live

FACES = """
    () => Promise.all([...document.fonts].filter((face) => face.family.includes("House")).map((face) => face.load()))
      .then((faces) => faces.map(({ family, weight, status }) => [family.replaceAll('"', ""), weight, status]))
"""
CONFIG = """
[theme]
font = "House"
headingFont = "House Heavy, serif"

[[theme.fontFaces]]
family = "House"
url = "app/static/My House.woff2"
weight = "200 900"

[[theme.fontFaces]]
family = "House Heavy"
url = "/app/static/My%20House.woff2"
weight = 900
"""


def write_theme(folder: Path) -> None:
    """The configuration and its font: one of the runtime's own under another name."""
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit/config.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "static").mkdir()
    (font,) = RuntimeFiles.find().web.glob("assets/source-serif-4-latin-wght-normal*.woff2")
    shutil.copyfile(font, folder / "static/My House.woff2")
    (folder / "pages").mkdir()
    (folder / "pages/More.py").write_text("import streamlit as st\nst.title('More')\n", encoding="utf-8")


def font_of(live: Live, selector: str) -> str:
    found = live.page.locator(selector).first.evaluate("(element) => getComputedStyle(element).fontFamily")
    return str(found).partition(",")[0].strip('"')


def test_the_theme_of_the_configuration(tmp_path: Path, script: Callable[..., Live]) -> None:
    write_theme(tmp_path)
    live = script("st.title('Fonts')\nst.write('Text in a font of our own.')\nst.sidebar.header('Side')\n", ready=False)
    for path, title in (("", "Fonts"), ("More/", "More")):
        live.open(path).ready()
        live.shows(title)
        assert live.page.evaluate(FACES) == [["House", "200 900", "loaded"], ["House Heavy", "900", "loaded"]]
        assert font_of(live, "body") == "House"
        assert font_of(live, "[data-testid=stMain] h1") == "House Heavy"
    assert live.errors == []
