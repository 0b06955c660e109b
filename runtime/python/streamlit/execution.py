"""`st.stop` and `st.rerun`."""

from __future__ import annotations

from typing import NoReturn

from appc_runtime.context import current
from appc_runtime.errors import RerunException, StopException, StreamlitAPIException


def stop() -> NoReturn:
    """End this run here; what has been drawn stays."""
    raise StopException


def rerun(scope: str = "app") -> None:
    """Run the script again at once; `scope="fragment"` only the fragment that calls.

    In a callback it does nothing: the script runs right after it anyway. Raises StreamlitAPIException for another scope,
    or for "fragment" outside a fragment's rerun.
    """
    if scope not in ("app", "fragment"):
        raise StreamlitAPIException(f"'{scope}' is not a valid rerun scope. Valid scopes are 'app' and 'fragment'.")
    context = current()
    if context is None:
        return
    if context.session.in_callback:
        context.session.warn("Calling st.rerun() within a callback is a no-op.")
        return
    if scope == "fragment" and not context.fragments:
        raise StreamlitAPIException(
            'scope="fragment" can only be specified from `@st.fragment`-decorated functions during a fragment rerun.'
        )
    raise RerunException(scope)
