"""`AppTest`: runs, pages, what surrounds a run, and what a run leaves behind."""

import os
import sys
from pathlib import Path

import pytest

from streamlit.testing.v1 import AppTest, AppTestError


def app_of(source: str) -> AppTest:
    return AppTest.from_string("import streamlit as st\n" + source, default_timeout=20)


def test_nothing_runs_before_run() -> None:
    at = app_of("st.title('A *title*')")
    assert len(at.title) == 0
    assert at.run() is at
    assert at.title[0].value == "A *title*"


def test_a_function_gets_its_arguments() -> None:
    def script(name: str, *, mark: str) -> None:
        import streamlit as st

        st.text(f"{name}{mark}")

    at = AppTest.from_function(script, default_timeout=20, args=("Ada",), kwargs={"mark": "!"}).run()
    assert at.text[0].value == "Ada!"
    other = AppTest.from_function(script, default_timeout=20, args=("Bob",), kwargs={"mark": "?"}).run()
    assert [other.text[0].value, at.run().text[0].value] == ["Bob?", "Ada!"]


def test_a_file_is_found_from_the_test(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import streamlit as st\nst.text(__file__)\n")
    assert AppTest.from_file(tmp_path / "app.py").run().text[0].value == str(tmp_path / "app.py")
    with pytest.raises(FileNotFoundError, match=r"no script at .*testing.nothing\.py"):
        AppTest.from_file("nothing.py")


def test_state_query_secrets_user_and_context_reach_the_script() -> None:
    at = app_of(
        """
st.session_state.setdefault("n", 0)
st.session_state.n += 1
st.query_params["seen"] = st.query_params.get("q", "")
st.text(f"{st.secrets['db']['name']} {st.secrets.db.name} {st.user.email} {st.context.locale} {st.context.theme.type}")
"""
    )
    at.session_state["n"] = 4
    at.query_params["q"] = "x"
    at.secrets = {"db": {"name": "main"}}
    at.context = {"locale": "de-AT", "theme": "dark"}
    at.run()
    assert not at.exception
    assert at.text[0].value == "main main test@example.com de-AT dark"
    assert (at.session_state.n, dict(at.session_state)) == (5, {"n": 5})
    assert at.query_params == {"q": "x", "seen": "x"}
    at.user = {"email": "me@example.com"}
    assert "me@example.com" in at.run().text[0].value


def test_without_secrets_the_script_is_told_why() -> None:
    assert "nothing can be kept secret" in app_of("st.secrets['db']").run().exception[0].value


@pytest.mark.parametrize("context", [{"cookies": {}}, {"locale": 3}, {"theme": "blue"}, []])
def test_a_context_that_no_browser_has(context: object) -> None:
    at = app_of("")
    at.context = context  # type: ignore[assignment]
    with pytest.raises(AppTestError, match=r"AppTest\.context"):
        at.run()


def test_an_error_is_an_element() -> None:
    at = app_of("st.text('before')\n1 / 0").run()
    error = at.exception[0]
    assert (error.value, error.is_markdown, at.text[0].value) == ("division by zero", False, "before")
    assert "line 3" in error.stack_trace[0]


# The end may first come up where Python can only print it: in a finalizer.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("script", ["while True: pass", "while True: st.text('x')"])
def test_a_run_without_end_is_ended(script: str) -> None:
    at = app_of("if st.checkbox('go'):\n    " + script)
    at.run()
    at.checkbox[0].check()
    with pytest.raises(RuntimeError, match=r"AppTest script run timed out after 0.2\(s\)"):
        at.run(timeout=0.2)
    at.checkbox[0].uncheck().run()
    assert not at.exception


def test_a_rerun_counts_as_one_run() -> None:
    at = app_of(
        "n = st.session_state.get('n', 0)\nst.text(n)\nif n < 3:\n    st.session_state.n = n + 1\n    st.rerun()"
    )
    assert at.run().text.values == ["3"]


def test_fragments_forms_and_events_of_one_run() -> None:
    at = app_of("if st.button('go', key='go'):\n    st.toast('went')\n    st.success('went')").run()
    at.button(key="go").click().run()
    assert (at.button[0].value, at.toast[0].value, at.success[0].value) == (True, "went", "went")
    at.run()
    assert (at.button[0].value, len(at.success)) == (False, 0)


def test_pages_of_the_folder_and_of_navigation(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/2_\N{CHART WITH UPWARDS TREND}_My_sales.py").write_text(
        "import streamlit as st\nst.text('sales')\n"
    )
    (tmp_path / "app.py").write_text("import streamlit as st\nst.text('front')\n")
    at = AppTest.from_file(tmp_path / "app.py", default_timeout=20).run()
    assert at.text.values == ["front"]
    assert at.switch_page("pages/2_\N{CHART WITH UPWARDS TREND}_My_sales.py").run().text.values == ["sales"]
    assert at.run().text.values == ["sales"]
    assert at.switch_page("app.py").run().text.values == ["front"]
    with pytest.raises(ValueError, match="there is no file"):
        at.switch_page("pages/none.py")

    (tmp_path / "more.py").write_text("import streamlit as st\nst.text('more')\n")
    (tmp_path / "nav.py").write_text("import streamlit as st\nst.navigation(['app.py', 'more.py']).run()\n")
    at = AppTest.from_file(tmp_path / "nav.py", default_timeout=20).run()
    assert at.switch_page("more.py").run().text.values == ["more"]


def test_apps_do_not_see_each_other(tmp_path: Path) -> None:
    before = (sys.modules["__main__"], list(sys.argv), list(sys.path), os.getcwd(), set(sys.modules))
    apps = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "helper.py").write_text(f"NAME = {name!r}\ncount = 0\n")
        (tmp_path / name / "app.py").write_text(
            "import os\nimport sys\nimport streamlit as st\nimport helper\nhelper.count += 1\nst.text(helper.NAME)\n"
            "st.text(helper.count)\nsys.path.append('/nowhere')\nos.chdir('/')\n"
        )
        apps.append(AppTest.from_file(tmp_path / name / "app.py", default_timeout=20).run())
    assert [at.text[0].value for at in apps] == ["one", "two"]
    assert [at.run().text[1].value for at in apps] == ["2", "2"]
    after = (sys.modules["__main__"], list(sys.argv), list(sys.path), os.getcwd())
    assert after == before[:4]
    assert "helper" not in sys.modules
    assert not [name for name in set(sys.modules) - before[4] if str(tmp_path) in str(sys.modules[name])]


def test_a_placeholder_filled_twice_shows_the_longer_second_filling() -> None:
    at = app_of("""
place = st.empty()
with place.container():
    st.text("one")
with place.container():
    st.text("two")
    st.text("three")
""")
    for _ in range(2):
        assert [text.value for text in at.run().text] == ["two", "three"]
