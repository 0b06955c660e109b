"""file_uploader: the page's files as Python's."""

import pickle

import pytest


def upload(page, *names, key="k"):
    """The visitor chooses files; each holds its own name."""
    infos = []
    for name in names:
        info = {"file_id": f"id-{name}", "name": name, "type": "text/plain", "size": len(name)}
        page.host.inbox.append({"type": "upload", "widget": page.id(key), "file": info, "data": name.encode()})
        infos.append(info)
    return page.set(key, infos)


def test_one_file(app):
    page = app(
        """
        file = st.file_uploader("x", key="k")
        if file: st.text((file.name, file.type, file.size, file.read(), file.getvalue(), file.file_id))
        else: st.text(file)
        """
    )
    assert page.texts() == ["None"]
    shown = "('a.txt', 'text/plain', 5, b'a.txt', b'a.txt', 'id-a.txt')"
    assert upload(page, "a.txt").texts() == [shown]
    # The next run reads it from its beginning again.
    assert page.run().texts() == [shown]
    assert page.deltas == []
    assert page.set("k", []).texts() == ["None"]


def test_several_files(app):
    page = app('st.text([f.name for f in st.file_uploader("x", accept_multiple_files=True, key="k")])')
    assert page.texts() == ["[]"]
    assert upload(page, "a", "b").texts() == ["['a', 'b']"]
    kept = [{"file_id": "id-b", "name": "b", "type": "text/plain", "size": 1}]
    assert page.set("k", kept).texts() == ["['b']"]
    assert set(page.session.files) == {"id-b"}


def test_callback_sees_the_file(app):
    page = app(
        """
        def note(): st.session_state.log = st.session_state.k.name
        st.file_uploader("x", key="k", on_change=note)
        st.text(st.session_state.get("log"))
        """
    )
    assert upload(page, "a.txt").texts() == ["a.txt"]


def test_it_reads_like_a_file(app):
    page = app(
        """
        import pandas as pd
        file = st.file_uploader("x", key="k")
        if file: st.text(list(pd.read_csv(file)))
        """
    )
    assert upload(page, "one,two").texts() == ["['one', 'two']"]


@pytest.mark.parametrize(
    ("type", "endings"),
    [
        ("None", []),
        ("'csv'", [".csv"]),
        ("['.CSV', 'txt']", [".csv", ".txt"]),
        ("'jpg'", [".jpg", ".jpeg"]),
        ("['html', 'htm']", [".html", ".htm"]),
    ],
)
def test_types(app, type, endings):
    assert app(f'st.file_uploader("x", {type})').find("file_uploader")[0]["props"]["types"] == endings


def test_limits(app):
    def props(arguments, **manifest):
        return app(f'st.file_uploader("x", {arguments})', **manifest).find("file_uploader")[0]["props"]

    assert props("")["max_size"] == 200
    assert props("max_upload_size=5")["max_size"] == 5
    assert props("", config={"server": {"maxUploadSize": 7}})["max_size"] == 7
    assert props("accept_multiple_files='directory'")["multiple"] == "directory"
    assert "a positive integer" in app('st.file_uploader("x", max_upload_size=0)').errors[0][1]
    assert app('st.file_uploader("x", accept_multiple_files="no")').errors[0][0] == "StreamlitValueError"


def test_session_state_cannot_upload(app):
    page = app('st.session_state.k = []\nst.file_uploader("x", key="k")')
    assert page.errors[0][0] == "StreamlitValueAssignmentNotAllowedError"


def test_a_file_pickles(app):
    page = app('st.session_state.file = st.file_uploader("x", key="k")')
    upload(page, "a.txt")
    file = pickle.loads(pickle.dumps(page.session.state["file"]))
    assert (file.name, file.read()) == ("a.txt", b"a.txt")
