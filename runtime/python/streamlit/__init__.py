"""The Streamlit API, version 1.67, in the visitor's browser. `import streamlit as st` in a script gets this package."""

from __future__ import annotations

from typing import Any as _Any

from appc_runtime.session import hooks as _hooks

from . import column_config as column_config
from . import components as components
from . import config as _config
from . import connections as connections
from . import containers as _containers  # (fills in the containers' classes)
from . import legacy as _legacy
from . import types as types
from . import typing as typing
from .caching import cache as cache
from .caching import cache_data as cache_data
from .caching import cache_resource as cache_resource
from .caching import experimental_memo as experimental_memo
from .caching import experimental_singleton as experimental_singleton
from .commands.page_config import set_page_config as set_page_config
from .config import get_option as get_option
from .config import set_user_option as set_option
from .connections.factory import connection as connection
from .context import context as context
from .context import user as user
from .delta_generator import DeltaGenerator as DeltaGenerator
from .delta_generator import bottom_dg as bottom
from .delta_generator import event_dg as _event
from .delta_generator import main_dg as _main
from .delta_generator import sidebar_dg as sidebar
from .dialogs import dialog as dialog
from .echo import echo as echo
from .execution import rerun as rerun
from .execution import stop as stop
from .fragment import fragment as fragment
from .logo import logo as logo
from .navigation.page import Page as Page
from .pages import navigation as navigation
from .pages import switch_page as switch_page
from .secrets import secrets as secrets
from .state import query_params as query_params
from .state import session_state as session_state
from .unsupported import missing as _missing
from .unsupported import unsupported as _unsupported
from .version import STREAMLIT_VERSION_STRING as __version__

altair_chart = _main.altair_chart
area_chart = _main.area_chart
badge = _main.badge
balloons = _main.balloons
bar_chart = _main.bar_chart
button = _main.button
caption = _main.caption
chat_input = _main.chat_input
chat_message = _main.chat_message
checkbox = _main.checkbox
code = _main.code
color_picker = _main.color_picker
columns = _main.columns
container = _main.container
data_editor = _main.data_editor
dataframe = _main.dataframe
date_input = _main.date_input
datetime_input = _main.datetime_input
divider = _main.divider
download_button = _main.download_button
echarts_chart = _main.echarts_chart
empty = _main.empty
error = _main.error
exception = _main.exception
expander = _main.expander
file_uploader = _main.file_uploader
form = _main.form
form_submit_button = _main.form_submit_button
graphviz_chart = _main.graphviz_chart
header = _main.header
help = _main.help
html = _main.html
image = _main.image
info = _main.info
json = _main.json
latex = _main.latex
line_chart = _main.line_chart
link_button = _main.link_button
map = _main.map
markdown = _main.markdown
mermaid_chart = _main.mermaid_chart
metric = _main.metric
multiselect = _main.multiselect
number_input = _main.number_input
page_link = _main.page_link
plotly_chart = _main.plotly_chart
popover = _main.popover
progress = _main.progress
pydeck_chart = _main.pydeck_chart
pyplot = _main.pyplot
radio = _main.radio
scatter_chart = _main.scatter_chart
select_slider = _main.select_slider
selectbox = _main.selectbox
skeleton = _main.skeleton
slider = _main.slider
snow = _main.snow
space = _main.space
spinner = _main.spinner
status = _main.status
subheader = _main.subheader
success = _main.success
table = _main.table
tabs = _main.tabs
text = _main.text
text_area = _main.text_area
text_input = _main.text_input
time_input = _main.time_input
title = _main.title
toast = _main.toast
toggle = _main.toggle
vega_lite_chart = _main.vega_lite_chart
warning = _main.warning
write = _main.write
write_stream = _main.write_stream

audio = _main.audio
audio_input = _main.audio_input
camera_input = _main.camera_input
feedback = _main.feedback
grid = _main.grid
iframe = _main.iframe
menu_button = _main.menu_button
pagination = _main.pagination
pdf = _main.pdf
pills = _main.pills
segmented_control = _main.segmented_control

video = _main.video
bokeh_chart = _main.bokeh_chart
beta_columns = _legacy.renamed("beta_columns", "columns", columns)
beta_container = _legacy.renamed("beta_container", "container", container)
beta_expander = _legacy.renamed("beta_expander", "expander", expander)
beta_set_page_config = _legacy.renamed("beta_set_page_config", "set_page_config", set_page_config)
experimental_audio_input = _legacy.renamed("experimental_audio_input", "audio_input", audio_input)
experimental_connection = _legacy.renamed("experimental_connection", "connection", connection)
experimental_data_editor = _legacy.renamed("experimental_data_editor", "data_editor", data_editor)
experimental_user = user
experimental_rerun = _legacy.experimental_rerun
experimental_get_query_params = _legacy.experimental_get_query_params
experimental_set_query_params = _legacy.experimental_set_query_params
experimental_dialog = _legacy.renamed("experimental_dialog", "dialog", dialog)
experimental_fragment = _legacy.renamed("experimental_fragment", "fragment", fragment)

_hooks.write = _main.write


def __getattr__(name: str) -> _Any:
    """Names of Streamlit's that are not in this version yet, and those that it never had."""
    if name == "_bottom":
        _legacy.note("_bottom", "st.bottom")
        return bottom
    stand_in = None if name.startswith("_") else _unsupported(_main, name)
    if stand_in is None:
        raise _missing("module 'streamlit'", name, globals())
    return stand_in
