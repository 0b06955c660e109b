"""What apps and components ask of Streamlit's runtime."""

from __future__ import annotations

from typing import Any

from appc_runtime.context import current


def exists() -> bool:
    """Whether the script runs in an app: always, once a run is under way."""
    return current() is not None


def get_instance() -> Any:
    """There is no server to get. Raises RuntimeError."""
    raise RuntimeError("There is no Streamlit server: this app runs in the visitor's browser.")
