"""The Streamlit API, version 1.67, in the visitor's browser. `import streamlit as st` in a script gets this package."""

from __future__ import annotations

from typing import Any as _Any

from appc_runtime.session import hooks as _hooks

from . import column_config as column_config
from . import legacy as _legacy
from .config import get_option as get_option
from .config import set_option as set_option
from .delta_generator import DeltaGenerator as DeltaGenerator
from .delta_generator import main_dg as _main
from .delta_generator import sidebar_dg as sidebar
from .execution import rerun as rerun
from .execution import stop as stop
from .fragment import fragment as fragment
from .page_config import set_page_config as set_page_config
from .secrets import secrets as secrets
from .state import query_params as query_params
from .state import session_state as session_state
from .unsupported import missing as _missing
from .unsupported import unsupported as _unsupported
from .version import STREAMLIT_VERSION_STRING as __version__

altair_chart = _main.altair_chart
area_chart = _main.area_chart
badge = _main.badge
bar_chart = _main.bar_chart
button = _main.button
caption = _main.caption
code = _main.code
dataframe = _main.dataframe
divider = _main.divider
error = _main.error
exception = _main.exception
header = _main.header
html = _main.html
image = _main.image
info = _main.info
json = _main.json
latex = _main.latex
line_chart = _main.line_chart
markdown = _main.markdown
metric = _main.metric
scatter_chart = _main.scatter_chart
subheader = _main.subheader
success = _main.success
table = _main.table
text = _main.text
title = _main.title
warning = _main.warning
text_input = _main.text_input
vega_lite_chart = _main.vega_lite_chart

experimental_rerun = _legacy.experimental_rerun
experimental_get_query_params = _legacy.experimental_get_query_params
experimental_set_query_params = _legacy.experimental_set_query_params
experimental_fragment = _legacy.renamed("experimental_fragment", "fragment", fragment)

_hooks.write = _main.text


def __getattr__(name: str) -> _Any:
    """Names of Streamlit's that are not in this version yet, and those that it never had."""
    stand_in = None if name.startswith("_") else _unsupported(_main, name)
    if stand_in is None:
        raise _missing("module 'streamlit'", name, globals())
    return stand_in
