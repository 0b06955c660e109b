"""`st.navigation`, `st.Page`, `st.switch_page`, `st.page_link`, and the `pages/` folder."""

import pytest


@pytest.fixture
def pages(app, tmp_path):
    """An app of three pages: two files and a function."""
    (tmp_path / "one.py").write_text("import streamlit as st\nst.text('one')\nst.text_input('n', 'a', key='n')\n")
    (tmp_path / "2_🦒_two.py").write_text("import streamlit as st\nst.text(f'two {sorted(st.session_state)}')\n")
    return app(
        """
        def three():
            st.text("three")
            st.text_input("n", "b", key="n")

        st.text_input("common", "c", key="common")
        third = st.Page(three, title="The **third**", icon=":material/home:", url_path="drei", help="Some *help*")
        here = st.navigation({"A": ["one.py"], "B": ["2_🦒_two.py", third]}, expanded=2)
        if st.button("go", key="go"):
            st.switch_page(third, query_params={"q": ["1", "2"]})
        def back():
            st.switch_page("one.py")
        st.button("back", key="back", on_click=back)
        here.run()
        st.text(f"{here.title}|{here.url_path}|{here.icon}")
        """
    )


def menu(page):
    return next(message for message in page.messages if message["type"] == "navigation")


def test_the_menu_tells_of_all_pages(pages):
    assert pages.errors == []
    sent = menu(pages)
    assert (sent["position"], sent["expanded"], sent["visible_items"]) == ("sidebar", False, 2)
    shown = [(p["path"], p["title"], p["icon"], p["section"], p["hidden"], p["url"]) for p in sent["pages"]]
    assert shown == [
        ("", "one", None, "A", False, None),
        ("two", "two", "🦒", "B", False, None),
        ("drei", "The third", "material/home", "B", False, None),
    ]
    assert sent["pages"][2]["label"] == "<p>The <strong>third</strong></p>"
    assert pages.texts() == ["one", "one||"]


def test_the_address_chooses_the_page(pages):
    pages.run(page="two")
    assert pages.texts() == ["two ['back', 'common', 'go']", "two|two|🦒"]
    assert not any(message["type"] in ("navigation", "page") for message in pages.messages)


def test_widgets_of_the_entrypoint_stay_and_those_of_pages_do_not(pages):
    pages.set("common", "mine").set("n", "mine")
    pages.run(page="drei")
    common, own = pages.find("text_input")
    assert (pages.values[common["id"]], own["value"]) == ("mine", "b")
    pages.run(page="")
    assert pages.find("text_input")[1]["value"] == "a"


def test_switch_page_goes_there_with_its_query(pages):
    pages.press("go")
    assert pages.texts()[0] == "three"
    assert {"type": "page", "page": "drei", "query": "q=1&q=2", "config": {}} in pages.messages
    pages.press("back")
    assert pages.texts()[0] == "one"
    assert {"type": "page", "page": "", "query": "", "config": {}} in pages.messages


def test_a_page_that_is_gone_leads_to_the_default_one(app):
    page = app(
        """
        def a(): st.text("a")
        def b(): st.text("b")
        only = st.checkbox("only", key="only")
        st.navigation([a] if only else [a, st.Page(b)]).run()
        """
    )
    page.run(page="b")
    assert page.texts() == ["b"]
    page.set("only", True)
    assert page.texts() == ["a"]
    assert {"type": "page", "page": "", "query": "", "config": {}} in page.messages


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.navigation([])", "StreamlitMissingRequiredParameterError"),
        ("st.navigation([f, f])", "StreamlitAPIException"),
        ("st.navigation([st.Page(f, default=True), st.Page(g, default=True)])", "StreamlitAPIException"),
        ("st.navigation([f], position='left')", "StreamlitValueError"),
        ("st.navigation([f], expanded=-1)", "StreamlitValueError"),
        ("st.navigation([f], expanded='x')", "StreamlitInvalidParameterTypeError"),
        ("st.navigation([3])", "StreamlitInvalidParameterTypeError"),
        ("st.navigation([st.Page('https://example.org', title='E')])", "StreamlitAPIException"),
        ("st.Page('https://example.org')", "StreamlitMissingRequiredParameterError"),
        ("st.Page('missing.py')", "StreamlitPageNotFoundError"),
        ("st.Page(f, url_path='a/b')", "StreamlitAPIException"),
        ("st.Page(f, url_path='')", "StreamlitMissingRequiredParameterError"),
        ("st.Page(f, title='__')", None),
        ("st.Page(f, title='  ')", "StreamlitMissingRequiredParameterError"),
        ("st.Page(f, icon='nope')", "StreamlitAPIException"),
        ("st.Page(f, visibility='x')", "StreamlitValueError"),
        ("st.Page(f).run()", "StreamlitAPIException"),
        ("st.switch_page('missing.py')", "StreamlitPageNotFoundError"),
        ("st.page_link('missing.py')", "StreamlitPageNotFoundError"),
        ("st.page_link('https://example.org')", "StreamlitMissingRequiredParameterError"),
    ],
)
def test_bad_calls_say_so(app, call, error):
    page = app(f"def f(): pass\ndef g(): pass\n{call}")
    assert [type for type, _ in page.errors] == ([error] if error else [])


def test_page_links(app, tmp_path):
    (tmp_path / "two.py").write_text("")
    page = app(
        """
        def f(): pass
        two = st.Page("two.py", title="Second", icon="🎈", help="h")
        st.navigation([f, two], position="hidden")
        st.page_link(two, query_params={"a": 1})
        st.page_link("two.py", label="*Two*", icon=":material/home:", icon_position="right", disabled=True)
        st.page_link("https://example.org", label="Out", help="there", width="stretch")
        """
    )
    assert page.errors == []
    first, second, third = (node["props"] for node in page.find("page_link"))
    assert (first["page"], first["url"], first["query"], first["icon"]) == ("two", None, "a=1", "🎈")
    assert (second["label"], second["icon_position"], second["disabled"]) == ("<p><em>Two</em></p>", "right", True)
    assert (third["page"], third["url"], third["width"]) == (None, "https://example.org", "stretch")


def test_the_pages_folder_needs_no_navigation(app, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "1_two.py").write_text("import streamlit as st\nst.text('two')\nst.switch_page('app.py')")
    pages = [
        {"path": "", "script": "app.py", "title": "app"},
        {"path": "two", "script": "pages/1_two.py", "title": "two"},
    ]
    page = app("st.text('one')\nst.page_link('pages/1_two.py')\nst.text_input('a', key='a')", pages=pages)
    assert page.find("page_link")[0]["props"]["label"] == "<p>two</p>"
    page.run(page="two")
    assert page.texts() == ["one"]
    assert {"type": "page", "page": "", "query": "", "config": {}} in page.messages
