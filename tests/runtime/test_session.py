"""Reruns as Streamlit defines them, and that only differences travel."""

import pytest


def test_first_run_draws_in_order(app):
    page = app('st.text("a")\nst.text("b")')
    assert page.texts() == ["a", "b"]
    assert page.statuses == ["done"]


def test_unchanged_run_sends_no_delta(app):
    page = app('st.text("a")\nst.text_input("name", "x")\nst.button("go")')
    page.run()
    assert page.deltas == []


def test_only_the_changed_element_is_sent(app):
    page = app('n = st.text_input("n", "1", key="n")\nfor i in range(50): st.text(i)\nst.text("n is " + n)')
    page.set("n", "2")
    assert [d["op"] for d in page.deltas] == ["set"]
    assert page.deltas[0]["node"]["props"]["body"] == "n is 2"


def test_shorter_run_trims(app):
    page = app('n = st.text_input("n", "3", key="n")\nfor i in range(int(n)): st.text(i)')
    assert page.texts() == ["0", "1", "2"]
    page.set("n", "1")
    assert page.texts() == ["0"]
    assert page.deltas == [{"op": "trim", "path": [0], "count": 2}]


def test_button_is_true_for_one_run(app):
    page = app('st.text(st.button("go", key="go"))')
    assert page.texts() == ["False"]
    assert page.press("go").texts() == ["True"]
    assert page.run().texts() == ["False"]


def test_callback_runs_before_the_script(app):
    page = app(
        """
        st.session_state.setdefault("log", [])
        def note(who): st.session_state.log.append((who, st.session_state.name))
        st.text(st.session_state.log)
        st.text_input("name", key="name", on_change=note, args=("cb",))
        """
    )
    assert page.set("name", "ada").texts() == ["[('cb', 'ada')]"]


def test_session_state_sets_a_widget_and_tells_the_page(app):
    page = app(
        """
        def clear(): st.session_state.name = "cleared"
        st.text_input("name", key="name")
        st.button("clear", key="clear", on_click=clear)
        st.text(st.session_state.name)
        """
    )
    page.set("name", "ada")
    page.press("clear")
    assert page.texts() == ["cleared"]
    assert {"op": "value", "id": page.id("name"), "value": "cleared"} in page.deltas
    assert page.values[page.id("name")] == "cleared"


def test_a_value_set_in_every_run_overrules_the_visitor_each_time(app):
    page = app('st.session_state.x = "fixed"\nst.text_input("x", key="x")')
    page.set("x", "mine")
    assert page.values[page.id("x")] == "fixed"
    page.set("x", "mine")
    assert page.values[page.id("x")] == "fixed"


def test_assigning_after_the_widget_is_an_error(app):
    page = app('st.text_input("x", key="x")\nst.session_state.x = "y"')
    assert page.errors[0][0] == "StreamlitWidgetAlreadyInstantiatedError"


def test_widgets_not_drawn_lose_their_state(app):
    page = app('show = st.text_input("show", "y", key="show")\nif show == "y": st.text_input("a", "d", key="a")')
    page.set("a", "changed")
    page.set("show", "n")
    assert "a" not in page.session.state
    page.set("show", "y")
    assert page.session.state["a"] == "d"


def test_duplicate_id_and_key(app):
    assert app('st.text_input("a")\nst.text_input("a")').errors[0][0] == "StreamlitDuplicateElementId"
    assert (
        app('st.text_input("a", key="k")\nst.text_input("b", key="k")').errors[0][0] == "StreamlitDuplicateElementKey"
    )


def test_key_identity_survives_a_new_label(app):
    page = app('n = st.text_input("n", "1", key="n")\nst.text_input(f"label {n}", key="x")')
    page.set("x", "typed")
    page.set("n", "2")
    assert page.session.state["x"] == "typed"
    assert page.values[page.id("x")] == "typed"


def test_error_shows_the_users_frames_and_the_app_lives_on(app):
    page = app('def bad(n): return 1 // n\nn = int(st.text_input("n", "0", key="n"))\nst.text(bad(n))')
    (error,) = page.find("exception")
    assert error["props"]["type"] == "ZeroDivisionError"
    assert [(f["file"], f["line"], f["name"]) for f in error["props"]["trace"]] == [
        ("app.py", 4, "<module>"),
        ("app.py", 2, "bad"),
    ]
    assert page.statuses == ["error"]
    assert page.set("n", "1").texts() == ["1"]
    assert page.errors == []


RAISES = """
try:
    {}["a"]
except KeyError as error:
    raise st.errors.StreamlitAPIException("no a") from error
"""


def test_an_uncaught_error_goes_by_its_full_name_and_shows_what_it_was_raised_from(app):
    (error,) = app(RAISES).find("exception")
    assert error["props"]["type"] == "streamlit.errors.StreamlitAPIException"
    assert [(frame["line"], frame["source"]) for frame in error["props"]["trace"]] == [
        (4, '{}["a"]'),
        (0, "KeyError: 'a'"),
        (0, "The above exception was the direct cause of the following exception:"),
        (6, 'raise st.errors.StreamlitAPIException("no a") from error'),
    ]
    # An error that the script shows goes by its short name, as in Streamlit.
    (shown,) = app("st.exception(st.errors.StreamlitAPIException('a'))").find("exception")
    assert shown["props"]["type"] == "StreamlitAPIException"


