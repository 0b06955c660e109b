"""Runs functions that use a package each, and shows what came of each one."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st


def use_all(names: Mapping[str, Any]) -> None:
    """All functions `use_<package>` among these names, once the button is pressed: not at build time."""
    if st.button("Use them"):
        for name, function in sorted(names.items()):
            if name.startswith("use_") and name != "use_all":
                st.text(f"{name.removeprefix('use_')}: {outcome(function)}")
        st.text("That is all.")


def outcome(function: Callable[[], None]) -> str:
    try:
        function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "used"
