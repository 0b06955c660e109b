"""`st.data_editor` as a person uses it: edited, pasted into, rows added and deleted, undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.live import Live

PAGE = """
import pandas as pd

data = pd.DataFrame({"name": ["Anna", "Ben", "Cleo"], "age": [31, 45, 27]})
kinds = {"kind": st.column_config.SelectboxColumn(options=["cat", "dog"])}
data["kind"] = ["cat", "dog", "cat"]
made = st.data_editor(data, num_rows="dynamic", key="people", column_config=kinds, width=600)
st.text(" ".join(f"{who}:{age}:{kind}" for who, age, kind in made.itertuples(index=False)))
"""


@pytest.fixture
def live(script) -> Live:
    return script(PAGE, "--snapshot", "off")


def test_data_editor(live):
    live.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    live.ready()
    grid = Grid(live)
    live.shows("Anna:31:cat Ben:45:dog Cleo:27:cat")
    grid.type(60, 0, "Zoe")
    live.shows("Zoe:31:cat Ben:45:dog Cleo:27:cat")
    # Three lines into the last two rows: the third makes a row of its own.
    grid.select(60, 1)
    grid.paste("Pia\t1,000\tcat\nQuin\t12\tbird\nRob\t13\tdog")
    live.shows("Zoe:31:cat Pia:1000:cat Quin:12:cat Rob:13:dog")
    live.page.keyboard.press("Control+Z")
    live.shows("Zoe:31:cat Ben:45:dog Cleo:27:cat")
    live.page.keyboard.press("Control+Shift+Z")
    live.shows("Zoe:31:cat Pia:1000:cat Quin:12:cat Rob:13:dog")
    grid.select(16, 1)
    live.page.get_by_role("button", name="Delete row(s)").click()
    live.shows("Zoe:31:cat Quin:12:cat Rob:13:dog")
    live.page.get_by_test_id("stDataFrame").hover()
    live.page.get_by_role("button", name="Add row").click()
    grid.type(60, 3, "Sue")
    live.shows("Rob:13.0:dog Sue:nan:")
    # A page with a smaller font has smaller rows, and the box around them is as high: four, a header and the row to add one.
    live.page.evaluate("document.documentElement.style.fontSize = '14px'")
    grid.row_height = 31
    expect(live.page.get_by_test_id("stDataFrame")).to_have_css("height", f"{6 * 31 + 2}px")
    grid.type(60, 3, "Kim")
    live.shows("Rob:13.0:dog Kim:nan:")
    assert live.errors == []


class Grid:
    """The canvas, by pixels from its left edge and by row."""

    def __init__(self, live: Live) -> None:
        self.page = live.page
        self.row_height = 35
        self.canvas = live.page.get_by_test_id("stDataFrameGlideDataEditor").locator("canvas").first
        expect(self.canvas).to_be_visible()

    def _click(self, x: float, row: int, times: int) -> None:
        self.canvas.scroll_into_view_if_needed()
        box = self.canvas.bounding_box()
        self.page.mouse.click(box["x"] + x, box["y"] + self.row_height * (row + 1.5), click_count=times)
        # The grid takes clicks within half a second for one double click.
        self.page.wait_for_timeout(600)

    def select(self, x: float, row: int) -> None:
        self.page.keyboard.press("Escape")
        self._click(x, row, 1)

    def open(self, x: float, row: int) -> None:
        self.select(x, row)
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(300)

    def type(self, x: float, row: int, text: str) -> None:
        """Write into a cell, in place of what it holds."""
        self.open(x, row)
        editor = self.page.locator("#portal").locator("input, textarea").first
        editor.fill(text)
        editor.press("Enter")

    def paste(self, text: str) -> None:
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.keyboard.press("Control+V")