@pytest.mark.parametrize(
    ("details", "shown"),
    [
        ("full", ("streamlit.errors.StreamlitAPIException", True, 4)),
        ("stacktrace", ("streamlit.errors.StreamlitAPIException", False, 2)),
        ("type", ("streamlit.errors.StreamlitAPIException", False, 0)),
        ("none", ("", False, 0)),
    ],
)
def test_error_details_can_be_withheld(app, details, shown):
    (error,) = app(RAISES, config={"client": {"showErrorDetails": details}}).find("exception")
    props = error["props"]
    told = "no a" in props["message"] + props.get("message_html", "") + props["text"]
    assert (props["type"], told, len(props["trace"])) == shown


def test_syntax_error_names_the_line(app):
    page = app("st.text('a')\nif True print(1)")
    assert page.find("exception")[0]["props"]["trace"][-1]["line"] == 3


def test_stop_and_rerun(app):
    assert app('st.text("a")\nst.stop()\nst.text("b")').texts() == ["a"]
    page = app(
        'st.session_state.n = st.session_state.get("n", 0) + 1\nif st.session_state.n < 3: st.rerun()\nst.text(st.session_state.n)'
    )
    assert page.texts() == ["3"]
    assert page.statuses == ["interrupted", "interrupted", "done"]


def test_requests_that_wait_are_merged(app):
    page = app('st.text(st.text_input("n", "1", key="n"))\nst.text(st.button("b", key="b"))')
    wid, bid = page.id("n"), page.id("b")
    page.send(widgets={wid: "2"})
    page.send(triggers=(bid,))
    page.send(widgets={wid: "3"})
    page.settle()
    assert page.statuses == ["done"]
    assert page.texts() == ["3", "True"]


def test_new_input_interrupts_a_run_at_its_next_call(app):
    page = app(
        """
        import time
        n = st.text_input("n", "1", key="n")
        for i in range(1000):
            st.text(f"{n}:{i}")
            if n == "1": time.sleep(0.001)
            elif i == 3: break
        """,
        run=False,
    )
    seen = []

    def act():
        if not seen:
            seen.append(1)
            wid = next(w for w in page.session.state._widgets)
            page.send(widgets={wid: "2"})

    page.host.on_pause = act
    page.run()
    assert page.statuses == ["interrupted", "done"]
    assert page.texts() == ["2:0", "2:1", "2:2", "2:3"]


def test_magic_writes_bare_expressions(app):
    page = app('"""Docstring"""\n"hello"\nx = 5\nx\ndef f():\n    "doc"\n    x + 1\nf()\nprint')
    written = [node["props"]["html"] for node in page.find("markdown")]
    assert written == ["<p>Docstring</p>", "<p>hello</p>", "<p><code>5</code></p>", "<p><code>6</code></p>"]


def test_script_is_main_and_its_classes_pickle(app):
    page = app(
        """
        import pickle, sys
        class Point:
            def __init__(self): self.x = 1
        if __name__ == "__main__":
            st.text(pickle.loads(pickle.dumps(Point())).x)
            st.text(__file__ == sys.argv[0])
        """
    )
    assert page.texts() == ["1", "True"]


def test_placeholder_costs_nothing_when_nothing_changes(app):
    page = app('p = st.text("")\nfor i in range(10): p.text(i)')
    assert page.texts() == ["9"]
    page.run()
    assert page.deltas == []


def test_saved_state_comes_back_in_a_new_session(app):
    source = 'st.session_state.setdefault("n", 7)\nst.text(st.session_state.n)\nst.text(st.text_input("x", key="x"))'
    page = app(source)
    page.session.state["n"] = 8
    page.session.idle()
    saved = next(m for m in page.host.outbox if m["type"] == "saved_state")
    values = {page.id("x"): "kept"}
    again = app(source, run=False)
    again.host.inbox.append({"type": "restore_state", "data": saved["data"], "widgets": values})
    assert again.run().texts() == ["8", "kept"]


def test_sources_reach_the_app_with_the_importers_of_a_changed_module(app, tmp_path):
    (tmp_path / "helper.py").write_text("from deep import WORD\n")
    (tmp_path / "deep.py").write_text("WORD = 'one'\n")
    page = app('import helper\nst.text(helper.WORD)\nst.text_input("n", key="n")')
    page.set("n", "kept")
    page.host.inbox.append({"type": "sources", "files": {str(tmp_path / "deep.py"): "WORD = 'three'\n"}})
    page.settle()
    assert page.texts() == ["three"]
    assert page.session.state["n"] == "kept"


def test_sources_that_come_before_the_first_run_wait_for_the_pages_request(app, tmp_path):
    page = app('st.text("old")', run=False)
    page.host.inbox.append({"type": "sources", "files": {str(page.path): 'import streamlit as st\nst.text("new")\n'}})
    page.session.run_pending()
    assert [message["type"] for message in page.host.outbox] == []
    assert page.run().texts() == ["new"]
