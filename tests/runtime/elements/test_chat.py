"""Messages, and the field for the next one."""

import pytest


def test_messages_have_their_authors_picture(app):
    page = app("""
        with st.chat_message("user"): st.text("hi")
        st.chat_message("ai").text("hello")
        st.chat_message("Ada").text("me")
        st.chat_message("Ada", avatar="🦊", width="content").text("fox")
        st.chat_message("x", avatar=":material/home:")
        st.chat_message("x", avatar=b"\\x89PNG")
    """)
    assert page.errors == []
    avatars = [node["props"]["avatar"] for node in page.find("chat_message")]
    assert avatars[:5] == [{"role": "user"}, {"role": "assistant"}, None, {"icon": "🦊"}, {"icon": "material/home"}]
    assert avatars[5]["image"]["mime"] == "image/png"
    assert page.texts() == ["hi", "hello", "me", "fox"]


def test_an_avatar_that_is_none_says_so(app):
    assert app("st.chat_message('x', avatar='nowhere.png')").errors == [
        ("StreamlitAPIException", "Failed to load the provided avatar value as an image.")
    ]
    assert app("st.chat_message(None)").errors[0][0] == "StreamlitMissingRequiredParameterError"


def send(page, key, **message):
    wid = page.id(key)
    return page.run(widgets={wid: {"text": "", "files": [], "audio": [], **message}}, triggers=(wid,))


def test_the_message_counts_in_one_run(app):
    page = app("st.text(st.chat_input(key='c'))")
    assert page.texts() == ["None"]
    assert page.find("chat_input", root=3) != []
    assert send(page, "c", text="hello").texts() == ["hello"]
    assert page.run().texts() == ["None"]
    assert send(page, "c", text="hello").texts() == ["hello"]


def test_in_containers_it_stands_where_it_is_called(app):
    page = app("""
        st.container().chat_input("a")
        with st.sidebar: st.chat_input("b")
        with st.expander("x"): st.chat_input("c")
        st.bottom.chat_input("d")
    """)
    assert page.errors == []
    counts = [len(page.find("chat_input", root=root)) for root in (0, 1, 3)]
    assert counts == [2, 1, 1]


def test_in_a_placeholder_of_the_page_it_stands_at_the_foot(app):
    page = app("""
        st.empty().chat_input("foot", key="a")
        with st.empty():
            st.chat_input("too", key="b")
        with st.container():
            st.empty().chat_input("inside", key="c")
    """)
    assert [node["key"] for node in page.find("chat_input", root=3)] == ["a", "b"]
    assert [node["key"] for node in page.find("chat_input", root=0)] == ["c"]


def test_the_callback_comes_first_and_sees_the_message(app):
    page = app("""
        seen = st.session_state.setdefault("seen", [])
        def sent(mark): seen.append((mark, st.session_state.c))
        st.chat_input(key="c", on_submit=sent, args=("m",), max_chars=3)
        st.text(seen)
        st.text(st.session_state.c)
    """)
    assert send(page, "c", text="hello").texts() == ["[('m', 'hel')]", "hel"]
    assert page.run().texts() == ["[('m', 'hel')]", "None"]


def test_files_and_sound(app):
    page = app("""
        got = st.chat_input(key="c", accept_file="multiple", accept_audio=True, file_type=["csv"])
        if got:
            st.text([got.text, [f.name for f in got.files], got["files"][0].read(), got.audio.name, sorted(got)])
    """)
    file = {"file_id": "f1", "name": "a.csv", "type": "text/csv", "size": 2}
    sound = {"file_id": "f2", "name": "r.wav", "type": "audio/wav", "size": 1}
    for info, data in ((file, b"hi"), (sound, b"x")):
        page.host.inbox.append({"type": "upload", "widget": page.id("c"), "file": info, "data": data})
    send(page, "c", text="look", files=[file], audio=[sound])
    assert page.errors == []
    assert page.texts() == ["['look', ['a.csv'], b'hi', 'r.wav', ['audio', 'files', 'text']]"]


def test_what_is_not_accepted_is_no_part_of_the_value(app):
    page = app("""
        got = st.chat_input(key="c", accept_file=True)
        if got: st.text([dict(got), hasattr(got, "audio")])
    """)
    assert send(page, "c", text="t").texts() == ["[{'text': 't', 'files': []}, False]"]


def test_the_script_puts_a_text_into_the_field(app):
    page = app("""
        if st.button("b", key="b"): st.session_state.c = "draft"
        st.text(st.chat_input(key="c"))
    """)
    page.press("b")
    assert page.texts() == ["None"]
    assert page.find("chat_input")[0]["props"]["text"]["text"] == "draft"
    page.run()
    assert "text" not in page.find("chat_input")[0]["props"]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.chat_input(accept_file='some')", "StreamlitValueError"),
        ("st.chat_input(submit_mode='x')", "StreamlitValueError"),
        ("st.chat_input(max_upload_size=0)", "StreamlitValueError"),
        ("st.chat_input(audio_sample_rate=1)", "StreamlitValueError"),
        ("with st.form('f'): st.chat_input()", "StreamlitInvalidLayoutContextError"),
        ("st.chat_input('a')\nst.chat_input('a')", "StreamlitDuplicateElementId"),
    ],
)
def test_bad_calls_say_so(app, call, error):
    assert [type for type, _ in app(call).errors] == [error]
