"""Custom components of both kinds, and buttons in a table's cells: they draw, hear of their data, and speak to the script."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.live import Live

PAGE = """
import os
import streamlit.components.v1 as components

own = components.declare_component("own", path=os.path.join(os.path.dirname(__file__), "own"))
count = own(label="Press me", blob=b"abc", default={"n": 0}, key="own")
st.write("Own:", f"{count}")

JS = '''
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  button.textContent = `Add to ${data.value}`;
  button.onclick = () => setStateValue("value", data.value + 1);
  parentElement.querySelector("a").onclick = () => setTriggerValue("clicked", "link");
  return () => { window.cleaned = true; };
}
'''
HTML = "<button></button> <a>A link</a>"
counter = st.components.v2.component("counter", html=HTML, css="button { color: rgb(1, 2, 3) }", js=JS)
value = st.session_state.get("counter", {}).get("value", 5)
if not st.checkbox("Hide"):
    changed = lambda: st.session_state.update(calls=st.session_state.get("calls", 0) + 1)
    result = counter(data={"value": value}, on_value_change=changed, on_clicked_change=lambda: None, key="counter")
    st.write("Counter:", f"{result.value} {result.clicked} {st.session_state.get('calls')}")
buttons = {"go": st.column_config.ButtonColumn(key="go")}
st.dataframe({"name": ["Ann", "Bo"], "go": ["Open", "Close"]}, column_config=buttons, width=300)
st.write("Went:", f"{st.session_state.go}")
st.components.v2.component("broken", js="export default () => { throw new Error('no luck') }")()
"""
OWN = """<!DOCTYPE html><button></button><script src="main.js"></script>"""
MAIN = """
const button = document.querySelector("button");
const send = (type, rest) => parent.postMessage({ isStreamlitMessage: true, type: `streamlit:${type}`, ...rest }, "*");
let n = 0;
addEventListener("message", ({ data }) => {
  if (data.type !== "streamlit:render") return;
  button.textContent = `${data.args.label} ${data.args.blob.length} ${data.theme.base}`;
  send("setFrameHeight", { height: 60 });
});
button.onclick = () => send("setComponentValue", { value: { n: ++n }, dataType: "json" });
send("componentReady", { apiVersion: 1 });
"""


def test_components(script, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/index.html").write_text(OWN, encoding="utf-8")
    (tmp_path / "own/main.js").write_text(MAIN, encoding="utf-8")
    live: Live = script(PAGE, "--snapshot", "off")
    page = live.page
    _in_a_frame(live)
    isolated = page.get_by_test_id("stBidiComponentIsolated").first
    button = isolated.get_by_role("button")
    expect(button).to_have_text("Add to 5")
    expect(button).to_have_css("color", "rgb(1, 2, 3)")
    live.shows("Counter: None None None")
    button.click()
    live.shows("Counter: 6 None 1")
    button.click()
    live.shows("Counter: 7 None 2")
    isolated.get_by_text("A link").click()
    live.shows("Counter: 7 link 2")
    expect(page.get_by_text("The component broken failed: no luck")).to_be_visible()
    live.shows("Went: None")
    # The second column of the second row.
    page.get_by_test_id("stDataFrameGlideDataEditor").click(position={"x": 225, "y": 87})
    live.shows("Went: {'row': 1, 'label': 'Close'}")
    page.get_by_text("Hide").click()
    expect(isolated.get_by_role("button")).to_have_count(0)
    page.wait_for_function("() => window.cleaned")
    assert live.errors == []


def _in_a_frame(live: Live) -> None:
    frame = live.page.get_by_test_id("stCustomComponentV1")
    button = live.page.frame_locator("[data-testid=stCustomComponentV1]").get_by_role("button")
    expect(button).to_have_text("Press me 3 light")
    expect(frame).to_have_css("height", "60px")
    live.shows("Own: {'n': 0}")
    button.click()
    live.shows("Own: {'n': 1}")
    live.page.emulate_media(color_scheme="dark")
    expect(button).to_have_text("Press me 3 dark")
    live.page.emulate_media(color_scheme="light")
