"""Charts of every library in one page, as a person meets them: drawn, named, in both themes, selected from."""

import pytest
from playwright.sync_api import expect

from tests.browser.live import Live

PAGE = """
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3))
ax.plot([1, 2, 3], [2, 3, 1])
ax.set_title("A line of Matplotlib")
plt.show()
st.pyplot(fig, width=400)

points = {"type": "scatter", "mode": "markers", "x": [1, 2, 3], "y": [2, 3, 1], "marker": {"size": 20}}
layout = {"title": {"text": "Dots of Plotly"}}
event = st.plotly_chart({"data": [points], "layout": layout}, key="dots", on_select="rerun")
st.write(f"Chosen dots: {event.selection.point_indices}")

st.graphviz_chart('digraph "A way" { a -> b }')
st.mermaid_chart("pie title Pie of Mermaid\\n \\"Dogs\\" : 3\\n \\"Cats\\" : 2")
bars = {"type": "bar", "data": [3, 5], "selectedMode": "single"}
option = {"title": {"text": "Bars of ECharts"}, "xAxis": {"data": ["a", "b"]}, "yAxis": {}, "series": [bars]}
chosen = st.echarts_chart(option, key="bars", on_select="rerun", renderer="svg")
st.write("Chosen bars:", *[group["data_indices"][0] for group in chosen.selection.selected])

st.map({"lat": [48.2, 47.4], "lon": [16.4, 8.5]}, zoom=4, alt="Two towns")
"""
# The tests' browser reaches no tile server.
TILES = "basemaps.cartocdn.com"


@pytest.fixture
def live(script) -> Live:
    return script(PAGE, "--snapshot", "off")


def test_charts(live):
    page = live.page
    picture = page.get_by_role("img", name="A line of Matplotlib")
    expect(picture).to_be_visible()
    assert picture.evaluate("img => [img.naturalWidth > 500, img.clientWidth]") == [True, 400]
    _plotly(live)
    _diagrams(live)
    _map(live)
    assert [error for error in live.errors if "Failed to load resource" not in error] == []
    assert {host.split(":")[0] for host in live.hosts} - {""} == {"127.0.0.1", TILES}


def _plotly(live):
    page = live.page
    chart = page.get_by_test_id("stPlotlyChart")
    drawing = chart.get_by_role("img", name="Dots of Plotly")
    expect(drawing).to_be_visible(timeout=30_000)
    expect(page.get_by_role("table", name="Data of Dots of Plotly")).to_be_attached()
    assert chart.bounding_box()["height"] == 450
    live.shows("Chosen dots: []")
    point = chart.locator(".point").nth(1).bounding_box()
    page.mouse.click(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2)
    live.shows("Chosen dots: [1]")

    ground = drawing.evaluate("svg => svg.style.backgroundColor")
    page.emulate_media(color_scheme="dark")
    expect(drawing).not_to_have_attribute("style", ground)
    page.wait_for_function("() => document.querySelector('.main-svg').style.background.includes('23, 22, 20')")
    page.emulate_media(color_scheme="light")

    chart.hover()
    chart.locator('[data-title="Fullscreen"]').click()
    expect(chart.locator('[data-title="Close fullscreen"]')).to_be_visible()
    assert chart.bounding_box()["width"] > 1200
    page.keyboard.press("Escape")
    expect(chart.locator('[data-title="Fullscreen"]')).to_be_attached()


def _diagrams(live):
    page = live.page
    # The build has drawn the graph: nothing of Graphviz is loaded.
    assert page.get_by_role("img", name="Graph A way").locator("svg > g > title").text_content() == "A way"
    assert not page.evaluate("performance.getEntriesByType('resource').some(({name}) => name.includes('graphviz'))")
    pie = page.get_by_test_id("stMermaidChart").get_by_role("img")
    expect(pie).to_contain_text("Pie of Mermaid", timeout=30_000)
    expect(page.locator(".st-mermaid-source")).to_have_count(0)
    bars = page.get_by_role("img", name="Bars of ECharts")
    expect(bars).to_have_attribute("data-live", "true", timeout=30_000)
    expect(page.get_by_role("table", name="Data of Bars of ECharts")).to_be_attached()
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    # The second bar reaches from the middle of the right half down to the axis.
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.7)
    live.shows("Chosen bars: 1")


def _map(live):
    page = live.page
    chart = page.get_by_test_id("stDeckGlJsonChart")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_attribute("data-live", "true", timeout=30_000)
    expect(page.get_by_role("img", name="Two towns").locator("canvas")).to_be_visible()
    expect(page.get_by_role("table", name="Data of Two towns")).to_be_attached()
    box = chart.bounding_box()
    assert box["height"] == 500
    # The part without the buttons.
    left = {**box, "width": box["width"] / 2}
    page.wait_for_timeout(500)
    before = page.screenshot(clip=left)
    chart.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(500)
    assert page.screenshot(clip=left) != before
    chart.get_by_role("button", name="Zoom out").press("Enter")
    page.wait_for_timeout(500)
    assert page.screenshot(clip=left) == before
