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
base = "light"
font = "House"
headingFont = "House Heavy, serif"
borderColor = "#00aa00"
showWidgetBorder = true
metricValueFontSize = "40px"
metricValueFontWeight = 700
chartCategoricalColors = ["#112233"]
chartSequentialColors = ["red", "red", "red", "red", "red", "red", "red", "red", "red", "#010203"]
dataframeHeaderTextColor = "#445566"
paddingTop = "2rem"
paddingBottom = "20px"
showSidebarBorder = false

[theme.sidebar]
font = "monospace"
borderColor = "#0000ff"
baseRadius = "20px"
paddingTop = "0"

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


SCRIPT = """
    st.title("Fonts")
    st.write("Text in a font of our own.")
    st.text_input("Name")
    st.button("Press")
    st.metric("Count", 3)
    st.sidebar.header("Side")
    st.sidebar.write("Text")
    st.sidebar.text_input("Other name")
    st.sidebar.button("Other press")
    st.sidebar.dataframe({"a": [1]})
"""
BUTTON, FIELD = "[data-testid=stButton] button", ".stInputBox"


def style_of(live: Live, selector: str, name: str) -> str:
    return str(live.page.locator(selector).first.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def font_of(live: Live, selector: str) -> str:
    return style_of(live, selector, "fontFamily").partition(",")[0].strip('"')


def test_the_theme_of_the_configuration(tmp_path: Path, script: Callable[..., Live]) -> None:
    write_theme(tmp_path)
    live = script(SCRIPT, ready=False)
    for path, title in (("More/", "More"), ("", "Fonts")):
        live.open(path).ready()
        live.shows(title)
        assert live.page.evaluate(FACES) == [["House", "200 900", "loaded"], ["House Heavy", "900", "loaded"]]
        assert font_of(live, "body") == "House"
        assert font_of(live, "[data-testid=stMain] h1") == "House Heavy"
    main, side = "[data-testid=stMain]", "[data-testid=stSidebar]"
    green = {BUTTON: "rgb(0, 170, 0)", FIELD: "color(srgb 0 0.666667 0)"}
    blue = {BUTTON: "rgb(0, 0, 255)", FIELD: "color(srgb 0 0 1)"}
    for part, colors, radius in ((main, green, "8px"), (side, blue, "20px")):
        for box, color in colors.items():
            assert style_of(live, f"{part} {box}", "borderTopColor") == color
            assert style_of(live, f"{part} {box}", "borderTopLeftRadius") == radius
    assert style_of(live, f"{side} [data-testid=stDataFrameResizable]", "borderTopColor") == "color(srgb 0 0 1 / 0.45)"
    assert font_of(live, f"{side} p").startswith("Source Code Pro")
    assert font_of(live, f"{side} h2") == "House Heavy"
    for box, top in (("stMainBlockContainer", "92px"), ("stSidebarUserContent", "0px")):
        assert style_of(live, f"[data-testid={box}]", "paddingTop") == top
        assert style_of(live, f"[data-testid={box}]", "paddingBottom") == "20px"
    assert "rgba(0, 0, 0, 0) 2px, rgba(0, 0, 0, 0) 3px" in style_of(live, ".stSidebarResizeHandle", "backgroundImage")
    assert style_of(live, "[data-testid=stMetricValue]", "fontSize") == "40px"
    assert style_of(live, "[data-testid=stMetricValue]", "fontWeight") == "700"
    named = "(element, name) => getComputedStyle(element).getPropertyValue(name)"
    properties = {
        "--st-chart-category-9": "#112233",
        "--st-chart-sequential-10": "#010203",
        "--st-dataframe-header-text-color": "#445566",
    }
    for name, color in properties.items():
        assert live.page.locator(side).evaluate(named, name) == color
    assert live.errors == []
