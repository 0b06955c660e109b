"""What tests see of elements and blocks: the script's own words, not the page's HTML."""

import pandas
import pytest

from streamlit.testing.v1 import AppTest, AppTestError
from streamlit.testing.v1 import element_tree as tree

SCRIPT = """
import pandas as pd
import streamlit as st

st.title("T :red[x]")
st.header("H", anchor="here", help="**h**")
st.subheader("S")
st.markdown("a *b* <i>c</i>", unsafe_allow_html=True)
st.caption("small `x`")
st.latex("a^2")
st.divider()
st.text("plain")
st.code("x = 1", language="python", line_numbers=True)
st.html("<b>x</b>")
st.json({"a": 1})
st.metric("Label", 70, 1.2)
st.error("e **e**", icon=":material/bolt:")
st.warning("w")
st.info("i")
st.success("s")
st.progress(30, "on the *way*")
st.space("medium")
st.link_button("L", "https://example.com")
st.dataframe(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=["r", "s"]))
st.table({"a": [1, 2]})
st.line_chart([1, 2])
left, right = st.columns([1, 3])
left.text("left")
one, two = st.tabs(["*One*", "Two"])
two.text("in two")
st.expander("More", icon="\N{PARTY POPPER}").text("inside")
st.status("Busy", state="error").text("step")
st.chat_message("user").text("hi")
with st.container(key="box", border=True):
    st.text("boxed")
with st.sidebar:
    st.text("aside")
with st.spinner("wait"):
    pass
st.empty()
"""


@pytest.fixture(scope="module")
def at() -> AppTest:
    at = AppTest.from_string(SCRIPT, default_timeout=30).run()
    assert not at.exception
    return at


def test_values_are_the_sources(at: AppTest) -> None:
    assert at.title[0].value == "T :red[x]"
    assert (at.header[0].value, at.header[0].anchor, at.header[0].help) == ("H", "here", "**h**")
    assert (at.subheader[0].value, at.subheader[0].anchor, at.subheader[0].help) == ("S", "", "")
    assert (at.markdown[0].value, at.markdown[0].allow_html) == ("a *b* <i>c</i>", True)
    assert (at.caption[0].value, at.caption[0].is_caption) == ("small `x`", True)
    assert (at.latex[0].value, at.divider[0].value, at.text[0].value) == ("$$\na^2\n$$", "---", "plain")
    assert (at.code[0].value, at.code[0].language, at.code[0].show_line_numbers) == ("x = 1", "python", True)
    assert (at.html[0].value, at.json[0].value) == ("<b>x</b>", '{"a": 1}')
    assert (at.metric[0].label, at.metric[0].value, at.metric[0].delta) == ("Label", "70", "1.2")
    assert (at.error[0].value, at.error[0].icon) == ("e **e**", ":material/bolt:")
    assert [at.warning[0].value, at.info[0].value, at.success[0].value] == ["w", "i", "s"]
    assert (at.progress[0].value, at.progress[0].text, at.link_button[0].value) == (30, "on the *way*", "L")
    assert (at.space[0].size, at.space[0].value) == ("medium", "medium")


def test_tables_are_data_frames(at: AppTest) -> None:
    expected = pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=["r", "s"])
    pandas.testing.assert_frame_equal(at.dataframe[0].value, expected)
    assert (at.dataframe[0].editing_mode, len(at.data_editor)) == ("read_only", 0)
    pandas.testing.assert_frame_equal(at.table[0].value, pandas.DataFrame({"a": [1, 2]}))


def test_lists_in_tables_are_arrays_and_diagrams_are_markdown() -> None:
    at = AppTest.from_string("""
import streamlit as st, pandas as pd
st.dataframe(pd.DataFrame({"l": [[1, 2], None]}), key="k")
st.mermaid_chart("graph LR")
""").run()
    cells = at.dataframe[0].value["l"]
    assert (type(cells[0]).__name__, cells[0].tolist(), cells[1]) == ("ndarray", [1, 2], None)
    assert at.markdown[0].value == "````mermaid\ngraph LR\n````"


def test_blocks(at: AppTest) -> None:
    assert [column.weight for column in at.columns] == [0.25, 0.75]
    assert at.columns[0].text.values == ["left"]
    assert [tab.label for tab in at.tabs] == ["*One*", "Two"]
    assert at.tabs[1].text[0].value == "in two"
    assert (at.expander[0].label, at.expander[0].icon) == ("More", "\N{PARTY POPPER}")
    assert at.expander[0].text.values == ["inside"]
    assert (at.status[0].label, at.status[0].state, at.status[0].icon) == ("Busy", "error", ":material/error:")
    assert (at.chat_message[0].name, at.chat_message[0].text[0].value) == ("user", "hi")
    assert at.get_by_key("box").text.values == ["boxed"]  # type: ignore[union-attr]
    assert at.container(key="box") is at.get_by_key("box")
    assert at.sidebar.text.values == ["aside"]
    assert "aside" not in at.main.text.values


def test_lists_and_classes(at: AppTest) -> None:
    assert isinstance(at.title[0], tree.Title) and isinstance(at.title[0], tree.HeadingBase)
    assert isinstance(at.caption[0], tree.Markdown) and isinstance(at.tabs[0], tree.Tab)
    assert isinstance(at.text, tree.ElementList) and isinstance(at.button, tree.WidgetList)
    assert (at.text.len, at.text[:2].values, at.button.len) == (len(at.text), ["plain", "left"], 0)
    assert at.get("text") == at.text
    assert at.get("vega_lite_chart")[0].type == "vega_lite_chart"
    assert not at.get("spinner")
    assert "Title(value='T :red[x]')" in repr(at)
    with pytest.raises(KeyError):
        at.get_by_key("none")
    with pytest.raises(AttributeError, match="no `colour`"):
        _ = at.title[0].colour
    with pytest.raises(AppTestError, match="opens no addresses"):
        at.link_button[0].click()
