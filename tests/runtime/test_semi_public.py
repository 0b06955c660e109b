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


def test_what_published_components_import(app):
    page = app("""
        from streamlit.commands.page_config import get_random_emoji
        from streamlit.config import get_config_options
        from streamlit.elements.lib.form_utils import is_in_form
        from streamlit.runtime.metrics_util import gather_metrics
        from streamlit.source_util import open_python_file, page_icon_and_name
        from streamlit.url_util import is_url
        from pathlib import Path
        @gather_metrics("twice")
        def twice(x):
            return 2 * x
        st.text(twice(2) + gather_metrics("twice", twice)(3))
        st.text(page_icon_and_name(Path("pages/02_🎈_my page.py")))
        st.text([is_url("HTTPS://a.org/"), is_url("a.org"), is_url("data:,x"), is_url("data:,x", ("data",))])
        st.text(get_config_options()["theme.primaryColor"].value)
        st.text(len(get_random_emoji()))
        with open_python_file(__file__) as file:
            st.text("open_python_file" in file.read())
        with st.form("f"):
            st.text(is_in_form(st._main))
            st.form_submit_button()
        st.text(is_in_form(st._main))
    """)
    assert page.errors == []
    assert page.texts() == [
        "10", "('🎈', 'my_page')", "[True, False, False, True]", "None", "1", "True", "True", "False"
    ]  # fmt: skip


def test_a_picture_s_address_holds_the_picture(app):
    page = app("""
        import numpy
        from streamlit import runtime
        from streamlit.elements.image import image_to_url as older
        from streamlit.elements.lib.image_utils import image_to_url
        from streamlit.elements.lib.layout_utils import LayoutConfig
        picture = numpy.zeros((1, 1, 3), "uint8")
        newer = image_to_url(picture, LayoutConfig(width="content"), False, "RGB", "PNG", "id")
        st.text(newer[:26])
        st.text(older(picture, 1, True, "RGB", "PNG", "id") == newer)
        st.text(image_to_url("https://a.org/b.png", 1, True, "RGB", "auto", "id"))
        st.text(runtime.get_instance().media_file_mgr.add(b"Hi", "model/stl", "0.1"))
        st.text(hasattr(runtime.get_instance(), "_session_mgr"))
    """)
    assert page.errors == []
    assert page.texts() == [
        "data:image/png;base64,iVBO", "True", "https://a.org/b.png", "data:model/stl;base64,SGk=", "False"
    ]  # fmt: skip


def test_a_deprecation_is_shown_once_if_asked(app):
    page = app("""
        from streamlit.deprecation_util import show_deprecation_warning
        for _ in range(2):
            show_deprecation_warning("old *once*", show_once=True)
            show_deprecation_warning("old", show_in_browser=False)
        st.text(len([1]))
    """)
    assert page.errors == []
    assert len(page.find("alert")) == 1


def test_types_are_where_typed_apps_take_them_from(app):
    page = app("""
        from streamlit import typing
        from streamlit.elements.arrow import DataframeSelectionState, DataframeState
        from streamlit.elements.deck_gl_json_chart import PydeckSelectionState, PydeckState
        from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
        from streamlit.elements.lib.mutable_popover_container import PopoverContainer
        from streamlit.elements.lib.mutable_status_container import StatusContainer
        from streamlit.elements.lib.mutable_tab_container import TabContainer
        from streamlit.elements.plotly_chart import PlotlySelectionState, PlotlyState
        from streamlit.elements.vega_charts import VegaLiteState
        st.text(PlotlyState is typing.PlotlyState and DataframeState is typing.DataframeState)
        containers = st.expander("e"), st.popover("p"), st.status("s"), st.tabs(["t"])[0]
        types = ExpanderContainer, PopoverContainer, StatusContainer, TabContainer
        st.text([isinstance(made, type) for made, type in zip(containers, types)])
    """)
    assert page.errors == []
    assert page.texts() == ["True", "[True, True, True, True]"]


def test_places_that_components_draw_in(app):
    page = app("""
        with st._event:
            st.text("without room of its own")
        st._main._skeleton(height=80)
    """)
    assert page.errors == []
    assert [node["type"] for node in page.find(root=2)] == ["text"]
    assert len(page.find("skeleton", root=0)) == 1


def test_options_that_apps_set_behind_the_public_names(app):
    page = app("""
        st._config.set_option("theme.base", "dark")
        st.text(st._config.get_option("theme.base"))
        st._config.set_option("theme.base", None)
        st.text(st._config.get_option("server.baseUrlPath") + "/media")
    """)
    assert page.errors == []
    assert page.texts() == ["dark", "/media"]
