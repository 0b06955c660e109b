"""Widgets in the hands of a test."""

import datetime

import pytest

from streamlit.testing.v1 import AppTest, AppTestError

SCRIPT = """
import datetime
import streamlit as st

results = dict(
    checkbox=st.checkbox("C", key="checkbox"),
    toggle=st.toggle("T", key="toggle"),
    color=st.color_picker("Col", "#aabbcc", key="color"),
    text=st.text_input("Text *label*", "a", key="text", help="help **me**", max_chars=9),
    area=st.text_area("Area", key="area"),
    number=st.number_input("N", 0, 3, 2, key="number"),
    slider=st.slider("S", 0, 10, (2, 4), key="slider"),
    date=st.date_input("D", datetime.date(2024, 2, 1), key="date"),
    time=st.time_input("Ti", datetime.time(8, 45), key="time"),
    moment=st.datetime_input("M", datetime.datetime(2024, 2, 1, 12, 0), key="moment"),
    radio=st.radio("R", [1, 2], key="radio", format_func=lambda v: f"no. {v}"),
    select=st.selectbox("Sel", [1, 2, 3], key="select", format_func=lambda v: f"no. {v}"),
    free=st.selectbox("Free", ["x"], key="free", accept_new_options=True),
    multi=st.multiselect("Multi", ["a", "b", "c"], ["a"], key="multi"),
    pills=st.pills("P", ["a", "b"], key="pills"),
    segments=st.segmented_control("Seg", ["a", "b"], key="segments", selection_mode="multi"),
    steps=st.select_slider("St", ["s", "m", "l"], key="steps"),
    feedback=st.feedback("stars", key="feedback"),
    page=st.pagination(5, key="page"),
    menu=st.menu_button("Menu", ["cut", "copy"], key="menu"),
    file=st.file_uploader("F", key="file"),
    files=st.file_uploader("Fs", key="files", accept_multiple_files=True, type=["txt"]),
    photo=st.camera_input("Cam", key="photo"),
    sound=st.audio_input("Mic", key="sound"),
    chat=st.chat_input("Say", key="chat", accept_file="multiple"),
)
st.session_state.results = results
st.text_input("Off", "old", key="off", disabled=True)
"""


@pytest.fixture
def at() -> AppTest:
    at = AppTest.from_string(SCRIPT, default_timeout=30).run()
    assert not at.exception
    return at


def test_every_widget_is_found_with_what_it_was_given(at: AppTest) -> None:
    text = at.text_input(key="text")
    assert (text.label, text.help, text.max_chars, text.value) == ("Text *label*", "help **me**", 9, "a")
    assert (text.key, text.form_id, text.disabled, text.placeholder) == ("text", "", False, "")
    assert (at.number_input[0].min, at.number_input[0].max, at.number_input[0].step) == (0, 3, 1)
    assert at.selectbox(key="select").options == ["no. 1", "no. 2", "no. 3"]
    assert at.selectbox(key="select").format_func(3) == "no. 3"
    assert (at.date_input[0].min, at.date_input[0].max) == (datetime.date(2014, 2, 1), datetime.date(2034, 2, 1))
    assert (at.pills[0].options, len(at.button_group), len(at.segmented_control)) == (["a", "b"], 2, 1)
    assert (at.pagination[0].num_pages, at.pagination[0].default) == (5, 1)


def test_values_reach_the_script(at: AppTest) -> None:
    at.checkbox(key="checkbox").check()
    at.toggle[0].set_value(True)
    at.color_picker[0].pick("00ff00")
    at.text_input(key="text").input("typed")
    at.text_area[0].input("long")
    at.number_input[0].increment().increment()
    at.slider[0].set_range(3, 9)
    at.date_input[0].set_value(datetime.date(2024, 2, 3))
    at.time_input[0].increment()
    at.datetime_input[0].set_value(datetime.datetime(2024, 2, 2, 9, 30))
    at.radio[0].set_value(2)
    at.selectbox(key="select").select("no. 3")
    at.selectbox(key="free").select("new")
    at.multiselect[0].select("c").unselect("a")
    at.pills[0].select("b")
    at.segmented_control[0].select("a").select("b")
    at.select_slider[0].set_value("l")
    at.feedback[0].set_value(4)
    at.pagination[0].select(3)
    at.menu_button[0].click("copy")
    at.run()
    assert not at.exception
    found = at.session_state.results
    assert found == {
        **{name: found[name] for name in ("file", "files", "photo", "sound", "chat")},
        "checkbox": True, "toggle": True, "color": "#00ff00", "text": "typed", "area": "long", "number": 3,
        "slider": (3, 9), "date": datetime.date(2024, 2, 3), "time": datetime.time(9, 0),
        "moment": datetime.datetime(2024, 2, 2, 9, 30), "radio": 2, "select": 3, "free": "new", "multi": ["c"],
        "pills": "b", "segments": ["a", "b"], "steps": "l", "feedback": 4, "page": 3, "menu": "copy",
    }  # fmt: skip
    assert (at.selectbox(key="select").index, at.radio[0].index, at.multiselect[0].indices) == (2, 1, [2])
    assert at.menu_button[0].value == "copy"
    at.menu_button[0].click_index(0).run()
    assert at.session_state.results["menu"] == "cut"
    at.run()
    assert (at.session_state.results["menu"], at.session_state.results["text"]) == (None, "typed")


