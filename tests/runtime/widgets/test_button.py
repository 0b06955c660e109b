"""button, form_submit_button, link_button, download_button."""

import pytest

BUTTONS = ['st.button("x")', 'st.link_button("x", "https://example.org")', 'st.download_button("x", "data")']


def test_submit_button_sends_the_form_and_calls_back(app):
    page = app(
        """
        def sent(): st.session_state.log = st.session_state.name
        with st.form("f", clear_on_submit=True):
            name = st.text_input("name", key="name")
            pressed = st.form_submit_button("Send", on_click=sent, key="send", type="primary")
        st.text((name, pressed, st.session_state.get("log")))
        """
    )
    (button,) = page.find("button")
    assert button["props"]["is_form_submitter"] is True
    assert button["props"]["form_id"] == page.find("text_input")[0]["props"]["form_id"] == "f"
    page.run(widgets={page.id("name"): "ada"}, triggers=(page.id("send"),))
    assert page.texts() == ["('ada', True, 'ada')"]


def test_a_widget_in_a_form_may_not_call_back(app):
    page = app('with st.form("f"):\n    st.checkbox("x", on_change=print)\n    st.form_submit_button()')
    assert page.errors[0][0] == "StreamlitInvalidFormCallbackError"


def test_submit_button_outside_a_form(app):
    assert "must be used inside" in app("st.form_submit_button()").errors[0][1]


@pytest.mark.parametrize("call", [BUTTONS[0], BUTTONS[2]])
def test_other_buttons_are_not_for_forms(app, call):
    assert "can't be used in an `st.form()`" in app(f'with st.form("f"):\n    {call}').errors[0][1]


def test_two_submit_buttons_of_two_forms_are_two(app):
    page = app('for n in "ab":\n    with st.form(n):\n        st.form_submit_button("Send")')
    assert page.errors == []


@pytest.mark.parametrize("call", BUTTONS)
def test_looks(app, call):
    more = ', icon=":material/bolt:", icon_position="right", type="primary", help="h", shortcut="Ctrl+K", width=200)'
    (node,) = [n for n in app(call[:-1] + more).find() if n["type"].endswith("button")]
    props = node["props"]
    assert (props["icon"], props["icon_position"], props["type"]) == ("material/bolt", "right", "primary")
    assert (props["shortcut"], props["width"]) == ("Ctrl+K", 200)


@pytest.mark.parametrize("call", BUTTONS)
@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('type="no"', "'tertiary'"),
        ('icon="no"', "not a valid emoji"),
        ('icon_position="up"', "icon_position"),
        ('shortcut="Ctrl"', "exactly one key"),
        ('shortcut="Ctrl+R"', "reserved"),
        ("width=-1", "Invalid width"),
    ],
)
def test_looks_are_checked(app, call, more, message):
    assert message in app(f"{call[:-1]}, {more})").errors[0][1]


@pytest.mark.parametrize(("given", "width"), [("True", "stretch"), ("False", "content")])
@pytest.mark.parametrize("call", BUTTONS)
def test_use_container_width_still_works(app, call, given, width):
    (node,) = [n for n in app(f"{call[:-1]}, use_container_width={given})").find() if n["type"].endswith("button")]
    assert node["props"]["width"] == width


def test_session_state_cannot_press(app):
    page = app('st.session_state.k = True\nst.button("x", key="k")')
    assert page.errors[0][0] == "StreamlitValueAssignmentNotAllowedError"


def test_link_button_starts_no_run_unless_asked_to(app):
    page = app('st.link_button("x", "https://example.org")')
    (node,) = page.find("link_button")
    assert node["props"]["ignore_rerun"] is True
    assert "id" not in node
    page = app('st.text(st.link_button("x", "https://example.org", on_click="rerun", key="k"))')
    assert page.texts() == ["False"]
    assert page.press("k").texts() == ["True"]
    assert page.run().texts() == ["False"]


@pytest.mark.parametrize(
    ("data", "content", "mime"),
    [
        ("'é'", "é".encode(), "text/plain"),
        ("b'12'", b"12", "application/octet-stream"),
        ("io.BytesIO(b'12')", b"12", "application/octet-stream"),
        ("io.StringIO('12')", b"12", "text/plain"),
        ("file", b"12", "application/octet-stream"),
        ("file.raw", b"12", "application/octet-stream"),
    ],
)
def test_download_data(app, tmp_path, data, content, mime):
    (tmp_path / "data").write_bytes(b"12")
    page = app(
        f'import io\nwith open({str(tmp_path / "data")!r}, "rb") as file: st.download_button("x", {data}, file_name="a.txt")'
    )
    media = page.find("download_button")[0]["props"]["media"]
    assert media["data"] == content
    assert (media["mime"], media["file_name"]) == (mime, "a.txt")
    assert len(media["hash"]) == 64


def test_download_has_a_name_of_its_type(app):
    media = app('st.download_button("x", "a,b", mime="text/csv")').find("download_button")[0]["props"]["media"]
    assert (media["mime"], media["file_name"]) == ("text/csv", "download.csv")


def test_download_refuses_other_data(app):
    assert app('st.download_button("x", 5)').errors == [
        ("StreamlitAPIException", "Invalid binary data format: <class 'int'>")
    ]


def test_download_press_and_ignore(app):
    page = app('st.text(st.download_button("x", "d", key="k"))')
    assert page.press("k").texts() == ["True"]
    assert page.find("download_button")[0]["props"]["ignore_rerun"] is False
    assert app('st.download_button("x", "d", on_click="ignore")').find("download_button")[0]["props"]["ignore_rerun"]


def test_downloads_of_buttons_that_are_gone_are_forgotten(app):
    page = app(
        """
        if st.checkbox("show", True, key="show"):
            st.download_button("x", lambda: "d")
        """
    )
    assert len(page.session.downloads) == 1
    page.run()
    assert len(page.session.downloads) == 1
    page.set("show", False)
    assert page.session.downloads == {}


def test_deferred_download_is_made_when_it_is_asked_for(app):
    page = app(
        """
        made = st.session_state.setdefault("made", [])
        def make():
            made.append(1)
            return "words"
        st.download_button("x", make, file_name="w.txt", key="k")
        st.download_button("y", lambda: 1 / 0, key="bad")
        """
    )
    node = page.find("download_button")[0]
    assert (node["props"]["media"], node["props"]["deferred"]) == (None, True)
    assert page.session.state["made"] == []
    page.host.inbox.append({"type": "download", "request": 3, "id": node["id"]})
    page.host.inbox.append({"type": "download", "request": 4, "id": page.id("bad")})
    good, bad = page.settle().messages
    assert (good["request"], good["media"]["data"], good["media"]["file_name"]) == (3, b"words", "w.txt")
    assert bad["error"] == "ZeroDivisionError: division by zero"
