"""Internals that apps and components import by name."""


def test_caching_modules(app):
    page = app("""
        from streamlit.runtime.caching import cache_data, cache_resource
        from streamlit.runtime.caching.cache_errors import UnhashableParamError
        from streamlit.runtime.caching.cache_utils import CachedFunc
        import threading
        @cache_data
        def f(x):
            return x
        try:
            f(threading.Lock())
        except UnhashableParamError:
            st.text("told")
        st.text(isinstance(f, CachedFunc))
        st.caching.clear_cache()
        st.text(st.container().dg.__class__.__name__)
    """)
    assert page.errors == []
    assert page.texts() == ["told", "True", "DeltaGenerator"]


def test_dataframe_util(app):
    page = app("""
        import pandas
        from streamlit.dataframe_util import convert_anything_to_pandas_df, is_dataframe_like
        frame = pandas.DataFrame({"a": [1]})
        st.text(is_dataframe_like(frame), )
        st.text(convert_anything_to_pandas_df(frame["a"]).shape)
        st.text(convert_anything_to_pandas_df([{"a": 1}, {"a": 2}]).shape)
        st.text(convert_anything_to_pandas_df(frame.style) is frame)
    """)
    assert page.errors == []
    assert page.texts() == ["True", "(1, 1)", "(2, 1)", "True"]


def test_the_run_under_way_is_found_where_newer_apps_look(app):
    page = app("""
        from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
        st.text(get_script_run_ctx() is not None)
    """)
    assert page.texts() == ["True"]


def test_the_types_of_the_pages_configuration(app):
    page = app("""
        from streamlit.commands.page_config import MenuItems
        items: MenuItems = {"about": "*Mine*"}
        st.set_page_config(menu_items=items)
    """)
    assert page.errors == []


def test_a_script_that_starts_itself_runs_already(app):
    page = app("""
        import sys
        import streamlit.web.bootstrap
        from streamlit import runtime
        from streamlit.web import cli as stcli
        if runtime.exists():
            st.text("runs")
        else:
            sys.exit(stcli.main())
        streamlit.web.bootstrap.run(__file__, False, [], {})
        st.text("goes on")
    """)
    assert page.errors == []
    assert page.texts() == ["runs", "goes on"]