def test_files(at: AppTest) -> None:
    at.file_uploader(key="file").upload("a.csv", b"1", "text/csv")
    at.file_uploader(key="files").set_value([("b.txt", b"2", "text/plain")]).upload("c.txt", b"3")
    at.camera_input[0].upload("p.jpg", b"4")
    at.audio_input[0].upload("s.wav", b"5")
    at.chat_input[0].set_value("see").upload("d.txt", b"6")
    at.run()
    found = at.session_state.results
    assert (found["file"].name, found["file"].type, found["file"].read()) == ("a.csv", "text/csv", b"1")
    assert [file.getvalue() for file in found["files"]] == [b"2", b"3"]
    assert (found["photo"].getvalue(), found["sound"].getvalue()) == (b"4", b"5")
    assert (found["chat"].text, found["chat"].files[0].getvalue()) == ("see", b"6")
    assert repr(found["chat"]).startswith("ChatInputValue(text='see', files=[UploadedFile(")
    assert found["chat"] == {"text": "see", "files": found["chat"].files}
    at.file_uploader(key="file").clear().run()
    assert at.session_state.results["file"] is None
    assert len(at.session_state.results["files"]) == 2
    with pytest.raises(AppTestError, match="A file is a tuple"):
        at.file_uploader(key="file").set_value(("name", "text", "text/plain"))


def test_what_no_visitor_can_do(at: AppTest) -> None:
    with pytest.raises(AppTestError, match="disabled"):
        at.text_input(key="off").input("new")
    with pytest.raises(AppTestError, match="from 1 to 5"):
        at.pagination[0].select(6)
    at.text_input(key="text").input("longer than nine")
    assert at.text_input(key="text").value == "a"
    at.radio[0].set_value("nothing")
    with pytest.raises(ValueError, match="'nothing' is not an option of radio 'radio': no. 1, no. 2"):
        at.run()


def test_session_state_is_a_widgets_value(at: AppTest) -> None:
    at.session_state.text = "assigned"
    assert at.text_input(key="text").value == "assigned"
    assert at.run().session_state.results["text"] == "assigned"


def test_forms_hold_their_values_until_they_are_submitted() -> None:
    at = AppTest.from_string(
        """
import streamlit as st
with st.form("form", clear_on_submit=True):
    name = st.text_input("Name", "none", key="name")
    age = st.number_input("Age", 0, key="age")
    sent = st.form_submit_button("Send")
st.text(f"{name} {age} {sent}")
""",
        default_timeout=30,
    ).run()
    at.text_input[0].input("Ada").run()
    assert at.text[0].value == "none 0 False"
    at.text_input[0].input("Ada")
    at.number_input[0].increment()
    at.form_submit_button[0].click().run()
    assert at.text[0].value == "Ada 1 True"
    at.text_input[0].input("Bob")
    at.form_submit_button[0].click().run()
    assert (at.text[0].value, at.form_submit_button[0].key) == ("Bob 0 True", "FormSubmitter:form-Send")


def test_callbacks_run_before_the_script() -> None:
    at = AppTest.from_string(
        """
import streamlit as st
def changed(by):
    st.session_state.sum = st.session_state.get("sum", 0) + by
st.button("add", on_click=changed, args=(2,))
st.checkbox("c", on_change=changed, args=(5,))
st.text(st.session_state.get("sum"))
""",
        default_timeout=30,
    ).run()
    at.button[0].click().run()
    at.checkbox[0].check().run()
    at.checkbox[0].set_value(True).run()
    assert at.text[0].value == "7"
