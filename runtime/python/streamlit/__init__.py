"""The Streamlit API, version 1.67, in the visitor's browser. `import streamlit as st` in a script gets this package."""

from __future__ import annotations

from appc_runtime.session import hooks as _hooks

from .delta_generator import DeltaGenerator as DeltaGenerator
from .delta_generator import main_dg as _main
from .delta_generator import sidebar_dg as sidebar
from .execution import rerun as rerun
from .execution import stop as stop
from .state import query_params as query_params
from .state import session_state as session_state

__version__ = "1.67.0"

button = _main.button
text = _main.text
text_input = _main.text_input

_hooks.write = _main.text
