"""Progress, spinner, status, toasts."""

from tests.runtime.elements.schema import check


def test_progress_moves_in_place(app):
    page = app("""
        bar = st.progress(0, text="Starting")
        for step in range(1, 11):
            bar.progress(step / 10, text=f"Step *{step}*")
        st.progress(0.1 + 0.2 + 0.7)
    """)
    check(page.find())
    first, second = (node["props"] for node in page.find("progress"))
    assert (first["value"], first["text"]) == (100, "<p>Step <em>10</em></p>")
    assert (second["value"], second["text"]) == (100, None)


def test_spinner_is_sent_before_the_work_and_gone_after(app):
    page = app("""
        with st.spinner("Working", show_time=True):
            st.text("inside")
    """)
    shown, gone = (delta for delta in page.deltas if delta["op"] == "transient")
    assert (shown["path"], shown["nodes"][0]["position"], gone["nodes"]) == ([0], 0, [])
    assert shown["nodes"][0]["node"]["props"]["text"] == "<p>Working</p>"
    sent = [message for message in page.messages if message["type"] == "deltas"]
    assert "inside" not in str(sent[0])
    assert [message.get("last") for message in sent] == [None, True]
    assert [node["type"] for node in page.roots[0]["children"]] == ["text"]


def test_spinners_show_where_the_next_element_goes_each_for_its_time(app):
    page = app("""
        place, box = st.empty(), st.container()
        with st.spinner("outer"), place.spinner("in a place"):
            box.text("first")
            with box, st.spinner("in a box"):
                pass
            with place:
                with st.spinner("in the place again"):
                    pass
    """)
    shown = [
        [(*delta["path"], each["position"], each["node"]["props"]["text"]) for each in delta["nodes"]]
        for delta in page.deltas
        if delta["op"] == "transient"
    ]
    outer, inner, again = (0, 2, "<p>outer</p>"), (0, 0, "<p>in a place</p>"), (0, 0, "<p>in the place again</p>")
    boxed = (0, 1, 1, "<p>in a box</p>")
    assert shown == [[outer], [outer, inner], [boxed], [], [outer, inner, again], [outer, inner], [outer], []]


def test_status_completes_fails_and_updates(app):
    page = app("""
        with st.status("Loading", expanded=True) as loading:
            st.text("step")
        with st.status("Updated") as updated:
            updated.update(label="**Done**", state="error", expanded=True)
            st.text("other")
        try:
            with st.status("Failing"):
                raise ValueError
        except ValueError:
            pass
        st.status("Idle")
    """)
    check(page.find())
    loading, updated, failing, idle = page.find("expander")
    assert (loading["props"]["state"], loading["props"]["expanded"]) == ("complete", True)
    assert [child["type"] for child in loading["children"]] == ["text"]
    assert updated["props"]["label"] == "<p><strong>Done</strong></p>"
    assert (updated["props"]["state"], updated["props"]["expanded"]) == ("error", True)
    assert [child["type"] for child in updated["children"]] == ["text"]
    assert failing["props"]["state"] == "error"
    assert idle["props"]["state"] == "running"
    assert page.errors == []


def test_toasts_and_balloons_go_to_the_event_root_and_come_again(app):
    page = app("""
        st.toast("Saved **it**", icon="✅", duration="long")
        with st.sidebar:
            st.balloons()
        st.snow()
    """)
    check(page.find())
    toast, balloons, snow = page.roots[2]["children"]
    assert (toast["props"]["html"], toast["props"]["duration"]) == ("<p>Saved <strong>it</strong></p>", 10)
    assert (balloons["type"], snow["type"]) == ("balloons", "snow")
    before = toast["props"]["run"]
    page.run()
    assert page.roots[2]["children"][0]["props"]["run"] > before
