"""Whether a component is drawn in a form."""

from __future__ import annotations

from typing import Any


def current_form_id(dg: Any) -> str:
    """The id of the form that a widget drawn at `dg` belongs to, "" without one."""
    return dg._form() or ""


def is_in_form(dg: Any) -> bool:
    """Whether what is drawn at `dg` belongs to a form."""
    return current_form_id(dg) != ""
